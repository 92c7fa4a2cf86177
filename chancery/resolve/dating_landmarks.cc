// Clues of landmarks: told as past, told as still to come, or told at a distance from today.
#include <algorithm>
#include <iterator>

#include "chancery/resolve/dating_clues.h"
#include "chancery/resolve/tense.h"
#include "chancery/resolve/timex_atoms.h"
#include "chancery/resolve/timex_patterns.h"
#include "chancery/text/fold.h"

namespace chancery {
namespace {

using Kind = DateClue::Kind;
using Meaning = TimeExpression::Meaning;

// Sentences from the start in which "two months after the summit" tells when the news is.
constexpr std::uint32_t kLeadSentences = 4;
// A day of the last year is named without it; one further back with it.
constexpr int kYearLeftOut = 350;
// Words that may stand between "after" and the landmark: "after the first, much heralded".
constexpr std::uint32_t kReachOfCue = 6;

struct Place {
  TokenRange tokens;
  TokenIndex head;  // the token that hangs on a word outside of the landmark's words
  SentenceIndex sentence;
};

// The tokens of a span that lies in one sentence; nothing for one that a sentence's end cuts.
std::optional<Place> place_of(const Syntax& syntax, Span span) {
  const auto first = std::lower_bound(
      syntax.tokens.begin(), syntax.tokens.end(), span.begin,
      [](const Token& token, std::uint32_t offset) { return token.span.end <= offset; });
  if (first == syntax.tokens.end()) return std::nullopt;
  Place place;
  const auto begin = static_cast<std::size_t>(first - syntax.tokens.begin());
  std::size_t end = begin;
  while (end < syntax.tokens.size() && syntax.tokens[end].span.begin < span.end) ++end;
  if (end == begin || syntax.tokens[end - 1].sentence != first->sentence) return std::nullopt;
  place.tokens = {TokenIndex(begin), TokenIndex(end)};
  place.sentence = first->sentence;
  place.head = place.tokens.begin;
  for (std::size_t t = begin; t < end; ++t) {
    const Token& token = syntax.tokens[t];
    const bool outside = token.head == TokenIndex(t) || !place.tokens.contains(token.head);
    // Of several that hang outside the noun or verb says what the words are.
    const bool content =
        token.upos == Upos::kNoun || token.upos == Upos::kPropn || token.upos == Upos::kVerb;
    if (outside && content) place.head = TokenIndex(t);
  }
  return place;
}

bool word_is(const TimeRules& rules, std::string_view text, const Token& token, TimeWordKind kind) {
  return rules.find(lower(words_at(text, token.span)), kind) != nullptr;
}

// Whether "after", "ahead of" or their like stand before the landmark with at most its own
// modifiers between; a verb between belongs to something else.
bool led_by(std::string_view text, const Syntax& syntax, const Place& place, TimeWordKind kind,
            const TimeRules& rules) {
  const std::uint32_t first = syntax[place.sentence].tokens.begin.value;
  std::uint32_t t = place.tokens.begin.value;
  for (std::uint32_t n = 0; n < kReachOfCue && t > first; ++n) {
    const Token& token = syntax.tokens[--t];
    if (word_is(rules, text, token, kind)) return true;
    if (token.upos == Upos::kVerb && token.deprel != Deprel::kAmod) return false;
    if (token.upos == Upos::kPunct) return false;
  }
  return false;
}

// "upcoming", "planned", "the summit scheduled for June 12": a word that hangs on the landmark and
// says that it is still to come.
bool said_to_come(std::string_view text, const Syntax& syntax, const Place& place,
                  const TimeRules& rules) {
  const TokenRange range = syntax[place.sentence].tokens;
  for (std::uint32_t t = range.begin.value; t < range.end.value; ++t) {
    const Token& token = syntax.tokens[t];
    if (token.head != place.head) continue;
    const bool modifies = token.deprel == Deprel::kAmod || token.deprel == Deprel::kAcl;
    if (modifies && word_is(rules, text, token, TimeWordKind::kFutureCue)) return true;
  }
  return false;
}

// Whether the text tells a landmark as past or as still to come; unknown where it only names it.
Tense told(std::string_view text, const Syntax& syntax, const Place& place,
           const TimeRules& rules) {
  const Token& head = syntax[place.head];
  const Tense tense = tense_over(text, syntax, place.head, rules);
  if (head.upos == Upos::kVerb) return tense;
  if (said_to_come(text, syntax, place, rules)) {
    return tense == Tense::kPast ? Tense::kUnknown : Tense::kFuture;
  }
  if (led_by(text, syntax, place, TimeWordKind::kAfterCue, rules)) {
    return tense == Tense::kFuture ? Tense::kUnknown : Tense::kPast;
  }
  if (led_by(text, syntax, place, TimeWordKind::kBeforeCue, rules)) {
    return tense == Tense::kFuture || tense == Tense::kPresent ? Tense::kFuture : Tense::kUnknown;
  }
  // "the summit was", "met at the summit"; but "discussed the summit" may look ahead, and "sought
  // to sway the election" looks nowhere.
  const bool subject = head.deprel == Deprel::kNsubj || head.deprel == Deprel::kNsubjPass;
  const bool frame = head.deprel == Deprel::kObl || head.deprel == Deprel::kOblUnmarked;
  if (tense == Tense::kPast && (subject || frame)) return Tense::kPast;
  return tense == Tense::kFuture && subject ? Tense::kFuture : Tense::kUnknown;
}

std::string day_text(const Landmark& landmark) {
  const DateInterval& days = landmark.interval;
  return days.from == days.to ? days.from.iso() : days.from.iso() + " to " + days.to.iso();
}

struct Found {
  const Landmark* landmark;
  Span span;
  Place place;
  bool own_day = false;  // the sentence names its day and leaves the year out
};

class LandmarkClues {
 public:
  LandmarkClues(std::string_view text, const Syntax& syntax, const TimeRules& rules)
      : text_(text), syntax_(syntax), rules_(rules) {}

