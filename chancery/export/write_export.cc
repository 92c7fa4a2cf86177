#include "chancery/export/write_export.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <set>

#include "chancery/base/digest.h"
#include "chancery/export/feeds.h"
#include "chancery/export/network_files.h"
#include "chancery/query/lists.h"
#include "chancery/query/quotation_versions.h"
#include "chancery/wire/json_text.h"
#include "chancery/wire/wire.h"

namespace chancery {
namespace {

namespace fs = std::filesystem;

Error cannot_write(const fs::path& file) {
  return {ErrorCode::kUnreadable,
          file.string() + ": cannot be written; the export is not complete"};
}

// Beside its name, to the disk, then renamed: a reader never sees half a file.
Result<void> write_file(const fs::path& folder, const std::string& name,
                        const std::string& content) {
  const fs::path file = folder / name;
  const fs::path beside = folder / ("." + name + ".part");
  std::error_code ignored;
  fs::remove(beside, ignored);
  const int fd = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
  if (fd < 0) return tl::unexpected(cannot_write(file));
  std::size_t done = 0;
  while (done < content.size()) {
    const ssize_t written = ::write(fd, content.data() + done, content.size() - done);
    if (written <= 0) break;
    done += static_cast<std::size_t>(written);
  }
  const bool whole = done == content.size() && ::fsync(fd) == 0;
  if (::close(fd) != 0 || !whole || ::rename(beside.c_str(), file.c_str()) != 0) {
    fs::remove(beside, ignored);
    return tl::unexpected(cannot_write(file));
  }
  return {};
}

ExportFile csv_file(const ExportTable& table, const CsvStyle& style) {
  CsvText csv(style);
  std::vector<std::string> header;
  for (const Column& column : table.columns) header.emplace_back(column.name);
  csv.row(header);
  for (const auto& row : table.rows) csv.row(row);
  return {std::string(table.name) + ".csv", csv.take(), table.rows.size()};
}

ExportFile codebook_of(const std::vector<ExportTable>& tables, const CsvStyle& style) {
  CsvText csv(style);
  csv.row({"table", "position", "column", "type", "meaning"});
  std::size_t rows = 0;
  for (const ExportTable& table : tables) {
    for (std::size_t i = 0; i < table.columns.size(); ++i, ++rows) {
      const Column& column = table.columns[i];
      csv.row({std::string(table.name), std::to_string(i + 1), std::string(column.name),
               std::string(column.type), std::string(column.meaning)});
    }
  }
  return {"codebook.csv", csv.take(), rows};
}

// Frictionless Data Package.
ExportFile datapackage_of(const std::vector<ExportTable>& tables,
                          const std::vector<ExportFile>& files, const std::string& version) {
  JsonText json;
  json.open_object().put("profile", "tabular-data-package").put("name", "chancery-export");
  json.put("title", "Events read off news reports").put("version", version);
  json.key("resources").open_array();
  for (std::size_t i = 0; i < tables.size(); ++i) {
    const ExportTable& table = tables[i];
    json.open_object().put("name", table.name).put("path", files[i].name);
    json.put("description", table.meaning).put("profile", "tabular-data-resource");
    json.put("mediatype", "text/csv").put("encoding", "utf-8");
    json.put_count("bytes", files[i].content.size()).put_count("rows", files[i].rows);
    json.put("hash", "sha256:" + sha256_hex(files[i].content)).key("schema").open_object();
    json.key("fields").open_array();
    for (const Column& column : table.columns) {
      json.open_object().put("name", column.name).put("type", column.type);
      json.put("description", column.meaning).close_object();
    }
    json.close_array().key("missingValues").texts({""}).close_object().close_object();
  }
  json.close_array().close_object();
  return {"datapackage.json", json.take() + "\n", 0};
}

std::vector<ExportFile> native_files(const ExportSet& set, const ExportOptions& options) {
  const std::vector<ExportTable> tables = {events_table(set),  mentions_table(set),
                                           reports_table(set), actors_table(set),
                                           quotes_table(set),  plans_table(set)};
  std::vector<ExportFile> files;
  for (const ExportTable& table : tables) files.push_back(csv_file(table, options.csv));
  ExportFile datapackage = datapackage_of(tables, files, options.version);
  files.push_back(codebook_of(tables, options.csv));
  files.push_back(std::move(datapackage));
  return files;
}

std::vector<ExportFile> json_files(const ExportSet& set) {
  ExportFile events{"events.jsonl", "", set.events.size()};
  ExportFile plans{"plans.jsonl", "", set.plans.size()};
  ExportFile quotes{"quotes.jsonl", "", set.quotations.size()};
  ExportFile reports{"reports.jsonl", "", set.reports.size()};
  for (const Event* event : set.events) events.content += encode_event(*event) + "\n";
  for (const Plan* plan : set.plans) plans.content += encode_plan(*plan) + "\n";
  const QuotationVersions versions(*set.view);
  for (const QuotationView& view : set.quotations) {
    quotes.content += quotation_row(view, &versions) + "\n";
  }
  for (const ReportEntry* entry : set.reports) {
    reports.content += encode_report(entry->report) + "\n";
  }
  return {std::move(events), std::move(plans), std::move(quotes), std::move(reports)};
}

ExportFile atom_file(const ExportSet& set) {
  const EventList newest = newest_events(set.events, set.events.size());
  return {"events.atom",
          atom_of(newest, {"Chancery: events", "", "export"},
                  [](const Event& event) { return event.evidence.front().words; }),
          newest.size()};
}

Result<std::vector<ExportFile>> profile_files(const ExportSet& set, const ExportOptions& options) {
  const std::string& profile = options.profile;
  if (profile.empty()) return native_files(set, options);
  if (profile == "jsonl") return json_files(set);
  if (profile == "brat") return brat_files(set);
  if (profile == "atom") return std::vector<ExportFile>{atom_file(set)};
  if (profile == "geojson") {
    const std::size_t placed = count_placed(set.events);
    return std::vector<ExportFile>{{"events.geojson", geojson_of(set.events, placed), placed}};
  }
  if (profile == "gexf" || profile == "graphml") {
    const Network network = make_network(set.events, 0);
    return std::vector<ExportFile>{{"network." + profile,
                                    profile == "gexf" ? gexf_of(network) : graphml_of(network),
                                    network.edges.size()}};
  }
  auto crosswalk = Crosswalk::load(options.data);
  if (!crosswalk) return tl::unexpected(crosswalk.error());
  if (profile == "plover") return plover_files(set, *crosswalk);
  if (profile == "polecat") return polecat_files(set, *crosswalk);
  if (profile == "icews") return icews_files(set, *crosswalk);
  return gdelt2_files(set, *crosswalk);
}

bool has_no_status(const std::string& profile) {
  return profile == "polecat" || profile == "icews" || profile == "gdelt2";
}

std::string summary_json(const ExportSummary& summary, const ExportOptions& options,
                         const std::vector<ExportFile>& files) {
  JsonText json;
  json.open_object().put("chancery", options.version);
  json.put("profile", options.profile.empty() ? "native" : options.profile);
  json.put("filters", options.asked).put_bool("complete", true);
  json.put_count("events", summary.events).put_count("left_out", summary.left_out);
  if (summary.left_out != 0) {
    json.put("left_out_because", "the profile has no status: only what happened stands in it");
  }
  json.key("files").open_array();
  for (const ExportFile& file : files) {
    json.open_object().put("name", file.name).put_count("rows", file.rows);
    json.put_count("bytes", file.content.size()).put("sha256", sha256_hex(file.content));
    json.close_object();
  }
  return json.close_array().close_object().take() + "\n";
}

}  // namespace

ExportSet export_set(const RecordView& view, Selection selected, const std::string& version) {
  ExportSet set{&view,
                std::move(selected.events),
                std::move(selected.plans),
                std::move(selected.quotations),
                std::move(selected.reports),
                version};
  // What an event rests on belongs to it, whatever the filter makes of the report alone.
  std::set<ReportId> there;
  for (const ReportEntry* entry : set.reports) there.insert(entry->report.report.id);
  for (const Event* event : set.events) {
    for (const Evidence& evidence : event->evidence) {
      if (!there.insert(evidence.report).second) continue;
      if (const ReportEntry* entry = view.report(evidence.report)) set.reports.push_back(entry);
    }
  }
  std::sort(set.reports.begin(), set.reports.end(),
            [](const auto* a, const auto* b) { return a->report.report.id < b->report.report.id; });
  return set;
}

Result<ExportSummary> write_export(const RecordView& view, Selection selected,
                                   const ExportOptions& options, const fs::path& folder) {
  if (!options.profile.empty() && std::find(std::begin(kProfiles), std::end(kProfiles),
                                            options.profile) == std::end(kProfiles)) {
    return fail(ErrorCode::kUsage, "--profile: '" + options.profile +
                                       "' is none of plover, polecat, icews, gdelt2, brat, gexf, "
                                       "graphml, geojson, atom, jsonl");
  }
  const ExportSet set = export_set(view, std::move(selected), options.version);
  auto files = profile_files(set, options);
  if (!files) return tl::unexpected(files.error());
  ExportSummary summary;
  summary.events = set.events.size();
  if (has_no_status(options.profile)) {
    summary.left_out = set.events.size() - happened_events(set.events).size();
  }
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return tl::unexpected(cannot_write(folder));
  fs::remove(folder / "export.json", error);
  for (const ExportFile& file : *files) {
    if (auto written = write_file(folder, file.name, file.content); !written) {
      return tl::unexpected(written.error());
    }
    summary.files.push_back({file.name, file.rows});
  }
  auto last = write_file(folder, "export.json", summary_json(summary, options, *files));
  if (!last) return tl::unexpected(last.error());
  return summary;
}

}  // namespace chancery
