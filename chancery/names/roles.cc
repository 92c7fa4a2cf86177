#include "chancery/names/roles.h"

#include <algorithm>
#include <string>

#include "chancery/base/strings.h"
#include "chancery/text/fold.h"

namespace chancery::names {
namespace {

bool meets(const std::vector<std::size_t>& a, const std::vector<std::size_t>& b) {
  return std::any_of(a.begin(), a.end(),
                     [&b](std::size_t x) { return std::find(b.begin(), b.end(), x) != b.end(); });
}

// Whether some word of a title is the role, or narrower: "President" for "politician".
bool title_is(const Reading& r, std::string_view title, std::string_view role) {
  const std::string folded = lower(title);
  if (folded == role) return true;
  const auto words = split(folded, ' ');
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return r.lexicon.is_a(word, role); });
}

bool leads(std::string_view office) {
  return office == "head_of_state" || office == "head_of_government" || office == "supreme_leader";
}

std::optional<std::size_t> place_of(const Reading& r, const Term& term) {
  if (!term.country) return std::nullopt;
  const Country* country = r.actors.country(*term.country);
  if (country == nullptr) return std::nullopt;
  return static_cast<std::size_t>(country - r.actors.countries().data());
}

// The words before the noun that make it another office: "foreign" of "the foreign minister". Only
// those with which it is a title of the directory.
std::string exact_title(const Reading& r, const DraftMention& m) {
  std::string best;
  std::string title = m.lemma;
  for (TokenIndex t = m.head; t > m.tokens.begin;) {
    --t.value;
    title = lower(r.word(t)) + " " + title;
    const auto entries = r.actors.find_name(title);
    const bool known = std::any_of(entries.begin(), entries.end(),
                                   [](const NameEntry& e) { return e.kind == NameKind::kTitle; });
    if (known) best = title;
    if (m.head.value - t.value >= 3) break;
  }
  return best;
}

bool says_former(std::string_view text) {
  const std::string folded = lower(text);
  for (std::string_view word : split(folded, ' ')) {
    if (word == "former" || word == "ex" || word.starts_with("ex-") || word == "late") return true;
  }
  return false;
}

// "opposition" of "the leader of Chad's opposition": who leads it does not lead the state.
std::optional<TokenIndex> body_led(const Reading& r, TokenIndex noun) {
  for (TokenIndex child : r.tree.children(noun)) {
    if (r.syntax[child].deprel != Deprel::kNmod || child < noun) continue;
    const Nominal* body = r.nominal_at(child);
    const bool state = body != nullptr && r.syntax[child].lemma == "government";
    if (body != nullptr && body->kind == NominalKind::kBody && !state) return child;
  }
  return std::nullopt;
}

bool fits_description(const Reading& r, const Entity::Description& d, const DraftMention& m,
                      const std::string& title) {
  if (says_former(d.text) != says_former(r.words(m.tokens))) return false;
  if (!title.empty() && lower(d.text).find(title) == std::string::npos) return false;
  const std::string role = lower(r.syntax[d.head].lemma);
  return r.lexicon.is_a(role, m.lemma) || title_is(r, d.text, m.lemma);
}

}  // namespace

std::optional<std::string_view> one_holder_office(const Reading& r, TokenIndex noun) {
  const TokenIndex first = r.sentence_of(noun).tokens.begin;
  std::string title = lower(r.syntax[noun].lemma);
  std::optional<std::string_view> office;
  constexpr std::uint32_t kLongest = 3;
  for (TokenIndex t = noun;; --t.value) {
    if (t != noun) title = lower(r.word(t)) + " " + title;
    for (const NameEntry& entry : r.actors.find_name(title)) {
      std::string_view held;
      if (entry.kind == NameKind::kTitle) held = r.actors.titles()[entry.index].office;
      if (entry.kind == NameKind::kRoleNoun) held = r.actors.role_nouns()[entry.index].office;
      if (held.empty() || held == "other") continue;
      office = held;
    }
    if (t == first || noun.value - t.value >= kLongest) break;
  }
  // "head of state", "heads of government".
  if (noun.value + 2 < r.sentence_of(noun).tokens.end.value &&
      r.word(TokenIndex(noun.value + 1)) == "of") {
    title = lower(r.syntax[noun].lemma) + " of " + lower(r.word(TokenIndex(noun.value + 2)));
    for (const NameEntry& entry : r.actors.find_name(title)) {
      if (entry.kind == NameKind::kRoleNoun) office = r.actors.role_nouns()[entry.index].office;
    }
  }
  return office && has_one_holder(*office) ? office : std::nullopt;
}

