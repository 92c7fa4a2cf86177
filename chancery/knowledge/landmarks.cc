#include "chancery/knowledge/landmarks.h"

#include <algorithm>
#include <set>

#include "chancery/base/strings.h"
#include "chancery/knowledge/table.h"
#include "chancery/text/fold.h"
#include "chancery/text/utf8.h"

namespace chancery {
namespace {

tl::unexpected<Error> bad(const Table& table, std::size_t row, std::string_view what,
                          std::string_view cell) {
  return tl::unexpected<Error>(
      table.error(row, std::string(what) + " '" + std::string(cell) + "'"));
}

bool is_word_sign(char32_t c) { return (c >= '0' && c <= '9') || is_letter(c); }

std::string folded_word(std::string_view word) {
  std::string out(word);
  bool ascii = true;
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    ascii = ascii && static_cast<unsigned char>(c) < 0x80;
  }
  return ascii ? out : fold(word);
}

constexpr CivilDate kNoEnd{9999, 12, 31};

const std::vector<std::string_view>& columns() {
  static const std::vector<std::string_view> kColumns = {
      "landmark_id", "kind",      "name",      "aliases", "context", "from",
      "to",          "announced", "countries", "persons", "place",   "source"};
  return kColumns;
}

}  // namespace

std::vector<Landmarks::Word> Landmarks::words_of(std::string_view text) {
  std::vector<Word> words;
  for (std::size_t at = 0; at < text.size();) {
    CodePoint sign = decode_utf8(text, at);
    if (!is_word_sign(sign.value)) {
      at += sign.bytes;
      continue;
    }
    const std::size_t begin = at;
    while (at < text.size()) {
      sign = decode_utf8(text, at);
      if (!is_word_sign(sign.value)) break;
      at += sign.bytes;
    }
    words.push_back({folded_word(text.substr(begin, at - begin)), Span(begin, at)});
  }
  return words;
}

// "summit|talks in singapore": words parted by spaces or hyphens, alternatives by a bar.
Landmarks::Phrase Landmarks::parse_phrase(std::string_view text) {
  Phrase phrase;
  for (std::string_view slot : split(text, ' ')) {
    if (slot.empty()) continue;
    std::vector<std::string> alternatives;
    for (std::string_view word : split(slot, '|')) {
      const std::vector<Word> parts = words_of(word);
      if (parts.size() == 1) {
        alternatives.push_back(parts.front().folded);
      } else {
        for (const Word& part : parts) phrase.push_back({part.folded});
      }
    }
    if (!alternatives.empty()) phrase.push_back(std::move(alternatives));
  }
  return phrase;
}

Result<Landmarks> Landmarks::load(const std::filesystem::path& data) {
  auto table = Table::read(data / "landmarks" / "landmarks.tsv", columns());
  if (!table) return tl::unexpected<Error>(table.error());
  return from_table(*table);
}

Result<Landmarks> Landmarks::parse(std::string name, std::string content) {
  auto table = Table::parse(std::move(name), std::move(content), columns());
  if (!table) return tl::unexpected<Error>(table.error());
  return from_table(*table);
}

Result<Landmarks> Landmarks::from_table(const Table& table) {
  Landmarks landmarks;
  for (std::size_t row = 0; row < table.size(); ++row) {
    auto added = landmarks.add_row(table, row);
    if (!added) return tl::unexpected<Error>(added.error());
  }
  return landmarks;
}

