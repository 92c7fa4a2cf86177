// Corrections laid over what linking made: which events and plans a record shows.
#pragma once

#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "chancery/record/correction.h"
#include "chancery/record/event.h"

namespace chancery {

// What the overlay asks of the record.
struct OverlayFacts {
  // The telling that an event's id was made of, where a report has such a one.
  std::function<std::optional<std::pair<ReportId, std::uint32_t>>(const EventId&)> telling;
  // The id of the event whose first telling this is.
  std::function<std::optional<EventId>(const ReportId&, std::uint32_t mention)> id_of;
  // Whose word a report is: its agency, else its outlet.
  std::function<std::string(const ReportId&)> voice;
  std::function<std::optional<Party>(const std::string& party_id)> party;
};

// Changes `links` to what the corrections that hold make of them, one after another in the order
// given. A correction of an event that is not there changes nothing. Events come out sorted as
// RecordLinks has them.
void lay_over(RecordLinks& links, const std::vector<Correction>& corrections,
              const OverlayFacts& facts);

}  // namespace chancery
