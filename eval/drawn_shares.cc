// Counting shares by item, and drawing items for their intervals.
#include "eval/drawn_shares.h"

#include <algorithm>
#include <cstdio>
#include <numeric>

namespace chancery {

void DrawnShares::add(std::string_view name, double part, double whole) {
  const auto known = std::find(names_.begin(), names_.end(), name);
  const auto place = static_cast<std::size_t>(known - names_.begin());
  if (known == names_.end()) names_.emplace_back(name);
  items_.back().push_back({place, part, whole});
}

std::vector<double> DrawnShares::shares(const std::vector<std::size_t>& places) const {
  std::vector<double> parts(names_.size()), wholes(names_.size());
  for (std::size_t place : places) {
    for (const Part& part : items_[place]) {
      parts[part.name] += part.part;
      wholes[part.name] += part.whole;
    }
  }
  std::vector<double> shares;
  double sum = 0, counted = 0;
  for (std::size_t i = 0; i < names_.size(); ++i) {
    shares.push_back(percent(parts[i], wholes[i]));
    sum += shares[i];
    counted += wholes[i] > 0 ? 1 : 0;
  }
  if (!mean_.empty()) shares.push_back(counted > 0 ? sum / counted : 0);
  return shares;
}

std::vector<std::size_t> DrawnShares::all_places() const {
  std::vector<std::size_t> places(items_.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  return places;
}

std::map<std::string, double> DrawnShares::values() const {
  std::map<std::string, double> values = numbers_;
  const std::vector<double> all = shares(all_places());
  for (std::size_t i = 0; i < all.size(); ++i)
    values[i < names_.size() ? names_[i] : mean_] = all[i];
  return values;
}

std::map<std::string, MeasuredFigure> DrawnShares::figures(std::size_t draws) const {
  std::map<std::string, MeasuredFigure> figures;
  const std::vector<double> all = shares(all_places());
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto drawn = [&](const std::vector<std::size_t>& places) { return shares(places)[i]; };
    figures[i < names_.size() ? names_[i] : mean_] = {all[i],
                                                      drawn_interval(items_.size(), draws, drawn)};
  }
  return figures;
}

std::string DrawnShares::table(std::string_view prefix) const {
  const auto drawn = figures();
  std::string out;
  for (const auto& [name, value] : values()) {
    char text[120];
    std::snprintf(text, sizeof text, "%-24s %6.2f", name.c_str(), value);
    out.append(prefix).append(text);
    if (const auto figure = drawn.find(name); figure != drawn.end()) {
      const auto [low, high] = figure->second.interval;
      std::snprintf(text, sizeof text, "  (%.2f to %.2f)", low, high);
      out += text;
    }
    out += '\n';
  }
  return out;
}

}  // namespace chancery
