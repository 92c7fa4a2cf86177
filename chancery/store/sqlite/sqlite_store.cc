#include "chancery/store/sqlite/sqlite_store.h"

#include "chancery/store/report_entry.h"
#include "chancery/store/sqlite/corrections.h"
#include "chancery/store/sqlite/dump.h"
#include "chancery/store/sqlite/linking_notes.h"
#include "chancery/store/sqlite/schema.h"
#include "chancery/store/sqlite/write_links.h"
#include "chancery/store/sqlite/write_report.h"
#include "chancery/store/sqlite/writer_lock.h"
#include "chancery/wire/correction.h"
#include "chancery/wire/wire.h"

namespace chancery {
namespace {

Error damaged(std::string_view what) {
  return {ErrorCode::kStore, "record is damaged: " + std::string(what)};
}

// What must hold between the tables; each gives a sentence for every row that does not.
constexpr const char* kChecks[] = {
    "SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'",
    "SELECT 'event ' || event_id || ' rests on a report that is not there'"
    " FROM event_evidence JOIN events USING (event_no)"
    " WHERE report_no IS NULL OR report_no NOT IN (SELECT report_no FROM reports)",
    "SELECT 'copy of a report that is not there: ' || report_id FROM copies"
    " JOIN reports USING (report_no) WHERE original NOT IN (SELECT report_id FROM reports)",
    "SELECT 'event without a report: ' || event_id FROM events"
    " WHERE event_no NOT IN (SELECT event_no FROM event_evidence)",
    "SELECT 'event without its words: ' || event_id FROM events"
    " WHERE event_no NOT IN (SELECT event_no FROM event_wire)",
    "SELECT 'report without its words: ' || report_id FROM reports"
    " WHERE report_no NOT IN (SELECT report_no FROM report_wire)",
    "SELECT 'plan ' || plan_id || ' was fulfilled by an event that is not there: ' || fulfilled_by"
    " FROM plans WHERE fulfilled_by NOT IN (SELECT event_id FROM events)",
    "SELECT 'actor ' || last_part || ' is counted wrongly' FROM actors a WHERE n_total <>"
    " (SELECT count(*) FROM event_parties JOIN parties p USING (party_no)"
    "  WHERE p.actor_no = a.actor_no) +"
    " (SELECT count(*) FROM quotations q JOIN parties p ON p.party_no = q.speaker_no"
    "  WHERE p.actor_no = a.actor_no)"};

class SqliteStore final : public Store {
 public:
  SqliteStore(Database db, std::optional<WriterLock> lock)
      : lock_(std::move(lock)), db_(std::move(db)) {}

  Result<bool> has(const ReportId& id, const std::string& coder_version) override {
    auto statement = prepare("SELECT 1 FROM reports WHERE report_id = ?1 AND coder_version = ?2");
    if (!statement) return tl::unexpected(statement.error());
    return statement->bind(1, id.str()).bind(2, coder_version).step();
  }

  Result<void> file(std::span<const FiledReport> reports,
                    const std::string& coder_version) override {
    if (reports.empty()) return {};
    return write([&]() -> Result<void> {
      Numbers numbers(db_.get());
      for (const FiledReport& report : reports) {
        if (auto done = write_report(db_.get(), report, coder_version, numbers); !done) {
          return done;
        }
      }
      return set_state("links", "stale");
    });
  }

  Result<void> note_paths(std::span<const ReportHeader> met) override {
    std::vector<const ReportHeader*> earlier;
    auto known = prepare("SELECT 1 FROM reports WHERE report_id = ?1 AND path > ?2");
    if (!known) return tl::unexpected(known.error());
    for (const ReportHeader& header : met) {
      auto row = known->bind(1, header.id.str()).bind(2, header.path).step();
      if (!row) return tl::unexpected(row.error());
      if (*row) earlier.push_back(&header);
      if (*row) known->step();
    }
    if (earlier.empty()) return {};
    return write([&]() -> Result<void> {
      for (const ReportHeader* header : earlier) {
        auto entry = report(header->id);
        if (!entry) return tl::unexpected(entry.error());
        if (!*entry) continue;
        FiledReport& filed = (*entry)->report;
        filed.report.path = header->path;
        filed.report.key = header->key;
        if (auto done = rewrite_header(db_.get(), filed); !done) return done;
      }
      return {};
    });
  }

