#include "chancery/quotes/verb_content.h"

#include <algorithm>
#include <string>

#include "chancery/quotes/speakers.h"
#include "chancery/text/fold.h"

namespace chancery::quotes {
namespace {

// How many tokens may stand between a verb and the "that" of its clause: "said during a rally in
// the capital on Friday that ...".
constexpr std::uint32_t kLongestGap = 16;

class ContentFinder {
 public:
  ContentFinder(const Reading& reading, std::optional<TokenIndex> particle, Attribution& found)
      : r_(reading),
        verb_(*found.cue_head),
        entry_(*found.entry),
        particle_(particle),
        found_(found) {}

  bool find() {
    return finite_clause() || verbless_frames() || infinitive() || prepositional() ||
           noun_phrase_content() || sentence_before() || clause_behind_as() || main_clause_around();
  }

 private:
  static TokenIndex next(TokenIndex t) { return TokenIndex(t.value + 1); }
  static TokenIndex previous(TokenIndex t) { return TokenIndex(t.value - 1); }

  std::string marker(TokenIndex verb) const {
    const auto mark = r_.tree.child(verb, Deprel::kMark);
    return mark ? lower(r_.word(*mark)) : std::string();
  }

  bool takes(CueFrame frame) const { return entry_.takes(frame); }

  // Words between two pieces that are neither the cue's nor the speaker's hang elsewhere by the
  // parser's mistake: "that [last year], the two states ...".
  bool is_own(TokenIndex begin, TokenIndex end) const {
    const auto meets = [&](const std::optional<TokenRange>& range) {
      return range && begin < range->end && range->begin < end;
    };
    return meets(found_.cue) || meets(found_.speaker);
  }

  // "a text in which they agreed to ...": what joins the clause to its noun is not said.
  bool only_joins(TokenRange range) const {
    for (TokenIndex t = range.begin; t < range.end; ++t.value) {
      const Token& token = r_.syntax[t];
      if (token.upos != Upos::kAdp && token.xpos != Xpos::kWDT && token.xpos != Xpos::kWP) {
        return false;
      }
    }
    return true;
  }

  void add(const std::vector<TokenRange>& ranges) {
    for (TokenRange range : ranges) {
      if (only_joins(range)) continue;
      const bool joins = !found_.content.empty() && found_.content.back().end <= range.begin &&
                         !is_own(found_.content.back().end, range.begin);
      if (joins) {
        range.begin = found_.content.back().begin;
        found_.content.pop_back();
      }
      range = trimmed(r_, range);
      if (range.size() > 0) found_.content.push_back(range);
    }
  }

  bool done(CueFrame frame, bool phrase = false) {
    if (found_.content.empty()) return false;
    found_.frame = frame;
    found_.phrase = phrase;
    return true;
  }

  // "said (that) ...", "asked whether ...", and the same before the verb.
  bool finite_clause() {
    if (!takes(CueFrame::kThat) && !takes(CueFrame::kWh) && !takes(CueFrame::kQuote) &&
        !takes(CueFrame::kObjectWithInf)) {
      return false;
    }
    auto clause = r_.tree.child(verb_, Deprel::kCcomp);
    if (!clause && takes(CueFrame::kThat)) clause = clause_behind_that();
    if (!clause) return false;
    add(r_.pieces(*clause));
    drop_own_words();
    if (found_.content.empty()) return false;
    cut_afterthought(*clause);
    cut_verb_of_speaker(*clause);
    add_second_that();
    const std::string mark = marker(*clause);
    const bool wh = mark == "whether" || mark == "if" || !takes(CueFrame::kThat);
    return done(wh ? CueFrame::kWh : CueFrame::kThat);
  }

  // "said during a rally that ...": the parser hangs such a clause on what stands between.
  std::optional<TokenIndex> clause_behind_that() const {
    const TokenIndex end =
        std::min(r_.sentence_of(verb_).tokens.end, TokenIndex(found_.cue->end.value + kLongestGap));
    for (TokenIndex t = found_.cue->end; t < end; ++t.value) {
      const Token& token = r_.syntax[t];
      const bool verb = token.upos == Upos::kVerb && token.deprel != Deprel::kAmod;
      if (verb || token.upos == Upos::kAux || token.lemma == ";" || token.lemma == ":" ||
          is_opening_mark(r_.word(t))) {
        return std::nullopt;
      }
      if (lower(r_.word(t)) != "that" || token.upos == Upos::kDet) continue;
      const TokenIndex clause = token.head;
      if (clause <= t || r_.syntax.is_root(t)) return std::nullopt;
      const bool own_subject = subject_in(clause, t);
      if (token.deprel != Deprel::kMark && !own_subject) return std::nullopt;
      // "the nouns that take such a clause themselves": "rejected the claim that ..."
      const TokenIndex governor = r_.syntax[clause].head;
      const bool of_noun = governor != verb_ && governor > verb_ && governor < t &&
                           r_.lexicon.noun(lower(r_.syntax[governor].lemma)) != nullptr &&
                           r_.syntax[governor].deprel == Deprel::kObj;
      if (of_noun || r_.tree.subtree(clause).begin < found_.cue->end) return std::nullopt;
      return clause;
    }
    return std::nullopt;
  }

