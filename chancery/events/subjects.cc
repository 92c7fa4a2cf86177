// Who stands as the subject of a verb: its own, or that of the clause that it shares.
#include "chancery/events/subjects.h"

#include <algorithm>

#include "chancery/events/clause_status.h"
#include "chancery/events/slots.h"

namespace chancery {
namespace {

constexpr int kMaxDepth = 6;

bool is_nominal_subject(Deprel d) {
  return d == Deprel::kNsubj || d == Deprel::kNsubjPass || d == Deprel::kNsubjOuter;
}

// "If the talks fail, Oslo may act", "OSLO (Courier) -- Norway said": of two subjects with a comma
// or a dash between them the later is the verb's own, whatever clause the parser lost.
bool is_set_off(const Reading& r, TokenIndex later) {
  const TokenIndex first = r.tree.subtree(later).begin;
  if (first.value == 0) return false;
  const Span before = r.token(TokenIndex(first.value - 1)).span;
  const std::string_view mark = words_at(r.inputs.document.text, before);
  return mark == "," || mark == "-" || mark == "--" || mark == "\u2013" || mark == "\u2014";
}

bool is_finite_form(const Reading& r, TokenIndex verb) {
  const Xpos x = r.token(verb).xpos;
  return x == Xpos::kVBD || x == Xpos::kVBZ || x == Xpos::kVBP;
}

// "after voters turned the deal down": the conjunction, taken for a preposition of what follows it.
std::optional<TokenIndex> subject_behind_conjunction(const Reading& r, TokenIndex verb) {
  const Deprel d = r.token(verb).deprel;
  if ((d != Deprel::kAdvcl && d != Deprel::kConj) || !r.case_of(verb).empty()) return std::nullopt;
  const auto is_person = [&](TokenIndex t) {
    const auto m = r.mention(t);
    return m && r.inputs.names[*m].type == EntityType::kPer;
  };
  for (TokenIndex child : r.tree.children(r.token(verb).head)) {
    if (r.token(child).deprel != Deprel::kObl || r.tree.subtree(child).end > verb) continue;
    const std::string word = r.case_of(child);
    if (word != "after" && word != "before" && word != "since" && word != "until") continue;
    bool adjacent = true;
    for (TokenIndex t = r.tree.subtree(child).end; t < verb; t = TokenIndex(t.value + 1)) {
      adjacent = adjacent && r.token(t).head == verb;
    }
    // "after Chad and Niger agreed": the "and" that was hung on the verb joins the two names.
    const auto joins = r.tree.child(verb, Deprel::kCc);
    const bool joined = joins && r.tree.subtree(child).contains(*joins);
    if (adjacent && (d == Deprel::kAdvcl || is_person(child) || joined)) return child;
  }
  return std::nullopt;
}

// "In May its consul, Igor Belov, resigned": who stands between a time and a finite verb, taken for
// a time or hung on it.
std::optional<TokenIndex> subject_behind_time(const Reading& r, TokenIndex verb) {
  const auto is_person = [&](TokenIndex t) {
    const auto m = r.mention(t);
    return m && r.inputs.names[*m].type == EntityType::kPer && r.tree.subtree(t).end <= verb;
  };
  for (TokenIndex child : r.tree.children(verb)) {
    if (!(child < verb) || r.token(child).deprel != Deprel::kObl) continue;
    if (r.case_of(child).empty() && is_person(child)) return child;
    for (TokenIndex part : r.tree.children(child)) {
      if (r.token(part).deprel == Deprel::kAppos && !r.mention(child) && is_person(part))
        return part;
    }
  }
  return std::nullopt;
}

}  // namespace

bool is_relative_pronoun(const Reading& r, TokenIndex t) {
  const Xpos x = r.token(t).xpos;
  if (x == Xpos::kWDT || x == Xpos::kWP || x == Xpos::kWPPoss) return true;
  return r.lemma(t) == "that" || r.lemma(t) == "which" || r.lemma(t) == "who";
}

bool renames(const Reading& r, TokenIndex earlier, TokenIndex later) {
  if (r.tree.subtree(earlier).end != r.tree.subtree(later).begin) return false;
  const auto m = r.mention(later);
  return m && r.inputs.names[*m].form == MentionForm::kNamed &&
         r.inputs.names[*m].type == EntityType::kPer;
}

std::optional<TokenIndex> swallowed_subject(const Reading& r, TokenIndex verb) {
  const Token& token = r.token(verb);
  const bool form = token.xpos == Xpos::kVBN || token.xpos == Xpos::kVBD;
  if (token.deprel != Deprel::kAmod || !form || !r.syntax.is_root(token.head)) return std::nullopt;
  const TokenIndex noun = token.head;
  const TokenIndex start = r.syntax[token.sentence].tokens.begin;
  for (TokenIndex above : {verb, noun}) {
    for (TokenIndex child : r.tree.children(above)) {
      const TokenRange words = r.tree.subtree(child);
      const bool first = words.begin.value - start.value < 2 && words.end == verb;
      if (r.token(child).deprel == Deprel::kCompound && first &&
          r.token(child).upos == Upos::kPropn) {
        return child;
      }
    }
  }
  return std::nullopt;
}

// "Bank of Zambia governor Michael Mwape said": the bank, with its governor hung on it.
TokenIndex holder_behind(const Reading& r, TokenIndex body) {
  if (r.has_child(body, Deprel::kConj)) return body;
  for (TokenIndex child : r.tree.children(body)) {
    const Deprel d = r.token(child).deprel;
    const bool loose = d == Deprel::kNmod || d == Deprel::kNmodDesc || d == Deprel::kAppos;
    if (!loose || child < body || !r.case_of(child).empty()) continue;
    const bool adjacent = r.tree.subtree(child).end == r.tree.subtree(body).end;
    const auto m = r.mention(child);
    if (adjacent && !is_set_off(r, child) && m && r.inputs.names[*m].form == MentionForm::kNamed &&
        r.inputs.names[*m].type == EntityType::kPer) {
      return child;
    }
  }
  return body;
}

std::optional<TokenIndex> own_subject(const Reading& r, TokenIndex verb) {
  std::optional<TokenIndex> found;
  for (TokenIndex child : r.tree.children(verb)) {
    if (!is_nominal_subject(r.token(child).deprel)) continue;
    if (!found || renames(r, *found, child) || is_set_off(r, child)) found = child;
  }
  if (found) return holder_behind(r, *found);
  if (!is_finite_form(r, verb)) return found;
  // "Ethiopia massed troops", "Chad's premier left": a name before a finite verb, taken for a part
  // or an owner of it.
  for (TokenIndex child : r.tree.children(verb)) {
    const Deprel d = r.token(child).deprel;
    const bool misread = d == Deprel::kCompound || d == Deprel::kNmodPoss;
    if (misread && child < verb && r.token(child).upos == Upos::kPropn) found = child;
  }
  if (!found) found = subject_behind_conjunction(r, verb);
  return found ? found : subject_behind_time(r, verb);
}

std::optional<TokenIndex> true_conjunct(const Reading& r, TokenIndex verb) {
  const bool finite = r.token(verb).deprel == Deprel::kConj && r.token(verb).xpos == Xpos::kVBD;
  if (!finite || own_subject(r, verb)) return std::nullopt;
  const TokenIndex first = r.token(verb).head;
  if (r.token(first).xpos != Xpos::kVB || is_passive(r, first)) return std::nullopt;
  TokenIndex at = first;
  for (int i = 0; i < kMaxDepth && !r.syntax.is_root(at); ++i) {
    at = r.token(at).head;
    if (r.token(at).xpos == Xpos::kVBD) return at;
  }
  return std::nullopt;
}

namespace {

// "asked Iran to stop": who shall stop is the object of what governs, not its subject.
std::optional<TokenIndex> controlling_object(const Reading& r, TokenIndex governor) {
  const std::string& word = r.lemma(governor);
  if (word == "promise" || word == "vow" || word == "use") return std::nullopt;
  // Who is called is rung up; who is called on is asked.
  for (Deprel d : {Deprel::kObj, Deprel::kIobj}) {
    const auto found = r.tree.child(governor, d);
    if (found && word != "call") return found;
  }
  if (word == "call" || word == "appeal" || word == "plead" || word == "prevail") {
    for (TokenIndex child : r.tree.children(governor)) {
      if (r.token(child).deprel != Deprel::kObl) continue;
      const std::string preposition = r.case_of(child);
      if (preposition == "on" || preposition == "upon" || preposition == "to") return child;
    }
  }
  return std::nullopt;
}

std::vector<TokenIndex> subjects_of(const Reading& r, TokenIndex verb, int depth);

// The subject of a clause that modifies a noun: "the army that shelled", "plans to visit".
std::vector<TokenIndex> subjects_from_noun(const Reading& r, TokenIndex verb, int depth) {
  const TokenIndex noun = r.token(verb).head;
  if (!is_infinitive(r, verb)) return {noun};
  if (r.syntax.is_root(noun) && r.is_kind(noun, PartyKind::kActor)) return {noun};
  if (const auto owner = r.tree.child(noun, Deprel::kNmodPoss)) return {*owner};
  const Deprel d = r.token(noun).deprel;
  const bool object = d == Deprel::kObj || d == Deprel::kObl || d == Deprel::kNsubjPass;
  if (object) {
    if (d != Deprel::kNsubjPass) return subjects_of(r, r.token(noun).head, depth + 1);
    return {};
  }
  for (TokenIndex child : r.tree.children(noun)) {
    const Deprel c = r.token(child).deprel;
    if ((c == Deprel::kAmod || c == Deprel::kCompound) && r.is_kind(child, PartyKind::kActor)) {
      return {child};
    }
    if (c == Deprel::kNmod && (r.case_of(child) == "by" || r.case_of(child) == "of")) {
      return {child};
    }
  }
  return {};
}

bool has_pluperfect(const Reading& r, TokenIndex verb) {
  for (TokenIndex child : r.tree.children(verb)) {
    const bool had = r.token(child).deprel == Deprel::kAux && r.lemma(child) == "have";
    if (had && r.token(child).xpos == Xpos::kVBD) return true;
  }
  return false;
}

// "Trump, who ..., and Xi agreed", "Norway, Chad and Peru urged": those that act together, hung on
// the verb one by one.
std::vector<TokenIndex> joined_subjects(const Reading& r, TokenIndex verb) {
  std::optional<TokenIndex> earlier, conjunction, before;
  for (TokenIndex child : r.tree.children(verb)) {
    if (r.token(child).deprel == Deprel::kCc && r.lemma(child) == "and") conjunction = child;
    if (!is_nominal_subject(r.token(child).deprel) || !r.mention(child)) continue;
    const bool joined = conjunction && conjunction->value + 1 == r.tree.subtree(child).begin.value;
    const bool listed = before && is_set_off(r, child) && r.has_child(child, Deprel::kConj) &&
                        !renames(r, *before, child);
    if (earlier && joined) return {*earlier, child};
    if (listed) return {*before, child};
    if (r.has_child(child, Deprel::kAclRelcl)) earlier = child;
    before = child;
  }
  return {};
}

// "Amnesty said the army had arrested hundreds, and called on the government": who speaks again is
// who spoke, though a parser joins the two verbs that stand side by side.
std::optional<TokenIndex> reporting_verb(const Reading& r, TokenIndex verb) {
  const TokenIndex first = r.token(verb).head;
  const Xpos form = r.token(verb).xpos;
  if (r.token(first).deprel != Deprel::kCcomp) return {};
  if (form != Xpos::kVBD && form != Xpos::kVBN) return {};
  if (!r.in_class(verb, "speech_act") || r.in_class(first, "speech_act")) return {};
  const TokenIndex outer = r.token(first).head;
  if (r.token(outer).xpos != Xpos::kVBD || !own_subject(r, outer)) return {};
  const auto conjunction = r.tree.child(verb, Deprel::kCc);
  const bool set_off = conjunction && is_set_off(r, *conjunction);
  if (!has_pluperfect(r, first) && !set_off) return {};
  return outer;
}

// "Rebels abducted a priest, the army said": the first of two subjects before both verbs, hung on
// the one that reports.
std::optional<TokenIndex> subject_at_report(const Reading& r, TokenIndex verb) {
  const TokenIndex report = r.token(verb).head;
  if (!is_finite_form(r, verb) || report < verb) return {};
  const auto reporter = own_subject(r, report);
  for (TokenIndex child : r.tree.children(report)) {
    const bool subject = is_nominal_subject(r.token(child).deprel) && child != reporter;
    if (subject && r.tree.subtree(child).end <= r.tree.subtree(verb).begin) return child;
  }
  return {};
}

// "a strike on a house that killed two": it was the strike. What kills is a deed, where the noun
// before the clause is neither a person nor a body.
TokenIndex deed_or_thing(const Reading& r, TokenIndex verb) {
  const TokenIndex thing = r.token(verb).head;
  const TokenIndex deed = r.token(thing).head;
  const auto m = r.mention(thing);
  const bool place = !m || r.inputs.names[*m].type == EntityType::kGpe ||
                     r.inputs.names[*m].type == EntityType::kLoc;
  if (!place || r.token(thing).deprel != Deprel::kNmod || r.case_of(thing) == "of") return thing;
  return r.in_class(verb, "harm") && r.is_violence(deed) ? deed : thing;
}

std::vector<TokenIndex> subjects_of(const Reading& r, TokenIndex verb, int depth) {
  if (depth > kMaxDepth) return {};
  if (const auto swallowed = swallowed_subject(r, verb)) return {*swallowed};
  const Deprel deprel = r.token(verb).deprel;
  if (const auto own = own_subject(r, verb)) {
    const bool relative = deprel == Deprel::kAclRelcl && is_relative_pronoun(r, *own);
    if (relative) return {deed_or_thing(r, verb)};
    const auto joined = joined_subjects(r, verb);
    return joined.empty() ? std::vector<TokenIndex>{*own} : joined;
  }
  if (r.syntax.is_root(verb)) return {};
  const TokenIndex head = r.token(verb).head;
  switch (deprel) {
    case Deprel::kXcomp:
      if (!is_passive(r, head)) {
        if (const auto object = controlling_object(r, head)) return {*object};
      }
      return subjects_of(r, head, depth + 1);
    case Deprel::kAcl:
    case Deprel::kAclRelcl:
      return subjects_from_noun(r, verb, depth);
    case Deprel::kAdvcl: {
      const bool upos_verb = r.token(head).upos == Upos::kVerb || r.token(head).upos == Upos::kAux;
      const std::string& word = r.lemma(head);
      const bool asks = word == "call" || word == "appeal" || word == "plead" || word == "urge" ||
                        word == "ask" || word == "invite" || word == "order";
      if (asks && is_infinitive(r, verb) && !is_passive(r, head)) {
        if (const auto object = controlling_object(r, head)) return {*object};
      }
      // "thanked Iraq for helping": who helped is the object.
      const std::string mark = r.case_of(verb);
      if ((mark == "for" || mark == "of" || mark == "from") && !is_passive(r, head)) {
        if (const auto object = controlling_object(r, head)) return {*object};
      }
      if (upos_verb || own_subject(r, head)) return subjects_of(r, head, depth + 1);
      return {};
    }
    case Deprel::kConj:
      if (const auto outer = reporting_verb(r, verb)) return subjects_of(r, *outer, depth + 1);
      if (const auto outer = true_conjunct(r, verb)) return subjects_of(r, *outer, depth + 1);
      return subjects_of(r, head, depth + 1);
    case Deprel::kParataxis:
      return {};
    case Deprel::kCcomp:
      // "was quoted as saying", "insisted on leaving": a gerund without a subject of its own.
      if (r.token(verb).xpos == Xpos::kVBG || is_infinitive(r, verb)) {
        return subjects_of(r, head, depth + 1);
      }
      if (const auto first = subject_at_report(r, verb)) return {*first};
      return {};
    default:
      return {};
  }
}

}  // namespace

namespace {

// Whether the lexicon knows the verb with this preposition and without an object: "crossed into".
bool goes(const Reading& r, TokenIndex verb, TokenIndex oblique) {
  const std::string preposition = r.case_of(oblique);
  const auto asks = [](const EventSense& sense, std::string_view slot) {
    return std::any_of(sense.conditions.begin(), sense.conditions.end(),
                       [&](const SlotCondition& c) { return !c.negative && c.slot == slot; });
  };
  const auto senses = r.lexicon.verb_senses(r.lemma(verb));
  return std::any_of(senses.begin(), senses.end(), [&](const EventSense& sense) {
    return asks(sense, preposition) && !asks(sense, "obj") && !asks(sense, "iobj");
  });
}

}  // namespace

bool is_lost_main_verb(const Reading& r, TokenIndex verb) {
  const Token& token = r.token(verb);
  if (token.xpos != Xpos::kVBN || r.in_headline(verb)) return false;
  const TokenRange sentence = r.syntax[token.sentence].tokens;
  if (r.lemma(TokenIndex(sentence.end.value - 1)) != ".") return false;
  if (r.syntax.is_root(verb)) {
    const bool bare = !r.has_child(verb, Deprel::kAux) && !r.has_child(verb, Deprel::kAuxPass);
    if (!bare || !r.has_child(verb, Deprel::kNsubjPass)) return false;
  } else {
    if (token.deprel != Deprel::kAcl || !r.syntax.is_root(token.head)) return false;
    if (verb < token.head || r.has_child(token.head, Deprel::kCop)) return false;
    for (TokenIndex child : r.tree.children(token.head)) {
      if (is_finite_form(r, child) || r.has_child(child, Deprel::kAux)) return false;
    }
  }
  // A participle that says what was done to somebody has no such complements.
  const auto children = r.tree.children(verb);
  return std::any_of(children.begin(), children.end(), [&](TokenIndex child) {
    const Deprel d = r.token(child).deprel;
    if (d == Deprel::kObj || d == Deprel::kXcomp || d == Deprel::kCcomp) return true;
    if (d == Deprel::kAdvcl) return is_infinitive(r, child);
    return d == Deprel::kObl && (r.in_class(verb, "speech_act") || goes(r, verb, child));
  });
}

bool is_swallowed(const Reading& r, TokenIndex verb) {
  return swallowed_subject(r, verb).has_value();
}

std::vector<TokenIndex> surface_subjects(const Reading& r, TokenIndex verb) {
  return subjects_of(r, verb, 0);
}

}  // namespace chancery
