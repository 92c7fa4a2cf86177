#include "chancery/quotes/verb_cues.h"

#include <algorithm>
#include <string>
#include <utility>

#include "chancery/quotes/reporting_tail.h"
#include "chancery/quotes/speakers.h"
#include "chancery/quotes/verb_content.h"
#include "chancery/text/fold.h"

namespace chancery::quotes {
namespace {

class VerbReader {
 public:
  VerbReader(const Reading& reading, TokenIndex verb) : r_(reading), verb_(verb) {}

  std::optional<Attribution> read() {
    const bool attribute = is_attribute();
    if ((attribute && !is_behind_mark()) || is_quoted_saying() || !find_entry()) {
      return std::nullopt;
    }
    const auto status = status_of();
    if (!status) return std::nullopt;
    found_.entry = entry_;
    found_.stance = entry_->stance;
    found_.status = *status;
    found_.cue_head = verb_;
    found_.cue = cue_range();
    if (entry_->takes(CueFrame::kQuoted)) {
      if (auto quoting = read_quoting()) return quoting;
      if (!entry_->takes(CueFrame::kNounPhrase)) return std::nullopt;
      found_.speaker.reset();
      found_.speaker_head.reset();
      found_.via.reset();
      found_.content.clear();
    } else if (read_tail()) {
      return std::move(found_);
    }
    if (attribute) return std::nullopt;
    if (!find_speaker()) return std::nullopt;
    find_addressee();
    if (!find_content(r_, particle_, found_) && !entry_->takes(CueFrame::kQuote)) {
      return std::nullopt;
    }
    if (!found_.speaker && found_.content.empty()) return std::nullopt;
    return std::move(found_);
  }

 private:
  // "the promised land", "member states": no verb of a clause, whatever the tagger says.
  bool is_attribute() const {
    switch (r_.syntax[verb_].deprel) {
      case Deprel::kAmod:
      case Deprel::kCompound:
      case Deprel::kNmod:
      case Deprel::kNmodPoss:
      case Deprel::kNmodDesc:
      case Deprel::kFlat:
      case Deprel::kObl:
      case Deprel::kCase:
        return true;
      default:
        return false;
    }
  }

  // `"...," complained Ines Vidal`: read as an attribute of the name, yet the marks come before it.
  bool is_behind_mark() const {
    if (verb_ == r_.sentence_of(verb_).tokens.begin) return false;
    return is_closing_mark(r_.word(TokenIndex(verb_.value - 1)));
  }

  // "quoted him as saying": one cue, and "quoted" has it.
  bool is_quoted_saying() const {
    const Token& token = r_.syntax[verb_];
    if (token.xpos != Xpos::kVBG || r_.syntax.is_root(verb_)) return false;
    const SpeechCue* above = r_.lexicon.verb(lower(r_.syntax[token.head].lemma));
    const auto mark = r_.tree.child(verb_, Deprel::kMark);
    return above != nullptr && above->takes(CueFrame::kQuoted) && mark &&
           lower(r_.word(*mark)) == "as";
  }

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

  // The modal of a verb, in lower case.
  std::string modal_of(TokenIndex verb) const {
    for (TokenIndex child : r_.tree.children(verb)) {
      const Token& token = r_.syntax[child];
      if (token.deprel == Deprel::kAux && token.xpos == Xpos::kMD) return token.lemma;
    }
    return {};
  }

  QuotationStatus status_of(TokenIndex verb) const {
    const bool nobody = [&] {
      const auto subject = r_.tree.child(verb, Deprel::kNsubj);
      if (!subject) return false;
      const std::string& lemma = r_.syntax[*subject].lemma;
      return lemma == "nobody" || lemma == "none";
    }();
    if (nobody || is_negated(r_, verb)) return QuotationStatus::kNegated;
    const std::string modal = modal_of(verb);
    if (modal == "will" || modal == "shall") return QuotationStatus::kFuture;
    // "I would say", "I must admit" say it.
    const auto subject = r_.tree.child(verb, Deprel::kNsubj);
    const bool self = subject && r_.syntax[*subject].lemma == "I";
    return modal.empty() || self ? QuotationStatus::kMade : QuotationStatus::kHypothetical;
  }

  // Nothing for what is no report at all: a purpose, a wish that somebody say something.
  std::optional<QuotationStatus> status_of() const {
    QuotationStatus status = status_of(verb_);
    // Who does not believe has an attitude all the same.
    const bool attitude = entry_->stance == Stance::kBelieves || entry_->stance == Stance::kHoped ||
                          entry_->stance == Stance::kFeared;
    if (attitude && status == QuotationStatus::kNegated) status = QuotationStatus::kMade;
    const auto mark = r_.tree.child(verb_, Deprel::kMark);
    const std::string word = mark ? lower(r_.word(*mark)) : std::string();
    if (word == "if" || word == "unless") return QuotationStatus::kHypothetical;
    if (word != "to") return status;
    if (r_.syntax[verb_].deprel != Deprel::kXcomp || r_.syntax.is_root(verb_)) return std::nullopt;
    const TokenIndex head = r_.syntax[verb_].head;
    if (!r_.lexicon.is_raising(r_.syntax[head].lemma)) return std::nullopt;
    const QuotationStatus raised = status_of(head);
    return raised == QuotationStatus::kMade ? status : raised;
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
    found_.frame = CueFrame::kThat;
    find_addressee();
    if (found_.addressee && tail->speaker.contains(*found_.addressee)) found_.addressee.reset();
    return true;
  }

