// The one filter language of command line, API and page: which events, quotations, plans or reports
// of a record are asked for. Every field that is set must hold; a field that is not set holds
// always.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "chancery/base/date.h"
#include "chancery/base/result.h"
#include "chancery/record/codes.h"
#include "chancery/record/event.h"

namespace chancery {

// A party as a user names it: a country code ("RUS"), an actor id or its last part
// ("sergei-lavrov"), or words of a name ("lavrov"), folded as names are.
class PartyPattern {
 public:
  explicit PartyPattern(std::string written);
  const std::string& written() const { return written_; }
  bool matches(const Party& party) const;
  bool matches_any(const std::vector<Party>& parties) const;

 private:
  std::string written_;
  std::string folded_;
};

struct Filter {
  std::vector<PartyPattern> actor;      // each must be among the actors (of a meeting: the parties)
  std::vector<PartyPattern> recipient;  // each must be among the recipients
  std::optional<std::pair<PartyPattern, PartyPattern>> between;  // both take part, on either side
  std::vector<CountryCode> country;                              // one of them takes part
  std::vector<Sector> sector;                                    // of one who takes part
  std::vector<EventType> type;
  std::vector<EventMode> mode;
  std::vector<EventContext> context;
  std::vector<EventStatus> status;
  std::optional<CivilDate> since;   // the event's interval ends on it or later
  std::optional<CivilDate> until;   // the event's interval begins on it or earlier
  std::vector<std::string> outlet;  // one of its reports is of such an outlet (words of its name)
  std::uint32_t min_independent = 0;
  bool conflicting = false;
  std::string text;   // words of the evidence, folded
  std::string place;  // words of the place's name, or a country code
  // Of quotations.
  std::optional<PartyPattern> speaker;
  std::optional<PartyPattern> addressee;
  std::string about;     // words of a name in the content
  std::string contains;  // words of the content
  std::string form;      // "direct", "indirect", "mixed"
  // Of plans.
  bool open_plans = false;         // announced, confirmed or postponed
  std::optional<CivilDate> as_of;  // the day from which to look: what did not come by then lapsed
  std::size_t limit = 0;           // 0: all
};

// ASCII letters made capitals, as codes are written.
std::string capitals(std::string_view text);

// The fields as they are written on a command line or in a URL; every list may be joined by commas.
// kUsage names the option and the value that is wrong.
struct FilterText {
  std::string actor, recipient, between, country, sector, type, mode, context, status, since, until,
      outlet, min_independent, text, place, speaker, addressee, about, contains, form, as_of, limit;
  bool conflicting = false;
  bool open_plans = false;
};
Result<Filter> parse_filter(const FilterText& written);

// Whether folded `text` holds all the folded words, next to one another.
bool holds_words(std::string_view text, std::string_view words);

}  // namespace chancery
