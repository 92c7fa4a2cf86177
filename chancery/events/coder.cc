// The coder: predicates, senses, what governs them, and the mentions that come of it.
#include <algorithm>

#include "chancery/events/drafts.h"
#include "chancery/events/explain_event.h"
#include "chancery/events/find_events.h"
#include "chancery/events/history.h"

namespace chancery {
namespace {

bool is_verb(const Reading& r, TokenIndex t) {
  if (r.token(t).upos == Upos::kVerb) return true;
  // The tags of the two sets are guessed apart; a base form under "to" or a modal is a verb.
  if (r.token(t).xpos == Xpos::kVB && r.token(t).upos != Upos::kAux) return true;
  // "it would free the hostages", taken for an adjective.
  const auto modal = r.tree.child(t, Deprel::kAux);
  return modal && r.token(*modal).xpos == Xpos::kMD && r.has_child(t, Deprel::kObj);
}

bool is_noun(const Reading& r, TokenIndex t) {
  return r.token(t).upos == Upos::kNoun || r.token(t).upos == Upos::kPropn;
}

// Whether any word that stands for the entity, or a title of it, is of the class.
bool is_called(const Reading& r, EntityIndex e, std::string_view word_class) {
  const Entity& entity = r.inputs.names[e];
  return std::any_of(entity.mentions.begin(), entity.mentions.end(),
                     [&](MentionIndex m) {
                       const Mention& mention = r.inputs.names[m];
                       return mention.form == MentionForm::kNominal &&
                              r.in_class(mention.head, word_class);
                     }) ||
         std::any_of(entity.descriptions.begin(), entity.descriptions.end(),
                     [&](const Entity::Description& d) { return r.in_class(d.head, word_class); });
}

// A state is public only as one that acts: in business and sport its name is a place.
bool is_public(const Reading& r, EntityIndex e) {
  const EntityType type = r.inputs.names[e].type;
  const EntityResolution& known = r.inputs.resolution[e];
  if (type == EntityType::kGpe || r.is_kind(e, PartyKind::kCompany)) return false;
  if (known.actor) return true;
  // Of persons the famous are no officials: they sing, play and write.
  return std::any_of(known.sectors.begin(), known.sectors.end(), [&](Sector s) {
    return s != Sector::kEli && s != Sector::kBus && s != Sector::kSoc && s != Sector::kCvl &&
           s != Sector::kEdu && s != Sector::kUnk;
  });
}

// "The sprinter accused her rival", "a court fined the baker": nobody acts for the public, and
// nobody of it undergoes what is done.
bool is_private_matter(const Reading& r, const EventDraft& draft) {
  const auto is_private = [&](EntityIndex e) {
    return !is_public(r, e) && is_called(r, e, "private_party");
  };
  // "Iranian and French musicians met": the parties are named only by what describes the subject.
  const Predicate& p = draft.reading.predicate;
  const bool subject = std::any_of(p.slots.begin(), p.slots.end(), [&](const Slot& slot) {
    return slot.name == "subj" && r.in_class(slot.token, "private_party");
  });
  const auto any = [&](const std::vector<EntityIndex>& side, const auto& claim) {
    return std::any_of(side.begin(), side.end(), claim);
  };
  bool only_courts = !draft.actors.empty(), company = false;
  for (EntityIndex e : draft.actors) {
    const bool court = is_called(r, e, "court");
    only_courts = only_courts && court;
    const bool firm = !is_public(r, e) && r.is_kind(e, PartyKind::kCompany);
    company = company || firm;
    if (!court && !firm && !is_private(e) && (!subject || is_public(r, e))) return false;
  }
  if (draft.actors.empty() || any(draft.recipients, [&](EntityIndex e) { return is_public(r, e); }))
    return false;
  // A foreigner before a court is of public concern.
  const auto foreign = [&](EntityIndex e) { return r.inputs.resolution[e].country.has_value(); };
  if (only_courts && any(draft.recipients, foreign)) return false;
  const bool spoken = quad_class(draft.type) % 2 == 1;
  if (only_courts) return any(draft.recipients, is_private) || (draft.recipients.empty() && spoken);
  // What a company does to a state is of public concern.
  return !company ||
         !any(draft.recipients, [&](EntityIndex e) { return r.is_kind(e, PartyKind::kPlace); });
}

// "At least 240 people have been killed": a count of whoever they were.
bool is_toll(const Reading& r, const EventDraft& draft) {
  const Predicate& p = draft.reading.predicate;
  if (!draft.actors.empty() || p.nominal) return false;
  const auto is_anybody = [&](EntityIndex e) {
    const Entity& entity = r.inputs.names[e];
    const EntityResolution& known = r.inputs.resolution[e];
    if (known.actor || known.country) return false;
    const Mention& mention = r.inputs.names[entity.mentions.front()];
    return mention.form != MentionForm::kNamed && r.in_class(mention.head, "anybody");
  };
  return std::all_of(draft.recipients.begin(), draft.recipients.end(), is_anybody);
}

// A meeting needs two parties, whoever of them the governing word brought in; what is told only in
// passing must be whole to be believed.
std::string why_incomplete(const Reading& r, const EventDraft& draft) {
  const std::size_t parties = draft.actors.size() + draft.recipients.size();
  if (parties == 0) return "no party is left";
  const bool certain =
      draft.status == EventStatus::kHappened || draft.status == EventStatus::kHistorical;
  // Violence is news whoever did it; of anything else it is the doer that makes it an event.
  const bool needs_actor = !certain || quad_class(draft.type) != 4;
  if (draft.actors.empty() && needs_actor) return "nobody is said to do it";
  if (draft.reading.lacks_party && parties < 2) return "only one party is named";
  if (draft.unsettled && draft.status == EventStatus::kHypothetical) {
    return "nothing says that it happened";
  }
  if (is_toll(r, draft)) return "a toll: neither who did it nor who suffered is known";
  const bool whole = !draft.actors.empty() && parties > 1;
  const Predicate& p = draft.reading.predicate;
  const bool one_sided = draft.type == EventType::kConsult && parties < 2 &&
                         !draft.reading.sense->recipients.choices.empty();
  if (one_sided) return "who was visited or written to is not named";
  // Whoever is given something is as much of it as whoever gives.
  if (draft.type == EventType::kAid && draft.recipients.empty() && certain) {
    return "who is given it is not named";
  }
  if (p.nominal && !p.light && draft.actors.empty()) return "a noun without its actor";
  if (p.nominal && !p.light && !draft.folded) {
    const bool alone = draft.reading.sense->recipients.choices.empty() && !draft.actors.empty();
    if (!whole && !alone) return "a noun without all its parties";
    if (draft.status == EventStatus::kHypothetical) return "only spoken of";
  }
  if (draft.in_passing && !whole) return "told in passing, without all its parties";
  return {};
}

std::vector<EventDraft> drafts_of(const Reading& r) {
  std::vector<EventDraft> drafts;
  for (std::size_t i = 0; i < r.syntax.tokens.size(); ++i) {
    if (auto draft = draft_at(r, TokenIndex(i), nullptr)) drafts.push_back(*std::move(draft));
  }
  return merge_drafts(r, std::move(drafts));
}

constexpr std::size_t kMaxRivals = 5;

// The sense taken, or what forbade one; then its rivals, those of other types, the nearest first:
// who held and came later, before who failed.
void tell_senses(const SenseTrace& trace, std::vector<std::string>& lines) {
  std::optional<EventType> type;
  for (const SenseTrace::Weighed& w : trace.senses) {
    if (w.verdict != "taken" && !w.verdict.starts_with("blocked")) continue;
    lines.push_back("  " + w.sense->id + " (" + std::string(to_string(w.sense->type)) + ") " +
                    w.verdict);
    type = w.sense->type;
  }
  std::vector<const SenseTrace::Weighed*> rivals;
  for (const SenseTrace::Weighed& w : trace.senses) {
    if (w.sense->type != type) rivals.push_back(&w);
  }
  std::stable_partition(rivals.begin(), rivals.end(), [](const SenseTrace::Weighed* w) {
    return w->verdict.starts_with("holds");
  });
  for (std::size_t i = 0; i < rivals.size() && i < kMaxRivals; ++i) {
    lines.push_back("  not " + rivals[i]->sense->id + " (" +
                    std::string(to_string(rivals[i]->sense->type)) + "): " + rivals[i]->verdict);
  }
  if (rivals.size() > kMaxRivals) {
    lines.push_back("  nor " + std::to_string(rivals.size() - kMaxRivals) +
                    " other senses of other types");
  }
}

}  // namespace

std::optional<EventDraft> draft_at(const Reading& r, TokenIndex t, SenseTrace* trace,
                                   PartyDemand demand) {
  std::optional<SenseReading> reading;
  if (is_verb(r, t) && !r.lexicon.verb_senses(r.lemma(t)).empty()) {
    reading = choose_sense(r, read_verb(r, t), trace, demand);
  } else if (is_noun(r, t) && !r.lexicon.noun_senses(r.lemma(t)).empty()) {
    reading = choose_sense(r, read_noun(r, t), trace, demand);
  }
  if (!reading) return std::nullopt;
  EventDraft draft;
  draft.type = reading->sense->type;
  draft.modes = reading->sense->modes;
  draft.cameo = reading->sense->cameo;
  draft.actors = reading->actors;
  draft.recipients = reading->recipients;
  draft.trigger = t;
  draft.sense = reading->sense->id;
  draft.reading = *std::move(reading);
  govern(r, draft);
  // A sea, a peninsula does nothing, and nothing is said to it.
  const auto is_land = [&](EntityIndex e) { return r.inputs.names[e].type == EntityType::kLoc; };
  std::erase_if(draft.actors, is_land);
  const bool spoken = quad_class(draft.type) % 2 == 1 && draft.type != EventType::kConsult &&
                      draft.type != EventType::kAgree;
  if (spoken) std::erase_if(draft.recipients, is_land);
  if (draft.dropped.empty() && demand == PartyDemand::kNamed) draft.dropped = why_incomplete(r, draft);
  if (draft.dropped.empty() && demand == PartyDemand::kNamed && is_private_matter(r, draft)) {
    draft.dropped = "a private matter of those named";
  }
  return draft;
}

EventMentions find_events(const EventInputs& inputs, const EventLexicon& lexicon,
                          const Ontology& ontology) {
  const Reading reading(inputs, lexicon);
  const auto history = historical_sentences(reading);
  EventMentions events;
  for (const EventDraft& draft : drafts_of(reading)) {
    const SentenceIndex sentence = reading.token(draft.trigger).sentence;
    events.push_back(finish(reading, ontology, draft, history[sentence.value]));
  }
  std::stable_sort(events.begin(), events.end(), [](const EventMention& a, const EventMention& b) {
    return a.trigger < b.trigger;
  });
  return events;
}

std::vector<std::string> explain_event(const EventInputs& inputs, const EventLexicon& lexicon,
                                       const EventMention& event) {
  const Reading reading(inputs, lexicon);
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < reading.syntax.tokens.size(); ++i) {
    const TokenIndex t(i);
    const Span span = reading.token(t).span;
    if (!event.evidence.contains(span)) continue;
    SenseTrace trace;
    const auto draft = draft_at(reading, t, &trace);
    if (trace.senses.empty()) continue;
    lines.push_back(std::string(words_at(inputs.document.text, span)) + ":");
    tell_senses(trace, lines);
    if (!draft) continue;
    lines.insert(lines.end(), draft->trace.begin(), draft->trace.end());
    if (!draft->dropped.empty()) lines.push_back("  dropped: " + draft->dropped);
    if (draft->sense == event.sense) lines.push_back("  this decided the event");
  }
  return lines;
}

}  // namespace chancery
