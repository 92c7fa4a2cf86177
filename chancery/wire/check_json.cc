#include "chancery/wire/check_json.h"

#include <nlohmann/json.hpp>

namespace chancery {

bool is_json(std::string_view text) { return nlohmann::json::accept(text); }

}  // namespace chancery
