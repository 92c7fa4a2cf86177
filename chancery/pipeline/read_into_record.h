// Many reports into a record: in batches, on several threads, without reading anything twice.
#pragma once

#include <atomic>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "chancery/base/result.h"
#include "chancery/ingest/read_reports.h"
#include "chancery/pipeline/resources.h"
#include "chancery/record/filed_report.h"
#include "chancery/store/store.h"
#include "chancery/stories/words.h"

namespace chancery {

// What a run has done so far; also given to the observer after each batch.
struct ReadingProgress {
  std::size_t seen = 0;     // reports met, failed ones included
  std::size_t filed = 0;    // read and kept
  std::size_t known = 0;    // in the record before, passed over
  std::size_t failed = 0;   // with a reason each
  std::size_t skipped = 0;  // files of folders that are no reports
  bool interrupted = false;
};

struct ReadingOptions {
  IngestOptions ingest;
  unsigned jobs = 1;  // threads; 0 is taken as 1
  // Whether the record is linked when all is read. Without it reading takes the same time however
  // large the record is; the next reading with it links what was filed.
  bool link = true;
  // Set from outside (a signal) to stop after the batch in hand.
  const std::atomic<bool>* stop = nullptr;
  std::function<void(const ReadingProgress&)> progress;
  std::function<void(const Failure&)> failed;
};

// Takes the reports of `inputs` one after another, reads them on `jobs` threads, and hands the
// results over in the order of the inputs. One bad report is an outcome: `take` gets its Failure.
// Returning an error from `take` ends the run with that error.
using ReadingOutcome = tl::expected<FiledReport, Failure>;
Result<ReadingProgress> read_inputs(
    const std::vector<std::string>& inputs, const Resources& resources,
    const ReadingOptions& options, const std::function<bool(const Report&)>& wanted,
    const std::function<Result<void>(std::vector<ReadingOutcome>)>& take);

// read_inputs() into a store, then links the record anew where anything was filed. Reports that
// this version has filed already are not read again, so a run that was cut short can be repeated.
Result<ReadingProgress> read_into_record(const std::vector<std::string>& inputs,
                                         const Resources& resources, Store& store,
                                         const ReadingOptions& options);

// Files reports, and keeps with each what linking needs of it, made on `jobs` threads.
class Filing {
 public:
  // What is given must outlive it.
  Filing(Store& store, const Resources& resources, unsigned jobs = 1);

  Result<void> file(std::span<const FiledReport> reports);

 private:
  Store& store_;
  const std::string& basis_;
  std::vector<WordReader> readers_;  // one a thread
};

// Brings copies, events, plans and storylines of a record to what its reports give. What it kept of
// reports and of their texts' comparisons is not made again.
Result<void> link_record(Store& store, const Resources& resources);

}  // namespace chancery
