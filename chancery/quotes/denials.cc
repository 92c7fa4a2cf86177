#include "chancery/quotes/denials.h"

#include <algorithm>

#include "chancery/quotes/speakers.h"

namespace chancery::quotes {
namespace {

// How many sentences may lie between a claim and its denial.
constexpr std::uint32_t kReach = 4;

bool is_about(const Reading& r, const Attribution& claim, EntityIndex e) {
  for (MentionIndex m : r.names[e].mentions) {
    for (TokenRange piece : claim.content) {
      if (piece.contains(r.names[m].head)) return true;
    }
  }
  if (claim.addressee && r.mentions->entity_of(*claim.addressee) == e) return true;
  // "accused Moscow of firing"
  const auto accused = r.tree.child(*claim.cue_head, Deprel::kObj);
  return accused && r.mentions->entity_of(*accused) == e;
}

// The word of a denial's content that says what is denied, where it is no clause: "it", "the
// charge", "any involvement", "doing so".
bool points_back(const Reading& r, const Attribution& denial) {
  if (denial.phrase) return true;
  const TokenRange piece = denial.content.front();
  return piece.size() <= 3 || denial.frame == CueFrame::kGerund ||
         r.syntax[piece.begin].upos == Upos::kPron;
}

std::uint32_t shared_words(const Reading& r, const Attribution& a, const Attribution& b) {
  std::uint32_t n = 0;
  const auto is_word = [&](TokenIndex t) {
    const Upos upos = r.syntax[t].upos;
    return upos == Upos::kNoun || upos == Upos::kVerb || upos == Upos::kPropn || upos == Upos::kAdj;
  };
  for (TokenRange piece : a.content) {
    for (TokenIndex t = piece.begin; t < piece.end; ++t.value) {
      if (!is_word(t)) continue;
      const bool there = std::any_of(b.content.begin(), b.content.end(), [&](TokenRange other) {
        for (TokenIndex u = other.begin; u < other.end; ++u.value) {
          if (is_word(u) && r.syntax[u].lemma == r.syntax[t].lemma) return true;
        }
        return false;
      });
      n += there ? 1 : 0;
    }
  }
  return n;
}

}  // namespace

void link_denials(const Reading& r, const std::vector<Attribution>& attributions,
                  const std::vector<std::size_t>& place, Quotations& quotations) {
  for (std::size_t d = 0; d < attributions.size(); ++d) {
    const Attribution& denial = attributions[d];
    Quotation& denying = quotations[place[d]];
    if (denial.stance != Stance::kDenied || !denying.speaker ||
        denying.status != QuotationStatus::kMade) {
      continue;
    }
    const std::uint32_t here = r.syntax[*denial.cue_head].sentence.value;
    for (std::size_t c = d; c-- > 0;) {
      const Attribution& claim = attributions[c];
      Quotation& claiming = quotations[place[c]];
      if (here - r.syntax[*claim.cue_head].sentence.value > kReach) break;
      const bool other = claiming.speaker != denying.speaker && claim.stance != Stance::kDenied;
      if (!other || claiming.denied_by || !is_about(r, claim, *denying.speaker)) continue;
      if (!points_back(r, denial) && shared_words(r, denial, claim) < 2) continue;
      claiming.denied_by = QuotationIndex(place[d]);
      denying.denies = QuotationIndex(place[c]);
      break;
    }
  }
}

}  // namespace chancery::quotes
