#include "chancery/stories/told.h"

#include <algorithm>

#include "chancery/base/strings.h"
#include "chancery/knowledge/name_match.h"
#include "chancery/text/fold.h"

namespace chancery {
namespace {

constexpr std::size_t kStemLetters = 6;
constexpr std::size_t kShortestWord = 4;
constexpr std::int32_t kRelativeDays = 7;  // a weekday lies at most so far back
constexpr std::int32_t kVagueWords =
    31;  // days; words that give no less depend on the report's day

std::uint64_t fnv1a(std::string_view bytes) {
  std::uint64_t hash = 14695981039346656037U;
  for (char c : bytes) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 1099511628211U;
  }
  return hash;
}

bool is_state(const Party& party) { return party.country && party.id == party.country->view(); }
bool in_directory(const Party& party) { return party.id.rfind("text:", 0) != 0; }

// Whether the party may speak and act for its state.
bool is_official(const Party& party) {
  return std::any_of(party.sectors.begin(), party.sectors.end(), [](Sector sector) {
    return sector == Sector::kGov || sector == Sector::kMil || sector == Sector::kLeg ||
           sector == Sector::kSpy;
  });
}

std::optional<DateInterval> when(const FiledEvent& event,
                                 const std::optional<Publication>& published, bool& by_words) {
  by_words = event.date && event.date->timex;
  if (event.date) {
    const DateInterval& own = event.date->interval;
    const bool vague = published && published->interval.width_days() < own.width_days();
    if (!vague) return own;
    // What the report dates by its own publication follows what the record knows of that; so does
    // "on Saturday" in a report whose day was not known when it was read.
    if (!by_words) return published->interval;
    const DateInterval near{published->interval.from.plus_days(-kRelativeDays),
                            published->interval.to};
    const bool news = event.status == EventStatus::kHappened && own.width_days() > kVagueWords;
    return news ? own.intersect(near).value_or(own) : own;
  }
  if (!published) return std::nullopt;
  const bool is_news =
      event.status == EventStatus::kHappened && published->interval.width_days() <= 31;
  return is_news ? std::optional(published->interval) : std::nullopt;
}

}  // namespace

std::vector<std::uint64_t> content_words(std::string_view text) {
  const std::string folded = fold(text);
  std::vector<std::uint64_t> hashes;
  std::size_t begin = 0;
  const auto is_word = [](char c) {
    return (c >= 'a' && c <= 'z') || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80;
  };
  while (begin < folded.size()) {
    if (!is_word(folded[begin])) {
      ++begin;
      continue;
    }
    std::size_t end = begin;
    while (end < folded.size() && is_word(folded[end])) ++end;
    const std::string_view word = std::string_view(folded).substr(begin, end - begin);
    // Short words are grammar; numbers are not.
    if (word.size() >= kShortestWord || is_ascii_digit(word.front())) {
      hashes.push_back(fnv1a(word.substr(0, kStemLetters)));
    }
    begin = end;
  }
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  return hashes;
}

std::size_t shared(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::size_t count = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (*x == *y) {
      ++count;
      ++x;
      ++y;
    } else if (*x < *y) {
      ++x;
    } else {
      ++y;
    }
  }
  return count;
}

double jaccard(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  const std::size_t both = shared(a, b);
  const std::size_t all = a.size() + b.size() - both;
  return all == 0 ? 0 : static_cast<double>(both) / static_cast<double>(all);
}

std::string_view deed(std::string_view sense) {
  return sense.substr(0, sense.find_first_of(".<", sense.find('.') + 1));
}

double party_likeness(const Party& a, const Party& b) {
  if (lasting_part(a.id) == lasting_part(b.id)) return 1;
  const bool one_country = a.country && b.country && *a.country == *b.country;
  if (is_state(a) && is_state(b)) return 0;
  if (is_state(a) || is_state(b)) {
    const Party& other = is_state(a) ? b : a;
    return one_country && is_official(other) ? 0.8 : 0;
  }
  // Two entries of the directory with different ids are two.
  if (in_directory(a) && in_directory(b)) return 0;
  if (a.country && b.country && !one_country) return 0;
  return name_similarity(a.name, b.name) >= kSameName ? 0.9 : 0;
}

double side_likeness(const std::vector<Party>& a, const std::vector<Party>& b) {
  const std::vector<Party>& fewer = a.size() <= b.size() ? a : b;
  const std::vector<Party>& more = a.size() <= b.size() ? b : a;
  if (fewer.empty()) return more.empty() ? 1 : 0;
  double sum = 0;
  for (const Party& party : fewer) {
    double best = 0;
    for (const Party& other : more) best = std::max(best, party_likeness(party, other));
    if (best == 0) return 0;
    sum += best;
  }
  const double mean = sum / static_cast<double>(fewer.size());
  const double cover = static_cast<double>(fewer.size()) / static_cast<double>(more.size());
  return mean * (0.7 + 0.3 * cover);
}

std::vector<Told> tell(std::span<const FiledReport* const> reports, const Publications& published,
                       const std::vector<bool>& is_copy) {
  std::vector<Told> all;
  for (std::size_t r = 0; r < reports.size(); ++r) {
    const FiledReport& filed = *reports[r];
    for (std::size_t m = 0; m < filed.events.size(); ++m) {
      const FiledEvent& event = filed.events[m];
      Told told;
      told.report = r;
      told.mention = static_cast<std::uint32_t>(m);
      told.filed = &filed;
      told.event = &event;
      for (std::uint32_t i : event.actors) told.actors.push_back(party_of(filed.entities[i]));
      for (std::uint32_t i : event.recipients) {
        told.recipients.push_back(party_of(filed.entities[i]));
      }
      told.words = content_words(words_at(filed.text, event.evidence));
      told.date = when(event, published[r], told.dated_by_words);
      told.from_copy = is_copy[r];
      all.push_back(std::move(told));
    }
  }
  return all;
}

}  // namespace chancery
