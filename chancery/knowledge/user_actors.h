// A user's own actors, one file beside the tables of data/actors/; what it says wins over them.
//
// The format is docs/formats/user-actors.md.
#pragma once

#include <filesystem>
#include <functional>
#include <set>
#include <string>

#include "chancery/base/result.h"
#include "chancery/knowledge/table.h"
#include "chancery/record/codes.h"

namespace chancery {

// The file's rows in the columns of data/actors/, so that one reader takes both.
struct UserActors {
  Table persons;
  Table terms;
  Table organizations;
  std::set<std::string, std::less<>> ids;   // of persons and organizations
  std::set<std::string, std::less<>> keys;  // name_key() of every full name and other spelling
};

// Errors name file and line: kConfiguration. `knows_country` says which codes there are.
Result<UserActors> read_user_actors(const std::filesystem::path& file,
                                    const std::function<bool(CountryCode)>& knows_country);

}  // namespace chancery
