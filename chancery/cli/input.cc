#include "chancery/cli/input.h"

#include <filesystem>
#include <fstream>
#include <istream>
#include <iterator>

namespace chancery {

Result<std::string> read_whole(const std::string& name, std::istream& standard_input) {
  const auto all = [](std::istream& stream) {
    return std::string((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
  };
  if (name == "-") return all(standard_input);
  std::error_code ignored;
  if (std::filesystem::is_directory(name, ignored)) {
    return fail(ErrorCode::kUnreadable, name + ": is a folder");
  }
  std::ifstream file(name, std::ios::binary);
  if (!file.is_open()) return fail(ErrorCode::kUnreadable, name + ": cannot be opened");
  std::string content = all(file);
  if (file.bad()) return fail(ErrorCode::kUnreadable, name + ": cannot be read");
  return content;
}

}  // namespace chancery
