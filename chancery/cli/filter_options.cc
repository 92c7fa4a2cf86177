#include "chancery/cli/context.h"

namespace chancery {

void add_filter_options(CLI::App& command, FilterText& f) {
  constexpr const char* kGroup = "Filters (lists joined by commas; each that is given must hold)";
  const auto add = [&command](const char* name, std::string& into, const char* help) {
    command.add_option(name, into, help)->group(kGroup);
  };
  add("--actor", f.actor, "Who acts: country code, actor id, or words of a name");
  add("--recipient", f.recipient, "To whom");
  add("--between", f.between, "A,B: both take part, on either side");
  add("--country", f.country, "ISO 3166-1 alpha-3 code of someone who takes part");
  add("--sector", f.sector, "PLOVER sector of someone who takes part: GOV, MIL, ...");
  add("--type", f.type, "PLOVER type: AGREE, CONSULT, ...");
  add("--mode", f.mode, "PLOVER mode: visit, ceasefire, ...");
  add("--context", f.context, "PLOVER context: diplomatic, military, ...");
  add("--status", f.status, "happened, future, hypothetical, negated, historical");
  add("--since", f.since, "YYYY, YYYY-MM or YYYY-MM-DD");
  add("--until", f.until, "YYYY, YYYY-MM or YYYY-MM-DD");
  add("--outlet", f.outlet, "Words of an outlet's name");
  add("--min-independent", f.min_independent, "At least so many independent reports");
  command.add_flag("--conflicting", f.conflicting, "Only where reports disagree")->group(kGroup);
  add("--text", f.text, "Words of the evidence");
  add("--place", f.place, "Words of the place's name, or a country code");
  add("--limit", f.limit, "At most so many rows");
}

}  // namespace chancery
