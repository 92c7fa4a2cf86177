// The native tables of a record, with exactly the columns of docs/formats/exports.md: events, what
// each report tells of them, reports, actors, quotations, plans.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "chancery/query/tallies.h"

namespace chancery {

struct Column {
  std::string_view name;  // snake_case, at most 32 characters
  std::string_view type;  // Frictionless: string, date, integer, number, boolean
  std::string_view meaning;
};

struct ExportTable {
  std::string_view name;  // "events"
  std::string_view meaning;
  std::vector<Column> columns;
  std::vector<std::vector<std::string>> rows;
};

// What is exported: all that belongs to the events that a filter means.
struct ExportSet {
  const RecordView* view = nullptr;
  EventList events;
  std::vector<const Plan*> plans;
  std::vector<QuotationView> quotations;
  std::vector<const ReportEntry*> reports;
  std::string version;  // of the coder
};

ExportTable events_table(const ExportSet& set);
ExportTable mentions_table(const ExportSet& set);
ExportTable reports_table(const ExportSet& set);
ExportTable actors_table(const ExportSet& set);
ExportTable quotes_table(const ExportSet& set);
ExportTable plans_table(const ExportSet& set);

std::vector<Column> event_columns();
std::vector<Column> mention_columns();
std::vector<Column> report_columns();
std::vector<Column> actor_columns();
std::vector<Column> quote_columns();
std::vector<Column> plan_columns();

// The words by which the first telling names the event's place; empty where none of them do.
std::string raw_place(const RecordView& view, const Event& event);

// Cells that are lists: sorted, each value once, joined by ";"; a ";" inside a value becomes ",".
std::string list_cell(std::vector<std::string> values);
// Two digits after the point, without trailing zeros.
std::string number_cell(double value, int digits = 2);

// The telling that an event's evidence stands in; nothing where the report no longer has it.
const FiledEvent* telling_of(const RecordView& view, const Evidence& evidence);

}  // namespace chancery
