#include "chancery/cli/input.h"

#include <fstream>
#include <istream>
#include <iterator>

namespace chancery {

Result<std::string> read_whole(const std::string& name, std::istream& standard_input) {
  const auto all = [](std::istream& stream) {
    return std::string((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
  };
  if (name == "-") return all(standard_input);
  std::ifstream file(name, std::ios::binary);
  if (!file.is_open()) return fail(ErrorCode::kUnreadable, name + ": cannot be opened");
  std::string content = all(file);
  if (file.bad()) return fail(ErrorCode::kUnreadable, name + ": cannot be read");
  return content;
}

}  // namespace chancery