  bool subject_in(TokenIndex clause, TokenIndex that) const {
    for (TokenIndex child : r_.tree.children(clause)) {
      const Deprel relation = r_.syntax[child].deprel;
      const bool subject = relation == Deprel::kNsubj || relation == Deprel::kNsubjPass;
      if (subject && child != that) return true;
    }
    return false;
  }

  // The parser may hang the speaker or the cue inside the clause; they are no content.
  void drop_own_words() {
    std::erase_if(found_.content, [this](TokenRange piece) {
      return piece.contains(verb_) || (found_.speaker && piece.contains(found_.speaker->begin));
    });
  }

  bool has_mark_within(TokenIndex begin, TokenIndex end) const {
    for (TokenIndex t = begin; t < end; ++t.value) {
      if (is_opening_mark(r_.word(t)) || is_closing_mark(r_.word(t))) return true;
    }
    return false;
  }

  void cut_at(TokenIndex t) {
    TokenRange& last = found_.content.back();
    if (has_mark_within(last.begin, last.end) || t <= last.begin) return;
    const TokenRange shorter = trimmed(r_, {last.begin, t});
    if (shorter.size() > 0) last = shorter;
  }

  // "that they had fled, contradicting the army": the reporter's words.
  void cut_afterthought(TokenIndex clause) {
    for (TokenIndex child : r_.tree.children(clause)) {
      const Token& token = r_.syntax[child];
      if (child < clause || token.deprel != Deprel::kAdvcl || token.xpos != Xpos::kVBG) continue;
      const TokenRange part = r_.tree.subtree(child);
      const bool last = part.end >= found_.content.back().end;
      const bool set_off = part.begin > clause && r_.word(previous(part.begin)) == ",";
      if (last && set_off && part.begin == child) cut_at(previous(part.begin));
    }
  }

  // "said he would order a review and warned against haste": the second verb is the speaker's.
  void cut_verb_of_speaker(TokenIndex clause) {
    if (r_.syntax[clause].xpos == Xpos::kVBD || r_.syntax[verb_].xpos != Xpos::kVBD) return;
    if (!r_.tree.child(clause, Deprel::kAux)) return;
    for (TokenIndex child : r_.tree.children(clause)) {
      const Token& token = r_.syntax[child];
      if (child < clause || token.deprel != Deprel::kConj || token.xpos != Xpos::kVBD) continue;
      if (subject_in(child, child) || r_.tree.child(child, Deprel::kAux)) continue;
      const TokenRange part = r_.tree.subtree(child);
      if (part.end >= found_.content.back().end) cut_at(part.begin);
    }
  }

  // "that X, and that Y".
  void add_second_that() {
    TokenRange& last = found_.content.back();
    if (lower(r_.word(last.begin)) != "that" && last.begin > verb_ &&
        lower(r_.word(previous(last.begin))) != "that" && last.begin != found_.cue->end) {
      return;
    }
    const TokenIndex sentence_end = r_.sentence_of(verb_).tokens.end;
    TokenIndex t = last.end;
    if (t < sentence_end && r_.word(t) == ",") t = next(t);
    const bool joined = next(t) < sentence_end && r_.syntax[t].upos == Upos::kCconj &&
                        lower(r_.word(next(t))) == "that" && r_.syntax[next(t)].head > t;
    if (!joined) return;
    const TokenIndex second = r_.syntax[next(t)].head;
    const TokenIndex end = r_.tree.subtree(second).end;
    if (end > last.end && end <= sentence_end) last = trimmed(r_, {last.begin, end});
  }

  std::optional<TokenIndex> object_of() const {
    auto object = r_.tree.child(verb_, Deprel::kObj);
    // "told the BBC that Helsinki had agreed to share it": the parser takes "that" for a pronoun.
    if (object && *object < verb_ && lower(r_.word(*object)) == "that") object.reset();
    const auto indirect = r_.tree.child(verb_, Deprel::kIobj);
    // "urged Beijing to open": with nothing else acted on, the indirect object is the object.
    return indirect && (!object || *indirect < *object) ? indirect : object;
  }