  Result<void> note_failures(std::span<const Failure> failures) override {
    if (failures.empty()) return {};
    return write([&]() -> Result<void> {
      auto insert = prepare("INSERT OR REPLACE INTO failures VALUES (?1, ?2, ?3)");
      if (!insert) return tl::unexpected(insert.error());
      for (const Failure& failure : failures) {
        insert->bind(1, failure.path).bind(2, failure.code).bind(3, failure.message);
        if (auto done = insert->run(); !done) return done;
      }
      return {};
    });
  }

  Result<void> replace_links(RecordLinks links) override {
    return write([&]() -> Result<void> {
      if (auto done = correct_links(db_.get(), links); !done) return done;
      if (auto done = write_links(db_.get(), links); !done) return done;
      return set_state("links", "fresh");
    });
  }

  Result<void> set_linking_basis(const std::string& basis) override {
    auto statement = prepare("SELECT 1 FROM state WHERE name = 'linking_basis' AND value = ?1");
    if (!statement) return tl::unexpected(statement.error());
    auto same = statement->bind(1, basis).step();
    if (!same) return tl::unexpected(same.error());
    if (*same) return {};
    return write_unseen([&]() -> Result<void> {
      auto done = execute(db_.get(), "DELETE FROM report_summaries; DELETE FROM compared_texts;",
                          "dropping what linking kept");
      return done ? set_state("linking_basis", basis) : done;
    });
  }
  Result<void> keep_summaries(std::span<const SummaryBytes> summaries) override {
    return summaries.empty() ? Result<void>()
                             : write_unseen([&] { return write_summaries(db_.get(), summaries); });
  }
  Result<void> keep_comparisons(std::span<const TextComparison> comparisons) override {
    return comparisons.empty()
               ? Result<void>()
               : write_unseen([&] { return write_comparisons(db_.get(), comparisons); });
  }
  Result<void> each_summary(const std::function<bool(SummaryBytes)>& visit) override {
    return read_summaries(db_.get(), visit);
  }
  Result<std::vector<TextComparison>> comparisons() override { return read_comparisons(db_.get()); }

  Result<CorrectionId> correct(const Correction& correction) override {
    if (auto done = refuse_unclear(correction); !done) return tl::unexpected(done.error());
    auto done = write([&]() -> Result<void> {
      if (auto written = write_correction(db_.get(), correction); !written) return written;
      return correct_rows(db_.get(), correction);
    });
    if (!done) return tl::unexpected(done.error());
    return correction_id(correction);
  }

  Result<void> undo(const CorrectionId& id, const std::string& author, CivilDate on) override {
    if (author.empty()) return fail(ErrorCode::kUsage, "a correction is undone by somebody");
    auto all = read_corrections(db_.get());
    if (!all) return tl::unexpected(all.error());
    for (Correction& correction : *all) {
      if (correction_id(correction) != id) continue;
      if (!correction.holds()) return {};
      correction.undone_by = author;
      correction.undone_on = on;
      return write([&]() -> Result<void> {
        if (auto done = write_correction(db_.get(), correction); !done) return done;
        return correct_rows(db_.get(), correction);
      });
    }
    return fail(ErrorCode::kNotFound, "no correction " + id.str());
  }

  Result<std::vector<Correction>> corrections() override { return read_corrections(db_.get()); }

  Result<void> dump(const std::function<bool(std::string_view)>& line) override {
    return dump_record(db_.get(), line);
  }

  Result<bool> links_are_stale() override {
    auto statement = prepare("SELECT 1 FROM state WHERE name = 'links' AND value = 'stale'");
    if (!statement) return tl::unexpected(statement.error());
    return statement->step();
  }

