// What the ranker of senses sees.
#pragma once

#include <filesystem>
#include <ostream>

#include "chancery/pipeline/read_report.h"

namespace chancery {

// For each predicate of the rows with `sentence` of which a sense holds, and for each other verb
// that has two parties, a line: the place of the row, from 0; the span of the word; the type of the
// sense that the lexicon takes, "blocked" or "-"; "actors>recipients" as any verb might have them,
// else those of the sense, each the spans of all mentions with commas between; then the features
// (chancery/events/sense_ranker.h) with their values. Spans are "begin:end" in bytes.
// Tab-separated.
Result<void> write_sense_features(const std::filesystem::path& gold, const Resources& resources,
                                  std::ostream& out);

}  // namespace chancery
