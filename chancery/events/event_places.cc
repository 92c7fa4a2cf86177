// Where an event was: the place of what happened, not of whom it happened to nor of the report.
#include <algorithm>
#include <array>

#include "chancery/events/dates_places.h"

namespace chancery {
namespace {

constexpr int kDeepest = 4;

bool is_one_of(std::string_view word, std::span<const std::string_view> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// Prepositions that say where something is ...
bool locates(const std::string& preposition) {
  static constexpr std::array<std::string_view, 14> kWhere = {
      "in",     "at",     "near",       "inside", "outside", "off",   "over",
      "around", "across", "throughout", "within", "on",      "along", "through"};
  return is_one_of(preposition, kWhere);
}

// ... and where a movement ends.
bool leads_to(const std::string& preposition) {
  static constexpr std::array<std::string_view, 4> kWhither = {"to", "into", "onto", "for"};
  return is_one_of(preposition, kWhither);
}

bool has_mode(const EventDraft& draft, std::string_view name) {
  const auto named = [&](const EventMode& mode) { return mode.name == name; };
  return std::any_of(draft.modes.begin(), draft.modes.end(), named) ||
         std::any_of(draft.reading.sense->modes.begin(), draft.reading.sense->modes.end(), named);
}

class PlaceFinder {
 public:
  PlaceFinder(const Reading& reading, const EventDraft& draft) : r_(reading), d_(draft) {
    const EventType type = d_.plan ? d_.plan->type : d_.reading.sense->type;
    // The deed is done to somebody face to face, or to a thing where it stands.
    verbal_conflict_ = type == EventType::kAccuse || type == EventType::kReject ||
                       type == EventType::kRequest || type == EventType::kThreaten ||
                       type == EventType::kSanction;
    visit_ = has_mode(d_, "visit");
    leaves_ = type == EventType::kRetreat;
    reaches_ = visit_ || type == EventType::kAssault || has_mode(d_, "seize");
  }

  std::optional<EventPlace> find(const std::vector<TokenIndex>& own) {
    for (TokenIndex token : own) look_around(token);
    // "shelled a compound at Qana in Lebanon": the object may tell it more closely.
    const std::optional<EventPlace> around = best_;
    if (!best_ || best_->place.precision == PlacePrecision::kCountry) {
      for (const Slot& slot : d_.reading.predicate.slots) look_at_slot(slot);
    }
    if (around && best_->place.country != around->place.country) best_ = around;
    // Nobody is deported where he was seized.
    if (!best_ && !own.empty() && !has_mode(d_, "deport")) look_above(own.front());
    return best_;
  }

 private:
  // The place that a mention names; of bodies only those that are a site ("the White House").
  std::optional<EventPlace> named_at(TokenIndex token) const {
    const auto m = r_.mention(token);
    if (!m) return std::nullopt;
    const Mention& mention = r_.inputs.names[*m];
    const auto& place = r_.inputs.resolution[mention.entity].place;
    if (!place || mention.form == MentionForm::kPronoun) return std::nullopt;
    const bool is_place = mention.type == EntityType::kGpe || mention.type == EntityType::kLoc;
    const bool is_site =
        mention.type == EntityType::kOrg && place->precision == PlacePrecision::kSite;
    if (!is_place && !is_site) return std::nullopt;
    return EventPlace{*place, mention.span};
  }

  // "the summit on Gaza": what is talked of, not where.
  bool is_topic(TokenIndex head, const std::string& preposition) const {
    return preposition == "on" && r_.in_class(head, "talks");
  }

  void take(std::optional<EventPlace> found) {
    if (!found) return;
    if (!best_ || found->place.precision < best_->place.precision) best_ = std::move(found);
  }

  // What the phrase names, and what is in or of it: "a shrine in Bangkok", "the port of Odesa".
  void look_into(TokenIndex token, bool itself, int depth = 0) {
    if (itself) take(named_at(token));
    if (depth == kDeepest) return;
    for (TokenIndex child : r_.tree.children(token)) {
      const Deprel relation = r_.token(child).deprel;
      const std::string preposition = r_.case_of(child);
      const bool nmod = relation == Deprel::kNmod || relation == Deprel::kObl;
      const bool joined = relation == Deprel::kAppos || relation == Deprel::kCompound ||
                          relation == Deprel::kNmodDesc || relation == Deprel::kFlat;
      if (is_topic(token, preposition)) continue;
      // "attacked three trains and a bus in London".
      if (relation == Deprel::kConj) look_into(child, false, depth + 1);
      if (nmod && locates(preposition)) {
        look_into(child, true, depth + 1);
      } else if (itself && ((nmod && preposition == "of") || joined)) {
        look_into(child, true, depth + 1);
      }
    }
  }

  void look_around(TokenIndex token) {
    for (TokenIndex child : r_.tree.children(token)) {
      const Deprel relation = r_.token(child).deprel;
      if (relation == Deprel::kAdvmod && is_there(child)) {
        take(last_place_before(child));
        continue;
      }
      if (relation != Deprel::kObl && relation != Deprel::kNmod) continue;
      const std::string preposition = r_.case_of(child);
      if (is_topic(token, preposition)) continue;
      if (is_where(preposition) || (moves() && leads_to(preposition))) {
        look_into(child, true);
      }
    }
  }

  bool is_where(const std::string& preposition) const {
    return locates(preposition) || (visit_ && leads_to(preposition)) ||
           (leaves_ && preposition == "from");
  }

  bool moves() const {
    return d_.reading.sense->type == EventType::kMobilize ||
           d_.reading.sense->type == EventType::kAssault;
  }

  void look_at_slot(const Slot& slot) {
    const bool object = slot.name == "obj" || slot.name == "on" || slot.name == "against";
    // Whom one clashes with is where the clash is.
    const bool faced = slot.name == "with" && d_.reading.sense->type == EventType::kAssault;
    // "blocked the port of Calais": a site tells the place by what it is of.
    const bool site = object && r_.in_class(slot.token, "territory");
    if (object || faced) {
      if (!verbal_conflict_) look_into(slot.token, site || (reaches_ && object));
    } else if (is_where(slot.name)) {
      look_into(slot.token, true);
    }
  }

  // "flew to Oslo to sign", "met and agreed in Sochi": what holds for the verb above.
  void look_above(TokenIndex token) {
    for (int step = 0; step < 2 && !best_ && !r_.syntax.is_root(token); ++step) {
      const Deprel relation = r_.token(token).deprel;
      const TokenIndex head = r_.token(token).head;
      const bool shares = relation == Deprel::kXcomp || relation == Deprel::kAdvcl ||
                          (relation == Deprel::kConj && !r_.has_child(token, Deprel::kNsubj));
      if (!shares) return;
      for (TokenIndex child : r_.tree.children(head)) {
        const Deprel placed = r_.token(child).deprel;
        if (placed != Deprel::kObl) continue;
        const std::string preposition = r_.case_of(child);
        // Behind the conjunct it is said of that one alone.
        if (relation == Deprel::kConj && token < child) continue;
        if (locates(preposition)) look_into(child, true);
      }
      token = head;
    }
  }

  bool is_there(TokenIndex token) const { return r_.lemma(token) == "there"; }

  // What "there" stands for: the nearest place before it.
  std::optional<EventPlace> last_place_before(TokenIndex token) const {
    const std::uint32_t at = r_.token(token).span.begin;
    for (std::size_t m = r_.inputs.names.mentions.size(); m-- > 0;) {
      const Mention& mention = r_.inputs.names.mentions[m];
      if (mention.span.end > at || mention.form != MentionForm::kNamed) continue;
      if (mention.type != EntityType::kGpe && mention.type != EntityType::kLoc) continue;
      const auto& place = r_.inputs.resolution[mention.entity].place;
      if (place) return EventPlace{*place, mention.span};
    }
    return std::nullopt;
  }

  const Reading& r_;
  const EventDraft& d_;
  bool verbal_conflict_ = false;
  bool visit_ = false;
  bool leaves_ = false;  // what is left is where it is left: "withdrew from Baga"
  bool reaches_ = false;
  std::optional<EventPlace> best_;
};

}  // namespace

std::optional<EventPlace> place_of_event(const Reading& reading, const EventDraft& draft,
                                         const std::vector<TokenIndex>& own) {
  return PlaceFinder(reading, draft).find(own);
}

}  // namespace chancery
