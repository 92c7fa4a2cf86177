// How an event is said in a sentence: the phrases of data/brief/phrases.LANGUAGE.tsv.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "chancery/base/result.h"
#include "chancery/brief/messages.h"
#include "chancery/knowledge/actor_directory.h"
#include "chancery/record/event.h"

namespace chancery {

// Immutable once loaded.
class Phrases {
 public:
  // Reads the tables of brief/ below the data folder. kUsage where there are none of the language.
  static Result<Phrases> load(const std::filesystem::path& data,
                              const std::string& language = "en");

  const Messages& messages() const { return messages_; }
  // "Ana Reyes visited Lars Holt in Oslo". Without a full stop, without the date.
  std::string sentence(const Event& event) const;
  // "Visit by Ana Reyes to Norway": what a plan is about. `sense` is that of an event which
  // announces it: it tells the signing of an agreement from other support.
  std::string planned(const Plan& plan, const std::string& sense = "") const;

 private:
  struct Phrase {
    std::string past, base;              // with a recipient: "visited {R}", "visit {R}"
    std::string past_alone, base_alone;  // without: "went on a visit"
    std::string noun, noun_alone;        // "visit by {A} to {R}", "visit by {A}"
  };
  std::string at_place(std::string said, const std::optional<PlaceReference>& place) const;
  const Phrase& phrase_for(const Event& event) const;
  std::map<std::string, Phrase> phrases_;  // by TYPE@word, CAMEO code, TYPE:mode or TYPE
  Messages messages_;
};

}  // namespace chancery
