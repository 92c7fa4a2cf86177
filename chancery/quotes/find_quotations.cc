#include "chancery/quotes/find_quotations.h"

#include <algorithm>

#include "chancery/quotes/attach_quoted_text.h"
#include "chancery/quotes/attribution.h"
#include "chancery/quotes/circumstances.h"
#include "chancery/quotes/cues.h"
#include "chancery/quotes/denials.h"
#include "chancery/quotes/quoted_text.h"
#include "chancery/quotes/speakers.h"

namespace chancery {
namespace {

using quotes::Attribution;
using quotes::MentionMap;
using quotes::Reading;

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

class Completer {
 public:
  Completer(const Reading& reading, const Resolution& resolution,
            std::vector<Attribution> attributions)
      : r_(reading),
        resolution_(resolution),
        a_(std::move(attributions)),
        mentions_(*reading.mentions),
        speaker_(a_.size()),
        inside_(reading.syntax.tokens.size(), kNone) {}

  Quotations complete() {
    find_containers();
    for (std::size_t a = 0; a < a_.size(); ++a) speaker_[a] = speaker_of(a);
    std::vector<std::size_t> order(a_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [this](std::size_t x, std::size_t y) {
      return a_[x].content.front().begin < a_[y].content.front().begin;
    });
    Quotations quotations;
    std::vector<std::size_t> place(a_.size());
    for (std::size_t a : order) {
      place[a] = quotations.size();
      quotations.push_back(quotation(a));
    }
    quotes::link_denials(r_, a_, place, quotations);
    return quotations;
  }

 private:
  static std::size_t size_of(const Attribution& a) {
    std::size_t size = 0;
    for (TokenRange piece : a.content) size += piece.size();
    return size;
  }

  // Of each token, the smallest attribution whose content holds it: painted from the largest down.
  void find_containers() {
    std::vector<std::size_t> order(a_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [this](std::size_t x, std::size_t y) {
      return size_of(a_[x]) > size_of(a_[y]);
    });
    for (std::size_t a : order) {
      for (TokenRange piece : a_[a].content) {
        for (TokenIndex t = piece.begin; t < piece.end; ++t.value) inside_[t.value] = a;
      }
    }
  }

  std::optional<std::size_t> container_of(std::size_t a) const {
    const std::size_t outer = inside_[a_[a].cue_head->value];
    if (outer == kNone || outer == a) return std::nullopt;
    return outer;
  }

  bool is_first_person(TokenIndex t) const {
    const std::string& lemma = r_.syntax[t].lemma;
    return r_.syntax[t].upos == Upos::kPron && (lemma == "I" || lemma == "i" || lemma == "me");
  }

  // A mention that stands alone: nothing in the report says whom the pronoun or "the minister"
  // means.
  bool is_unresolved(EntityIndex e) const {
    for (MentionIndex m : r_.names[e].mentions) {
      if (r_.names[m].form == MentionForm::kNamed) return false;
    }
    return !r_.names[e].plural && r_.names[e].type == EntityType::kPer;
  }

  bool is_definite(TokenIndex head) const {
    if (r_.syntax[head].upos == Upos::kPron) return true;
    const auto det = r_.tree.child(head, Deprel::kDet);
    return det && r_.syntax[*det].lemma == "the";
  }

  // "he added", "the politician said": whoever spoke in the statement just before, where that
  // agrees and he is not the subject of what is now said.
  std::optional<EntityIndex> carried_speaker(std::size_t a, Gender gender) const {
    if (!is_definite(*a_[a].speaker_head)) return std::nullopt;
    for (std::size_t before = a; before-- > 0;) {
      if (!speaker_[before] || !a_[before].cue) continue;
      const std::uint32_t here = r_.syntax[*a_[a].cue_head].sentence.value;
      const std::uint32_t there = r_.syntax[*a_[before].cue_head].sentence.value;
      if (here - there > 2) break;
      const Entity& last = r_.names[*speaker_[before]];
      if (last.type != EntityType::kPer || last.plural || is_unresolved(*speaker_[before]))
        continue;
      const bool agrees =
          gender == Gender::kUnknown || last.gender == Gender::kUnknown || last.gender == gender;
      if (!agrees || is_spoken_of(a, *speaker_[before])) continue;
      // "Sokolov said the chief had told him": nobody calls himself by an office.
      const bool told_of =
          container_of(a) == before && r_.syntax[*a_[a].speaker_head].upos == Upos::kNoun;
      if (told_of) continue;
      return speaker_[before];
    }
    return std::nullopt;
  }

  // Named inside what is said: people do not speak of themselves by name.
  bool is_spoken_of(std::size_t a, EntityIndex e) const {
    for (MentionIndex m : r_.names[e].mentions) {
      const Mention& mention = r_.names[m];
      if (mention.form == MentionForm::kPronoun) continue;
      for (TokenRange piece : a_[a].content) {
        if (piece.contains(mention.head)) return true;
      }
    }
    return false;
  }

  std::optional<EntityIndex> speaker_of(std::size_t a) const {
    if (!a_[a].speaker_head) return std::nullopt;
    if (is_first_person(*a_[a].speaker_head)) {
      const auto outer = container_of(a);
      return outer && *outer < a ? speaker_[*outer] : std::nullopt;
    }
    auto found = mentions_.entity_of(*a_[a].speaker_head);
    // An office with the name behind it: "the Chairman of the Council Lars Holt".
    TokenIndex last(a_[a].speaker->end.value - 1);
    if (r_.syntax[last].upos == Upos::kPunct && last > a_[a].speaker->begin) --last.value;
    const auto named = mentions_.named_at(last);
    if (named && r_.names[*named].type == EntityType::kPer &&
        (!found || r_.names[*found].type == EntityType::kPer) && !is_named(*a_[a].speaker_head)) {
      found = r_.names[*named].entity;
    }
    if (!found) return found;
    if (is_unresolved(*found)) {
      const auto carried = carried_speaker(a, r_.names[*found].gender);
      return carried && !are_of_two_states(*carried, *found) ? carried : found;
    }
    // "Putin got a letter, the politician said": not Putin, who is spoken of by name.
    const bool described =
        !is_named(*a_[a].speaker_head) && r_.syntax[*a_[a].speaker_head].upos == Upos::kNoun;
    if (described && r_.names[*found].type == EntityType::kPer && is_spoken_of(a, *found)) {
      return carried_speaker(a, Gender::kUnknown);
    }
    return found;
  }