  Result<void> each_report(const std::function<bool(ReportEntry)>& visit) override {
    Result<void> read;
    auto done = each(std::string(kSelectEntries) + " ORDER BY r.report_id", [&](Statement& row) {
      auto entry = read_entry(StatementRow(row));
      if (!entry) read = tl::unexpected(entry.error());
      return entry && visit(std::move(*entry));
    });
    return done ? read : done;
  }

  Result<std::optional<ReportEntry>> report(const ReportId& id) override {
    auto statement = prepare(std::string(kSelectEntries) + " WHERE r.report_id = ?1");
    if (!statement) return tl::unexpected(statement.error());
    auto row = statement->bind(1, id.str()).step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return std::nullopt;
    auto entry = read_entry(StatementRow(*statement));
    if (!entry) return tl::unexpected(entry.error());
    return std::move(*entry);
  }

  Result<std::vector<Event>> events() override {
    return decoded<Event>(
        "SELECT wire FROM events JOIN event_wire USING (event_no)"
        " ORDER BY sort_key",
        decode_event);
  }
  Result<std::vector<Plan>> plans() override {
    return decoded<Plan>(
        "SELECT wire FROM plans JOIN plan_wire USING (plan_no)"
        " ORDER BY sort_key",
        decode_plan);
  }
  Result<std::vector<Storyline>> storylines() override;
  Result<std::vector<Failure>> failures() override;
  Result<RecordCounts> counts() override;
  Result<std::vector<std::string>> check() override;

 private:
  Result<Statement> prepare(std::string_view sql) { return Statement::prepare(db_.get(), sql); }

  // Visits every row; the visitor returns false to stop.
  template <typename Visit>
  Result<void> each(std::string_view sql, Visit visit) {
    auto statement = prepare(sql);
    if (!statement) return tl::unexpected(statement.error());
    for (;;) {
      auto row = statement->step();
      if (!row) return tl::unexpected(row.error());
      if (!*row || !visit(*statement)) return {};
    }
  }

  // Whether an event goes by that id, or did so before.
  Result<bool> is_told(const EventId& id) {
    auto statement = prepare(
        "SELECT 1 FROM events WHERE event_id = ?1 UNION ALL SELECT 1 FROM tellings"
        " WHERE telling_id = ?1 LIMIT 1");
    if (!statement) return tl::unexpected(statement.error());
    return statement->bind(1, id.str()).step();
  }

  Result<void> refuse_unclear(const Correction& correction) {
    if (correction.author.empty() || correction.reason.empty() || correction.made_on.year == 0) {
      return fail(ErrorCode::kUsage, "a correction needs an author, a reason and a day");
    }
    for (const EventId& id : {correction.event, correction.into.value_or(correction.event)}) {
      auto told = is_told(id);
      if (!told) return tl::unexpected(told.error());
      if (!*told) return fail(ErrorCode::kUsage, "no event " + id.str());
    }
    if (correction.kind == CorrectionKind::kMerge && correction.into == correction.event) {
      return fail(ErrorCode::kUsage, "an event is not merged with itself");
    }
    return {};
  }

  // One transaction: all that `change` does, or nothing of it.
  template <typename Change>
  Result<void> write_unseen(Change change) {
    auto transaction = Transaction::begin(db_.get());
    if (!transaction) return tl::unexpected(transaction.error());
    auto done = change();
    return done ? transaction->commit() : done;
  }

  // The same; what changes a record changes its version, so that readers know that it is another.
  template <typename Change>
  Result<void> write(Change change) {
    return write_unseen([&]() -> Result<void> {
      if (auto done = change(); !done) return done;
      return execute(db_.get(),
                     "INSERT INTO state VALUES ('version', '1') ON CONFLICT DO UPDATE"
                     " SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT)",
                     "writing");
    });
  }

  Result<void> set_state(std::string_view name, std::string_view value) {
    auto statement = prepare("INSERT OR REPLACE INTO state VALUES (?1, ?2)");
    if (!statement) return tl::unexpected(statement.error());
    return statement->bind(1, name).bind(2, value).run();
  }

