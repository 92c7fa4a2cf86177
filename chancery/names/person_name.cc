#include "chancery/names/person_name.h"

#include <algorithm>

#include "chancery/base/strings.h"
#include "chancery/knowledge/name_match.h"
#include "chancery/text/fold.h"

namespace chancery::names {
namespace {

// "Jong-un", "Jinping": what follows a surname that stands first. A Western name after a surname
// that is a given name as well ("Kim Campbell") is longer or known as a given name's neighbour.
bool reads_family_first(const std::vector<std::string_view>& written, const NameLexicon& lexicon) {
  if (written.size() < 2 || !lexicon.is_family_first(written[0])) return false;
  if (written.size() == 2) {
    const std::string_view rest = written[1];
    const bool hyphen = rest.find('-') != std::string_view::npos;
    return hyphen || (lexicon.given_name(rest) && !lexicon.given_name(written[0]));
  }
  constexpr std::size_t kLongestSyllable = 6;
  return std::all_of(written.begin() + 1, written.end(), [](std::string_view word) {
    return word.size() <= kLongestSyllable && word.back() != '.';
  });
}

bool ends_with(const std::vector<std::string>& all, const std::vector<std::string>& tail) {
  return tail.size() <= all.size() && std::equal(tail.rbegin(), tail.rend(), all.rbegin());
}

// Beyond this, likeness of spelling is not computed: no person's name is so long.
constexpr std::size_t kLongestName = 64;

bool alike(const std::string& a, const std::string& b, const ActorDirectory& known) {
  if (a.size() > kLongestName || b.size() > kLongestName) return false;
  return name_similarity(a, b, known) >= kSameName;
}

}  // namespace

PersonName take_apart(std::string_view written, const NameLexicon& lexicon) {
  PersonName name;
  name.written = std::string(written);
  name.key = name_key(written);
  for (std::string_view word : split(name.key, ' ')) {
    if (!word.empty()) name.words.emplace_back(word);
  }
  if (name.words.empty()) return name;
  std::vector<std::string_view> parts;
  for (std::string_view part : split(written, ' ')) {
    if (!part.empty()) parts.push_back(part);
  }
  if (reads_family_first(parts, lexicon)) {
    name.family = name.words.front();
    name.given = join({name.words.begin() + 1, name.words.end()}, " ");
  } else {
    name.family = name.words.back();
    if (name.full()) name.given = name.words.front();
  }
  return name;
}

NameFit fit(const PersonName& form, const PersonName& full, const ActorDirectory& known) {
  if (form.key == full.key) return NameFit::kSame;
  if (form.words.empty() || full.words.empty()) return NameFit::kNone;
  if (form.full()) {
    // "de Mistura" beside "Staffan de Mistura"; "Vladimir Vladimirovich Putin" beside the short.
    if (full.full() && (ends_with(full.words, form.words) || ends_with(form.words, full.words))) {
      return NameFit::kFamilyName;
    }
    if (full.full() && form.given == full.given && form.family == full.family) {
      return NameFit::kSame;
    }
    return alike(form.written, full.written, known) ? NameFit::kSpelling : NameFit::kNone;
  }
  const std::string& word = form.words.front();
  if (word == full.family) return NameFit::kFamilyName;
  if (!full.full())
    return alike(form.written, full.written, known) ? NameFit::kSpelling : NameFit::kNone;
  if (word_similarity(word, full.family) >= kSameName && word.size() > 4) return NameFit::kSpelling;
  if (std::find(full.words.begin(), full.words.end(), word) != full.words.end()) {
    return NameFit::kGivenName;
  }
  return NameFit::kNone;
}

}  // namespace chancery::names