  void add(const Found& found, std::vector<DateClue>* clues) {
    read_sentence(found.place.sentence);
    if (found.landmark->kind != LandmarkKind::kEvent) {
      add_lasting(found, clues);
      return;
    }
    if (!is_wished(found)) add_event(found, clues);
    if (found.own_day) add_own_day(found, clues);
    add_relations(found, clues);
  }

  // Whether the sentence names a day of the landmark, or only others; `left_out` whether it leaves
  // the year of its own day out.
  enum class DayNamed { kNone, kOwn, kOther };
  DayNamed day_named(const Found& found, bool* left_out) {
    read_sentence(found.place.sentence);
    bool named = false;
    bool other = false;
    for (const TimeMatch& match : matches_) {
      const TimeExpression& e = match.expression;
      if (e.meaning != Meaning::kDay || match_span(match).overlaps(found.span)) continue;
      const DateInterval& days = found.landmark->interval;
      const auto is = [&](CivilDate day) {
        return day.month == e.month && day.day == e.day && (!e.year || *e.year == day.year);
      };
      const bool fits = is(days.from) || is(days.to);
      named = named || fits;
      const bool without_year = !e.year && !e.year_shift && e.pointing == Pointing::kByTense;
      *left_out = *left_out || (fits && without_year);
      other = other || !fits;
    }
    return named ? DayNamed::kOwn : other ? DayNamed::kOther : DayNamed::kNone;
  }

 private:
  void read_sentence(SentenceIndex sentence) {
    if (sentence_ && *sentence_ == sentence) return;
    sentence_ = sentence;
    atoms_ = cut_atoms(text_, syntax_, syntax_[sentence], rules_);
    matches_ = TimePatterns(atoms_, syntax_, rules_).all();
  }

  Span match_span(const TimeMatch& match) const {
    return cover(atoms_[match.begin].span, atoms_[match.end - 1].span);
  }

