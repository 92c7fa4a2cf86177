// The best dependency tree under arc scores: maximum spanning arborescence with a single root.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace chancery {

// `scores` is row by row [n, stride]: scores[i * stride + j] is the score of token i depending on
// token j, and j = n stands for the root; a token never depends on itself. Gives the head of each
// token (n for the root), exactly one of them the root. Where the best heads taken alone are such a
// tree they are the answer; else Chu-Liu-Edmonds by contraction, O(n^2) (Tarjan 1977). Scores that
// are not finite count as very low.
void best_tree(const float* scores, std::size_t n, std::size_t stride,
               std::vector<std::uint32_t>& heads);

// Whether the heads form a tree with exactly one token under the root n = heads.size().
bool is_single_root_tree(std::span<const std::uint32_t> heads);

}  // namespace chancery
