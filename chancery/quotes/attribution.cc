#include "chancery/quotes/attribution.h"

#include <algorithm>

#include "chancery/text/fold.h"

namespace chancery::quotes {
namespace {

bool is_any(std::string_view word, std::initializer_list<std::string_view> set) {
  return std::find(set.begin(), set.end(), word) != set.end();
}

bool has_opening(const Reading& r, TokenRange range) {
  for (TokenIndex t = range.begin; t < range.end; ++t.value) {
    if (is_opening_mark(r.word(t))) return true;
  }
  return false;
}

bool has_closing(const Reading& r, TokenRange range) {
  for (TokenIndex t = range.begin; t < range.end; ++t.value) {
    if (is_closing_mark(r.word(t))) return true;
  }
  return false;
}

}  // namespace

bool is_opening_mark(std::string_view word) {
  return is_any(word, {"\u201C", "\u00AB", "\u201E", "``", "''", "\"", "\u2018"});
}

bool is_closing_mark(std::string_view word) {
  return is_any(word, {"\u201D", "\u00BB", "''", "\"", "\u2019"});
}

std::vector<TokenRange> Reading::pieces(TokenIndex root, std::optional<TokenIndex> left_out) const {
  std::vector<TokenRange> found;
  const TokenRange all = tree.subtree(root);
  const auto belongs = [&](TokenIndex t) {
    for (std::size_t steps = 0; steps < 256; ++steps) {
      if (left_out && t == *left_out) return false;
      if (t == root) return true;
      if (syntax.is_root(t)) return false;
      t = syntax[t].head;
    }
    return false;
  };
  bool open = false;
  for (TokenIndex t = all.begin; t < all.end; ++t.value) {
    const bool inside = belongs(t);
    if (inside && open) found.back().end = TokenIndex(t.value + 1);
    if (inside && !open) found.push_back({t, TokenIndex(t.value + 1)});
    open = inside ||
           (open && syntax[t].upos == Upos::kPunct && !(left_out && tree.dominates(*left_out, t)));
  }
  return found;
}

TokenRange trimmed(const Reading& r, TokenRange range) {
  while (range.size() > 0) {
    const std::string_view first = r.word(range.begin);
    const TokenRange rest{TokenIndex(range.begin.value + 1), range.end};
    const bool lonely = is_closing_mark(first) && !is_opening_mark(first);
    const bool unclosed = is_opening_mark(first) && !has_closing(r, rest);
    if (!is_any(first, {",", ".", ";", ":", "-", "--", "\u2014", "\u2013", "\u2015"}) && !lonely &&
        !unclosed) {
      break;
    }
    ++range.begin.value;
  }
  while (range.size() > 0) {
    const std::string_view last = r.word(TokenIndex(range.end.value - 1));
    const TokenRange rest{range.begin, TokenIndex(range.end.value - 1)};
    const bool lonely = is_opening_mark(last) && !is_closing_mark(last);
    const bool unopened = is_closing_mark(last) && !has_opening(r, rest);
    if (!is_any(last, {",", ".", ";", ":", "-", "--", "\u2014", "\u2013", "\u2015"}) && !lonely &&
        !unopened) {
      break;
    }
    --range.end.value;
  }
  return range;
}

std::string preposition_of(const Reading& r, TokenIndex head) {
  const auto preposition = r.tree.child(head, Deprel::kCase);
  return preposition ? lower(r.word(*preposition)) : std::string();
}

bool is_negated(const Reading& r, TokenIndex word) {
  for (TokenIndex child : r.tree.children(word)) {
    const std::string& lemma = r.syntax[child].lemma;
    if (lemma == "not" || lemma == "n't" || lemma == "never") return true;
  }
  return false;
}

}  // namespace chancery::quotes