  // "protests calling for Mubarak's ouster": what was not expected may be wished for or feared
  // before; the noun alone does not tell it as past.
  bool is_wished(const Found& found) const {
    if (found.landmark->expected) return false;
    const Token& head = syntax_[found.place.head];
    if (head.upos == Upos::kVerb) return false;
    return led_by(text_, syntax_, found.place, TimeWordKind::kWishCue, rules_);
  }

  void add_lasting(const Found& found, std::vector<DateClue>* clues) const {
    DateClue clue;
    const bool office = found.landmark->kind == LandmarkKind::kOffice;
    clue.kind = office ? Kind::kOffice : Kind::kName;
    if (office && found.landmark->interval.to.year < 9999) {
      clue.office_end = found.landmark->interval.to;
    }
    clue.evidence = found.span;
    clue.not_before = found.landmark->interval.from;
    clue.reason = std::string(office ? "when " : "since the name of ") + found.landmark->name +
                  " (" + found.landmark->interval.from.iso() + ")";
    clues->push_back(std::move(clue));
  }

  void add_event(const Found& found, std::vector<DateClue>* clues) const {
    const Landmark& landmark = *found.landmark;
    DateClue clue;
    clue.kind = Kind::kEvent;
    clue.evidence = found.span;
    // What nobody expected can only be told of after it began.
    const Tense tense =
        landmark.expected ? told(text_, syntax_, found.place, rules_) : Tense::kPast;
    if (tense == Tense::kPast) {
      clue.nearness = nearness_of(found);
      clue.not_before = landmark.interval.from;
      clue.reason = "after " + landmark.name + " (" + day_text(landmark) + "), told as past";
    } else {
      clue.not_before = landmark.announced;
      clue.reason = "after " + landmark.name + " was announced";
      if (landmark.announced) clue.reason += " (" + landmark.announced->iso() + ")";
      if (tense == Tense::kFuture) {
        clue.not_after = landmark.interval.to;
        clue.reason =
            "before " + landmark.name + " (" + day_text(landmark) + "), told as still to come";
      }
    }
    clues->push_back(std::move(clue));
  }

  // "agreed on Friday" of a landmark whose day was a Friday, at the top: it is the news.
  DateClue::Nearness nearness_of(const Found& found) const {
    const DateInterval& days = found.landmark->interval;
    if (found.span.begin >= kLeadBytes || days.width_days() > 4) {
      return DateClue::Nearness::kBackground;
    }
    bool its_weekday = false;
    for (const TimeMatch& match : matches_) {
      const TimeExpression& e = match.expression;
      if (e.meaning == Meaning::kYear || e.meaning == Meaning::kMonth) {
        return DateClue::Nearness::kBackground;
      }
      if (e.meaning != Meaning::kWeekday || e.pointing != Pointing::kByTense) continue;
      its_weekday =
          its_weekday || days.from.weekday() == e.weekday || days.to.weekday() == e.weekday;
    }
    return its_weekday ? DateClue::Nearness::kStamp : DateClue::Nearness::kBackground;
  }

  void add_relations(const Found& found, std::vector<DateClue>* clues) const {
    for (const TimeMatch& match : matches_) {
      const Span span = match_span(match);
      if (span.overlaps(found.span)) continue;
      std::optional<DateInterval> days = distance_after(match, found);
      if (!days) days = ago(match, found);
      if (!days) continue;
      DateClue clue;
      clue.kind = Kind::kRelation;
      clue.evidence = cover(span, found.span);
      clue.not_before = days->from;
      clue.not_after = days->to;
      clue.reason = "\"" + std::string(words_at(text_, span)) + "\" and " + found.landmark->name +
                    " (" + day_text(*found.landmark) + ")";
      clues->push_back(std::move(clue));
    }
  }

