#include "chancery/knowledge/actor_tables.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "chancery/base/numbers.h"
#include "chancery/knowledge/name_match.h"

namespace chancery {
namespace {

constexpr CivilDate kFirstDay{1, 1, 1};
constexpr CivilDate kLastDay{9999, 12, 31};

using Step = Result<void>;

tl::unexpected<Error> bad(const Table& table, std::size_t row, std::string_view what,
                          std::string_view value) {
  return tl::unexpected<Error>(
      table.error(row, std::string(what) + ": '" + std::string(value) + "'"));
}

// Open ends are as wide as the calendar; months and years are taken whole.
Result<DateInterval> read_interval(const Table& table, std::size_t row, std::size_t from,
                                   std::size_t to) {
  DateInterval interval{kFirstDay, kLastDay};
  if (const std::string_view cell = table.cell(row, from); !cell.empty()) {
    const auto begin = DateInterval::parse(cell);
    if (!begin) return bad(table, row, "no date", cell);
    interval.from = begin->from;
  }
  if (const std::string_view cell = table.cell(row, to); !cell.empty()) {
    const auto end = DateInterval::parse(cell);
    if (!end) return bad(table, row, "no date", cell);
    interval.to = end->to;
  }
  if (interval.to < interval.from) {
    return bad(table, row, "ends before it begins", table.cell(row, to));
  }
  return interval;
}

Result<std::vector<Sector>> read_sectors(const Table& table, std::size_t row, std::size_t column) {
  std::vector<Sector> sectors;
  for (std::string_view cell : table.list(row, column)) {
    const auto sector = parse_sector(cell);
    if (!sector) return bad(table, row, "unknown sector", cell);
    sectors.push_back(*sector);
  }
  return sectors;
}

// Adds a name under which it is looked up; with and without a leading article. A `~` says that it
// means this only where the context helps.
void add_name(ActorTables& into, std::string_view written, NameEntry entry) {
  if (!written.empty() && written.front() == '~') {
    written.remove_prefix(1);
    entry.weak = true;
  }
  // What the user calls something means that and nothing else.
  if (into.user && !into.naming_users && into.user->keys.contains(name_key(written))) return;
  into.names.add(written, entry);
  if (!entry.weak && (written.starts_with("The ") || written.starts_with("the "))) {
    into.names.add(written.substr(4), entry);
  }
}

void add_names(ActorTables& into, const std::vector<std::string_view>& all, NameEntry entry) {
  for (std::string_view written : all) add_name(into, written, entry);
}

Result<Table*> open(ActorTables& into, const std::filesystem::path& file,
                    const std::vector<std::string_view>& columns) {
  auto table = Table::read(file, columns);
  if (!table) return tl::unexpected<Error>(table.error());
  into.tables.push_back(*std::move(table));
  return &into.tables.back();
}

// A row of our table or of the user's.
struct RowAt {
  const Table* table;
  std::size_t row;
  std::string_view cell(std::size_t column) const { return table->cell(row, column); }
  std::vector<std::string_view> list(std::size_t column) const { return table->list(row, column); }
};

// The rows sorted by id, or an error for an id that stands twice. What the user's table has, by id
// or by name, is not taken from ours.
Result<std::vector<RowAt>> rows_by_id(const Table& ours, const Table* users, ActorTables& into) {
  std::vector<RowAt> rows;
  rows.reserve(ours.size());
  for (std::size_t i = 0; i < ours.size(); ++i) {
    const bool theirs = users != nullptr && (into.user->ids.contains(ours.cell(i, 0)) ||
                                             into.user->keys.contains(name_key(ours.cell(i, 1))));
    if (theirs) {
      into.dropped.insert(ours.cell(i, 0));
    } else {
      rows.push_back({&ours, i});
    }
  }
  for (std::size_t i = 0; users != nullptr && i < users->size(); ++i) rows.push_back({users, i});
  const auto before = [](const RowAt& a, const RowAt& b) { return a.cell(0) < b.cell(0); };
  // The tables are kept sorted; looking is cheaper than sorting again.
  if (!std::is_sorted(rows.begin(), rows.end(), before)) {
    std::stable_sort(rows.begin(), rows.end(), before);
  }
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (rows[i].cell(0) == rows[i - 1].cell(0)) {
      return bad(*rows[i].table, rows[i].row, "id stands twice", rows[i].cell(0));
    }
  }
  return rows;
}

Step add_country_names(const Table& t, std::size_t row, std::uint32_t index, ActorTables& into) {
  const auto entry = [&](NameKind kind) { return NameEntry{kind, false, false, {}, index}; };
  add_name(into, t.cell(row, 5), entry(NameKind::kCountry));
  add_name(into, t.cell(row, 6), entry(NameKind::kCountry));
  add_names(into, t.list(row, 7), entry(NameKind::kAdjective));
  add_names(into, t.list(row, 8), entry(NameKind::kDemonym));
  add_names(into, t.list(row, 9), entry(NameKind::kCapital));
  add_names(into, t.list(row, 10), entry(NameKind::kCountry));
  for (std::string_view written : t.list(row, 11)) {
    NameEntry metonym = entry(NameKind::kMetonym);
    metonym.sector = Sector::kGov;
    if (const std::size_t at = written.find('='); at != std::string_view::npos) {
      metonym.sector = parse_sector(written.substr(at + 1));
      if (!metonym.sector) return bad(t, row, "unknown sector", written.substr(at + 1));
      written = written.substr(0, at);
    }
    add_name(into, written, metonym);
  }
  return {};
}

Step load_countries(const std::filesystem::path& folder, ActorTables& into) {
  const auto opened = open(
      into, folder / "countries.tsv",
      {"iso3", "iso2", "numeric", "fips", "cow", "name", "official_name", "adjectives", "demonyms",
       "capital", "aliases", "metonyms", "leader_titles", "valid_from", "valid_to"});
  if (!opened) return tl::unexpected<Error>(opened.error());
  const auto rows = rows_by_id(**opened, nullptr, into);
  if (!rows) return tl::unexpected<Error>(rows.error());
  for (const auto& [table, row] : *rows) {
    const Table& t = *table;
    const auto code = CountryCode::parse(t.cell(row, 0));
    if (!code) return bad(t, row, "no country code", t.cell(row, 0));
    const auto valid = read_interval(t, row, 13, 14);
    if (!valid) return tl::unexpected<Error>(valid.error());
    const auto first = [&](std::size_t column) {
      const auto all = t.list(row, column);
      return all.empty() ? std::string_view() : all.front();
    };
    const auto index = static_cast<std::uint32_t>(into.countries.size());
    into.countries.push_back({*code, t.cell(row, 5), first(7), first(9), t.cell(row, 1),
                              t.cell(row, 2), t.cell(row, 3), t.cell(row, 4), *valid});
    into.leader_titles.push_back(t.list(row, 12));
    if (auto done = add_country_names(t, row, index, into); !done) return done;
  }
  return {};
}

// A state's code, or one of PLOVER's for actors that belong to none.
Result<std::optional<CountryCode>> read_country(const Table& table, std::size_t row,
                                                std::size_t column, const ActorTables& tables) {
  const std::string_view cell = table.cell(row, column);
  if (cell.empty()) return std::optional<CountryCode>();
  const auto code = CountryCode::parse(cell);
  const bool known = code && (find_country(tables, *code) != nullptr || is_stateless(cell));
  if (!known) return bad(table, row, "unknown country", cell);
  return code;
}

Step load_organizations(const std::filesystem::path& folder, ActorTables& into) {
  const auto opened = open(into, folder / "organizations.tsv",
                           {"organization_id", "name", "aliases", "country", "kind", "sectors",
                            "place", "valid_from", "valid_to"});
  if (!opened) return tl::unexpected<Error>(opened.error());
  const auto rows = rows_by_id(**opened, into.user ? &into.user->organizations : nullptr, into);
  if (!rows) return tl::unexpected<Error>(rows.error());
  for (const auto& [table, row] : *rows) {
    const Table& t = *table;
    into.naming_users = into.user && &t == &into.user->organizations;
    const auto country = read_country(t, row, 3, into);
    if (!country) return tl::unexpected<Error>(country.error());
    auto sectors = read_sectors(t, row, 5);
    if (!sectors) return tl::unexpected<Error>(sectors.error());
    const auto valid = read_interval(t, row, 7, 8);
    if (!valid) return tl::unexpected<Error>(valid.error());
    const NameEntry entry{NameKind::kOrganization,
                          false,
                          false,
                          {},
                          static_cast<std::uint32_t>(into.organizations.size())};
    add_name(into, t.cell(row, 1), entry);
    add_names(into, t.list(row, 2), entry);
    into.organizations.push_back({t.cell(row, 0), t.cell(row, 1), *country, t.cell(row, 4),
                                  *std::move(sectors), t.cell(row, 6), *valid});
  }
  return {};
}

Gender read_gender(std::string_view cell) {
  if (cell == "f") return Gender::kFemale;
  return cell == "m" ? Gender::kMale : Gender::kUnknown;
}

Step load_persons(const std::filesystem::path& folder, ActorTables& into) {
  const auto opened = open(
      into, folder / "persons.tsv",
      {"person_id", "name", "family_name", "given_name", "other_names", "gender", "birth_year"});
  if (!opened) return tl::unexpected<Error>(opened.error());
  const auto rows = rows_by_id(**opened, into.user ? &into.user->persons : nullptr, into);
  if (!rows) return tl::unexpected<Error>(rows.error());
  into.persons.reserve(rows->size());
  for (const auto& [table, row] : *rows) {
    const Table& t = *table;
    into.naming_users = into.user && &t == &into.user->persons;
    Person person;
    person.id = t.cell(row, 0);
    person.name = t.cell(row, 1);
    person.family_name = t.cell(row, 2);
    person.given_name = t.cell(row, 3);
    person.gender = read_gender(t.cell(row, 5));
    const std::string_view year = t.cell(row, 6);
    if (!year.empty()) {
      const auto born = parse_number<decltype(person.birth_year)>(year);
      if (!born) return bad(t, row, "no year", year);
      person.birth_year = *born;
    }
    NameEntry entry{
        NameKind::kPerson, false, false, {}, static_cast<std::uint32_t>(into.persons.size())};
    add_name(into, person.name, entry);
    add_names(into, t.list(row, 4), entry);
    entry.kind = NameKind::kFamilyName;
    into.names.add(person.family_name, entry);
    into.sounds.push_back({sound_key(person.family_name), entry.index});
    into.persons.push_back(person);
  }
  into.naming_users = false;
  std::sort(into.sounds.begin(), into.sounds.end(),
            [](const SurnameSound& a, const SurnameSound& b) {
              return std::tie(a.key, a.person) < std::tie(b.key, b.person);
            });
  return {};
}

Result<Term> read_term(const Table& t, std::size_t row, ActorTables& into) {
  Term term;
  if (const Organization* held = find_by_id(into.organizations, t.cell(row, 1))) {
    term.organization = static_cast<std::uint32_t>(held - into.organizations.data());
    term.country = held->country;
  } else {
    const auto country = read_country(t, row, 1, into);
    if (!country) return tl::unexpected<Error>(country.error());
    term.country = *country;
  }
  term.office = t.cell(row, 2);
  term.title = t.cell(row, 3);
  auto sectors = read_sectors(t, row, 4);
  if (!sectors) return tl::unexpected<Error>(sectors.error());
  term.sectors = *std::move(sectors);
  const auto valid = read_interval(t, row, 5, 6);
  if (!valid) return tl::unexpected<Error>(valid.error());
  term.valid = *valid;
  // A term known for one day only (from and to are the same) has no known end.
  term.current = t.cell(row, 6).empty() || t.cell(row, 5) == t.cell(row, 6);
  return term;
}

// False where a user's holder of the office was there first; else ours ends where theirs begins.
bool give_way(const std::vector<Term>& users, Term& ours) {
  // A user's holder ends ours.
  if (!has_one_holder(ours.office) || ours.organization) return true;
  for (const Term& theirs : users) {
    const bool same_office = theirs.office == ours.office && theirs.country == ours.country &&
                             theirs.valid.overlaps(ours.valid);
    if (!same_office) continue;
    if (!(ours.valid.from < theirs.valid.from)) return false;
    ours.valid.to = theirs.valid.from;
    ours.current = false;
  }
  return true;
}

Step read_terms(const Table& t, const std::vector<Term>& winning, ActorTables& into) {
  const Person* person = nullptr;
  for (std::size_t row = 0; row < t.size(); ++row) {
    if (into.dropped.contains(t.cell(row, 0)) && !into.naming_users) continue;
    // The terms of a person stand together.
    if (person == nullptr || person->id != t.cell(row, 0)) {
      person = find_by_id(into.persons, t.cell(row, 0));
    }
    if (person == nullptr) return bad(t, row, "unknown person", t.cell(row, 0));
    auto term = read_term(t, row, into);
    if (!term) return tl::unexpected<Error>(term.error());
    term->person = static_cast<std::uint32_t>(person - into.persons.data());
    if (give_way(winning, *term)) into.terms.push_back(*std::move(term));
  }
  return {};
}

Step load_terms(const std::filesystem::path& folder, ActorTables& into) {
  const auto opened = open(into, folder / "terms.tsv",
                           {"person_id", "country", "office", "title", "sectors", "from", "to"});
  if (!opened) return tl::unexpected<Error>(opened.error());
  into.terms.reserve((*opened)->size());
  into.naming_users = true;
  if (into.user) {
    if (auto done = read_terms(into.user->terms, {}, into); !done) return done;
  }
  into.naming_users = false;
  const std::vector<Term> users = into.terms;
  if (auto done = read_terms(**opened, users, into); !done) return done;
  std::stable_sort(into.terms.begin(), into.terms.end(), [](const Term& a, const Term& b) {
    return std::tie(a.person, a.valid) < std::tie(b.person, b.valid);
  });
  for (std::size_t i = 0; i < into.terms.size(); ++i) {
    const Term& term = into.terms[i];
    Person& holder = into.persons[term.person];
    if (holder.term_count++ == 0) holder.first_term = static_cast<std::uint32_t>(i);
    if (term.country && !term.organization) {
      into.offices.push_back({*term.country, term.office, &term});
    }
  }
  std::sort(into.offices.begin(), into.offices.end(), [](const OfficeTerm& a, const OfficeTerm& b) {
    return std::tie(a.country, a.office, a.term->valid, a.term->person) <
           std::tie(b.country, b.office, b.term->valid, b.term->person);
  });
  return {};
}

Step load_titles(const std::filesystem::path& folder, ActorTables& into) {
  const auto opened = open(into, folder / "titles.tsv", {"title", "office", "sectors"});
  if (!opened) return tl::unexpected<Error>(opened.error());
  const Table& t = **opened;
  for (std::size_t row = 0; row < t.size(); ++row) {
    auto sectors = read_sectors(t, row, 2);
    if (!sectors) return tl::unexpected<Error>(sectors.error());
    into.names.add(
        t.cell(row, 0),
        {NameKind::kTitle, false, false, {}, static_cast<std::uint32_t>(into.titles.size())});
    into.titles.push_back({t.cell(row, 0), t.cell(row, 1), *std::move(sectors)});
  }
  return {};
}

Step load_role_nouns(const std::filesystem::path& folder, ActorTables& into) {
  const auto opened =
      open(into, folder / "role_nouns.tsv", {"noun", "plural", "kind", "sectors", "office"});
  if (!opened) return tl::unexpected<Error>(opened.error());
  const Table& t = **opened;
  for (std::size_t row = 0; row < t.size(); ++row) {
    const std::string_view kind = t.cell(row, 2);
    if (kind != "body" && kind != "group" && kind != "person") {
      return bad(t, row, "no kind of role noun", kind);
    }
    auto sectors = read_sectors(t, row, 3);
    if (!sectors) return tl::unexpected<Error>(sectors.error());
    const NameEntry entry{
        NameKind::kRoleNoun, false, false, {}, static_cast<std::uint32_t>(into.role_nouns.size())};
    into.names.add(t.cell(row, 0), entry);
    into.names.add(t.cell(row, 1), entry);
    into.role_nouns.push_back({t.cell(row, 0), *std::move(sectors), t.cell(row, 4), kind});
  }
  return {};
}

Step load_memberships(const std::filesystem::path& folder, ActorTables& into) {
  const auto opened =
      open(into, folder / "memberships.tsv", {"organization_id", "country", "from", "to"});
  if (!opened) return tl::unexpected<Error>(opened.error());
  const Table& t = **opened;
  for (std::size_t row = 0; row < t.size(); ++row) {
    const Organization* held = find_by_id(into.organizations, t.cell(row, 0));
    if (into.dropped.contains(t.cell(row, 0))) continue;
    if (held == nullptr) return bad(t, row, "unknown organization", t.cell(row, 0));
    // The Union is a member of the G20; what is asked here is which states are.
    if (find_by_id(into.organizations, t.cell(row, 1)) != nullptr) continue;
    const auto valid = read_interval(t, row, 2, 3);
    if (!valid) return tl::unexpected<Error>(valid.error());
    // A union can be a member too; it counts under its own code.
    std::optional<CountryCode> member;
    if (const Organization* body = find_by_id(into.organizations, t.cell(row, 1))) {
      member = body->country;
    } else {
      const auto country = read_country(t, row, 1, into);
      if (!country) return tl::unexpected<Error>(country.error());
      member = *country;
    }
    if (!member) return bad(t, row, "unknown country", t.cell(row, 1));
    into.memberships.push_back({held, *member, *valid});
  }
  return {};
}

Step load_state_groups(const std::filesystem::path& folder, ActorTables& into) {
  const auto opened = open(into, folder / "state_groups.tsv",
                           {"group", "names", "members", "valid_from", "valid_to"});
  if (!opened) return tl::unexpected<Error>(opened.error());
  const Table& t = **opened;
  std::vector<std::string_view> groups;
  for (std::size_t row = 0; row < t.size(); ++row) {
    StateGroup group;
    for (std::string_view cell : t.list(row, 2)) {
      const auto code = CountryCode::parse(cell);
      const Country* country = code ? find_country(into, *code) : nullptr;
      if (country == nullptr) return bad(t, row, "unknown country", cell);
      group.members.push_back(static_cast<std::uint32_t>(country - into.countries.data()));
    }
    if (group.members.size() < 2) return bad(t, row, "no group of states", t.cell(row, 2));
    const auto valid = read_interval(t, row, 3, 4);
    if (!valid) return tl::unexpected<Error>(valid.error());
    group.valid = *valid;
    for (std::size_t i = 0; i < groups.size(); ++i) {
      if (groups[i] == t.cell(row, 0) && into.state_groups[i].valid.overlaps(group.valid)) {
        return bad(t, row, "two lists of members at one time", groups[i]);
      }
    }
    groups.push_back(t.cell(row, 0));
    NameEntry entry{NameKind::kStateGroup, false, false, {}, 0};
    entry.index = static_cast<std::uint32_t>(into.state_groups.size());
    add_names(into, t.list(row, 1), entry);
    into.state_groups.push_back(std::move(group));
  }
  return {};
}

Step load_articles(const std::filesystem::path& folder, ActorTables& into) {
  const auto opened = open(into, folder / "country_articles.tsv", {"country"});
  if (!opened) return tl::unexpected<Error>(opened.error());
  const Table& t = **opened;
  for (std::size_t row = 0; row < t.size(); ++row) {
    for (Country& country : into.countries) {
      country.article = country.article || country.code.view() == t.cell(row, 0);
    }
  }
  return {};
}

Step load_modifiers(const std::filesystem::path& folder, ActorTables& into) {
  const auto opened = open(into, folder / "role_modifiers.tsv", {"word", "effect"});
  if (!opened) return tl::unexpected<Error>(opened.error());
  const Table& t = **opened;
  constexpr std::string_view kEffects[] = {"former", "deputy", "coming", "kin"};
  for (std::size_t row = 0; row < t.size(); ++row) {
    const auto effect = std::find(std::begin(kEffects), std::end(kEffects), t.cell(row, 1));
    if (effect == std::end(kEffects)) return bad(t, row, "no effect", t.cell(row, 1));
    into.modifiers.emplace_back(name_key(t.cell(row, 0)),
                                static_cast<RoleModifier>(effect - std::begin(kEffects)));
  }
  std::sort(into.modifiers.begin(), into.modifiers.end());
  return {};
}

}  // namespace

