// How the rows of each list are asked for and made; lists.h is what others call.
#pragma once

#include <functional>

#include "chancery/query/lists.h"

namespace chancery {

struct RowRequest {
  SqlQuery where;  // conditions over the kind's rows
  const Filter& filter;
  std::string after;
  bool newest_first = false;
  std::size_t limit = 0;  // 0: all
};

// The conditions by which the filter, or an id, picks rows of the kind.
SqlQuery listed(ListKind kind, const Filter& filter);
SqlQuery identified(ListKind kind, const std::string& id);

// Visits the rows in the order of their keys; returns the last key where there are more.
Result<std::string> visit_rows(RecordReader& reader, ListKind kind, const RowRequest& request,
                               const std::function<bool(std::string)>& visit);

}  // namespace chancery
