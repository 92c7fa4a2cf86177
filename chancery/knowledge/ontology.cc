#include "chancery/knowledge/ontology.h"

#include <algorithm>
#include <cmath>

#include "chancery/base/numbers.h"
#include "chancery/knowledge/table.h"

namespace chancery {
namespace {

tl::unexpected<Error> bad(const Table& table, std::size_t row, std::string_view what,
                          std::string_view value) {
  return tl::unexpected<Error>(
      table.error(row, "no such " + std::string(what) + ": '" + std::string(value) + "'"));
}

bool holds_all(std::span<const EventContext> all, const std::vector<EventContext>& asked) {
  return std::all_of(asked.begin(), asked.end(), [&](const EventContext& context) {
    return std::find(all.begin(), all.end(), context) != all.end();
  });
}

template <typename Row>
const Row* find_row(const std::vector<Row>& rows, std::string_view name) {
  const auto found =
      std::lower_bound(rows.begin(), rows.end(), name,
                       [](const Row& row, std::string_view n) { return row.name < n; });
  return found != rows.end() && found->name == name ? &*found : nullptr;
}

}  // namespace

Result<Ontology> Ontology::load(const std::filesystem::path& data) {
  const std::filesystem::path folder = data / "ontology";
  Ontology ontology;
  for (const auto step : {&Ontology::load_types, &Ontology::load_modes, &Ontology::load_contexts,
                          &Ontology::load_sectors, &Ontology::load_cameo}) {
    if (auto done = (ontology.*step)(folder); !done) return tl::unexpected<Error>(done.error());
  }
  if (auto done = ontology.check_defaults(folder); !done) {
    return tl::unexpected<Error>(done.error());
  }
  return ontology;
}

Result<void> Ontology::load_types(const std::filesystem::path& folder) {
  const auto table =
      Table::read(folder / "types.tsv", {"type", "quad", "score", "cameo", "meaning"});
  if (!table) return tl::unexpected<Error>(table.error());
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto type = parse_event_type(table->cell(row, 0));
    if (!type) return bad(*table, row, "type", table->cell(row, 0));
    const auto quad = parse_number<float>(table->cell(row, 1));
    if (!quad || static_cast<int>(*quad) != quad_class(*type)) {
      return bad(*table, row, "quadrant of the type", table->cell(row, 1));
    }
    const auto score = parse_number<float>(table->cell(row, 2));
    if (!score) return bad(*table, row, "score", table->cell(row, 2));
    const auto cameo = CameoCode::parse(table->cell(row, 3));
    if (!cameo) return bad(*table, row, "CAMEO code", table->cell(row, 3));
    types_.push_back(
        {*type, static_cast<int>(*quad), *score, *cameo, std::string(table->cell(row, 4))});
  }
  std::sort(types_.begin(), types_.end(),
            [](const Type& a, const Type& b) { return a.type < b.type; });
  const std::span<const EventType> all = all_event_types();
  const bool complete =
      std::equal(types_.begin(), types_.end(), all.begin(), all.end(),
                 [](const Type& row, EventType type) { return row.type == type; });
  if (complete) return {};
  return fail(ErrorCode::kConfiguration,
              (folder / "types.tsv").string() + ": the rows are not the event types, each once");
}

Result<void> Ontology::load_modes(const std::filesystem::path& folder) {
  const auto table =
      Table::read(folder / "modes.tsv", {"type", "mode", "score", "cameo", "meaning"});
  if (!table) return tl::unexpected<Error>(table.error());
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto event_type = parse_event_type(table->cell(row, 0));
    if (!event_type) return bad(*table, row, "type", table->cell(row, 0));
    const std::string_view written = table->cell(row, 2);
    const auto score = written.empty() ? type(*event_type).score : parse_number<float>(written);
    if (!score) return bad(*table, row, "score", written);
    const auto cameo = CameoCode::parse(table->cell(row, 3));
    if (!cameo) return bad(*table, row, "CAMEO code", table->cell(row, 3));
    modes_.push_back({*event_type, std::string(table->cell(row, 1)), *score, *cameo,
                      std::string(table->cell(row, 4))});
  }
  std::sort(modes_.begin(), modes_.end(), [](const Mode& a, const Mode& b) {
    return std::tie(a.type, a.name) < std::tie(b.type, b.name);
  });
  const auto twice = std::adjacent_find(
      modes_.begin(), modes_.end(),
      [](const Mode& a, const Mode& b) { return a.type == b.type && a.name == b.name; });
  if (twice == modes_.end()) return {};
  return fail(ErrorCode::kConfiguration,
              (folder / "modes.tsv").string() + ": mode '" + twice->name + "' stands twice");
}

