// How the verb over a token stands in time.
#include "chancery/resolve/tense.h"

#include <algorithm>
#include <string>

#include "chancery/text/fold.h"

namespace chancery {
namespace {

struct Auxiliaries {
  bool modal = false;
  bool perfect = false;  // a form of "have"
  bool past = false;     // "was", "did", "had"
  bool present = false;  // "is", "does", "has"
  bool infinitive = false;
};

bool is_word(const TimeRules& rules, const std::string& lower, TimeWordKind kind) {
  return rules.find(lower, kind) != nullptr;
}

// The children of a verb stand near it; the whole sentence is looked through for safety.
Auxiliaries auxiliaries(const Syntax& syntax, TokenIndex verb) {
  Auxiliaries out;
  const TokenRange range = syntax[syntax[verb].sentence].tokens;
  for (std::uint32_t t = range.begin.value; t < range.end.value; ++t) {
    const Token& token = syntax.tokens[t];
    if (token.head != verb || TokenIndex(t) == verb) continue;
    if (token.deprel == Deprel::kMark && token.xpos == Xpos::kTO) out.infinitive = true;
    const bool helps = token.deprel == Deprel::kAux || token.deprel == Deprel::kAuxPass ||
                       token.deprel == Deprel::kCop;
    if (!helps) continue;
    out.modal = out.modal || token.xpos == Xpos::kMD;
    out.perfect = out.perfect || token.lemma == "have";
    out.past = out.past || token.xpos == Xpos::kVBD;
    out.present = out.present || token.xpos == Xpos::kVBZ || token.xpos == Xpos::kVBP;
  }
  return out;
}

// Whether an infinitive tells what came of the verb that it hangs on.
bool is_outcome(const Syntax& syntax, TokenIndex verb, const TimeRules& rules) {
  const Token& token = syntax[verb];
  if (syntax.is_root(verb)) return false;
  if (token.deprel != Deprel::kXcomp && token.deprel != Deprel::kAdvcl) return false;
  return is_word(rules, syntax[token.head].lemma, TimeWordKind::kOutcomeCue);
}

// "Ankara cut ties": of one state in the present it would be "cuts".
bool is_past_after_all(const Syntax& syntax, TokenIndex verb) {
  bool one = false;
  const TokenRange range = syntax[syntax[verb].sentence].tokens;
  for (std::uint32_t t = range.begin.value; t < range.end.value; ++t) {
    const Token& token = syntax.tokens[t];
    const bool subject = token.head == verb && token.deprel == Deprel::kNsubj;
    if (subject) one = token.xpos == Xpos::kNNP;
    const bool joined = token.deprel == Deprel::kConj && token.head != verb &&
                        syntax[token.head].head == verb &&
                        syntax[token.head].deprel == Deprel::kNsubj;
    if (joined) return false;
  }
  return one;
}

// The tense of one verb, or unknown where its own form says nothing ("meeting", "having met").
Tense tense_of_verb(std::string_view text, const Syntax& syntax, TokenIndex verb,
                    const TimeRules& rules) {
  const Token& token = syntax[verb];
  const Auxiliaries aux = auxiliaries(syntax, verb);
  if (aux.perfect) return Tense::kPast;
  // "refused to meet", "flew there to meet": as past or to come as the refusal and the flight.
  if (aux.infinitive && !aux.modal && is_outcome(syntax, verb, rules)) return Tense::kUnknown;
  if (aux.modal || aux.infinitive) return Tense::kFuture;
  const std::string form = lower(words_at(text, token.span));
  // "is scheduled", "is going to", "plans": what is told of is still to come.
  const bool cue = is_word(rules, form, TimeWordKind::kFutureCue);
  if (cue && !aux.past && token.xpos != Xpos::kVBD) return Tense::kFuture;
  if (aux.past) return Tense::kPast;
  if (aux.present) return token.xpos == Xpos::kVBG ? Tense::kFuture : Tense::kPresent;
  switch (token.xpos) {
    case Xpos::kVBD:
    case Xpos::kVBN:
      return Tense::kPast;
    case Xpos::kVBP:
      return is_past_after_all(syntax, verb) ? Tense::kPast : Tense::kPresent;
    case Xpos::kVBZ:
      return Tense::kPresent;
    default:
      return Tense::kUnknown;
  }
}

// Without tags the nearest word before it that gives a tense away decides.
Tense tense_by_words(std::string_view text, const Syntax& syntax, TokenIndex token,
                     const TimeRules& rules) {
  const TokenRange range = syntax[syntax[token].sentence].tokens;
  for (std::uint32_t t = token.value; t-- > range.begin.value;) {
    const std::string word = lower(words_at(text, syntax.tokens[t].span));
    if (is_word(rules, word, TimeWordKind::kPastCue)) return Tense::kPast;
    if (is_word(rules, word, TimeWordKind::kFutureCue)) return Tense::kFuture;
  }
  return Tense::kUnknown;
}

bool is_verb(const Token& token) { return token.upos == Upos::kVerb || token.upos == Upos::kAux; }

}  // namespace

Tense tense_over(std::string_view text, const Syntax& syntax, TokenIndex token,
                 const TimeRules& rules) {
  if (syntax[token].xpos == Xpos::kUnknown && syntax[token].upos == Upos::kX) {
    return tense_by_words(text, syntax, token, rules);
  }
  constexpr int kHighest = 16;
  TokenIndex place = token;
  for (int steps = 0; steps < kHighest; ++steps) {
    const Token& here = syntax[place];
    const bool predicate = is_verb(here) || steps > 0;
    if (predicate) {
      Tense tense = Tense::kUnknown;
      if (is_verb(here)) {
        tense = tense_of_verb(text, syntax, place, rules);
      } else {
        // A noun or adjective with a copula: "the summit is on Tuesday".
        const Auxiliaries aux = auxiliaries(syntax, place);
        if (aux.modal || aux.infinitive)
          tense = Tense::kFuture;
        else if (aux.past || aux.perfect)
          tense = Tense::kPast;
        else if (aux.present)
          tense = Tense::kPresent;
      }
      if (tense != Tense::kUnknown) return tense;
    }
    if (syntax.is_root(place)) break;
    place = here.head;
  }
  return Tense::kUnknown;
}

}  // namespace chancery
