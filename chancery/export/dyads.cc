#include <algorithm>

#include "chancery/export/profiles.h"

namespace chancery {

std::vector<Dyad> dyads_of(const Event& event) {
  std::vector<Dyad> out;
  const auto add = [&](const Party* actor, const Party* recipient) {
    out.push_back({&event, actor, recipient, out.size()});
  };
  if (!event.recipients.empty()) {
    for (const Party& actor : event.actors) {
      for (const Party& recipient : event.recipients) add(&actor, &recipient);
    }
  } else if (event.actors.size() > 1) {
    for (std::size_t i = 0; i < event.actors.size(); ++i) {
      for (std::size_t j = i + 1; j < event.actors.size(); ++j) {
        add(&event.actors[i], &event.actors[j]);
      }
    }
  }
  if (out.empty() && !event.actors.empty()) add(&event.actors.front(), nullptr);
  return out;
}

EventList happened_events(const EventList& events) {
  EventList out;
  for (const Event* event : events) {
    if (event->status == EventStatus::kHappened) out.push_back(event);
  }
  return out;
}

std::string numeric_id(const Digest128& id, std::size_t number) {
  constexpr std::uint64_t kLimit = 1000000000000000;  // 10^15 < 2^53
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < 8; ++i) value = (value << 8U) | id[i];
  return std::to_string((value % kLimit + number) % kLimit);
}

std::string tab_row(const std::vector<std::string>& cells) {
  std::string out;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i != 0) out += '\t';
    std::string cell = cells[i];
    std::replace_if(
        cell.begin(), cell.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
    out += cell;
  }
  return out + "\n";
}

}  // namespace chancery
