#include "chancery/names/context.h"

#include <algorithm>

namespace chancery::names {
namespace {

enum class Mark { kNone, kOpen, kClose, kEither };

Mark mark_of(std::string_view word) {
  if (word == "\u201C" || word == "\u00AB" || word == "\u201E" || word == "``") return Mark::kOpen;
  if (word == "\u201D" || word == "\u00BB" || word == "''") return Mark::kClose;
  return word == "\"" ? Mark::kEither : Mark::kNone;
}

}  // namespace

// A quotation left open ends with its paragraph; the tokens come in order, so one pass will do.
Context::Context(const Reading& reading)
    : r_(reading), quoted_(reading.syntax.tokens.size(), false) {
  bool open = false;
  std::size_t paragraph = 0;
  const auto& paragraphs = reading.document.paragraphs;
  for (std::size_t i = 0; i < quoted_.size(); ++i) {
    const Span span = reading.syntax.tokens[i].span;
    while (paragraph < paragraphs.size() && paragraphs[paragraph].end <= span.begin) {
      ++paragraph;
      open = false;
    }
    const Mark mark = mark_of(reading.word(TokenIndex(i)));
    if (mark == Mark::kOpen || (mark == Mark::kEither && !open)) {
      open = true;
      quoted_[i] = true;
    } else if (mark != Mark::kNone) {
      quoted_[i] = open;
      open = false;
    } else {
      quoted_[i] = open;
    }
  }
}

Place Context::place_of(TokenIndex t) const {
  for (std::size_t steps = 0; steps < 16; ++steps) {
    switch (r_.syntax[t].deprel) {
      case Deprel::kNsubj:
      case Deprel::kNsubjPass:
      case Deprel::kNsubjOuter:
        return Place::kSubject;
      case Deprel::kObj:
      case Deprel::kIobj:
        return Place::kObject;
      case Deprel::kNmodPoss:
        return Place::kPossessive;
      case Deprel::kConj:
      case Deprel::kFlat:
      case Deprel::kAppos:
        break;
      default:
        return Place::kOther;
    }
    if (r_.syntax.is_root(t)) break;
    t = r_.syntax[t].head;
  }
  return Place::kOther;
}

bool Context::answers(TokenIndex subject, TokenIndex owner) const {
  const TokenIndex noun = r_.syntax[owner].head;
  if (r_.syntax[owner].deprel != Deprel::kNmodPoss || r_.syntax[noun].deprel != Deprel::kObj) {
    return false;
  }
  if (!r_.lexicon.is_answered(r_.syntax[noun].lemma)) return false;
  const TokenIndex verb = r_.syntax[noun].head;
  std::string word = r_.syntax[verb].lemma;
  if (const auto particle = r_.tree.child(verb, Deprel::kCompoundPrt)) {
    word += " " + r_.syntax[*particle].lemma;
  }
  return r_.lexicon.answers(word) && place_of(subject) == Place::kSubject &&
         share_clause(subject, noun);
}

bool Context::share_clause(TokenIndex a, TokenIndex b) const {
  if (r_.syntax[a].sentence != r_.syntax[b].sentence) return false;
  const auto first = r_.governor_of(a);
  auto second = r_.governor_of(b);
  // "led a march and accused him": the second verb has the subject of the first.
  constexpr std::size_t kMostSteps = 4;
  const bool subject = place_of(a) == Place::kSubject;
  for (std::size_t steps = 0; first && second && steps < kMostSteps; ++steps) {
    if (*first == *second) return true;
    const bool shares = subject && r_.syntax[*second].deprel == Deprel::kConj &&
                        !r_.tree.child(*second, Deprel::kNsubj) &&
                        !r_.tree.child(*second, Deprel::kNsubjPass);
    if (!shares) return false;
    second = r_.syntax[*second].head;
  }
  return false;
}

bool Context::is_demanded(TokenIndex subject, TokenIndex t) const {
  if (place_of(subject) != Place::kSubject || place_of(t) != Place::kSubject) return false;
  const auto verb = r_.governor_of(t);
  if (!verb || r_.syntax[*verb].deprel != Deprel::kCcomp) return false;
  if (!r_.lexicon.demands(r_.syntax[r_.syntax[*verb].head].lemma)) return false;
  // The subjunctive: "that he leave", "that he be freed", and not "that he left".
  if (r_.tree.child(*verb, Deprel::kAux)) return false;
  const TokenIndex finite = r_.tree.child(*verb, Deprel::kAuxPass).value_or(*verb);
  return r_.word(finite) == r_.syntax[finite].lemma && share_clause(subject, *verb);
}

bool Context::asked(TokenIndex subject, TokenIndex t) const {
  const std::uint32_t away = r_.syntax[t].sentence.value - r_.syntax[subject].sentence.value;
  if (away != 1 || place_of(subject) != Place::kSubject || place_of(t) != Place::kSubject) {
    return false;
  }
  const auto asking = r_.governor_of(subject);
  const auto answer = r_.governor_of(t);
  if (!asking || !answer || !r_.lexicon.demands(r_.syntax[*asking].lemma)) return false;
  const auto children = r_.tree.children(*answer);
  const bool bare = std::none_of(children.begin(), children.end(), [&](TokenIndex child) {
    const Deprel d = r_.syntax[child].deprel;
    return d == Deprel::kObj || d == Deprel::kXcomp || d == Deprel::kCcomp;
  });
  return bare && r_.lexicon.answers(r_.syntax[*answer].lemma);
}

bool Context::are_joined_verbs(TokenIndex first_argument, TokenIndex second_argument) const {
  if (r_.syntax[first_argument].sentence != r_.syntax[second_argument].sentence) return false;
  const auto first = r_.governor_of(first_argument);
  const auto second = r_.governor_of(second_argument);
  return first && second && r_.syntax[*second].deprel == Deprel::kConj &&
         r_.syntax[*second].head == *first;
}

bool Context::is_parallel(TokenIndex earlier, TokenIndex t) const {
  return are_joined_verbs(earlier, t) && place_of(t) == Place::kObject &&
         place_of(earlier) != Place::kSubject && !r_.tree.child(*r_.governor_of(t), Deprel::kNsubj);
}

bool Context::is_parallel_object(TokenIndex earlier, TokenIndex t) const {
  return are_joined_verbs(earlier, t) && place_of(t) == Place::kObject &&
         place_of(earlier) == Place::kObject;
}

bool Context::reports(TokenIndex subject, TokenIndex t) const {
  if (r_.syntax[subject].sentence != r_.syntax[t].sentence) return false;
  if (place_of(subject) != Place::kSubject || place_of(t) != Place::kSubject) return false;
  const auto outer = r_.governor_of(subject);
  const auto inner = r_.governor_of(t);
  return outer && inner && r_.syntax[*inner].deprel == Deprel::kCcomp &&
         r_.syntax[*inner].head == *outer && subject < t;
}

bool Context::binds(TokenIndex subject, TokenIndex t) const {
  if (r_.syntax[subject].sentence != r_.syntax[t].sentence) return false;
  if (place_of(subject) != Place::kSubject) return false;
  const auto its_verb = r_.governor_of(subject);
  auto verb = r_.governor_of(t);
  constexpr std::size_t kMostSteps = 6;
  for (std::size_t steps = 0; its_verb && verb && steps < kMostSteps; ++steps) {
    if (*its_verb == *verb) return true;
    const bool has_subject =
        r_.tree.child(*verb, Deprel::kNsubj) || r_.tree.child(*verb, Deprel::kNsubjPass);
    if (has_subject || r_.syntax.is_root(*verb)) return false;
    verb = r_.syntax[*verb].head;
  }
  return false;
}

bool Context::is_told_by(TokenIndex t, TokenIndex speaker) const {
  if (r_.syntax[t].sentence != r_.syntax[speaker].sentence) return false;
  if (place_of(speaker) != Place::kSubject) return false;
  const auto verb = r_.governor_of(speaker);
  if (!verb) return false;
  // "..., he said" and no more; a clause of its own beside another is no report of it.
  const auto children = r_.tree.children(*verb);
  const bool bare = std::all_of(children.begin(), children.end(), [&](TokenIndex child) {
    const Deprel deprel = r_.syntax[child].deprel;
    return deprel == Deprel::kNsubj || deprel == Deprel::kAdvmod || deprel == Deprel::kPunct;
  });
  const bool aside =
      bare && !r_.syntax.is_root(*verb) && r_.syntax[*verb].deprel == Deprel::kParataxis;
  constexpr std::size_t kMostSteps = 24;
  for (std::size_t steps = 0; steps < kMostSteps; ++steps) {
    if (t == *verb) return false;
    if (aside && t == r_.syntax[*verb].head) return true;
    if (r_.syntax.is_root(t)) return false;
    if (r_.syntax[t].deprel == Deprel::kCcomp && r_.syntax[t].head == *verb) return true;
    t = r_.syntax[t].head;
  }
  return false;
}

bool Context::speaks_over(TokenIndex subject, TokenIndex t) const {
  if (!quoted_[t.value] || quoted_[subject.value]) return false;
  if (r_.syntax[subject].sentence != r_.syntax[t].sentence) return false;
  if (place_of(subject) != Place::kSubject) return false;
  const auto verb = r_.governor_of(subject);
  return verb && !quoted_[verb->value];
}

}  // namespace chancery::names
