// Sentences, tokens and dependency trees of a document: Universal Dependencies v2, English.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/base/index.h"
#include "chancery/record/tags.h"
#include "chancery/text/span.h"

namespace chancery {

struct TokenTag;
struct SentenceTag;
using TokenIndex = Index<TokenTag>;
using SentenceIndex = Index<SentenceTag>;

struct Token {
  Span span;
  std::string lemma;
  Upos upos = Upos::kX;
  Xpos xpos = Xpos::kUnknown;
  Deprel deprel = Deprel::kDep;
  // The head's place in Syntax::tokens; the token itself where it is the root of its sentence.
  TokenIndex head;
  SentenceIndex sentence;
};

// Half-open range of token places.
struct TokenRange {
  TokenIndex begin;
  TokenIndex end;
  std::uint32_t size() const { return end.value - begin.value; }
  bool contains(TokenIndex t) const { return begin <= t && t < end; }
  friend bool operator==(const TokenRange&, const TokenRange&) = default;
};

struct Sentence {
  Span span;
  TokenRange tokens;
  TokenIndex root;
};

// PER persons, ORG organisations, GPE states and places with a government, LOC other places,
// NORP nationalities and groups ("Russian"), MISC other names.
enum class EntityType : std::uint8_t { kPer, kOrg, kGpe, kLoc, kNorp, kMisc };
inline constexpr const char* kEntityTypeNames[] = {"PER", "ORG", "GPE", "LOC", "NORP", "MISC"};

// A name as the tagger sees it; names/ makes mentions and entities of these.
struct NameSpan {
  TokenRange tokens;
  EntityType type = EntityType::kMisc;
};

// Tokens of all sentences in one vector; the tokens of a sentence stand together, in order.
struct Syntax {
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
  std::vector<NameSpan> name_spans;  // in order, none inside another

  const Token& operator[](TokenIndex i) const { return tokens[i.value]; }
  const Sentence& operator[](SentenceIndex i) const { return sentences[i.value]; }
  bool is_root(TokenIndex i) const { return tokens[i.value].head == i; }
};

// The children of every token, found once and then walked without searching.
class Tree {
 public:
  explicit Tree(const Syntax& syntax);

  // Children in the order of the text.
  struct Children {
    const TokenIndex* first;
    const TokenIndex* last;
    const TokenIndex* begin() const { return first; }
    const TokenIndex* end() const { return last; }
    bool empty() const { return first == last; }
  };
  Children children(TokenIndex token) const;
  std::optional<TokenIndex> child(TokenIndex token, Deprel deprel) const;
  // The tokens of the subtree, leftmost and rightmost, as one range (a gap counts as inside).
  TokenRange subtree(TokenIndex token) const { return subtrees_[token.value]; }
  // Whether `ancestor` is `token` or stands above it.
  bool dominates(TokenIndex ancestor, TokenIndex token) const;
  const Syntax& syntax() const { return syntax_; }

 private:
  const Syntax& syntax_;
  std::vector<std::uint32_t> first_child_;
  std::vector<TokenIndex> children_;
  std::vector<TokenRange> subtrees_;
};

}  // namespace chancery
