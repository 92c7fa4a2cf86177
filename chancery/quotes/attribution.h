// What the steps of quotes/ hand to one another before an attribution is a Quotation: token ranges
// of cue, speaker and content.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/knowledge/speech_lexicon.h"
#include "chancery/record/document.h"
#include "chancery/record/names.h"
#include "chancery/record/quotation.h"
#include "chancery/record/resolution.h"
#include "chancery/record/syntax.h"

namespace chancery::quotes {

class MentionMap;

struct Reading {
  const Document& document;
  const Syntax& syntax;
  const Tree& tree;
  const Names& names;
  const SpeechLexicon& lexicon;
  const MentionMap* mentions;

  std::string_view word(TokenIndex t) const { return words_at(document.text, syntax[t].span); }
  const Sentence& sentence_of(TokenIndex t) const { return syntax[syntax[t].sentence]; }
  Span span_of(TokenRange range) const {
    return cover(syntax[range.begin].span, syntax[TokenIndex(range.end.value - 1)].span);
  }
  // What hangs on `root`, without what hangs on `left_out`, as stretches in order. Punctuation
  // between two stretches joins them.
  std::vector<TokenRange> pieces(TokenIndex root, std::optional<TokenIndex> left_out = {}) const;
};

struct Attribution {
  const SpeechCue* entry = nullptr;  // none for a colon, a phrase, or a quotation carried on
  Stance stance = Stance::kSaid;
  QuotationStatus status = QuotationStatus::kMade;
  std::optional<CueFrame> frame;  // by which the tree gave the content
  bool phrase = false;            // the content is no clause
  std::optional<TokenRange> cue;
  std::optional<TokenIndex> cue_head;
  std::optional<TokenRange> speaker;
  std::optional<TokenIndex> speaker_head;
  std::optional<TokenIndex> addressee;
  std::optional<TokenIndex> via;  // who quotes the speaker: "was quoted by TASS as saying"
  std::optional<TokenRange> medium;
  std::optional<TokenRange> occasion;
  std::vector<TokenRange> content;
  bool quoted = false;  // all of the content stands in quotation marks
  bool partly_quoted = false;
};

// A range without the commas, stops and lonely quotation marks at its ends; empty if nothing else
// is in it.
TokenRange trimmed(const Reading& reading, TokenRange range);

bool is_opening_mark(std::string_view word);
bool is_closing_mark(std::string_view word);

// The preposition of a phrase as written in lower case; empty where it has none.
std::string preposition_of(const Reading& reading, TokenIndex head);
// "not", "never", "n't" on a word.
bool is_negated(const Reading& reading, TokenIndex word);

}  // namespace chancery::quotes
