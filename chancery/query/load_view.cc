// A record, or a part of it, into memory, by what its tables answer.
#include "chancery/query/record_view.h"
#include "chancery/query/where.h"
#include "chancery/store/report_entry.h"
#include "chancery/wire/wire.h"

namespace chancery {
namespace {

tl::unexpected<Error> damaged(const std::string& what) {
  return fail(ErrorCode::kStore, "record is damaged: " + what);
}

// Reads rows one after another until one cannot be read.
template <typename Read>
Result<void> read_each(RecordReader& reader, const SqlQuery& query, Read read) {
  Result<void> all;
  auto done = reader.each(query, [&](const SqlRow& row) {
    all = read(row);
    return all.has_value();
  });
  return done ? all : done;
}

Result<void> read_storylines(RecordReader& reader, const SqlQuery& where,
                             std::vector<Storyline>& storylines) {
  SqlQuery query;
  query
      .add(
          "SELECT s.story_id, s.title, x.kind, coalesce(e.event_id, p.plan_id, r.report_id)"
          " FROM storylines s JOIN storyline_parts x USING (story_no)"
          " LEFT JOIN events e ON x.kind = 'event' AND e.event_no = x.part_no"
          " LEFT JOIN plans p ON x.kind = 'plan' AND p.plan_no = x.part_no"
          " LEFT JOIN reports r ON x.kind = 'report' AND r.report_no = x.part_no WHERE ")
      .add(where)
      .add(" ORDER BY s.story_id, x.kind, coalesce(e.sort_key, p.sort_key, r.report_id)");
  return read_each(reader, query, [&storylines](const SqlRow& row) -> Result<void> {
    const auto id = StorylineId::parse(row.text(0));
    const auto part = parse_hex128(row.text(3));
    if (!id || !part) return damaged("storylines");
    if (storylines.empty() || storylines.back().id != *id) {
      storylines.push_back({*id, std::string(row.text(1)), {}, {}, {}});
    }
    if (row.text(2) == "event") storylines.back().events.push_back(EventId{*part});
    if (row.text(2) == "plan") storylines.back().plans.push_back(PlanId{*part});
    if (row.text(2) == "report") storylines.back().reports.push_back(ReportId{*part});
    return {};
  });
}

// Ids that begin so: a range, which an index answers.
SqlQuery begins(const char* column, const std::string& prefix) {
  SqlQuery out;
  return out.add(column).add(" >= ?", prefix).add(" AND ").add(column).add(" < ?", prefix + "g");
}

}  // namespace

// Conditions over the rows to be loaded: `r`, `e`, `p`, `s` as in where.h.
struct RecordView::Wanted {
  SqlQuery reports;
  SqlQuery events;
  SqlQuery plans;
  SqlQuery storylines;
  SqlQuery meant;  // of the events
  Filter day;      // from which plans are seen
};

Result<RecordView> RecordView::load(RecordReader& reader, std::optional<CivilDate> as_of) {
  Wanted wanted;
  wanted.reports = wanted.events = wanted.plans = wanted.storylines = wanted.meant = {"1", {}};
  wanted.day.as_of = as_of;
  return load_wanted(reader, wanted);
}

Result<RecordView> RecordView::load_reports(RecordReader& reader) {
  Wanted wanted;
  wanted.events = wanted.plans = wanted.storylines = wanted.meant = {"0", {}};
  wanted.reports = {"1", {}};
  return load_wanted(reader, wanted);
}

Result<RecordView> RecordView::load_named(RecordReader& reader, const std::string& prefix) {
  Wanted wanted;
  wanted.storylines = {"0", {}};
  wanted.meant.add("(").add(begins("e.event_id", prefix));
  wanted.meant
      .add(
          " OR e.event_no IN (SELECT v.event_no FROM tellings t JOIN event_evidence v"
          " ON v.report_no = t.report_no AND v.mention = t.mention WHERE ")
      .add(begins("t.telling_id", prefix))
      .add("))");
  wanted.plans = begins("p.plan_id", prefix);
  wanted.events.add("(").add(wanted.meant);
  for (const char* ids : {"'$.announced_by'", "'$.fulfilled_by'"}) {
    wanted.events
        .add(
            " OR e.event_id IN (SELECT j.value FROM plans p JOIN plan_wire w USING (plan_no),"
            " json_each(w.wire, ")
        .add(ids)
        .add(") j WHERE ")
        .add(wanted.plans)
        .add(")");
  }
  wanted.events.add(")");
  wanted.reports.add("(")
      .add(begins("r.report_id", prefix))
      .add(
          " OR r.report_no IN (SELECT v.report_no FROM event_evidence v JOIN events e"
          " USING (event_no) WHERE ")
      .add(wanted.events)
      .add("))");
  return load_wanted(reader, wanted);
}

Result<RecordView> RecordView::load_wanted(RecordReader& reader, const Wanted& wanted) {
  if (auto held = reader.hold(); !held) return tl::unexpected(held.error());
  RecordView view;
  auto done = read_storylines(reader, wanted.storylines, view.storylines_);
  SqlQuery query;
  if (done) {
    query.add(kSelectEntries).add(" WHERE ").add(wanted.reports).add(" ORDER BY r.report_id");
    done = read_each(reader, query, [&view](const SqlRow& row) -> Result<void> {
      auto entry = read_entry(row);
      if (!entry) return tl::unexpected(entry.error());
      view.reports_.push_back(std::move(*entry));
      return {};
    });
  }
  std::vector<std::size_t> meant;
  if (done) {
    query = {};
    query.add("SELECT w.wire, (").add(wanted.meant);
    query.add(") FROM events e JOIN event_wire w USING (event_no) WHERE ")
        .add(wanted.events)
        .add(" ORDER BY e.sort_key");
    done = read_each(reader, query, [&](const SqlRow& row) -> Result<void> {
      auto event = decode_event(row.text(0));
      if (!event) return damaged(event.error().message);
      if (row.integer(1) != 0) meant.push_back(view.events_.size());
      view.events_.push_back(std::move(*event));
      return {};
    });
  }
  if (done) {
    query = {};
    query.add("SELECT CASE WHEN (").add(plan_state(wanted.day));
    query.add(") = p.state THEN w.wire ELSE json_replace(w.wire, '$.state', ")
        .add(plan_state(wanted.day))
        .add(") END FROM plans p JOIN plan_wire w USING (plan_no) WHERE ")
        .add(wanted.plans)
        .add(" ORDER BY p.sort_key");
    done = read_each(reader, query, [&view](const SqlRow& row) -> Result<void> {
      auto plan = decode_plan(row.text(0));
      if (!plan) return damaged(plan.error().message);
      view.plans_.push_back(std::move(*plan));
      return {};
    });
  }
  reader.release();
  if (!done) return tl::unexpected(done.error());
  for (std::size_t place : meant) view.meant_.push_back(&view.events_[place]);
  view.index();
  return view;
}

}  // namespace chancery
