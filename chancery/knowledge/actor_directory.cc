#include "chancery/knowledge/actor_directory.h"

#include <algorithm>
#include <array>

#include "chancery/base/strings.h"
#include "chancery/knowledge/actor_tables.h"
#include "chancery/knowledge/name_match.h"
#include "chancery/text/fold.h"

namespace chancery {
namespace {

// Words of a name that stand in lower case.
constexpr std::array<std::string_view, 25> kSmallWords = {
    "of",  "the", "and", "for", "in", "on", "to", "de",  "da",  "do",  "dos", "del", "der",
    "den", "di",  "du",  "la",  "le", "el", "al", "bin", "ibn", "van", "von", "y"};

// One word of the text, folded; a token may give several ("Jong-un") or none ("-").
struct TextWord {
  std::string key;
  TokenIndex token;
  bool first_of_token = true;
  bool last_of_token = true;
  bool in_capitals = false;
  bool capitalized = false;
};

// What may stand inside a name without being a word of it: hyphens always, a dot after an initial.
bool is_skipped(std::string_view token, const std::vector<TextWord>& words) {
  if (token == "." || token == ",") {
    return token == "." && !words.empty() && words.back().key.size() == 1;
  }
  return true;
}

// Appends the words of one token. False where no name goes past it.
bool append_words(std::string_view text, TokenIndex index, const Token& token,
                  std::vector<TextWord>& words) {
  const std::string_view written = words_at(text, token.span);
  const std::string key = name_key(written);
  if (key.empty()) return is_skipped(written, words);
  const bool in_capitals = is_abbreviation(written);
  const bool upper = written.front() >= 'A' && written.front() <= 'Z';
  const bool other = static_cast<unsigned char>(written.front()) >= 0x80 ||
                     !is_letter(static_cast<char32_t>(static_cast<unsigned char>(written.front())));
  // "Jong-un": what follows a hyphen needs no capital.
  const bool joined = token.span.begin > 0 && text[token.span.begin - 1] == '-';
  std::size_t begin = words.size();
  for (std::string_view part : split(key, ' ')) {
    const bool small = std::find(kSmallWords.begin(), kSmallWords.end(), part) != kSmallWords.end();
    words.push_back({std::string(part), index, false, false, in_capitals,
                     upper || other || small || joined || words.size() > begin});
  }
  words[begin].first_of_token = true;
  words.back().last_of_token = true;
  return true;
}

}  // namespace

std::string name_key(std::string_view written) {
  // Most words are plain letters, which need no folding beyond their case.
  const bool plain = std::all_of(written.begin(), written.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  });
  if (plain) return lower(written);
  std::string key = fold_name(written);
  std::erase_if(key, [](char c) { return c == '.' || c == ','; });
  // What was dropped can leave a space at an end.
  return std::string(trim(key));
}

ActorDirectory::ActorDirectory(std::unique_ptr<const Parts> parts) : parts_(std::move(parts)) {}
ActorDirectory::ActorDirectory(ActorDirectory&&) noexcept = default;
ActorDirectory& ActorDirectory::operator=(ActorDirectory&&) noexcept = default;
ActorDirectory::~ActorDirectory() = default;

Result<ActorDirectory> ActorDirectory::load(const std::filesystem::path& data,
                                            const std::filesystem::path& user_file) {
  auto parts = std::make_unique<Parts>();
  if (auto done = load_actor_tables(data / "actors", user_file, *parts); !done) {
    return tl::unexpected<Error>(done.error());
  }
  auto forms = NameForms::load(data);
  if (!forms) return tl::unexpected(forms.error());
  parts->forms = std::move(*forms);
  return ActorDirectory(std::move(parts));
}

std::span<const NameEntry> ActorDirectory::find_name(std::string_view written) const {
  const std::span<const NameEntry> all = parts_->names.find(name_key(written));
  if (is_abbreviation(written)) return all;
  const auto capitals =
      std::find_if(all.begin(), all.end(), [](const NameEntry& e) { return e.capitals; });
  return {all.begin(), capitals};
}

const NameForms& ActorDirectory::name_forms() const { return parts_->forms; }

