#include <thread>

#include "chancery/cli/context.h"
#include "chancery/pipeline/read_into_record.h"

namespace chancery {

void add_reading_options(CLI::App& command, ReadingFlags& flags) {
  command.add_option("PATH", flags.inputs,
                     "Files and folders: text, HTML, JSON lines, each also gzipped; - is standard "
                     "input");
  command
      .add_option("--field", flags.fields,
                  "Another name of a JSON field: --field text=body (repeat for more)")
      ->type_name("OURS=THEIRS")
      ->take_all();
  command.add_flag("--as-is", flags.as_is,
                   "The text is already clean: nothing is removed or moved");
  command.add_option("--jobs,-j", flags.jobs, "Threads; one a processor if not given")
      ->envname("CHANCERY_JOBS");
}

Result<ReadingOptions> reading_options(const ReadingFlags& flags, Context& context) {
  ReadingOptions options;
  options.ingest.as_is = flags.as_is;
  options.ingest.standard_input = &context.in;
  for (const std::string& field : flags.fields) {
    const std::size_t equals = field.find('=');
    if (equals == 0 || equals == std::string::npos || equals + 1 == field.size()) {
      return fail(ErrorCode::kUsage, "--field: '" + field + "' is not OURS=THEIRS");
    }
    options.ingest.fields[field.substr(0, equals)] = field.substr(equals + 1);
  }
  options.jobs = flags.jobs != 0 ? flags.jobs : std::max(1U, std::thread::hardware_concurrency());
  options.stop = context.stop;
  options.failed = [&context](const Failure& failure) {
    context.log << "chancery: " << failure.message << '\n';
  };
  return options;
}

}  // namespace chancery
