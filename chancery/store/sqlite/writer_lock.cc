#include "chancery/store/sqlite/writer_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace chancery {
namespace {

// The one who held the lock before may have removed the file between our opening and locking it.
bool is_still_there(const std::filesystem::path& file, int descriptor) {
  struct stat ours {};
  struct stat there {};
  return fstat(descriptor, &ours) == 0 && stat(file.c_str(), &there) == 0 &&
         ours.st_ino == there.st_ino && ours.st_dev == there.st_dev;
}

}  // namespace

Result<WriterLock> WriterLock::take(const std::filesystem::path& record) {
  const std::filesystem::path file = record.string() + ".lock";
  for (;;) {
    const int descriptor = open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
    if (descriptor < 0) {
      return fail(ErrorCode::kStore, record.string() + ": record cannot be opened for writing: " +
                                         std::strerror(errno));
    }
    if (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
      close(descriptor);
      return fail(ErrorCode::kStore,
                  record.string() + ": another process is writing to this record");
    }
    if (is_still_there(file, descriptor)) return WriterLock(file, descriptor);
    close(descriptor);
  }
}

WriterLock::WriterLock(WriterLock&& other) noexcept
    : file_(std::move(other.file_)), descriptor_(std::exchange(other.descriptor_, -1)) {}

WriterLock::~WriterLock() {
  if (descriptor_ < 0) return;
  unlink(file_.c_str());
  close(descriptor_);
}

}  // namespace chancery
