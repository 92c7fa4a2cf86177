// chancery doctor: checks the installation, the data and, where one is named, a record.
#include <fstream>
#include <ostream>

#include "chancery/clean/clean.h"
#include "chancery/cli/context.h"
#include "chancery/cli/exit_status.h"
#include "chancery/pipeline/read_report.h"
#include "chancery/pipeline/version.h"

namespace chancery {
namespace {

// A sentence must come out as an event: tables that load but do not work together are a fault.
Result<void> check_reading(const Resources& resources) {
  Report report;
  report.bytes =
      "Norwegian Foreign Minister Espen Barth Eide met his Swedish counterpart in Oslo on "
      "11 March 2024.";
  report.id = make_report_id(report);
  auto read = read_report(report, resources);
  if (!read) return tl::unexpected(read.error());
  if (read->events.empty()) {
    return fail(ErrorCode::kConfiguration, "a sentence about a meeting is not coded as an event");
  }
  return {};
}

Result<void> check_record(const std::string& record, Context& context) {
  auto store = open_record(record, false);
  if (!store) return tl::unexpected(store.error());
  auto problems = (*store)->check();
  if (!problems) return tl::unexpected(problems.error());
  for (const std::string& problem : *problems) context.out << "record    " << problem << '\n';
  if (!problems->empty()) {
    return fail(ErrorCode::kStore, record + ": " + std::to_string(problems->size()) + " problems");
  }
  auto counts = (*store)->counts();
  if (!counts) return tl::unexpected(counts.error());
  context.out << "record    sound: " << counts->reports << " reports, " << counts->events
              << " events, " << counts->failures << " inputs that failed\n";
  return {};
}

struct DoctorFlags {
  std::string record;
  std::string dump;
  bool upgrade = false;
};

// The content of the record as lines; "-" is standard output.
Result<void> dump_record(const std::string& record, const std::string& to, Context& context) {
  auto store = open_record(record, false);
  if (!store) return tl::unexpected(store.error());
  std::ofstream file;
  if (to != "-") file.open(to, std::ios::binary);
  std::ostream& out = to == "-" ? context.out : file;
  auto done = (*store)->dump([&out](std::string_view line) {
    out << line << '\n';
    return out.good();
  });
  if (to != "-") file.close();
  if (done && !out) return fail(ErrorCode::kUnreadable, to + ": cannot be written");
  return done;
}

// Opening a record for writing brings it up to date.
Result<void> upgrade_record(const std::string& record, Context& context) {
  std::error_code ignored;
  if (!std::filesystem::exists(record, ignored)) {
    return fail(ErrorCode::kStore, record + ": no such record");
  }
  auto store = open_record(record, true);
  if (!store) return tl::unexpected(store.error());
  context.out << "upgrade   " << record << " is of this version\n";
  return {};
}

void run_doctor(const DoctorFlags& flags, Context& context) {
  const std::string& record = flags.record;
  if (!flags.dump.empty()) {
    if (auto done = dump_record(record, flags.dump, context); !done) context.complain(done.error());
    return;
  }
  context.out << "program   chancery " << kVersion << '\n';
  auto data = find_data(context.data);
  if (!data) return context.complain(data.error());
  context.out << "data      " << data->string() << '\n';
  auto resources = Resources::open(*data);
  if (!resources) return context.complain(resources.error());
  context.out << "tables    " << resources->actors.countries().size() << " states, "
              << resources->actors.persons().size() << " persons, "
              << resources->actors.organizations().size() << " organisations, "
              << resources->gazetteer.size() << " places\n";
  if (auto done = check_reading(*resources); !done) return context.complain(done.error());
  context.out << "reading   works\n";
  if (flags.upgrade) {
    if (auto done = upgrade_record(record, context); !done) return context.complain(done.error());
  }
  if (!record.empty()) {
    if (auto done = check_record(record, context); !done) return context.complain(done.error());
  }
}

}  // namespace

void add_doctor_command(CLI::App& app, Context& context) {
  auto flags = std::make_shared<DoctorFlags>();
  CLI::App* command =
      app.add_subcommand("doctor", "Checks the installation, the data and a record");
  CLI::Option* record =
      command->add_option("--record,-r", flags->record, "A record to check as well")
          ->type_name("FILE");
  command
      ->add_option(
          "--dump", flags->dump,
          "Only writes the record's content to a file, or to standard output (-): the same "
          "content gives the same lines")
      ->needs(record);
  command
      ->add_flag("--upgrade", flags->upgrade,
                 "Brings a record of an earlier version up to date; a copy of it is kept")
      ->needs(record);
  command->callback([flags, &context] { run_doctor(*flags, context); });
}

}  // namespace chancery
