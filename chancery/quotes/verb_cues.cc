#include "chancery/quotes/verb_cues.h"

#include <algorithm>
#include <string>
#include <utility>

#include "chancery/quotes/reporting_tail.h"
#include "chancery/quotes/speakers.h"
#include "chancery/text/fold.h"

namespace chancery::quotes {
namespace {

bool is_attitude(const SpeechCue& cue) {
  return cue.stance == "believes" || cue.stance == "hoped" || cue.stance == "feared";
}

class VerbReader {
 public:
  VerbReader(const Reading& reading, TokenIndex verb) : r_(reading), verb_(verb) {}

  std::optional<Attribution> read() {
    if (!find_entry() || is_unreal()) return std::nullopt;
    found_.entry = entry_;
    found_.cue_head = verb_;
    found_.cue = cue_range();
    if (entry_->takes(CueFrame::kQuoted)) return read_quoting();
    if (read_tail()) return std::move(found_);
    if (!find_speaker()) return std::nullopt;
    find_addressee();
    if (!find_content() && !entry_->takes(CueFrame::kQuote)) return std::nullopt;
    if (!found_.speaker && found_.content.empty()) return std::nullopt;
    return std::move(found_);
  }

 private:
  // "point out", "make clear": the verb with a particle goes before the verb alone.
  bool find_entry() {
    const std::string lemma = lower(r_.syntax[verb_].lemma);
    for (TokenIndex child : r_.tree.children(verb_)) {
      if (child <= verb_ || child.value - verb_.value > 2) continue;
      const Deprel relation = r_.syntax[child].deprel;
      if (relation != Deprel::kCompoundPrt && relation != Deprel::kAdvmod &&
          relation != Deprel::kXcomp && relation != Deprel::kObj) {
        continue;
      }
      entry_ = r_.lexicon.verb(lemma, lower(r_.word(child)));
      if (entry_ != nullptr) {
        particle_ = child;
        return true;
      }
    }
    entry_ = r_.lexicon.verb(lemma);
    return entry_ != nullptr;
  }

  bool has_negation(TokenIndex verb) const {
    for (TokenIndex child : r_.tree.children(verb)) {
      const std::string& lemma = r_.syntax[child].lemma;
      if (lemma == "not" || lemma == "n't" || lemma == "never") return true;
    }
    return false;
  }

  bool has_modal(TokenIndex verb) const {
    for (TokenIndex child : r_.tree.children(verb)) {
      const Token& token = r_.syntax[child];
      if (token.deprel == Deprel::kAux && token.xpos == Xpos::kMD) return true;
    }
    return false;
  }

  std::optional<std::string> marker(TokenIndex verb) const {
    if (const auto mark = r_.tree.child(verb, Deprel::kMark)) return lower(r_.word(*mark));
    return std::nullopt;
  }

  // Not a statement made: denied, only possible, a condition, a purpose, a command.
  bool is_unreal() const {
    if (!is_attitude(*entry_) && (has_negation(verb_) || has_modal(verb_))) return true;
    const Deprel relation = r_.syntax[verb_].deprel;
    const auto mark = marker(verb_);
    if (mark && (*mark == "if" || *mark == "unless")) return true;
    if (mark && *mark == "to") {
      if (relation != Deprel::kXcomp || r_.syntax.is_root(verb_)) return true;
      const TokenIndex head = r_.syntax[verb_].head;
      return !r_.lexicon.is_raising(r_.syntax[head].lemma) || has_negation(head) || has_modal(head);
    }
    return false;
  }

  // Auxiliaries and adverbs before the verb belong to the cue, and so does what raises it:
  // "has also said", "appeared to suggest".
  TokenRange cue_range() const {
    TokenRange range{verb_, TokenIndex(verb_.value + 1)};
    const TokenIndex first = r_.sentence_of(verb_).tokens.begin;
    TokenIndex owner = verb_;
    while (range.begin > first) {
      const TokenIndex t(range.begin.value - 1);
      const Token& token = r_.syntax[t];
      const bool raised = r_.syntax[owner].deprel == Deprel::kXcomp && t == r_.syntax[owner].head;
      const bool own = !r_.syntax.is_root(t) && token.head == owner &&
                       (token.deprel == Deprel::kAux || token.deprel == Deprel::kAuxPass ||
                        token.deprel == Deprel::kAdvmod || token.deprel == Deprel::kMark);
      if (token.deprel == Deprel::kMark && token.xpos != Xpos::kTO) break;
      if (!raised && !own) break;
      if (raised) owner = t;
      range.begin = t;
    }
    if (particle_ && *particle_ == range.end) range.end = TokenIndex(particle_->value + 1);
    return range;
  }