  // "the summit of June 12": whoever leaves the year out writes within a year of it.
  static void add_own_day(const Found& found, std::vector<DateClue>* clues) {
    const DateInterval& days = found.landmark->interval;
    DateClue clue;
    clue.kind = Kind::kRelation;
    clue.evidence = found.span;
    clue.not_before = found.landmark->announced;
    clue.not_after = days.to.plus_days(kYearLeftOut);
    clue.reason =
        "within a year of " + found.landmark->name + " (" + day_text(*found.landmark) + ")";
    clues->push_back(std::move(clue));
  }

  static int days_of(TimeUnit unit) {
    switch (unit) {
      case TimeUnit::kDay:
        return 1;
      case TimeUnit::kWeek:
        return 7;
      case TimeUnit::kMonth:
        return 31;
      case TimeUnit::kYear:
        return 366;
      default:
        return 0;
    }
  }

  // "less than two months after the Hanoi summit", "three weeks after the coup": news that is told
  // so is fresh where it opens the report or is told in the present.
  std::optional<DateInterval> distance_after(const TimeMatch& match, const Found& found) const {
    if (match.expression.meaning != Meaning::kDuration || match.end >= atoms_.size()) {
      return std::nullopt;
    }
    if (atoms_[match.end].as(TimeWordKind::kAfterCue) == nullptr) return std::nullopt;
    const std::uint32_t cue = atoms_[match.end].token.value;
    if (found.place.tokens.begin.value <= cue ||
        found.place.tokens.begin.value > cue + kReachOfCue) {
      return std::nullopt;
    }
    const Tense tense = tense_over(text_, syntax_, atoms_[match.begin].token, rules_);
    if (tense == Tense::kPast && found.place.sentence.value >= kLeadSentences) return std::nullopt;
    const std::string& value = match.expression.value;
    const std::size_t digits = value.find_first_of("0123456789");
    if (digits == std::string::npos || value.find('.') != std::string::npos) return std::nullopt;
    int count = 0;
    std::size_t at = digits;
    while (at < value.size() && value[at] >= '0' && value[at] <= '9' && count < 1000) {
      count = count * 10 + (value[at++] - '0');
    }
    static constexpr std::pair<char, TimeUnit> kUnits[] = {{'D', TimeUnit::kDay},
                                                           {'W', TimeUnit::kWeek},
                                                           {'M', TimeUnit::kMonth},
                                                           {'Y', TimeUnit::kYear}};
    int unit = 0;
    for (const auto& [letter, grain] : kUnits) {
      if (at + 1 == value.size() && value[at] == letter) unit = days_of(grain);
    }
    if (unit == 0 || value.starts_with("PT")) return std::nullopt;
    const bool less = is_less(match);
    // "Two months after" is said of seven weeks and of eleven.
    const int from = less ? 0 : std::max(0, count * unit - unit * 2 / 3);
    const int to = less ? count * unit + 3 : count * unit + unit;
    return DateInterval{found.landmark->interval.from.plus_days(from),
                        found.landmark->interval.to.plus_days(to)};
  }

  bool is_less(const TimeMatch& match) const {
    for (std::size_t i = match.begin; i < match.end; ++i) {
      if (atoms_[i].is("less") || atoms_[i].is("fewer")) return true;
      const TimeWord* degree = atoms_[i].as(TimeWordKind::kDegree);
      if (degree != nullptr && degree->code == "LESS_THAN") return true;
    }
    return false;
  }

  // "eight years ago", "last year", "last month" on the same verb as the landmark.
  std::optional<DateInterval> ago(const TimeMatch& match, const Found& found) const {
    const TimeExpression& e = match.expression;
    if (e.meaning != Meaning::kShift || e.count > 0 || e.from_text || e.part != PartOf::kWhole) {
      return std::nullopt;
    }
    if (e.count == 0) return std::nullopt;
    // The expression must tell when the landmark was, not when somebody spoke of it.
    const bool beside =
        found.span.end <= match_span(match).begin && match_span(match).begin <= found.span.end + 1;
    bool attached = false;
    for (std::size_t i = match.begin; i < match.end; ++i) {
      attached = attached || syntax_[atoms_[i].token].head == found.place.head;
    }
    if (!beside && !attached) return std::nullopt;
    const CivilDate day = found.landmark->interval.from;
    const CivilDate end = found.landmark->interval.to;
    const bool counted = e.pointing == Pointing::kByTense;
    if (e.unit == TimeUnit::kYear && counted) {
      return DateInterval{day.plus_months(-12 * e.count - 8), end.plus_months(-12 * e.count + 11)};
    }
    if (e.unit == TimeUnit::kYear && e.count == -1) {
      return DateInterval{{static_cast<std::int16_t>(day.year + 1), 1, 1},
                          {static_cast<std::int16_t>(end.year + 1), 12, 31}};
    }
    if (e.unit == TimeUnit::kMonth) {
      return DateInterval{day.plus_months(-e.count - 1), end.plus_months(-e.count + 1)};
    }
    return std::nullopt;
  }

