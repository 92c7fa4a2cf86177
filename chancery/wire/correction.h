// The JSON form of a correction: what the record keeps, `chancery corrections` prints and the
// service takes. docs/formats/record.md describes it.
#pragma once

#include <string>
#include <string_view>

#include "chancery/base/result.h"
#include "chancery/record/correction.h"

namespace chancery {

// Of what it says and who says so; the same correction made twice is one.
CorrectionId correction_id(const Correction& correction);

std::string encode_correction(const Correction& correction);

// Reads {"kind", "event_id", "into", "reports", "recode": {...}, "author", "made_on", "reason"}.
// kInvalidInput names the key that is wrong. What is left open for the caller to fill in may be
// absent: author, made_on.
Result<Correction> decode_correction(std::string_view json);

}  // namespace chancery
