// chancery actors: who takes part in a record; chancery actors lookup: what the directory knows.
#include <algorithm>
#include <ostream>

#include "chancery/base/strings.h"
#include "chancery/cli/context.h"
#include "chancery/cli/exit_status.h"
#include "chancery/cli/output.h"
#include "chancery/knowledge/name_match.h"
#include "chancery/wire/row.h"

namespace chancery {
namespace {

struct ActorsFlags {
  ListFlags list;
  std::string name;
  std::string on;
};

std::vector<std::string> names_of(const std::vector<Sector>& sectors) {
  std::vector<std::string> out;
  for (Sector sector : sectors) out.emplace_back(to_string(sector));
  return out;
}

// Open ends are left out.
void put_dates(const DateInterval& valid, Row& row) {
  if (valid.from.year > 1) row.put("from", valid.from.iso());
  if (valid.to.year < 9999) row.put("to", valid.to.iso());
}

void add_terms(const ActorDirectory& actors, const Person& person,
               const std::optional<CivilDate>& on, List& list) {
  for (const Term& term : actors.terms_of(person)) {
    if (on && !term.valid.contains(*on)) continue;
    Row row;
    row.put("actor_id", actor_id(term.country, term.sectors, person.id));
    row.put("name", std::string(person.name));
    row.put("office", std::string(term.office));
    row.put("title", std::string(term.title));
    if (term.country) row.put("country", term.country->str());
    if (term.organization) {
      row.put("organization", std::string(actors.organizations()[*term.organization].name));
    }
    row.put("sectors", names_of(term.sectors));
    row.put("from", term.valid.from.iso());
    if (!term.current) row.put("to", term.valid.to.iso());
    list.rows.push_back(row.json());
  }
}

void add_entry(const ActorDirectory& actors, const NameEntry& entry,
               const std::optional<CivilDate>& on, List& list) {
  Row row;
  switch (entry.kind) {
    case NameKind::kPerson:
    case NameKind::kFamilyName:
      return add_terms(actors, actors.persons()[entry.index], on, list);
    case NameKind::kOrganization: {
      const Organization& body = actors.organizations()[entry.index];
      if (on && !body.valid.contains(*on)) return;
      row.put("actor_id", actor_id(body.country, body.sectors, body.id));
      row.put("name", std::string(body.name));
      row.put("office", std::string(body.kind));
      if (body.country) row.put("country", body.country->str());
      row.put("sectors", names_of(body.sectors));
      put_dates(body.valid, row);
      break;
    }
    case NameKind::kCountry:
    case NameKind::kCapital:
    case NameKind::kMetonym:
    case NameKind::kAdjective:
    case NameKind::kDemonym: {
      const Country& country = actors.countries()[entry.index];
      if (on && !country.valid.contains(*on)) return;
      row.put("actor_id", country.code.str());
      row.put("name", std::string(country.name));
      row.put("country", country.code.str());
      put_dates(country.valid, row);
      break;
    }
    case NameKind::kStateGroup: {
      const StateGroup& group = actors.state_groups()[entry.index];
      if (on && !group.valid.contains(*on)) return;
      for (std::uint32_t member : group.members) {
        add_entry(actors, {NameKind::kCountry, false, false, {}, member}, on, list);
      }
      return;
    }
    case NameKind::kTitle:
    case NameKind::kRoleNoun:
    case NameKind::kPlace:
      return;
  }
  list.rows.push_back(row.json());
}

// Persons whose name may be written so, where no name of the directory is: "Zelenskij".
std::vector<NameEntry> persons_like(const ActorDirectory& actors, const std::string& name) {
  const std::vector<std::string_view> words = split(name, ' ');
  std::vector<NameEntry> found;
  if (words.empty()) return found;
  for (std::uint32_t index : actors.persons_sounding_like(words.back())) {
    const Person& person = actors.persons()[index];
    const float like = words.size() == 1 ? word_similarity(name, person.family_name)
                                         : name_similarity(name, person.name, actors);
    if (like >= kSameName) found.push_back({NameKind::kPerson, false, false, {}, index});
  }
  return found;
}

void run_lookup(const ActorsFlags& flags, Context& context) {
  auto format = parse_list_format(flags.list.format);
  if (!format) return context.complain(format.error());
  std::optional<CivilDate> on;
  if (!flags.on.empty()) {
    on = CivilDate::parse(flags.on);
    if (!on) return context.complain({ErrorCode::kUsage, "--on: '" + flags.on + "' is no day"});
  }
  auto data = find_data(context.data);
  if (!data) return context.complain(data.error());
  auto actors = ActorDirectory::load(*data, context.actors);
  if (!actors) return context.complain(actors.error());
  List list{
      {"actor_id", "name", "office", "title", "country", "organization", "sectors", "from", "to"},
      {}};
  const auto known = actors->find_name(flags.name);
  for (const NameEntry& entry : known) add_entry(*actors, entry, on, list);
  if (known.empty()) {
    for (const NameEntry& entry : persons_like(*actors, flags.name)) {
      add_entry(*actors, entry, on, list);
    }
  }
  // A name may be entered in several ways (by capital and by name): say each row once.
  std::vector<std::string> once;
  for (std::string& row : list.rows) {
    if (std::find(once.begin(), once.end(), row) == once.end()) once.push_back(std::move(row));
  }
  list.rows = std::move(once);
  print_list(list, *format, context.out);
  if (list.rows.empty()) {
    context.complain({ErrorCode::kNotFound, "'" + flags.name + "' is not in the directory" +
                                                (on ? " on " + flags.on : "")});
  }
}

}  // namespace

void add_actors_command(CLI::App& app, Context& context) {
  auto flags = std::make_shared<ActorsFlags>();
  CLI::App* command = app.add_subcommand("actors", "Who takes part in a record");
  command->add_option("--record,-r", flags->list.record, "The record: an SQLite file")
      ->envname("CHANCERY_RECORD");
  command->add_option("--format,-f", flags->list.format, "table, csv, tsv or jsonl")
      ->capture_default_str();
  add_filter_options(*command, flags->list.filter);
  CLI::App* lookup =
      command->add_subcommand("lookup", "What the directory knows of a name; needs no record");
  lookup->add_option("NAME", flags->name, "As a report would write it")->required();
  lookup->add_option("--on", flags->on, "Only what held on that day")->type_name("DAY");
  lookup->add_option("--format,-f", flags->list.format, "table, csv, tsv or jsonl");
  command->callback([flags, lookup, &context] {
    if (lookup->parsed()) {
      run_lookup(*flags, context);
    } else if (flags->list.record.empty()) {
      context.complain({ErrorCode::kUsage, "actors: --record is required"});
    } else {
      run_list(flags->list, RecordList::kActors, context);
    }
  });
}

}  // namespace chancery
