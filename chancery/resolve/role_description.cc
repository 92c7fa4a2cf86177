#include "chancery/resolve/role_description.h"

#include <algorithm>

#include "chancery/text/fold.h"

namespace chancery::resolve {
namespace {

// Prepositions that tie a role to its state or body ("head of", "professor at"); others ("envoy
// to", "war against") do not.
bool ties(std::string_view preposition) {
  constexpr std::string_view kTies[] = {"of", "for", "at", "from", "with"};
  return std::find(std::begin(kTies), std::end(kTies), preposition) != std::end(kTies);
}

// Whether what stands between the head and `at` ties the two: every preposition on the way does.
// With `lying` also where it is or works ("the court in Havn").
bool is_tied(const EntityReading& reading, TokenIndex head, TokenIndex at, bool lying = false) {
  bool tied = false;
  for (std::uint32_t i = head.value + 1; i < at.value; ++i) {
    const Token& token = reading.syntax.tokens[i];
    if (token.upos == Upos::kVerb || token.deprel == Deprel::kConj) return false;
    if (token.upos != Upos::kAdp || token.deprel == Deprel::kCompoundPrt) continue;
    const std::string preposition = lower(reading.words(TokenIndex(i)));
    const bool lies = lying && (preposition == "in" || preposition == "near");
    if (!lies && !ties(preposition)) return false;
    tied = true;
  }
  return tied;
}

// Of several meanings of a title the one that says most.
int rank(const EntityReading& reading, const NameEntry& entry) {
  const bool title = entry.kind == NameKind::kTitle;
  const std::string_view office = title ? reading.actors.titles()[entry.index].office
                                        : reading.actors.role_nouns()[entry.index].office;
  if (is_single_office(office)) return title ? 5 : 4;
  if (!office.empty() && office != "other") return title ? 3 : 2;
  return title ? 0 : 1;
}

void take_role(const EntityReading& reading, const NameMatch& match, RoleDescription& out) {
  const NameEntry* best = nullptr;
  for (const NameEntry& entry : match.entries) {
    if (entry.kind != NameKind::kTitle && entry.kind != NameKind::kRoleNoun) continue;
    if (entry.kind == NameKind::kRoleNoun) out.kind = reading.actors.role_nouns()[entry.index].kind;
    if (best == nullptr || rank(reading, entry) > rank(reading, *best)) best = &entry;
  }
  if (best == nullptr) return;
  out.has_role = true;
  if (best->kind == NameKind::kTitle) {
    const Title& title = reading.actors.titles()[best->index];
    out.office = title.office;
    out.title = title.title;
    add_sectors(title.sectors, out.sectors);
    if (out.kind.empty()) out.kind = "person";
  } else {
    const RoleNoun& noun = reading.actors.role_nouns()[best->index];
    out.office = noun.office;
    out.title = noun.noun;
    add_sectors(noun.sectors, out.sectors);
  }
}

bool covers(const NameMatch& match, TokenIndex token) { return match.tokens.contains(token); }

bool is_role(const NameMatch& match) {
  return std::any_of(match.entries.begin(), match.entries.end(), [](const NameEntry& e) {
    return e.kind == NameKind::kTitle || e.kind == NameKind::kRoleNoun ||
           e.kind == NameKind::kOrganization;
  });
}

// "leaders of Norland and Sudland": the second of two states that stand together.
bool follows_and(const EntityReading& reading, const NameMatch& match) {
  for (std::uint32_t at = match.tokens.begin.value; at-- > 0;) {
    const Token& token = reading.syntax.tokens[at];
    if (token.upos == Upos::kCconj) return true;
    if (token.upos != Upos::kDet) return false;
  }
  return false;
}

// "the governor of Georgia" governs the one in America: a region of the name, where there is one.
std::optional<CountryCode> country_of_region(const EntityReading& reading, const NameMatch& match) {
  const Span words = cover(reading.syntax[match.tokens.begin].span,
                           reading.syntax.tokens[match.tokens.end.value - 1].span);
  for (const Place* place : reading.gazetteer.find(reading.words(words))) {
    if (place->precision == PlacePrecision::kRegion && place->more_countries.empty()) {
      return place->country;
    }
  }
  return std::nullopt;
}

// The body that a match names: of several of one name, or of one that shares its name with much
// else ("the Democrats"), only the one whose state the report speaks of.
const NameEntry* body_named(const EntityReading& reading, const NameMatch& match) {
  const NameEntry* found = nullptr;
  bool sure = false;
  for (const NameEntry& entry : match.entries) {
    if (entry.kind != NameKind::kOrganization) continue;
    const bool own = reading.speaks_of_home(entry);
    if (entry.weak && !own) continue;
    if (found != nullptr && own && sure) return nullptr;
    if (found == nullptr || own) found = &entry;
    sure = sure || own;
  }
  return found;
}

// The state or body that a match beside the head names, if it is tied to the head.
void take_owner(const EntityReading& reading, std::span<const NameMatch> matches, std::size_t at,
                TokenIndex head, RoleDescription& out, bool& several) {
  const NameMatch& match = matches[at];
  const bool after = head < match.tokens.begin;
  const bool possessed = match.tokens.end.value < reading.syntax.tokens.size() &&
                         reading.syntax[match.tokens.end].xpos == Xpos::kPOS;
  if (after && !is_tied(reading, head, match.tokens.begin)) return;
  const bool any_exists = std::any_of(match.entries.begin(), match.entries.end(),
                                      [&](const NameEntry& e) { return reading.exists(e); });
  const NameEntry* body = body_named(reading, match);
  for (const NameEntry& entry : match.entries) {
    if (any_exists && !reading.exists(entry)) continue;
    if (entry.kind == NameKind::kOrganization && &entry != body) continue;
    auto country = reading.country_of(entry);
    if (out.office == "regional_head" && entry.kind == NameKind::kCountry) {
      if (const auto owner = country_of_region(reading, match)) country = owner;
    }
    if (entry.kind == NameKind::kOrganization) {
      if (!out.organization) out.organization = entry.index;
    } else if (entry.kind == NameKind::kAdjective && after) {
      // "professor of Norlandic studies" is no Norlander; "head of the Norlandic army" is.
      const bool of_body = at + 1 < matches.size() && is_role(matches[at + 1]) &&
                           matches[at + 1].tokens.begin == match.tokens.end;
      if (!of_body) continue;
    } else if (entry.kind == NameKind::kCapital && after && !possessed) {
      continue;  // "professor at the university of Havn" is settled by the body, not the town
    }
    if (country && !out.country) {
      out.country = country;
    } else if (country && country != out.country && follows_and(reading, match)) {
      several = true;
    }
    if (country) break;
  }
}

// What the body after "of" or before "'s" adds where the title alone says little: "chairman of the
// parliament", "the rebels' leader".
void take_body(const EntityReading& reading, const NameMatch& match, TokenIndex head,
               RoleDescription& out) {
  const bool after = head < match.tokens.begin;
  if (after && !is_tied(reading, head, match.tokens.begin)) return;
  if (!after && reading.syntax[match.tokens.end].xpos != Xpos::kPOS) return;
  for (const NameEntry& entry : match.entries) {
    if (entry.kind != NameKind::kRoleNoun) continue;
    const RoleNoun& noun = reading.actors.role_nouns()[entry.index];
    if (noun.kind == "person" || noun.sectors.empty()) continue;
    out.sectors = noun.sectors;
    std::sort(out.sectors.begin(), out.sectors.end());
    if (noun.office == "parliament_chair") out.office = noun.office;
    if (out.office == "leader") out.office = {};
    return;
  }
}

// "the governor of Borno", "the high court in Lagos", "the Bavarian premier": a place that is no
// state tells whose the role is.
// With `lying` also where it only lies or works.
void take_place(const EntityReading& reading, TokenRange range, TokenIndex head, bool lying,
                RoleDescription& out) {
  const auto& mentions = reading.names.mentions;
  auto at = std::lower_bound(mentions.begin(), mentions.end(), range.begin,
                             [](const Mention& m, TokenIndex t) { return m.tokens.begin < t; });
  for (; at != mentions.end() && at->tokens.end <= range.end && !out.country; ++at) {
    const bool lies = at->type == EntityType::kGpe || at->type == EntityType::kLoc;
    if (!lies || at->form != MentionForm::kNamed || at->tokens.contains(head)) continue;
    if (head < at->tokens.begin && !is_tied(reading, head, at->tokens.begin, lying)) continue;
    if (const Place* place = reading.place_of(reading.words(at->span))) {
      if (place->more_countries.empty()) out.country = place->country;
    }
  }
}

// "Foreign Ministry" is the name of many; the state beside it tells which.
void take_named_body(const EntityReading& reading, const std::vector<std::uint32_t>& bodies,
                     RoleDescription& out) {
  const auto own = [&](std::uint32_t index) {
    const auto country = reading.actors.organizations()[index].country;
    return !out.country || country == out.country;
  };
  if (bodies.size() == 1 ||
      (out.country && std::count_if(bodies.begin(), bodies.end(), own) == 1)) {
    out.organization = *std::find_if(bodies.begin(), bodies.end(), [&](std::uint32_t index) {
      return bodies.size() == 1 || own(index);
    });
  }
}

std::string shown(const EntityReading& reading, TokenRange range) {
  TokenIndex first = range.begin;
  while (first < range.end && reading.syntax[first].upos == Upos::kDet) {
    first = TokenIndex(first.value + 1U);
  }
  if (first == range.end) return {};
  const Token& last = reading.syntax.tokens[range.end.value - 1];
  return std::string(reading.words(cover(reading.syntax[first].span, last.span)));
}

bool is_indefinite(const EntityReading& reading, TokenRange range) {
  const Token& first = reading.syntax[range.begin];
  if (first.upos != Upos::kDet) return false;
  const std::string word = lower(reading.words(range.begin));
  return word != "the" && word != "this" && word != "that" && word != "both";
}

bool is_general(const RoleDescription& description) {
  return description.office.empty() || description.office == "other" ||
         description.office == "head_of_organization" || description.office == "spokesperson" ||
         description.office == "leader";
}

bool is_between_states(const Organization& body) {
  return body.kind == "igo" || body.kind == "un_body" || body.kind == "eu_body";
}

}  // namespace

bool is_single_office(std::string_view office) {
  constexpr std::string_view kSingle[] = {
      "leader",           "supreme_leader",   "head_of_state", "monarch", "head_of_government",
      "foreign_minister", "defence_minister", "military_chief"};
  return std::find(std::begin(kSingle), std::end(kSingle), office) != std::end(kSingle);
}

void add_sectors(const std::vector<Sector>& from, std::vector<Sector>& to) {
  for (Sector sector : from) {
    const auto at = std::lower_bound(to.begin(), to.end(), sector);
    if (at == to.end() || *at != sector) to.insert(at, sector);
  }
}

std::optional<RoleDescription> describe_affiliation(const EntityReading& reading,
                                                    const Mention& mention) {
  for (TokenIndex child : reading.tree.children(mention.head)) {
    const Token& token = reading.syntax[child];
    if (token.deprel != Deprel::kNmod || child < mention.tokens.end) continue;
    const auto preposition = reading.tree.child(child, Deprel::kCase);
    if (!preposition) continue;
    const std::string word = lower(reading.words(*preposition));
    if (word != "of" && word != "from") continue;
    RoleDescription out;
    out.by_mention = true;
    const TokenRange range = reading.tree.subtree(child);
    for (const NameMatch& match : reading.matches_in(range)) {
      const NameEntry* body = body_named(reading, match);
      for (const NameEntry& entry : match.entries) {
        if (!reading.exists(entry)) continue;
        if (entry.kind == NameKind::kOrganization && &entry != body) continue;
        if (!out.country) out.country = reading.country_of(entry);
        if (entry.kind == NameKind::kOrganization && out.sectors.empty()) {
          add_sectors(reading.actors.organizations()[entry.index].sectors, out.sectors);
        } else if (entry.kind == NameKind::kRoleNoun && out.sectors.empty()) {
          const RoleNoun& noun = reading.actors.role_nouns()[entry.index];
          if (noun.kind == "body") add_sectors(noun.sectors, out.sectors);
        }
      }
    }
    if (!out.country) take_place(reading, range, mention.head, true, out);
    if (out.country || !out.sectors.empty()) return out;
  }
  return std::nullopt;
}

RoleDescription describe(const EntityReading& reading, TokenRange range, TokenIndex head) {
  RoleDescription out;
  out.text = shown(reading, range);
  if (reading.actors.role_modifier(reading.words(head)) == RoleModifier::kKin) return out;
  const std::span<const NameMatch> matches = reading.matches_in(range);
  bool several = false;  // states that stand together
  TokenIndex role_begin = head;
  std::vector<std::uint32_t> bodies;  // that the head names
  for (const NameMatch& match : matches) {
    if (!covers(match, head)) continue;
    role_begin = match.tokens.begin;
    take_role(reading, match, out);
    // "UN envoy" is a title of its own, and tells whose he is.
    if (match.tokens.begin < head) {
      for (const NameEntry& entry : reading.actors.find_name(reading.words(match.tokens.begin))) {
        if (entry.kind == NameKind::kOrganization && !entry.weak) out.organization = entry.index;
      }
    }
    for (const NameEntry& entry : match.entries) {
      if (entry.kind == NameKind::kOrganization) bodies.push_back(entry.index);
    }
  }
  for (std::size_t i = 0; i < matches.size(); ++i) {
    if (covers(matches[i], head)) continue;
    take_owner(reading, matches, i, head, out, several);
    if (out.has_role && is_general(out)) take_body(reading, matches[i], head, out);
  }
  if (several) out.country.reset();
  take_named_body(reading, bodies, out);
  // "told reporters in Havn": where the telling was, not whose they are.
  const bool told = out.kind != "body" && out.sectors == std::vector{Sector::kJrn};
  if (!out.country && !out.organization && !several) {
    take_place(reading, range, head, !told, out);
  }
  if (out.organization) {
    const Organization& body = reading.actors.organizations()[*out.organization];
    if (!out.country) out.country = body.country;
    if (is_general(out) && !body.sectors.empty() && out.kind != "group") {
      out.sectors = body.sectors;
      std::sort(out.sectors.begin(), out.sectors.end());
      if (body.kind == "parliament") out.office = "parliament_chair";
      if (out.office == "leader") out.office = {};
    }
    if (out.has_role && out.kind == "person" && out.sectors.empty() && is_between_states(body)) {
      out.sectors = {Sector::kGov};
    }
  }
  out.indefinite = is_indefinite(reading, range);
  for (TokenIndex at = range.begin; at < head; at = TokenIndex(at.value + 1U)) {
    const auto modifier = reading.actors.role_modifier(reading.words(at));
    // Within a title of several words "deputy" is part of it; "former" never is.
    const bool counts = at < role_begin || modifier == RoleModifier::kFormer;
    if (modifier && *modifier != RoleModifier::kKin && counts) out.modifier = modifier;
  }
  // "president-elect", "the president-designate".
  for (std::uint32_t i = head.value + 1; i < range.end.value && i <= head.value + 2; ++i) {
    if (reading.actors.role_modifier(reading.words(TokenIndex(i))) == RoleModifier::kComing) {
      out.modifier = RoleModifier::kComing;
    }
  }
  if (out.modifier) out.office = {};
  return out;
}

}  // namespace chancery::resolve
