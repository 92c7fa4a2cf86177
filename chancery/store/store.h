// Where a record is kept. The port that pipeline, query and faces speak to; SQLite is the adapter
// in sqlite/. store_test.cc is the contract that every adapter passes.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "chancery/base/result.h"
#include "chancery/record/correction.h"
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

// What linking keeps of a report, in a form that is its own; see stories/summary_bytes.h.
struct SummaryBytes {
  ReportId report;
  std::string bytes;
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
  // Reports that are filed already and were met again: each keeps the path that sorts first, and
  // the key that came with it, so that the order in which they are met does not show.
  virtual Result<void> note_paths(std::span<const ReportHeader> met) = 0;
  virtual Result<void> note_failures(std::span<const Failure> failures) = 0;
  // Brings all that follows from the reports to what `links` says, with the corrections laid over
  // it; what did not change is not written.
  virtual Result<void> replace_links(RecordLinks links) = 0;
  // What linking need not do again: the summaries of reports that are filed, and the comparisons of
  // their texts. Both go when a report of theirs is filed again; readers never see them. They hold
  // on one basis, the program and tables that they were made with: setting another drops them all.
  virtual Result<void> set_linking_basis(const std::string& basis) = 0;
  virtual Result<void> keep_summaries(std::span<const SummaryBytes> summaries) = 0;
  virtual Result<void> keep_comparisons(std::span<const TextComparison> comparisons) = 0;
  // Lays a correction over the record; made twice it is one. kUsage where it says nothing that can
  // be done: an event that is not there, no author or reason, reports that do not tell of it.
  virtual Result<CorrectionId> correct(const Correction& correction) = 0;
  // Takes a correction away again; it stays on record as undone. kNotFound where there is none.
  virtual Result<void> undo(const CorrectionId& id, const std::string& author, CivilDate on) = 0;
  // In the order in which they were made.
  virtual Result<std::vector<Correction>> corrections() = 0;

  // Whether reports were filed since the links were last made.
  virtual Result<bool> links_are_stale() = 0;

  // In the order of the report ids. The visitor returns false to stop.
  virtual Result<void> each_report(const std::function<bool(ReportEntry)>& visit) = 0;
  // Every report in that order; `bytes` is empty where no summary is kept.
  virtual Result<void> each_summary(const std::function<bool(SummaryBytes)>& visit) = 0;
  virtual Result<std::vector<TextComparison>> comparisons() = 0;
  virtual Result<std::optional<ReportEntry>> report(const ReportId& id) = 0;
  virtual Result<std::vector<Event>> events() = 0;  // as RecordLinks orders them
  virtual Result<std::vector<Plan>> plans() = 0;
  virtual Result<std::vector<Storyline>> storylines() = 0;
  virtual Result<std::vector<Failure>> failures() = 0;
  virtual Result<RecordCounts> counts() = 0;
  // All that the record holds, as lines of JSON in an order of their own: two records with the same
  // content give the same lines, however they came about.
  virtual Result<void> dump(const std::function<bool(std::string_view)>& line) = 0;
  // Problems found in the file itself; empty when it is sound.
  virtual Result<std::vector<std::string>> check() = 0;
};

}  // namespace chancery
