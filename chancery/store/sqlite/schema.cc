#include "chancery/store/sqlite/schema.h"

#include "chancery/store/sqlite/migrate.h"

namespace chancery {
namespace {

constexpr std::int64_t kApplicationId = 0x43484E43;  // "CHNC"

// What was read: the wire form of a report is the truth, everything else here repeats parts of it
// so that they can be asked for. Numbers (`*_no`) are of this file only; ids are of the content.
constexpr const char* kReportTables = R"sql(
CREATE TABLE outlets (
  outlet_no INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, folded TEXT NOT NULL) STRICT;
CREATE TABLE reports (
  report_no INTEGER PRIMARY KEY, report_id TEXT NOT NULL UNIQUE, key TEXT, path TEXT, url TEXT,
  outlet_no INTEGER REFERENCES outlets, voice TEXT NOT NULL, title TEXT,
  published_from TEXT, published_to TEXT, published_basis TEXT, published_reason TEXT,
  flags TEXT NOT NULL, coder_version TEXT NOT NULL) STRICT;
CREATE INDEX reports_by_day ON reports (published_from, published_to);
CREATE INDEX reports_by_outlet ON reports (outlet_no);
CREATE TABLE report_wire (report_no INTEGER PRIMARY KEY, wire TEXT NOT NULL) STRICT;
CREATE VIRTUAL TABLE report_words USING fts5 (
  text, content = '', tokenize = 'unicode61 remove_diacritics 2');
CREATE TABLE failures (
  path TEXT PRIMARY KEY, code TEXT NOT NULL, message TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE actors (
  actor_no INTEGER PRIMARY KEY, last_part TEXT NOT NULL UNIQUE,
  n_events INTEGER NOT NULL DEFAULT 0, n_quotations INTEGER NOT NULL DEFAULT 0,
  n_total INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE INDEX actors_by_total ON actors (n_total DESC, last_part);
CREATE TABLE parties (
  party_no INTEGER PRIMARY KEY, actor_no INTEGER NOT NULL REFERENCES actors,
  party_id TEXT NOT NULL, name TEXT NOT NULL, country TEXT NOT NULL, sectors TEXT NOT NULL,
  UNIQUE (party_id, name, country, sectors)) STRICT;
CREATE INDEX parties_by_country ON parties (country);
CREATE INDEX parties_by_actor ON parties (actor_no);
CREATE VIRTUAL TABLE party_words USING fts5 (name, content = '', tokenize = 'unicode61');

CREATE TABLE tellings (
  telling_no INTEGER PRIMARY KEY, telling_id TEXT NOT NULL, report_no INTEGER NOT NULL,
  mention INTEGER NOT NULL, words TEXT NOT NULL, UNIQUE (report_no, mention)) STRICT;
CREATE INDEX tellings_by_id ON tellings (telling_id);
CREATE VIRTUAL TABLE telling_words USING fts5 (
  words, content = 'tellings', content_rowid = 'telling_no',
  tokenize = 'unicode61 remove_diacritics 2');

CREATE TABLE quotations (
  quotation_no INTEGER PRIMARY KEY, sort_key TEXT NOT NULL UNIQUE, report_no INTEGER NOT NULL,
  place INTEGER NOT NULL, speaker_no INTEGER REFERENCES parties,
  addressee_no INTEGER REFERENCES parties, form TEXT NOT NULL) STRICT;
CREATE INDEX quotations_by_report ON quotations (report_no, place);
CREATE INDEX quotations_by_speaker ON quotations (speaker_no);
CREATE INDEX quotations_by_addressee ON quotations (addressee_no);
CREATE TABLE quotation_texts (
  quotation_no INTEGER PRIMARY KEY, content TEXT NOT NULL, spans TEXT NOT NULL,
  chain TEXT NOT NULL, about TEXT NOT NULL DEFAULT '') STRICT;
CREATE TRIGGER speaker_added AFTER INSERT ON quotations WHEN new.speaker_no IS NOT NULL BEGIN
  UPDATE actors SET n_quotations = n_quotations + 1, n_total = n_total + 1
    WHERE actor_no = (SELECT actor_no FROM parties WHERE party_no = new.speaker_no);
END;
CREATE TRIGGER speaker_removed AFTER DELETE ON quotations WHEN old.speaker_no IS NOT NULL BEGIN
  UPDATE actors SET n_quotations = n_quotations - 1, n_total = n_total - 1
    WHERE actor_no = (SELECT actor_no FROM parties WHERE party_no = old.speaker_no);
END;
)sql";

// Words of quotations, and the names and ids of those whom they mean.
constexpr const char* kQuotationWords = R"sql(
CREATE VIRTUAL TABLE quotation_words USING fts5 (
  content, about, content = 'quotation_texts', content_rowid = 'quotation_no',
  tokenize = 'unicode61 remove_diacritics 2');
)sql";

// What linking need not do again. `bytes` are its own; a comparison is of the report with the
// smaller id and the other one, without a similarity where neither text repeats the other.
constexpr const char* kLinkingTables = R"sql(
CREATE TABLE report_summaries (report_no INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
CREATE TABLE compared_texts (
  report_no INTEGER NOT NULL, other_no INTEGER NOT NULL, similarity REAL,
  reworded INTEGER NOT NULL, PRIMARY KEY (report_no, other_no)) STRICT, WITHOUT ROWID;
CREATE INDEX compared_texts_by_other ON compared_texts (other_no);
)sql";

// What follows from the reports together: kept equal to what linking makes of them, by difference.
constexpr const char* kLinkTables = R"sql(
CREATE TABLE copies (
  report_no INTEGER PRIMARY KEY, original TEXT NOT NULL, similarity REAL NOT NULL,
  why TEXT NOT NULL, spun INTEGER NOT NULL) STRICT;
CREATE INDEX copies_by_original ON copies (original);
CREATE TABLE inferred_dates (
  report_no INTEGER PRIMARY KEY, published_from TEXT NOT NULL, published_to TEXT NOT NULL,
  basis TEXT NOT NULL, reason TEXT NOT NULL) STRICT;

CREATE TABLE places (
  place_no INTEGER PRIMARY KEY, name TEXT NOT NULL, folded TEXT NOT NULL, country TEXT NOT NULL,
  geonames INTEGER NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL, precision TEXT NOT NULL,
  UNIQUE (name, country, geonames, lat, lon, precision)) STRICT;
CREATE TABLE events (
  event_no INTEGER PRIMARY KEY, event_id TEXT NOT NULL UNIQUE, sort_key TEXT NOT NULL UNIQUE,
  event_type TEXT NOT NULL, quad_class INTEGER NOT NULL, status TEXT NOT NULL,
  event_date TEXT, event_date_end TEXT, place_no INTEGER REFERENCES places,
  plover_score REAL NOT NULL, goldstein REAL NOT NULL, cameo_code TEXT, confidence REAL NOT NULL,
  n_reports INTEGER NOT NULL, n_independent INTEGER NOT NULL, n_copies INTEGER NOT NULL,
  n_conflicts INTEGER NOT NULL, digest TEXT NOT NULL) STRICT;
CREATE INDEX events_by_place ON events (place_no);
CREATE TABLE event_wire (event_no INTEGER PRIMARY KEY, wire TEXT NOT NULL) STRICT;
CREATE TABLE event_parties (
  event_no INTEGER NOT NULL, slot INTEGER NOT NULL,
  side TEXT NOT NULL CHECK (side IN ('actor', 'recipient')), party_no INTEGER NOT NULL,
  PRIMARY KEY (event_no, slot)) STRICT, WITHOUT ROWID;
CREATE INDEX event_parties_by_party ON event_parties (party_no, event_no, slot, side);
CREATE TABLE event_codes (
  kind TEXT NOT NULL CHECK (kind IN ('mode', 'context', 'country', 'sector', 'outlet')),
  code TEXT NOT NULL, event_no INTEGER NOT NULL,
  PRIMARY KEY (kind, code, event_no)) STRICT, WITHOUT ROWID;
CREATE INDEX event_codes_by_event ON event_codes (event_no);
CREATE TABLE event_evidence (
  event_no INTEGER NOT NULL, place INTEGER NOT NULL, report_no INTEGER,
  mention INTEGER NOT NULL, is_copy INTEGER NOT NULL,
  PRIMARY KEY (event_no, place)) STRICT, WITHOUT ROWID;
CREATE INDEX event_evidence_by_report ON event_evidence (report_no, mention);
CREATE TRIGGER party_added AFTER INSERT ON event_parties BEGIN
  UPDATE actors SET n_events = n_events + 1, n_total = n_total + 1
    WHERE actor_no = (SELECT actor_no FROM parties WHERE party_no = new.party_no);
END;
CREATE TRIGGER party_removed AFTER DELETE ON event_parties BEGIN
  UPDATE actors SET n_events = n_events - 1, n_total = n_total - 1
    WHERE actor_no = (SELECT actor_no FROM parties WHERE party_no = old.party_no);
END;

CREATE TABLE plans (
  plan_no INTEGER PRIMARY KEY, plan_id TEXT NOT NULL UNIQUE, sort_key TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL, state TEXT NOT NULL, expected_from TEXT, expected_to TEXT,
  place_no INTEGER REFERENCES places, fulfilled_by TEXT, digest TEXT NOT NULL) STRICT;
CREATE INDEX plans_by_fulfilment ON plans (fulfilled_by);
CREATE TABLE plan_wire (plan_no INTEGER PRIMARY KEY, wire TEXT NOT NULL) STRICT;
CREATE TABLE plan_parties (
  plan_no INTEGER NOT NULL, slot INTEGER NOT NULL,
  side TEXT NOT NULL CHECK (side IN ('actor', 'recipient')), party_no INTEGER NOT NULL,
  PRIMARY KEY (plan_no, slot)) STRICT, WITHOUT ROWID;
CREATE INDEX plan_parties_by_party ON plan_parties (party_no, plan_no, slot, side);
CREATE TABLE plan_codes (
  kind TEXT NOT NULL CHECK (kind IN ('mode', 'country', 'sector', 'announced_by')),
  code TEXT NOT NULL, plan_no INTEGER NOT NULL,
  PRIMARY KEY (kind, code, plan_no)) STRICT, WITHOUT ROWID;
CREATE INDEX plan_codes_by_plan ON plan_codes (plan_no);

CREATE TABLE storylines (
  story_no INTEGER PRIMARY KEY, story_id TEXT NOT NULL UNIQUE, title TEXT NOT NULL) STRICT;
CREATE TABLE storyline_parts (
  story_no INTEGER NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('event', 'plan', 'report')),
  part_no INTEGER NOT NULL, PRIMARY KEY (story_no, kind, part_no)) STRICT, WITHOUT ROWID;
CREATE INDEX storyline_parts_by_part ON storyline_parts (kind, part_no, story_no);
)sql";

