#include "chancery/resolve/entity_reading.h"

#include <algorithm>
#include <map>

namespace chancery::resolve {

EntityReading::EntityReading(const Document& the_document, const Syntax& the_syntax,
                             const Names& the_names, const std::optional<Publication>& published,
                             const ActorDirectory& the_actors, const Gazetteer& the_gazetteer)
    : document(the_document),
      syntax(the_syntax),
      names(the_names),
      actors(the_actors),
      gazetteer(the_gazetteer),
      tree(the_syntax),
      matches(the_actors.match_names(the_document.text, the_syntax.tokens)) {
  if (published) date = published->interval;
  std::map<CountryCode, std::size_t> counts;
  for (const NameMatch& match : matches) {
    if (!match.capitalized) continue;
    for (const NameEntry& entry : match.entries) {
      const bool names_state =
          entry.kind == NameKind::kCountry || entry.kind == NameKind::kCapital ||
          entry.kind == NameKind::kMetonym || entry.kind == NameKind::kAdjective ||
          entry.kind == NameKind::kDemonym;
      if (!names_state || entry.weak) continue;
      if (match.entries.size() > 1 && !exists(entry)) continue;
      ++counts[actors.countries()[entry.index].code];
      break;
    }
  }
  for (const auto& [code, count] : counts) countries.push_back(code);
  std::stable_sort(countries.begin(), countries.end(),
                   [&](CountryCode a, CountryCode b) { return counts[a] > counts[b]; });
}

TokenRange EntityReading::tokens_in(Span span) const {
  const auto first =
      std::lower_bound(syntax.tokens.begin(), syntax.tokens.end(), span.begin,
                       [](const Token& t, std::uint32_t at) { return t.span.begin < at; });
  auto last = first;
  while (last != syntax.tokens.end() && last->span.end <= span.end) ++last;
  return {TokenIndex(static_cast<std::size_t>(first - syntax.tokens.begin())),
          TokenIndex(static_cast<std::size_t>(last - syntax.tokens.begin()))};
}

std::span<const NameMatch> EntityReading::matches_in(TokenRange range) const {
  const auto first =
      std::lower_bound(matches.begin(), matches.end(), range.begin,
                       [](const NameMatch& m, TokenIndex at) { return m.tokens.begin < at; });
  auto last = first;
  while (last != matches.end() && last->tokens.end <= range.end) ++last;
  return {first, last};
}

std::optional<CountryCode> EntityReading::country_of(const NameEntry& entry) const {
  switch (entry.kind) {
    case NameKind::kCountry:
    case NameKind::kCapital:
    case NameKind::kMetonym:
    case NameKind::kAdjective:
    case NameKind::kDemonym: {
      const CountryCode code = actors.countries()[entry.index].code;
      if (entry.weak && !speaks_of(code)) return std::nullopt;
      return code;
    }
    case NameKind::kOrganization:
      return actors.organizations()[entry.index].country;
    default:
      return std::nullopt;
  }
}

const Place* EntityReading::place_of(std::string_view written) const {
  return gazetteer.best(written, countries);
}

bool EntityReading::exists(const NameEntry& entry) const {
  if (entry.kind == NameKind::kOrganization || entry.kind > NameKind::kDemonym) return true;
  const DateInterval& valid = actors.countries()[entry.index].valid;
  return date ? valid.overlaps(*date) : valid.to.year == 9999;
}

bool EntityReading::speaks_of_home(const NameEntry& organization) const {
  const auto& home = actors.organizations()[organization.index].country;
  return home && speaks_of(*home);
}

bool EntityReading::speaks_of(CountryCode country) const {
  return std::find(countries.begin(), countries.end(), country) != countries.end();
}

}  // namespace chancery::resolve
