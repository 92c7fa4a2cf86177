// Files, streams, and the lines in them; unpacking is in unpack.cc.
#include "chancery/ingest/byte_stream.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <istream>
#include <vector>

namespace chancery {
namespace {

constexpr std::size_t kChunk = std::size_t{64} << 10;

class FileStream final : public ByteStream {
 public:
  explicit FileStream(int descriptor) : descriptor_(descriptor) {}
  ~FileStream() override { ::close(descriptor_); }
  FileStream(const FileStream&) = delete;
  FileStream& operator=(const FileStream&) = delete;

  Result<std::size_t> read(char* buffer, std::size_t size) override {
    for (;;) {
      const ssize_t got = ::read(descriptor_, buffer, size);
      if (got >= 0) return static_cast<std::size_t>(got);
      if (errno != EINTR) return fail(ErrorCode::kUnreadable, std::strerror(errno));
    }
  }

 private:
  int descriptor_;
};

class IstreamBytes final : public ByteStream {
 public:
  explicit IstreamBytes(std::istream& stream) : stream_(stream) {}

  Result<std::size_t> read(char* buffer, std::size_t size) override {
    if (!stream_) return std::size_t{0};
    stream_.read(buffer, static_cast<std::streamsize>(size));
    if (stream_.bad()) return fail(ErrorCode::kUnreadable, "reading failed");
    return static_cast<std::size_t>(stream_.gcount());
  }

 private:
  std::istream& stream_;
};

}  // namespace

Result<std::unique_ptr<ByteStream>> open_file(const std::filesystem::path& file) {
  // Without O_NONBLOCK the opening of a pipe would wait for a writer.
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (descriptor < 0) return fail(ErrorCode::kUnreadable, std::strerror(errno));
  auto stream = std::make_unique<FileStream>(descriptor);
  struct stat status {};
  if (::fstat(descriptor, &status) != 0) return fail(ErrorCode::kUnreadable, std::strerror(errno));
  if (!S_ISREG(status.st_mode)) {
    return fail(ErrorCode::kInvalidInput, "not a regular file (a pipe, socket, device or folder)");
  }
  return std::unique_ptr<ByteStream>(std::move(stream));
}

std::unique_ptr<ByteStream> read_stream(std::istream& stream) {
  return std::make_unique<IstreamBytes>(stream);
}

Result<bool> LineReader::fill() {
  if (ended_) return false;
  buffer_.erase(0, begin_);
  begin_ = 0;
  const std::size_t size = buffer_.size();
  buffer_.resize(size + kChunk);
  const Result<std::size_t> got = stream_.read(buffer_.data() + size, kChunk);
  buffer_.resize(size + (got ? *got : 0));
  if (!got || *got == 0) ended_ = true;
  if (!got) return tl::unexpected<Error>(got.error());
  return *got > 0;
}

Result<LineReader::Line> LineReader::next() {
  bool too_long = false;
  std::size_t searched = begin_;
  for (;;) {
    const std::size_t end = buffer_.find('\n', searched);
    if (end != std::string::npos) {
      std::string_view text(buffer_.data() + begin_, end - begin_);
      if (!text.empty() && text.back() == '\r') text.remove_suffix(1);
      begin_ = end + 1;
      too_long = too_long || text.size() > kLargestDocument;
      return Line{++number_, too_long, too_long ? std::string_view() : text};
    }
    if (buffer_.size() - begin_ > kLargestDocument) {
      too_long = true;
      begin_ = buffer_.size();
    }
    const std::size_t kept = buffer_.size() - begin_;
    const Result<bool> more = fill();
    if (!more) return tl::unexpected<Error>(more.error());
    searched = kept;
    if (*more) continue;
    if (buffer_.size() == begin_ && !too_long) return Line{};
    const std::string_view text(buffer_.data() + begin_, buffer_.size() - begin_);
    begin_ = buffer_.size();
    return Line{++number_, too_long, too_long ? std::string_view() : text};
  }
}

void LineReader::put_back(const Line& line) {
  if (line.number == 0 || line.too_long) return;
  begin_ = static_cast<std::size_t>(line.text.data() - buffer_.data());
  --number_;
}

Result<std::string> LineReader::rest(std::size_t limit) {
  for (;;) {
    if (buffer_.size() - begin_ > limit) {
      return fail(ErrorCode::kLimit,
                  "larger than " + std::to_string(limit >> 20) + " MiB (unpacked)");
    }
    const Result<bool> more = fill();
    if (!more) return tl::unexpected<Error>(more.error());
    if (!*more) break;
  }
  std::string all = buffer_.substr(begin_);
  begin_ = buffer_.size();
  return all;
}

}  // namespace chancery
