// What the scorers share: shares in percent, precision and recall, and intervals of a figure.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

namespace chancery {

// 0..100; 0 where there is nothing.
double percent(double part, double whole);

// Answers counted against a gold set.
struct AnswerCounts {
  std::size_t correct = 0;
  std::size_t gold = 0;
  std::size_t system = 0;

  AnswerCounts& operator+=(const AnswerCounts& more);
  // 0..100; 0 where there is nothing.
  double precision() const { return percent_of(system); }
  double recall() const { return percent_of(gold); }
  double f1() const;

 private:
  double percent_of(std::size_t whole) const;
};

struct Interval {
  double low = 0;
  double high = 0;
};

struct MeasuredFigure {
  double value = 0;   // percent
  Interval interval;  // 95 %, by drawing items with replacement
};

// The 2.5th and 97.5th hundredth of a figure over sets drawn from the items with replacement
// (Efron, 1979); `figure` gets the places of the items drawn. The seed is fixed: the same answers
// get the same interval. {0, 0} without items or draws.
Interval drawn_interval(std::size_t items, std::size_t draws,
                        const std::function<double(const std::vector<std::size_t>&)>& figure);

}  // namespace chancery