  // "called him a friend", "described it as a threat".
  bool verbless_frames() {
    if (!takes(CueFrame::kAs) && !takes(CueFrame::kSmall)) return false;
    const auto object = object_of();
    if (!object || *object < verb_) return false;
    for (TokenIndex child : r_.tree.children(verb_)) {
      if (child <= *object) continue;
      const Deprel relation = r_.syntax[child].deprel;
      const bool as =
          takes(CueFrame::kAs) && (preposition_of(r_, child) == "as" || marker(child) == "as");
      const bool small = takes(CueFrame::kSmall) &&
                         (relation == Deprel::kXcomp || relation == Deprel::kObj) &&
                         marker(child) != "to";
      if (!as && !small) continue;
      add({{r_.tree.subtree(*object).begin, r_.tree.subtree(child).end}});
      return done(as ? CueFrame::kAs : CueFrame::kSmall, true);
    }
    return takes(CueFrame::kSmall) && (two_phrases_in_one(*object) || adjective_behind(*object));
  }

  // "called the talks useful" read as one noun phrase.
  bool adjective_behind(TokenIndex object) {
    for (TokenIndex child : r_.tree.children(object)) {
      if (child < object || r_.syntax[child].deprel != Deprel::kAmod) continue;
      if (r_.syntax[child].upos != Upos::kAdj) continue;
      add({{r_.tree.subtree(object).begin, r_.tree.subtree(child).end}});
      return done(CueFrame::kSmall, true);
    }
    return false;
  }

  // "called the vote “a sham”", "called the arrest a mistake" read as one noun phrase.
  bool two_phrases_in_one(TokenIndex object) {
    const TokenRange all = r_.tree.subtree(object);
    for (TokenIndex t = next(all.begin); t < all.end; ++t.value) {
      const std::string word = lower(r_.word(t));
      const bool article = (word == "a" || word == "an") &&
                           r_.syntax[previous(t)].upos != Upos::kAdp &&
                           r_.syntax[previous(t)].upos != Upos::kPunct &&
                           r_.syntax[previous(t)].upos != Upos::kCconj;
      if (!article && !is_opening_mark(r_.word(t))) continue;
      add({all});
      return done(CueFrame::kSmall, true);
    }
    return false;
  }

  // "ordered the army to leave": the parser may hang the infinitive on the object.
  std::optional<TokenIndex> infinitive_of(std::optional<TokenIndex> object) const {
    if (const auto clause = r_.tree.child(verb_, Deprel::kXcomp)) return clause;
    if (!object || *object < verb_) return std::nullopt;
    const auto of_object = r_.tree.child(*object, Deprel::kAcl);
    if (of_object && marker(*of_object) == "to") return of_object;
    const auto beside = r_.tree.child(verb_, Deprel::kAdvcl);
    return beside && *beside > *object && marker(*beside) == "to" ? beside : std::nullopt;
  }

  bool infinitive() {
    const auto object = object_of();
    const auto clause = infinitive_of(object);
    if (!clause || *clause < verb_) return false;
    const bool gerund = r_.syntax[*clause].xpos == Xpos::kVBG;
    const bool to = marker(*clause) == "to";
    if (gerund && takes(CueFrame::kGerund) && !object) {
      add(r_.pieces(*clause));
      return done(CueFrame::kGerund);
    }
    if (!to) return false;
    CueFrame frame = CueFrame::kInf;
    if (object && takes(CueFrame::kObjectWithInf)) {
      add({{r_.tree.subtree(*object).begin, r_.tree.subtree(*clause).end}});
      frame = CueFrame::kObjectWithInf;
    } else if (object && takes(CueFrame::kObjectInf)) {
      add(r_.pieces(*clause));
      frame = CueFrame::kObjectInf;
    } else if (!object &&
               (takes(CueFrame::kInf) || (is_passive(r_, verb_) && takes(CueFrame::kObjectInf)))) {
      add(r_.pieces(*clause));
    }
    if (found_.content.empty()) return false;
    cut_afterthought(*clause);
    return done(frame);
  }

