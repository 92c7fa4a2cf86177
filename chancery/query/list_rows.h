// How the rows of each list are asked for and made; pages.h is what others call.
#pragma once

#include <functional>

#include "chancery/query/pages.h"

namespace chancery {

struct RowRequest {
  SqlQuery where;  // conditions over the kind's rows
  const Filter& filter;
  std::string after;
  bool newest_first = false;
  std::size_t limit = 0;  // 0: all
};

// The conditions by which the filter, or an id, picks rows of the kind.
SqlQuery listed(RecordList kind, const Filter& filter);
SqlQuery identified(RecordList kind, const std::string& id);

// Visits the rows in the order of their keys; returns the last key where there are more.
Result<std::string> visit_rows(RecordReader& reader, RecordList kind, const RowRequest& request,
                               const std::function<bool(std::string)>& visit);

}  // namespace chancery
