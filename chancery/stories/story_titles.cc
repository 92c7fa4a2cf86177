#include "chancery/stories/story_titles.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace chancery {
namespace {

constexpr std::size_t kMainCountries = 2;
constexpr std::size_t kSecondPart = 3;  // the second takes part in one event of three at least
constexpr std::size_t kTitleWords = 2;
constexpr std::size_t kHeaviestWords = 12;  // among which those are chosen
constexpr std::size_t kNameWords = 3;
constexpr std::size_t kMostRead = 100;  // reports, and tellings
constexpr float kLeastWeight = 0.08F;   // of a word, in the mean of the reports
constexpr std::array<const char*, 12> kMonths = {"January",   "February", "March",    "April",
                                                 "May",       "June",     "July",     "August",
                                                 "September", "October",  "November", "December"};

using RankedCountries = std::vector<std::pair<CountryCode, std::size_t>>;

RankedCountries rank_countries(const std::vector<const Told*>& told, const ActorDirectory& actors) {
  std::map<CountryCode, std::size_t> counts;
  for (const Told* one : told) {
    std::set<CountryCode> of_event;
    for (const auto* side : {&one->actors, &one->recipients}) {
      for (const Party& party : *side) {
        // Codes of no state (IGO, NGO) are not what a story is about.
        if (party.country && actors.country(*party.country) != nullptr) {
          of_event.insert(*party.country);
        }
      }
    }
    // What passes between two countries says more of the matter than what one does alone.
    for (const CountryCode& country : of_event) counts[country] += of_event.size() > 1 ? 2U : 1U;
  }
  RankedCountries ranked(counts.begin(), counts.end());
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  if (ranked.size() > kMainCountries) ranked.resize(kMainCountries);
  return ranked;
}

// The words of a text as they are written, without signs at their ends.
std::vector<std::string> written_words(const std::string& text) {
  std::vector<std::string> words;
  std::string word;
  for (char c : text + " ") {
    const bool letter =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
    if (letter) {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  return words;
}

// How the heaviest words of the story are written, most often first.
class Forms {
 public:
  Forms(const CountedWords& heaviest, WordReader& reader) : heaviest_(heaviest), reader_(reader) {}

  void read(const std::string& text, bool is_title) {
    for (const std::string& word : written_words(text)) {
      const TextWords read = reader_.read(word);
      if (read.words.size() != 1 || is_state(read.words.front())) continue;
      const std::uint32_t hash = short_hash(read.words.front());
      const auto at = std::lower_bound(heaviest_.begin(), heaviest_.end(), std::pair(hash, 0.0F));
      if (at == heaviest_.end() || at->first != hash) continue;
      // A headline may write all words with capitals: it tells the form where nothing else does.
      forms_[hash][word] += is_title ? 1 : kMostRead;
      if (is_title) in_titles_.insert(hash);
    }
  }

  // A word of a name stands for the whole name, unless that is long.
  void read_name(const Party& party) {
    const std::vector<std::string> words = written_words(party.name);
    const bool is_state = party.country && party.id == party.country->view();
    if (is_state || is_description(party) || words.size() > kNameWords) return;
    for (const std::string& word : words) {
      const TextWords read = reader_.read(word);
      if (read.words.size() == 1) ++names_[short_hash(read.words.front())][party.name];
    }
  }

  // Of the words that stand in a headline, the heaviest.
  std::vector<std::string> best(std::size_t most) const {
    CountedWords chosen = heaviest_;
    std::stable_sort(chosen.begin(), chosen.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    std::vector<std::string> out;
    for (const auto& [word, weight] : chosen) {
      if (out.size() == most || in_titles_.count(word) == 0) continue;
      const auto named = names_.find(word);
      const auto& forms = named == names_.end() ? forms_.at(word) : named->second;
      const std::string& form =
          std::max_element(forms.begin(), forms.end(), [](const auto& a, const auto& b) {
            return a.second != b.second ? a.second < b.second : a.first < b.first;
          })->first;
      if (std::find(out.begin(), out.end(), form) == out.end()) out.push_back(form);
    }
    return out;
  }

 private:
  const CountedWords& heaviest_;
  WordReader& reader_;
  using Written = std::map<std::string, std::size_t>;  // how often in which form
  std::map<std::uint32_t, Written> forms_;
  std::map<std::uint32_t, Written> names_;  // of parties
  std::set<std::uint32_t> in_titles_;
};

std::vector<std::string> subject_of(const ReportList& reports, const StoryParts& story,
                                    const TellingWords& telling, WordReader& reader) {
  const std::size_t count = std::min(story.reports.size(), kMostRead);
  const auto report = [&](std::size_t k) {
    return reports[story.reports[k * story.reports.size() / count]];
  };
  CountedWords words;
  for (std::size_t k = 0; k < count; ++k) add_words(report(k)->subject, words);
  for (auto& [word, weight] : words) weight /= static_cast<float>(count);
  weigh_by(telling, words);
  std::erase_if(words, [](const auto& word) { return word.second < kLeastWeight; });
  keep_heaviest(kHeaviestWords, words);
  Forms forms(words, reader);
  for (std::size_t k = 0; k < count; ++k) forms.read(report(k)->title, true);
  for (std::size_t k = 0; k < std::min(story.told.size(), kMostRead); ++k) {
    forms.read(story.told[k]->text->words, false);
    for (const auto* side : {&story.told[k]->actors, &story.told[k]->recipients}) {
      for (const Party& party : *side) forms.read_name(party);
    }
  }
  return forms.best(kTitleWords);
}

std::string month_of(CivilDate day) { return kMonths[day.month - 1U]; }

std::string months(const DateInterval& time) {
  const std::string to = month_of(time.to) + " " + std::to_string(time.to.year);
  if (time.from.year != time.to.year) {
    return month_of(time.from) + " " + std::to_string(time.from.year) + " to " + to;
  }
  return time.from.month == time.to.month ? to : month_of(time.from) + " to " + to;
}

}  // namespace

std::vector<CountryCode> main_countries(const std::vector<const Told*>& told,
                                        const ActorDirectory& actors) {
  std::vector<CountryCode> out;
  for (const auto& [country, count] : rank_countries(told, actors)) out.push_back(country);
  std::sort(out.begin(), out.end());
  return out;
}

std::string story_title(const ReportList& reports, const StoryParts& story,
                        const TellingWords& telling, const ActorDirectory& actors,
                        WordReader& reader) {
  RankedCountries countries = rank_countries(story.told, actors);
  if (countries.size() == 2 && kSecondPart * countries[1].second < countries[0].second) {
    countries.pop_back();
  }
  std::string title;
  for (const auto& [code, count] : countries) {
    title += (title.empty() ? "" : " and ") + std::string(actors.country(code)->name);
  }
  std::string rest;
  for (const std::string& word : subject_of(reports, story, telling, reader)) {
    rest += (rest.empty() ? "" : ", ") + word;
  }
  if (story.time) rest += (rest.empty() ? "" : ", ") + months(*story.time);
  if (title.empty() && rest.empty()) return "Other matters";
  return title + (title.empty() || rest.empty() ? "" : ": ") + rest;
}

}  // namespace chancery
