#include "chancery/record/syntax.h"

#include <algorithm>
#include <array>

#include "chancery/base/enum_names.h"

namespace chancery {
namespace {

constexpr std::array<std::string_view, 17> kUposNames = {
    "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN", "NUM",
    "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};

constexpr std::array<std::string_view, 52> kXposNames = {
    "_",    "CC", "CD",  "DT",  "EX",   "FW",  "IN",  "JJ",  "JJR",  "JJS",   "LS",
    "MD",   "NN", "NNS", "NNP", "NNPS", "PDT", "POS", "PRP", "PRP$", "RB",    "RBR",
    "RBS",  "RP", "SYM", "TO",  "UH",   "VB",  "VBD", "VBG", "VBN",  "VBP",   "VBZ",
    "WDT",  "WP", "WP$", "WRB", ",",    ".",   ":",   "``",  "''",   "-LRB-", "-RRB-",
    "HYPH", "$",  "#",   "ADD", "AFX",  "GW",  "NFP", "XX"};

constexpr std::array<std::string_view, 51> kDeprelNames = {
    "dep",         "root",          "acl",   "acl:relcl",   "advcl",
    "advcl:relcl", "advmod",        "amod",  "appos",       "aux",
    "aux:pass",    "case",          "cc",    "cc:preconj",  "ccomp",
    "compound",    "compound:prt",  "conj",  "cop",         "csubj",
    "csubj:outer", "csubj:pass",    "det",   "det:predet",  "discourse",
    "dislocated",  "expl",          "fixed", "flat",        "goeswith",
    "iobj",        "list",          "mark",  "nmod",        "nmod:desc",
    "nmod:poss",   "nmod:unmarked", "nsubj", "nsubj:outer", "nsubj:pass",
    "nummod",      "obj",           "obl",   "obl:agent",   "obl:unmarked",
    "orphan",      "parataxis",     "punct", "reparandum",  "vocative",
    "xcomp"};

struct Renamed {
  std::string_view old_name;
  Deprel deprel;
};
constexpr std::array<Renamed, 6> kRenamed = {{{"nmod:npmod", Deprel::kNmodUnmarked},
                                              {"nmod:tmod", Deprel::kNmodUnmarked},
                                              {"obl:npmod", Deprel::kOblUnmarked},
                                              {"obl:tmod", Deprel::kOblUnmarked},
                                              {"flat:name", Deprel::kFlat},
                                              {"flat:foreign", Deprel::kFlat}}};

}  // namespace

std::string_view to_string(Upos upos) { return kUposNames[static_cast<std::size_t>(upos)]; }
std::optional<Upos> parse_upos(std::string_view text) { return enum_named<Upos>(kUposNames, text); }

std::string_view to_string(Xpos xpos) { return kXposNames[static_cast<std::size_t>(xpos)]; }
std::optional<Xpos> parse_xpos(std::string_view text) { return enum_named<Xpos>(kXposNames, text); }

std::string_view to_string(Deprel deprel) { return kDeprelNames[static_cast<std::size_t>(deprel)]; }

std::optional<Deprel> parse_deprel(std::string_view text) {
  for (const Renamed& renamed : kRenamed) {
    if (renamed.old_name == text) return renamed.deprel;
  }
  if (auto exact = enum_named<Deprel>(kDeprelNames, text)) return exact;
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  return enum_named<Deprel>(kDeprelNames, text.substr(0, colon));
}

Tree::Tree(const Syntax& syntax) : syntax_(syntax) {
  const std::size_t n = syntax.tokens.size();
  first_child_.assign(n + 1, 0);
  for (std::size_t i = 0; i < n; ++i) {
    if (!syntax.is_root(TokenIndex(i))) ++first_child_[syntax.tokens[i].head.value + 1];
  }
  for (std::size_t i = 0; i < n; ++i) first_child_[i + 1] += first_child_[i];
  children_.resize(first_child_[n]);
  std::vector<std::uint32_t> next(first_child_.begin(), first_child_.end() - 1);
  for (std::size_t i = 0; i < n; ++i) {
    if (!syntax.is_root(TokenIndex(i))) {
      children_[next[syntax.tokens[i].head.value]++] = TokenIndex(i);
    }
  }
  subtrees_.resize(n);
  for (std::size_t i = 0; i < n; ++i) subtrees_[i] = {TokenIndex(i), TokenIndex(i + 1)};
  // Each token widens all that stand above it. A tree is rarely deep; the guard holds against a
  // cycle in foreign CoNLL-U.
  for (std::size_t i = 0; i < n; ++i) {
    TokenIndex at(i);
    for (std::size_t steps = 0; !syntax.is_root(at) && steps < n; ++steps) {
      at = syntax[at].head;
      TokenRange& range = subtrees_[at.value];
      range.begin = std::min(range.begin, TokenIndex(i));
      range.end = std::max(range.end, TokenIndex(i + 1));
    }
  }
}

Tree::Children Tree::children(TokenIndex token) const {
  const TokenIndex* all = children_.data();
  return {all + first_child_[token.value], all + first_child_[token.value + 1]};
}

std::optional<TokenIndex> Tree::child(TokenIndex token, Deprel deprel) const {
  for (TokenIndex c : children(token)) {
    if (syntax_[c].deprel == deprel) return c;
  }
  return std::nullopt;
}

bool Tree::dominates(TokenIndex ancestor, TokenIndex token) const {
  for (std::size_t steps = 0; steps <= syntax_.tokens.size(); ++steps) {
    if (token == ancestor) return true;
    if (syntax_.is_root(token)) return false;
    token = syntax_[token].head;
  }
  return false;
}

}  // namespace chancery
