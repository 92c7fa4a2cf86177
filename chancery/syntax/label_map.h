// The labels of a model as the record knows them, settled when the model is loaded.
#pragma once

#include <optional>
#include <vector>

#include "chancery/base/result.h"
#include "chancery/model/model_file.h"
#include "chancery/record/syntax.h"

namespace chancery {

struct LabelMap {
  struct NameTag {
    bool begins = false;             // B-
    std::optional<EntityType> type;  // nothing: O
  };
  std::vector<Upos> upos;
  std::vector<Xpos> xpos;
  std::vector<Deprel> deprel;
  std::vector<NameTag> name_tags;

  // A label that the record does not know is an error that names it: kConfiguration.
  static Result<LabelMap> load(const ModelFile& file);
};

// "PER" and the other names of entity types.
std::optional<EntityType> parse_entity_type(std::string_view text);

}  // namespace chancery
