// What day it is, as a port: the library never asks the system, so a run can be repeated.
#pragma once

#include "chancery/base/date.h"

namespace chancery {

class Clock {
 public:
  virtual ~Clock() = default;
  virtual CivilDate today() const = 0;
};

// A clock that stands still: for repeatable runs and for `--as-of`.
class FixedClock final : public Clock {
 public:
  explicit FixedClock(CivilDate day) : day_(day) {}
  CivilDate today() const override { return day_; }

 private:
  CivilDate day_;
};

}  // namespace chancery
