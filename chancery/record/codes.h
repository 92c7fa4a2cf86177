// The code systems of the field as types: parsed once where they come in, printed once where they
// go out. PLOVER (manual 0.8), CAMEO, ISO 3166-1 alpha-3. The rows behind them (meaning, scores,
// modes of each type) stand in data/ontology/; a test holds the two equal.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace chancery {

enum class EventType : std::uint8_t {
  kAgree,
  kConsult,
  kSupport,
  kConcede,
  kCooperate,
  kAid,
  kRetreat,
  kRequest,
  kAccuse,
  kReject,
  kThreaten,
  kProtest,
  kSanction,
  kMobilize,
  kCoerce,
  kAssault,
};
std::string_view to_string(EventType type);  // "AGREE"
std::optional<EventType> parse_event_type(std::string_view text);
std::span<const EventType> all_event_types();

// PLOVER's auxiliary modes; kHappened is PLOVER's unmarked case.
enum class EventStatus : std::uint8_t { kHappened, kFuture, kHypothetical, kNegated, kHistorical };
std::string_view to_string(EventStatus status);  // "happened"
std::optional<EventStatus> parse_event_status(std::string_view text);

// PLOVER's sectors of actors.
enum class Sector : std::uint8_t {
  kGov,
  kMil,
  kJud,
  kLeg,
  kCop,
  kSpy,
  kPrm,
  kPty,
  kReb,
  kUaf,
  kOpp,
  kUnk,
  kAgr,
  kBus,
  kCrm,
  kCvl,
  kEdu,
  kEli,
  kJrn,
  kLab,
  kMed,
  kRef,
  kRel,
  kSoc,
};
std::string_view to_string(Sector sector);  // "GOV"
std::optional<Sector> parse_sector(std::string_view text);

// Three capital letters: ISO 3166-1 alpha-3, XKX, a historical state's former code, or PLOVER's
// IGO UNO EUR NGO ISM IMG MNC where an actor belongs to no state. Form is checked here; whether
// the code is assigned is knowledge's to say.
class CountryCode {
 public:
  static std::optional<CountryCode> parse(std::string_view text);
  std::string_view view() const { return {letters_.data(), letters_.size()}; }
  std::string str() const { return std::string(view()); }
  friend auto operator<=>(const CountryCode&, const CountryCode&) = default;

 private:
  std::array<char, 3> letters_{};
};

// A CAMEO event code of two to four digits. Text, not a number: "042" keeps its zero.
class CameoCode {
 public:
  static std::optional<CameoCode> parse(std::string_view text);
  std::string_view view() const { return {digits_.data(), size_}; }
  std::string str() const { return std::string(view()); }
  friend auto operator<=>(const CameoCode&, const CameoCode&) = default;

 private:
  std::array<char, 4> digits_{};
  std::uint8_t size_ = 0;
};

// A mode of a PLOVER type ("visit", "ceasefire") and a PLOVER context ("diplomatic"): lower-case
// names, checked against data/ontology/ when a lexicon is loaded.
struct EventMode {
  std::string name;
  friend auto operator<=>(const EventMode&, const EventMode&) = default;
};
struct EventContext {
  std::string name;
  friend auto operator<=>(const EventContext&, const EventContext&) = default;
};

// PLOVER's quadrants: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict,
// 4 material conflict.
int quad_class(EventType type);

}  // namespace chancery