Result<void> Landmarks::add_row(const Table& table, std::size_t row) {
  Landmark landmark;
  landmark.id = table.cell(row, 0);
  landmark.name = table.cell(row, 2);
  if (table.cell(row, 1) == "office") {
    landmark.kind = LandmarkKind::kOffice;
  } else if (table.cell(row, 1) == "name") {
    landmark.kind = LandmarkKind::kName;
  } else if (table.cell(row, 1) != "event") {
    return bad(table, row, "unknown kind", table.cell(row, 1));
  }
  const auto named = [&](const Landmark& other) { return other.id == landmark.id; };
  if (landmark.id.empty() || std::any_of(landmarks_.begin(), landmarks_.end(), named)) {
    return bad(table, row, "landmark without an id of its own", landmark.id);
  }
  const auto from = CivilDate::parse(table.cell(row, 5));
  // An office that has no last day yet; a name never has one.
  const bool lasting = landmark.kind != LandmarkKind::kEvent && table.cell(row, 6).empty();
  const auto to = lasting ? std::optional(kNoEnd) : CivilDate::parse(table.cell(row, 6));
  if (!from || !to || *to < *from) return bad(table, row, "no days from", table.cell(row, 5));
  landmark.interval = {*from, *to};
  landmark.expected = !table.cell(row, 7).empty();
  if (landmark.expected && table.cell(row, 7) != "expected") {
    landmark.announced = CivilDate::parse(table.cell(row, 7));
    if (!landmark.announced || *from < *landmark.announced) {
      return bad(table, row, "not a day before it took place", table.cell(row, 7));
    }
  }
  for (std::string_view country : table.list(row, 8)) landmark.countries.emplace_back(country);
  for (std::string_view person : table.list(row, 9)) landmark.persons.emplace_back(person);
  landmark.place = table.cell(row, 10);

  const auto index = static_cast<std::uint32_t>(landmarks_.size());
  for (std::string_view text : table.list(row, 3)) {
    const bool near = text.starts_with('~');
    Phrase phrase = parse_phrase(near ? text.substr(1) : text);
    if (phrase.empty()) return bad(table, row, "empty alias", text);
    const std::set<std::string> first(phrase.front().begin(), phrase.front().end());
    for (const std::string& word : first) {
      by_first_word_[word].push_back(static_cast<std::uint32_t>(aliases_.size()));
    }
    aliases_.push_back({std::move(phrase), index, near ? kNearWords : kContextWords});
  }
  std::vector<std::vector<Phrase>> groups;
  for (std::string_view group : table.list(row, 4)) {
    std::vector<Phrase> phrases;
    for (std::string_view text : split(group, '|')) phrases.push_back(parse_phrase(text));
    groups.push_back(std::move(phrases));
  }
  contexts_.push_back(std::move(groups));
  landmarks_.push_back(std::move(landmark));
  return {};
}

bool Landmarks::stands_at(const Phrase& phrase, const std::vector<Word>& words, std::size_t at) {
  if (at + phrase.size() > words.size()) return false;
  for (std::size_t k = 0; k < phrase.size(); ++k) {
    const std::vector<std::string>& slot = phrase[k];
    if (std::find(slot.begin(), slot.end(), words[at + k].folded) == slot.end()) return false;
  }
  return true;
}

bool Landmarks::has_context(const Alias& alias, const std::vector<Word>& words,
                            std::size_t at) const {
  const std::size_t begin = at < alias.reach ? 0 : at - alias.reach;
  const std::size_t end = std::min(words.size(), at + alias.words.size() + alias.reach);
  for (const std::vector<Phrase>& group : contexts_[alias.landmark]) {
    bool found = false;
    for (std::size_t i = begin; !found && i < end; ++i) {
      found = std::any_of(group.begin(), group.end(),
                          [&](const Phrase& phrase) { return stands_at(phrase, words, i); });
    }
    if (!found) return false;
  }
  return true;
}

std::vector<LandmarkMention> Landmarks::find(std::string_view text) const {
  const std::vector<Word> words = words_of(text);
  std::vector<LandmarkMention> found;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto first = by_first_word_.find(words[i].folded);
    if (first == by_first_word_.end()) continue;
    for (const std::uint32_t index : first->second) {
      const Alias& alias = aliases_[index];
      if (!stands_at(alias.words, words, i) || !has_context(alias, words, i)) continue;
      const Span span = cover(words[i].span, words[i + alias.words.size() - 1].span);
      found.push_back({alias.landmark, span, true});
    }
  }
  const auto inside_longer = [&](const LandmarkMention& mention) {
    return std::any_of(found.begin(), found.end(), [&](const LandmarkMention& other) {
      return other.span != mention.span && other.span.contains(mention.span);
    });
  };
  std::vector<LandmarkMention> kept;
  for (const LandmarkMention& mention : found) {
    if (inside_longer(mention)) continue;
    // "the June 12 summit in Singapore": two aliases of one landmark that overlap are one mention.
    const auto same = std::find_if(kept.begin(), kept.end(), [&](const LandmarkMention& other) {
      return other.landmark == mention.landmark && other.span.overlaps(mention.span);
    });
    if (same == kept.end()) {
      kept.push_back(mention);
    } else {
      same->span = cover(same->span, mention.span);
    }
  }
  for (LandmarkMention& mention : kept) {
    mention.alone = std::none_of(kept.begin(), kept.end(), [&](const LandmarkMention& other) {
      return other.landmark != mention.landmark && other.span.overlaps(mention.span);
    });
  }
  return kept;
}

}  // namespace chancery
