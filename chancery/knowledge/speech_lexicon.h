// Words that attribute what is said, thought or wanted to somebody: "say", "warning that",
// "according to". Read from data/lexicon/speech.tsv, checked, then immutable.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "chancery/base/result.h"
#include "chancery/record/quotation.h"

namespace chancery {

// How the content is attached to its cue. A cue has several.
enum class CueFrame : std::uint16_t {
  kThat = 1,            // a finite clause, with or without "that"; before the cue as well
  kQuote = 2,           // words in quotation marks
  kWh = 4,              // "whether", "what", "how"
  kInf = 8,             // an infinitive whose subject is the speaker: "promised to come"
  kObjectInf = 16,      // the object is told, the infinitive is the content: "told them to come"
  kObjectWithInf = 32,  // object and infinitive are the content: "wants them to come"
  kObject = 64,         // the object is the addressee: "told them that ..."
  kTo = 128,            // a phrase with "to" is the addressee: "said to them that ..."
  kNounPhrase = 256,    // "denied the charge"
  kGerund = 512,        // "denied taking it"
  kAs = 1024,           // "described him as a friend"
  kSmall = 2048,        // "called him a friend"
  kOn = 4096,           // "called on them to come"
  kQuoted = 8192,       // "quoted him as saying": the object speaks
};

struct SpeechCue {
  Stance stance = Stance::kSaid;
  std::uint16_t frames = 0;
  std::vector<std::string> prepositions;  // that lead in the content: "for" of "called for talks"

  bool takes(CueFrame frame) const { return (frames & static_cast<std::uint16_t>(frame)) != 0; }
  bool takes_preposition(std::string_view word) const;
};

// A cue of several words before or after what it attributes: "according to".
struct SpeechPhrase {
  std::vector<std::string> words;  // lower case
  Stance stance = Stance::kSaid;
};

class SpeechLexicon {
 public:
  // `data` is the root of the data folder. Errors: kConfiguration with file and line.
  static Result<SpeechLexicon> load(const std::filesystem::path& data);

  // By lemma; `particle` as in "point out", or empty.
  const SpeechCue* verb(std::string_view lemma, std::string_view particle = {}) const;
  const SpeechCue* noun(std::string_view lemma) const;
  // Of a speaker: "is confident that", "is determined to".
  const SpeechCue* adjective(std::string_view lemma) const;
  const std::vector<SpeechPhrase>& phrases() const { return phrases_; }
  // A thing that tells as a person does: "report", "poll", "transcript".
  bool is_document(std::string_view lemma) const;
  // "appeared to suggest", "went on to say": with this verb before it the infinitive is real.
  bool is_raising(std::string_view lemma) const;
  // Says nothing but that the noun behind it is said: "issued a warning", "expressed concern".
  bool is_light(std::string_view lemma) const;
  // What carries words ("letter", "telephone"), and where they fall ("news conference", "rally").
  bool is_medium(std::string_view lemma) const;
  bool is_occasion(std::string_view lemma) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  using Map = std::unordered_map<std::string, SpeechCue, Hash, std::equal_to<>>;

  Map verbs_;
  using Set = std::unordered_set<std::string, Hash, std::equal_to<>>;

  Map nouns_;
  Map adjectives_;
  Set documents_;
  Set raising_;
  Set light_;
  Set media_;
  Set occasions_;
  std::vector<SpeechPhrase> phrases_;
};

}  // namespace chancery