// What people set right, and what the links were before it; notes of the program to itself.
constexpr const char* kOverlayTables = R"sql(
CREATE TABLE corrections (
  place INTEGER PRIMARY KEY, correction_id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('wrong', 'merge', 'split', 'recode')),
  event_id TEXT NOT NULL, author TEXT NOT NULL, made_on TEXT NOT NULL, reason TEXT NOT NULL,
  undone_by TEXT, undone_on TEXT, wire TEXT NOT NULL) STRICT;
CREATE TABLE uncorrected (
  kind TEXT NOT NULL CHECK (kind IN ('event', 'plan')), id TEXT NOT NULL, wire TEXT NOT NULL,
  PRIMARY KEY (kind, id)) STRICT, WITHOUT ROWID;
CREATE TABLE storyline_taken (
  part_id TEXT NOT NULL, story_id TEXT NOT NULL,
  PRIMARY KEY (part_id, story_id)) STRICT, WITHOUT ROWID;
CREATE VIEW event_stories AS SELECT e.event_id, s.story_id, s.title
  FROM storyline_parts x JOIN storylines s USING (story_no) JOIN events e ON e.event_no = x.part_no
  WHERE x.kind = 'event'
  UNION SELECT t.part_id, s.story_id, s.title
  FROM storyline_taken t JOIN storylines s USING (story_id);
CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
)sql";

// For R, Python and the sqlite3 shell: ids in place of numbers.
constexpr const char* kViews = R"sql(
CREATE VIEW report_list AS SELECT r.report_id, r.key, r.path, r.url, o.name AS outlet, r.title,
  r.published_from, r.published_to, r.published_basis, r.published_reason,
  c.original AS copy_of, c.why AS copy_why, c.similarity, r.flags
  FROM reports r LEFT JOIN outlets o USING (outlet_no) LEFT JOIN copies c USING (report_no);
CREATE VIEW event_list AS SELECT e.event_id, e.event_date, e.event_date_end, e.event_type,
  e.quad_class, e.status, e.plover_score, e.cameo_code, e.goldstein, p.name AS place_name,
  nullif(p.country, '') AS country_code, nullif(p.lat, 0) AS lat, nullif(p.lon, 0) AS lon,
  e.n_reports, e.n_independent, e.n_copies, e.n_conflicts, e.confidence,
  (SELECT wire FROM event_wire w WHERE w.event_no = e.event_no) AS wire
  FROM events e LEFT JOIN places p USING (place_no);
CREATE VIEW event_reports AS SELECT e.event_id, r.report_id, min(v.is_copy) AS is_copy
  FROM event_evidence v JOIN events e USING (event_no) JOIN reports r USING (report_no)
  GROUP BY v.event_no, v.report_no;
