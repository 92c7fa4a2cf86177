// Shares counted item by item, so that sets drawn from the items give each share its interval.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "eval/measure.h"

namespace chancery {

// Named shares of what was counted over the items (sentences, reports) of a gold set.
class DrawnShares {
 public:
  // What is added from here on is of one more item.
  void begin_item() { items_.emplace_back(); }
  // `part` of `whole`, added to the share of this name in the present item (there must be one).
  void add(std::string_view name, double part, double whole);
  // One more share: the mean of all others that have anything to count.
  void add_mean(std::string_view name) { mean_ = name; }
  // A plain number beside the shares.
  void set_number(std::string_view name, double number) { numbers_[std::string(name)] = number; }

  // All by name, shares in percent.
  std::map<std::string, double> values() const;
  // The shares alone.
  std::map<std::string, MeasuredFigure> figures(std::size_t draws = 1000) const;
  // A line for each: `prefix`, name, figure, and of a share "(LOW to HIGH)".
  std::string table(std::string_view prefix = {}) const;

 private:
  struct Part {
    std::size_t name = 0;
    double part = 0, whole = 0;
  };
  // Every share over the items at these places, in the order of names_; the mean last.
  std::vector<double> shares(const std::vector<std::size_t>& places) const;
  std::vector<std::size_t> all_places() const;

  std::vector<std::string> names_;
  std::vector<std::vector<Part>> items_;
  std::string mean_;  // its name; empty without one
  std::map<std::string, double> numbers_;
};

}  // namespace chancery
