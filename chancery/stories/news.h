// Which reports bring one piece of news: the same words, weighed by how rare they are, in the same
// days. After Miranda et al. 2018 (clusters of news by tf-idf and time), without a trained part.
#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "chancery/base/date.h"
#include "chancery/stories/link_steps.h"

namespace chancery {

// The weights of a text's words; sorted by word, of length 1.
using WeighedWords = std::vector<std::pair<std::uint64_t, float>>;

// Reports of one piece of news, in rising order, and the sum of their words' weights.
struct NewsGroup {
  std::vector<std::size_t> reports;
  std::unordered_map<std::uint64_t, float> words;
  float square = 0;  // of the length of `words`
  std::optional<DateInterval> time;
};

// 0..1: the cosine of two groups' words.
float likeness(const NewsGroup& a, const NewsGroup& b);

// Every report stands in one group. The reports' order does not matter but for numbering.
std::vector<NewsGroup> group_news(const ReportList& reports, const Publications& published,
                                  WordReader& reader);

}  // namespace chancery
