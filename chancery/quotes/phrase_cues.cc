#include "chancery/quotes/phrase_cues.h"

#include <algorithm>
#include <string>

#include "chancery/quotes/speakers.h"
#include "chancery/text/fold.h"

namespace chancery::quotes {
namespace {

bool is_clause_head(const Reading& r, TokenIndex t) {
  const Token& token = r.syntax[t];
  return r.syntax.is_root(t) || token.upos == Upos::kVerb || r.tree.child(t, Deprel::kCop) ||
         token.deprel == Deprel::kCcomp || token.deprel == Deprel::kParataxis;
}

// "would see [their income go up by a tenth, according to X]": what is told is the whole, unless
// somebody is reported to say only that.
bool is_part_of_clause(const Reading& r, TokenIndex t) {
  const Token& token = r.syntax[t];
  const bool inner = token.deprel == Deprel::kXcomp || token.deprel == Deprel::kAclRelcl ||
                     token.deprel == Deprel::kAcl || token.deprel == Deprel::kCcomp;
  if (!inner || r.syntax.is_root(t)) return false;
  return token.deprel != Deprel::kCcomp ||
         r.lexicon.verb(lower(r.syntax[token.head].lemma)) == nullptr;
}

// Whether a word with this relation stands in the phrase of the noun that it hangs on.
bool is_inside_phrase(Deprel relation) {
  switch (relation) {
    case Deprel::kDet:
    case Deprel::kDetPredet:
    case Deprel::kAmod:
    case Deprel::kCompound:
    case Deprel::kNummod:
    case Deprel::kNmodPoss:
    case Deprel::kFlat:
    case Deprel::kNmodDesc:
    case Deprel::kAdvmod:
    case Deprel::kPunct:
      return true;
    default:
      return false;
  }
}

void add_content(const Reading& r, std::vector<TokenRange> ranges, Attribution& found) {
  for (TokenRange range : ranges) {
    range = trimmed(r, range);
    if (range.size() > 0) found.content.push_back(range);
  }
}

// Who owns a noun of saying: "X's warning", "the warning by X", or the subject of the verb whose
// object it is ("X issued a warning").
std::optional<TokenIndex> owner_of(const Reading& r, TokenIndex noun) {
  if (const auto owner = r.tree.child(noun, Deprel::kNmodPoss)) return owner;
  for (TokenIndex child : r.tree.children(noun)) {
    if (r.syntax[child].deprel != Deprel::kNmod) continue;
    const std::string preposition = preposition_of(r, child);
    if (preposition == "by" || preposition == "from") return child;
  }
  const Token& token = r.syntax[noun];
  if (token.deprel != Deprel::kObj || r.syntax.is_root(noun)) return std::nullopt;
  const auto subject = subject_of(r, token.head);
  if (!subject || r.syntax[*subject].deprel == Deprel::kNsubjPass) return std::nullopt;
  const Xpos xpos = r.syntax[*subject].xpos;
  return xpos == Xpos::kWP || xpos == Xpos::kWDT ? std::nullopt : subject;
}

// "is warning voters that ..." read as a noun with a copula.
std::optional<TokenIndex> subject_of_copula(const Reading& r, TokenIndex noun) {
  if (!r.tree.child(noun, Deprel::kCop)) return std::nullopt;
  return r.tree.child(noun, Deprel::kNsubj);
}

// "expressed concern", "has issued a warning": the verb that only says that the noun is said, with
// what stands before it as of any cue.
void widen_by_light_verb(const Reading& r, TokenIndex noun, Attribution& found) {
  const Token& token = r.syntax[noun];
  if (token.deprel != Deprel::kObj || r.syntax.is_root(noun) || token.head > noun) return;
  const TokenIndex verb = token.head;
  if (!r.lexicon.is_light(lower(r.syntax[verb].lemma))) return;
  TokenIndex begin = verb;
  while (begin > r.sentence_of(verb).tokens.begin) {
    const TokenIndex before(begin.value - 1);
    const Token& word = r.syntax[before];
    const bool own = word.head == verb && !r.syntax.is_root(before) &&
                     (word.deprel == Deprel::kAux || word.deprel == Deprel::kAdvmod);
    if (!own) break;
    begin = before;
  }
  found.cue->begin = begin;
  if (is_negated(r, verb)) found.status = QuotationStatus::kNegated;
  for (TokenIndex child : r.tree.children(verb)) {
    const Token& modal = r.syntax[child];
    if (modal.deprel != Deprel::kAux || modal.xpos != Xpos::kMD) continue;
    found.status =
        modal.lemma == "will" ? QuotationStatus::kFuture : QuotationStatus::kHypothetical;
  }
}

// The clause of a noun or an adjective of saying.
bool add_clause(const Reading& r, TokenIndex word, Attribution& found) {
  for (TokenIndex child : r.tree.children(word)) {
    const Deprel relation = r.syntax[child].deprel;
    const bool clausal = relation == Deprel::kAcl || relation == Deprel::kCcomp ||
                         relation == Deprel::kAclRelcl || relation == Deprel::kXcomp ||
                         relation == Deprel::kAdvcl || relation == Deprel::kCsubj;
    if (child < word || !clausal) continue;
    const auto mark = r.tree.child(child, Deprel::kMark);
    const std::string first = mark ? lower(r.word(*mark)) : std::string();
    std::optional<CueFrame> frame;
    if (found.entry->takes(CueFrame::kThat) && first == "that") frame = CueFrame::kThat;
    if (found.entry->takes(CueFrame::kInf) && first == "to") frame = CueFrame::kInf;
    const bool wh = first == "whether" || first == "if";
    if (found.entry->takes(CueFrame::kWh) && wh) frame = CueFrame::kWh;
    const bool bare = first.empty() && relation == Deprel::kCcomp;
    if (found.entry->takes(CueFrame::kThat) && bare) frame = CueFrame::kThat;
    if (!frame) continue;
    add_content(r, r.pieces(child), found);
    found.frame = frame;
    return !found.content.empty();
  }
  return false;
}

// "criticism of the accord", "is worried about the harvest": the preposition is the cue's.
bool add_prepositional(const Reading& r, TokenIndex word, Attribution& found) {
  for (TokenIndex child : r.tree.children(word)) {
    const Deprel relation = r.syntax[child].deprel;
    const bool clause = relation == Deprel::kAcl || relation == Deprel::kAdvcl;
    if (child < word || (relation != Deprel::kNmod && relation != Deprel::kObl && !clause))
      continue;
    const auto preposition = r.tree.child(child, clause ? Deprel::kMark : Deprel::kCase);
    if (!preposition || *preposition != found.cue->end) continue;
    if (!found.entry->takes_preposition(lower(r.word(*preposition)))) continue;
    const TokenRange rest{TokenIndex(preposition->value + 1), r.tree.subtree(child).end};
    if (rest.end <= rest.begin) continue;
    add_content(r, {rest}, found);
    found.cue->end = TokenIndex(preposition->value + 1);
    found.frame = CueFrame::kNounPhrase;
    found.phrase = !clause;
    return !found.content.empty();
  }
  return false;
}

// "'s" belongs to the relation, not to the name.
void set_owner(const Reading& r, TokenIndex owner, Attribution& found) {
  found.speaker_head = owner;
  found.speaker = noun_phrase(r, owner);
  while (found.speaker->size() > 1 &&
         r.syntax[TokenIndex(found.speaker->end.value - 1)].xpos == Xpos::kPOS) {
    --found.speaker->end.value;
  }
}

}  // namespace

std::optional<Attribution> read_noun(const Reading& r, TokenIndex noun) {
  const SpeechCue* entry = r.lexicon.noun(lower(r.syntax[noun].lemma));
  if (entry == nullptr) return std::nullopt;
  const auto subject = subject_of_copula(r, noun);
  const auto owner = subject && r.word(noun).ends_with("ing") ? subject : owner_of(r, noun);
  if (!owner) return std::nullopt;
  Attribution found;
  found.entry = entry;
  found.stance = entry->stance;
  found.cue = TokenRange{noun, TokenIndex(noun.value + 1)};
  found.cue_head = noun;
  set_owner(r, *owner, found);
  if (!add_clause(r, noun, found) && !add_prepositional(r, noun, found)) return std::nullopt;
  if (subject == owner) {
    found.cue->begin = *r.tree.child(noun, Deprel::kCop);
  } else {
    widen_by_light_verb(r, noun, found);
  }
  std::erase_if(found.content,
                [&](TokenRange piece) { return piece.contains(found.speaker->begin); });
  if (found.content.empty()) return std::nullopt;
  return found;
}

std::optional<Attribution> read_adjective(const Reading& r, TokenIndex word) {
  const SpeechCue* entry = r.lexicon.adjective(lower(r.word(word)));
  if (entry == nullptr) return std::nullopt;
  auto copula = r.tree.child(word, Deprel::kCop);
  // A participle read as a passive: "were incensed that ..."
  if (!copula) copula = r.tree.child(word, Deprel::kAuxPass);
  // "remained confident that ...": the verb before it.
  const bool complement = r.syntax[word].deprel == Deprel::kXcomp && !r.syntax.is_root(word) &&
                          r.syntax[word].head < word;
  if (!copula && !complement) return std::nullopt;
  const auto subject = subject_of(r, word);
  if (!subject || *subject > word) return std::nullopt;
  const Token& token = r.syntax[*subject];
  const bool may_think =
      token.upos == Upos::kPropn || token.upos == Upos::kNoun ||
      (token.upos == Upos::kPron && token.lemma != "it" && token.lemma != "this" &&
       token.lemma != "that" && token.lemma != "you" && token.xpos != Xpos::kWDT);
  const bool named = r.mentions->entity_of(*subject).has_value();
  if (!may_think || (token.upos == Upos::kNoun && !named)) return std::nullopt;
  Attribution found;
  found.entry = entry;
  found.stance = entry->stance;
  found.cue = TokenRange{word, TokenIndex(word.value + 1)};
  found.cue_head = word;
  set_owner(r, *subject, found);
  if (!add_clause(r, word, found) && !add_prepositional(r, word, found)) return std::nullopt;
  TokenIndex begin = copula ? std::min(*copula, word) : r.syntax[word].head;
  for (TokenIndex child : r.tree.children(word)) {
    const bool auxiliary = r.syntax[child].deprel == Deprel::kAux;
    if (auxiliary && child < begin && found.speaker->end <= child) begin = child;
    if (auxiliary && r.syntax[child].xpos == Xpos::kMD) {
      found.status = QuotationStatus::kHypothetical;
    }
  }
  found.cue->begin = begin;
  if (is_negated(r, word)) found.status = QuotationStatus::kNegated;
  return found;
}

std::optional<Attribution> read_phrase(const Reading& r, TokenIndex first) {
  const std::string first_word = lower(r.word(first));
  for (const SpeechPhrase& phrase : r.lexicon.phrases()) {
    if (first_word != phrase.words.front()) continue;
    const TokenIndex after(first.value + phrase.words.size());
    if (after >= r.sentence_of(first).tokens.end) continue;
    bool same = true;
    for (std::size_t i = 1; same && i < phrase.words.size(); ++i) {
      same = lower(r.word(TokenIndex(first.value + i))) == phrase.words[i];
    }
    if (!same) continue;
    TokenIndex head = after;
    while (!r.syntax.is_root(head) && is_inside_phrase(r.syntax[head].deprel) &&
           r.syntax[head].head >= after) {
      head = r.syntax[head].head;
    }
    const Token& token = r.syntax[head];
    if (token.upos != Upos::kNoun && token.upos != Upos::kPropn && token.upos != Upos::kPron)
      continue;
    // "according to plan" names nobody.
    const std::string lemma = lower(token.lemma);
    const bool tells = r.mentions->entity_of(head) || r.lexicon.is_document(lemma) ||
                       r.lexicon.noun(lemma) != nullptr || token.upos == Upos::kPropn;
    if (!tells) continue;
    Attribution found;
    found.stance = r.lexicon.is_document(lemma) ? Stance::kShows : phrase.stance;
    found.frame = CueFrame::kThat;
    found.cue = TokenRange{first, after};
    found.cue_head = first;
    found.speaker_head = head;
    found.speaker = noun_phrase(r, head);
    if (found.speaker->begin < after) found.speaker->begin = after;
    // "in the words of X": the phrase hangs on its own noun, which hangs on the clause.
    TokenIndex clause = head;
    TokenIndex branch = head;
    for (std::size_t steps = 0; steps < 16 && !r.syntax.is_root(clause); ++steps) {
      branch = clause;
      clause = r.syntax[clause].head;
      if (is_clause_head(r, clause) && !is_part_of_clause(r, clause)) break;
    }
    if (clause == head) continue;
    add_content(r, r.pieces(clause, branch), found);
    std::erase_if(found.content, [&](TokenRange piece) {
      return piece.contains(first) || found.speaker->contains(piece.begin);
    });
    if (found.content.empty()) continue;
    return found;
  }
  return std::nullopt;
}

}  // namespace chancery::quotes
