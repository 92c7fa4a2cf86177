// Who is who: states with their names, capitals and metonyms, office holders with the dates of
// their terms, organisations, titles. Read from data/actors/, checked, then immutable.
//
//   const auto matches = directory.match_names(document.text, syntax.tokens);
//   directory.holders("foreign_minister", russia, published.interval);
//
// Names are looked up by name_key(): "Kim Jong-un", "KIM JONG UN" and "Kim Jong Un" are one.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/base/date.h"
#include "chancery/base/result.h"
#include "chancery/record/codes.h"
#include "chancery/record/names.h"
#include "chancery/record/syntax.h"

namespace chancery {

// The form under which names are looked up: fold_name() without dots and commas.
std::string name_key(std::string_view written);

enum class NameKind : std::uint8_t {
  kCountry,     // "Russia", "Russian Federation"
  kCapital,     // "Moscow": the place, or the state by metonymy
  kMetonym,     // "Kremlin"
  kAdjective,   // "Russian"
  kDemonym,     // "Russian", "Russians": people
  kPerson,      // a full name
  kFamilyName,  // of one or many persons
  kOrganization,
  kTitle,       // "foreign minister"
  kRoleNoun,    // "ministry", "army", "rebels": data/actors/role_nouns.tsv
  kStateGroup,  // "the two Koreas"; weak: an adjective that tells of one only beside an office
  kPlace,       // of the gazetteer; never in the directory
};

// What a name may stand for. `index` counts in the vector that belongs to the kind: countries(),
// persons(), organizations(), titles(), role_nouns(), state_groups().
struct NameEntry {
  NameKind kind;
  bool weak = false;             // means this only where the context helps: "the North"
  bool capitals = false;         // an abbreviation, matched only in capitals: "US", "WHO"
  std::optional<Sector> sector;  // of a metonym: "Pentagon" MIL
  std::uint32_t index = 0;
};

struct Country {
  CountryCode code;
  std::string_view name;       // "North Korea"
  std::string_view adjective;  // "North Korean"; may be empty
  std::string_view capital;    // "Pyongyang"
  std::string_view iso2, numeric, fips, cow;
  DateInterval valid;    // wide open where the table has no date
  bool article = false;  // "the Philippines"
};

struct Person {
  std::string_view id;    // "valentina-matviyenko"
  std::string_view name;  // "Valentina Matviyenko"
  std::string_view family_name;
  std::string_view given_name;
  Gender gender = Gender::kUnknown;
  int birth_year = 0;            // 0 unknown
  std::uint32_t first_term = 0;  // terms_of() is the way in
  std::uint32_t term_count = 0;
};

// An office held. Either `country` is the state, or `organization` counts in organizations().
struct Term {
  std::uint32_t person = 0;
  std::optional<CountryCode> country;
  std::optional<std::uint32_t> organization;
  std::string_view office;  // "head_of_state", "foreign_minister": the same word for every state
  std::string_view title;   // as it is shown: "President"
  std::vector<Sector> sectors;
  DateInterval valid;  // a month or year in the table is taken whole; open ends reach 0001 and 9999
  bool current = false;  // the table gives no end: it may go on
};

struct Organization {
  std::string_view id;  // "un-security-council"
  std::string_view name;
  std::optional<CountryCode> country;  // a state, or IGO, NGO, ... ; see record/codes.h
  std::string_view kind;               // "igo", "parliament", "news_agency", "armed_group"
  std::vector<Sector> sectors;
  std::string_view place;
  DateInterval valid;
};

// "Foreign Minister", "professor": what office or sector a title tells of.
struct Title {
  std::string_view title;
  std::string_view office;  // empty: no office of a state
  std::vector<Sector> sectors;
};

// A common noun that with a country makes an actor: "the Russian army", "Syria's rebels".
struct RoleNoun {
  std::string_view noun;  // singular, "foreign ministry"
  std::vector<Sector> sectors;
  std::string_view office;  // "foreign_minister": who stands at its head; may be empty
  std::string_view kind;    // "body", "group", "person"
};

// States that news names together, and when these were they: "the Visegrad countries".
struct StateGroup {
  std::vector<std::uint32_t> members;  // places in countries(), two or more, in the table's order
  DateInterval valid;
};

// What a word beside a title does to it.
enum class RoleModifier : std::uint8_t {
  kFormer,  // "former president": holds it no more
  kDeputy,  // "deputy minister": another office
  kComing,  // "president-elect": does not hold it yet
  kKin,     // "father": tells of somebody by another, whose office is not his
};

// The words of a text that are a name of the directory.
struct NameMatch {
  TokenRange tokens;
  std::span<const NameEntry> entries;  // never empty; lives as long as the directory
  bool capitalized = true;  // every word that the text should write with a capital has one
};

class NameForms;

// Movable, not copied; safe to share between threads once loaded.
class ActorDirectory {
 public:
  // `data` is the root of the data folder: reads actors/ below it, and of lexicon/ what
  // NameForms reads.
  // Errors: kConfiguration with file and line: an id twice, a term of nobody, a date that is none,
  // a sector or country that is unknown. `user_file`, where given, holds a user's own actors
  // (docs/formats/user-actors.md), which win over those of the tables.
  static Result<ActorDirectory> load(const std::filesystem::path& data,
                                     const std::filesystem::path& user_file = {});
  ActorDirectory(ActorDirectory&&) noexcept;
  ActorDirectory& operator=(ActorDirectory&&) noexcept;
  ~ActorDirectory();

