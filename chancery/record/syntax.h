// Sentences, tokens and dependency trees of a document: Universal Dependencies v2, English.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/base/index.h"
#include "chancery/text/span.h"

namespace chancery {

struct TokenTag;
struct SentenceTag;
using TokenIndex = Index<TokenTag>;
using SentenceIndex = Index<SentenceTag>;

// Universal part-of-speech tags.
enum class Upos : std::uint8_t {
  kAdj,
  kAdp,
  kAdv,
  kAux,
  kCconj,
  kDet,
  kIntj,
  kNoun,
  kNum,
  kPart,
  kPron,
  kPropn,
  kPunct,
  kSconj,
  kSym,
  kVerb,
  kX,
};
std::string_view to_string(Upos upos);  // "ADJ"
std::optional<Upos> parse_upos(std::string_view text);

// Penn Treebank tags as the English UD treebanks have them.
enum class Xpos : std::uint8_t {
  kUnknown,
  kCC,
  kCD,
  kDT,
  kEX,
  kFW,
  kIN,
  kJJ,
  kJJR,
  kJJS,
  kLS,
  kMD,
  kNN,
  kNNS,
  kNNP,
  kNNPS,
  kPDT,
  kPOS,
  kPRP,
  kPRPPoss,
  kRB,
  kRBR,
  kRBS,
  kRP,
  kSYM,
  kTO,
  kUH,
  kVB,
  kVBD,
  kVBG,
  kVBN,
  kVBP,
  kVBZ,
  kWDT,
  kWP,
  kWPPoss,
  kWRB,
  kComma,
  kPeriod,
  kColon,
  kLeftQuote,
  kRightQuote,
  kLeftBracket,
  kRightBracket,
  kHyphen,
  kDollar,
  kHash,
  kADD,
  kAFX,
  kGW,
  kNFP,
  kXX,
};
std::string_view to_string(Xpos xpos);  // "VBD"; "_" for kUnknown
std::optional<Xpos> parse_xpos(std::string_view text);

// Relations of UD v2 with the subtypes of the English treebanks.
enum class Deprel : std::uint8_t {
  kDep,
  kRoot,
  kAcl,
  kAclRelcl,
  kAdvcl,
  kAdvclRelcl,
  kAdvmod,
  kAmod,
  kAppos,
  kAux,
  kAuxPass,
  kCase,
  kCc,
  kCcPreconj,
  kCcomp,
  kCompound,
  kCompoundPrt,
  kConj,
  kCop,
  kCsubj,
  kCsubjOuter,
  kCsubjPass,
  kDet,
  kDetPredet,
  kDiscourse,
  kDislocated,
  kExpl,
  kFixed,
  kFlat,
  kGoeswith,
  kIobj,
  kList,
  kMark,
  kNmod,
  kNmodDesc,
  kNmodPoss,
  kNmodUnmarked,
  kNsubj,
  kNsubjOuter,
  kNsubjPass,
  kNummod,
  kObj,
  kObl,
  kOblAgent,
  kOblUnmarked,
  kOrphan,
  kParataxis,
  kPunct,
  kReparandum,
  kVocative,
  kXcomp,
};
std::string_view to_string(Deprel deprel);  // "nsubj:pass"
// Older subtype names (nmod:npmod, obl:tmod, flat:name, ...) map to what they are called now; an
// unknown subtype falls back to its relation.
std::optional<Deprel> parse_deprel(std::string_view text);

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