  template <typename T>
  Result<std::vector<T>> decoded(std::string_view sql, Result<T> (*decode)(std::string_view)) {
    std::vector<T> out;
    Result<void> read;
    auto done = each(sql, [&](Statement& row) {
      auto item = decode(row.text(0));
      if (!item) read = tl::unexpected(damaged(item.error().message));
      if (item) out.push_back(std::move(*item));
      return read.has_value();
    });
    if (!done) return tl::unexpected(done.error());
    if (!read) return tl::unexpected(read.error());
    return out;
  }

  std::optional<WriterLock> lock_;  // goes last: the file is closed before others may write
  Database db_;
};

Result<std::vector<Storyline>> SqliteStore::storylines() {
  std::vector<Storyline> out;
  Result<void> read;
  auto done = each(
      "SELECT s.story_id, s.title, x.kind, coalesce(e.event_id, p.plan_id, r.report_id)"
      " FROM storylines s LEFT JOIN storyline_parts x USING (story_no)"
      " LEFT JOIN events e ON x.kind = 'event' AND e.event_no = x.part_no"
      " LEFT JOIN plans p ON x.kind = 'plan' AND p.plan_no = x.part_no"
      " LEFT JOIN reports r ON x.kind = 'report' AND r.report_no = x.part_no"
      " ORDER BY s.story_id, x.kind, coalesce(e.sort_key, p.sort_key, r.report_id)",
      [&](Statement& row) {
        const auto id = StorylineId::parse(row.text(0));
        if (!id) {
          read = tl::unexpected(damaged("storylines.story_id"));
          return false;
        }
        if (out.empty() || out.back().id != *id) {
          out.push_back({*id, std::string(row.text(1)), {}, {}, {}});
        }
        const auto part = parse_hex128(row.text(3)).value_or(Digest128{});
        if (row.text(2) == "event") out.back().events.push_back(EventId{part});
        if (row.text(2) == "plan") out.back().plans.push_back(PlanId{part});
        if (row.text(2) == "report") out.back().reports.push_back(ReportId{part});
        return true;
      });
  if (!done) return tl::unexpected(done.error());
  if (!read) return tl::unexpected(read.error());
  return out;
}

Result<std::vector<Failure>> SqliteStore::failures() {
  std::vector<Failure> out;
  auto done = each("SELECT path, code, message FROM failures ORDER BY path", [&](Statement& row) {
    out.push_back({std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2))});
    return true;
  });
  if (!done) return tl::unexpected(done.error());
  return out;
}

Result<RecordCounts> SqliteStore::counts() {
  auto statement = prepare(
      "SELECT (SELECT count(*) FROM reports), (SELECT count(*) FROM copies),"
      " (SELECT count(*) FROM events), (SELECT count(*) FROM plans),"
      " (SELECT count(*) FROM storylines), (SELECT count(*) FROM failures)");
  if (!statement) return tl::unexpected(statement.error());
  auto row = statement->step();
  if (!row) return tl::unexpected(row.error());
  const auto column = [&statement](int i) {
    return static_cast<std::size_t>(statement->integer(i));
  };
  return RecordCounts{column(0), column(1), column(2), column(3), column(4), column(5)};
}

Result<std::vector<std::string>> SqliteStore::check() {
  std::vector<std::string> problems;
  for (const char* sql : kChecks) {
    auto done = each(sql, [&](Statement& row) {
      problems.emplace_back(row.text(0));
      return true;
    });
    if (!done) return tl::unexpected(done.error());
  }
  auto readable = each_report([](const ReportEntry&) { return true; });
  if (!readable) problems.push_back(readable.error().message);
  return problems;
}

}  // namespace

Result<std::unique_ptr<Store>> open_sqlite_store(const std::filesystem::path& file,
                                                 StoreAccess access) {
  std::optional<WriterLock> lock;
  if (access == StoreAccess::kReadWrite) {
    auto taken = WriterLock::take(file);
    if (!taken) return tl::unexpected(taken.error());
    lock.emplace(std::move(*taken));
  }
  auto db = open_record_file(file, access);
  if (!db) return tl::unexpected(db.error());
  return std::make_unique<SqliteStore>(std::move(*db), std::move(lock));
}

}  // namespace chancery