const Country* find_country(const ActorTables& tables, CountryCode code) {
  const auto found =
      std::lower_bound(tables.countries.begin(), tables.countries.end(), code,
                       [](const Country& row, CountryCode c) { return row.code < c; });
  return found != tables.countries.end() && found->code == code ? &*found : nullptr;
}

bool is_stateless(std::string_view code) {
  constexpr std::string_view kStateless[] = {"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"};
  return std::find(std::begin(kStateless), std::end(kStateless), code) != std::end(kStateless);
}

Result<void> load_actor_tables(const std::filesystem::path& folder,
                               const std::filesystem::path& user_file, ActorTables& into) {
  constexpr std::array kSteps = {load_organizations, load_persons,    load_terms,
                                 load_titles,        load_role_nouns, load_memberships,
                                 load_articles,      load_modifiers,  load_state_groups};
  into.tables.reserve(kSteps.size() + 1);
  if (auto done = load_countries(folder, into); !done) return done;
  if (!user_file.empty()) {
    auto user = read_user_actors(user_file, [&](CountryCode code) {
      return find_country(into, code) != nullptr || is_stateless(code.view());
    });
    if (!user) return tl::unexpected<Error>(user.error());
    into.user.emplace(*std::move(user));
  }
  for (const auto step : kSteps) {
    if (auto done = step(folder, into); !done) return done;
  }
  into.names.build();
  return {};
}

}  // namespace chancery
