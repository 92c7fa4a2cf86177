#include "eval/measure.h"

#include <algorithm>
#include <random>

namespace chancery {

double percent(double part, double whole) { return whole > 0 ? 100 * part / whole : 0; }

AnswerCounts& AnswerCounts::operator+=(const AnswerCounts& more) {
  correct += more.correct;
  gold += more.gold;
  system += more.system;
  return *this;
}

double AnswerCounts::percent_of(std::size_t whole) const {
  return percent(static_cast<double>(correct), static_cast<double>(whole));
}

double AnswerCounts::f1() const {
  return percent(2 * static_cast<double>(correct), static_cast<double>(gold + system));
}

Interval drawn_interval(std::size_t items, std::size_t draws,
                        const std::function<double(const std::vector<std::size_t>&)>& figure) {
  if (items == 0 || draws == 0) return {};
  std::mt19937 random(20180612);
  std::vector<std::size_t> sample(items);
  std::vector<double> drawn;
  for (std::size_t draw = 0; draw < draws; ++draw) {
    for (std::size_t& place : sample) place = random() % items;
    drawn.push_back(figure(sample));
  }
  std::sort(drawn.begin(), drawn.end());
  return {drawn[draws * 25 / 1000], drawn[std::min(draws - 1, draws * 975 / 1000)]};
}

}  // namespace chancery
