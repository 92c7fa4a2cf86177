#include "eval/actor_gold.h"

#include <algorithm>

#include "chancery/base/strings.h"
#include "chancery/knowledge/name_match.h"
#include "chancery/knowledge/table.h"

namespace chancery {
namespace {

using Counts = std::map<std::string, std::map<std::string, std::vector<Share::Count>>>;

std::map<std::string, HalfFigures> figures_of(const Counts& counts) {
  std::map<std::string, HalfFigures> figures;
  for (const auto& [half, by_name] : counts) {
    for (const auto& [name, reports] : by_name) figures[half][name] = Share::of(reports);
  }
  return figures;
}

// How much of the two spans they share, 0..1.
double likeness(Span a, Span b) {
  if (!a.overlaps(b)) return 0;
  const double shared = std::min(a.end, b.end) - std::max(a.begin, b.begin);
  return shared / (std::max(a.end, b.end) - std::min(a.begin, b.begin));
}

// The entity whose mention, or whose description by title or apposition, the span is most like.
const EntityResolution* entity_at(const AnnotatedDocument& a, Span span) {
  const EntityResolution* best = nullptr;
  double most = 0;
  const auto look_at = [&](Span other, EntityIndex entity) {
    const double like = likeness(span, other);
    if (like <= most) return;
    most = like;
    best = &a.resolution[entity];
  };
  for (const Mention& mention : a.names.mentions) look_at(mention.span, mention.entity);
  for (std::size_t e = 0; e < a.names.entities.size(); ++e) {
    for (const auto& description : a.names.entities[e].descriptions) {
      look_at(description.span, EntityIndex(e));
    }
  }
  return best;
}

bool is_one_of(std::string_view value, std::string_view list) {
  const auto all = split(list, '/');
  return std::find(all.begin(), all.end(), value) != all.end();
}

// See eval/gold/actors/README.md.
bool sectors_fit(const std::vector<Sector>& found, std::string_view gold) {
  const auto groups = split(gold, ',');
  const auto met = [&](std::string_view group) {
    return std::any_of(found.begin(), found.end(),
                       [&](Sector s) { return is_one_of(to_string(s), group); });
  };
  for (std::string_view group : groups) {
    if (!group.ends_with('?') && !is_one_of("-", group) && !met(group)) return false;
  }
  return std::all_of(found.begin(), found.end(), [&](Sector sector) {
    return std::any_of(groups.begin(), groups.end(), [&](std::string_view group) {
      if (group.ends_with('?')) group.remove_suffix(1);
      return is_one_of(to_string(sector), group);
    });
  });
}

std::string shown(const MarkedReport& report, const MarkedReport::Mark& mark) {
  std::string line =
      report.id + " " + report.published + " {" + std::string(words_at(report.text, mark.span));
  for (const std::string& field : mark.fields) line += "|" + field;
  return line + "}";
}

std::string shown(const EntityResolution* found) {
  if (found == nullptr) return "not found";
  std::string line = found->country ? found->country->str() : "-";
  for (Sector sector : found->sectors) line += " " + std::string(to_string(sector));
  return line + " " + found->name + " [" + found->actor.value_or("-") + "] " + found->role;
}

// Whether the place found is the one meant, by whatever of its names.
bool is_place(const std::string& found, const std::string& gold, const Gazetteer& gazetteer) {
  if (name_key(found) == name_key(gold)) return true;
  const auto named = gazetteer.find(gold);
  return std::any_of(named.begin(), named.end(),
                     [&](const Place* place) { return place->name == found; });
}

const EventMention* event_at(const AnnotatedDocument& a, Span span) {
  for (const EventMention& event : a.events) {
    if (event.trigger.overlaps(span)) return &event;
  }
  return nullptr;
}

}  // namespace

Result<std::map<std::string, HalfFigures>> score_actors(std::string_view name,
                                                        std::string_view content,
                                                        const Resources& resources,
                                                        const WrongAnswer& wrong) {
  const auto reports = read_marked(name, content, 2);
  if (!reports) return tl::unexpected(reports.error());
  Counts counts;
  for (const MarkedReport& report : *reports) {
    const auto a = annotate(report, resources);
    if (!a) return tl::unexpected(a.error());
    Share::Count state;
    Share::Count sector;
    for (const MarkedReport::Mark& mark : report.marks) {
      const EntityResolution* found = entity_at(*a, mark.span);
      const std::string country = found && found->country ? found->country->str() : "-";
      const bool right_state = found != nullptr && is_one_of(country, mark.fields[0]);
      const bool right_sector = found != nullptr && sectors_fit(found->sectors, mark.fields[1]);
      state = {state.right + (right_state ? 1 : 0), state.all + 1};
      sector = {sector.right + (right_sector ? 1 : 0), sector.all + 1};
      if (wrong && !(right_state && right_sector)) {
        wrong(report.half, shown(report, mark) + " is " + shown(found));
      }
    }
    counts[report.half]["state"].push_back(state);
    counts[report.half]["sector"].push_back(sector);
  }
  return figures_of(counts);
}

Result<std::map<std::string, HalfFigures>> score_pairs(std::string_view name,
                                                       std::string_view content,
                                                       const ActorDirectory& known,
                                                       const WrongAnswer& wrong) {
  const auto table =
      Table::parse(std::string(name), std::string(content), {"half", "same", "name", "other"});
  if (!table) return tl::unexpected(table.error());
  Counts counts;
  for (std::size_t row = 0; row < table->size(); ++row) {
    const std::string half(table->cell(row, 0));
    const bool same = table->cell(row, 1) == "yes";
    const float like = name_similarity(table->cell(row, 2), table->cell(row, 3), known);
    const bool joined = like >= kSameName;
    const std::size_t right = joined && same ? 1 : 0;
    counts[half]["precision"].push_back({right, joined ? 1U : 0U});
    counts[half]["recall"].push_back({right, same ? 1U : 0U});
    // 2 * right / (joined + same): each of the two counts for one half.
    counts[half]["f1"].push_back({2 * right, (joined ? 1U : 0U) + (same ? 1U : 0U)});
    if (wrong && joined != same) {
      wrong(half, std::string(table->cell(row, 2)) + " / " + std::string(table->cell(row, 3)) +
                      (same ? " are one: " : " are two: ") + std::to_string(like));
    }
  }
  return figures_of(counts);
}

Result<std::map<std::string, HalfFigures>> score_places(std::string_view name,
                                                        std::string_view content,
                                                        const Resources& resources,
                                                        const WrongAnswer& wrong) {
  const auto reports = read_marked(name, content, 3);
  if (!reports) return tl::unexpected(reports.error());
  Counts counts;
  for (const MarkedReport& report : *reports) {
    const auto a = annotate(report, resources);
    if (!a) return tl::unexpected(a.error());
    auto& half = counts[report.half];
    for (const MarkedReport::Mark& mark : report.marks) {
      const EventMention* event = event_at(*a, mark.span);
      half["found"].push_back({event != nullptr ? 1U : 0U, 1});
      if (event == nullptr) continue;
      // A deed to come ("will visit") is coded as its announcement, whose plan tells where.
      auto found = event->place;
      if (!found && event->plan && event->sense.ends_with("<future")) found = event->plan->place;
      const PlaceReference place = found.value_or(PlaceReference());
      const std::string country = place.country ? place.country->str() : "-";
      const std::string where = place.name.empty() ? "-" : place.name;
      const auto precision = kPlacePrecisionNames[static_cast<std::size_t>(place.precision)];
      const bool right_country = is_one_of(country, mark.fields[1]);
      const bool right_place = is_place(where, mark.fields[0], resources.gazetteer);
      half["country"].push_back({right_country ? 1U : 0U, 1});
      half["place"].push_back({right_place ? 1U : 0U, 1});
      half["precision"].push_back({is_one_of(precision, mark.fields[2]) ? 1U : 0U, 1});
      if (wrong && !(right_country && right_place)) {
        wrong(report.half, shown(report, mark) + " is " + where + " " + country);
      }
    }
  }
  return figures_of(counts);
}

}  // namespace chancery
