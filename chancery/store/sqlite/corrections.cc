#include "chancery/store/sqlite/corrections.h"

#include <map>
#include <set>

#include "chancery/store/overlay.h"
#include "chancery/store/sqlite/write_events.h"
#include "chancery/wire/correction.h"
#include "chancery/wire/wire.h"

namespace chancery {
namespace {

tl::unexpected<Error> damaged(const std::string& what) {
  return fail(ErrorCode::kStore, "record is damaged: " + what);
}

using Texts = std::vector<std::string>;

// All rows of a statement; `read` takes them one by one.
template <typename Read>
Result<void> each_row(sqlite3* db, std::string_view sql, const Texts& values, Read read) {
  auto rows = Statement::prepare(db, sql);
  if (!rows) return tl::unexpected(rows.error());
  for (std::size_t i = 0; i < values.size(); ++i) rows->bind(static_cast<int>(i) + 1, values[i]);
  for (;;) {
    auto row = rows->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return {};
    if (auto done = read(*rows); !done) return done;
  }
}

Result<void> run(sqlite3* db, std::string_view sql, const Texts& values = {}) {
  return each_row(db, sql, values, [](const Statement&) { return Result<void>(); });
}

// The first row's columns; nothing where there is none or the question cannot be asked.
std::optional<Texts> first_row(sqlite3* db, std::string_view sql, const Texts& values,
                               int columns) {
  std::optional<Texts> out;
  auto done = each_row(db, sql, values, [&](const Statement& row) -> Result<void> {
    if (out) return {};
    out.emplace();
    for (int i = 0; i < columns; ++i) out->emplace_back(row.text(i));
    return {};
  });
  return done ? out : std::nullopt;
}

OverlayFacts facts_of(sqlite3* db) {
  OverlayFacts facts;
  facts.telling = [db](const EventId& id) -> std::optional<std::pair<ReportId, std::uint32_t>> {
    const auto row = first_row(db,
                               "SELECT report_id, mention FROM tellings JOIN reports"
                               " USING (report_no) WHERE telling_id = ?1",
                               {id.str()}, 2);
    const auto report = row ? ReportId::parse((*row)[0]) : std::nullopt;
    if (!report) return std::nullopt;
    return std::pair(*report, static_cast<std::uint32_t>(std::stoul((*row)[1])));
  };
  facts.id_of = [db](const ReportId& report, std::uint32_t mention) -> std::optional<EventId> {
    const auto row = first_row(db,
                               "SELECT telling_id FROM tellings JOIN reports USING (report_no)"
                               " WHERE report_id = ?1 AND mention = CAST(?2 AS INTEGER)",
                               {report.str(), std::to_string(mention)}, 1);
    return row ? EventId::parse((*row)[0]) : std::nullopt;
  };
  facts.voice = [db](const ReportId& report) {
    const auto row =
        first_row(db, "SELECT voice FROM reports WHERE report_id = ?1", {report.str()}, 1);
    return row ? (*row)[0] : report.str();
  };
  facts.party = [db](const std::string& id) -> std::optional<Party> {
    const auto row = first_row(db,
                               "SELECT name, country, (SELECT group_concat(value) FROM"
                               " json_each(sectors)) FROM parties WHERE party_id = ?1"
                               " ORDER BY name, country, sectors",
                               {id}, 3);
    if (!row) return std::nullopt;
    Party party{id, (*row)[0], CountryCode::parse((*row)[1]), {}};
    std::string_view rest = (*row)[2];
    while (!rest.empty()) {
      const std::size_t comma = std::min(rest.find(','), rest.size());
      if (const auto sector = parse_sector(rest.substr(0, comma))) {
        party.sectors.push_back(*sector);
      }
      rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
    return party;
  };
  return facts;
}

template <typename Item, typename Encode>
std::map<std::string, std::string> wires(const std::vector<Item>& items, Encode encode) {
  std::map<std::string, std::string> out;
  for (const Item& item : items) out[item.id.str()] = encode(item);
  return out;
}

using Wires = std::map<std::string, std::string>;  // by id

// Keeps the rows that the overlay changes as they were; of those that it makes, that they were not.
Result<void> keep_changed(sqlite3* db, const char* kind, const Wires& before, const Wires& after) {
  constexpr const char* kInsert = "INSERT OR REPLACE INTO uncorrected VALUES (?1, ?2, ?3)";
  for (const auto& [id, wire] : before) {
    const auto now = after.find(id);
    if (now != after.end() && now->second == wire) continue;
    if (auto done = run(db, kInsert, {kind, id, wire}); !done) return done;
  }
  for (const auto& [id, wire] : after) {
    if (before.count(id) != 0) continue;
    if (auto done = run(db, kInsert, {kind, id, ""}); !done) return done;
  }
  return {};
}

// Events and plans by id, as linking made them: the kept form of what corrections changed.
class Subset {
 public:
  explicit Subset(sqlite3* db) : db_(db) {}

  // What is kept of the changed rows, and what the correction names now.
  Result<void> gather(const Correction& named) {
    auto done = each_row(db_, "SELECT kind, id, wire FROM uncorrected", {},
                         [this](const Statement& row) -> Result<void> {
                           const bool event = row.text(0) == "event";
                           (event ? events_ : plans_)[std::string(row.text(1))] = row.text(2);
                           return {};
                         });
    if (done) done = add_events(kNamed, named.event.str());
    if (done && named.into) done = add_events(kNamed, named.into->str());
    if (!done) return done;
    // The plans that events announce or fulfil, and all events that announce those.
    const Wires of_events = events_;
    for (const auto& [id, wire] : of_events) {
      if (done = add(plans_, kPlansOf, id); !done) return done;
    }
    const Wires of_plans = plans_;
    for (const auto& [id, wire] : of_plans) {
      if (done = add_events(kAnnouncing, id); !done) return done;
    }
    return {};
  }

  Result<RecordLinks> links() const {
    RecordLinks out;
    for (const auto& [id, wire] : events_) {
      if (wire.empty()) continue;  // made by a correction
      auto event = decode_event(wire);
      if (!event) return damaged(event.error().message);
      out.events.push_back(std::move(*event));
    }
    for (const auto& [id, wire] : plans_) {
      auto plan = decode_plan(wire);
      if (!plan) return damaged(plan.error().message);
      out.plans.push_back(std::move(*plan));
    }
    auto done = add_stories(out);
    if (!done) return tl::unexpected(done.error());
    return out;
  }

  const Wires& events() const { return events_; }
  const Wires& plans() const { return plans_; }

 private:
  static constexpr const char* kNamed =
      "SELECT e.event_id, w.wire FROM events e JOIN event_wire w USING (event_no)"
      " WHERE e.event_id = ?1 OR e.event_no IN (SELECT v.event_no FROM tellings t"
      " JOIN event_evidence v ON v.report_no = t.report_no AND v.mention = t.mention"
      " WHERE t.telling_id = ?1)";
  static constexpr const char* kPlansOf =
      "SELECT p.plan_id, w.wire FROM plans p JOIN plan_wire w USING (plan_no)"
      " WHERE p.fulfilled_by = ?1 OR p.plan_no IN"
      " (SELECT plan_no FROM plan_codes WHERE kind = 'announced_by' AND code = ?1)";
  static constexpr const char* kAnnouncing =
      "SELECT e.event_id, w.wire FROM events e JOIN event_wire w USING (event_no)"
      " WHERE e.event_id IN (SELECT c.code FROM plan_codes c JOIN plans p USING (plan_no)"
      " WHERE c.kind = 'announced_by' AND p.plan_id = ?1)";

  Result<void> add(Wires& to, const char* sql, const std::string& id) {
    return each_row(db_, sql, {id}, [&to](const Statement& row) -> Result<void> {
      to.emplace(row.text(0), row.text(1));  // what was kept before stays
      return {};
    });
  }
  Result<void> add_events(const char* sql, const std::string& id) { return add(events_, sql, id); }

  // The storylines of the events, with these alone in them.
  Result<void> add_stories(RecordLinks& out) const {
    std::map<std::string, Storyline> stories;
    for (const Event& event : out.events) {
      auto done = each_row(db_, "SELECT story_id, title FROM event_stories WHERE event_id = ?1",
                           {event.id.str()}, [&](const Statement& row) -> Result<void> {
                             const auto id = StorylineId::parse(row.text(0));
                             if (!id) return damaged("storylines");
                             Storyline& story = stories[std::string(row.text(0))];
                             story.id = *id;
                             story.title = row.text(1);
                             story.events.push_back(event.id);
                             return {};
                           });
      if (!done) return done;
    }
    for (auto& [id, story] : stories) out.storylines.push_back(std::move(story));
    return {};
  }

  sqlite3* db_;
  Wires events_;
  Wires plans_;
};

Result<void> write_subset(sqlite3* db, const RecordLinks& links, const Subset& before) {
  const Wires events = wires(links.events, encode_event);
  const Wires plans = wires(links.plans, encode_plan);
  for (const auto& [id, wire] : before.events()) {
    if (events.count(id) != 0) continue;
    auto done = run(db,
                    "INSERT OR IGNORE INTO storyline_taken SELECT event_id, story_id"
                    " FROM event_stories WHERE event_id = ?1",
                    {id});
    if (!done) return done;
    done = each_row(db, "SELECT event_no FROM events WHERE event_id = ?1", {id},
                    [db](const Statement& row) { return remove_event(db, row.integer(0)); });
    if (!done) return done;
  }
  for (const auto& [id, wire] : before.plans()) {
    if (plans.count(id) != 0) continue;
    auto done = run(db,
                    "INSERT OR IGNORE INTO storyline_taken SELECT p.plan_id, s.story_id"
                    " FROM plans p JOIN storyline_parts x ON x.part_no = p.plan_no"
                    " JOIN storylines s USING (story_no) WHERE x.kind = 'plan' AND p.plan_id = ?1",
                    {id});
    if (!done) return done;
    done = each_row(db, "SELECT plan_no FROM plans WHERE plan_id = ?1", {id},
                    [db](const Statement& row) { return remove_plan(db, row.integer(0)); });
    if (!done) return done;
  }
  Numbers numbers(db);
  for (const Event& event : links.events) {
    if (auto done = write_event(db, event, numbers); !done) return done;
    auto done = run(db, "DELETE FROM storyline_taken WHERE part_id = ?1", {event.id.str()});
    if (!done) return done;
  }
  for (const Plan& plan : links.plans) {
    if (auto done = write_plan(db, plan, numbers); !done) return done;
    for (const char* sql :
         {"INSERT OR IGNORE INTO storyline_parts SELECT s.story_no, 'plan', p.plan_no"
          " FROM storyline_taken t JOIN storylines s USING (story_id)"
          " JOIN plans p ON p.plan_id = t.part_id WHERE t.part_id = ?1",
          "DELETE FROM storyline_taken WHERE part_id = ?1"}) {
      if (auto done = run(db, sql, {plan.id.str()}); !done) return done;
    }
  }
  for (const Storyline& story : links.storylines) {
    for (const EventId& event : story.events) {
      auto done = run(db,
                      "INSERT OR IGNORE INTO storyline_parts SELECT s.story_no, 'event',"
                      " e.event_no FROM storylines s, events e"
                      " WHERE s.story_id = ?1 AND e.event_id = ?2",
                      {story.id.str(), event.str()});
      if (!done) return done;
    }
  }
  return {};
}

}  // namespace

Result<std::vector<Correction>> read_corrections(sqlite3* db) {
  std::vector<Correction> out;
  auto done = each_row(db, "SELECT wire FROM corrections ORDER BY place", {},
                       [&out](const Statement& row) -> Result<void> {
                         auto correction = decode_correction(row.text(0));
                         if (!correction) return damaged(correction.error().message);
                         out.push_back(std::move(*correction));
                         return {};
                       });
  if (!done) return tl::unexpected(done.error());
  return out;
}

Result<void> write_correction(sqlite3* db, const Correction& correction) {
  auto row = Statement::prepare(
      db,
      "INSERT INTO corrections (correction_id, kind, event_id, author, made_on, reason, undone_by,"
      " undone_on, wire) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
      " ON CONFLICT (correction_id) DO UPDATE SET undone_by = ?7, undone_on = ?8, wire = ?9");
  if (!row) return tl::unexpected(row.error());
  row->bind(1, correction_id(correction).str());
  row->bind(2, kCorrectionKindNames[static_cast<std::size_t>(correction.kind)]);
  row->bind(3, correction.event.str()).bind(4, correction.author);
  row->bind(5, correction.made_on.iso()).bind(6, correction.reason);
  row->bind_optional(7, correction.undone_by);
  row->bind_optional(8, correction.undone_on ? correction.undone_on->iso() : "");
  return row->bind(9, encode_correction(correction)).run();
}

Result<void> correct_links(sqlite3* db, RecordLinks& links) {
  auto corrections = read_corrections(db);
  if (!corrections) return tl::unexpected(corrections.error());
  for (const char* sql : {"DELETE FROM uncorrected", "DELETE FROM storyline_taken"}) {
    if (auto done = run(db, sql); !done) return done;
  }
  if (corrections->empty()) return {};
  const Wires events = wires(links.events, encode_event);
  const Wires plans = wires(links.plans, encode_plan);
  const std::vector<Storyline> stories = links.storylines;
  lay_over(links, *corrections, facts_of(db));
  auto done = keep_changed(db, "event", events, wires(links.events, encode_event));
  if (done) done = keep_changed(db, "plan", plans, wires(links.plans, encode_plan));
  if (!done) return done;
  // Where an event or plan stood is known from the storylines, but for one that is taken out.
  const Wires events_after = wires(links.events, encode_event);
  const Wires plans_after = wires(links.plans, encode_plan);
  const auto keep = [db](const std::string& part, const Storyline& story) {
    return run(db, "INSERT OR IGNORE INTO storyline_taken VALUES (?1, ?2)", {part, story.id.str()});
  };
  for (const Storyline& story : stories) {
    for (const EventId& event : story.events) {
      if (done && events_after.count(event.str()) == 0) done = keep(event.str(), story);
    }
    for (const PlanId& plan : story.plans) {
      if (done && plans_after.count(plan.str()) == 0) done = keep(plan.str(), story);
    }
  }
  return done;
}

Result<void> correct_rows(sqlite3* db, const Correction& named) {
  auto corrections = read_corrections(db);
  if (!corrections) return tl::unexpected(corrections.error());
  Subset subset(db);
  if (auto done = subset.gather(named); !done) return done;
  auto links = subset.links();
  if (!links) return tl::unexpected(links.error());
  Wires events = wires(links->events, encode_event);
  Wires plans = wires(links->plans, encode_plan);
  lay_over(*links, *corrections, facts_of(db));
  if (auto done = write_subset(db, *links, subset); !done) return done;
  if (auto done = run(db, "DELETE FROM uncorrected"); !done) return done;
  auto done = keep_changed(db, "event", events, wires(links->events, encode_event));
  return done ? keep_changed(db, "plan", plans, wires(links->plans, encode_plan)) : done;
}

}  // namespace chancery
