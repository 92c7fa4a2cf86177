// What a clause says of itself: fact, future, possibility, duty; negated or not. What governs the
// clause is asked in governing.h.
#pragma once

#include <string_view>

#include "chancery/events/reading.h"

namespace chancery {

enum class Modality : std::uint8_t {
  kFact,
  kFuture,      // "will meet", "is to meet", "meets on Friday" told on Wednesday
  kWould,       // future of the past when reported, else a possibility
  kPossible,    // "may", "might", "could", "can"
  kDuty,        // "must", "should"
  kInfinitive,  // "to meet": what governs it decides
  kImperative,
};
std::string_view to_string(Modality modality);  // "fact", "future", "inf"

struct ClauseStatus {
  Modality modality = Modality::kFact;
  bool negated = false;
  bool question = false;
};

ClauseStatus clause_status(const Reading& reading, TokenIndex predicate);
// "officials normally meet in May": told of no time.
bool is_habit(const Reading& reading, TokenIndex verb);
bool is_past(const Reading& reading, TokenIndex verb);
bool is_infinitive(const Reading& reading, TokenIndex verb);
// Whether an auxiliary of the verb stands in that form: "could".
bool has_auxiliary(const Reading& reading, TokenIndex verb, std::string_view form);

}  // namespace chancery
