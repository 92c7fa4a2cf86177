// The last fields of an event mention: date, place, contexts, codes, scores, confidence, evidence.
#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "chancery/events/dates_places.h"
#include "chancery/events/drafts.h"
#include "chancery/events/history.h"
#include "chancery/events/relative_dates.h"

namespace chancery {
namespace {

std::vector<TokenIndex> event_tokens(const EventDraft& draft) {
  std::vector<TokenIndex> tokens = {draft.reading.predicate.token};
  if (draft.reading.predicate.light) tokens.push_back(*draft.reading.predicate.light);
  // "called a strike for Friday": the day is that of the strike.
  for (const Slot& slot : draft.reading.predicate.slots) {
    if (draft.type == EventType::kProtest && slot.name == "obj") tokens.push_back(slot.token);
  }
  return tokens;
}

EventDate dated(const Reading& r, std::size_t timex) {
  const Timex& found = r.inputs.timexes[timex];
  return {*found.interval, found.precision, found.span};
}

std::optional<std::size_t> timex_of(const Reading& r, const std::vector<TokenIndex>& tokens) {
  for (TokenIndex token : tokens) {
    if (const auto timex = attached_timex(r, token)) return timex;
  }
  return std::nullopt;
}

bool is_to_come(const Reading& r, std::size_t timex) {
  if (!r.inputs.published) return false;
  return r.inputs.timexes[timex].interval->to > r.inputs.published->interval.to;
}

std::optional<EventDate> publication_date(const Reading& r) {
  if (!r.inputs.published) return std::nullopt;
  const DateInterval& interval = r.inputs.published->interval;
  const bool day = interval.from == interval.to;
  return EventDate{interval, day ? DatePrecision::kDay : DatePrecision::kInterval, std::nullopt};
}

// What a word itself announces: whoever is invited or asked to a meeting is to come (CAMEO 036,
// "express intent to meet"), and aid that is promised is to be given (033).
void add_announced_plan(const Reading& r, const EventDraft& draft, EventMention& event) {
  if (event.plan || event.type != EventType::kAgree || draft.folded) return;
  if (event.cameo.view() == "033") {
    event.plan.emplace().type = EventType::kAid;
    return;
  }
  if (event.cameo.view() != "036") return;
  PlannedEvent plan;
  plan.type = EventType::kConsult;
  for (const Slot& slot : draft.reading.predicate.slots) {
    if (slot.name != "to" && slot.name != "in") continue;
    const auto m = r.mention(slot.token);
    if (!m || !r.is_kind(slot.token, PartyKind::kPlace)) continue;
    plan.modes = {{"visit"}};
    plan.place = r.inputs.resolution[r.inputs.names[*m].entity].place;
    event.place_span = r.inputs.names[*m].span;
  }
  event.plan = std::move(plan);
}

// "after the second summit between them": a noun told in passing is older than the news, and how
// much older is not said.
bool is_background(const EventDraft& draft) {
  const Predicate& p = draft.reading.predicate;
  return draft.in_passing || (p.nominal && !p.light && draft.clarity < 0.88f);
}

void set_dates(const Reading& r, const EventDraft& draft, EventMention& event) {
  const auto own = timex_of(r, event_tokens(draft));
  auto governing = timex_of(r, draft.governors);
  auto only = only_timex(r, draft.trigger);
  // "signed a truce in 1991 but have since refused": the year is that of the other verb.
  if (only && is_history(r, *r.inputs.timexes[*only].interval) &&
      (reaches_the_present(r, draft.trigger) || is_of_another_word(r, *only, draft.trigger))) {
    only.reset();
  }
  if (event.plan) {
    // A day still to come belongs to what is planned, wherever the parser hung it.
    for (const auto& timex : {own, governing, only}) {
      if (timex && !event.plan->date && (is_to_come(r, *timex) || timex == own)) {
        const bool governed =
            !draft.governors.empty() && draft.governors.front() != draft.reading.predicate.token;
        // Of a report whose own day is not known, what is not surely past may be to come.
        const bool may_come =
            timex == own && r.inputs.published && r.inputs.published->interval.width_days() > 1 &&
            r.inputs.timexes[*timex].interval->to >= r.inputs.published->interval.from;
        if (is_to_come(r, *timex) || governed || may_come || !r.inputs.published) {
          event.plan->date = dated(r, *timex);
        }
      }
    }
    if (governing && !is_to_come(r, *governing) && governing != own) {
      event.date = dated(r, *governing);
    } else if (only && !is_to_come(r, *only) && !event.plan->date) {
      event.date = dated(r, *only);
    } else {
      event.date = publication_date(r);
    }
    return;
  }
  // "eleven days after Iran reopened its embassy": counted from the day of the meeting.
  const auto relative =
      relative_date(r, draft.reading.predicate.light ? *draft.reading.predicate.light
                                                     : draft.reading.predicate.token);
  if (own) {
    event.date = dated(r, *own);
  } else if (relative) {
    event.date = relative->date;
  } else if (governing) {
    event.date = dated(r, *governing);
  } else if (only) {
    event.date = dated(r, *only);
  } else if (event.status == EventStatus::kHappened && !is_background(draft)) {
    event.date = publication_date(r);
  }
}

// "called for protests on Friday": what crowds were called to has not been yet.
void put_protest_off(const Reading& r, EventMention& event) {
  if (event.type != EventType::kProtest || event.status != EventStatus::kHappened) return;
  if (!event.date || !event.date->timex || !r.inputs.published) return;
  if (event.date->interval.from > r.inputs.published->interval.to) {
    event.status = EventStatus::kFuture;
  }
}

// What has happened was not on a day still to come, however the time was read.
void forget_a_day_to_come(const Reading& r, EventMention& event) {
  if (event.status != EventStatus::kHappened || event.plan || !event.date || !event.date->timex)
    return;
  if (!r.inputs.published || event.date->interval.from <= r.inputs.published->interval.to) return;
  event.date = publication_date(r);
}

// Dated more than a year before the report, or told with what was: history, no news.
void mark_history(const Reading& r, const EventDraft& draft,
                  const std::optional<DateInterval>& sentence_time, EventMention& event) {
  if (event.status != EventStatus::kHappened) return;
  const bool dated = event.date && event.date->timex;
  if (dated && is_history(r, event.date->interval)) event.status = EventStatus::kHistorical;
  if (names_bygone_party(r, draft) || lasted_an_age(r, draft.trigger))
    event.status = EventStatus::kHistorical;
  if (dated || event.quotation || !sentence_time) return;
  if (reaches_the_present(r, draft.trigger)) return;
  event.status = EventStatus::kHistorical;
  event.date = EventDate{*sentence_time, DatePrecision::kInterval, std::nullopt};
}

void set_place(const Reading& r, const EventDraft& draft, EventMention& event) {
  const auto found = place_of_event(r, draft, event_tokens(draft));
  if (!found) return;
  if (event.plan) {
    event.plan->place = found->place;
  } else {
    event.place = found->place;
  }
  event.place_span = found->span;
}

// Their scope is the sentence.
void set_contexts(const Reading& r, const EventDraft& draft, EventMention& event) {
  const TokenRange range = r.syntax[r.token(draft.trigger).sentence].tokens;
  std::map<EventContext, Span> found;
  const auto add = [&](const std::string& word, TokenIndex first, TokenIndex last) {
    for (const EventContext& context : r.lexicon.contexts_of(word)) {
      found.emplace(context, Span(r.token(first).span.begin, r.token(last).span.end));
    }
  };
  for (TokenIndex t = range.begin; t < range.end; t = TokenIndex(t.value + 1)) {
    add(r.lemma(t), t, t);
    std::string joined = r.lemma(t);
    for (std::uint32_t n = 1; n < 3 && t.value + n < range.end.value; ++n) {
      const TokenIndex next(t.value + n);
      if (r.lemma(next) == "-") continue;
      joined += "-" + r.lemma(next);
      add(joined, t, next);
    }
  }
  for (const auto& [context, span] : found) {
    event.contexts.push_back(context);
    event.context_spans.push_back(span);
  }
}

// A product of what is known to go wrong. See docs/codebook.md.
float confidence_of(const Reading& r, const EventDraft& draft) {
  const Predicate& p = draft.reading.predicate;
  float confidence = 0.92f * draft.clarity;
  if (draft.reading.sense->priority <= 3) confidence *= 0.85f;
  if (draft.actors.empty()) confidence *= 0.75f;
  if (draft.recipients.empty() && !draft.reading.sense->actors.joint()) confidence *= 0.9f;
  if (p.nominal && !p.light) confidence *= 0.85f;
  if (p.shared_subject && !p.nominal && !r.syntax.is_root(p.token)) confidence *= 0.95f;
  if (draft.status == EventStatus::kHypothetical) confidence *= 0.85f;
  if (r.syntax[r.token(draft.trigger).sentence].tokens.size() > 45) confidence *= 0.92f;
  return r.lexicon.calibrated(confidence);
}

// The words from the first to the last that the event rests on, inside one sentence.
Span evidence_of(const Reading& r, const EventDraft& draft, const EventMention& event) {
  const SentenceIndex sentence = r.token(draft.trigger).sentence;
  Span evidence = event.trigger;
  const auto widen = [&](Span span) {
    if (r.syntax[sentence].span.contains(span)) evidence = cover(evidence, span);
  };
  for (TokenIndex t : event_tokens(draft)) widen(r.token(t).span);
  for (TokenIndex t : draft.governors) widen(r.token(t).span);
  for (const SlotCondition& condition : draft.reading.sense->conditions) {
    for (const Slot& slot : draft.reading.predicate.slots) {
      if (!condition.negative && slot.name == condition.slot) widen(r.token(slot.token).span);
    }
  }
  for (const auto* parties : {&draft.actors, &draft.recipients}) {
    for (EntityIndex e : *parties) {
      // The nearest mention in the sentence; a party taken from elsewhere has none here.
      std::optional<Span> nearest;
      for (MentionIndex m : r.inputs.names[e].mentions) {
        const Span span = r.inputs.names[m].span;
        if (!r.syntax[sentence].span.contains(span)) continue;
        if (!nearest || cover(span, event.trigger).size() < cover(*nearest, event.trigger).size()) {
          nearest = span;
        }
      }
      if (nearest) widen(*nearest);
    }
  }
  if (event.date && event.date->timex) widen(*event.date->timex);
  if (event.plan && event.plan->date && event.plan->date->timex) widen(*event.plan->date->timex);
  if (event.place_span) widen(*event.place_span);
  return evidence;
}

}  // namespace

EventMention finish(const Reading& r, const Ontology& ontology, const EventDraft& draft,
                    const std::optional<DateInterval>& sentence_time) {
  EventMention event;
  event.type = draft.type;
  event.modes = draft.modes;
  event.status = draft.status;
  event.actors = draft.actors;
  event.recipients = draft.recipients;
  event.plan = draft.plan;
  event.sense = draft.sense;
  event.cameo = draft.cameo;
  event.trigger = r.token(draft.trigger).span;
  event.quotation = r.quotation_at(event.trigger);
  add_announced_plan(r, draft, event);
  set_dates(r, draft, event);
  put_protest_off(r, event);
  forget_a_day_to_come(r, event);
  set_place(r, draft, event);
  mark_history(r, draft, sentence_time, event);
  set_contexts(r, draft, event);
  std::sort(event.modes.begin(), event.modes.end());
  event.score = ontology.score(event.type, event.modes);
  event.goldstein = ontology.goldstein(event.cameo);
  event.confidence = confidence_of(r, draft);
  event.evidence = evidence_of(r, draft, event);
  return event;
}

}  // namespace chancery
