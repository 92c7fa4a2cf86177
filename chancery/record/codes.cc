#include "chancery/record/codes.h"

#include <algorithm>

#include "chancery/base/enum_names.h"

namespace chancery {
namespace {

constexpr std::array<std::string_view, 16> kTypes = {
    "AGREE",  "CONSULT", "SUPPORT",  "CONCEDE", "COOPERATE", "AID",      "RETREAT", "REQUEST",
    "ACCUSE", "REJECT",  "THREATEN", "PROTEST", "SANCTION",  "MOBILIZE", "COERCE",  "ASSAULT"};
constexpr std::array<int, 16> kQuads = {1, 1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4};
constexpr std::array<std::string_view, 5> kStatuses = {"happened", "future", "hypothetical",
                                                       "negated", "historical"};
constexpr std::array<std::string_view, 24> kSectors = {
    "GOV", "MIL", "JUD", "LEG", "COP", "SPY", "PRM", "PTY", "REB", "UAF", "OPP", "UNK",
    "AGR", "BUS", "CRM", "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "REF", "REL", "SOC"};

}  // namespace

std::string_view to_string(EventType type) { return kTypes[static_cast<std::size_t>(type)]; }
std::optional<EventType> parse_event_type(std::string_view text) {
  return enum_named<EventType>(kTypes, text);
}

std::span<const EventType> all_event_types() {
  static constexpr auto kAll = [] {
    std::array<EventType, kTypes.size()> all{};
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = static_cast<EventType>(i);
    return all;
  }();
  return kAll;
}

std::string_view to_string(EventStatus status) {
  return kStatuses[static_cast<std::size_t>(status)];
}
std::optional<EventStatus> parse_event_status(std::string_view text) {
  return enum_named<EventStatus>(kStatuses, text);
}

std::string_view to_string(Sector sector) { return kSectors[static_cast<std::size_t>(sector)]; }
std::optional<Sector> parse_sector(std::string_view text) {
  return enum_named<Sector>(kSectors, text);
}

std::optional<CountryCode> CountryCode::parse(std::string_view text) {
  const bool capitals =
      std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (text.size() != 3 || !capitals) return std::nullopt;
  CountryCode code;
  std::copy(text.begin(), text.end(), code.letters_.begin());
  return code;
}

std::optional<CameoCode> CameoCode::parse(std::string_view text) {
  const bool digits =
      std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (text.size() < 2 || text.size() > 4 || !digits) return std::nullopt;
  CameoCode code;
  std::copy(text.begin(), text.end(), code.digits_.begin());
  code.size_ = static_cast<std::uint8_t>(text.size());
  return code;
}

int quad_class(EventType type) { return kQuads[static_cast<std::size_t>(type)]; }

}  // namespace chancery