  // Behind its content, unless a clause follows the verb all the same.
  bool read_tail() {
    if (!entry_->takes(CueFrame::kThat) && !entry_->takes(CueFrame::kQuote)) return false;
    const auto clause = r_.tree.child(verb_, Deprel::kCcomp);
    if (clause && *clause > verb_) return false;
    const auto tail = read_reporting_tail(r_, verb_);
    if (!tail) return false;
    found_.speaker = tail->speaker;
    found_.speaker_head = tail->speaker_head;
    found_.content = {tail->content};
    find_addressee();
    if (found_.addressee && tail->speaker.contains(*found_.addressee)) found_.addressee.reset();
    return true;
  }

  bool find_speaker() {
    if (is_passive(r_, verb_)) {
      if (const auto agent = agent_of(r_, verb_)) {
        set_speaker(*agent);
        return true;
      }
      // "It was announced that ...": nobody is named.
      return r_.tree.child(verb_, Deprel::kCcomp).has_value() && entry_->stance == "said";
    }
    const Token& verb = r_.syntax[verb_];
    if (verb.xpos == Xpos::kVBN && verb.deprel == Deprel::kAcl) {
      const auto agent = agent_of(r_, verb_);
      if (agent) set_speaker(*agent);
      return agent.has_value();
    }
    const auto subject = subject_of(r_, verb_);
    if (!subject) return false;
    const Token& token = r_.syntax[*subject];
    if (r_.syntax[*subject].deprel == Deprel::kNsubjPass) return false;
    if (token.deprel == Deprel::kExpl) return false;
    set_speaker(*subject);
    // "the official who said": the words are "who", the speaker is the official.
    if (token.xpos == Xpos::kWP || token.xpos == Xpos::kWDT) {
      if (verb.deprel != Deprel::kAclRelcl || r_.syntax.is_root(verb_)) return false;
      found_.speaker_head = verb.head;
    }
    return may_speak(*found_.speaker_head);
  }

  void set_speaker(TokenIndex head) {
    found_.speaker_head = head;
    found_.speaker = noun_phrase(r_, head);
  }

  // "There is", "what he said", "this means": not a speaker.
  bool may_speak(TokenIndex head) const {
    const Token& token = r_.syntax[head];
    if (token.upos == Upos::kVerb || token.upos == Upos::kAux) return false;
    const std::string& lemma = token.lemma;
    return lemma != "this" && lemma != "that" && lemma != "there" && lemma != "what" &&
           lemma != "which" && lemma != "you";
  }

  void find_addressee() {
    const bool takes_object = entry_->takes(CueFrame::kObject) ||
                              entry_->takes(CueFrame::kObjectInf) ||
                              entry_->takes(CueFrame::kObjectWithInf);
    for (TokenIndex child : r_.tree.children(verb_)) {
      const Deprel relation = r_.syntax[child].deprel;
      if (takes_object && (relation == Deprel::kObj || relation == Deprel::kIobj)) {
        if (entry_->stance != "hoped") found_.addressee = child;
      }
      const bool passive = relation == Deprel::kNsubjPass && takes_object;
      if (passive) found_.addressee = child;
      if (relation == Deprel::kObl && entry_->takes(CueFrame::kTo)) {
        const auto preposition = r_.tree.child(child, Deprel::kCase);
        if (preposition && r_.syntax[*preposition].lemma == "to") found_.addressee = child;
      }
    }
  }

  // Words between two pieces that are neither the cue's nor the speaker's hang elsewhere by the
  // parser's mistake: "that [last year], the two states ...".
  bool is_own(TokenIndex begin, TokenIndex end) const {
    const auto meets = [&](const std::optional<TokenRange>& range) {
      return range && begin < range->end && range->begin < end;
    };
    return meets(found_.cue) || meets(found_.speaker);
  }

