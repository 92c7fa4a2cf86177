// Who and what a document speaks of: mentions (ACE), and the entities that they corefer to.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/base/index.h"
#include "chancery/record/syntax.h"
#include "chancery/text/span.h"

namespace chancery {

struct MentionTag;
struct EntityTag;
using MentionIndex = Index<MentionTag>;
using EntityIndex = Index<EntityTag>;

enum class MentionForm : std::uint8_t { kNamed, kNominal, kPronoun };
inline constexpr const char* kMentionFormNames[] = {"named", "nominal", "pronoun"};

// The span of a named mention is the name alone: titles and ranks stand outside it.
struct Mention {
  Span span;
  TokenRange tokens;
  TokenIndex head;  // inside `tokens`
  EntityType type = EntityType::kMisc;
  MentionForm form = MentionForm::kNamed;
  EntityIndex entity;
};

enum class Gender : std::uint8_t { kUnknown, kFemale, kMale };

// What corefers within one document. `name` is the fullest form met. `descriptions` are the words
// of titles and appositions that say what it is ("Chairman of the Federation Council",
// "a professor of Korean Studies"), each with its span.
struct Entity {
  struct Description {
    Span span;
    TokenIndex head;
    std::string text;
  };
  EntityType type = EntityType::kMisc;
  std::string name;
  bool plural = false;  // "the two leaders", "officials"
  Gender gender = Gender::kUnknown;
  std::vector<MentionIndex> mentions;  // in the order of the text; never empty
  std::vector<Description> descriptions;
  // The members where it stands for several ("Putin and Kim", "the two leaders"); else empty.
  std::vector<EntityIndex> members;
  // The state whose office holder it is, where the mention alone does not tell: each of "their
  // foreign ministers".
  std::optional<EntityIndex> owner;
};

struct Names {
  std::vector<Mention> mentions;  // by span
  std::vector<Entity> entities;   // by first mention

  const Mention& operator[](MentionIndex i) const { return mentions[i.value]; }
  const Entity& operator[](EntityIndex i) const { return entities[i.value]; }
};

}  // namespace chancery
