// Whether a text is JSON at all.
#pragma once

#include <string_view>

namespace chancery {

bool is_json(std::string_view text);

}  // namespace chancery
