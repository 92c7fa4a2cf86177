#include "chancery/pipeline/read_into_record.h"

#include <algorithm>
#include <thread>
#include <tuple>

#include "chancery/pipeline/read_report.h"
#include "chancery/pipeline/version.h"
#include "chancery/stories/link_reports.h"

namespace chancery {
namespace {

// A batch is one transaction: large enough that the disk does not wait, small enough that an
// interrupted run loses little and memory stays bounded.
constexpr std::size_t kBatchReports = 256;
constexpr std::size_t kBatchBytes = 32U << 20U;

ReadingOutcome read_one(const Result<Report>& report, const Resources& resources) {
  const auto failure = [](const std::string& path, const Error& error) {
    return tl::unexpected(Failure{path, std::string(to_string(error.code)), error.message});
  };
  if (!report) {
    // The message of an input that could not be opened begins with its path.
    const std::string& message = report.error().message;
    return failure(message.substr(0, message.find(": ")), report.error());
  }
  auto annotated = read_report(*report, resources);
  if (!annotated) return failure(report->path, annotated.error());
  return file_document(*annotated);
}

// The same report from two places is one; it keeps the path that sorts first.
void keep_one_of_each(std::vector<FiledReport>& reports) {
  const auto key = [](const FiledReport& filed) {
    return std::tie(filed.report.id, filed.report.path);
  };
  std::sort(reports.begin(), reports.end(),
            [&](const FiledReport& a, const FiledReport& b) { return key(a) < key(b); });
  const auto same = [](const FiledReport& a, const FiledReport& b) {
    return a.report.id == b.report.id;
  };
  reports.erase(std::unique(reports.begin(), reports.end(), same), reports.end());
}

// Reads each report of the batch on one of `jobs` threads; results stand in the batch's order.
std::vector<ReadingOutcome> read_batch(const std::vector<Result<Report>>& batch,
                                       const Resources& resources, unsigned jobs) {
  std::vector<ReadingOutcome> outcomes(batch.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < batch.size(); i = next++) {
      outcomes[i] = read_one(batch[i], resources);
    }
  };
  std::vector<std::jthread> threads;
  for (unsigned i = 1; i < std::min<std::size_t>(jobs, batch.size()); ++i) {
    threads.emplace_back(work);
  }
  work();
  return outcomes;
}

}  // namespace

Result<ReadingProgress> read_inputs(
    const std::vector<std::string>& inputs, const Resources& resources,
    const ReadingOptions& options, const std::function<bool(const Report&)>& wanted,
    const std::function<Result<void>(std::vector<ReadingOutcome>)>& take) {
  ReadingProgress progress;
  std::vector<Result<Report>> batch;
  std::size_t bytes = 0;
  Result<void> taken;

  const auto finish_batch = [&] {
    std::vector<ReadingOutcome> outcomes = read_batch(batch, resources, options.jobs);
    batch.clear();
    bytes = 0;
    for (const ReadingOutcome& outcome : outcomes) {
      ++(outcome ? progress.filed : progress.failed);
      if (!outcome && options.failed) options.failed(outcome.error());
    }
    taken = take(std::move(outcomes));
    if (options.progress) options.progress(progress);
    return taken.has_value();
  };
  const auto stopped = [&options] { return options.stop != nullptr && options.stop->load(); };

  auto summary = read_reports(inputs, options.ingest, [&](Result<Report> report) {
    if (stopped()) return false;
    ++progress.seen;
    if (report && !wanted(*report)) {
      ++progress.known;
      return true;
    }
    bytes += report ? report->bytes.size() : 0;
    batch.push_back(std::move(report));
    if (batch.size() < kBatchReports && bytes < kBatchBytes) return true;
    return finish_batch();
  });
  if (!taken) return tl::unexpected(taken.error());
  if (!summary) return tl::unexpected(summary.error());
  // What was taken in before the stop is finished and kept.
  if (!batch.empty() && !finish_batch()) return tl::unexpected(taken.error());
  progress.skipped = summary->skipped;
  progress.interrupted = stopped();
  return progress;
}

Result<ReadingProgress> read_into_record(const std::vector<std::string>& inputs,
                                         const Resources& resources, Store& store,
                                         const ReadingOptions& options) {
  Result<void> asked;
  std::vector<ReportHeader> met;
  const auto note_met = [&] {
    if (auto done = store.note_paths(met); !done && asked) asked = done;
    met.clear();
  };
  const auto wanted = [&](const Report& report) {
    const auto known = store.has(report.id, kVersion);
    if (!known) asked = tl::unexpected(known.error());
    if (known && *known) {
      met.push_back({report.id, report.key, report.path, "", "", ""});
      if (met.size() == kBatchReports) note_met();
    }
    return known && !*known;
  };
  const auto take = [&](std::vector<ReadingOutcome> outcomes) -> Result<void> {
    std::vector<FiledReport> reports;
    std::vector<Failure> failures;
    for (ReadingOutcome& outcome : outcomes) {
      if (outcome) {
        reports.push_back(std::move(*outcome));
      } else {
        failures.push_back(std::move(outcome.error()));
      }
    }
    keep_one_of_each(reports);
    if (auto done = store.file(reports, kVersion); !done) return done;
    return store.note_failures(failures);
  };
  auto progress = read_inputs(inputs, resources, options, wanted, take);
  if (!progress) return progress;
  note_met();
  if (!asked) return tl::unexpected(asked.error());
  if (!options.link) return progress;
  const auto stale = store.links_are_stale();
  if (!stale) return tl::unexpected(stale.error());
  if (*stale) {
    if (auto linked = link_record(store, resources); !linked) {
      return tl::unexpected(linked.error());
    }
  }
  return progress;
}

Result<void> link_record(Store& store, const Resources& resources) {
  Linking linking(resources.actors, resources.ontology, resources.stories);
  auto read = store.each_report([&linking](ReportEntry entry) {
    linking.add(entry.report);
    return true;
  });
  if (!read) return read;
  auto links = linking.link([&store](const ReportId& id) -> Result<FiledReport> {
    auto entry = store.report(id);
    if (!entry) return tl::unexpected(entry.error());
    if (!*entry) return fail(ErrorCode::kStore, "report " + id.str() + " is not there any more");
    return std::move((*entry)->report);
  });
  return links ? store.replace_links(std::move(*links)) : tl::unexpected(links.error());
}

}  // namespace chancery
