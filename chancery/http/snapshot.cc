#include "chancery/http/snapshot.h"

#include <sys/stat.h>

#include <chrono>

#include "chancery/pipeline/version.h"
#include "chancery/store/sqlite/sqlite_store.h"

namespace chancery {
namespace {

using std::chrono::steady_clock;
constexpr std::chrono::milliseconds kLook{500};
// A record that is being written changes with every batch; reading it anew costs time too.
constexpr int kRestAfterLoading = 3;  // times as long as the loading took

// The state of a file, as far as it can be told without opening it.
std::string tag_of(const std::filesystem::path& record) {
  struct stat state {};
  if (::stat(record.c_str(), &state) != 0) return "";
  return Id<Snapshot>::of({kVersion, std::to_string(state.st_ino), std::to_string(state.st_size),
                           std::to_string(state.st_mtim.tv_sec),
                           std::to_string(state.st_mtim.tv_nsec)})
      .str()
      .substr(0, 16);
}

template <typename Map, typename Key>
auto found_all(const Map& map, const Key& key) {
  std::vector<typename Map::mapped_type> out;
  const auto [begin, end] = map.equal_range(key);
  for (auto at = begin; at != end; ++at) out.push_back(at->second);
  return out;
}

}  // namespace

Result<std::shared_ptr<const Snapshot>> Snapshot::load(const std::filesystem::path& record,
                                                       std::string tag) {
  auto store = open_sqlite_store(record, StoreAccess::kReadOnly);
  if (!store) return fail(ErrorCode::kStore, store.error().message);
  auto counts = (*store)->counts();
  if (!counts) return tl::unexpected(counts.error());
  auto corrections = (*store)->corrections();
  if (!corrections) return tl::unexpected(corrections.error());
  store->reset();
  auto reader = open_sqlite_reader(record);
  if (!reader) return fail(ErrorCode::kStore, reader.error().message);
  auto view = RecordView::load(**reader);
  if (!view) return tl::unexpected(view.error());
  std::shared_ptr<Snapshot> snapshot(new Snapshot(std::move(*view), std::move(*reader)));
  snapshot->tag_ = std::move(tag);
  snapshot->counts_ = *counts;
  snapshot->corrections_ = std::make_shared<const List>(list_corrections(*corrections));
  snapshot->index();
  return snapshot;
}

void Snapshot::index() {
  versions_.emplace(view_);
  std::vector<std::string> keys;
  for (const Event& event : view_.all_events()) {
    keys.clear();
    for (const auto* side : {&event.actors, &event.recipients}) {
      for (const Party& party : *side) keys.push_back(party_key(party));
    }
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    for (const std::string& key : keys) parties_[key].events.push_back(&event);
  }
  for (const Plan& plan : view_.all_plans()) {
    if (plan.fulfilled_by) fulfilled_.emplace(*plan.fulfilled_by, &plan);
  }
  for (const Storyline& story : view_.storylines()) {
    for (const EventId& id : story.events) event_storylines_.emplace(id, &story);
  }
  for (const ReportEntry& entry : view_.reports()) {
    if (entry.copy) copies_.emplace(entry.copy->original, &entry);
    for (std::uint32_t i = 0; i < entry.report.entities.size(); ++i) {
      const Party party = party_of(entry.report.entities[i]);
      parties_[party_key(party)].entities.emplace_back(&entry, i);
    }
  }
}

Result<std::shared_ptr<const EventList>> Snapshot::events(const Asked& asked) const {
  return kept_events_.get(asked.key, [&] {
    return ask([&](RecordReader& reader) { return select_events(reader, view_, asked.filter); });
  });
}

Result<std::shared_ptr<const std::vector<const ReportEntry*>>> Snapshot::reports(
    const Asked& asked) const {
  return kept_reports_.get(asked.key, [&] {
    return ask([&](RecordReader& reader) { return select_reports(reader, view_, asked.filter); });
  });
}

Result<std::shared_ptr<const std::vector<QuotationView>>> Snapshot::quotations(
    const Asked& asked) const {
  return kept_quotations_.get(asked.key, [&] {
    return ask(
        [&](RecordReader& reader) { return select_quotations(reader, view_, asked.filter); });
  });
}

Result<std::shared_ptr<const std::vector<Plan>>> Snapshot::plans(const Asked& asked) const {
  return kept_plans_.get(asked.key, [&]() -> Result<std::vector<Plan>> {
    const auto selected =
        ask([&](RecordReader& reader) { return select_plans(reader, view_, asked.filter); });
    if (!selected) return tl::unexpected(selected.error());
    std::vector<Plan> plans;
    for (const Plan* plan : *selected) {
      plans.push_back(*plan);
      if (asked.filter.as_of) lapse(plans.back(), *asked.filter.as_of);
    }
    return plans;
  });
}

Result<std::shared_ptr<const List>> Snapshot::actors(const Asked& asked) const {
  return kept_actors_.get(asked.key, [&] {
    return ask(
        [&](RecordReader& reader) { return list_rows(reader, RecordList::kActors, asked.filter); });
  });
}

Result<std::shared_ptr<const List>> Snapshot::storylines(const Asked& asked) const {
  return kept_storylines_.get(asked.key, [&] {
    return ask([&](RecordReader& reader) { return list_storylines(reader, view_, asked.filter); });
  });
}

const Storyline* Snapshot::storyline(const StorylineId& id) const {
  for (const Storyline& story : view_.storylines()) {
    if (story.id == id) return &story;
  }
  return nullptr;
}

const PartyPlaces* Snapshot::party(const std::string& key) const {
  const auto at = parties_.find(key);
  return at == parties_.end() ? nullptr : &at->second;
}

std::vector<const Storyline*> Snapshot::storylines_of(const EventId& id) const {
  return found_all(event_storylines_, id);
}

std::vector<const Plan*> Snapshot::fulfilled_by(const EventId& id) const {
  return found_all(fulfilled_, id);
}

std::vector<const ReportEntry*> Snapshot::copies_of(const ReportId& id) const {
  return found_all(copies_, id);
}

Result<std::unique_ptr<RecordWatch>> RecordWatch::open(std::filesystem::path record) {
  std::unique_ptr<RecordWatch> watch(new RecordWatch(std::move(record)));
  if (auto loaded = watch->load_if_changed(); !loaded) return tl::unexpected(loaded.error());
  watch->thread_ =
      std::jthread([at = watch.get()](const std::stop_token& stop) { at->follow(stop); });
  return watch;
}

RecordWatch::~RecordWatch() {
  thread_.request_stop();
  wake_.notify_all();
}

std::shared_ptr<const Snapshot> RecordWatch::snapshot() const {
  const std::lock_guard lock(mutex_);
  return snapshot_;
}

std::size_t RecordWatch::reloads() const {
  const std::lock_guard lock(mutex_);
  return reloads_;
}

std::string RecordWatch::trouble() const {
  const std::lock_guard lock(mutex_);
  return trouble_;
}

void RecordWatch::refresh() { (void)load_if_changed(); }

Result<void> RecordWatch::load_if_changed() {
  const std::lock_guard one(loading_);
  const std::string tag = tag_of(record_);
  const std::shared_ptr<const Snapshot> before = snapshot();
  if (before && before->tag() == tag) return {};
  auto loaded = Snapshot::load(record_, tag);
  const std::lock_guard lock(mutex_);
  if (!loaded) {
    trouble_ = loaded.error().message;
    return tl::unexpected(loaded.error());
  }
  trouble_.clear();
  snapshot_ = std::move(*loaded);
  reloads_ += before ? 1U : 0U;
  return {};
}

void RecordWatch::follow(const std::stop_token& stop) {
  steady_clock::duration rest = kLook;
  while (!stop.stop_requested()) {
    {
      std::unique_lock lock(mutex_);
      wake_.wait_for(lock, stop, rest, [] { return false; });
    }
    if (stop.stop_requested()) return;
    const auto began = steady_clock::now();
    (void)load_if_changed();
    rest =
        std::max<steady_clock::duration>(kLook, kRestAfterLoading * (steady_clock::now() - began));
  }
}

}  // namespace chancery
