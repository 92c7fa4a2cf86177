// Who may write: tokens by the hashes of a token file. The tokens themselves are stored nowhere.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/base/result.h"

namespace chancery {

// A token file has a line for each token: a name, a space, the SHA-256 of the token in hexadecimal
// digits; `#` begins a comment. Tokens are 256 random bits, so one hash needs no salt.
class Tokens {
 public:
  // kConfiguration with file and line; also for a file that others than its owner may read or
  // write, and for one without a token.
  static Result<Tokens> load(const std::filesystem::path& file);
  // The name of who presents the token; empty where it is none of them. Compares with every entry,
  // in constant time each.
  std::string_view name_of(std::string_view token) const;

 private:
  struct Entry {
    std::string name;
    std::string hash;
  };
  std::vector<Entry> entries_;
};

// Makes a token, adds its hash to the file (made with mode 0600), and gives the token: the only
// time that it is seen.
Result<std::string> add_token(const std::filesystem::path& file, std::string_view name);

}  // namespace chancery
