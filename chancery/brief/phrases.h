// How an event is said in a sentence: the phrases of data/brief/phrases.tsv.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "chancery/base/result.h"
#include "chancery/knowledge/actor_directory.h"
#include "chancery/record/event.h"

namespace chancery {

// Immutable once loaded.
class Phrases {
 public:
  // Reads brief/phrases.tsv below the data folder.
  static Result<Phrases> load(const std::filesystem::path& data);

  // "Ana Reyes visited Lars Holt in Oslo". Without a full stop, without the date.
  std::string sentence(const Event& event) const;
  // "a visit of Ana Reyes to Norway": what a plan is about.
  std::string planned(const Plan& plan) const;

 private:
  struct Phrase {
    std::string past, base;              // with a recipient: "visited {R}", "visit {R}"
    std::string past_alone, base_alone;  // without: "went on a visit"
    std::string noun;                    // "visit"
  };
  const Phrase& phrase_for(const Event& event) const;
  std::map<std::string, Phrase> phrases_;  // by TYPE@word, CAMEO code, TYPE:mode or TYPE
};

// "A", "A and B", "A, B and C".
std::string enumerate(const std::vector<std::string>& names);
std::string enumerate(const std::vector<Party>& parties);

// "25 April 2019", "April 2019", "between 1 June 2018 and 12 June 2018".
std::string written_date(const DateInterval& interval);

}  // namespace chancery
