// Putting things together two by two: disjoint sets over the numbers 0..n-1.
#pragma once

#include <cstddef>
#include <vector>

namespace chancery {

class Groups {
 public:
  explicit Groups(std::size_t n);
  std::size_t find(std::size_t i);  // the group's representative: its smallest member
  void join(std::size_t a, std::size_t b);
  // The members of every group, groups and members in rising order.
  std::vector<std::vector<std::size_t>> members();

 private:
  std::vector<std::size_t> parents_;
};

}  // namespace chancery
