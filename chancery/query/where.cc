#include "chancery/query/where.h"

#include "chancery/text/words.h"

namespace chancery {
namespace {

// Conditions that must all hold.
class Conditions {
 public:
  SqlQuery& next() { return all_.add(all_.text.empty() ? "" : " AND "); }
  SqlQuery take() { return all_.text.empty() ? SqlQuery{"1", {}} : std::move(all_); }

 private:
  SqlQuery all_;
};

// Words next to one another, in the language of full-text search: "..." with quotes doubled.
std::string phrase(std::string_view words) {
  std::string out = "\"";
  for (char c : words) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

// `words` next to one another among those of a folded column.
SqlQuery column_holds(const char* column, std::string_view words) {
  SqlQuery out;
  return out.add("instr(' ' || ").add(column).add(" || ' ', ?) > 0", " " + fold_words(words) + " ");
}

// Values of one column, each bound: column IN (?, ?, ...).
template <typename List, typename Text>
void add_one_of(Conditions& all, const std::string& column, const List& values, Text text) {
  if (values.empty()) return;
  SqlQuery& to = all.next().add(column + " IN (");
  const char* separator = "";
  for (const auto& value : values) {
    to.add(separator).add("?", std::string(text(value)));
    separator = ", ";
  }
  to.add(")");
}

// Numbers of the parties that the pattern means.
SqlQuery parties(const PartyPattern& pattern) {
  const std::string& written = pattern.written();
  SqlQuery out;
  out.add("SELECT party_no FROM parties WHERE country = ?", capitals(written));
  out.add(" UNION SELECT party_no FROM parties WHERE party_id = ?", written);
  out.add(
      " UNION SELECT party_no FROM parties JOIN actors USING (actor_no)"
      " WHERE last_part = ?",
      written);
  const std::string words = fold_words(written);
  if (!words.empty()) {
    out.add(" UNION SELECT rowid FROM party_words WHERE party_words MATCH ?", phrase(words));
  }
  return out;
}

// The names of the tables of events or plans.
struct Of {
  std::string row;  // alias
  std::string number;
  std::string parties;
  std::string codes;
};
const Of kOfEvents = {"e", "event_no", "event_parties", "event_codes"};
const Of kOfPlans = {"p", "plan_no", "plan_parties", "plan_codes"};

void add_party(Conditions& all, const Of& of, const PartyPattern& pattern, const char* side) {
  all.next()
      .add(of.row + "." + of.number + " IN (SELECT " + of.number + " FROM " + of.parties +
               " WHERE side = ? AND party_no IN (",
           std::string(side))
      .add(parties(pattern))
      .add("))");
}

// The two sides must be two parties: one person does not meet himself. The few parties of each
// event of the one side are looked through for the other (CROSS and + keep SQLite from the reverse,
// which would try every party of a country with every event).
void add_between(Conditions& all, const Of& of, const Filter& filter) {
  if (!filter.between) return;
  all.next()
      .add(of.row + "." + of.number + " IN (SELECT x." + of.number + " FROM " + of.parties +
           " x CROSS JOIN " + of.parties + " y ON y." + of.number + " = x." + of.number +
           " AND y.slot <> x.slot WHERE x.party_no IN (")
      .add(parties(filter.between->first))
      .add(") AND +y.party_no IN (")
      .add(parties(filter.between->second))
      .add("))");
}

template <typename List, typename Text>
void add_codes(Conditions& all, const Of& of, const char* kind, const List& values, Text text) {
  if (values.empty()) return;
  Conditions codes;
  codes.next().add("kind = ?", std::string(kind));
  add_one_of(codes, "code", values, text);
  all.next()
      .add(of.row + "." + of.number + " IN (SELECT " + of.number + " FROM " + of.codes + " WHERE ")
      .add(codes.take())
      .add(")");
}

void add_parties(Conditions& all, const Of& of, const Filter& filter) {
  for (const PartyPattern& pattern : filter.actor) add_party(all, of, pattern, "actor");
  for (const PartyPattern& pattern : filter.recipient) add_party(all, of, pattern, "recipient");
  add_between(all, of, filter);
  add_codes(all, of, "country", filter.country, [](const CountryCode& c) { return c.view(); });
  add_codes(all, of, "sector", filter.sector, [](Sector s) { return to_string(s); });
  add_codes(all, of, "mode", filter.mode, [](const EventMode& mode) { return mode.name; });
}

void add_place(Conditions& all, const std::string& row, const Filter& filter) {
  if (filter.place.empty()) return;
  all.next()
      .add(row + ".place_no IN (SELECT place_no FROM places WHERE country = ? OR ",
           capitals(filter.place))
      .add(column_holds("folded", filter.place))
      .add(")");
}

// The key by which events and plans are listed begins with both ends of the date: asked of it,
// the question needs no look at the row. What has no date begins with "~".
void add_sorted_dates(Conditions& all, const std::string& row, const Filter& filter) {
  if (!filter.since && !filter.until) return;
  const std::string key = row + ".sort_key";
  all.next().add(key + " < ?", filter.until ? filter.until->iso() + "~" : std::string("~"));
  if (filter.since) all.next().add("substr(" + key + ", 11, 10) >= ?", filter.since->iso());
}

void add_outlets(Conditions& named, const Filter& filter) {
  SqlQuery& to = named.next().add("(");
  const char* separator = "";
  for (const std::string& outlet : filter.outlet) {
    to.add(separator).add(column_holds("folded", outlet));
    separator = " OR ";
  }
  to.add(")");
}

// Of the report, or of the one that a quotation stands in.
void add_report(Conditions& all, const Filter& filter) {
  if (!filter.outlet.empty()) {
    Conditions named;
    add_outlets(named, filter);
    all.next()
        .add("r.outlet_no IN (SELECT outlet_no FROM outlets WHERE ")
        .add(named.take())
        .add(")");
  }
  if (filter.since) all.next().add("r.published_to >= ?", filter.since->iso());
  if (filter.until) all.next().add("r.published_from <= ?", filter.until->iso());
}

void add_match(Conditions& all, const std::string& condition, const std::string& words) {
  if (!words.empty()) all.next().add(condition, phrase(words));
}

void add_voice(Conditions& all, const char* column, const PartyPattern& pattern) {
  all.next().add(column).add(" IN (").add(parties(pattern)).add(")");
}

// Who speaks counts as the actor, who is spoken to as the recipient.
void add_voices(Conditions& all, const Filter& filter) {
  if (filter.speaker) add_voice(all, "q.speaker_no", *filter.speaker);
  if (filter.addressee) add_voice(all, "q.addressee_no", *filter.addressee);
  for (const PartyPattern& pattern : filter.actor) add_voice(all, "q.speaker_no", pattern);
  for (const PartyPattern& pattern : filter.recipient) add_voice(all, "q.addressee_no", pattern);
  if (filter.between) {
    const auto& [one, other] = *filter.between;
    Conditions forth, back;
    add_voice(forth, "q.speaker_no", one);
    add_voice(forth, "q.addressee_no", other);
    add_voice(back, "q.speaker_no", other);
    add_voice(back, "q.addressee_no", one);
    all.next().add("(").add(forth.take()).add(" OR ").add(back.take()).add(")");
  }
  Conditions speaker;
  add_one_of(speaker, "country", filter.country, [](const CountryCode& c) { return c.view(); });
  if (!filter.sector.empty()) {
    Conditions sectors;
    add_one_of(sectors, "value", filter.sector, [](Sector s) { return to_string(s); });
    speaker.next()
        .add("EXISTS (SELECT 1 FROM json_each(sectors) WHERE ")
        .add(sectors.take())
        .add(")");
  }
  if (filter.country.empty() && filter.sector.empty()) return;
  all.next()
      .add("q.speaker_no IN (SELECT party_no FROM parties WHERE ")
      .add(speaker.take())
      .add(")");
}

// `columns` of the full-text table hold the words next to one another.
void add_quotation_words(Conditions& all, std::string_view columns, const std::string& words) {
  if (words.empty()) return;
  all.next().add(
      "q.quotation_no IN (SELECT rowid FROM quotation_words WHERE quotation_words MATCH ?)",
      std::string(columns) + " : " + phrase(words));
}

}  // namespace

SqlQuery where_events(const Filter& filter) {
  Conditions all;
  add_one_of(all, "e.event_type", filter.type, [](EventType type) { return to_string(type); });
  add_one_of(all, "e.status", filter.status, [](EventStatus status) { return to_string(status); });
  add_sorted_dates(all, "e", filter);
  if (filter.min_independent != 0) {
    all.next().add("e.n_independent >= ?", std::int64_t{filter.min_independent});
  }
  if (filter.conflicting) all.next().add("e.n_conflicts > 0");
  add_parties(all, kOfEvents, filter);
  add_codes(all, kOfEvents, "context", filter.context,
            [](const EventContext& context) { return context.name; });
  add_place(all, "e", filter);
  if (!filter.outlet.empty()) {
    Conditions named;
    add_outlets(named, filter);
    all.next()
        .add(
            "e.event_no IN (SELECT event_no FROM event_codes WHERE kind = 'outlet' AND code IN"
            " (SELECT folded FROM outlets WHERE ")
        .add(named.take())
        .add("))");
  }
  add_match(all,
            "e.event_no IN (SELECT v.event_no FROM telling_words w"
            " JOIN tellings t ON t.telling_no = w.rowid JOIN event_evidence v"
            " ON v.report_no = t.report_no AND v.mention = t.mention WHERE telling_words MATCH ?)",
            filter.text);
  return all.take();
}

SqlQuery plan_state(const Filter& filter) {
  SqlQuery out;
  if (!filter.as_of) return out.add("p.state");
  return out.add(
      "CASE WHEN p.state IN ('announced', 'confirmed', 'postponed') AND p.expected_to < ?"
      " THEN 'lapsed' ELSE p.state END",
      filter.as_of->iso());
}

SqlQuery where_plans(const Filter& filter) {
  Conditions all;
  add_one_of(all, "p.type", filter.type, [](EventType type) { return to_string(type); });
  add_sorted_dates(all, "p", filter);
  add_parties(all, kOfPlans, filter);
  add_place(all, "p", filter);
  if (filter.open_plans) {
    all.next().add("(").add(plan_state(filter)).add(") IN ('announced', 'confirmed', 'postponed')");
  }
  return all.take();
}

SqlQuery where_reports(const Filter& filter) {
  Conditions all;
  add_report(all, filter);
  add_match(all, "r.report_no IN (SELECT rowid FROM report_words WHERE report_words MATCH ?)",
            filter.text);
  return all.take();
}

SqlQuery where_quotations(const Filter& filter) {
  Conditions all;
  if (!filter.outlet.empty() || filter.since || filter.until) {
    Conditions report;
    add_report(report, filter);
    all.next()
        .add("q.report_no IN (SELECT r.report_no FROM reports r WHERE ")
        .add(report.take())
        .add(")");
  }
  if (!filter.form.empty()) all.next().add("q.form = ?", filter.form);
  add_voices(all, filter);
  for (const std::string* words : {&filter.contains, &filter.text}) {
    add_quotation_words(all, "content", *words);
  }
  // Its words say the name, or something in it means somebody who is so called: "he must go".
  add_quotation_words(all, "{content about}", filter.about);
  return all.take();
}

SqlQuery where_storylines(const Filter& filter) {
  SqlQuery events = where_events(filter);
  SqlQuery out;
  if (events.text == "1") {
    return out.add(
        "EXISTS (SELECT 1 FROM storyline_parts x WHERE x.story_no = s.story_no"
        " AND x.kind = 'event')");
  }
  return out
      .add(
          "s.story_no IN (SELECT x.story_no FROM storyline_parts x WHERE x.kind = 'event'"
          " AND x.part_no IN (SELECT e.event_no FROM events e WHERE ")
      .add(events)
      .add("))");
}

SqlQuery rows_meant(const SqlQuery& select, const SqlQuery& where, const std::string& order,
                    const Filter& filter) {
  SqlQuery out = select;
  out.add(" WHERE (").add(where).add(") ORDER BY " + order);
  const auto limit = static_cast<std::int64_t>(filter.limit);
  return out.add(" LIMIT ?", limit == 0 ? std::int64_t{-1} : limit);
}

bool asks_for_events(const Filter& filter) {
  return !filter.actor.empty() || !filter.recipient.empty() || filter.between ||
         !filter.sector.empty() || !filter.type.empty() || !filter.mode.empty() ||
         !filter.context.empty() || !filter.status.empty() || filter.min_independent != 0 ||
         filter.conflicting || !filter.place.empty();
}

bool asks_for_quotations(const Filter& filter) {
  return filter.speaker || filter.addressee || !filter.about.empty() || !filter.contains.empty() ||
         !filter.form.empty();
}

}  // namespace chancery