  // "The Turkish politician said" is no Norwegian.
  bool are_of_two_states(EntityIndex a, EntityIndex b) const {
    const auto state = [this](EntityIndex e) {
      return e.value < resolution_.entities.size() ? resolution_[e].country : std::nullopt;
    };
    return state(a) && state(b) && *state(a) != *state(b);
  }

  bool is_named(TokenIndex t) const { return mentions_.named_at(t).has_value(); }

  std::string name_of(std::optional<EntityIndex> entity, TokenRange words) const {
    if (entity) {
      const Entity& named = r_.names[*entity];
      const bool resolved = entity->value < resolution_.entities.size() &&
                            resolution_[*entity].actor.has_value() &&
                            !resolution_[*entity].name.empty();
      if (resolved) return resolution_[*entity].name;
      for (MentionIndex m : named.mentions) {
        if (r_.names[m].form == MentionForm::kNamed) return named.name;
      }
    }
    return std::string(words_at(r_.document.text, r_.span_of(words)));
  }

  void add_to_chain(std::vector<std::string>& chain, std::string name) const {
    if (chain.empty() || chain.back() != name) chain.push_back(std::move(name));
  }

  // "told TASS": what the agency was told it told the outlet.
  bool is_medium(TokenIndex addressee) const {
    const auto entity = mentions_.entity_of(addressee);
    if (!entity || r_.names[*entity].type != EntityType::kOrg) return false;
    const auto& sectors = resolution_[*entity].sectors;
    return std::any_of(sectors.begin(), sectors.end(),
                       [](Sector s) { return s == Sector::kJrn || s == Sector::kMed; });
  }

  std::vector<std::string> chain_of(std::size_t a) const {
    std::vector<std::size_t> inward{a};
    for (auto outer = container_of(a); outer && inward.size() < 8;
         outer = container_of(inward.back())) {
      if (std::find(inward.begin(), inward.end(), *outer) != inward.end()) break;
      inward.push_back(*outer);
    }
    std::vector<std::string> chain;
    if (r_.document.dateline && !r_.document.dateline->agency.empty()) {
      chain.push_back(r_.document.dateline->agency);
    }
    for (auto at = inward.rbegin(); at != inward.rend(); ++at) {
      const Attribution& attribution = a_[*at];
      if (attribution.via) {
        add_to_chain(chain, name_of(mentions_.entity_of(*attribution.via),
                                    quotes::noun_phrase(r_, *attribution.via)));
      } else if (attribution.addressee && is_medium(*attribution.addressee)) {
        add_to_chain(chain, name_of(mentions_.entity_of(*attribution.addressee),
                                    quotes::noun_phrase(r_, *attribution.addressee)));
      }
      if (attribution.speaker) add_to_chain(chain, name_of(speaker_[*at], *attribution.speaker));
    }
    return chain;
  }

  Quotation quotation(std::size_t a) const {
    const Attribution& attribution = a_[a];
    Quotation quotation;
    for (TokenRange piece : attribution.content) quotation.content.push_back(r_.span_of(piece));
    if (attribution.cue) quotation.cue = r_.span_of(*attribution.cue);
    quotation.cue_head = attribution.cue_head;
    quotation.speaker = speaker_[a];
    if (attribution.speaker) quotation.speaker_span = r_.span_of(*attribution.speaker);
    if (attribution.addressee) quotation.addressee = mentions_.entity_of(*attribution.addressee);
    quotation.form = attribution.quoted          ? QuotationForm::kDirect
                     : attribution.partly_quoted ? QuotationForm::kMixed
                                                 : QuotationForm::kIndirect;
    quotation.stance = attribution.stance;
    quotation.statement = quotes::statement_of(r_, attribution, speaker_[a]);
    quotation.status = attribution.status;
    quotation.phrase = attribution.phrase && !attribution.quoted;
    if (attribution.medium) quotation.medium = r_.span_of(*attribution.medium);
    if (attribution.occasion) quotation.occasion = r_.span_of(*attribution.occasion);
    quotation.chain = chain_of(a);
    return quotation;
  }

  const Reading& r_;
  const Resolution& resolution_;
  std::vector<Attribution> a_;
  const MentionMap& mentions_;
  std::vector<std::optional<EntityIndex>> speaker_;
  std::vector<std::size_t> inside_;
};

}  // namespace

Quotations find_quotations(const Document& document, const Syntax& syntax, const Names& names,
                           const Resolution& resolution, const SpeechLexicon& lexicon) {
  const Tree tree(syntax);
  const quotes::MentionMap mentions(syntax, tree, names);
  const Reading reading{document, syntax, tree, names, lexicon, &mentions};
  const std::vector<quotes::QuotedText> quoted = quotes::find_quoted_text(reading);
  std::vector<Attribution> attributions = quotes::find_cues(reading, quoted);
  quotes::attach_quoted_text(reading, quoted, attributions);
  for (Attribution& attribution : attributions) quotes::find_circumstances(reading, attribution);
  return Completer(reading, resolution, std::move(attributions)).complete();
}

}  // namespace chancery