  void add(std::vector<TokenRange> ranges) {
    for (TokenRange range : ranges) {
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

  bool find_content() {
    if (finite_clause() || verbless_frames() || infinitive() || prepositional() ||
        noun_phrase_content()) {
      return true;
    }
    return sentence_before() || main_clause_around();
  }

  // "said (that) ...", "asked whether ...", and the same before the verb.
  bool finite_clause() {
    const auto clause = r_.tree.child(verb_, Deprel::kCcomp);
    if (!clause) return false;
    if (!entry_->takes(CueFrame::kThat) && !entry_->takes(CueFrame::kWh) &&
        !entry_->takes(CueFrame::kQuote) && !entry_->takes(CueFrame::kObjectWithInf)) {
      return false;
    }
    add(r_.pieces(*clause));
    drop_own_words();
    return !found_.content.empty();
  }

  // The parser may hang the speaker or the cue inside the clause; they are no content.
  void drop_own_words() {
    std::erase_if(found_.content, [this](TokenRange piece) {
      return piece.contains(verb_) || (found_.speaker && piece.contains(found_.speaker->begin));
    });
  }

  std::optional<TokenIndex> object_of() const {
    const auto object = r_.tree.child(verb_, Deprel::kObj);
    const auto indirect = r_.tree.child(verb_, Deprel::kIobj);
    // "urged Beijing to open": with nothing else acted on, the indirect object is the object.
    return indirect && (!object || *indirect < *object) ? indirect : object;
  }

  // "called him a friend", "described it as a threat".
  bool verbless_frames() {
    const auto object = object_of();
    if (!object || *object < verb_) return false;
    for (TokenIndex child : r_.tree.children(verb_)) {
      if (child <= *object) continue;
      const Deprel relation = r_.syntax[child].deprel;
      const auto preposition = r_.tree.child(child, Deprel::kCase);
      const auto mark = r_.tree.child(child, Deprel::kMark);
      const bool as =
          entry_->takes(CueFrame::kAs) && ((preposition && r_.syntax[*preposition].lemma == "as") ||
                                           (mark && r_.syntax[*mark].lemma == "as"));
      const bool small = entry_->takes(CueFrame::kSmall) &&
                         (relation == Deprel::kXcomp || relation == Deprel::kObj);
      if (!as && !small) continue;
      add({{r_.tree.subtree(*object).begin, r_.tree.subtree(child).end}});
      return !found_.content.empty();
    }
    return false;
  }

  bool infinitive() {
    const auto clause = r_.tree.child(verb_, Deprel::kXcomp);
    if (!clause || *clause < verb_) return false;
    const auto object = object_of();
    const bool gerund = r_.syntax[*clause].xpos == Xpos::kVBG;
    const bool to = marker(*clause) == "to";
    if (gerund && entry_->takes(CueFrame::kGerund) && !object) {
      add(r_.pieces(*clause));
    } else if (to && object && entry_->takes(CueFrame::kObjectWithInf)) {
      add({{r_.tree.subtree(*object).begin, r_.tree.subtree(*clause).end}});
    } else if (to && object && entry_->takes(CueFrame::kObjectInf)) {
      add(r_.pieces(*clause));
    } else if (to && !object &&
               (entry_->takes(CueFrame::kInf) ||
                (is_passive(r_, verb_) && entry_->takes(CueFrame::kObjectInf)))) {
      add(r_.pieces(*clause));
    }
    return !found_.content.empty();
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
      const bool on = entry_->takes(CueFrame::kOn) && (lemma == "on" || lemma == "upon");
      if (!on && !entry_->takes_preposition(lemma)) continue;
      TokenRange rest{TokenIndex(preposition->value + 1), r_.tree.subtree(child).end};
      if (on) {
        found_.addressee = child;
        if (const auto inf = r_.tree.child(verb_, Deprel::kXcomp)) {
          rest.end = std::max(rest.end, r_.tree.subtree(*inf).end);
        } else if (const auto advcl = r_.tree.child(verb_, Deprel::kAdvcl)) {
          rest.end = std::max(rest.end, r_.tree.subtree(*advcl).end);
        }
      }
      if (rest.end <= rest.begin) continue;
      add({rest});
      if (found_.content.empty()) continue;
      const bool near = preposition->value - found_.cue->end.value <= 4;
      if (near) found_.cue->end = TokenIndex(preposition->value + 1);
      return true;
    }
    return false;
  }

  // "denied the charge". A person alone is no content: "praised Kim" is an event, not words.
  bool noun_phrase_content() {
    if (!entry_->takes(CueFrame::kNounPhrase)) return false;
    const auto object = r_.tree.child(verb_, Deprel::kObj);
    if (!object || *object < verb_ || object == particle_) return false;
    const Token& token = r_.syntax[*object];
    if (token.upos != Upos::kNoun) return false;
    add({noun_phrase(r_, *object)});
    return !found_.content.empty();
  }

  // "This was stated by X": what the sentence before says.
  bool sentence_before() {
    const auto subject = r_.tree.child(verb_, Deprel::kNsubjPass);
    if (!subject || !found_.speaker || !entry_->takes(CueFrame::kThat)) return false;
    const std::string& lemma = r_.syntax[*subject].lemma;
    const TokenIndex first = r_.sentence_of(verb_).tokens.begin;
    if ((lemma != "this" && lemma != "that") || *subject != first || first.value == 0) return false;
    const Sentence& before = r_.sentence_of(TokenIndex(first.value - 1));
    for (const Span& paragraph : r_.document.paragraphs) {
      if (paragraph.contains(before.span) && paragraph.contains(r_.syntax[verb_].span)) {
        add({before.tokens});
        return !found_.content.empty();
      }
    }
    return false;
  }

  // "..., Putin said", "..., as Putin said,": the clause that the verb is set beside.
  bool main_clause_around() {
    const Deprel relation = r_.syntax[verb_].deprel;
    if (r_.syntax.is_root(verb_) || !found_.speaker) return false;
    if (!entry_->takes(CueFrame::kThat)) return false;
    const bool as = relation == Deprel::kAdvcl && marker(verb_) == "as";
    if (relation != Deprel::kParataxis && !as) return false;
    if (r_.tree.child(verb_, Deprel::kObj)) return false;
    add(r_.pieces(r_.syntax[verb_].head, verb_));
    drop_own_words();
    return !found_.content.empty();
  }

  // "was quoted by TASS as saying ...", "TASS quoted him as saying ...".
  std::optional<Attribution> read_quoting() {
    std::optional<TokenIndex> saying;
    for (TokenIndex child : r_.tree.children(verb_)) {
      if (child > verb_ && r_.syntax[child].xpos == Xpos::kVBG &&
          r_.lexicon.verb(r_.syntax[child].lemma) != nullptr) {
        saying = child;
      }
    }
    std::optional<TokenIndex> speaker;
    const auto subject = subject_of(r_, verb_);
    if (is_passive(r_, verb_)) {
      speaker = subject;
      found_.via = agent_of(r_, verb_);
      if (!found_.via) found_.via = medium_of(saying.value_or(verb_));
    } else {
      speaker = r_.tree.child(verb_, Deprel::kObj);
      found_.via = subject;
    }
    if (!speaker) return std::nullopt;
    set_speaker(*speaker);
    if (!saying) return std::nullopt;
    if (const auto clause = r_.tree.child(*saying, Deprel::kCcomp)) add(r_.pieces(*clause));
    const bool follows = saying->value - found_.cue->end.value <= 2;
    if (follows) found_.cue->end = TokenIndex(saying->value + 1);
    return std::move(found_);
  }

  // "in Russian media", "by TASS" on the saying.
  std::optional<TokenIndex> medium_of(TokenIndex saying) const {
    for (TokenIndex verb : {saying, verb_}) {
      for (TokenIndex child : r_.tree.children(verb)) {
        if (r_.syntax[child].deprel != Deprel::kObl) continue;
        const auto preposition = r_.tree.child(child, Deprel::kCase);
        if (!preposition) continue;
        const std::string& lemma = r_.syntax[*preposition].lemma;
        if (lemma == "in" || lemma == "by") return child;
      }
    }
    return std::nullopt;
  }

  const Reading& r_;
  const TokenIndex verb_;
  const SpeechCue* entry_ = nullptr;
  std::optional<TokenIndex> particle_;
  Attribution found_;
};

}  // namespace

std::optional<Attribution> read_verb(const Reading& reading, TokenIndex verb) {
  return VerbReader(reading, verb).read();
}

}  // namespace chancery::quotes
