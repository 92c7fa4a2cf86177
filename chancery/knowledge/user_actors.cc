#include "chancery/knowledge/user_actors.h"

#include <algorithm>
#include <array>
#include <map>

#include "chancery/base/date.h"
#include "chancery/base/strings.h"
#include "chancery/knowledge/actor_directory.h"

namespace chancery {
namespace {

enum Column : std::size_t {
  kName,
  kAlso,
  kFamilyName,
  kKind,
  kCountry,
  kSectors,
  kOffice,
  kTitle,
  kFrom,
  kTo
};
constexpr std::array<std::string_view, 10> kColumns = {
    "name", "also", "family_name", "kind", "country", "sectors", "office", "title", "from", "to"};

constexpr std::string_view kOffices[] = {"head_of_state",
                                         "head_of_government",
                                         "deputy_head_of_government",
                                         "foreign_minister",
                                         "defence_minister",
                                         "minister",
                                         "parliament_chair",
                                         "ambassador",
                                         "spokesperson",
                                         "envoy",
                                         "head_of_organization",
                                         "military_chief",
                                         "central_bank",
                                         "intelligence_chief",
                                         "monarch",
                                         "supreme_leader",
                                         "party_leader",
                                         "opposition_leader",
                                         "rebel_leader",
                                         "regional_head",
                                         "other"};

tl::unexpected<Error> bad(const Table& table, std::size_t row, std::string_view what,
                          std::string_view value) {
  return tl::unexpected<Error>(
      table.error(row, std::string(what) + ": '" + std::string(value) + "'"));
}

Result<void> check(const Table& t, std::size_t row,
                   const std::function<bool(CountryCode)>& knows_country) {
  if (name_key(t.cell(row, kName)).empty()) return bad(t, row, "no name", t.cell(row, kName));
  if (t.cell(row, kKind).empty()) return bad(t, row, "no kind", t.cell(row, kKind));
  const std::string_view country = t.cell(row, kCountry);
  const auto code = CountryCode::parse(country);
  if (!country.empty() && !(code && knows_country(*code))) {
    return bad(t, row, "unknown country", country);
  }
  for (std::string_view sector : t.list(row, kSectors)) {
    if (!parse_sector(sector)) return bad(t, row, "unknown sector", sector);
  }
  const std::string_view office = t.cell(row, kOffice);
  const bool known =
      std::find(std::begin(kOffices), std::end(kOffices), office) != std::end(kOffices);
  if (!office.empty() && !known) return bad(t, row, "unknown office", office);
  std::optional<DateInterval> from;
  for (std::size_t column : {kFrom, kTo}) {
    const std::string_view cell = t.cell(row, column);
    const auto date = DateInterval::parse(cell);
    if (!cell.empty() && !date) return bad(t, row, "no date", cell);
    if (column == kFrom) from = date;
    if (column == kTo && from && date && date->to < from->from) {
      return bad(t, row, "ends before it begins", cell);
    }
  }
  return {};
}

// "Lars Holt" -> "lars-holt", as the ids of data/actors/ are made.
std::string id_of(std::string_view name) {
  std::string id = name_key(name);
  std::replace(id.begin(), id.end(), ' ', '-');
  return id;
}

void add_row(std::string& into, std::initializer_list<std::string_view> cells) {
  bool first = true;
  for (std::string_view cell : cells) {
    if (!first) into.push_back('\t');
    into += cell;
    first = false;
  }
  into.push_back('\n');
}

// The texts of the three tables; a person or body of several rows stands once in its table.
struct Texts {
  std::string persons =
      "person_id\tname\tfamily_name\tgiven_name\tother_names\tgender\tbirth_year\n";
  std::string terms = "person_id\tcountry\toffice\ttitle\tsectors\tfrom\tto\n";
  std::string organizations =
      "organization_id\tname\taliases\tcountry\tkind\tsectors\tplace\tvalid_from\tvalid_to\n";
};

std::string_view last_word(std::string_view name) {
  const std::size_t space = name.rfind(' ');
  return space == std::string_view::npos ? name : name.substr(space + 1);
}

void add_person(const Table& t, std::size_t row, const std::string& id, bool is_new, Texts& into) {
  const std::string_view name = t.cell(row, kName);
  const std::string_view family =
      t.cell(row, kFamilyName).empty() ? last_word(name) : t.cell(row, kFamilyName);
  if (is_new) add_row(into.persons, {id, name, family, "", t.cell(row, kAlso), "", ""});
  const bool holds = !t.cell(row, kCountry).empty() || !t.cell(row, kSectors).empty() ||
                     !t.cell(row, kOffice).empty();
  if (!holds) return;
  const std::string_view office = t.cell(row, kOffice).empty() ? "other" : t.cell(row, kOffice);
  add_row(into.terms, {id, t.cell(row, kCountry), office, t.cell(row, kTitle),
                       t.cell(row, kSectors), t.cell(row, kFrom), t.cell(row, kTo)});
}

}  // namespace

Result<UserActors> read_user_actors(const std::filesystem::path& file,
                                    const std::function<bool(CountryCode)>& knows_country) {
  const auto table = Table::read(file, {kColumns.begin(), kColumns.end()});
  if (!table) return tl::unexpected<Error>(table.error());
  const Table& t = *table;
  UserActors actors;
  Texts texts;
  std::map<std::string, std::string> kinds;  // id -> kind
  for (std::size_t row = 0; row < t.size(); ++row) {
    if (auto done = check(t, row, knows_country); !done) {
      return tl::unexpected<Error>(done.error());
    }
    const std::string id = id_of(t.cell(row, kName));
    const bool is_person = t.cell(row, kKind) == "person";
    const auto [known, is_new] = kinds.emplace(id, t.cell(row, kKind));
    if (!is_new && (known->second != t.cell(row, kKind) || !is_person)) {
      return bad(t, row, "stands twice", t.cell(row, kName));
    }
    actors.ids.insert(id);
    actors.keys.insert(name_key(t.cell(row, kName)));
    for (std::string_view other : t.list(row, kAlso)) actors.keys.insert(name_key(other));
    if (is_person) {
      add_person(t, row, id, is_new, texts);
    } else {
      add_row(
          texts.organizations,
          {id, t.cell(row, kName), t.cell(row, kAlso), t.cell(row, kCountry), t.cell(row, kKind),
           t.cell(row, kSectors), "", t.cell(row, kFrom), t.cell(row, kTo)});
    }
  }
  const auto parse = [&](std::string& text, std::vector<std::string_view> columns) {
    return Table::parse(file.string(), std::move(text), columns);
  };
  auto persons = parse(texts.persons, {"person_id", "name", "family_name", "given_name",
                                       "other_names", "gender", "birth_year"});
  if (!persons) return tl::unexpected<Error>(persons.error());
  auto terms =
      parse(texts.terms, {"person_id", "country", "office", "title", "sectors", "from", "to"});
  if (!terms) return tl::unexpected<Error>(terms.error());
  auto bodies = parse(texts.organizations, {"organization_id", "name", "aliases", "country", "kind",
                                            "sectors", "place", "valid_from", "valid_to"});
  if (!bodies) return tl::unexpected<Error>(bodies.error());
  actors.persons = *std::move(persons);
  actors.terms = *std::move(terms);
  actors.organizations = *std::move(bodies);
  return actors;
}

}  // namespace chancery
