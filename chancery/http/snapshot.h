// A record as it stood at one moment, with what the routes look up in it. Readers never wait for a
// writer: while a record is read anew the snapshot before it answers.
#pragma once

#include <condition_variable>
#include <filesystem>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

#include "chancery/query/lists.h"
#include "chancery/query/quotation_versions.h"
#include "chancery/query/selection.h"
#include "chancery/query/tallies.h"

namespace chancery {

// What a request asks for: the filter, and the same as the text under which answers are kept.
struct Asked {
  Filter filter;
  std::string key;
};

// The last few answers, by question. Thread-safe.
template <typename T>
class KeptAnswers {
 public:
  // `make` gives a Result<T>; a failure is not kept.
  template <typename Make>
  Result<std::shared_ptr<const T>> get(const std::string& key, const Make& make) {
    {
      const std::lock_guard lock(mutex_);
      for (auto at = kept_.begin(); at != kept_.end(); ++at) {
        if (at->first != key) continue;
        kept_.splice(kept_.begin(), kept_, at);
        return kept_.front().second;
      }
    }
    auto answer = make();
    if (!answer) return tl::unexpected(answer.error());
    auto made = std::make_shared<const T>(std::move(*answer));
    const std::lock_guard lock(mutex_);
    kept_.emplace_front(key, made);
    if (kept_.size() > kMost) kept_.pop_back();
    return made;
  }

 private:
  static constexpr std::size_t kMost = 12;
  std::mutex mutex_;
  std::list<std::pair<std::string, std::shared_ptr<const T>>> kept_;
};

// A party in the record: the events it takes part in, and the entities of reports that are it.
struct PartyPlaces {
  EventList events;  // in the record's order
  std::vector<std::pair<const ReportEntry*, std::uint32_t>> entities;
};

class Snapshot : public std::enable_shared_from_this<Snapshot> {
 public:
  // `tag` names this state of the file; it stands in every ETag.
  static Result<std::shared_ptr<const Snapshot>> load(const std::filesystem::path& record,
                                                      std::string tag);

  const RecordView& view() const { return view_; }
  const std::string& tag() const { return tag_; }
  const RecordCounts& counts() const { return counts_; }
  // Row of a quotation with its versions in other reports.
  std::string quotation_row(const QuotationView& quotation) const {
    return chancery::quotation_row(quotation, &*versions_);
  }

  // What a filter means, by the tables of the record; kept for the next who asks the same. kStore
  // where a writer holds the record for long, kLimit.
  Result<std::shared_ptr<const EventList>> events(const Asked& asked) const;
  Result<std::shared_ptr<const std::vector<const ReportEntry*>>> reports(const Asked& asked) const;
  Result<std::shared_ptr<const std::vector<QuotationView>>> quotations(const Asked& asked) const;
  Result<std::shared_ptr<const std::vector<Plan>>> plans(const Asked& asked) const;
  Result<std::shared_ptr<const List>> actors(const Asked& asked) const;
  Result<std::shared_ptr<const List>> storylines(const Asked& asked) const;
  const std::shared_ptr<const List>& corrections() const { return corrections_; }

  const Storyline* storyline(const StorylineId& id) const;
  const PartyPlaces* party(const std::string& party_key) const;
  // The storylines that hold the event.
  std::vector<const Storyline*> storylines_of(const EventId& id) const;
  // The plans that an event brought about.
  std::vector<const Plan*> fulfilled_by(const EventId& id) const;
  // The copies of a report, itself left out.
  std::vector<const ReportEntry*> copies_of(const ReportId& id) const;

 private:
  Snapshot(RecordView view, std::unique_ptr<RecordReader> reader)
      : view_(std::move(view)), reader_(std::move(reader)) {}
  void index();
  template <typename Answer>
  auto ask(const Answer& answer) const {
    const std::lock_guard one(asking_);
    return answer(*reader_);
  }

  RecordView view_;
  mutable std::mutex asking_;  // a reader serves one thread at a time
  std::unique_ptr<RecordReader> reader_;
  std::string tag_;
  RecordCounts counts_;
  std::shared_ptr<const List> corrections_;
  std::optional<QuotationVersions> versions_;
  std::unordered_map<std::string, PartyPlaces> parties_;
  std::multimap<EventId, const Storyline*> event_storylines_;
  std::multimap<EventId, const Plan*> fulfilled_;
  std::multimap<ReportId, const ReportEntry*> copies_;

  mutable KeptAnswers<EventList> kept_events_;
  mutable KeptAnswers<std::vector<const ReportEntry*>> kept_reports_;
  mutable KeptAnswers<std::vector<QuotationView>> kept_quotations_;
  mutable KeptAnswers<std::vector<Plan>> kept_plans_;
  mutable KeptAnswers<List> kept_actors_;
  mutable KeptAnswers<List> kept_storylines_;
};

// Follows a record file: looks at it a few times a second and reads it anew when it has changed, on
// a thread of its own.
class RecordWatch {
 public:
  // Reads the record once; errors are those of opening it.
  static Result<std::unique_ptr<RecordWatch>> open(std::filesystem::path record);
  ~RecordWatch();

  std::shared_ptr<const Snapshot> snapshot() const;
  // Reads the record at once if it has changed, and waits for that (after a write of our own).
  void refresh();
  std::size_t reloads() const;
  // Why the last change could not be read; empty where it could.
  std::string trouble() const;
  const std::filesystem::path& record() const { return record_; }

 private:
  explicit RecordWatch(std::filesystem::path record) : record_(std::move(record)) {}
  void follow(const std::stop_token& stop);
  Result<void> load_if_changed();

  const std::filesystem::path record_;
  mutable std::mutex mutex_;  // of what follows it
  std::mutex loading_;        // one reads at a time
  std::shared_ptr<const Snapshot> snapshot_;
  std::string trouble_;
  std::size_t reloads_ = 0;
  std::condition_variable_any wake_;
  std::jthread thread_;
};

}  // namespace chancery
