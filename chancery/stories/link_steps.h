// The steps of link_reports(), each a pure function of what the steps before it found. Reports are
// sorted by id; numbers are places among them.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "chancery/knowledge/actor_directory.h"
#include "chancery/knowledge/ontology.h"
#include "chancery/knowledge/story_lexicon.h"
#include "chancery/record/event.h"
#include "chancery/stories/compared_texts.h"
#include "chancery/stories/told.h"

namespace chancery {

using ReportList = std::vector<const ReportSummary*>;  // sorted by id

// Reports that repeat another's text: identical, nearly so, or reworded sentence by sentence.
// `read_again` is asked for those that may and that were not compared before.
Result<std::vector<CopyLink>> find_copies(const ReportList& reports, const ReadAgain& read_again,
                                          ComparedTexts& compared, WordReader& reader);

// The tellings that are of one event; every telling stands in one group. `original_of[r]` is the
// report of which report r is a copy, or r.
std::vector<std::vector<std::size_t>> identify_events(const std::vector<Told>& told,
                                                      const std::vector<std::size_t>& original_of,
                                                      const StoryLexicon& lexicon);

// A date for each report that has none, or only one inferred from landmarks: from reports whose own
// date is known and with which it shares events, text or, words being weighed, most of its words.
std::vector<InferredDate> infer_dates(const ReportList& reports, const std::vector<Told>& told,
                                      const std::vector<std::vector<std::size_t>>& groups,
                                      const std::vector<CopyLink>& copies);

// One Event for each group, in the groups' order.
std::vector<Event> make_events(const std::vector<Told>& told,
                               const std::vector<std::vector<std::size_t>>& groups,
                               const Publications& published, const Ontology& ontology,
                               const StoryLexicon& lexicon);

// Who denies what others tell: pairs of a negated telling and one of the deed.
std::vector<std::pair<std::size_t, std::size_t>> find_denials(const std::vector<Told>& told,
                                                              const StoryLexicon& lexicon);

// Tells in each of the two events of a denial that the reports disagree whether it happened.
void add_denials(const std::vector<std::pair<std::size_t, std::size_t>>& denials,
                 const std::vector<std::vector<std::size_t>>& groups, std::vector<Event>& events);

// Reports that their outlets took back: an earlier version of what stands at the same address, or
// the subject of a notice. Each is linked to what took its place, and tells no events.
std::vector<CopyLink> find_withdrawn(const ReportList& reports, const StoryLexicon& lexicon);

// Plans from the events that announce something, joined to what became of them; sets plan_of and
// fulfilled_by of the events. `groups[i]` are the tellings of `events[i]`.
std::vector<Plan> make_plans(const std::vector<Told>& told,
                             const std::vector<std::vector<std::size_t>>& groups,
                             std::vector<Event>& events, const StoryLexicon& lexicon);

std::vector<Storyline> make_storylines(const ReportList& reports, const Publications& published,
                                       const std::vector<Told>& told,
                                       const std::vector<std::vector<std::size_t>>& groups,
                                       const std::vector<Event>& events,
                                       const std::vector<Plan>& plans,
                                       const std::vector<std::size_t>& original_of,
                                       const ActorDirectory& actors, WordReader& reader);

}  // namespace chancery
