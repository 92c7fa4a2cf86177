#include "chancery/knowledge/story_lexicon.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "chancery/base/strings.h"
#include "chancery/knowledge/table.h"
#include "chancery/text/fold.h"

namespace chancery {
namespace {

constexpr std::size_t kShortestWord = 4;
constexpr std::size_t kShortestStem = 3;
constexpr int kCommonRank = 50;   // words up to here say nothing of what a text is about
constexpr int kRareRank = 30000;  // from here on all words are as rare

float rarity_at(int rank) {
  return std::log(static_cast<float>(std::clamp(rank, kCommonRank, kRareRank)) / kCommonRank);
}

std::uint64_t fnv1a(std::string_view bytes) {
  std::uint64_t hash = 14695981039346656037U;
  for (char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
  return hash;
}

bool strip(std::string_view& word, std::string_view ending) {
  if (word.size() < ending.size() + kShortestStem || !word.ends_with(ending)) return false;
  word.remove_suffix(ending.size());
  return true;
}

// Inflection only: "signed", "signing", "signs" -> "sign"; "agreed", "agrees", "agree" -> "agre".
std::string stem(std::string_view word) {
  if (strip(word, "ies")) return std::string(word) + "y";
  const bool inflected = strip(word, "ing") || strip(word, "ed");
  if (!inflected) {
    const bool sibilant = word.ends_with("sses") || word.ends_with("shes") ||
                          word.ends_with("ches") || word.ends_with("xes");
    if (sibilant) {
      word.remove_suffix(2);
    } else if (!word.ends_with("ss") && !word.ends_with("us")) {
      strip(word, "s");
    }
  }
  const std::size_t n = word.size();
  const bool doubled = inflected && n > kShortestStem && word[n - 1] == word[n - 2] &&
                       word[n - 1] != 'l' && word[n - 1] != 's';
  if (doubled) word.remove_suffix(1);
  strip(word, "e");
  return std::string(word);
}

std::string_view first_word(std::string_view sense) {
  const std::size_t begin = sense.find('.');
  if (begin == std::string_view::npos) return sense;
  const std::size_t end = sense.find_first_of(".<", begin + 1);
  return sense.substr(begin + 1, end == std::string_view::npos ? end : end - begin - 1);
}

// "bbc.co.uk" of "https://www.bbc.co.uk/news/1", of "www.bbc.co.uk" and of itself; empty for what
// is no address.
std::string host_of(std::string_view address) {
  const std::size_t scheme = address.find("://");
  if (scheme != std::string_view::npos) address.remove_prefix(scheme + 3);
  address = address.substr(0, address.find_first_of("/:?#"));
  const bool is_name = address.find('.') == std::string_view::npos ||
                       address.find(' ') != std::string_view::npos || address.back() == '.';
  if (is_name) return {};
  std::string host = fold(address);
  if (host.rfind("www.", 0) == 0) host.erase(0, 4);
  return host;
}

}  // namespace

Result<void> StoryLexicon::read_words(const std::filesystem::path& file) {
  auto table = Table::read(file, {"words"});
  if (!table) return tl::unexpected(table.error());
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto list = table->list(row, 0);
    const bool number = !list.empty() && is_ascii_digit(list.front().front());
    for (std::string_view word : list) {
      const ContentWord meant{fnv1a(stem(list.front())), number};
      const auto [known, fresh] = words_.emplace(stem(word), meant);
      if (!fresh && known->second.id != meant.id) {
        return tl::unexpected(
            table->error(row, "'" + std::string(word) + "' stands in another row"));
      }
    }
  }
  return {};
}

Result<void> StoryLexicon::read_ranks(const std::filesystem::path& file) {
  auto table = Table::read(file, {"word", "rank"});
  if (!table) return tl::unexpected(table.error());
  for (std::size_t row = 0; row < table->size(); ++row) {
    const std::string_view cell = table->cell(row, 1);
    int rank = 0;
    const auto [end, wrong] = std::from_chars(cell.data(), cell.data() + cell.size(), rank);
    if (wrong != std::errc() || end != cell.data() + cell.size() || rank < 1) {
      return tl::unexpected(table->error(row, "'" + std::string(cell) + "' is no rank"));
    }
    // Of words that stand for one another the commonest tells how common all are.
    const auto [known, fresh] =
        rarities_.emplace(content_word(table->cell(row, 0)).id, rarity_at(rank));
    known->second = std::min(known->second, rarity_at(rank));
  }
  return {};
}

Result<void> StoryLexicon::read_deeds(const std::filesystem::path& file) {
  auto table = Table::read(file, {"deed", "words"});
  if (!table) return tl::unexpected(table.error());
  for (std::size_t row = 0; row < table->size(); ++row) {
    for (std::string_view word : table->list(row, 1)) {
      deeds_[std::string(word)].push_back(static_cast<int>(row));
    }
  }
  return {};
}

Result<void> StoryLexicon::read_owners(const std::filesystem::path& file) {
  auto table = Table::read(file, {"owner", "outlets", "domains"});
  if (!table) return tl::unexpected(table.error());
  for (std::size_t row = 0; row < table->size(); ++row) {
    const std::string owner = fold_name(table->cell(row, 0));
    const auto add = [&](std::string_view outlet, const std::string& key) -> Result<void> {
      const auto [known, fresh] = owners_.emplace(key, owner);
      if (fresh || known->second == owner) return {};
      return tl::unexpected(table->error(row, "'" + std::string(outlet) + "' has another owner"));
    };
    for (std::string_view outlet : table->list(row, 1)) {
      if (auto added = add(outlet, fold_name(outlet)); !added) return added;
    }
    for (std::string_view domain : table->list(row, 2)) {
      if (auto added = add(domain, std::string(domain)); !added) return added;
    }
  }
  return {};
}

Result<void> StoryLexicon::read_notices(const std::filesystem::path& file) {
  auto table = Table::read(file, {"phrase"});
  if (!table) return tl::unexpected(table.error());
  for (std::size_t row = 0; row < table->size(); ++row) {
    notices_.push_back(" " + fold_name(table->cell(row, 0)) + " ");
  }
  return {};
}

Result<StoryLexicon> StoryLexicon::load(const std::filesystem::path& data) {
  StoryLexicon lexicon;
  const std::filesystem::path folder = data / "stories";
  if (auto read = lexicon.read_words(folder / "near_words.tsv"); !read) {
    return tl::unexpected(read.error());
  }
  if (auto read = lexicon.read_ranks(folder / "word_ranks.tsv"); !read) {
    return tl::unexpected(read.error());
  }
  if (auto read = lexicon.read_deeds(folder / "deeds.tsv"); !read) {
    return tl::unexpected(read.error());
  }
  if (auto read = lexicon.read_owners(folder / "owners.tsv"); !read) {
    return tl::unexpected(read.error());
  }
  if (auto read = lexicon.read_notices(folder / "notices.tsv"); !read) {
    return tl::unexpected(read.error());
  }
  return lexicon;
}

bool StoryLexicon::is_notice(std::string_view title) const {
  std::string padded = " " + fold_name(title) + " ";
  std::replace_if(
      padded.begin(), padded.end(), [](char c) { return c == ':' || c == '.' || c == ','; }, ' ');
  return std::any_of(notices_.begin(), notices_.end(), [&](const std::string& phrase) {
    return padded.find(phrase) != std::string::npos;
  });
}

ContentWord StoryLexicon::content_word(std::string_view word) const {
  if (word.empty()) return {};
  if (is_ascii_digit(word.front())) return {fnv1a(word), true};
  const std::string stemmed = stem(word);
  const auto known = words_.find(stemmed);
  if (known != words_.end()) return known->second;
  return word.size() < kShortestWord ? ContentWord{} : ContentWord{fnv1a(stemmed), false};
}

float StoryLexicon::rarity(std::uint64_t id) const {
  const auto known = rarities_.find(id);
  return known == rarities_.end() ? rarity_at(kRareRank) : known->second;
}

StoryLexicon::DeedMatch StoryLexicon::match_deeds(std::string_view sense,
                                                  std::string_view other) const {
  const std::string_view a = first_word(sense);
  const std::string_view b = first_word(other);
  if (a == b) return DeedMatch::kSame;
  const auto x = deeds_.find(std::string(a));
  const auto y = deeds_.find(std::string(b));
  if (x == deeds_.end() || y == deeds_.end()) return DeedMatch::kUnknown;
  const bool common = std::find_first_of(x->second.begin(), x->second.end(), y->second.begin(),
                                         y->second.end()) != x->second.end();
  return common ? DeedMatch::kSame : DeedMatch::kOther;
}

std::string StoryLexicon::owner(std::string_view outlet) const {
  const auto known = owners_.find(fold_name(outlet));
  if (known != owners_.end()) return known->second;
  const std::string host = host_of(outlet);
  if (host.empty()) return fold_name(outlet);
  for (std::string_view domain = host;;) {
    const auto here = owners_.find(std::string(domain));
    if (here != owners_.end()) return here->second;
    const std::size_t dot = domain.find('.');
    if (dot == std::string_view::npos) return host;
    domain.remove_prefix(dot + 1);
  }
}

}  // namespace chancery