CREATE VIEW event_party_list AS SELECT e.event_id, x.side, x.slot, p.party_id AS actor_id, p.name,
  nullif(p.country, '') AS country, p.sectors
  FROM event_parties x JOIN events e USING (event_no) JOIN parties p USING (party_no);
CREATE VIEW event_code_list AS SELECT e.event_id, c.kind, c.code
  FROM event_codes c JOIN events e USING (event_no);
CREATE VIEW quotation_list AS SELECT r.report_id, q.place, q.form, t.content, t.chain,
  s.name AS speaker, s.party_id AS speaker_id, nullif(s.country, '') AS speaker_country,
  a.name AS addressee, a.party_id AS addressee_id
  FROM quotations q JOIN quotation_texts t USING (quotation_no) JOIN reports r USING (report_no)
  LEFT JOIN parties s ON s.party_no = q.speaker_no LEFT JOIN parties a ON a.party_no = q.addressee_no;
CREATE VIEW plan_list AS SELECT p.plan_id, p.type, p.state, p.expected_from, p.expected_to,
  l.name AS place_name, nullif(l.country, '') AS country_code, p.fulfilled_by,
  (SELECT wire FROM plan_wire w WHERE w.plan_no = p.plan_no) AS wire
  FROM plans p LEFT JOIN places l USING (place_no);
CREATE VIEW story_parts AS SELECT s.story_id, s.title, x.kind,
  CASE x.kind WHEN 'event' THEN (SELECT event_id FROM events WHERE event_no = x.part_no)
    WHEN 'plan' THEN (SELECT plan_id FROM plans WHERE plan_no = x.part_no)
    ELSE (SELECT report_id FROM reports WHERE report_no = x.part_no) END AS part_id
  FROM storyline_parts x JOIN storylines s USING (story_no);
)sql";

Result<std::int64_t> pragma(sqlite3* db, const char* sql) {
  auto statement = Statement::prepare(db, sql);
  if (!statement) return tl::unexpected(statement.error());
  auto row = statement->step();
  if (!row) return tl::unexpected(row.error());
  return statement->integer(0);
}

Result<void> mark_version(sqlite3* db) {
  const std::string mark = "PRAGMA application_id = " + std::to_string(kApplicationId) +
                           "; PRAGMA user_version = " + std::to_string(kSchemaVersion) + ";";
  return execute(db, mark.c_str(), "making the record");
}

