#include "chancery/store/sqlite/write_report.h"

#include <algorithm>
#include <cstdio>

#include "chancery/text/fold.h"
#include "chancery/text/utf8.h"
#include "chancery/wire/row.h"
#include "chancery/wire/wire.h"

namespace chancery {
namespace {

// Prepares, binds by `bind`, runs.
template <typename Bind>
Result<void> run(sqlite3* db, std::string_view sql, Bind bind) {
  auto statement = Statement::prepare(db, sql);
  if (!statement) return tl::unexpected(statement.error());
  bind(*statement);
  return statement->run();
}

// Takes out what hangs on a report that is there already. The full-text tables keep no text of
// their own and have to be told what they held.
Result<void> clear_report(sqlite3* db, std::int64_t report_no) {
  for (const char* sql :
       {"UPDATE events SET digest = '' WHERE event_no IN"
        " (SELECT event_no FROM event_evidence WHERE report_no = ?1)",
        "INSERT INTO report_words (report_words, rowid, text)"
        " SELECT 'delete', report_no, json_extract(wire, '$.text') FROM report_wire"
        " WHERE report_no = ?1",
        "INSERT INTO telling_words (telling_words, rowid, words)"
        " SELECT 'delete', telling_no, words FROM tellings WHERE report_no = ?1",
        "DELETE FROM tellings WHERE report_no = ?1",
        "INSERT INTO quotation_words (quotation_words, rowid, content, about)"
        " SELECT 'delete', quotation_no, content, about FROM quotation_texts WHERE quotation_no IN"
        " (SELECT quotation_no FROM quotations WHERE report_no = ?1)",
        "DELETE FROM quotation_texts WHERE quotation_no IN"
        " (SELECT quotation_no FROM quotations WHERE report_no = ?1)",
        "DELETE FROM quotations WHERE report_no = ?1",
        "DELETE FROM inferred_dates WHERE report_no = ?1",
        "DELETE FROM report_summaries WHERE report_no = ?1",
        "DELETE FROM compared_texts WHERE report_no = ?1 OR other_no = ?1"}) {
    auto done = run(db, sql, [report_no](Statement& row) { row.bind(1, report_no); });
    if (!done) return done;
  }
  return {};
}

// Whose word the report is: the agency it credits, else its outlet, else its own.
std::string voice_of(const FiledReport& filed) {
  const std::string agency = filed.dateline ? filed.dateline->agency : "";
  const std::string& voice = agency.empty() ? filed.report.outlet : agency;
  return voice.empty() ? filed.report.id.str() : fold_name(voice);
}

Result<std::int64_t> write_header(sqlite3* db, const FiledReport& filed,
                                  const std::string& coder_version, Numbers& numbers) {
  const ReportHeader& header = filed.report;
  std::optional<std::int64_t> outlet;
  if (!header.outlet.empty()) {
    auto number = numbers.outlet(header.outlet);
    if (!number) return number;
    outlet = *number;
  }
  auto statement = Statement::prepare(
      db,
      "INSERT INTO reports (report_id, key, path, url, outlet_no, voice, title, published_from,"
      " published_to, published_basis, published_reason, flags, coder_version)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)"
      " ON CONFLICT (report_id) DO UPDATE SET key = ?2, path = ?3, url = ?4, outlet_no = ?5,"
      " voice = ?6, title = ?7, published_from = ?8, published_to = ?9, published_basis = ?10,"
      " published_reason = ?11, flags = ?12, coder_version = ?13 RETURNING report_no");
  if (!statement) return tl::unexpected(statement.error());
  statement->bind(1, header.id.str()).bind_optional(2, header.key).bind_optional(3, header.path);
  statement->bind_optional(4, header.url).bind_null(5).bind(6, voice_of(filed));
  if (outlet) statement->bind(5, *outlet);
  statement->bind_optional(7, filed.title);
  for (int i = 8; i <= 11; ++i) statement->bind_null(i);
  if (filed.published) {
    statement->bind(8, filed.published->interval.from.iso());
    statement->bind(9, filed.published->interval.to.iso());
    statement->bind(10, kDateBasisNames[static_cast<std::size_t>(filed.published->basis)]);
    statement->bind_optional(11, filed.published->reason);
  }
  statement->bind(12, json_list(filed.flags)).bind(13, coder_version);
  auto row = statement->step();
  if (!row) return tl::unexpected(row.error());
  const std::int64_t number = statement->integer(0);
  // The statement is complete only once it was stepped to its end.
  if (auto end = statement->step(); !end) return tl::unexpected(end.error());
  return number;
}

Result<void> write_tellings(sqlite3* db, std::int64_t report_no, const FiledReport& filed) {
  auto insert = Statement::prepare(
      db, "INSERT INTO tellings (telling_id, report_no, mention, words) VALUES (?1, ?2, ?3, ?4)");
  auto words = Statement::prepare(db, "INSERT INTO telling_words (rowid, words) VALUES (?1, ?2)");
  if (!insert) return tl::unexpected(insert.error());
  if (!words) return tl::unexpected(words.error());
  for (std::size_t m = 0; m < filed.events.size(); ++m) {
    const FiledEvent& event = filed.events[m];
    const std::string evidence(words_at(filed.text, event.evidence));
    const auto mention = static_cast<std::uint32_t>(m);
    insert->bind(1, telling_id(filed.report.id, event, mention).str()).bind(2, report_no);
    insert->bind(3, std::int64_t{mention}).bind(4, evidence);
    if (auto done = insert->run(); !done) return done;
    const std::int64_t number = sqlite3_last_insert_rowid(db);
    if (auto done = words->bind(1, number).bind(2, evidence).run(); !done) return done;
  }
  return {};
}

Result<void> bind_party(Statement& row, int parameter, const FiledReport& filed,
                        const std::optional<std::uint32_t>& entity, Numbers& numbers) {
  row.bind_null(parameter);
  if (!entity) return {};
  auto number = numbers.party(party_of(filed.entities[*entity]));
  if (!number) return tl::unexpected(number.error());
  row.bind(parameter, *number);
  return {};
}

// Words and spans of a quotation; spans count code points, as the wire form does.
struct QuotationText {
  std::string content;
  std::string spans;
};

QuotationText text_of(const FiledQuotation& quotation, const FiledReport& filed,
                      const CodePointIndex& index) {
  QuotationText out;
  for (Span span : quotation.content) {
    if (!out.spans.empty()) {
      out.content += " ... ";
      out.spans += ',';
    }
    out.content += words_at(filed.text, span);
    out.spans += "[" + std::to_string(index.code_points(span.begin)) + "," +
                 std::to_string(index.code_points(span.end)) + "]";
  }
  out.spans = "[" + out.spans + "]";
  return out;
}

Result<void> write_quotations(sqlite3* db, std::int64_t report_no, const FiledReport& filed,
                              Numbers& numbers) {
  auto insert = Statement::prepare(
      db,
      "INSERT INTO quotations (sort_key, report_no, place, speaker_no, addressee_no, form)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
  auto texts = Statement::prepare(db, "INSERT INTO quotation_texts VALUES (?1, ?2, ?3, ?4, ?5)");
  auto words = Statement::prepare(db,
                                  "INSERT INTO quotation_words (rowid, content, about)"
                                  " VALUES (?1, ?2, ?3)");
  for (auto* statement : {&insert, &texts, &words}) {
    if (!*statement) return tl::unexpected(statement->error());
  }
  const CodePointIndex index(filed.text);
  for (std::size_t i = 0; i < filed.quotations.size(); ++i) {
    const FiledQuotation& quotation = filed.quotations[i];
    char place[32];
    std::snprintf(place, sizeof place, ".%05zu", i);  // sorts as the number does
    insert->bind(1, filed.report.id.str() + place).bind(2, report_no);
    insert->bind(3, static_cast<std::int64_t>(i));
    if (auto done = bind_party(*insert, 4, filed, quotation.speaker, numbers); !done) return done;
    if (auto done = bind_party(*insert, 5, filed, quotation.addressee, numbers); !done) return done;
    insert->bind(6, kQuotationFormNames[static_cast<std::size_t>(quotation.form)]);
    if (auto done = insert->run(); !done) return done;
    const std::int64_t number = sqlite3_last_insert_rowid(db);
    const QuotationText text = text_of(quotation, filed, index);
    const std::string about = quoted_parties(quotation, filed);
    texts->bind(1, number).bind(2, text.content).bind(3, text.spans);
    texts->bind(4, json_list(quotation.chain)).bind(5, about);
    if (auto done = texts->run(); !done) return done;
    words->bind(1, number).bind(2, text.content).bind(3, about);
    if (auto done = words->run(); !done) return done;
  }
  return {};
}

}  // namespace

std::string quoted_parties(const FiledQuotation& quotation, const FiledReport& filed) {
  constexpr std::string_view kBetween = " \xEE\x80\x80 ";
  std::string out;
  const auto within = [&quotation](const FiledEntity::Mention& mention) {
    return std::any_of(quotation.content.begin(), quotation.content.end(),
                       [&](Span span) { return span.contains(mention.span); });
  };
  for (const FiledEntity& entity : filed.entities) {
    if (std::none_of(entity.mentions.begin(), entity.mentions.end(), within)) continue;
    const Party party = party_of(entity);
    for (const std::string& part :
         {party.name, party.id, party.country ? party.country->str() : std::string()}) {
      if (!part.empty()) out += part + std::string(kBetween);
    }
  }
  return out;
}

Result<void> write_report(sqlite3* db, const FiledReport& report, const std::string& coder_version,
                          Numbers& numbers) {
  const std::string id = report.report.id.str();
  auto known = Statement::prepare(db, "SELECT report_no FROM reports WHERE report_id = ?1");
  if (!known) return tl::unexpected(known.error());
  auto row = known->bind(1, id).step();
  if (!row) return tl::unexpected(row.error());
  if (*row) {
    const std::int64_t report_no = known->integer(0);
    if (auto done = known->step(); !done) return tl::unexpected(done.error());
    if (auto done = clear_report(db, report_no); !done) return done;
  }
  auto report_no = write_header(db, report, coder_version, numbers);
  if (!report_no) return tl::unexpected(report_no.error());
  auto done = run(db, "INSERT OR REPLACE INTO report_wire VALUES (?1, ?2)",
                  [&](Statement& to) { to.bind(1, *report_no).bind(2, encode_report(report)); });
  if (!done) return done;
  done = run(db, "INSERT INTO report_words (rowid, text) VALUES (?1, ?2)",
             [&](Statement& to) { to.bind(1, *report_no).bind(2, report.text); });
  if (!done) return done;
  if (done = write_tellings(db, *report_no, report); !done) return done;
  if (done = write_quotations(db, *report_no, report, numbers); !done) return done;
  return run(db, "DELETE FROM failures WHERE path = ?1",
             [&](Statement& to) { to.bind(1, report.report.path); });
}

Result<void> rewrite_header(sqlite3* db, const FiledReport& report) {
  const std::string id = report.report.id.str();
  auto done =
      run(db, "UPDATE reports SET path = ?2, key = ?3 WHERE report_id = ?1", [&](Statement& to) {
        to.bind(1, id).bind_optional(2, report.report.path);
        to.bind_optional(3, report.report.key);
      });
  if (!done) return done;
  return run(db,
             "UPDATE report_wire SET wire = ?2 WHERE report_no ="
             " (SELECT report_no FROM reports WHERE report_id = ?1)",
             [&](Statement& to) { to.bind(1, id).bind(2, encode_report(report)); });
}

}  // namespace chancery
