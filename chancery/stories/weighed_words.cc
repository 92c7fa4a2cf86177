#include "chancery/stories/weighed_words.h"

#include <algorithm>
#include <cmath>

#include "chancery/stories/words.h"

namespace chancery {
namespace {

constexpr std::size_t kSubjectWords = 32;
constexpr float kStateRarity = 3.5F;  // of a state's name and adjective, which no word list ranks

}  // namespace

float likeness(const CountedWords& a, const CountedWords& b) {
  float sum = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (x->first == y->first)
      sum += x++->second * y++->second;
    else if (x->first < y->first)
      ++x;
    else
      ++y;
  }
  return sum;
}

void keep_heaviest(std::size_t most, CountedWords& words) {
  if (words.size() <= most) return;
  const auto heavier = [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  };
  std::nth_element(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(most), words.end(),
                   heavier);
  words.resize(most);
  std::sort(words.begin(), words.end());
  words.shrink_to_fit();
}

void to_unit_length(CountedWords& words) {
  float square = 0;
  for (const auto& [word, weight] : words) square += weight * weight;
  for (auto& [word, weight] : words) weight /= std::sqrt(std::max(square, 1e-6F));
}

void add_words(const CountedWords& more, CountedWords& sum) {
  CountedWords out;
  out.reserve(sum.size() + more.size());
  auto a = sum.begin();
  auto b = more.begin();
  while (a != sum.end() || b != more.end()) {
    if (b == more.end() || (a != sum.end() && a->first < b->first)) {
      out.push_back(*a++);
    } else if (a == sum.end() || b->first < a->first) {
      out.push_back(*b++);
    } else {
      out.emplace_back(a->first, a->second + b->second);
      ++a;
      ++b;
    }
  }
  sum = std::move(out);
}

CountedWords subject_words(const WordCounts& counts, const StoryLexicon& lexicon) {
  std::unordered_map<std::uint32_t, float> weights;
  for (const auto& [word, count] : counts) {
    const float rarity = is_state(word) ? kStateRarity : lexicon.rarity(word);
    if (rarity > 0) weights[short_hash(word)] = (1 + std::log(count)) * rarity;
  }
  CountedWords words(weights.begin(), weights.end());
  std::sort(words.begin(), words.end());
  keep_heaviest(kSubjectWords, words);
  to_unit_length(words);
  return words;
}

}  // namespace chancery
