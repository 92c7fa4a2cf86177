// chancery correct: what a person sets right; chancery corrections: what was set right, and undone.
#include <chrono>
#include <ostream>

#include "chancery/base/strings.h"
#include "chancery/cli/context.h"
#include "chancery/cli/output.h"
#include "chancery/query/lists.h"
#include "chancery/query/recoding.h"
#include "chancery/wire/correction.h"
#include "chancery/wire/row.h"

namespace chancery {
namespace {

struct CorrectFlags {
  std::string record, event, into, reports, author, reason, on;
  std::vector<std::string> recode;  // "type=AGREE"
  bool wrong = false;
};

Result<CivilDate> day_of(const std::string& written) {
  if (written.empty()) {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return CivilDate::from_days(static_cast<std::int32_t>(
        std::chrono::duration_cast<std::chrono::hours>(now).count() / 24));
  }
  const auto day = CivilDate::parse(written);
  if (!day) return fail(ErrorCode::kUsage, "--date: '" + written + "' is no day (YYYY-MM-DD)");
  return *day;
}

// The event whose id begins so, or that now holds what a former id meant. One must be meant, not
// several.
Result<std::string> full_id(RecordReader& reader, const std::string& prefix) {
  std::vector<std::string> found;
  SqlQuery query;
  query.add("SELECT event_id FROM events WHERE event_id >= ?", prefix);
  query.add(" AND event_id < ?", prefix + "g");
  query.add(" UNION SELECT telling_id FROM tellings WHERE telling_id = ? LIMIT 2", prefix);
  auto done = reader.each(query, [&found](const SqlRow& row) {
    found.emplace_back(row.text(0));
    return true;
  });
  if (!done) return tl::unexpected(done.error());
  if (found.empty())
    return fail(ErrorCode::kNotFound, "no event has an id that begins with " + prefix);
  if (found.size() > 1)
    return fail(ErrorCode::kUsage, "several events have ids that begin with " + prefix);
  return found.front();
}

std::string list_json(const std::string& written) {
  std::vector<std::string> values;
  for (std::string_view part : split(written, ',')) values.emplace_back(trim(part));
  return json_list(values);
}

Result<std::string> recoding_json(const std::vector<std::string>& fields) {
  Row row;
  for (const std::string& field : fields) {
    const std::size_t equals = field.find('=');
    const std::string key = field.substr(0, equals);
    const std::string value = equals == std::string::npos ? "" : field.substr(equals + 1);
    if (key == "modes" || key == "contexts" || key == "actors" || key == "recipients") {
      row.put_json(key, list_json(value));
    } else if ((key == "type" || key == "status" || key == "cameo" || key == "date") &&
               !value.empty()) {
      row.put(key, value);
    } else {
      return fail(
          ErrorCode::kUsage,
          "--recode: '" + field +
              "' is none of type= status= modes= contexts= cameo= date= actors= recipients=");
    }
  }
  return row.json();
}

// Score and Goldstein's number follow from what is coded.
Result<void> add_scores(Correction& correction, RecordReader& reader, const Context& context) {
  if (correction.kind != CorrectionKind::kRecode) return {};
  auto data = find_data(context.data);
  if (!data) return tl::unexpected(data.error());
  auto ontology = Ontology::load(*data);
  if (!ontology) return tl::unexpected(ontology.error());
  return put_scores(reader, *ontology, correction);
}

Result<Correction> correction_of(const CorrectFlags& flags, Context& context) {
  auto day = day_of(flags.on);
  if (!day) return tl::unexpected(day.error());
  auto reader = open_reader(flags.record);
  if (!reader) return tl::unexpected(reader.error());
  auto event = full_id(**reader, flags.event);
  if (!event) return tl::unexpected(event.error());
  Row row;
  row.put("kind", flags.wrong             ? "wrong"
                  : !flags.into.empty()   ? "merge"
                  : !flags.recode.empty() ? "recode"
                                          : "split");
  row.put("event_id", *event);
  if (!flags.into.empty()) {
    auto into = full_id(**reader, flags.into);
    if (!into) return tl::unexpected(into.error());
    row.put("into", *into);
  }
  if (!flags.reports.empty()) row.put_json("reports", list_json(flags.reports));
  if (!flags.recode.empty()) {
    auto recoding = recoding_json(flags.recode);
    if (!recoding) return tl::unexpected(recoding.error());
    row.put_json("recode", *recoding);
  }
  row.put("author", flags.author);
  row.put("made_on", day->iso());
  row.put("reason", flags.reason);
  auto correction = decode_correction(row.json());
  if (!correction) return fail(ErrorCode::kUsage, "correct: " + correction.error().message);
  if (auto done = add_scores(*correction, **reader, context); !done) {
    return tl::unexpected(done.error());
  }
  return correction;
}

void run_correct(const CorrectFlags& flags, Context& context) {
  const int deeds = int{flags.wrong} + int{!flags.into.empty()} + int{!flags.reports.empty()} +
                    int{!flags.recode.empty()};
  if (deeds != 1) {
    return context.complain(
        {ErrorCode::kUsage, "correct: one of --wrong, --merge, --split, --recode is asked for"});
  }
  auto correction = correction_of(flags, context);
  if (!correction) return context.complain(correction.error());
  auto store = open_record(flags.record, true);
  if (!store) return context.complain(store.error());
  auto id = (*store)->correct(*correction);
  if (!id) return context.complain(id.error());
  context.out << id->str() << '\n';
}

struct CorrectionsFlags {
  std::string record, undo, author, on;
  std::string format = "table";
};

void run_undo(const CorrectionsFlags& flags, Context& context) {
  auto day = day_of(flags.on);
  if (!day) return context.complain(day.error());
  const auto id = CorrectionId::parse(flags.undo);
  if (!id) return context.complain({ErrorCode::kUsage, "--undo: '" + flags.undo + "' is no id"});
  auto store = open_record(flags.record, true);
  if (!store) return context.complain(store.error());
  if (auto done = (*store)->undo(*id, flags.author, *day); !done) context.complain(done.error());
}

void run_corrections(const CorrectionsFlags& flags, Context& context) {
  if (!flags.undo.empty()) return run_undo(flags, context);
  auto format = parse_list_format(flags.format);
  if (!format) return context.complain(format.error());
  auto store = open_record(flags.record, false);
  if (!store) return context.complain(store.error());
  auto corrections = (*store)->corrections();
  if (!corrections) return context.complain(corrections.error());
  print_list(list_corrections(*corrections), *format, context.out);
}

}  // namespace

void add_correct_commands(CLI::App& app, Context& context) {
  auto flags = std::make_shared<CorrectFlags>();
  CLI::App* command = app.add_subcommand("correct", "Sets an event of a record right");
  command->add_option("EVENT", flags->event, "Its id, or how it begins")->required();
  add_record_option(*command, flags->record);
  command->add_flag("--wrong", flags->wrong, "There is no such event");
  command->add_option("--merge", flags->into, "It is another event told twice: that one's id");
  command->add_option("--split", flags->reports,
                      "These of its reports, joined by commas, tell of an event of their own");
  command
      ->add_option("--recode", flags->recode,
                   "FIELD=VALUE (repeat for more): type, status, modes, contexts, cameo, date, "
                   "actors, recipients")
      ->take_all();
  command->add_option("--author", flags->author, "Who says so")->required();
  command->add_option("--reason", flags->reason, "Why")->required();
  command->add_option("--date", flags->on, "When; today if not given");
  command->callback([flags, &context] { run_correct(*flags, context); });

  auto listed = std::make_shared<CorrectionsFlags>();
  CLI::App* list = app.add_subcommand("corrections", "What was set right in a record, and by whom");
  add_record_option(*list, listed->record);
  list->add_option("--format,-f", listed->format, "table, csv, tsv or jsonl")
      ->capture_default_str();
  list->add_option("--author", listed->author, "Who undoes it");
  list->add_option("--undo", listed->undo, "Takes a correction away again; needs --author")
      ->needs("--author");
  list->add_option("--date", listed->on, "When; today if not given");
  list->callback([listed, &context] { run_corrections(*listed, context); });
}

}  // namespace chancery
