// Unpacking gzip and Zstandard as a stream, with the limit on what a packed byte may grow to.
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <cstring>
#include <vector>

#include "chancery/ingest/byte_stream.h"

namespace chancery {
namespace {

constexpr std::size_t kChunk = std::size_t{64} << 10;
constexpr std::uint64_t kFreeOfRatio = std::uint64_t{1} << 20;
constexpr unsigned kLargestWindowLog = 27;  // 128 MiB, what `zstd` itself accepts unasked

// Gives back the bytes that were looked at to find out what the stream is.
class Rejoined final : public ByteStream {
 public:
  Rejoined(std::string first, std::unique_ptr<ByteStream> rest)
      : first_(std::move(first)), rest_(std::move(rest)) {}

  Result<std::size_t> read(char* buffer, std::size_t size) override {
    if (given_ == first_.size()) return rest_->read(buffer, size);
    const std::size_t count = std::min(size, first_.size() - given_);
    std::memcpy(buffer, first_.data() + given_, count);
    given_ += count;
    return count;
  }

 private:
  std::string first_;
  std::size_t given_ = 0;
  std::unique_ptr<ByteStream> rest_;
};

// What both formats share: the packed chunk, and the count of bytes on both sides.
class Unpacking : public ByteStream {
 public:
  explicit Unpacking(std::unique_ptr<ByteStream> packed)
      : packed_(std::move(packed)), chunk_(kChunk) {}

 protected:
  // The next packed bytes; 0 at their end.
  Result<std::size_t> refill() {
    auto got = packed_->read(chunk_.data(), chunk_.size());
    if (got) in_ += *got;
    return got;
  }
  Result<std::size_t> give(std::size_t count) {
    out_ += count;
    if (out_ > kFreeOfRatio && out_ > in_ * kLargestRatio) {
      return fail(ErrorCode::kLimit, "unpacks to more than " + std::to_string(kLargestRatio) +
                                         " times its packed size");
    }
    return count;
  }
  char* chunk() { return chunk_.data(); }

 private:
  std::unique_ptr<ByteStream> packed_;
  std::vector<char> chunk_;
  std::uint64_t in_ = 0;
  std::uint64_t out_ = 0;
};

class Gunzip final : public Unpacking {
 public:
  explicit Gunzip(std::unique_ptr<ByteStream> packed) : Unpacking(std::move(packed)) {
    ready_ = inflateInit2(&state_, 15 + 16) == Z_OK;
  }
  ~Gunzip() override { inflateEnd(&state_); }
  Gunzip(const Gunzip&) = delete;
  Gunzip& operator=(const Gunzip&) = delete;

  Result<std::size_t> read(char* buffer, std::size_t size) override {
    if (!ready_) return fail(ErrorCode::kLimit, "no memory to unpack gzip data");
    state_.next_out = reinterpret_cast<Bytef*>(buffer);
    state_.avail_out = static_cast<uInt>(std::min(size, kChunk));
    const uInt asked = state_.avail_out;
    while (!ended_ && state_.avail_out == asked) {
      if (state_.avail_in == 0) {
        const auto got = refill();
        if (!got) return got;
        if (*got == 0) {
          if (between_members_) break;
          return fail(ErrorCode::kInvalidInput, "the gzip data is cut short");
        }
        state_.next_in = reinterpret_cast<Bytef*>(chunk());
        state_.avail_in = static_cast<uInt>(*got);
      }
      if (between_members_ && *state_.next_in != 0x1f) {
        // Padding after the last member is no error (gzip(1) says the same).
        ended_ = true;
        break;
      }
      between_members_ = false;
      const int status = inflate(&state_, Z_NO_FLUSH);
      if (status == Z_STREAM_END) {
        between_members_ = true;
        inflateReset(&state_);
      } else if (status != Z_OK && status != Z_BUF_ERROR) {
        return fail(ErrorCode::kInvalidInput, "the gzip data is damaged");
      }
    }
    return give(asked - state_.avail_out);
  }

 private:
  z_stream state_{};
  bool ready_ = false;
  bool between_members_ = false;
  bool ended_ = false;
};

class Unzstd final : public Unpacking {
 public:
  explicit Unzstd(std::unique_ptr<ByteStream> packed)
      : Unpacking(std::move(packed)), state_(ZSTD_createDCtx()) {
    if (state_) {
      ZSTD_DCtx_setParameter(state_.get(), ZSTD_d_windowLogMax,
                             static_cast<int>(kLargestWindowLog));
    }
  }

  Result<std::size_t> read(char* buffer, std::size_t size) override {
    if (!state_) return fail(ErrorCode::kLimit, "no memory to unpack zstd data");
    ZSTD_outBuffer out{buffer, size, 0};
    while (out.pos == 0) {
      if (in_.pos == in_.size && !flushing_) {
        const auto got = refill();
        if (!got) return got;
        if (*got == 0) {
          if (frame_ended_) break;
          return fail(ErrorCode::kInvalidInput, "the zstd data is cut short");
        }
        in_ = {chunk(), *got, 0};
      }
      const std::size_t status = ZSTD_decompressStream(state_.get(), &out, &in_);
      if (ZSTD_isError(status)) {
        return fail(ErrorCode::kInvalidInput,
                    std::string("the zstd data is damaged: ") + ZSTD_getErrorName(status));
      }
      frame_ended_ = status == 0;
      // A full output may leave bytes inside the decoder; an empty one cannot.
      flushing_ = out.pos == out.size && !frame_ended_;
    }
    return give(out.pos);
  }

 private:
  struct Free {
    void operator()(ZSTD_DCtx* state) const { ZSTD_freeDCtx(state); }
  };
  std::unique_ptr<ZSTD_DCtx, Free> state_;
  ZSTD_inBuffer in_{nullptr, 0, 0};
  bool frame_ended_ = false;
  bool flushing_ = false;
};

}  // namespace

Result<std::unique_ptr<ByteStream>> unpack(std::unique_ptr<ByteStream> packed,
                                           bool named_as_packed) {
  std::string first(4, '\0');
  std::size_t size = 0;
  while (size < first.size()) {
    const auto got = packed->read(first.data() + size, first.size() - size);
    if (!got) return tl::unexpected<Error>(got.error());
    if (*got == 0) break;
    size += *got;
  }
  first.resize(size);
  const bool gzip = first.rfind("\x1f\x8b", 0) == 0;
  const bool zstd = first == "\x28\xb5\x2f\xfd";
  if (named_as_packed && !gzip && !zstd && size > 0) {
    return fail(ErrorCode::kInvalidInput, "its name says that it is packed, its bytes do not");
  }
  auto whole = std::make_unique<Rejoined>(std::move(first), std::move(packed));
  if (gzip) return std::unique_ptr<ByteStream>(std::make_unique<Gunzip>(std::move(whole)));
  if (zstd) return std::unique_ptr<ByteStream>(std::make_unique<Unzstd>(std::move(whole)));
  return std::unique_ptr<ByteStream>(std::move(whole));
}

}  // namespace chancery