Result<void> Ontology::load_contexts(const std::filesystem::path& folder) {
  const auto table = Table::read(folder / "contexts.tsv", {"context", "meaning"});
  if (!table) return tl::unexpected<Error>(table.error());
  for (std::size_t row = 0; row < table->size(); ++row) {
    contexts_.push_back({std::string(table->cell(row, 0)), std::string(table->cell(row, 1))});
  }
  std::sort(contexts_.begin(), contexts_.end(),
            [](const Named& a, const Named& b) { return a.name < b.name; });
  return {};
}

Result<void> Ontology::load_sectors(const std::filesystem::path& folder) {
  const auto table = Table::read(folder / "sectors.tsv", {"sector", "meaning"});
  if (!table) return tl::unexpected<Error>(table.error());
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto sector = parse_sector(table->cell(row, 0));
    if (!sector || static_cast<std::size_t>(*sector) != row) {
      return bad(*table, row, "sector in this place", table->cell(row, 0));
    }
    sectors_.push_back({std::string(table->cell(row, 0)), std::string(table->cell(row, 1))});
  }
  return {};
}

Result<void> Ontology::load_cameo(const std::filesystem::path& folder) {
  const auto table = Table::read(
      folder / "cameo.tsv",
      {"code", "goldstein", "type", "mode", "contexts", "preferred", "promise_of", "meaning"});
  if (!table) return tl::unexpected<Error>(table.error());
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto code = CameoCode::parse(table->cell(row, 0));
    if (!code) return bad(*table, row, "CAMEO code", table->cell(row, 0));
    const auto goldstein = parse_number<float>(table->cell(row, 1));
    if (!goldstein) return bad(*table, row, "score", table->cell(row, 1));
    Cameo entry{*code,        *goldstein,
                std::nullopt, table->cell(row, 5) == "yes",
                std::nullopt, std::string(table->cell(row, 7))};
    if (!table->cell(row, 2).empty()) {
      const auto event_type = parse_event_type(table->cell(row, 2));
      if (!event_type) return bad(*table, row, "type", table->cell(row, 2));
      entry.plover = PloverCode{*event_type, {}, {}};
      if (const std::string_view name = table->cell(row, 3); !name.empty()) {
        if (mode(*event_type, name) == nullptr) return bad(*table, row, "mode", name);
        entry.plover->modes.push_back({std::string(name)});
      }
      for (std::string_view name : table->list(row, 4)) {
        if (!is_context(name)) return bad(*table, row, "context", name);
        entry.plover->contexts.push_back({std::string(name)});
      }
    }
    if (const std::string_view promised = table->cell(row, 6); !promised.empty()) {
      entry.promise_of = parse_event_type(promised);
      if (!entry.promise_of) return bad(*table, row, "type", promised);
    }
    cameo_.push_back(std::move(entry));
  }
  std::sort(cameo_.begin(), cameo_.end(),
            [](const Cameo& a, const Cameo& b) { return a.code < b.code; });
  return {};
}

Result<void> Ontology::check_defaults(const std::filesystem::path& folder) const {
  const auto unknown = [&](std::string_view file, CameoCode code) {
    return fail(ErrorCode::kConfiguration,
                (folder / file).string() + ": CAMEO code " + code.str() + " is not in cameo.tsv");
  };
  for (const Type& row : types_) {
    if (cameo(row.cameo) == nullptr) return unknown("types.tsv", row.cameo);
  }
  for (const Mode& row : modes_) {
    if (cameo(row.cameo) == nullptr) return unknown("modes.tsv", row.cameo);
  }
  return {};
}

