// Small things done with strings everywhere: split, trim, join. No language and no Unicode here;
// that is text/.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chancery {

// "a;;b" by ';' is {"a", "", "b"}; the empty string gives no parts.
std::vector<std::string_view> split(std::string_view text, char separator);
// ASCII white space off both ends.
std::string_view trim(std::string_view text);
std::string join(const std::vector<std::string>& parts, std::string_view separator);
bool is_ascii_space(char c);
bool is_ascii_digit(char c);

}  // namespace chancery
