#include "chancery/record/filed_report.h"

#include "chancery/text/fold.h"

namespace chancery {
namespace {

FiledEntity file_entity(const AnnotatedDocument& annotated, std::size_t i) {
  const Entity& entity = annotated.names.entities[i];
  const EntityResolution& resolved = annotated.resolution.entities[i];
  FiledEntity filed;
  filed.name = resolved.name.empty() ? entity.name : resolved.name;
  filed.type = entity.type;
  filed.actor = resolved.actor;
  filed.country = resolved.country;
  filed.sectors = resolved.sectors;
  filed.role = resolved.role;
  filed.place = resolved.place;
  for (MentionIndex m : entity.mentions) {
    const Mention& mention = annotated.names[m];
    filed.mentions.push_back({mention.span, mention.form});
  }
  for (EntityIndex member : entity.members) filed.members.push_back(member.value);
  return filed;
}

template <typename Indices>
std::vector<std::uint32_t> values(const Indices& indices) {
  std::vector<std::uint32_t> out;
  out.reserve(indices.size());
  for (const auto& index : indices) out.push_back(index.value);
  return out;
}

template <typename OptionalIndex>
std::optional<std::uint32_t> value(const OptionalIndex& index) {
  if (!index) return std::nullopt;
  return index->value;
}

FiledQuotation file_quotation(const Quotation& quotation) {
  FiledQuotation filed;
  filed.content = quotation.content;
  filed.cue = quotation.cue;
  filed.speaker = value(quotation.speaker);
  filed.speaker_span = quotation.speaker_span;
  filed.addressee = value(quotation.addressee);
  filed.form = quotation.form;
  filed.stance = quotation.stance;
  filed.statement = quotation.statement;
  filed.status = quotation.status;
  filed.phrase = quotation.phrase;
  filed.medium = quotation.medium;
  filed.occasion = quotation.occasion;
  filed.denied_by = value(quotation.denied_by);
  filed.denies = value(quotation.denies);
  filed.chain = quotation.chain;
  return filed;
}

FiledEvent file_event(const EventMention& event) {
  FiledEvent filed;
  filed.type = event.type;
  filed.modes = event.modes;
  filed.contexts = event.contexts;
  filed.context_spans = event.context_spans;
  filed.status = event.status;
  filed.actors = values(event.actors);
  filed.recipients = values(event.recipients);
  filed.date = event.date;
  filed.place = event.place;
  filed.trigger = event.trigger;
  filed.evidence = event.evidence;
  filed.quotation = value(event.quotation);
  filed.plan = event.plan;
  filed.cameo = event.cameo;
  filed.score = event.score;
  filed.goldstein = event.goldstein;
  filed.confidence = event.confidence;
  filed.sense = event.sense;
  return filed;
}

}  // namespace

FiledReport file_document(const AnnotatedDocument& annotated) {
  FiledReport filed;
  filed.report = annotated.report;
  if (filed.report.outlet.empty()) filed.report.outlet = annotated.document.outlet;
  if (filed.report.language.empty()) filed.report.language = annotated.document.language;
  filed.title = annotated.document.title;
  filed.text = annotated.document.text;
  filed.dateline = annotated.document.dateline;
  filed.published = annotated.published;
  filed.removed = annotated.document.removed;
  filed.flags = annotated.document.flags;
  for (const Sentence& sentence : annotated.syntax.sentences) {
    filed.sentences.push_back(sentence.span);
  }
  for (std::size_t i = 0; i < annotated.names.entities.size(); ++i) {
    filed.entities.push_back(file_entity(annotated, i));
  }
  filed.timexes = annotated.timexes;
  for (const Quotation& quotation : annotated.quotations) {
    filed.quotations.push_back(file_quotation(quotation));
  }
  for (const EventMention& event : annotated.events) filed.events.push_back(file_event(event));
  return filed;
}

EventId telling_id(const ReportId& report, const FiledEvent& event, std::uint32_t mention) {
  return EventId::of({report.str(), std::to_string(event.trigger.begin), std::to_string(mention),
                      to_string(event.type)});
}

Party party_of(const FiledEntity& entity) {
  Party party;
  // "Russian" as a party is the state, as the field's codes have it.
  const bool state = entity.type == EntityType::kNorp && entity.country && !entity.actor;
  party.id = entity.actor ? *entity.actor
             : state      ? entity.country->str()
                          : "text:" + fold_name(entity.name);
  party.name = entity.name;
  party.country = entity.country;
  party.sectors = entity.sectors;
  return party;
}

}  // namespace chancery
