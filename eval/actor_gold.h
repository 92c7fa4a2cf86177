// Actors, pairs of names and places of events against the gold of eval/gold/{actors,names,places}.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "chancery/base/result.h"
#include "chancery/pipeline/resources.h"
#include "eval/marked_reports.h"

namespace chancery {

// Figures of one half by name, each in percent. "state" and "sector" of actors; "precision",
// "recall" and "f1" of pairs; "found", "country", "place" and "precision" of places.
using HalfFigures = std::map<std::string, Share>;

// Told of every gold unit that came out wrong: its half, and a line that says how.
using WrongAnswer = std::function<void(std::string_view half, const std::string& line)>;

// By half. Errors name the gold's line: kInvalidInput.
Result<std::map<std::string, HalfFigures>> score_actors(std::string_view name,
                                                        std::string_view content,
                                                        const Resources& resources,
                                                        const WrongAnswer& wrong = {});
Result<std::map<std::string, HalfFigures>> score_pairs(std::string_view name,
                                                       std::string_view content,
                                                       const ActorDirectory& known,
                                                       const WrongAnswer& wrong = {});
Result<std::map<std::string, HalfFigures>> score_places(std::string_view name,
                                                        std::string_view content,
                                                        const Resources& resources,
                                                        const WrongAnswer& wrong = {});

}  // namespace chancery
