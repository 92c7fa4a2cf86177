#include "chancery/store/sqlite/sqlite_store.h"

#include "chancery/store/sqlite/statement.h"
#include "chancery/wire/wire.h"

namespace chancery {
namespace {

constexpr std::int64_t kApplicationId = 0x43484E43;  // "CHNC"
constexpr std::int64_t kSchemaVersion = 1;
constexpr int kBusyMilliseconds = 2000;

// The wire form of a report is the truth; all other columns of `reports` repeat parts of it for
// people who ask with SQL. Everything below `failures` is derived (see Store::replace_links).
constexpr const char* kSchema = R"sql(
CREATE TABLE reports (
  report_id TEXT PRIMARY KEY, key TEXT, path TEXT, url TEXT, outlet TEXT, title TEXT,
  published_from TEXT, published_to TEXT, published_basis TEXT,
  coder_version TEXT NOT NULL, wire TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE failures (
  path TEXT PRIMARY KEY, code TEXT NOT NULL, message TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE copies (
  report_id TEXT PRIMARY KEY, original TEXT NOT NULL, similarity REAL NOT NULL,
  why TEXT NOT NULL, spun INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE inferred_dates (
  report_id TEXT PRIMARY KEY, published_from TEXT NOT NULL, published_to TEXT NOT NULL,
  basis INTEGER NOT NULL, reason TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE events (
  place INTEGER PRIMARY KEY, event_id TEXT NOT NULL UNIQUE, event_type TEXT NOT NULL,
  status TEXT NOT NULL, event_date TEXT, event_date_end TEXT, wire TEXT NOT NULL) STRICT;
CREATE TABLE event_reports (
  event_id TEXT NOT NULL, report_id TEXT NOT NULL, is_copy INTEGER NOT NULL,
  PRIMARY KEY (event_id, report_id)) STRICT, WITHOUT ROWID;
CREATE TABLE plans (
  place INTEGER PRIMARY KEY, plan_id TEXT NOT NULL UNIQUE, state TEXT NOT NULL,
  expected_from TEXT, expected_to TEXT, wire TEXT NOT NULL) STRICT;
CREATE TABLE storylines (
  story_id TEXT PRIMARY KEY, title TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE storyline_parts (
  story_id TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('event', 'plan', 'report')),
  place INTEGER NOT NULL, part_id TEXT NOT NULL,
  PRIMARY KEY (story_id, kind, place)) STRICT, WITHOUT ROWID;
CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
)sql";

constexpr const char* kDropLinks =
    "DELETE FROM copies; DELETE FROM inferred_dates; DELETE FROM events; DELETE FROM event_reports;"
    "DELETE FROM plans; DELETE FROM storylines; DELETE FROM storyline_parts;";

constexpr const char* kEntryColumns =
    "SELECT r.wire, c.original, c.similarity, c.why, c.spun, d.published_from, d.published_to,"
    " d.basis, d.reason FROM reports r LEFT JOIN copies c USING (report_id)"
    " LEFT JOIN inferred_dates d USING (report_id)";

Error damaged(std::string_view what) {
  return {ErrorCode::kStore, "record is damaged: " + std::string(what)};
}

Result<std::int64_t> pragma(sqlite3* db, const char* sql) {
  auto statement = Statement::prepare(db, sql);
  if (!statement) return tl::unexpected(statement.error());
  auto row = statement->step();
  if (!row) return tl::unexpected(row.error());
  return statement->integer(0);
}

Result<ReportEntry> entry_of(const Statement& row) {
  auto report = decode_report(row.text(0));
  if (!report) return tl::unexpected(damaged(report.error().message));
  ReportEntry entry;
  entry.report = std::move(*report);
  if (!row.is_null(1)) {
    const auto original = ReportId::parse(row.text(1));
    if (!original) return tl::unexpected(damaged("copies.original"));
    entry.copy = CopyLink{entry.report.report.id, *original, static_cast<float>(row.real(2)),
                          std::string(row.text(3)), row.integer(4) != 0};
  }
  if (!row.is_null(5)) {
    const auto from = CivilDate::parse(row.text(5));
    const auto to = CivilDate::parse(row.text(6));
    if (!from || !to) return tl::unexpected(damaged("inferred_dates"));
    entry.inferred = Publication{{*from, *to},
                                 static_cast<DateBasis>(row.integer(7)),
                                 std::string(row.text(8)),
                                 std::nullopt};
  }
  return entry;
}

class SqliteStore final : public Store {
 public:
  explicit SqliteStore(Database db) : db_(std::move(db)) {}

  Result<bool> has(const ReportId& id, const std::string& coder_version) override {
    auto statement = prepare("SELECT 1 FROM reports WHERE report_id = ?1 AND coder_version = ?2");
    if (!statement) return tl::unexpected(statement.error());
    return statement->bind(1, id.str()).bind(2, coder_version).step();
  }

  Result<void> file(std::span<const FiledReport> reports,
                    const std::string& coder_version) override {
    if (reports.empty()) return {};
    auto transaction = Transaction::begin(db_.get());
    if (!transaction) return tl::unexpected(transaction.error());
    auto insert = prepare(
        "INSERT OR REPLACE INTO reports VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)");
    auto forgive = prepare("DELETE FROM failures WHERE path = ?1");
    if (!insert) return tl::unexpected(insert.error());
    if (!forgive) return tl::unexpected(forgive.error());
    for (const FiledReport& report : reports) {
      if (auto done = bind_report(*insert, report, coder_version).run(); !done) return done;
      if (auto done = forgive->bind(1, report.report.path).run(); !done) return done;
    }
    if (auto done = set_state("links", "stale"); !done) return done;
    return transaction->commit();
  }

  Result<void> note_failures(std::span<const Failure> failures) override {
    if (failures.empty()) return {};
    auto transaction = Transaction::begin(db_.get());
    if (!transaction) return tl::unexpected(transaction.error());
    auto insert = prepare("INSERT OR REPLACE INTO failures VALUES (?1, ?2, ?3)");
    if (!insert) return tl::unexpected(insert.error());
    for (const Failure& failure : failures) {
      insert->bind(1, failure.path).bind(2, failure.code).bind(3, failure.message);
      if (auto done = insert->run(); !done) return done;
    }
    return transaction->commit();
  }

  Result<void> replace_links(const RecordLinks& links) override {
    auto transaction = Transaction::begin(db_.get());
    if (!transaction) return tl::unexpected(transaction.error());
    if (auto done = execute(db_.get(), kDropLinks, "linking"); !done) return done;
    if (auto done = put_copies(links); !done) return done;
    if (auto done = put_dates(links); !done) return done;
    if (auto done = put_events(links); !done) return done;
    if (auto done = put_plans(links); !done) return done;
    if (auto done = put_storylines(links); !done) return done;
    if (auto done = set_state("links", "fresh"); !done) return done;
    return transaction->commit();
  }

  Result<bool> links_are_stale() override {
    auto statement = prepare("SELECT 1 FROM state WHERE name = 'links' AND value = 'stale'");
    if (!statement) return tl::unexpected(statement.error());
    return statement->step();
  }

  Result<void> each_report(const std::function<bool(ReportEntry)>& visit) override {
    auto statement = prepare(std::string(kEntryColumns) + " ORDER BY r.report_id");
    if (!statement) return tl::unexpected(statement.error());
    for (;;) {
      auto row = statement->step();
      if (!row) return tl::unexpected(row.error());
      if (!*row) return {};
      auto entry = entry_of(*statement);
      if (!entry) return tl::unexpected(entry.error());
      if (!visit(std::move(*entry))) return {};
    }
  }

  Result<std::optional<ReportEntry>> report(const ReportId& id) override {
    auto statement = prepare(std::string(kEntryColumns) + " WHERE r.report_id = ?1");
    if (!statement) return tl::unexpected(statement.error());
    auto row = statement->bind(1, id.str()).step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return std::nullopt;
    auto entry = entry_of(*statement);
    if (!entry) return tl::unexpected(entry.error());
    return std::move(*entry);
  }

  Result<std::vector<Event>> events() override {
    return decoded<Event>("SELECT wire FROM events ORDER BY place", decode_event);
  }
  Result<std::vector<Plan>> plans() override {
    return decoded<Plan>("SELECT wire FROM plans ORDER BY place", decode_plan);
  }
  Result<std::vector<Storyline>> storylines() override;
  Result<std::vector<Failure>> failures() override;
  Result<RecordCounts> counts() override;
  Result<std::vector<std::string>> check() override;

 private:
  Result<Statement> prepare(std::string_view sql) { return Statement::prepare(db_.get(), sql); }

  static Statement& bind_report(Statement& insert, const FiledReport& filed,
                                const std::string& coder_version) {
    const ReportHeader& header = filed.report;
    insert.bind(1, header.id.str()).bind_optional(2, header.key).bind_optional(3, header.path);
    insert.bind_optional(4, header.url).bind_optional(5, header.outlet);
    insert.bind_optional(6, filed.title).bind_null(7).bind_null(8).bind_null(9);
    if (filed.published) {
      insert.bind(7, filed.published->interval.from.iso());
      insert.bind(8, filed.published->interval.to.iso());
      insert.bind(9, kDateBasisNames[static_cast<std::size_t>(filed.published->basis)]);
    }
    return insert.bind(10, coder_version).bind(11, encode_report(filed));
  }

  Result<void> set_state(std::string_view name, std::string_view value) {
    auto statement = prepare("INSERT OR REPLACE INTO state VALUES (?1, ?2)");
    if (!statement) return tl::unexpected(statement.error());
    return statement->bind(1, name).bind(2, value).run();
  }

  // Runs `bind` and the statement once for each item.
  template <typename List, typename Bind>
  Result<void> insert_each(std::string_view sql, const List& list, Bind bind) {
    auto statement = prepare(sql);
    if (!statement) return tl::unexpected(statement.error());
    std::int64_t place = 0;
    for (const auto& item : list) {
      bind(*statement, item, place++);
      if (auto done = statement->run(); !done) return done;
    }
    return {};
  }

  Result<void> put_copies(const RecordLinks& links) {
    return insert_each("INSERT INTO copies VALUES (?1, ?2, ?3, ?4, ?5)", links.copies,
                       [](Statement& row, const CopyLink& copy, std::int64_t) {
                         row.bind(1, copy.report.str()).bind(2, copy.original.str());
                         row.bind(3, double{copy.similarity}).bind(4, copy.why);
                         row.bind(5, std::int64_t{copy.spun});
                       });
  }

  Result<void> put_dates(const RecordLinks& links) {
    return insert_each("INSERT INTO inferred_dates VALUES (?1, ?2, ?3, ?4, ?5)", links.dates,
                       [](Statement& row, const InferredDate& date, std::int64_t) {
                         row.bind(1, date.report.str());
                         row.bind(2, date.published.interval.from.iso());
                         row.bind(3, date.published.interval.to.iso());
                         row.bind(4, static_cast<std::int64_t>(date.published.basis));
                         row.bind(5, date.published.reason);
                       });
  }

  Result<void> put_events(const RecordLinks& links) {
    auto done = insert_each("INSERT INTO events VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)", links.events,
                            [](Statement& row, const Event& event, std::int64_t place) {
                              row.bind(1, place).bind(2, event.id.str());
                              row.bind(3, to_string(event.type)).bind(4, to_string(event.status));
                              row.bind_null(5).bind_null(6).bind(7, encode_event(event));
                              if (event.date) {
                                row.bind(5, event.date->from.iso()).bind(6, event.date->to.iso());
                              }
                            });
    if (!done) return done;
    for (const Event& event : links.events) {
      // A report that is copy and original of the same event in two places counts as original.
      done = insert_each(
          "INSERT INTO event_reports VALUES (?1, ?2, ?3)"
          " ON CONFLICT DO UPDATE SET is_copy = min(is_copy, excluded.is_copy)",
          event.evidence, [&event](Statement& row, const Evidence& evidence, std::int64_t) {
            row.bind(1, event.id.str()).bind(2, evidence.report.str());
            row.bind(3, std::int64_t{evidence.from_copy});
          });
      if (!done) return done;
    }
    return {};
  }

  Result<void> put_plans(const RecordLinks& links) {
    return insert_each("INSERT INTO plans VALUES (?1, ?2, ?3, ?4, ?5, ?6)", links.plans,
                       [](Statement& row, const Plan& plan, std::int64_t place) {
                         row.bind(1, place).bind(2, plan.id.str());
                         row.bind(3, kPlanStateNames[static_cast<std::size_t>(plan.state)]);
                         row.bind_null(4).bind_null(5).bind(6, encode_plan(plan));
                         if (plan.expected) {
                           row.bind(4, plan.expected->from.iso()).bind(5, plan.expected->to.iso());
                         }
                       });
  }

  Result<void> put_storylines(const RecordLinks& links) {
    constexpr const char* kInsertPart = "INSERT INTO storyline_parts VALUES (?1, ?2, ?3, ?4)";
    for (const Storyline& story : links.storylines) {
      auto put_part = [&story](const char* kind) {
        return [&story, kind](Statement& row, const auto& id, std::int64_t place) {
          row.bind(1, story.id.str()).bind(2, kind).bind(3, place).bind(4, id.str());
        };
      };
      auto done = insert_each(kInsertPart, story.events, put_part("event"));
      if (done) done = insert_each(kInsertPart, story.plans, put_part("plan"));
      if (done) done = insert_each(kInsertPart, story.reports, put_part("report"));
      if (!done) return done;
    }
    return insert_each("INSERT INTO storylines VALUES (?1, ?2)", links.storylines,
                       [](Statement& row, const Storyline& story, std::int64_t) {
                         row.bind(1, story.id.str()).bind(2, story.title);
                       });
  }

  template <typename T>
  Result<std::vector<T>> decoded(std::string_view sql, Result<T> (*decode)(std::string_view)) {
    auto statement = prepare(sql);
    if (!statement) return tl::unexpected(statement.error());
    std::vector<T> out;
    for (;;) {
      auto row = statement->step();
      if (!row) return tl::unexpected(row.error());
      if (!*row) return out;
      auto item = decode(statement->text(0));
      if (!item) return tl::unexpected(damaged(item.error().message));
      out.push_back(std::move(*item));
    }
  }

  Database db_;
};

Result<std::vector<Storyline>> SqliteStore::storylines() {
  auto statement = prepare(
      "SELECT s.story_id, s.title, p.kind, p.part_id FROM storylines s"
      " LEFT JOIN storyline_parts p USING (story_id) ORDER BY s.story_id, p.kind, p.place");
  if (!statement) return tl::unexpected(statement.error());
  std::vector<Storyline> out;
  for (;;) {
    auto row = statement->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return out;
    const auto id = StorylineId::parse(statement->text(0));
    if (!id) return tl::unexpected(damaged("storylines.story_id"));
    if (out.empty() || out.back().id != *id) {
      out.push_back({*id, std::string(statement->text(1)), {}, {}, {}});
    }
    const auto part = Digest128(parse_hex128(statement->text(3)).value_or(Digest128{}));
    if (statement->text(2) == "event") out.back().events.push_back(EventId{part});
    if (statement->text(2) == "plan") out.back().plans.push_back(PlanId{part});
    if (statement->text(2) == "report") out.back().reports.push_back(ReportId{part});
  }
}

Result<std::vector<Failure>> SqliteStore::failures() {
  auto statement = prepare("SELECT path, code, message FROM failures ORDER BY path");
  if (!statement) return tl::unexpected(statement.error());
  std::vector<Failure> out;
  for (;;) {
    auto row = statement->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return out;
    out.push_back({std::string(statement->text(0)), std::string(statement->text(1)),
                   std::string(statement->text(2))});
  }
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
  for (const char* sql :
       {"SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'",
        "SELECT 'event ' || event_id || ' rests on a report that is not there: ' || report_id"
        " FROM event_reports WHERE report_id NOT IN (SELECT report_id FROM reports)",
        "SELECT 'copy of a report that is not there: ' || report_id FROM copies"
        " WHERE original NOT IN (SELECT report_id FROM reports)",
        "SELECT 'event without a report: ' || event_id FROM events"
        " WHERE event_id NOT IN (SELECT event_id FROM event_reports)"}) {
    auto statement = prepare(sql);
    if (!statement) return tl::unexpected(statement.error());
    for (;;) {
      auto row = statement->step();
      if (!row) return tl::unexpected(row.error());
      if (!*row) break;
      problems.emplace_back(statement->text(0));
    }
  }
  auto readable = each_report([](const ReportEntry&) { return true; });
  if (!readable) problems.push_back(readable.error().message);
  return problems;
}

// Makes the schema in an empty file; refuses what is not a record or comes from a later version.
Result<void> prepare_schema(sqlite3* db, const std::string& name, StoreAccess access) {
  const auto version = pragma(db, "PRAGMA user_version");
  const auto application = pragma(db, "PRAGMA application_id");
  const auto tables = pragma(db, "SELECT count(*) FROM sqlite_schema");
  if (!version || !application || !tables) {
    return fail(ErrorCode::kStore, name + ": not a record: the file is no SQLite database");
  }
  if (*tables == 0 && access == StoreAccess::kReadWrite) {
    auto transaction = Transaction::begin(db);
    if (!transaction) return tl::unexpected(transaction.error());
    const std::string mark = "PRAGMA application_id = " + std::to_string(kApplicationId) +
                             "; PRAGMA user_version = " + std::to_string(kSchemaVersion) + ";";
    if (auto done = execute(db, kSchema, "making the record"); !done) return done;
    if (auto done = execute(db, mark.c_str(), "making the record"); !done) return done;
    return transaction->commit();
  }
  if (*application != kApplicationId) {
    return fail(ErrorCode::kStore, name + ": not a record: another program's database");
  }
  if (*version > kSchemaVersion) {
    return fail(ErrorCode::kStore, name + ": made by a later version of chancery (schema " +
                                       std::to_string(*version) + ", this one knows " +
                                       std::to_string(kSchemaVersion) + ")");
  }
  return {};
}

}  // namespace

Result<std::unique_ptr<Store>> open_sqlite_store(const std::filesystem::path& file,
                                                 StoreAccess access) {
  std::error_code ignored;
  if (access == StoreAccess::kReadOnly && !std::filesystem::exists(file, ignored)) {
    return fail(ErrorCode::kNotFound, file.string() + ": no such record");
  }
  sqlite3* raw = nullptr;
  const int flags = access == StoreAccess::kReadOnly ? SQLITE_OPEN_READONLY
                                                     : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  const int opened = sqlite3_open_v2(file.c_str(), &raw, flags, nullptr);
  Database db(raw);
  if (opened != SQLITE_OK) {
    return fail(ErrorCode::kStore, file.string() + ": record cannot be opened: " +
                                       (raw != nullptr ? sqlite3_errmsg(raw) : "out of memory"));
  }
  sqlite3_busy_timeout(raw, kBusyMilliseconds);
  sqlite3_db_config(raw, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  if (auto done = execute(raw, "PRAGMA trusted_schema = OFF; PRAGMA mmap_size = 0;", "opening");
      !done) {
    return tl::unexpected(done.error());
  }
  if (access == StoreAccess::kReadWrite) {
    // A rollback journal keeps the record one file at rest, and readable from a read-only folder.
    if (auto done =
            execute(raw, "PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL;", "opening");
        !done) {
      return fail(ErrorCode::kStore, file.string() + ": not a record: " + sqlite3_errmsg(raw));
    }
  }
  if (auto done = prepare_schema(raw, file.string(), access); !done) {
    return tl::unexpected(done.error());
  }
  return std::make_unique<SqliteStore>(std::move(db));
}

}  // namespace chancery
