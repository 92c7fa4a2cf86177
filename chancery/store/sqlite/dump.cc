#include "chancery/store/sqlite/dump.h"

namespace chancery {
namespace {

// Each gives one text a row. Numbers of this file (`*_no`) stand in none of them.
constexpr const char* kLines[] = {
    "SELECT json_object('report', json(w.wire), 'coder_version', r.coder_version)"
    " FROM reports r JOIN report_wire w USING (report_no) ORDER BY r.report_id",
    "SELECT json_object('failure', path, 'code', code, 'message', message)"
    " FROM failures ORDER BY path",
    "SELECT json_object('copy', r.report_id, 'of', c.original, 'similarity', c.similarity,"
    " 'why', c.why, 'spun', c.spun) FROM copies c JOIN reports r USING (report_no)"
    " ORDER BY r.report_id",
    "SELECT json_object('date', r.report_id, 'from', d.published_from, 'to', d.published_to,"
    " 'basis', d.basis, 'reason', d.reason) FROM inferred_dates d JOIN reports r USING (report_no)"
    " ORDER BY r.report_id",
    "SELECT json_object('event', json(w.wire)) FROM events e JOIN event_wire w USING (event_no)"
    " ORDER BY e.sort_key",
    "SELECT json_object('plan', json(w.wire)) FROM plans p JOIN plan_wire w USING (plan_no)"
    " ORDER BY p.sort_key",
    "SELECT json_object('story', s.story_id, 'title', s.title, 'part', x.kind, 'id',"
    " coalesce(e.event_id, p.plan_id, r.report_id)) FROM storylines s"
    " LEFT JOIN storyline_parts x USING (story_no)"
    " LEFT JOIN events e ON x.kind = 'event' AND e.event_no = x.part_no"
    " LEFT JOIN plans p ON x.kind = 'plan' AND p.plan_no = x.part_no"
    " LEFT JOIN reports r ON x.kind = 'report' AND r.report_no = x.part_no"
    " ORDER BY s.story_id, x.kind, coalesce(e.sort_key, p.sort_key, r.report_id)",
    "SELECT json_object('actor', last_part, 'events', n_events, 'quotations', n_quotations)"
    " FROM actors WHERE n_total > 0 ORDER BY last_part",
    "SELECT json_object('correction', json(wire)) FROM corrections ORDER BY place",
    "SELECT json_object('links', value) FROM state WHERE name = 'links'"};

}  // namespace

Result<void> dump_record(sqlite3* db, const std::function<bool(std::string_view)>& line) {
  for (const char* sql : kLines) {
    auto rows = Statement::prepare(db, sql);
    if (!rows) return tl::unexpected(rows.error());
    for (;;) {
      auto row = rows->step();
      if (!row) return tl::unexpected(row.error());
      if (!*row) break;
      if (!line(rows->text(0))) return {};
    }
  }
  return {};
}

}  // namespace chancery
