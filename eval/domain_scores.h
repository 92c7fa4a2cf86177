// How far the learned domains alone tell public affairs from sport, business, history ...
#pragma once

#include <filesystem>
#include <ostream>
#include <string_view>

#include "chancery/pipeline/read_report.h"
#include "eval/drawn_shares.h"

namespace chancery {

// Rows with `subject` and `sentence`: "aside" is the share of the sentences whose predicates are
// all held to be rather of another domain than of public affairs, and the same for each subject; in
// percent. Sentences without a word that the event lexicon knows are left out.
Result<DrawnShares> score_domains(const std::filesystem::path& gold, std::string_view split,
                                  const Resources& resources);

// For each predicate of the rows with `sentence` a line: the place of the row, from 0, then the
// features (chancery/events/domain.h) with their values, tab-separated.
Result<void> write_domain_features(const std::filesystem::path& gold, const Resources& resources,
                                   std::ostream& out);

}  // namespace chancery