namespace {

// The longest name that begins with the first of `words`; `used` tells how many words it has.
std::span<const NameEntry> longest_name(const NameIndex& names, std::span<const TextWord> words,
                                        std::size_t& used) {
  const std::size_t most = std::min(names.longest_from(words.front().key), words.size());
  if (most == 0) return {};
  std::string joined;
  std::vector<std::size_t> ends;
  for (std::size_t i = 0; i < most; ++i) {
    if (i > 0) joined.push_back(' ');
    joined += words[i].key;
    ends.push_back(joined.size());
  }
  for (std::size_t count = most; count > 0; --count) {
    if (!words[count - 1].last_of_token) continue;
    const std::span<const NameEntry> all =
        names.find(std::string_view(joined).substr(0, ends[count - 1]));
    std::size_t fitting = all.size();
    if (!(count == 1 && words.front().in_capitals)) {
      while (fitting > 0 && all[fitting - 1].capitals) --fitting;
    }
    if (fitting == 0) continue;
    used = count;
    return all.first(fitting);
  }
  return {};
}

std::optional<NameMatch> match_at(const NameIndex& names, std::span<const TextWord> words) {
  std::size_t used = 0;
  const std::span<const NameEntry> entries = longest_name(names, words, used);
  if (entries.empty()) return std::nullopt;
  NameMatch match{
      {words.front().token, TokenIndex(words[used - 1].token.value + 1U)}, entries, true};
  for (const TextWord& word : words.first(used)) {
    match.capitalized = match.capitalized && word.capitalized;
  }
  return match;
}

bool is_weak(const NameMatch& match) {
  return std::all_of(match.entries.begin(), match.entries.end(),
                     [](const NameEntry& entry) { return entry.weak; });
}

// A sure name that begins inside a weak one and goes on behind it.
std::optional<NameMatch> sure_inside(const NameIndex& names, std::span<const TextWord> words,
                                     std::size_t begin, const NameMatch& weak) {
  for (std::size_t i = begin + 1; i < words.size() && words[i].token < weak.tokens.end; ++i) {
    if (!words[i].first_of_token) continue;
    const auto inner = match_at(names, words.subspan(i));
    if (inner && !is_weak(*inner) && weak.tokens.end < inner->tokens.end) return inner;
  }
  return std::nullopt;
}

}  // namespace

std::optional<NameMatch> ActorDirectory::longest_match(std::string_view text,
                                                       std::span<const Token> tokens,
                                                       TokenIndex at) const {
  constexpr std::uint32_t kMostTokens = 16;
  std::vector<TextWord> words;
  for (std::uint32_t i = at.value; i < tokens.size() && i < at.value + kMostTokens; ++i) {
    if (tokens[i].sentence != tokens[at.value].sentence) break;
    if (!append_words(text, TokenIndex(i), tokens[i], words)) break;
    if (words.empty()) return std::nullopt;
  }
  return words.empty() ? std::nullopt : match_at(parts_->names, words);
}

std::vector<NameMatch> ActorDirectory::match_names(std::string_view text,
                                                   std::span<const Token> tokens) const {
  std::vector<NameMatch> matches;
  std::vector<TextWord> words;  // of the stretch that a name may lie in
  const auto match_stretch = [&] {
    for (std::size_t i = 0; i < words.size();) {
      const std::size_t before = i++;
      if (!words[before].first_of_token) continue;
      auto match = match_at(parts_->names, std::span(words).subspan(before));
      if (!match) continue;
      if (is_weak(*match) || words[before].key == "the") {
        // "the North" gives way to the adjective in "the North Korean leader", and the newspaper to
        // "the Guardian Council".
        const auto sure = sure_inside(parts_->names, words, before, *match);
        if (sure) match = sure;
      }
      matches.push_back(*match);
      while (i < words.size() && words[i].token < match->tokens.end) ++i;
    }
    words.clear();
  };
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (i > 0 && tokens[i].sentence != tokens[i - 1].sentence) match_stretch();
    if (!append_words(text, TokenIndex(i), tokens[i], words)) match_stretch();
  }
  match_stretch();
  return matches;
}

std::span<const Country> ActorDirectory::countries() const { return parts_->countries; }
std::span<const Person> ActorDirectory::persons() const { return parts_->persons; }
std::span<const Organization> ActorDirectory::organizations() const {
  return parts_->organizations;
}
std::span<const Title> ActorDirectory::titles() const { return parts_->titles; }
std::span<const RoleNoun> ActorDirectory::role_nouns() const { return parts_->role_nouns; }
std::span<const StateGroup> ActorDirectory::state_groups() const { return parts_->state_groups; }

const Country* ActorDirectory::country(CountryCode code) const {
  return find_country(*parts_, code);
}
const Person* ActorDirectory::person(std::string_view id) const {
  return find_by_id(parts_->persons, id);
}
const Organization* ActorDirectory::organization(std::string_view id) const {
  return find_by_id(parts_->organizations, id);
}

