// The version of the coder: stands in every record, so that reports read by another are read again.
#pragma once

namespace chancery {

inline constexpr const char* kVersion = "0.1.0";

}  // namespace chancery
