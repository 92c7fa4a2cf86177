// The coder: predicates, senses, what governs them, and the mentions that come of it.
#include <algorithm>

#include "chancery/events/domain.h"
#include "chancery/events/drafts.h"
#include "chancery/events/explain_event.h"
#include "chancery/events/find_events.h"
#include "chancery/events/history.h"
#include "chancery/text/fold.h"

namespace chancery {
namespace {

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

bool is_press(const Reading& r, EntityIndex e) {
  const auto& sectors = r.inputs.resolution[e].sectors;
  return r.inputs.names[e].type == EntityType::kOrg &&
         std::find(sectors.begin(), sectors.end(), Sector::kJrn) != sectors.end();
}

// "Cominco Ltd", "Texaco Inc".
bool is_incorporated(const Reading& r, EntityIndex e) {
  const auto form = r.lexicon.word_class("company_form");
  if (!form) return false;
  // A firm is called so in full when it is first named.
  constexpr std::size_t kMostMentions = 20;
  const auto& mentions = r.inputs.names[e].mentions;
  for (std::size_t i = 0; i < std::min(mentions.size(), kMostMentions); ++i) {
    const TokenRange words = r.inputs.names[mentions[i]].tokens;
    for (TokenIndex t = words.begin; t < words.end; t = TokenIndex(t.value + 1)) {
      if (r.in_class(t, *form)) return true;
    }
  }
  return false;
}

// Somebody known by a trade alone: a nurse, a plumber, a grower.
bool is_tradesman(const Reading& r, EntityIndex e) {
  const EntityResolution& known = r.inputs.resolution[e];
  return !known.actor && std::all_of(known.sectors.begin(), known.sectors.end(), [](Sector s) {
    return s == Sector::kLab || s == Sector::kMed || s == Sector::kAgr || s == Sector::kBus;
  });
}

// "A 19-year-old student", "a farmer": somebody of whom only the trade is told.
bool is_somebody(const Reading& r, EntityIndex e) {
  const Entity& entity = r.inputs.names[e];
  const EntityResolution& known = r.inputs.resolution[e];
  if (known.actor || known.country || entity.mentions.empty()) return false;
  const Mention& first = r.inputs.names[entity.mentions.front()];
  const auto det = r.tree.child(first.head, Deprel::kDet);
  const bool one = r.token(first.head).xpos == Xpos::kNN && det &&
                   (r.lemma(*det) == "a" || r.lemma(*det) == "an");
  return one && first.form == MentionForm::kNominal &&
         std::all_of(known.sectors.begin(), known.sectors.end(), [](Sector s) {
           return s == Sector::kLab || s == Sector::kMed || s == Sector::kAgr ||
                  s == Sector::kBus || s == Sector::kEdu || s == Sector::kUnk;
         });
}

// "The sprinter accused her rival", "a court fined the baker": nobody acts for the public, and
// nobody of it undergoes what is done.
bool is_private_matter(const Reading& r, const EventDraft& draft) {
  // Where nurses and growers protest they act for the public; otherwise they mind their trade.
  const bool trades = draft.type != EventType::kProtest && draft.type != EventType::kAssault &&
                      draft.type != EventType::kAid;
  const auto is_public = [&](EntityIndex e) {
    return holds_office(r, e) && !(trades && is_tradesman(r, e));
  };
  const auto is_private = [&](EntityIndex e) {
    return !is_public(e) && is_called(r, e, "private_party");
  };
  // "Iranian and French musicians met": the parties are named only by what describes the subject.
  const Predicate& p = draft.reading.predicate;
  const bool subject = std::any_of(p.slots.begin(), p.slots.end(), [&](const Slot& slot) {
    return slot.name == "subj" && r.in_class(slot.token, "private_party");
  });
  const auto any = [&](const std::vector<EntityIndex>& side, const auto& claim) {
    return std::any_of(side.begin(), side.end(), claim);
  };
  const bool arrest = draft.type == EventType::kCoerce || draft.type == EventType::kSanction;
  // "Utilicorp signed an agreement with Cominco Ltd": a body of which nothing else is known.
  const auto is_firm = [&](EntityIndex e) {
    return !is_public(e) && (r.is_kind(e, PartyKind::kCompany) || is_incorporated(r, e));
  };
  const auto is_unknown_body = [&](EntityIndex e) {
    const EntityResolution& known = r.inputs.resolution[e];
    return r.inputs.names[e].type != EntityType::kPer && !known.actor && !known.country &&
           known.sectors.empty();
  };
  const bool with_firm = any(draft.recipients, is_firm) || any(draft.actors, is_firm);
  bool only_courts = !draft.actors.empty(), company = false;
  for (EntityIndex e : draft.actors) {
    const bool court = is_called(r, e, "court") || (arrest && is_called(r, e, "police_force"));
    only_courts = only_courts && court;
    const bool firm = is_firm(e) || (with_firm && is_unknown_body(e));
    company = company || firm;
    if (!court && !firm && !is_private(e) && (!subject || is_public(e))) return false;
  }
  if (only_courts && arrest && draft.recipients.size() == 1 &&
      is_somebody(r, draft.recipients.front())) {
    return true;
  }
  // "The actress sued the magazine": what the press prints is no office.
  const auto is_office = [&](EntityIndex e) { return is_public(e) && !is_press(r, e); };
  if (draft.actors.empty() || any(draft.recipients, is_office)) return false;
  // A foreigner before a court is of public concern.
  const auto foreign = [&](EntityIndex e) { return r.inputs.resolution[e].country.has_value(); };
  if (only_courts && any(draft.recipients, foreign)) return false;
  const bool spoken = quad_class(draft.type) % 2 == 1;
  if (only_courts) return any(draft.recipients, is_private) || (draft.recipients.empty() && spoken);
  // What a company does to a state is of public concern, unless it only goes there or leaves.
  const bool moves = draft.type == EventType::kRetreat || draft.type == EventType::kConsult ||
                     (draft.plan && draft.plan->type == EventType::kConsult);
  return !company || moves ||
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

// "Tonga visit Wales in November": a state does, its team do.
bool is_team(const Reading& r, const EventDraft& draft) {
  const Predicate& p = draft.reading.predicate;
  const Xpos form = r.token(p.token).xpos;
  // "Canada froze aid": a past taken for a base form.
  const bool base =
      lower(words_at(r.inputs.document.text, r.token(p.token).span)) == r.lemma(p.token);
  const bool bare = form == Xpos::kVB && base && r.syntax.is_root(p.token) &&
                    !is_infinitive(r, p.token) && !r.has_child(p.token, Deprel::kAux);
  if (p.nominal || (form != Xpos::kVBP && !bare) || draft.actors.size() != 1) return false;
  // "Egypt let lorries in": a past that looks like a present.
  if (r.in_class(p.token, "same_in_past")) return false;
  return std::any_of(p.slots.begin(), p.slots.end(), [&](const Slot& slot) {
    const auto m = r.mention(slot.token);
    return slot.name == "subj" && m && r.inputs.names[*m].type == EntityType::kGpe &&
           r.inputs.names[*m].form == MentionForm::kNamed &&
           r.token(slot.token).xpos == Xpos::kNNP && !r.in_headline(p.token) &&
           !r.has_child(slot.token, Deprel::kConj);
  });
}

// "The president visited Lyon", "wrote to his children": at home.
bool is_at_home(const Reading& r, const EventDraft& draft) {
  const bool meets =
      draft.type == EventType::kConsult || (draft.plan && draft.plan->type == EventType::kConsult);
  if (!meets || draft.actors.empty() || draft.recipients.empty()) return false;
  const auto is_kin = [&](EntityIndex e) {
    const auto& mentions = r.inputs.names[e].mentions;
    return !mentions.empty() && !r.inputs.resolution[e].actor &&
           (r.in_class(r.inputs.names[mentions.front()].head, "kin") ||
            r.lemma(r.inputs.names[mentions.front()].head) == "child");
  };
  if (std::all_of(draft.recipients.begin(), draft.recipients.end(), is_kin)) return true;
  const auto country = r.inputs.resolution[draft.actors.front()].country;
  const auto is_here = [&](EntityIndex e) {
    return country && r.inputs.resolution[e].country == country;
  };
  // Of whom the directory does not know, the country may have been guessed.
  const auto is_known = [&](EntityIndex e) {
    return r.inputs.resolution[e].actor.has_value() && is_here(e);
  };
  const auto is_own_place = [&](EntityIndex e) {
    return r.inputs.names[e].type == EntityType::kGpe && is_here(e);
  };
  return std::all_of(draft.actors.begin(), draft.actors.end(), is_known) &&
         std::all_of(draft.recipients.begin(), draft.recipients.end(), is_own_place);
}

// "American marines landed in Oman".
bool visits_in_arms(const Reading& r, const EventDraft& draft) {
  const bool visit = draft.type == EventType::kConsult && draft.modes.size() == 1 &&
                     draft.modes.front().name == "visit";
  const Predicate& p = draft.reading.predicate;
  return visit && std::any_of(p.slots.begin(), p.slots.end(), [&](const Slot& slot) {
           return slot.name == "subj" && r.in_class(slot.token, "troops") &&
                  r.token(slot.token).upos == Upos::kNoun;
         });
}

// "spoke to The Times": what was said is a quotation.
bool is_interview(const Reading& r, const EventDraft& draft) {
  const auto press = [&](EntityIndex e) { return is_press(r, e); };
  return draft.type == EventType::kConsult &&
         (std::any_of(draft.actors.begin(), draft.actors.end(), press) ||
          std::any_of(draft.recipients.begin(), draft.recipients.end(), press));
}

bool is_hold_on_persons(const EventDraft& draft) {
  return std::any_of(draft.modes.begin(), draft.modes.end(), [&](const EventMode& mode) {
    return (draft.type == EventType::kCoerce && (mode.name == "arrest" || mode.name == "deport")) ||
           (draft.type == EventType::kRetreat && mode.name == "release");
  });
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
  if (draft.reading.sense->priority == kOnlyGoverned && !draft.folded) {
    return "of itself no event";
  }
  if (is_unlisted(r, draft.reading) && (draft.folded || !certain)) {
    return "a verb that the lexicon does not know, and no plain fact";
  }
  if (is_toll(r, draft)) return "a toll: neither who did it nor who suffered is known";
  const bool whole = !draft.actors.empty() && parties > 1;
  const Predicate& p = draft.reading.predicate;
  // Who mediates is news though those between whom are only "both sides".
  const bool mediates = r.in_class(p.token, "mediating") && p.has("between");
  const bool one_sided = draft.type == EventType::kConsult && parties < 2 && !mediates &&
                         !draft.reading.sense->recipients.choices.empty();
  if (one_sided) return "who was visited or written to is not named";
  // Whoever is given something is as much of it as whoever gives.
  if (draft.type == EventType::kAid && draft.recipients.empty() && certain) {
    return "who is given it is not named";
  }
  const bool exchanged = draft.actors.size() > 1 && draft.reading.sense->actors.joint();
  if (is_hold_on_persons(draft) && draft.recipients.empty() && certain && !exchanged) {
    return "who was held or freed is not named";
  }
  if (is_interview(r, draft)) return "an interview";
  if (visits_in_arms(r, draft)) return "troops do not visit";
  if (is_at_home(r, draft)) return "a visit at home";
  if (is_team(r, draft)) return "a team, told in the plural";
  if (p.nominal && !p.light && draft.actors.empty()) return "a noun without its actor";
  if (p.nominal && !p.light && !draft.folded) {
    const bool alone = draft.reading.sense->recipients.choices.empty() && !draft.actors.empty();
    if (!whole && !alone) return "a noun without all its parties";
    if (draft.status == EventStatus::kHypothetical && !draft.announced) return "only spoken of";
  }
  if (draft.in_passing && !whole) return "told in passing, without all its parties";
  return {};
}

// What a sentence of sport or business tells is no event; what one of history tells is over. A
// user's own types may be of any domain.
void place_in_domain(const Reading& r, EventDraft& draft) {
  if (draft.reading.sense->id.starts_with("user.")) return;
  const Domain domain = other_domain(r, draft);
  if (domain == Domain::kPublic) return;
  if (domain == Domain::kHistory) {
    if (draft.status == EventStatus::kHappened) draft.status = EventStatus::kHistorical;
    draft.trace.push_back("  historical: the sentence tells of history");
  } else {
    draft.dropped = "the sentence tells of " + std::string(to_string(domain));
  }
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
    if (!w.verdict.starts_with("taken") && !w.verdict.starts_with("blocked")) continue;
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
  auto candidate = candidate_at(r, t);
  if (!candidate) return std::nullopt;
  auto reading = choose_sense(r, std::move(candidate->predicate), candidate->senses, trace, demand);
  if (!reading) return std::nullopt;
  EventDraft draft;
  draft.type = reading->sense->type;
  draft.modes = reading->sense->modes;
  draft.cameo = reading->sense->cameo;
  draft.actors = reading->actors;
  draft.recipients = reading->recipients;
  draft.trigger = t;
  draft.sense = reading->sense->id;
  draft.clarity = reading->certainty;
  draft.reading = *std::move(reading);
  govern(r, draft);
  // A sea, a peninsula does nothing, and nothing is said to it.
  const auto is_land = [&](EntityIndex e) { return r.inputs.names[e].type == EntityType::kLoc; };
  std::erase_if(draft.actors, is_land);
  const bool spoken = quad_class(draft.type) % 2 == 1 && draft.type != EventType::kConsult &&
                      draft.type != EventType::kAgree;
  // A frigate sent to a sea is shown to nobody there.
  const bool shown = draft.type == EventType::kMobilize;
  if (spoken || shown) std::erase_if(draft.recipients, is_land);
  if (draft.dropped.empty() && demand == PartyDemand::kNamed)
    draft.dropped = why_incomplete(r, draft);
  if (draft.dropped.empty() && demand == PartyDemand::kNamed && is_private_matter(r, draft)) {
    draft.dropped = "a private matter of those named";
  }
  if (draft.dropped.empty() && demand == PartyDemand::kNamed) place_in_domain(r, draft);
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
