// One JSON object -> one Report.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/base/result.h"
#include "chancery/record/report.h"

namespace chancery {

class JsonReader {
 public:
  // See IngestOptions::fields.
  JsonReader(const std::map<std::string, std::string>& fields, bool as_is);
  ~JsonReader();
  JsonReader(JsonReader&&) noexcept;
  JsonReader& operator=(JsonReader&&) noexcept;

  // One object, with its `path` and its id. Errors: kInvalidInput; the message is the reason alone.
  Result<Report> read_object(std::string_view json, const std::string& path);

  struct Numbered {
    std::size_t number;  // of the object in the array, from 1
    Result<Report> report;
  };
  // A file that is one object, or one array of objects, over any number of lines. Their path is
  // `path`, for an array followed by "#N".
  Result<std::vector<Numbered>> read_whole(std::string_view json, const std::string& path);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace chancery
