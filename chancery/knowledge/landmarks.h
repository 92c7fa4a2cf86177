// Landmarks: dated events that reports lean on without saying when they were ("after the
// Singapore summit"), and where a text speaks of them.
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
#include "chancery/text/span.h"

namespace chancery {

class Table;

// kEvent: it took place on those days. kOffice: somebody held an office from the first day to the
// last (9999-12-31 where he still holds it); its aliases are his title with his name.
// kName: nobody used the name before the first day, and it is in use ever since.
enum class LandmarkKind : std::uint8_t { kEvent, kOffice, kName };

struct Landmark {
  std::string id;
  LandmarkKind kind = LandmarkKind::kEvent;
  std::string name;       // "the Singapore summit of Kim and Trump"
  DateInterval interval;  // when it took place
  bool expected = false;  // the world knew beforehand that it would take place
  // Since when it knew, where that day is known; the table's cell says "expected" where it is not.
  std::optional<CivilDate> announced;
  std::vector<std::string> countries;  // ISO 3166-1 alpha-3
  std::vector<std::string> persons;
  std::string place;
};

// Words of a text that speak of a landmark. Several landmarks may share a span where the words fit
// more than one ("the Trump-Kim summit"); the reader tells them apart by date and place, or not at
// all.
struct LandmarkMention {
  std::uint32_t landmark = 0;  // place in Landmarks::all()
  Span span;
  bool alone = true;  // no other landmark claims these words
};

class Landmarks {
 public:
  // `data` is the root of the data folder; reads data/landmarks/landmarks.tsv.
  static Result<Landmarks> load(const std::filesystem::path& data);
  static Result<Landmarks> parse(std::string name, std::string content);

  const std::vector<Landmark>& all() const { return landmarks_; }
  const Landmark& operator[](std::uint32_t i) const { return landmarks_[i]; }

  // Every mention in the text, in order. An alias counts only where each of the landmark's context
  // groups has a phrase near by: within kContextWords words on either side, or kNearWords where the
  // table marks the alias with "~". Of two aliases one inside the other the longer counts.
  std::vector<LandmarkMention> find(std::string_view text) const;

  static constexpr std::size_t kContextWords = 60;
  static constexpr std::size_t kNearWords = 15;

 private:
  using Phrase = std::vector<std::vector<std::string>>;  // each word with its alternatives
  struct Alias {
    Phrase words;
    std::uint32_t landmark;
    std::size_t reach;  // words on either side in which its context must stand
  };
  struct Word {
    std::string folded;
    Span span;
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  static std::vector<Word> words_of(std::string_view text);
  static Phrase parse_phrase(std::string_view text);
  static bool stands_at(const Phrase& phrase, const std::vector<Word>& words, std::size_t at);
  bool has_context(const Alias& alias, const std::vector<Word>& words, std::size_t at) const;
  static Result<Landmarks> from_table(const Table& table);
  Result<void> add_row(const Table& table, std::size_t row);

  std::vector<Landmark> landmarks_;
  // Of each landmark: every group must have one of its phrases near the alias.
  std::vector<std::vector<std::vector<Phrase>>> contexts_;
  std::vector<Alias> aliases_;
  std::unordered_map<std::string, std::vector<std::uint32_t>, Hash, std::equal_to<>> by_first_word_;
};

}  // namespace chancery
