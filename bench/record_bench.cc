// How a record of many reports behaves: filing, linking, and the first page of every list.
//
//   record_bench REPORTS.jsonl COUNT RECORD [link]
//
// REPORTS.jsonl holds what `chancery code` prints. They are told again and again, with other ids,
// other days and other names, until there are COUNT reports. Every event is told by five of them,
// and each such group is one; with `link` each report is told once a round, and events are those
// that linking makes.
#include <sys/resource.h>

#include <chrono>
#include <fstream>
#include <iostream>

#include "chancery/pipeline/read_into_record.h"
#include "chancery/query/lists.h"
#include "chancery/store/sqlite/sqlite_store.h"
#include "chancery/wire/wire.h"

namespace chancery {
namespace {

constexpr std::size_t kBatch = 256;
constexpr std::size_t kTellings = 5;       // of one event
constexpr std::int32_t kDaysBetween = 37;  // from one telling-again to the next
constexpr std::int32_t kDays = 3650;

using Clock = std::chrono::steady_clock;
double seconds_since(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

DateInterval moved(const DateInterval& interval, std::int32_t days) {
  return {interval.from.plus_days(days), interval.to.plus_days(days)};
}

// The text with other capitalised words, each as long as it was: reports about others are no
// copies.
std::string other_names(std::string text, std::int32_t round) {
  const std::string_view letters = "aeioubcdfghjklmnpqrstvwxyz";
  constexpr std::size_t kVowels = 5;
  bool in_name = false;
  bool in_word = false;
  for (char& c : text) {
    const bool capital = c >= 'A' && c <= 'Z';
    const bool small = c >= 'a' && c <= 'z';
    if (!in_word) in_name = capital && round > 0;
    in_word = capital || small;
    if (!in_name || !in_word) continue;
    const std::size_t place = letters.find(static_cast<char>(capital ? c + 32 : c));
    const std::size_t from = place < kVowels ? 0 : kVowels;
    const std::size_t among = place < kVowels ? kVowels : letters.size() - kVowels;
    const std::size_t turned = (place - from + static_cast<std::size_t>(round)) % among + from;
    c = static_cast<char>(capital ? letters[turned] - 32 : letters[turned]);
  }
  return text;
}

// The k-th telling of a report: another report about other people on other days.
FiledReport told_again(const FiledReport& original, std::size_t k, std::size_t of_one_event) {
  FiledReport report = original;
  report.report.id = ReportId::of({original.report.id.str(), std::to_string(k)});
  const auto round = static_cast<std::int32_t>(k / of_one_event);
  const std::int32_t days = round * kDaysBetween % kDays;
  report.text = other_names(original.text, round);
  report.title = other_names(original.title, round);
  if (report.published) report.published->interval = moved(report.published->interval, days);
  for (FiledEntity& entity : report.entities) {
    if (!entity.actor && !entity.country) entity.name += " " + std::to_string(round);
  }
  for (FiledEvent& event : report.events) {
    if (event.date) event.date->interval = moved(event.date->interval, days);
  }
  return report;
}

// The events of the tellings k, k + 1, ... of one report.
void add_events(const std::vector<FiledReport>& tellings, RecordLinks& links) {
  const FiledReport& first = tellings.front();
  for (std::size_t m = 0; m < first.events.size(); ++m) {
    const FiledEvent& told = first.events[m];
    Event event;
    event.id = telling_id(first.report.id, told, static_cast<std::uint32_t>(m));
    event.type = told.type;
    event.modes = told.modes;
    event.contexts = told.contexts;
    event.status = told.status;
    for (std::uint32_t i : told.actors) event.actors.push_back(party_of(first.entities[i]));
    for (std::uint32_t i : told.recipients) event.recipients.push_back(party_of(first.entities[i]));
    if (told.date) event.date = told.date->interval;
    event.place = told.place;
    event.cameo = told.cameo;
    event.score = told.score;
    for (const FiledReport& report : tellings) {
      event.evidence.push_back({report.report.id, told.evidence,
                                std::string(words_at(report.text, told.evidence)),
                                static_cast<std::uint32_t>(m), false});
    }
    event.n_reports = event.n_independent = static_cast<std::uint32_t>(tellings.size());
    links.events.push_back(std::move(event));
  }
}

Result<void> time_lists(const std::string& record) {
  auto reader = open_sqlite_reader(record);
  if (!reader) return tl::unexpected(reader.error());
  const std::pair<const char*, FilterText> questions[] = {
      {"", {}},
      {"--between RUS,USA", {.between = "RUS,USA"}},
      {"--country USA --type CONSULT", {.country = "USA", .type = "CONSULT"}},
      {"--sector GOV --status future", {.sector = "GOV", .status = "future"}},
      {"--actor obama", {.actor = "obama"}},
      {"--text \"prime minister\"", {.text = "prime minister"}},
      {"--since 2019 --until 2019-06", {.since = "2019", .until = "2019-06"}},
      {"--since 2090", {.since = "2090"}},
      {"--place Geneva", {.place = "Geneva"}},
      {"--outlet times", {.outlet = "times"}},
      {"--min-independent 5 --mode visit", {.mode = "visit", .min_independent = "5"}},
      {"--speaker obama --contains war", {.speaker = "obama", .contains = "war"}}};
  constexpr std::pair<const char*, RecordList> kLists[] = {
      {"reports", RecordList::kReports},   {"events", RecordList::kEvents},
      {"quotes", RecordList::kQuotations}, {"actors", RecordList::kActors},
      {"plans", RecordList::kPlans},       {"stories", RecordList::kStorylines}};
  for (const auto& [name, kind] : kLists) {
    for (const auto& [written, text] : questions) {
      auto filter = parse_filter(text);
      if (!filter) return tl::unexpected(filter.error());
      filter->limit = 100;
      const auto begin = Clock::now();
      auto page = list_rows(**reader, kind, *filter);
      if (!page) return tl::unexpected(page.error());
      std::cout << name << ' ' << written << ": " << page->rows.size() << " rows in "
                << seconds_since(begin) * 1000 << " ms\n";
    }
  }
  return {};
}

Result<std::vector<FiledReport>> read_originals(const char* file) {
  std::ifstream in(file);
  std::vector<FiledReport> originals;
  for (std::string line; std::getline(in, line);) {
    auto report = decode_report(line);
    if (!report) return tl::unexpected(report.error());
    originals.push_back(std::move(*report));
  }
  if (originals.empty()) return fail(ErrorCode::kInvalidInput, "no reports");
  return originals;
}

Result<void> run(const char* file, std::size_t count, const std::string& record, bool link) {
  auto originals = read_originals(file);
  if (!originals) return tl::unexpected(originals.error());
  auto store = open_sqlite_store(record, StoreAccess::kReadWrite);
  if (!store) return tl::unexpected(store.error());
  RecordLinks links;
  std::vector<FiledReport> batch;
  auto begin = Clock::now();
  const std::size_t at_once = link ? 1 : kTellings;
  for (std::size_t k = 0, made = 0; made < count; k += at_once) {
    for (const FiledReport& original : *originals) {
      if (made >= count) break;
      std::vector<FiledReport> tellings;
      for (std::size_t i = 0; i < at_once; ++i) {
        tellings.push_back(told_again(original, k + i, at_once));
      }
      if (!link) add_events(tellings, links);
      made += tellings.size();
      for (FiledReport& report : tellings) batch.push_back(std::move(report));
      if (batch.size() < kBatch && made < count) continue;
      if (auto done = (*store)->file(batch, "bench"); !done) return done;
      batch.clear();
    }
  }
  std::cout << "filing: " << static_cast<double>(count) / seconds_since(begin) << " reports/s\n";
  begin = Clock::now();
  if (link) {
    auto resources = Resources::open(CHANCERY_DATA_DIR);
    if (!resources) return tl::unexpected(resources.error());
    begin = Clock::now();
    if (auto done = link_record(**store, *resources); !done) return done;
  } else if (auto done = (*store)->replace_links(links); !done) {
    return done;
  }
  std::cout << "linking: " << seconds_since(begin) * 1e6 / static_cast<double>(count)
            << " us a report\nmemory: " << peak_megabytes() << " MB\n";
  return time_lists(record);
}

}  // namespace
}  // namespace chancery

int main(int argc, char** argv) {
  if (argc < 4) {
    std::cerr << "record_bench REPORTS.jsonl COUNT RECORD [link]\n";
    return 2;
  }
  const auto done = chancery::run(argv[1], std::stoul(argv[2]), argv[3], argc > 4);
  if (!done) std::cerr << done.error().message << '\n';
  return done ? 0 : 1;
}
