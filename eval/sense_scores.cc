// Reading sentences of a table and telling what is seen of their predicates.
#include "eval/sense_scores.h"

#include <algorithm>

#include "chancery/events/sense_ranker.h"
#include "chancery/events/senses.h"
#include "chancery/knowledge/table.h"

namespace chancery {
namespace {

struct Sides {
  std::vector<EntityIndex> actors, recipients;
};

// Who might do something to whom, whatever it is: of a verb, both or none.
Sides sides_of_any(const Reading& r, const Predicate& predicate) {
  Sides sides;
  if (predicate.nominal) return sides;
  for (EventType type : all_event_types()) {
    const auto reading = read_unlisted(r, predicate, r.lexicon.unlisted_verb(type));
    if (!reading) continue;
    sides.actors = reading->actors;
    sides.recipients.insert(sides.recipients.end(), reading->recipients.begin(),
                            reading->recipients.end());
  }
  return sides;
}

// "begin:end" of each mention, with commas between.
void tell_mentions(std::ostream& out, const Reading& r, const std::vector<EntityIndex>& side) {
  bool first = true;
  for (EntityIndex e : side) {
    for (MentionIndex m : r.inputs.names[e].mentions) {
      const Span span = r.inputs.names[m].span;
      out << (first ? "" : ",") << span.begin << ':' << span.end;
      first = false;
    }
  }
}

// The type of the sense that the lexicon takes, "blocked" or "-".
std::string_view state_of(const std::optional<SenseReading>& listed, const SenseTrace& trace) {
  const bool blocked = std::any_of(
      trace.senses.begin(), trace.senses.end(),
      [](const SenseTrace::Weighed& weighed) { return weighed.verdict.starts_with("blocked"); });
  if (blocked) return "blocked";
  return listed ? to_string(listed->first->type) : "-";
}

void tell_predicates(std::ostream& out, std::size_t row, const Reading& r) {
  for (std::size_t i = 0; i < r.syntax.tokens.size(); ++i) {
    const TokenIndex t(i);
    const auto candidate = candidate_at(r, t);
    if (!candidate) continue;
    SenseTrace trace;
    auto listed = choose_sense(r, candidate->predicate, candidate->senses, &trace);
    if (listed && is_unlisted(r, *listed)) listed.reset();
    Sides sides = sides_of_any(r, candidate->predicate);
    if (sides.recipients.empty()) {
      if (!listed) continue;
      sides = {listed->actors, listed->recipients};
    }
    const Span span = r.token(t).span;
    out << row << '\t' << span.begin << ':' << span.end << '\t' << state_of(listed, trace) << '\t';
    tell_mentions(out, r, sides.actors);
    out << '>';
    tell_mentions(out, r, sides.recipients);
    for (const Feature& feature :
         sense_features(r, candidate->predicate, listed ? listed->first : nullptr)) {
      out << '\t' << feature.name << '=' << feature.value;
    }
    out << '\n';
  }
}

}  // namespace

Result<void> write_sense_features(const std::filesystem::path& gold, const Resources& resources,
                                  std::ostream& out) {
  auto table = Table::read(gold, {"sentence"});
  if (!table) return tl::unexpected(table.error());
  for (std::size_t row = 0; row < table->size(); ++row) {
    Report report;
    report.bytes = table->cell(row, 0);
    report.as_is = true;
    auto read = read_report(report, resources);
    if (!read) return tl::unexpected(read.error());
    const EventInputs inputs{read->document, read->syntax,     read->published, read->timexes,
                             read->names,    read->resolution, read->quotations};
    tell_predicates(out, row, Reading(inputs, resources.events));
  }
  return {};
}

}  // namespace chancery
