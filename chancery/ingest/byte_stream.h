// Bytes from a file or a stream, unpacked while they are read. Nothing is held but a buffer.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>

#include "chancery/base/result.h"

namespace chancery {

// Limits of everything that is read, whatever it is packed in.
inline constexpr std::size_t kLargestDocument = std::size_t{8} << 20;  // bytes, unpacked
inline constexpr std::uint64_t kLargestRatio = 100;  // unpacked : packed, after the first MiB

// Errors carry the reason only; who opened the stream adds the path.
class ByteStream {
 public:
  virtual ~ByteStream() = default;
  // Up to `size` > 0 bytes into `buffer`; 0 at the end, and from then on.
  virtual Result<std::size_t> read(char* buffer, std::size_t size) = 0;
};

// A regular file. Pipes, sockets, devices and folders are not opened (kInvalidInput).
Result<std::unique_ptr<ByteStream>> open_file(const std::filesystem::path& file);
// The stream must outlive what is returned.
std::unique_ptr<ByteStream> read_stream(std::istream& stream);

// Unpacks gzip (RFC 1952, any number of members) and Zstandard (RFC 8878), known by their first
// bytes; other bytes pass as they are, unless the name of the file says that they are packed.
// Errors of the result: kInvalidInput for damaged or cut data, kLimit past kLargestRatio.
Result<std::unique_ptr<ByteStream>> unpack(std::unique_ptr<ByteStream> packed,
                                           bool named_as_packed);

// The lines of a stream, without their "\n" or "\r\n".
class LineReader {
 public:
  explicit LineReader(ByteStream& stream) : stream_(stream) {}

  struct Line {
    std::size_t number = 0;  // from 1; 0 at the end of the stream
    bool too_long = false;   // past kLargestDocument: the text is left out
    std::string_view text;   // until the next call
  };
  Result<Line> next();
  // Makes the line that next() gave last, and no other, part of the rest() again.
  void put_back(const Line& line);
  // Everything that was not yet given; kLimit when that is more than `limit` bytes.
  Result<std::string> rest(std::size_t limit);

 private:
  Result<bool> fill();

  ByteStream& stream_;
  std::string buffer_;
  std::size_t begin_ = 0;
  std::size_t number_ = 0;
  bool ended_ = false;
};

}  // namespace chancery