  std::string_view text_;
  const Syntax& syntax_;
  const TimeRules& rules_;
  std::optional<SentenceIndex> sentence_;
  std::vector<Atom> atoms_;
  std::vector<TimeMatch> matches_;
};

// "the future President Clinton": told of before he was. "Former" leaves the first day in office
// behind all the same.
bool before_office(std::string_view text, const Syntax& syntax, const Place& place) {
  if (place.tokens.begin.value == syntax[place.sentence].tokens.begin.value) return false;
  const Token& before = syntax.tokens[place.tokens.begin.value - 1];
  const std::string word = lower(words_at(text, before.span));
  return word == "future" || word == "incoming";
}

// Of landmarks that the words do not tell apart holds what is true of each: the earliest first day
// and the latest last one.
std::optional<DateClue> any_of_them(const std::vector<DateClue>& told) {
  std::optional<DateClue> out;
  for (const DateClue& clue : told) {
    if (clue.kind == Kind::kRelation) continue;
    if (!clue.not_before) return std::nullopt;
    if (!out) {
      out = clue;
      out->freshest = clue.not_before;
      continue;
    }
    out->freshest = std::max(*out->freshest, *clue.not_before);
    if (*clue.not_before < *out->not_before) {
      out->not_before = clue.not_before;
      out->reason = clue.reason;
    }
    out->not_after = out->not_after && clue.not_after
                         ? std::optional(std::max(*out->not_after, *clue.not_after))
                         : std::nullopt;
  }
  if (out) out->reason += ", or another that goes by the same words";
  return out;
}

}  // namespace

std::vector<DateClue> clues_of_landmarks(const Document& document, const Syntax& syntax,
                                         const Landmarks& landmarks, const TimeRules& rules) {
  std::vector<DateClue> clues;
  LandmarkClues reader(document.text, syntax, rules);
  const std::vector<LandmarkMention> mentions = landmarks.find(document.text);
  for (std::size_t i = 0; i < mentions.size();) {
    // Landmarks that claim the same words: the one whose day the sentence names is meant.
    std::size_t end = i + 1;
    while (end < mentions.size() && mentions[end].span.overlaps(mentions[i].span)) ++end;
    std::vector<Found> fitting;
    std::vector<Found> named;
    for (std::size_t k = i; k < end; ++k) {
      const auto place = place_of(syntax, mentions[k].span);
      if (!place || before_office(document.text, syntax, *place)) continue;
      Found found{&landmarks[mentions[k].landmark], mentions[k].span, *place};
      const auto day = reader.day_named(found, &found.own_day);
      if (day == LandmarkClues::DayNamed::kOwn) named.push_back(found);
      if (day != LandmarkClues::DayNamed::kOther || mentions[k].alone) fitting.push_back(found);
    }
    const std::vector<Found>& meant = named.empty() ? fitting : named;
    std::vector<DateClue> told;
    for (const Found& found : meant) reader.add(found, &told);
    if (meant.size() == 1) {
      std::move(told.begin(), told.end(), std::back_inserter(clues));
    } else if (auto either = any_of_them(told)) {
      clues.push_back(std::move(*either));
    }
    i = end;
  }
  return clues;
}

}  // namespace chancery
