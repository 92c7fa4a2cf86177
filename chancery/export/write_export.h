// An export as files in a folder: all of it, or none that claims to be whole.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "chancery/export/csv.h"
#include "chancery/export/profiles.h"
#include "chancery/query/selection.h"

namespace chancery {

struct ExportOptions {
  std::string profile;  // empty: the native tables
  CsvStyle csv;
  std::filesystem::path data;
  std::string version;
  std::string asked;  // the filters as written, for export.json
};

struct ExportSummary {
  struct File {
    std::string name;
    std::size_t rows = 0;
  };
  std::vector<File> files;
  std::size_t events = 0;
  std::size_t left_out = 0;  // events that the profile cannot hold: it has no status
};

inline constexpr const char* kProfiles[] = {"plover", "polecat", "icews",   "gdelt2", "brat",
                                            "gexf",   "graphml", "geojson", "atom",   "jsonl"};

// Writes each file beside its name and renames it; export.json, which lists the files with rows
// and SHA-256, comes last and is taken away first: where it stands, the folder is complete.
// kUsage for an unknown profile, kUnreadable where the folder cannot be written.
Result<ExportSummary> write_export(const RecordView& view, Selection selected,
                                   const ExportOptions& options,
                                   const std::filesystem::path& folder);

// What a filter means, and the reports that its events rest on.
ExportSet export_set(const RecordView& view, Selection selected, const std::string& version);

}  // namespace chancery