std::vector<std::uint32_t> ActorDirectory::persons_sounding_like(std::string_view surname) const {
  std::vector<std::uint32_t> found;
  const std::string key = sound_key(surname);
  const auto [first, last] =
      std::equal_range(parts_->sounds.begin(), parts_->sounds.end(), SurnameSound{key, 0},
                       [](const SurnameSound& a, const SurnameSound& b) { return a.key < b.key; });
  for (auto at = first; at != last; ++at) found.push_back(at->person);
  return found;
}

std::span<const Term> ActorDirectory::terms_of(const Person& person) const {
  return std::span(parts_->terms).subspan(person.first_term, person.term_count);
}

std::vector<const Term*> ActorDirectory::holders(std::string_view office, CountryCode country,
                                                 const DateInterval& when) const {
  std::vector<const Term*> found;
  const auto [first, last] = std::equal_range(
      parts_->offices.begin(), parts_->offices.end(), OfficeTerm{country, office, nullptr},
      [](const OfficeTerm& a, const OfficeTerm& b) {
        return std::tie(a.country, a.office) < std::tie(b.country, b.office);
      });
  for (auto at = first; at != last; ++at) {
    if (at->term->valid.overlaps(when)) found.push_back(at->term);
  }
  return found;
}

std::vector<const Term*> ActorDirectory::leaders(CountryCode code, const DateInterval& when) const {
  if (auto supreme = holders("supreme_leader", code, when); !supreme.empty()) return supreme;
  const Country* state = country(code);
  if (state == nullptr) return {};
  for (std::string_view title : leader_titles(*state)) {
    for (std::string_view office : {"head_of_state", "monarch", "head_of_government"}) {
      std::vector<const Term*> found = holders(office, code, when);
      std::erase_if(found, [&](const Term* term) { return term->title != title; });
      if (!found.empty()) return found;
    }
  }
  return {};
}

bool ActorDirectory::is_member(const Organization& organization, CountryCode country,
                               const DateInterval& when) const {
  return std::any_of(
      parts_->memberships.begin(), parts_->memberships.end(), [&](const Membership& m) {
        return m.organization == &organization && m.country == country && m.valid.overlaps(when);
      });
}

std::span<const std::string_view> ActorDirectory::leader_titles(const Country& country) const {
  return parts_->leader_titles[static_cast<std::size_t>(&country - parts_->countries.data())];
}

std::optional<RoleModifier> ActorDirectory::role_modifier(std::string_view word) const {
  const std::string key = name_key(word);
  for (const auto& [known, effect] : parts_->modifiers) {
    if (known == key) return effect;
  }
  return std::nullopt;
}

std::string ActorDirectory::role_of(const Term& term) const {
  std::string role(term.title);
  if (term.organization) {
    const std::string_view name = parts_->organizations[*term.organization].name;
    return role.find(" of ") == role.npos ? role + " of the " + std::string(name) : role;
  }
  // Others than offices of the state name their body in the title, or have none.
  constexpr std::string_view kOfState[] = {
      "supreme_leader",   "head_of_state",    "monarch",  "head_of_government",
      "foreign_minister", "defence_minister", "minister", "deputy_head_of_government"};
  const bool of_state =
      std::find(std::begin(kOfState), std::end(kOfState), term.office) != std::end(kOfState);
  const Country* state = term.country ? country(*term.country) : nullptr;
  if (state == nullptr || !of_state || role.find(state->name) != role.npos) return role;
  return role + (state->article ? " of the " : " of ") + std::string(state->name);
}

bool has_one_holder(std::string_view office) {
  constexpr std::string_view kOne[] = {"leader",           "head_of_state",      "monarch",
                                       "supreme_leader",   "head_of_government", "foreign_minister",
                                       "defence_minister", "military_chief",     "parliament_chair",
                                       "central_bank"};
  return std::find(std::begin(kOne), std::end(kOne), office) != std::end(kOne);
}

std::string actor_id(std::optional<CountryCode> country, std::span<const Sector> sectors,
                     std::string_view id) {
  std::string made;
  if (country) made = country->str() + ".";
  if (!sectors.empty()) made += std::string(to_string(sectors.front())) + ".";
  return made + std::string(id);
}

std::string_view lasting_part(std::string_view actor_id) {
  const std::size_t dot = actor_id.rfind('.');
  return dot == std::string_view::npos ? actor_id : actor_id.substr(dot + 1);
}

}  // namespace chancery
