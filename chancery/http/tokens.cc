#include "chancery/http/tokens.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <fstream>

#include "chancery/base/digest.h"
#include "chancery/base/strings.h"

namespace chancery {
namespace {

constexpr std::size_t kTokenBytes = 32;

Error wrong(const std::filesystem::path& file, const std::string& what) {
  return {ErrorCode::kConfiguration, file.string() + what};
}

bool is_hash(std::string_view text) {
  return text.size() == 64 && std::all_of(text.begin(), text.end(), [](char c) {
           return is_ascii_digit(c) || (c >= 'a' && c <= 'f');
         });
}

bool is_name(std::string_view name) {
  return !name.empty() && name.size() <= 64 && std::all_of(name.begin(), name.end(), [](char c) {
    return is_ascii_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
           c == '_' || c == '.';
  });
}

}  // namespace

Result<Tokens> Tokens::load(const std::filesystem::path& file) {
  struct stat state {};
  if (::stat(file.c_str(), &state) != 0) {
    return tl::unexpected(
        wrong(file, ": no token file; `chancery serve --new-token NAME` makes one"));
  }
  if ((state.st_mode & 077U) != 0) {
    return tl::unexpected(wrong(file, ": others than its owner may use it; chmod 600"));
  }
  std::ifstream in(file);
  Tokens tokens;
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    const std::string_view entry = trim(std::string_view(line).substr(0, line.find('#')));
    if (entry.empty()) continue;
    const std::size_t space = entry.find(' ');
    const std::string_view name = entry.substr(0, space);
    const std::string_view hash =
        space == std::string_view::npos ? std::string_view() : trim(entry.substr(space));
    if (!is_name(name) || !is_hash(hash)) {
      return tl::unexpected(
          wrong(file, ":" + std::to_string(number) + ": not a name and a SHA-256"));
    }
    tokens.entries_.push_back({std::string(name), std::string(hash)});
  }
  if (tokens.entries_.empty()) return tl::unexpected(wrong(file, ": holds no token"));
  return tokens;
}

std::string_view Tokens::name_of(std::string_view token) const {
  const std::string hash = sha256_hex(token);
  std::string_view name;
  for (const Entry& entry : entries_) {
    if (sodium_memcmp(hash.data(), entry.hash.data(), hash.size()) == 0) name = entry.name;
  }
  return name;
}

Result<std::string> add_token(const std::filesystem::path& file, std::string_view name) {
  if (!is_name(name)) {
    return fail(ErrorCode::kUsage,
                "--new-token: '" + std::string(name) + "' is no name (letters, digits, - _ .)");
  }
  if (sodium_init() < 0) return fail(ErrorCode::kConfiguration, "no source of random numbers");
  std::array<unsigned char, kTokenBytes> random{};
  randombytes_buf(random.data(), random.size());
  std::array<char, kTokenBytes * 2 + 1> token{};
  sodium_bin2hex(token.data(), token.size(), random.data(), random.size());
  const std::string line = std::string(name) + " " + sha256_hex(token.data()) + "\n";
  const int fd = ::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (fd < 0) return tl::unexpected(wrong(file, ": cannot be written"));
  const bool written = ::write(fd, line.data(), line.size()) == static_cast<ssize_t>(line.size()) &&
                       ::fsync(fd) == 0;
  ::close(fd);
  if (!written) return tl::unexpected(wrong(file, ": cannot be written"));
  return std::string(token.data());
}

}  // namespace chancery
