#include "chancery/stories/groups.h"

#include <algorithm>
#include <numeric>

namespace chancery {

Groups::Groups(std::size_t n) : parents_(n) { std::iota(parents_.begin(), parents_.end(), 0U); }

std::size_t Groups::find(std::size_t i) {
  while (parents_[i] != i) i = parents_[i] = parents_[parents_[i]];
  return i;
}

void Groups::join(std::size_t a, std::size_t b) {
  a = find(a);
  b = find(b);
  parents_[std::max(a, b)] = std::min(a, b);
}

std::vector<std::vector<std::size_t>> Groups::members() {
  std::vector<std::vector<std::size_t>> groups;
  std::vector<std::size_t> places(parents_.size(), parents_.size());
  for (std::size_t i = 0; i < parents_.size(); ++i) {
    std::size_t& place = places[find(i)];
    if (place == parents_.size()) {
      place = groups.size();
      groups.emplace_back();
    }
    groups[place].push_back(i);
  }
  return groups;
}

}  // namespace chancery
