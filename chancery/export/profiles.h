// A record in the shapes of other projects: the column lists of docs/formats/exports.md, exactly.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/export/crosswalk.h"
#include "chancery/export/native.h"

namespace chancery {

// One actor and one recipient of an event, as data sets of pairs have it: every actor with every
// recipient; of a meeting every two parties once; an actor alone where nobody is with him.
struct Dyad {
  const Event* event = nullptr;
  const Party* actor = nullptr;
  const Party* recipient = nullptr;  // absent where there is none
  std::size_t number = 0;            // in its event, from 0
};
std::vector<Dyad> dyads_of(const Event& event);

// A file of an export: its name and what is in it.
struct ExportFile {
  std::string name;
  std::string content;
  std::size_t rows = 0;
};

// Data sets without a status can only hold what happened: of `events` those that did.
EventList happened_events(const EventList& events);

std::vector<std::string_view> gdelt2_event_columns();    // 61
std::vector<std::string_view> gdelt2_mention_columns();  // 16
std::vector<std::string_view> icews_columns();           // 20
std::vector<std::string_view> polecat_columns();         // 40

std::vector<ExportFile> gdelt2_files(const ExportSet& set, const Crosswalk& crosswalk);
std::vector<ExportFile> icews_files(const ExportSet& set, const Crosswalk& crosswalk);
std::vector<ExportFile> polecat_files(const ExportSet& set, const Crosswalk& crosswalk);
// One event a line, of any status: PLOVER has modes for it.
std::vector<ExportFile> plover_files(const ExportSet& set, const Crosswalk& crosswalk);
// REPORT_ID.txt and .ann for each report, and annotation.conf.
std::vector<ExportFile> brat_files(const ExportSet& set);

// A whole number of at most 15 digits made of an id: the same for the same id, and exact in a
// double.
std::string numeric_id(const Digest128& id, std::size_t number = 0);

// Joins cells by tabs; a tab or line break inside a cell becomes a space.
std::string tab_row(const std::vector<std::string>& cells);

}  // namespace chancery