  // "called for talks", "warned of a war", "called on them to come": the preposition is the cue's.
  bool prepositional() {
    for (TokenIndex child : r_.tree.children(verb_)) {
      if (child < verb_) continue;
      const Deprel relation = r_.syntax[child].deprel;
      const bool clause = relation == Deprel::kAdvcl;
      if (relation != Deprel::kObl && !clause) continue;
      const auto preposition = r_.tree.child(child, clause ? Deprel::kMark : Deprel::kCase);
      if (!preposition) continue;
      const std::string lemma = lower(r_.word(*preposition));
      const bool on = takes(CueFrame::kOn) && (lemma == "on" || lemma == "upon");
      if (!on && !entry_.takes_preposition(lemma)) continue;
      if (!on && is_time(child)) continue;
      TokenRange rest{next(*preposition), r_.tree.subtree(child).end};
      if (on) {
        found_.addressee = child;
        if (const auto inf = r_.tree.child(verb_, Deprel::kXcomp)) {
          rest.end = std::max(rest.end, r_.tree.subtree(*inf).end);
        } else if (const auto advcl = r_.tree.child(verb_, Deprel::kAdvcl)) {
          rest.end = std::max(rest.end, r_.tree.subtree(*advcl).end);
        }
      } else if (const auto inf = r_.tree.child(verb_, Deprel::kXcomp);
                 inf && *inf > child && marker(*inf) == "to") {
        rest.end = std::max(rest.end, r_.tree.subtree(*inf).end);  // "called for them to come"
      }
      if (rest.end <= rest.begin) continue;
      add({rest});
      if (found_.content.empty()) continue;
      if (*preposition == found_.cue->end) found_.cue->end = next(*preposition);
      const Upos upos = r_.syntax[child].upos;
      return done(on ? CueFrame::kOn : CueFrame::kNounPhrase,
                  upos == Upos::kNoun || upos == Upos::kPropn || upos == Upos::kPron);
    }
    return false;
  }

  // "on Friday" is when, not what.
  bool is_time(TokenIndex head) const {
    return r_.syntax[head].upos == Upos::kPropn && !r_.mentions->named_at(head);
  }

  // "denied the charge". A person alone is no content: "praised Kim" is an event, not words.
  bool noun_phrase_content() {
    if (!takes(CueFrame::kNounPhrase)) return false;
    const auto object = r_.tree.child(verb_, Deprel::kObj);
    if (!object || *object < verb_ || object == particle_) return false;
    const Token& token = r_.syntax[*object];
    if (token.upos != Upos::kNoun || token.lemma == "thing") return false;
    add({noun_phrase(r_, *object)});
    return done(CueFrame::kNounPhrase, true);
  }

  // "This was stated by X": what the sentence before says.
  bool sentence_before() {
    const auto subject = r_.tree.child(verb_, Deprel::kNsubjPass);
    if (!subject || !found_.speaker || !takes(CueFrame::kThat)) return false;
    const std::string& lemma = r_.syntax[*subject].lemma;
    const TokenIndex first = r_.sentence_of(verb_).tokens.begin;
    if ((lemma != "this" && lemma != "that") || *subject != first || first.value == 0) return false;
    const Sentence& before = r_.sentence_of(previous(first));
    for (const Span& paragraph : r_.document.paragraphs) {
      if (paragraph.contains(before.span) && paragraph.contains(r_.syntax[verb_].span)) {
        add({before.tokens});
        return done(CueFrame::kThat);
      }
    }
    return false;
  }

  // "As the experts have pointed out, the road is closed" where "As" is read as a preposition.
  bool clause_behind_as() {
    if (!found_.speaker_head || !takes(CueFrame::kThat)) return false;
    if (preposition_of(r_, *found_.speaker_head) != "as") return false;
    for (TokenIndex child : r_.tree.children(verb_)) {
      const bool beside = r_.syntax[child].deprel == Deprel::kParataxis ||
                          r_.syntax[child].deprel == Deprel::kCcomp;
      if (child < verb_ || !beside) continue;
      add(r_.pieces(child));
      return done(CueFrame::kThat);
    }
    return false;
  }

  // "..., Putin said", "..., as Putin said,": the clause that the verb is set beside.
  bool main_clause_around() {
    const Deprel relation = r_.syntax[verb_].deprel;
    if (r_.syntax.is_root(verb_) || !found_.speaker) return false;
    if (!takes(CueFrame::kThat)) return false;
    const bool as = relation == Deprel::kAdvcl && marker(verb_) == "as";
    if (relation != Deprel::kParataxis && !as) return false;
    const auto object = r_.tree.child(verb_, Deprel::kObj);
    if (object && object != particle_ && !takes(CueFrame::kObject)) return false;
    add(r_.pieces(r_.syntax[verb_].head, verb_));
    drop_own_words();
    return done(CueFrame::kThat);
  }

  const Reading& r_;
  const TokenIndex verb_;
  const SpeechCue& entry_;
  const std::optional<TokenIndex> particle_;
  Attribution& found_;
};

}  // namespace

bool find_content(const Reading& reading, std::optional<TokenIndex> particle, Attribution& found) {
  return ContentFinder(reading, particle, found).find();
}

}  // namespace chancery::quotes
