#include "chancery/store/sqlite/write_events.h"

#include <set>

#include "chancery/wire/wire.h"

namespace chancery {
namespace {

// The tables of one kind of row: events and plans are kept alike.
struct Tables {
  const char* clear[5];
  const char* wire;
  const char* party;
  const char* code;
};

constexpr Tables kEventTables = {
    {"DELETE FROM event_parties WHERE event_no = ?1", "DELETE FROM event_codes WHERE event_no = ?1",
     "DELETE FROM event_evidence WHERE event_no = ?1", "DELETE FROM event_wire WHERE event_no = ?1",
     nullptr},
    "INSERT INTO event_wire VALUES (?1, ?2)",
    "INSERT INTO event_parties VALUES (?1, ?2, ?3, ?4)",
    "INSERT OR IGNORE INTO event_codes VALUES (?1, ?2, ?3)"};
constexpr Tables kPlanTables = {
    {"DELETE FROM plan_parties WHERE plan_no = ?1", "DELETE FROM plan_codes WHERE plan_no = ?1",
     "DELETE FROM plan_wire WHERE plan_no = ?1", nullptr, nullptr},
    "INSERT INTO plan_wire VALUES (?1, ?2)",
    "INSERT INTO plan_parties VALUES (?1, ?2, ?3, ?4)",
    "INSERT OR IGNORE INTO plan_codes VALUES (?1, ?2, ?3)"};

using Codes = std::set<std::pair<std::string, std::string>>;  // kind, code

Result<void> run_numbered(sqlite3* db, const char* sql, std::int64_t number) {
  auto statement = Statement::prepare(db, sql);
  if (!statement) return tl::unexpected(statement.error());
  return statement->bind(1, number).run();
}

Result<void> clear(sqlite3* db, const Tables& tables, std::int64_t number) {
  for (const char* sql : tables.clear) {
    if (sql == nullptr) break;
    if (auto done = run_numbered(db, sql, number); !done) return done;
  }
  return {};
}

void add_codes(const std::vector<Party>& parties, Codes& codes) {
  for (const Party& party : parties) {
    if (party.country) codes.emplace("country", party.country->str());
    for (Sector sector : party.sectors) codes.emplace("sector", std::string(to_string(sector)));
  }
}

// Actors take the slots from 0 on, recipients those after them.
Result<void> write_parties(sqlite3* db, const Tables& tables, std::int64_t number,
                           const std::vector<Party>& actors, const std::vector<Party>& recipients,
                           Numbers& numbers) {
  auto insert = Statement::prepare(db, tables.party);
  if (!insert) return tl::unexpected(insert.error());
  std::int64_t slot = 0;
  for (const auto* side : {&actors, &recipients}) {
    for (const Party& party : *side) {
      auto party_no = numbers.party(party);
      if (!party_no) return tl::unexpected(party_no.error());
      insert->bind(1, number).bind(2, slot++);
      insert->bind(3, side == &actors ? "actor" : "recipient").bind(4, *party_no);
      if (auto done = insert->run(); !done) return done;
    }
  }
  return {};
}

Result<void> write_codes(sqlite3* db, const Tables& tables, std::int64_t number,
                         const Codes& codes) {
  auto insert = Statement::prepare(db, tables.code);
  if (!insert) return tl::unexpected(insert.error());
  for (const auto& [kind, code] : codes) {
    if (auto done = insert->bind(1, kind).bind(2, code).bind(3, number).run(); !done) return done;
  }
  return {};
}

Result<void> bind_place(Statement& row, int parameter, const std::optional<PlaceReference>& place,
                        Numbers& numbers) {
  row.bind_null(parameter);
  if (!place) return {};
  auto number = numbers.place(*place);
  if (!number) return tl::unexpected(number.error());
  row.bind(parameter, *number);
  return {};
}

void bind_interval(Statement& row, int parameter, const std::optional<DateInterval>& date) {
  row.bind_null(parameter).bind_null(parameter + 1);
  if (date) row.bind(parameter, date->from.iso()).bind(parameter + 1, date->to.iso());
}

// Runs a statement that returns one number.
Result<std::int64_t> returned_number(Statement& row) {
  auto stepped = row.step();
  if (!stepped) return tl::unexpected(stepped.error());
  const std::int64_t number = row.integer(0);
  if (auto end = row.step(); !end) return tl::unexpected(end.error());
  return number;
}

Result<void> write_wire(sqlite3* db, const Tables& tables, std::int64_t number,
                        const std::string& wire) {
  auto statement = Statement::prepare(db, tables.wire);
  if (!statement) return tl::unexpected(statement.error());
  return statement->bind(1, number).bind(2, wire).run();
}

// What events and plans have alike: wire form, parties and codes, in place of what stood there.
template <typename Row>
Result<void> write_shared(sqlite3* db, const Tables& tables, std::int64_t number, const Row& row,
                          const std::string& wire, Codes codes, Numbers& numbers) {
  if (auto done = clear(db, tables, number); !done) return done;
  if (auto done = write_wire(db, tables, number, wire); !done) return done;
  auto done = write_parties(db, tables, number, row.actors, row.recipients, numbers);
  if (!done) return done;
  for (const EventMode& mode : row.modes) codes.emplace("mode", mode.name);
  return write_codes(db, tables, number, codes);
}

Result<std::int64_t> write_event_row(sqlite3* db, const Event& event, const std::string& wire,
                                     Numbers& numbers) {
  auto row = Statement::prepare(
      db,
      "INSERT INTO events (event_id, sort_key, event_type, quad_class, status, event_date,"
      " event_date_end, place_no, plover_score, goldstein, cameo_code, confidence, n_reports,"
      " n_independent, n_copies, n_conflicts, digest) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9,"
      " ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17) ON CONFLICT (event_id) DO UPDATE SET sort_key = ?2,"
      " event_type = ?3, quad_class = ?4, status = ?5, event_date = ?6, event_date_end = ?7,"
      " place_no = ?8, plover_score = ?9, goldstein = ?10, cameo_code = ?11, confidence = ?12,"
      " n_reports = ?13, n_independent = ?14, n_copies = ?15, n_conflicts = ?16, digest = ?17"
      " RETURNING event_no");
  if (!row) return tl::unexpected(row.error());
  row->bind(1, event.id.str()).bind(2, sort_key(event.date, event.id.str()));
  row->bind(3, to_string(event.type)).bind(4, std::int64_t{quad_class(event.type)});
  row->bind(5, to_string(event.status));
  bind_interval(*row, 6, event.date);
  if (auto done = bind_place(*row, 8, event.place, numbers); !done) {
    return tl::unexpected(done.error());
  }
  row->bind(9, double{event.score}).bind(10, double{event.goldstein});
  row->bind_optional(11, event.cameo.view()).bind(12, double{event.confidence});
  row->bind(13, std::int64_t{event.n_reports}).bind(14, std::int64_t{event.n_independent});
  row->bind(15, std::int64_t{event.n_copies});
  row->bind(16, static_cast<std::int64_t>(event.disagreements.size()));
  row->bind(17, row_digest(wire));
  return returned_number(*row);
}

Result<void> write_evidence(sqlite3* db, std::int64_t event_no, const Event& event,
                            Numbers& numbers) {
  auto insert = Statement::prepare(db, "INSERT INTO event_evidence VALUES (?1, ?2, ?3, ?4, ?5)");
  if (!insert) return tl::unexpected(insert.error());
  for (std::size_t i = 0; i < event.evidence.size(); ++i) {
    const Evidence& evidence = event.evidence[i];
    auto report_no = numbers.report(evidence.report);
    if (!report_no) return tl::unexpected(report_no.error());
    insert->bind(1, event_no).bind(2, static_cast<std::int64_t>(i)).bind_null(3);
    if (*report_no != 0) insert->bind(3, *report_no);
    insert->bind(4, std::int64_t{evidence.mention}).bind(5, std::int64_t{evidence.from_copy});
    if (auto done = insert->run(); !done) return done;
  }
  return {};
}

// The outlets that tell of the event, as they are looked for.
Result<void> write_outlets(sqlite3* db, std::int64_t event_no) {
  return run_numbered(db,
                      "INSERT OR IGNORE INTO event_codes SELECT 'outlet', o.folded, v.event_no"
                      " FROM event_evidence v JOIN reports USING (report_no)"
                      " JOIN outlets o USING (outlet_no) WHERE v.event_no = ?1",
                      event_no);
}

}  // namespace

std::string sort_key(const std::optional<DateInterval>& date, const std::string& id) {
  return (date ? date->from.iso() + date->to.iso() : std::string("~")) + id;
}

std::string row_digest(std::string_view wire) { return to_hex(digest128({wire})); }

Result<void> write_event(sqlite3* db, const Event& event, Numbers& numbers) {
  const std::string wire = encode_event(event);
  auto number = write_event_row(db, event, wire, numbers);
  if (!number) return tl::unexpected(number.error());
  Codes codes;
  add_codes(event.actors, codes);
  add_codes(event.recipients, codes);
  for (const EventContext& context : event.contexts) codes.emplace("context", context.name);
  auto done = write_shared(db, kEventTables, *number, event, wire, std::move(codes), numbers);
  if (!done) return done;
  if (done = write_evidence(db, *number, event, numbers); !done) return done;
  return write_outlets(db, *number);
}

Result<void> write_plan(sqlite3* db, const Plan& plan, Numbers& numbers) {
  const std::string wire = encode_plan(plan);
  auto row = Statement::prepare(
      db,
      "INSERT INTO plans (plan_id, sort_key, type, state, expected_from, expected_to, place_no,"
      " fulfilled_by, digest) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
      " ON CONFLICT (plan_id) DO UPDATE SET sort_key = ?2, type = ?3, state = ?4,"
      " expected_from = ?5, expected_to = ?6, place_no = ?7, fulfilled_by = ?8, digest = ?9"
      " RETURNING plan_no");
  if (!row) return tl::unexpected(row.error());
  row->bind(1, plan.id.str()).bind(2, sort_key(plan.expected, plan.id.str()));
  row->bind(3, to_string(plan.type));
  row->bind(4, kPlanStateNames[static_cast<std::size_t>(plan.state)]);
  bind_interval(*row, 5, plan.expected);
  if (auto done = bind_place(*row, 7, plan.place, numbers); !done) return done;
  row->bind_optional(8, plan.fulfilled_by ? plan.fulfilled_by->str() : "");
  auto number = returned_number(row->bind(9, row_digest(wire)));
  if (!number) return tl::unexpected(number.error());
  Codes codes;
  add_codes(plan.actors, codes);
  add_codes(plan.recipients, codes);
  for (const EventId& event : plan.announced_by) codes.emplace("announced_by", event.str());
  return write_shared(db, kPlanTables, *number, plan, wire, std::move(codes), numbers);
}

Result<void> remove_event(sqlite3* db, std::int64_t event_no) {
  if (auto done = clear(db, kEventTables, event_no); !done) return done;
  auto done = run_numbered(db, "DELETE FROM storyline_parts WHERE kind = 'event' AND part_no = ?1",
                           event_no);
  return done ? run_numbered(db, "DELETE FROM events WHERE event_no = ?1", event_no) : done;
}

Result<void> remove_plan(sqlite3* db, std::int64_t plan_no) {
  if (auto done = clear(db, kPlanTables, plan_no); !done) return done;
  auto done =
      run_numbered(db, "DELETE FROM storyline_parts WHERE kind = 'plan' AND part_no = ?1", plan_no);
  return done ? run_numbered(db, "DELETE FROM plans WHERE plan_no = ?1", plan_no) : done;
}

}  // namespace chancery
