// PLOVER and CAMEO as tables: what each code means and scores, which modes a type has, and how
// the one system is said in the other. Read from data/ontology/; the wording there is ours, the
// codes and figures are those of PLOVER's manual 0.8, the CAMEO codebook and Goldstein (1992).
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "chancery/base/result.h"
#include "chancery/record/codes.h"

namespace chancery {

// What a CAMEO code is in PLOVER.
struct PloverCode {
  EventType type = EventType::kConsult;
  std::vector<EventMode> modes;        // sorted
  std::vector<EventContext> contexts;  // sorted
};

// Immutable once loaded.
class Ontology {
 public:
  struct Type {
    EventType type;
    int quad;
    float score;
    CameoCode cameo;  // the code where neither mode nor context says it more closely
    std::string meaning;
  };
  struct Mode {
    EventType type;
    std::string name;  // "visit"
    float score;
    CameoCode cameo;  // the code where no context says it more closely
    std::string meaning;
  };
  struct Cameo {
    CameoCode code;
    float goldstein;
    std::optional<PloverCode> plover;  // nothing for public statements
    bool preferred;  // what a type with that mode and those contexts is written as
    std::optional<EventType> promise_of;  // of an AGREE code: the type that is promised
    std::string meaning;
  };
  struct Named {
    std::string name;
    std::string meaning;
  };

  // `data` is the root of the data folder: reads ontology/ below it.
  // Errors: kConfiguration, with file and line, for a code unknown to record/codes.h or a type
  // without a row.
  static Result<Ontology> load(const std::filesystem::path& data);

  const Type& type(EventType type) const { return types_[static_cast<std::size_t>(type)]; }
  // The modes of a type by name; empty for the types that have none.
  std::span<const Mode> modes(EventType type) const;
  const Mode* mode(EventType type, std::string_view name) const;
  bool is_context(std::string_view name) const;
  std::span<const Named> contexts() const { return contexts_; }
  std::span<const Named> sectors() const { return sectors_; }    // in the order of the enum
  std::span<const Cameo> cameo_codes() const { return cameo_; }  // by code

  // PLOVER's score: the mode's, where several apply the one farthest from 0; without a mode the
  // type's. A mode that the type does not have counts as none.
  float score(EventType type, std::span<const EventMode> modes) const;

  const Cameo* cameo(CameoCode code) const;
  // Goldstein's scale, -10..10, of the code or of the nearest code above it; 0 where there is none.
  float goldstein(CameoCode code) const;

  // The CAMEO code of a type as its modes and contexts narrow it; always one of the table.
  CameoCode to_cameo(EventType type, std::span<const EventMode> modes,
                     std::span<const EventContext> contexts) const;
  // The CAMEO code of an AGREE that promises an event of another type: "036" for a CONSULT.
  CameoCode to_cameo_promise(EventType planned, std::span<const EventContext> contexts) const;
  // Nothing for what is no code of CAMEO, and for public statements (01), which PLOVER does not
  // count as events.
  std::optional<PloverCode> to_plover(CameoCode code) const;

 private:
  Result<void> load_types(const std::filesystem::path& folder);
  Result<void> load_modes(const std::filesystem::path& folder);
  Result<void> load_contexts(const std::filesystem::path& folder);
  Result<void> load_sectors(const std::filesystem::path& folder);
  Result<void> load_cameo(const std::filesystem::path& folder);
  Result<void> check_defaults(const std::filesystem::path& folder) const;

  std::vector<Type> types_;      // by enum
  std::vector<Mode> modes_;      // by type, then name
  std::vector<Named> contexts_;  // by name
  std::vector<Named> sectors_;   // by enum
  std::vector<Cameo> cameo_;     // by code
};

}  // namespace chancery
