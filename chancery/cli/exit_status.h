// What the process tells the shell: one table from our error codes to exit statuses.
#pragma once

#include "chancery/base/result.h"

namespace chancery {

inline constexpr int kAllDone = 0;
inline constexpr int kSomeFailed = 1;
inline constexpr int kWrongUsage = 2;
inline constexpr int kWrongConfiguration = 3;
inline constexpr int kStoreFailed = 4;
inline constexpr int kInterrupted = 130;

int exit_status(ErrorCode code);

}  // namespace chancery
