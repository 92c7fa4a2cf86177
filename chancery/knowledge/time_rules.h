// The words by which English tells time: months, weekdays, numbers, units, seasons, parts of day,
// relative words, festivals; read from data/time and then immutable.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "chancery/base/date.h"
#include "chancery/base/result.h"

namespace chancery {

// What a word can be in a time expression. `TimeWord::value` means, by kind: month 1..12, ISO
// weekday 1..7, the number, the unit (TimeUnit), days from today, -1/0/1 for past/this/next, the
// hours east of Greenwich of a zone, 1 for an indefinite article.
enum class TimeWordKind : std::uint8_t {
  kMonth,
  kWeekday,
  kCardinal,
  kOrdinal,
  kOrdinalSuffix,
  kScale,
  kUnit,
  kSeason,
  kDayPart,
  kClock,
  kDeictic,
  kReference,
  kDecade,
  kFrequency,
  kSetMark,
  kRelative,
  kDirection,
  kModifier,
  kQuantity,
  kHalf,
  kDegree,
  kZone,
  kMeridiem,
  kEra,
  kDeterminer,
  kPeriod,
  kFiscal,
  kFiller,    // may stand between a number and its unit: "two more weeks"
  kMeasured,  // after a number it says that the number is no year: "2000 people"
  kCounted,   // before a number it says that the number is a name: "flight 1990"
  kYearLead,  // before a number it speaks for a year: "since 1990"
  kDateLead,  // before an ambiguous name it speaks for a date: "in May"
  kFutureCue,
  kPastCue,    // tense, where the tagger said nothing
  kAfterCue,   // what it stands before is over: "after", "since"
  kBeforeCue,  // what it stands before is still to come: "until", "ahead of"
  kWishCue,    // what it stands before is wished for, feared or thought of: "demanded", "possible"
  // A verb (its lemma) after which "to" tells what came of it: "refused to meet on Monday".
  kOutcomeCue,
};

enum class TimeUnit : std::uint8_t {
  kSecond,
  kMinute,
  kHour,
  kDay,
  kNight,
  kWeek,
  kWeekend,
  kFortnight,
  kMonth,
  kQuarter,
  kHalfYear,
  kYear,
  kDecade,
  kCentury,
  kMillennium,
};

struct TimeWord {
  TimeWordKind kind = TimeWordKind::kFiller;
  int value = 0;
  std::string code;     // TIMEX3's letters: "SP", "MO", "PRESENT_REF", "START"
  bool plural = false;  // "weeks", "Mondays"
  // The word is more often something else ("may", "second", "spring") and counts only where its
  // surroundings speak for it.
  bool ambiguous = false;
  bool abbreviation = false;  // "sat", "mar": counts only beside a number or a point
  bool noun = false;          // a modifier that needs "of": "the end of"
};

// A day or days of every year: "Christmas", "Easter", "Lunar New Year".
struct Festival {
  // kFixed: month and day. kEaster, kOrthodox: days from Easter Sunday. kNth: the n-th weekday of
  // a month, -1 the last. kTable: dates out of data/time/festival_dates.tsv.
  enum class Rule : std::uint8_t { kFixed, kEaster, kOrthodox, kNth, kTable };
  std::string name;
  Rule rule = Rule::kFixed;
  int month = 1;
  int day = 1;  // of the month, or from Easter Sunday
  int weekday = 1;
  int nth = 1;
  int length = 1;                // days
  std::vector<CivilDate> first;  // kTable only, sorted
};

class TimeRules {
 public:
  // `data` is the root of the data folder; reads data/time/*.tsv.
  static Result<TimeRules> load(const std::filesystem::path& data);
  // From the content of the four tables.
  static Result<TimeRules> parse(std::string words, std::string phrases, std::string festivals,
                                 std::string festival_dates);

  // What a word in lower case can be; empty for a word that has nothing to do with time.
  std::span<const TimeWord> words(std::string_view lower_case) const;
  // The meaning of a word as one kind, or null.
  const TimeWord* find(std::string_view lower_case, TimeWordKind kind) const;

  // A fixed phrase of several words ("right now", "in the near future", "new year's eve").
  struct Phrase {
    std::vector<std::string> words;  // lower case; hyphens and apostrophes are words of their own
    std::string value;               // TIMEX3 value; empty for a festival
    std::int32_t festival = -1;      // place in festivals()
  };
  // All phrases that begin with this word, longest first.
  std::span<const Phrase> phrases(std::string_view first_word) const;

  const std::vector<Festival>& festivals() const { return festivals_; }
  // The days of a festival that begins in a year: none where the table does not reach, two where a
  // year of the moon is short enough ("Eid" of 2000).
  std::vector<DateInterval> festival(std::size_t index, int year) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  template <typename T>
  using Lookup = std::unordered_map<std::string, std::vector<T>, Hash, std::equal_to<>>;

  Result<void> add_words(std::string content, std::string name);
  Result<void> add_phrases(std::string content, std::string name);
  Result<void> add_festivals(std::string content, std::string name);
  Result<void> add_festival_dates(std::string content, std::string name);
  void add_phrase(std::string_view words, std::string_view value, int festival);

  Lookup<TimeWord> words_;
  Lookup<Phrase> phrases_;
  std::vector<Festival> festivals_;
};

// Easter Sunday by the western and by the eastern reckoning, both in the Gregorian calendar
// (J. Meeus, "Astronomical Algorithms", ch. 8).
CivilDate easter_sunday(int year);
CivilDate orthodox_easter_sunday(int year);

}  // namespace chancery
