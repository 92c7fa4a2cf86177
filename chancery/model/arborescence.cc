#include "chancery/model/arborescence.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace chancery {
namespace {

constexpr std::uint32_t kNone = 0xFFFFFFFFU;

struct Arc {
  std::uint32_t dependent = kNone;
  std::uint32_t head = kNone;
};

// Chu-Liu-Edmonds: a path is grown backwards from an arbitrary token along best arcs; when it bites
// itself the cycle becomes one node and the growing goes on, until the root is reached. Nodes
// 0..n-1 are tokens, n the root, from n+1 on contracted cycles; each lives in the slot of one
// member.
class Contraction {
 public:
  Contraction(const float* scores, std::size_t n, std::size_t stride) : n_(n), size_(n + 1) {
    weights_.resize(size_ * size_);
    arcs_.resize(size_ * size_);
    slots_.resize(size_);
    node_in_slot_.resize(size_);
    parent_.assign(size_, kNone);
    double low = 0;
    double high = 0;
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j <= n; ++j) {
        const double score = static_cast<double>(scores[i * stride + j]);
        if (i == j || !std::isfinite(score)) continue;
        low = std::min(low, score);
        high = std::max(high, score);
      }
    }
    // Every arc from the root costs more than all other arcs together can win, so the best tree has
    // as few of them as can be: one.
    const double penalty = (high - low + 1) * static_cast<double>(n + 1);
    for (std::size_t i = 0; i <= n; ++i) {
      slots_[i] = i;
      node_in_slot_[i] = static_cast<std::uint32_t>(i);
      for (std::size_t j = 0; j <= n; ++j) {
        arcs_[i * size_ + j] = {static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(j)};
        double score = i < n ? static_cast<double>(scores[i * stride + j]) : low;
        if (!std::isfinite(score)) score = low;
        weights_[i * size_ + j] = j == n ? score - penalty : score;
      }
    }
  }

  void solve(std::vector<std::uint32_t>& heads) {
    std::vector<std::size_t> path;
    std::vector<bool> done(size_, false);  // by slot: connected to the root
    std::vector<bool> on_path(size_, false);
    done[n_] = true;
    for (std::size_t start = 0; start < n_; ++start) {
      if (!alive(start) || done[start]) continue;
      path.push_back(start);
      on_path[start] = true;
      while (!path.empty()) {
        const std::size_t slot = path.back();
        const std::size_t head = best_head(slot);
        chosen_[node_in_slot_[slot]] = arcs_[slot * size_ + head];
        if (done[head]) {
          for (std::size_t s : path) {
            done[s] = true;
            on_path[s] = false;
          }
          path.clear();
        } else if (on_path[head]) {
          contract(path, head, on_path);
        } else {
          path.push_back(head);
          on_path[head] = true;
        }
      }
    }
    expand(heads);
  }

 private:
  bool alive(std::size_t slot) const {
    return std::find(slots_.begin(), slots_.end(), slot) != slots_.end();
  }

  std::size_t best_head(std::size_t slot) {
    if (chosen_.size() < parent_.size()) chosen_.resize(parent_.size());
    std::size_t best = size_;
    for (std::size_t other : slots_) {
      if (other == slot) continue;
      if (best == size_ || weights_[slot * size_ + other] > weights_[slot * size_ + best]) {
        best = other;
      }
    }
    return best;
  }

  // Makes one node of the path from `first` on, which stands at the end of the path afterwards.
  void contract(std::vector<std::size_t>& path, std::size_t first, std::vector<bool>& on_path) {
    const auto begin = std::find(path.begin(), path.end(), first);
    const std::vector<std::size_t> cycle(begin, path.end());
    const auto node = static_cast<std::uint32_t>(parent_.size());
    parent_.push_back(kNone);
    chosen_.resize(parent_.size());
    for (std::size_t i = 0; i < cycle.size(); ++i) {
      const std::size_t slot = cycle[i];
      parent_[node_in_slot_[slot]] = node;
      // The arc chosen for a slot comes from the next one of the path, for the last from the first.
      const std::size_t head = i + 1 < cycle.size() ? cycle[i + 1] : first;
      const double kept = weights_[slot * size_ + head];
      for (std::size_t other : slots_) weights_[slot * size_ + other] -= kept;
    }
    for (std::size_t slot : cycle) {
      if (slot == first) continue;
      for (std::size_t other : slots_) {
        take_better(first * size_ + other, slot * size_ + other);
        take_better(other * size_ + first, other * size_ + slot);
      }
      on_path[slot] = false;
    }
    std::erase_if(slots_, [&](std::size_t slot) {
      return slot != first && std::find(cycle.begin(), cycle.end(), slot) != cycle.end();
    });
    node_in_slot_[first] = node;
    path.erase(begin + 1, path.end());
  }

  void take_better(std::size_t to, std::size_t from) {
    if (weights_[from] > weights_[to]) {
      weights_[to] = weights_[from];
      arcs_[to] = arcs_[from];
    }
  }

  // From the outermost cycle inwards: the arc that enters a node enters one of its members, and
  // there replaces the arc of the cycle.
  void expand(std::vector<std::uint32_t>& heads) {
    for (auto node = static_cast<std::uint32_t>(parent_.size()); node-- > size_;) {
      const Arc entering = chosen_[node];
      std::uint32_t member = entering.dependent;
      while (parent_[member] != node) member = parent_[member];
      chosen_[member] = entering;
    }
    heads.resize(n_);
    for (std::size_t i = 0; i < n_; ++i) heads[i] = chosen_[i].head;
  }

  std::size_t n_;
  std::size_t size_;
  std::vector<double> weights_;     // [slot][slot of the head]
  std::vector<Arc> arcs_;           // the arc between tokens that a weight stands for
  std::vector<std::size_t> slots_;  // those still in use
  std::vector<std::uint32_t> node_in_slot_;
  std::vector<std::uint32_t> parent_;  // of a node: the cycle it went into
  std::vector<Arc> chosen_;            // of a node: the arc that enters it
};

}  // namespace

bool is_single_root_tree(std::span<const std::uint32_t> heads) {
  const auto root = static_cast<std::uint32_t>(heads.size());
  if (std::count(heads.begin(), heads.end(), root) != 1) return false;
  // With one root, every token reaches it unless there is a cycle. Tokens are marked by the walk
  // that met them, so each is passed once.
  std::vector<std::uint32_t> met(heads.size(), kNone);
  for (std::uint32_t i = 0; i < root; ++i) {
    std::uint32_t at = i;
    while (at != root && met[at] == kNone) {
      met[at] = i;
      at = heads[at];
    }
    if (at != root && met[at] == i) return false;
  }
  return true;
}

void best_tree(const float* scores, std::size_t n, std::size_t stride,
               std::vector<std::uint32_t>& heads) {
  heads.assign(n, 0);
  for (std::size_t i = 0; i < n; ++i) {
    const float* row = scores + i * stride;
    std::size_t best = n;
    for (std::size_t j = 0; j <= n; ++j) {
      // The root comes last, but the first of equals is the token.
      if (j != i && (row[j] > row[best] || (best == n && j < n && row[j] >= row[n]))) best = j;
    }
    heads[i] = static_cast<std::uint32_t>(best);
  }
  if (n > 0 && !is_single_root_tree(heads)) Contraction(scores, n, stride).solve(heads);
}

}  // namespace chancery
