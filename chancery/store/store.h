// Where a record is kept. The port that pipeline, query and faces speak to; SQLite is the adapter
// in sqlite/. store_test.cc is the contract that every adapter passes.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "chancery/base/result.h"
#include "chancery/record/event.h"
#include "chancery/record/filed_report.h"

namespace chancery {

// An input that could not be read: kept, so that nothing is lost silently.
struct Failure {
  std::string path;
  std::string code;
  std::string message;
};

// A report with what the record as a whole says of it.
struct ReportEntry {
  FiledReport report;
  std::optional<CopyLink> copy;
  std::optional<Publication> inferred;  // from the record, where the report itself says nothing
};

struct RecordCounts {
  std::size_t reports = 0;
  std::size_t copies = 0;
  std::size_t events = 0;
  std::size_t plans = 0;
  std::size_t storylines = 0;
  std::size_t failures = 0;
};

// One writer at a time; many readers. Every call that writes is one transaction: all of it is on
// disk when it returns, or none. Errors have code kStore.
class Store {
 public:
  virtual ~Store() = default;

  // Whether the report was filed by this version of the coder.
  virtual Result<bool> has(const ReportId& id, const std::string& coder_version) = 0;
  // Files reports; one that is there already is replaced. A failure noted earlier for one of their
  // paths is dropped.
  virtual Result<void> file(std::span<const FiledReport> reports,
                            const std::string& coder_version) = 0;
  virtual Result<void> note_failures(std::span<const Failure> failures) = 0;
  // Puts `links` in the place of all derived tables.
  virtual Result<void> replace_links(const RecordLinks& links) = 0;
  // Whether reports were filed since the links were last made.
  virtual Result<bool> links_are_stale() = 0;

  // In the order of the report ids. The visitor returns false to stop.
  virtual Result<void> each_report(const std::function<bool(ReportEntry)>& visit) = 0;
  virtual Result<std::optional<ReportEntry>> report(const ReportId& id) = 0;
  virtual Result<std::vector<Event>> events() = 0;  // as RecordLinks orders them
  virtual Result<std::vector<Plan>> plans() = 0;
  virtual Result<std::vector<Storyline>> storylines() = 0;
  virtual Result<std::vector<Failure>> failures() = 0;
  virtual Result<RecordCounts> counts() = 0;
  // Problems found in the file itself; empty when it is sound.
  virtual Result<std::vector<std::string>> check() = 0;
};

}  // namespace chancery
