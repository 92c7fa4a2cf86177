// Events against eval/gold/events: a whole event is right when type, mode, status and all parties
// are.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "chancery/base/result.h"
#include "chancery/pipeline/resources.h"

namespace chancery {

// "precision", "recall" of whole events; "type_precision", "type_recall" of type and status alone;
// "silence": the share of sentences without an event in which none is found. All in percent.
// Reads the rows of one split ("dev", "test").
Result<std::map<std::string, double>> score_events(const std::filesystem::path& gold,
                                                   std::string_view split,
                                                   const Resources& resources);

}  // namespace chancery
