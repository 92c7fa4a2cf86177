// One writer at a time for one record, for as long as it has the record open.
#pragma once

#include <filesystem>

#include "chancery/base/result.h"

namespace chancery {

// Held by an advisory lock on the file RECORD.lock, which goes with the lock. The lock of a process
// that was killed is free; its file is taken over.
class WriterLock {
 public:
  // kStore where another process has the record open for writing.
  static Result<WriterLock> take(const std::filesystem::path& record);
  WriterLock(WriterLock&& other) noexcept;
  WriterLock& operator=(WriterLock&&) = delete;
  ~WriterLock();

 private:
  WriterLock(std::filesystem::path file, int descriptor)
      : file_(std::move(file)), descriptor_(descriptor) {}
  std::filesystem::path file_;
  int descriptor_;
};

}  // namespace chancery
