// Text inside XML 1.0.
#pragma once

#include <string>
#include <string_view>

namespace chancery {

// Escapes & < > " ' and leaves out what XML 1.0 cannot hold (control characters).
std::string xml_text(std::string_view text);

}  // namespace chancery
