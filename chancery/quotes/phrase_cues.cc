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
    const auto preposition = r.tree.child(child, Deprel::kCase);
    if (!preposition) continue;
    const std::string& lemma = r.syntax[*preposition].lemma;
    if (lemma == "by" || lemma == "from") return child;
  }
  const Token& token = r.syntax[noun];
  if (token.deprel != Deprel::kObj || r.syntax.is_root(noun)) return std::nullopt;
  const auto subject = subject_of(r, token.head);
  if (!subject || r.syntax[*subject].deprel == Deprel::kNsubjPass) return std::nullopt;
  const Xpos xpos = r.syntax[*subject].xpos;
  return xpos == Xpos::kWP || xpos == Xpos::kWDT ? std::nullopt : subject;
}

}  // namespace

std::optional<Attribution> read_noun(const Reading& r, TokenIndex noun) {
  const SpeechCue* entry = r.lexicon.noun(lower(r.syntax[noun].lemma));
  if (entry == nullptr) return std::nullopt;
  std::optional<TokenIndex> clause;
  for (TokenIndex child : r.tree.children(noun)) {
    const Deprel relation = r.syntax[child].deprel;
    if (child < noun ||
        (relation != Deprel::kAcl && relation != Deprel::kCcomp && relation != Deprel::kAclRelcl)) {
      continue;
    }
    const auto mark = r.tree.child(child, Deprel::kMark);
    const std::string word = mark ? lower(r.word(*mark)) : std::string();
    const bool that = entry->takes(CueFrame::kThat) && word == "that";
    const bool infinitive = entry->takes(CueFrame::kInf) && word == "to";
    const bool wh = entry->takes(CueFrame::kWh) && (word == "whether" || word == "if");
    if (that || infinitive || wh) clause = child;
  }
  if (!clause) return std::nullopt;
  const auto owner = owner_of(r, noun);
  if (!owner) return std::nullopt;
  Attribution found;
  found.entry = entry;
  found.cue = TokenRange{noun, TokenIndex(noun.value + 1)};
  found.cue_head = noun;
  found.speaker_head = owner;
  found.speaker = noun_phrase(r, *owner);
  // "'s" belongs to the relation, not to the name.
  while (found.speaker->size() > 1 &&
         r.syntax[TokenIndex(found.speaker->end.value - 1)].xpos == Xpos::kPOS) {
    --found.speaker->end.value;
  }
  add_content(r, r.pieces(*clause), found);
  if (found.content.empty()) return std::nullopt;
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
      if (is_clause_head(r, clause)) break;
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

std::vector<Attribution> read_colons(const Reading& r) {
  std::vector<Attribution> found;
  std::size_t t = 0;
  const auto& tokens = r.syntax.tokens;
  std::size_t m = 0;
  for (const Span& paragraph : r.document.paragraphs) {
    while (t < tokens.size() && tokens[t].span.begin < paragraph.begin) ++t;
    while (m < r.names.mentions.size() && r.names.mentions[m].span.begin < paragraph.begin) ++m;
    if (m >= r.names.mentions.size() || t >= tokens.size()) continue;
    const Mention& mention = r.names.mentions[m];
    const bool begins =
        mention.tokens.begin == TokenIndex(t) && mention.form == MentionForm::kNamed;
    const bool may_speak = mention.type == EntityType::kPer || mention.type == EntityType::kOrg;
    const TokenIndex colon = mention.tokens.end;
    if (!begins || !may_speak || colon.value >= tokens.size() || r.word(colon) != ":") continue;
    std::size_t end = colon.value + 1;
    while (end < tokens.size() && tokens[end].span.end <= paragraph.end) ++end;
    constexpr std::size_t kFewestWords = 3;
    if (end < colon.value + 1 + kFewestWords) continue;
    Attribution attribution;
    attribution.cue = TokenRange{colon, TokenIndex(colon.value + 1)};
    attribution.cue_head = colon;
    attribution.speaker = mention.tokens;
    attribution.speaker_head = mention.head;
    add_content(r, {{TokenIndex(colon.value + 1), TokenIndex(end)}}, attribution);
    if (!attribution.content.empty()) found.push_back(std::move(attribution));
  }
  return found;
}

}  // namespace chancery::quotes
