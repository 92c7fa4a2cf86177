#include "chancery/pipeline/read_into_record.h"

#include <algorithm>
#include <thread>
#include <tuple>

#include "chancery/pipeline/read_report.h"
#include "chancery/pipeline/version.h"
#include "chancery/stories/link_reports.h"
#include "chancery/stories/summary_bytes.h"
#include "chancery/wire/wire.h"

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

// Does `work(i, thread)` for every i below `count`, on `jobs` threads.
template <typename Work>
void on_threads(std::size_t count, std::size_t jobs, const Work& work) {
  std::atomic<std::size_t> next = 0;
  const auto run = [&](std::size_t thread) {
    for (std::size_t i = next++; i < count; i = next++) work(i, thread);
  };
  std::vector<std::jthread> threads;
  for (std::size_t thread = 1; thread < std::min(jobs, count); ++thread) {
    threads.emplace_back(run, thread);
  }
  run(0);
}

// Results stand in the batch's order.
std::vector<ReadingOutcome> read_batch(const std::vector<Result<Report>>& batch,
                                       const Resources& resources, unsigned jobs) {
  std::vector<ReadingOutcome> outcomes(batch.size());
  on_threads(batch.size(), jobs,
             [&](std::size_t i, std::size_t) { outcomes[i] = read_one(batch[i], resources); });
  return outcomes;
}

// Gives every summary that is kept to the linking; the reports without one are made one now.
Result<void> add_summaries(Store& store, const Resources& resources, Linking& linking) {
  std::vector<ReportId> without;
  auto read = store.each_summary([&](SummaryBytes kept) {
    if (auto summary = summary_from(kept.bytes)) {
      linking.add(std::move(*summary));
    } else {
      without.push_back(kept.report);
    }
    return true;
  });
  if (!read) return read;
  WordReader reader(resources.stories, resources.actors);
  std::vector<SummaryBytes> made;
  for (const ReportId& id : without) {
    auto entry = store.report(id);
    if (!entry) return tl::unexpected(entry.error());
    if (!*entry) continue;
    ReportSummary summary = summarize((*entry)->report, reader);
    made.push_back({id, to_bytes(summary)});
    linking.add(std::move(summary));
    if (made.size() < kBatchReports) continue;
    if (auto done = store.keep_summaries(made); !done) return done;
    made.clear();
  }
  return store.keep_summaries(made);
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
  Filing filing(store, resources, options.jobs);
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
    if (auto done = filing.file(reports); !done) return done;
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

Filing::Filing(Store& store, const Resources& resources, unsigned jobs)
    : store_(store),
      basis_(resources.linking_basis),
      readers_(std::max(jobs, 1U), WordReader(resources.stories, resources.actors)) {}

Result<void> Filing::file(std::span<const FiledReport> reports) {
  std::vector<SummaryBytes> summaries(reports.size());
  std::vector<Result<void>> made(reports.size());
  on_threads(reports.size(), readers_.size(), [&](std::size_t i, std::size_t thread) {
    // What is summarized is what is filed, figures rounded as the wire form has them: a summary
    // that is made later, from the record, is the same.
    const auto filed = decode_report(encode_report(reports[i]));
    if (!filed) {
      made[i] = tl::unexpected(filed.error());
      return;
    }
    summaries[i] = {reports[i].report.id, to_bytes(summarize(*filed, readers_[thread]))};
  });
  for (const Result<void>& one : made) {
    if (!one) return one;
  }
  auto done = store_.set_linking_basis(basis_);
  if (done) done = store_.file(reports, kVersion);
  return done ? store_.keep_summaries(summaries) : done;
}

Result<void> link_record(Store& store, const Resources& resources) {
  if (auto done = store.set_linking_basis(resources.linking_basis); !done) return done;
  Linking linking(resources.actors, resources.ontology, resources.stories);
  if (auto done = add_summaries(store, resources, linking); !done) return done;
  auto known = store.comparisons();
  if (!known) return tl::unexpected(known.error());
  ComparedTexts compared(std::move(*known));
  const auto read_again = [&store](const ReportId& id) -> Result<FiledReport> {
    auto entry = store.report(id);
    if (!entry) return tl::unexpected(entry.error());
    if (!*entry) return fail(ErrorCode::kStore, "report " + id.str() + " is not there any more");
    return std::move((*entry)->report);
  };
  auto links = linking.link(read_again, compared);
  if (!links) return tl::unexpected(links.error());
  if (auto done = store.keep_comparisons(compared.fresh()); !done) return done;
  return store.replace_links(std::move(*links));
}

}  // namespace chancery