Result<void> make_schema(sqlite3* db) {
  for (const char* sql :
       {kReportTables, kQuotationWords, kLinkingTables, kLinkTables, kOverlayTables, kViews}) {
    if (auto done = execute(db, sql, "making the record"); !done) return done;
  }
  return mark_version(db);
}

// A copy of the record as it was, whole or not there: written under another name first.
Result<void> lay_copy_beside(sqlite3* db, const std::filesystem::path& file) {
  const std::filesystem::path copy = file.string() + ".before-" + std::to_string(kSchemaVersion);
  const std::filesystem::path unfinished = copy.string() + ".part";
  std::error_code error;
  if (std::filesystem::exists(copy, error)) return {};
  std::filesystem::remove(unfinished, error);
  auto statement = Statement::prepare(db, "VACUUM INTO ?1");
  if (!statement) return tl::unexpected(statement.error());
  if (auto done = statement->bind(1, unfinished.string()).run(); !done) return done;
  std::filesystem::rename(unfinished, copy, error);
  if (error) return fail(ErrorCode::kStore, copy.string() + ": " + error.message());
  return {};
}

Result<void> upgrade_from_1(sqlite3* db) {
  auto old = take_version_1(db);
  if (!old) return tl::unexpected(old.error());
  if (auto done = make_schema(db); !done) return done;
  return fill_from_version_1(db, *old);
}

// Version 2 did not say whom a quotation means.
Result<void> upgrade_from_2(sqlite3* db) {
  auto done = execute(db,
                      "ALTER TABLE quotation_texts ADD COLUMN about TEXT NOT NULL DEFAULT '';"
                      "DROP TABLE quotation_words;",
                      "bringing the record up to date");
  if (done) done = execute(db, kQuotationWords, "bringing the record up to date");
  return done ? fill_from_version_2(db) : done;
}

// Version 3 kept nothing for the next linking; what is not there is made then.
Result<void> upgrade_from_3(sqlite3* db) {
  auto done = execute(db, kLinkingTables, "bringing the record up to date");
  return done ? mark_version(db) : done;
}

Result<void> upgrade(sqlite3* db, const std::filesystem::path& file, std::int64_t version) {
  if (auto done = lay_copy_beside(db, file); !done) return done;
  auto transaction = Transaction::begin(db);
  if (!transaction) return tl::unexpected(transaction.error());
  Result<void> done;
  if (version == 1) {
    done = upgrade_from_1(db);
  } else {
    if (version == 2) done = upgrade_from_2(db);
    if (done) done = upgrade_from_3(db);
  }
  return done ? transaction->commit() : done;
}

constexpr int kBusyMilliseconds = 2000;

}  // namespace

Result<Database> open_record_file(const std::filesystem::path& file, StoreAccess access) {
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
  if (auto done = prepare_schema(raw, file, access); !done) return tl::unexpected(done.error());
  return db;
}

Result<void> prepare_schema(sqlite3* db, const std::filesystem::path& file, StoreAccess access) {
  const std::string name = file.string();
  const auto version = pragma(db, "PRAGMA user_version");
  const auto application = pragma(db, "PRAGMA application_id");
  const auto tables = pragma(db, "SELECT count(*) FROM sqlite_schema");
  if (!version || !application || !tables) {
    return fail(ErrorCode::kStore, name + ": not a record: the file is no SQLite database");
  }
  if (*tables == 0 && access == StoreAccess::kReadWrite) {
    auto transaction = Transaction::begin(db);
    if (!transaction) return tl::unexpected(transaction.error());
    if (auto done = make_schema(db); !done) return done;
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
  if (*version == kSchemaVersion) return {};
  if (access == StoreAccess::kReadOnly) {
    return fail(ErrorCode::kStore, name + ": made by an earlier version of chancery (schema " +
                                       std::to_string(*version) +
                                       "); `chancery doctor --upgrade` brings it up to date");
  }
  return upgrade(db, file, *version);
}

}  // namespace chancery