  // What a whole name may stand for; empty when it stands in no table. `written` as in the text:
  // case counts for abbreviations only.
  std::span<const NameEntry> find_name(std::string_view written) const;
  // The longest name that begins at token `at` of `tokens` (a document's, in order).
  std::optional<NameMatch> longest_match(std::string_view text, std::span<const Token> tokens,
                                         TokenIndex at) const;
  // All of them from left to right, none inside another, in one pass. A weak name, or one that
  // begins with an article, gives way to a sure one that begins inside it and goes on behind it.
  std::vector<NameMatch> match_names(std::string_view text, std::span<const Token> tokens) const;

  std::span<const Country> countries() const;           // by code
  std::span<const Person> persons() const;              // by id
  std::span<const Organization> organizations() const;  // by id
  std::span<const Title> titles() const;
  std::span<const RoleNoun> role_nouns() const;
  std::span<const StateGroup> state_groups() const;
  // Of one word in any case; nothing where it leaves a title as it is.
  std::optional<RoleModifier> role_modifier(std::string_view word) const;

  const Country* country(CountryCode code) const;
  const Person* person(std::string_view id) const;
  const Organization* organization(std::string_view id) const;

  // The terms of a person by their beginning.
  std::span<const Term> terms_of(const Person& person) const;
  // Every term of an office of a state that touches the interval, by its beginning.
  std::vector<const Term*> holders(std::string_view office, CountryCode country,
                                   const DateInterval& when) const;
  // The terms of whoever leads the state: its supreme leader, else who bears the first of its
  // leader titles that somebody bears then.
  std::vector<const Term*> leaders(CountryCode country, const DateInterval& when) const;
  // Places in persons() of those whose family name sounds like the word, by sound_key().
  std::vector<std::uint32_t> persons_sounding_like(std::string_view surname) const;
  // How names are written, of persons that are in no table too.
  const NameForms& name_forms() const;
  // Whether the state was a member of the organisation on some day of the interval.
  bool is_member(const Organization& organization, CountryCode country,
                 const DateInterval& when) const;
  // The titles that the country's leaders bear, who rules first ("Supreme Leader").
  std::span<const std::string_view> leader_titles(const Country& country) const;
  // An office as it is shown: "Foreign Minister of Russia", "Chairman of the Federation Council".
  std::string role_of(const Term& term) const;

 private:
  using Parts = struct ActorTables;
  explicit ActorDirectory(std::unique_ptr<const Parts> parts);
  std::unique_ptr<const Parts> parts_;
};

// Offices of which a state has one holder at a time; with "leader", who rules whatever his title.
bool has_one_holder(std::string_view office);

// The id of an actor on the wire: {"RUS", "LEG", "valentina-matviyenko"} joined by dots; the
// country and the sector are those of the report's date, the last part stays. A state is its code.
std::string actor_id(std::optional<CountryCode> country, std::span<const Sector> sectors,
                     std::string_view id);
// The part that stays whatever the office: "valentina-matviyenko"; a state's code.
std::string_view lasting_part(std::string_view actor_id);

}  // namespace chancery
