#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "chancery/base/strings.h"
#include "chancery/names/join_names.h"
#include "chancery/text/fold.h"

namespace chancery::names {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

bool is_abbreviation(std::string_view word) {
  std::size_t letters = 0;
  for (char c : word) {
    if (c == '.') continue;
    if (c < 'A' || c > 'Z') return false;
    ++letters;
  }
  return letters >= 2 && letters <= 8;
}

// "KCNA" of "Korean Central News Agency": the first letters of the words that have a capital.
std::string initials(std::string_view name) {
  std::string letters;
  for (std::string_view word : split(name, ' ')) {
    if (!word.empty() && word[0] >= 'A' && word[0] <= 'Z') letters += word[0];
  }
  return letters;
}

std::string without_dots(std::string_view word) {
  std::string letters;
  for (char c : word) {
    if (c != '.') letters += c;
  }
  return letters;
}

class OtherJoiner {
 public:
  OtherJoiner(const Reading& reading, Draft& draft) : r_(reading), d_(draft) {}

  void join() {
    for (std::size_t m = 0; m < d_.mentions.size(); ++m) {
      if (d_.mentions[m].form != MentionForm::kNamed || d_.mentions[m].type == EntityType::kPer) {
        continue;
      }
      attach(m, entity_for(m));
    }
    join_groups();
    for (DraftEntity& entity : d_.entities) {
      if (entity.type != EntityType::kPer) entity.type = commonest_type(entity);
    }
  }

 private:
  // Who is named together with others belongs to what stands before.
  void join_groups() {
    std::size_t group = kNone;
    for (const DraftMention& m : d_.mentions) {
      if (m.stands_for.empty()) {
        group = m.entity;
        continue;
      }
      std::vector<std::size_t>& members = d_.entities[group].members;
      if (std::find(members.begin(), members.end(), m.entity) == members.end()) {
        members.push_back(m.entity);
      }
    }
  }

  EntityType commonest_type(const DraftEntity& entity) const {
    std::array<int, std::size(kEntityTypeNames)> count{};
    for (std::size_t m : entity.mentions) ++count[static_cast<std::size_t>(d_.mentions[m].type)];
    return static_cast<EntityType>(std::max_element(count.begin(), count.end()) - count.begin());
  }

  static std::string key_of_entry(const NameEntry& e, const DraftMention& m) {
    const std::string index = std::to_string(e.index);
    switch (e.kind) {
      case NameKind::kCountry:
        return "country " + index;
      case NameKind::kStateGroup:
        return "group " + index;
      case NameKind::kOrganization:
        return "organization " + index;
      case NameKind::kAdjective:
      case NameKind::kDemonym:
        return (m.plural ? "people of " : "adjective ") + index;
      default:
        return {};
    }
  }

  // The first entry that fits the mention's type gives the key; else the words do.
  std::string key_of(const DraftMention& m) const {
    for (const NameEntry& e : m.entries) {
      const bool fits = m.type == EntityType::kGpe || m.type == EntityType::kLoc
                            ? e.kind == NameKind::kCountry || e.kind == NameKind::kStateGroup
                        : m.type == EntityType::kNorp
                            ? e.kind == NameKind::kAdjective || e.kind == NameKind::kDemonym
                            : e.kind == NameKind::kOrganization;
      if (fits) {
        if (std::string key = key_of_entry(e, m); !key.empty()) return key;
      }
    }
    std::string key = name_key(r_.words(m.tokens));
    if (key.starts_with("the ")) key.erase(0, 4);
    return (m.type == EntityType::kNorp ? "norp " : "name ") + key;
  }

  std::size_t entity_for(std::size_t m) {
    const DraftMention& mention = d_.mentions[m];
    const std::string key = key_of(mention);
    if (const auto same = by_key_.find(key); same != by_key_.end()) return same->second;
    const std::string_view words = r_.words(mention.tokens);
    std::size_t found = kNone;
    if (mention.type == EntityType::kOrg || mention.type == EntityType::kMisc) {
      if (is_abbreviation(words)) {
        const auto full = by_initials_.find(without_dots(words));
        if (full != by_initials_.end()) found = full->second;
        if (found == kNone) found = defined_before(m);
      } else {
        const auto longer = by_tail_.find(name_key(words));
        if (longer != by_tail_.end()) found = longer->second;
      }
    }
    if (found == kNone) {
      DraftEntity entity;
      entity.type = mention.type;
      entity.named = true;
      entity.plural = mention.plural;
      found = d_.entities.size();
      d_.entities.push_back(std::move(entity));
      if (mention.type == EntityType::kOrg) remember_forms(words, found);
    }
    by_key_.emplace(key, found);
    return found;
  }

  // "the Zarya Corporation for Aid (ZCA)": an abbreviation in brackets right after a name is its
  // own where the letters agree at the beginning.
  std::size_t defined_before(std::size_t m) const {
    if (m == 0) return kNone;
    const TokenRange at = d_.mentions[m].tokens;
    const DraftMention& before = d_.mentions[m - 1];
    if (before.tokens.end.value + 1 != at.begin.value || before.type == EntityType::kPer)
      return kNone;
    if (r_.word(before.tokens.end) != "(") return kNone;
    const std::string_view name = r_.words(before.tokens);
    return name.front() == r_.words(at).front() ? before.entity : kNone;
  }

  // A form that two organisations share says nothing.
  static void remember(std::unordered_map<std::string, std::size_t>& forms, std::string form,
                       std::size_t entity) {
    const auto [at, is_new] = forms.try_emplace(std::move(form), entity);
    if (!is_new && at->second != entity) at->second = kNone;
  }

  // Initials, and the name without its first words ("Foreign Ministry") where two words are left.
  void remember_forms(std::string_view words, std::size_t entity) {
    const std::string letters = initials(words);
    if (letters.size() >= 3) remember(by_initials_, letters, entity);
    std::string key = name_key(words);
    while (std::count(key.begin(), key.end(), ' ') >= 2) {
      key.erase(0, key.find(' ') + 1);
      if (key.size() < 4 || key.find(' ') == std::string::npos) break;
      remember(by_tail_, key, entity);
    }
  }

  void attach(std::size_t m, std::size_t entity) {
    d_.entities[entity].mentions.push_back(m);
    d_.mentions[m].entity = entity;
  }

  const Reading& r_;
  Draft& d_;
  std::unordered_map<std::string, std::size_t> by_key_;
  std::unordered_map<std::string, std::size_t> by_initials_;
  std::unordered_map<std::string, std::size_t> by_tail_;
};

}  // namespace

void join_other_names(const Reading& reading, Draft& draft) { OtherJoiner(reading, draft).join(); }

}  // namespace chancery::names