std::span<const Ontology::Mode> Ontology::modes(EventType type) const {
  const auto first =
      std::find_if(modes_.begin(), modes_.end(), [&](const Mode& row) { return row.type == type; });
  const auto last =
      std::find_if(first, modes_.end(), [&](const Mode& row) { return row.type != type; });
  return {first, last};
}

const Ontology::Mode* Ontology::mode(EventType type, std::string_view name) const {
  for (const Mode& row : modes(type)) {
    if (row.name == name) return &row;
  }
  return nullptr;
}

bool Ontology::is_context(std::string_view name) const {
  return find_row(contexts_, name) != nullptr;
}

float Ontology::score(EventType event_type, std::span<const EventMode> modes) const {
  std::optional<float> farthest;
  for (const EventMode& name : modes) {
    const Mode* row = mode(event_type, name.name);
    if (row == nullptr) continue;
    if (!farthest || std::abs(row->score) > std::abs(*farthest)) farthest = row->score;
  }
  return farthest.value_or(type(event_type).score);
}

const Ontology::Cameo* Ontology::cameo(CameoCode code) const {
  const auto found = std::lower_bound(cameo_.begin(), cameo_.end(), code,
                                      [](const Cameo& row, CameoCode c) { return row.code < c; });
  return found != cameo_.end() && found->code == code ? &*found : nullptr;
}

float Ontology::goldstein(CameoCode code) const {
  for (std::string_view digits = code.view(); digits.size() >= 2; digits.remove_suffix(1)) {
    if (const Cameo* row = cameo(*CameoCode::parse(digits))) return row->goldstein;
  }
  return 0;
}

CameoCode Ontology::to_cameo(EventType event_type, std::span<const EventMode> modes,
                             std::span<const EventContext> contexts) const {
  // The mode that decides the score decides the code.
  const Mode* chosen = nullptr;
  for (const EventMode& name : modes) {
    const Mode* row = mode(event_type, name.name);
    if (row != nullptr && (chosen == nullptr || std::abs(row->score) > std::abs(chosen->score))) {
      chosen = row;
    }
  }
  CameoCode best = chosen != nullptr ? chosen->cameo : type(event_type).cameo;
  std::size_t matched = 0;
  for (const Cameo& row : cameo_) {
    if (!row.preferred || !row.plover || row.plover->type != event_type) continue;
    const bool same_mode = chosen == nullptr ? row.plover->modes.empty()
                                             : row.plover->modes.size() == 1 &&
                                                   row.plover->modes.front().name == chosen->name;
    if (!same_mode || !holds_all(contexts, row.plover->contexts)) continue;
    if (row.plover->contexts.size() > matched) {
      matched = row.plover->contexts.size();
      best = row.code;
    }
  }
  return best;
}

CameoCode Ontology::to_cameo_promise(EventType planned,
                                     std::span<const EventContext> contexts) const {
  const Cameo* best = nullptr;
  std::size_t matched = 0;
  for (const Cameo& row : cameo_) {
    if (row.promise_of != planned) continue;
    const std::size_t asked = row.plover ? row.plover->contexts.size() : 0;
    const bool fits = asked == 0 || holds_all(contexts, row.plover->contexts);
    // The first row of a type is its general code; its context is no condition.
    if (best == nullptr) {
      best = &row;
    } else if (fits && asked > matched) {
      best = &row;
      matched = asked;
    }
  }
  return best != nullptr ? best->code : type(EventType::kAgree).cameo;
}

std::optional<PloverCode> Ontology::to_plover(CameoCode code) const {
  for (std::string_view digits = code.view(); digits.size() >= 2; digits.remove_suffix(1)) {
    if (const Cameo* row = cameo(*CameoCode::parse(digits))) return row->plover;
  }
  return std::nullopt;
}

}  // namespace chancery
