// Time expressions that hang on the words of an event.
#include "chancery/events/dates_places.h"

#include <algorithm>

namespace chancery {
namespace {

constexpr int kMaxClimb = 8;

bool can_hold_time(Deprel d) {
  switch (d) {
    case Deprel::kObl:
    case Deprel::kOblUnmarked:
    case Deprel::kNmod:
    case Deprel::kNmodUnmarked:
    case Deprel::kNmodPoss:
    case Deprel::kAdvmod:
    case Deprel::kAmod:
    case Deprel::kCompound:
    case Deprel::kNummod:
      return true;
    default:
      return false;
  }
}

std::optional<std::size_t> timex_at(const Reading& r, TokenIndex t) {
  for (std::size_t i = 0; i < r.inputs.timexes.size(); ++i) {
    if (r.inputs.timexes[i].tokens.contains(t)) return i;
  }
  return std::nullopt;
}

bool is_dated(const Timex& timex) {
  return timex.interval.has_value() &&
         (timex.type == TimexType::kDate || timex.type == TimexType::kTime);
}

// Prepositions that part the time of what they govern from the time of what they hang on.
bool parts_times(const std::string& preposition) {
  return preposition == "since" || preposition == "until" || preposition == "till" ||
         preposition == "before" || preposition == "after" || preposition == "ahead_of";
}

// Prepositions of what is spoken of, not of when or where it is done.
bool is_topic(const std::string& preposition) {
  return preposition == "of" || preposition == "for" || preposition == "over" ||
         preposition == "about";
}

// Prepositions that put the time before or after the event, not on it.
bool is_bound(const std::string& preposition) {
  return parts_times(preposition) || preposition == "from" || preposition == "by";
}

}  // namespace

namespace {

// The time right before "when" and a comma: "in 1993, when", whatever the parser hung the clause
// on.
std::optional<std::size_t> timex_before_when(const Reading& r, TokenIndex verb) {
  TokenIndex t = r.tree.subtree(verb).begin;
  const TokenIndex first = r.syntax[r.token(verb).sentence].tokens.begin;
  const auto step_over = [&](std::string_view word) {
    if (r.lemma(t) != word && t > first && r.lemma(TokenIndex(t.value - 1)) == word) --t.value;
    return r.lemma(t) == word;
  };
  if (!step_over("when")) return std::nullopt;
  step_over(",");
  return t > first ? timex_at(r, TokenIndex(t.value - 1)) : std::nullopt;
}

// "in 1993, when aircraft bombed the port": the clause tells what happened at the time above it.
std::optional<std::size_t> timex_above(const Reading& r, TokenIndex verb) {
  const Deprel d = r.token(verb).deprel;
  if (d != Deprel::kAclRelcl && d != Deprel::kAdvcl && d != Deprel::kAcl) return std::nullopt;
  if (const auto before = timex_before_when(r, verb);
      before && is_dated(r.inputs.timexes[*before])) {
    return before;
  }
  const auto is_when = [&](TokenIndex t) { return r.lemma(t) == "when"; };
  const auto children = r.tree.children(verb);
  if (std::none_of(children.begin(), children.end(), is_when)) return std::nullopt;
  const TokenIndex head = r.token(verb).head;
  const auto found = timex_at(r, head);
  if (found && is_dated(r.inputs.timexes[*found])) return found;
  return d == Deprel::kAdvcl ? attached_timex(r, head) : std::nullopt;
}

}  // namespace

std::optional<std::size_t> attached_timex(const Reading& r, TokenIndex token) {
  std::optional<std::size_t> best;
  for (TokenIndex child : r.tree.children(token)) {
    if (!can_hold_time(r.token(child).deprel)) continue;
    if (is_bound(r.case_of(child))) continue;
    auto found = timex_at(r, child);
    // "at a ceremony on Monday", "on a visit last week": one step further down.
    if (!found && r.token(child).deprel == Deprel::kObl) {
      for (TokenIndex below : r.tree.children(child)) {
        if (!found && can_hold_time(r.token(below).deprel)) found = timex_at(r, below);
      }
    }
    if (!found || !is_dated(r.inputs.timexes[*found])) continue;
    const auto width = [&](std::size_t i) { return r.inputs.timexes[i].interval->width_days(); };
    if (!best || width(*found) < width(*best)) best = found;
  }
  return best ? best : timex_above(r, token);
}

namespace {

// A week before publication and no longer ago: what is news happened then.
bool is_of_these_days(const Reading& r, const Timex& timex) {
  constexpr std::int32_t kNewsDays = 7;
  if (!r.inputs.published) return false;
  const DateInterval& published = r.inputs.published->interval;
  return timex.interval->width_days() <= 1 &&
         timex.interval->from >= published.from.plus_days(-kNewsDays);
}

// Whether a relative clause tells its time of the thing that it is about. "at the summit that was
// held in May" is the time of what was done there.
bool is_of_thing(const Reading& r, const Timex& timex, TokenIndex verb) {
  const Deprel d = r.token(verb).deprel;
  if (d != Deprel::kAclRelcl && !(d == Deprel::kAcl && r.tree.child(verb, Deprel::kNsubj))) {
    return false;
  }
  const TokenIndex told = r.token(verb).head;
  if (r.token(told).deprel != Deprel::kObl) return true;
  return is_topic(r.case_of(told)) && timex.interval->width_days() > 1;
}

// "set an October deadline", "praised last year's accord": part of a name for something else.
bool is_of_name(const Reading& r, const Timex& timex, TokenIndex token) {
  TokenIndex t = timex.tokens.begin;
  while (!r.syntax.is_root(t) && timex.tokens.contains(r.token(t).head)) t = r.token(t).head;
  const Deprel d = r.token(t).deprel;
  if (d != Deprel::kCompound && d != Deprel::kNmodPoss && d != Deprel::kNmodDesc) return false;
  const TokenIndex thing = r.token(t).head;
  const Deprel place = r.token(thing).deprel;
  const bool argument =
      place == Deprel::kObj || place == Deprel::kNsubj || place == Deprel::kNsubjPass;
  return argument && thing != token && !r.tree.dominates(thing, token);
}

// "paratroopers, who had left on Friday, occupied the airport", "thanked Norway for the aid that it
// sent in March", "closed the border before elections in May": the time of something else. A day of
// the last week is the event's as a rule, wherever the parser hangs it.
bool is_of_other_clause(const Reading& r, const Timex& timex, TokenIndex token) {
  for (TokenIndex t = timex.tokens.begin; !r.syntax.is_root(t) && !r.tree.dominates(t, token);
       t = r.token(t).head) {
    if (timex.tokens.contains(t)) continue;
    if (r.token(t).deprel == Deprel::kAclRelcl && has_auxiliary(r, t, "had")) return true;
    const bool other = is_of_thing(r, timex, t) || parts_times(r.case_of(t));
    if (other && !is_of_these_days(r, timex)) return true;
  }
  return false;
}

// "July 28 - The minister, who had defected in February, is killed": an entry of a chronicle is of
// the day that it begins with.
std::optional<std::size_t> timex_of_entry(const Reading& r, TokenIndex token) {
  const TokenIndex first = r.syntax[r.token(token).sentence].tokens.begin;
  const auto timex = timex_at(r, first);
  if (!timex || !is_dated(r.inputs.timexes[*timex])) return std::nullopt;
  if (r.inputs.timexes[*timex].interval->width_days() > 1) return std::nullopt;
  const TokenIndex behind = r.inputs.timexes[*timex].tokens.end;
  const bool entry =
      behind < token && r.token(behind).upos == Upos::kPunct && r.lemma(behind) != ",";
  return entry ? timex : std::nullopt;
}

}  // namespace

std::optional<std::size_t> only_timex(const Reading& r, TokenIndex token) {
  if (const auto entry = timex_of_entry(r, token)) return entry;
  const Span sentence = r.syntax[r.token(token).sentence].span;
  std::optional<std::size_t> only;
  for (std::size_t i = 0; i < r.inputs.timexes.size(); ++i) {
    const Timex& timex = r.inputs.timexes[i];
    if (!sentence.contains(timex.span) || !is_dated(timex)) continue;
    if (only) return std::nullopt;
    only = i;
  }
  if (!only) return std::nullopt;
  const Timex& timex = r.inputs.timexes[*only];
  if (is_of_other_clause(r, timex, token)) return std::nullopt;
  if (is_of_name(r, timex, token) && !is_of_these_days(r, timex)) return std::nullopt;
  return only;
}

namespace {

// "was shot as he left his office in 2007": at the time of what governs it.
bool is_at_once(const Reading& r, TokenIndex verb) {
  const std::string mark = r.case_of(verb);
  return r.token(verb).deprel == Deprel::kAdvcl && r.token(verb).xpos == Xpos::kVBD &&
         (mark == "as" || mark == "when" || mark == "while");
}

}  // namespace

bool is_of_another_word(const Reading& r, std::size_t timex, TokenIndex trigger) {
  TokenIndex at = r.inputs.timexes[timex].tokens.begin;
  while (!r.syntax.is_root(at) && r.inputs.timexes[timex].tokens.contains(r.token(at).head)) {
    at = r.token(at).head;
  }
  // "in 1993, when aircraft bombed the port"; "In 1980 soldiers killed", read as one thing.
  if (r.tree.dominates(at, trigger)) return false;
  if (r.case_of(at) == "since") return true;
  if (!r.syntax.is_root(at) && r.case_of(r.token(at).head) == "in") return false;
  for (int i = 0; i < kMaxClimb && !r.syntax.is_root(at); ++i) {
    const TokenIndex head = r.token(at).head;
    if (head == trigger || r.tree.dominates(head, trigger)) return false;
    const bool verbal = r.token(head).upos == Upos::kVerb;
    if (verbal && !r.tree.dominates(trigger, head)) return true;
    if (verbal && is_at_once(r, head)) {
      at = head;
      continue;
    }
    const Deprel d = r.token(at).deprel;
    const bool part = d == Deprel::kCompound || d == Deprel::kAmod || d == Deprel::kNummod ||
                      (d == Deprel::kNmod && r.case_of(at) == "of");
    if (verbal || part || !r.lexicon.noun_senses(r.lemma(head)).empty()) return true;
    at = head;
  }
  return false;
}

}  // namespace chancery
