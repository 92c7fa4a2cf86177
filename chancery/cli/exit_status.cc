#include "chancery/cli/exit_status.h"

namespace chancery {

int exit_status(ErrorCode code) {
  switch (code) {
    case ErrorCode::kUsage:
      return kWrongUsage;
    case ErrorCode::kConfiguration:
      return kWrongConfiguration;
    case ErrorCode::kStore:
      return kStoreFailed;
    case ErrorCode::kInterrupted:
      return kInterrupted;
    case ErrorCode::kInvalidInput:
    case ErrorCode::kUnreadable:
    case ErrorCode::kLimit:
    case ErrorCode::kNotFound:
      return kSomeFailed;
  }
  return kSomeFailed;
}

}  // namespace chancery