  bool find_speaker() {
    const Token& verb = r_.syntax[verb_];
    if (is_passive(r_, verb_)) {
      if (const auto agent = agent_of(r_, verb_)) {
        set_speaker(*agent);
        return true;
      }
      // "It was announced that ...": nobody is named.
      return r_.tree.child(verb_, Deprel::kCcomp).has_value() && entry_->stance == Stance::kSaid;
    }
    // "the statement that Seoul had proposed talks" has its own subject, "talks proposed by" not.
    if (verb.xpos == Xpos::kVBN && verb.deprel == Deprel::kAcl &&
        !r_.tree.child(verb_, Deprel::kNsubj)) {
      const auto agent = agent_of(r_, verb_);
      if (agent) set_speaker(*agent);
      return agent.has_value();
    }
    auto subject = subject_of(r_, verb_);
    if (!subject && verb.xpos == Xpos::kVBG) subject = subject_above();
    if (!subject) return false;
    const Token& token = r_.syntax[*subject];
    if (r_.syntax[*subject].deprel == Deprel::kNsubjPass && verb.xpos != Xpos::kVBG) return false;
    if (token.deprel == Deprel::kExpl) return false;
    set_speaker(*subject);
    // "the official who said": the words are "who", the speaker is the official.
    if (token.xpos == Xpos::kWP || token.xpos == Xpos::kWDT) {
      if (verb.deprel != Deprel::kAclRelcl || r_.syntax.is_root(verb_)) return false;
      found_.speaker_head = verb.head;
    }
    return may_speak(*found_.speaker_head);
  }

  // "..., saying that it was late": whose clause it stands in, wherever the parser hung it.
  std::optional<TokenIndex> subject_above() const {
    TokenIndex t = verb_;
    for (std::size_t steps = 0; steps < 4 && !r_.syntax.is_root(t); ++steps) {
      t = r_.syntax[t].head;
      for (TokenIndex child : r_.tree.children(t)) {
        const Deprel relation = r_.syntax[child].deprel;
        const bool subject = relation == Deprel::kNsubj || relation == Deprel::kNsubjPass;
        if (subject && child < verb_) return child;
      }
    }
    return std::nullopt;
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
        if (entry_->stance != Stance::kHoped) found_.addressee = child;
      }
      const bool passive = relation == Deprel::kNsubjPass && takes_object;
      if (passive) found_.addressee = child;
      if (relation == Deprel::kObl && entry_->takes(CueFrame::kTo) &&
          preposition_of(r_, child) == "to") {
        found_.addressee = child;
      }
    }
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
    if (!saying) return read_citing();
    std::optional<TokenIndex> speaker;
    const auto subject = subject_of(r_, verb_);
    if (is_passive(r_, verb_)) {
      speaker = subject;
      found_.via = agent_of(r_, verb_);
      if (!found_.via) found_.via = medium_of(*saying);
    } else {
      speaker = r_.tree.child(verb_, Deprel::kObj);
      found_.via = subject;
    }
    if (!speaker) return std::nullopt;
    set_speaker(*speaker);
    if (const auto clause = r_.tree.child(*saying, Deprel::kCcomp)) {
      for (TokenRange piece : r_.pieces(*clause)) {
        piece = trimmed(r_, piece);
        if (piece.size() > 0) found_.content.push_back(piece);
      }
      found_.frame = CueFrame::kThat;
    }
    const bool follows = saying->value - found_.cue->end.value <= 2;
    if (follows) found_.cue->end = TokenIndex(saying->value + 1);
    return found_;
  }

  // "TASS reported that ..., citing the minister": what TASS reports is the minister's.
  std::optional<Attribution> read_citing() {
    const Token& verb = r_.syntax[verb_];
    const auto cited = r_.tree.child(verb_, Deprel::kObj);
    if (verb.xpos != Xpos::kVBG || !cited || r_.syntax.is_root(verb_)) return std::nullopt;
    const std::string lemma = lower(r_.syntax[*cited].lemma);
    const auto entity = r_.mentions->entity_of(*cited);
    const bool speaks = (entity && (r_.names[*entity].type == EntityType::kPer ||
                                    r_.names[*entity].type == EntityType::kOrg)) ||
                        r_.lexicon.is_document(lemma);
    TokenIndex reporting = verb.head;
    const SpeechCue* entry = r_.lexicon.verb(lower(r_.syntax[reporting].lemma));
    if (!speaks || entry == nullptr || !entry->takes(CueFrame::kThat)) return std::nullopt;
    if (const auto clause = r_.tree.child(reporting, Deprel::kCcomp)) {
      for (TokenRange piece : r_.pieces(*clause, verb_)) {
        piece = trimmed(r_, piece);
        if (piece.size() > 0 && !piece.contains(reporting)) found_.content.push_back(piece);
      }
    } else if (const auto tail = read_reporting_tail(r_, reporting)) {
      found_.content = {tail->content};
    }
    if (found_.content.empty()) return std::nullopt;
    found_.frame = CueFrame::kThat;
    found_.via = subject_of(r_, reporting);
    set_speaker(*cited);
    return found_;
  }

  // "in Russian media", "by TASS" on the saying.
  std::optional<TokenIndex> medium_of(TokenIndex saying) const {
    for (TokenIndex verb : {saying, verb_}) {
      for (TokenIndex child : r_.tree.children(verb)) {
        if (r_.syntax[child].deprel != Deprel::kObl) continue;
        const std::string preposition = preposition_of(r_, child);
        if (preposition == "in" || preposition == "by") return child;
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
