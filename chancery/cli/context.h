// What every subcommand shares: the streams, the data folder, the signal to stop. The library below
// never prints and never exits; this layer does both.
#pragma once

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <CLI/Option.hpp>
#include <CLI/Validators.hpp>
#include <atomic>
#include <filesystem>
#include <iosfwd>
#include <memory>
#include <string>

#include "chancery/base/result.h"
#include "chancery/events/relate.h"
#include "chancery/pipeline/resources.h"
#include "chancery/query/selection.h"
#include "chancery/store/store.h"

namespace chancery {

struct Context {
  std::istream& in;
  std::ostream& out;  // results
  std::ostream& log;  // progress and complaints
  bool log_is_terminal = false;
  std::filesystem::path data;    // empty: found beside the program
  std::filesystem::path actors;  // a file of the user's own actors; empty: none
  std::filesystem::path types;   // a file of the user's own event types; empty: none
  const std::atomic<bool>* stop = nullptr;
  int status = 0;  // what the subcommand that ran made of it

  // Says "chancery: MESSAGE" on the log and keeps the exit status that belongs to the error.
  void complain(const Error& error);
};

// The data folder: `given`, else beside the checkout that the program was built in, else where it
// was installed with the program. kConfiguration when there is none.
Result<std::filesystem::path> find_data(const std::filesystem::path& given);
Result<Resources> open_resources(const Context& context);
// Apart from the other resources, for only the commands about marked pairs need it.
Result<RelationModel> open_relation_model(const Context& context);
Result<std::unique_ptr<Store>> open_record(const std::string& name, bool writing);
Result<std::unique_ptr<RecordReader>> open_reader(const std::string& record);
// The record in memory, and what the filter means of it.
struct LoadedSelection {
  RecordView view;
  Selection selection;
};
Result<LoadedSelection> load_selection(const std::string& record, const Filter& filter);

// Options of several subcommands; the values live as long as the subcommand's callback.
void add_record_option(CLI::App& command, std::string& record);
void add_filter_options(CLI::App& command, FilterText& filter);
void add_roots_option(CLI::App& command, RelationRoots& roots);

struct ReadingFlags {
  std::vector<std::string> inputs;
  std::vector<std::string> fields;  // "text=body"
  bool as_is = false;
  unsigned jobs = 0;  // 0: one a processor
};
void add_reading_options(CLI::App& command, ReadingFlags& flags);
struct ReadingOptions;
Result<ReadingOptions> reading_options(const ReadingFlags& flags, Context& context);

// One function a subcommand, each in the file of its name.
void add_read_command(CLI::App& app, Context& context);
void add_code_command(CLI::App& app, Context& context);
void add_list_commands(CLI::App& app, Context& context);
void add_actors_command(CLI::App& app, Context& context);
void add_brief_command(CLI::App& app, Context& context);
void add_correct_commands(CLI::App& app, Context& context);
void add_explain_command(CLI::App& app, Context& context);
void add_parse_command(CLI::App& app, Context& context);
void add_text_command(CLI::App& app, Context& context);
void add_evaluate_command(CLI::App& app, Context& context);
void add_relate_command(CLI::App& app, Context& context);
void add_export_command(CLI::App& app, Context& context);
void add_serve_command(CLI::App& app, Context& context);
void add_doctor_command(CLI::App& app, Context& context);

}  // namespace chancery
