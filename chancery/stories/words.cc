#include "chancery/stories/words.h"

#include <algorithm>

#include "chancery/base/strings.h"
#include "chancery/text/fold.h"

namespace chancery {
namespace {

constexpr std::size_t kStemLetters = 6;
constexpr std::size_t kShortestWord = 4;
constexpr std::size_t kRemembered = 20000;  // names

bool is_word_byte(char c) {
  return is_ascii_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         static_cast<unsigned char>(c) >= 0x80;
}

// Words as they are written; "'s" is cut off. Typographic quotes and dashes part words too.
std::vector<std::string_view> words_in(std::string_view text) {
  std::vector<std::string_view> words;
  const auto is_sign = [&](std::size_t i) {  // of General Punctuation, U+2000 to U+206F
    return text.size() - i >= 3 && text[i] == '\xE2' &&
           (text[i + 1] == '\x80' || text[i + 1] == '\x81');
  };
  for (std::size_t at = 0; at < text.size();) {
    if (!is_word_byte(text[at]) || is_sign(at)) {
      at += is_sign(at) ? 3U : 1U;
      continue;
    }
    const std::size_t begin = at;
    while (at < text.size() && is_word_byte(text[at]) && !is_sign(at)) ++at;
    const std::string_view word = text.substr(begin, at - begin);
    const bool possessive = word == "s" && begin > 0 && !words.empty();
    if (!possessive) words.push_back(word);
  }
  return words;
}

std::string plain(std::string_view word) {
  const bool ascii = std::all_of(word.begin(), word.end(),
                                 [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (!ascii) return fold(word);
  std::string out(word);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

bool is_capital(std::string_view word) {
  return (word.front() >= 'A' && word.front() <= 'Z') || word.front() == '\xC3' ||
         word.front() == '\xC5';
}

}  // namespace

std::size_t shared(const WordSet& a, const WordSet& b) {
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

double jaccard(const WordSet& a, const WordSet& b) {
  const std::size_t both = shared(a, b);
  const std::size_t all = a.size() + b.size() - both;
  return all == 0 ? 0 : static_cast<double>(both) / static_cast<double>(all);
}

std::uint64_t WordReader::state_named(std::string_view name) {
  if (states_.size() >= kRemembered) states_.clear();
  const auto [known, fresh] = states_.emplace(std::string(name), 0);
  if (!fresh) return known->second;
  for (const NameEntry& entry : actors_.find_name(name)) {
    const bool state = entry.kind == NameKind::kCountry || entry.kind == NameKind::kAdjective ||
                       entry.kind == NameKind::kDemonym;
    if (!state) continue;
    const std::string code = actors_.countries()[entry.index].code.str();
    known->second = (std::uint64_t{1} << 63U) | (static_cast<std::uint64_t>(code[0]) << 16U) |
                    (static_cast<std::uint64_t>(code[1]) << 8U) |
                    static_cast<std::uint64_t>(code[2]);
    break;
  }
  return known->second;
}

TextWords WordReader::read(std::string_view sentence) {
  TextWords out;
  const std::vector<std::string_view> words = words_in(sentence);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i];
    const bool capital = is_capital(word);
    if (capital && word.size() > 1) {
      std::uint64_t state = 0;
      if (i + 1 < words.size() && is_capital(words[i + 1])) {
        const char* begin = word.data();
        const char* end = words[i + 1].data() + words[i + 1].size();
        state = state_named({begin, static_cast<std::size_t>(end - begin)});
        if (state != 0) ++i;
      }
      if (state == 0) state = state_named(word);
      if (state != 0) {
        out.words.push_back(state);
        out.keys.push_back(state);
        continue;
      }
    }
    const ContentWord meant = lexicon_.content_word(plain(word));
    if (meant.id == 0) continue;
    out.words.push_back(meant.id);
    if (meant.number || (capital && i > 0)) out.keys.push_back(meant.id);
    if (meant.number) out.numbers.push_back(meant.id);
  }
  make_set(out.words);
  make_set(out.keys);
  return out;
}

std::uint64_t fnv1a(std::string_view bytes) {
  std::uint64_t hash = 14695981039346656037U;
  for (char c : bytes) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 1099511628211U;
  }
  return hash;
}

WordSet stems(std::string_view text) {
  const std::string folded = fold(text);
  WordSet hashes;
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

}  // namespace chancery
