// A whole input read into memory: a file, or standard input for "-".
#pragma once

#include <iosfwd>
#include <string>

#include "chancery/base/result.h"

namespace chancery {

Result<std::string> read_whole(const std::string& name, std::istream& standard_input);

}  // namespace chancery
