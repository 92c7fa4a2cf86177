// A report as the record keeps it: what was read off it, in a form that stands without its trees.
//
// The wire form (wire/) is this noun's JSON. Stories are told over FiledReports, so that a record
// can be linked again without reading a single report again.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "chancery/record/annotated_document.h"
#include "chancery/record/event.h"

namespace chancery {

struct FiledEntity {
  struct Mention {
    Span span;
    MentionForm form = MentionForm::kNamed;
  };
  std::string name;
  EntityType type = EntityType::kMisc;
  std::optional<std::string> actor;
  std::optional<CountryCode> country;
  std::vector<Sector> sectors;
  std::string role;
  std::optional<PlaceReference> place;
  std::vector<Mention> mentions;
  // Places in FiledReport::entities of those that it stands for together; else empty.
  std::vector<std::uint32_t> members;
};

// `actors` and `recipients` are places in FiledReport::entities.
struct FiledEvent {
  EventType type = EventType::kConsult;
  std::vector<EventMode> modes;
  std::vector<EventContext> contexts;
  std::vector<Span> context_spans;  // one for each context
  EventStatus status = EventStatus::kHappened;
  std::vector<std::uint32_t> actors;
  std::vector<std::uint32_t> recipients;
  std::optional<EventDate> date;
  std::optional<PlaceReference> place;
  Span trigger;
  Span evidence;
  std::optional<std::uint32_t> quotation;
  std::optional<PlannedEvent> plan;
  CameoCode cameo;
  float score = 0;
  float goldstein = 0;
  float confidence = 0;
  std::string sense;
};

struct FiledQuotation {
  std::vector<Span> content;
  std::optional<Span> cue;
  std::optional<std::uint32_t> speaker;
  std::optional<Span> speaker_span;
  std::optional<std::uint32_t> addressee;
  QuotationForm form = QuotationForm::kDirect;
  Stance stance = Stance::kSaid;
  SpeechAct statement = SpeechAct::kFact;
  QuotationStatus status = QuotationStatus::kMade;
  bool phrase = false;
  std::optional<Span> medium;
  std::optional<Span> occasion;
  std::optional<std::uint32_t> denied_by;  // places in FiledReport::quotations
  std::optional<std::uint32_t> denies;
  std::vector<std::string> chain;
};

// Spans are bytes of `text`.
struct FiledReport {
  ReportHeader report;
  std::string title;
  std::string text;
  std::optional<Dateline> dateline;
  std::optional<Publication> published;
  std::vector<Removed> removed;
  std::vector<std::string> flags;
  std::vector<Span> sentences;
  std::vector<FiledEntity> entities;
  std::vector<Timex> timexes;  // without their token ranges
  std::vector<FiledQuotation> quotations;
  std::vector<FiledEvent> events;
};

// The document with its trees left behind.
FiledReport file_document(const AnnotatedDocument& annotated);

// The id of the event whose first telling this is. Every telling keeps its own, so that the id of
// an event leads to what became of it when a later report joins it to another or parts it.
EventId telling_id(const ReportId& report, const FiledEvent& event, std::uint32_t mention);

// The party that an entity is: its actor, or its own name where it is in no directory.
Party party_of(const FiledEntity& entity);

}  // namespace chancery