bool share_office(const Reading& r, const DraftEntity& a, const DraftEntity& b) {
  if (is_leader(r, a) && is_leader(r, b)) return true;
  const auto offices = [&r](const DraftEntity& entity) {
    std::vector<std::string_view> held;
    for (const Entity::Description& d : entity.descriptions) {
      if (const auto office = one_holder_office(r, d.head)) held.push_back(*office);
    }
    for (std::uint32_t p : entity.persons) {
      for (const Term& term : r.actors.terms_of(r.actors.persons()[p])) {
        if (has_one_holder(term.office)) held.push_back(term.office);
      }
    }
    return held;
  };
  const auto of_a = offices(a);
  const auto of_b = offices(b);
  return std::any_of(of_a.begin(), of_a.end(), [&of_b](std::string_view office) {
    return std::find(of_b.begin(), of_b.end(), office) != of_b.end();
  });
}

bool is_leader(const Reading& r, const DraftEntity& entity) {
  for (const Entity::Description& d : entity.descriptions) {
    if (title_is(r, d.text, "leader")) return true;
  }
  for (std::uint32_t p : entity.persons) {
    for (const Term& term : r.actors.terms_of(r.actors.persons()[p])) {
      if (leads(term.office)) return true;
    }
  }
  return false;
}

std::vector<std::size_t> states_of(const Reading& r, const DraftEntity& entity) {
  std::vector<std::size_t> states = entity.countries;
  for (std::uint32_t p : entity.persons) {
    for (const Term& term : r.actors.terms_of(r.actors.persons()[p])) {
      if (const auto place = place_of(r, term)) states.push_back(*place);
    }
  }
  std::sort(states.begin(), states.end());
  states.erase(std::unique(states.begin(), states.end()), states.end());
  return states;
}

RoleFit fits_person(const Reading& r, const DraftMention& m, const DraftEntity& entity) {
  if (m.gender != Gender::kUnknown && entity.gender != Gender::kUnknown &&
      m.gender != entity.gender) {
    return RoleFit::kConflict;
  }
  const std::vector<std::size_t> states = states_of(r, entity);
  const bool state_fits = !m.owners.empty() && meets(m.owners, states);
  if (!m.owners.empty() && !states.empty() && !state_fits) return RoleFit::kConflict;
  const std::string title = exact_title(r, m);
  const auto office = one_holder_office(r, m.head);
  const auto body = body_led(r, m.head);
  const auto of_body = [&](std::string_view text) {
    return !body || lower(text).find(lower(r.word(*body))) != std::string::npos;
  };
  for (const Entity::Description& d : entity.descriptions) {
    if (of_body(d.text) && fits_description(r, d, m, title)) {
      return state_fits ? RoleFit::kRoleState : RoleFit::kRoleTold;
    }
  }
  bool has_terms = false;
  for (std::uint32_t p : entity.persons) {
    for (const Term& term : r.actors.terms_of(r.actors.persons()[p])) {
      has_terms = true;
      if (!of_body(term.title)) continue;
      if (!title.empty() && lower(term.title) != title) continue;
      // "the foreign minister" is no prime minister; a leader may be of any office.
      if (office && m.lemma != "leader" && term.office != *office) continue;
      const auto place = place_of(r, term);
      const bool here = m.owners.empty() || (place && meets(m.owners, {*place}));
      if (!here) continue;
      if (title_is(r, term.title, m.lemma) || (m.lemma == "leader" && leads(term.office))) {
        return state_fits ? RoleFit::kRoleState : RoleFit::kRole;
      }
    }
  }
  return has_terms || !entity.descriptions.empty() ? RoleFit::kConflict : RoleFit::kUnknown;
}

bool is_called(const Reading& r, const DraftEntity& entity, std::string_view noun) {
  const auto has_word = [noun](std::string_view title) {
    const std::string folded = lower(title);
    const auto words = split(folded, ' ');
    return std::find(words.begin(), words.end(), noun) != words.end();
  };
  for (const Entity::Description& d : entity.descriptions) {
    if (lower(r.syntax[d.head].lemma) == noun || has_word(d.text)) return true;
  }
  for (std::uint32_t p : entity.persons) {
    for (const Term& term : r.actors.terms_of(r.actors.persons()[p])) {
      if (has_word(term.title)) return true;
    }
  }
  return false;
}

bool fits_body(const Reading& r, const DraftMention& m, const DraftEntity& entity) {
  if (entity.mentions.empty()) return false;
  for (const Entity::Description& d : entity.descriptions) {
    if (r.lexicon.is_a(lower(r.syntax[d.head].lemma), m.lemma)) return true;
  }
  const std::string name = lower(entity.name);
  const auto words = split(name, ' ');
  if (std::find(words.begin(), words.end(), m.lemma) != words.end()) return true;
  const auto entries = r.actors.find_name(entity.name);
  return std::any_of(entries.begin(), entries.end(), [&](const NameEntry& e) {
    if (e.kind != NameKind::kOrganization) return false;
    const auto parts = split(r.actors.organizations()[e.index].kind, '_');
    return std::find(parts.begin(), parts.end(), m.lemma) != parts.end();
  });
}

}  // namespace chancery::names
