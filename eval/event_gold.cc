// Reading the gold sentences, and counting what the whole path makes of them.
#include "eval/event_gold.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <set>
#include <vector>

#include "chancery/base/strings.h"
#include "chancery/knowledge/table.h"
#include "chancery/pipeline/read_report.h"
#include "chancery/text/fold.h"

namespace chancery {
namespace {

struct GoldEvent {
  std::string type;
  std::string mode;
  std::vector<std::string> actors;
  std::vector<std::string> recipients;
  std::string status;
};

std::vector<std::string> names_in(std::string_view list) {
  std::vector<std::string> names;
  for (std::string_view name : split(list, ',')) {
    if (!trim(name).empty()) names.emplace_back(trim(name));
  }
  return names;
}

std::optional<GoldEvent> parse_gold(std::string_view text) {
  const auto parts = split(text, '|');
  if (parts.size() != 3) return std::nullopt;
  const std::size_t arrow = parts[1].find("->");
  if (arrow == std::string_view::npos) return std::nullopt;
  GoldEvent event;
  const std::string_view code = trim(parts[0]);
  const std::size_t bracket = code.find('[');
  event.type = code.substr(0, bracket);
  if (bracket != std::string_view::npos) {
    event.mode = code.substr(bracket + 1, code.size() - bracket - 2);
  }
  event.actors = names_in(parts[1].substr(0, arrow));
  event.recipients = names_in(parts[1].substr(arrow + 2));
  event.status = trim(parts[2]);
  return event;
}

std::vector<std::string_view> split_events(std::string_view cell) {
  std::vector<std::string_view> events;
  while (!cell.empty()) {
    const std::size_t end = cell.find(";;");
    events.push_back(trim(cell.substr(0, end)));
    cell = end == std::string_view::npos ? std::string_view{} : cell.substr(end + 2);
  }
  return events;
}

// A party is who it is called in the text, or the state that it belongs to.
bool is_party(const AnnotatedDocument& a, const ActorDirectory& directory, EntityIndex e,
              const std::string& name) {
  const std::string wanted = fold_name(name);
  const auto holds = [&](std::string_view text) {
    return fold_name(text).find(wanted) != std::string::npos;
  };
  if (holds(a.names[e].name) || holds(a.resolution[e].name)) return true;
  for (MentionIndex m : a.names[e].mentions) {
    if (holds(words_at(a.document.text, a.names[m].span))) return true;
  }
  for (const NameEntry& entry : directory.find_name(name)) {
    const bool state = entry.kind == NameKind::kCountry || entry.kind == NameKind::kCapital ||
                       entry.kind == NameKind::kAdjective || entry.kind == NameKind::kDemonym;
    if (state && a.resolution[e].country == directory.countries()[entry.index].code) return true;
  }
  return false;
}

// "the Nordic states" are its members: the coder gives a group of states as those.
std::vector<std::string> with_members(const AnnotatedDocument& a, const ActorDirectory& directory,
                                      const std::vector<std::string>& names) {
  std::vector<std::string> out;
  for (const std::string& name : names) {
    const std::size_t before = out.size();
    for (const NameEntry& entry : directory.find_name(name)) {
      if (entry.kind != NameKind::kStateGroup) continue;
      const StateGroup& group = directory.state_groups()[entry.index];
      if (a.published && !group.valid.overlaps(a.published->interval)) continue;
      for (std::uint32_t member : group.members) {
        out.emplace_back(directory.countries()[member].name);
      }
      break;
    }
    if (out.size() == before) out.push_back(name);
  }
  return out;
}

bool are_parties(const AnnotatedDocument& a, const ActorDirectory& directory,
                 const std::vector<EntityIndex>& found, const std::vector<std::string>& gold) {
  const auto names = found.size() == gold.size() ? gold : with_members(a, directory, gold);
  if (found.size() != names.size()) return false;
  std::vector<bool> used(found.size());
  for (const std::string& name : names) {
    bool matched = false;
    for (std::size_t i = 0; i < found.size() && !matched; ++i) {
      if (!used[i] && is_party(a, directory, found[i], name)) used[i] = matched = true;
    }
    if (!matched) return false;
  }
  return true;
}

// Whole events by their confidence: how far it can be believed.
struct Band {
  float from;
  const char* name;
};
constexpr std::array<Band, 5> kBands = {
    {{0.0F, "0.00"}, {0.6F, "0.60"}, {0.7F, "0.70"}, {0.8F, "0.80"}, {0.9F, "0.90"}}};

struct Counts {
  struct Sum {
    double events = 0, said = 0, right = 0;
  };
  DrawnShares shares;
  std::array<Sum, kBands.size()> in_band{};

  void add_confidence(float confidence, bool is_right) {
    std::size_t band = kBands.size() - 1;
    while (band > 0 && confidence < kBands[band].from) --band;
    const std::string name = std::string(" from ") + kBands[band].name;
    shares.add("right" + name, is_right ? 1 : 0, 1);
    shares.add("said" + name, static_cast<double>(confidence), 1);
    shares.add("brier", std::pow(static_cast<double>(confidence) - (is_right ? 1 : 0), 2), 1);
    Sum& sum = in_band[band];
    sum.events += 1;
    sum.said += static_cast<double>(confidence);
    sum.right += is_right ? 1 : 0;
    shares.set_number("events" + name, sum.events);
    double gap = 0, events = 0;
    for (const Sum& one : in_band) {
      gap += std::abs(one.said - one.right);
      events += one.events;
    }
    shares.set_number("calibration_error", percent(gap, events));
  }
};

// In what an event is the one that is wanted.
struct Agreement {
  bool type = false, status = false, mode = false, actors = false, recipients = false;

  bool typed() const { return type && status; }
  bool triplet() const { return type && actors && recipients; }
  bool whole() const { return triplet() && status && mode; }
};

Agreement compare(const AnnotatedDocument& a, const ActorDirectory& directory,
                  const EventMention& event, const GoldEvent& wanted) {
  Agreement same;
  same.type = to_string(event.type) == wanted.type;
  same.status = to_string(event.status) == wanted.status;
  same.mode =
      wanted.mode.empty() || (event.modes.size() == 1 && event.modes[0].name == wanted.mode);
  same.actors = are_parties(a, directory, event.actors, wanted.actors);
  same.recipients = are_parties(a, directory, event.recipients, wanted.recipients);
  return same;
}

// A row for each event that was found, with a column for each that is wanted.
using Agreements = std::vector<std::vector<Agreement>>;

Agreements compare_all(const AnnotatedDocument& a, const ActorDirectory& directory,
                       const std::vector<GoldEvent>& gold) {
  Agreements all;
  for (const EventMention& event : a.events) {
    auto& row = all.emplace_back();
    for (const GoldEvent& wanted : gold) row.push_back(compare(a, directory, event, wanted));
  }
  return all;
}

using Criterion = bool (Agreement::*)() const;

// How many are wanted and found, each for one; `found` are those that are not told a second time.
struct Tally {
  double right = 0, found = 0;
  std::vector<bool> is_right, is_told_again;  // of each event found
};

// With `once`, what agrees with an event that is found already is told again, else it is too many.
Tally tally(const Agreements& all, std::size_t wanted, Criterion agrees, bool once) {
  Tally tally{0, 0, std::vector<bool>(all.size()), std::vector<bool>(all.size())};
  std::vector<bool> taken(wanted);
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t k = 0; k < wanted && !tally.is_right[i]; ++k) {
      if (!(all[i][k].*agrees)()) continue;
      if (!taken[k])
        taken[k] = tally.is_right[i] = true;
      else if (once)
        tally.is_told_again[i] = true;
    }
    if (tally.is_right[i]) tally.is_told_again[i] = false;
    tally.right += tally.is_right[i] ? 1 : 0;
    tally.found += tally.is_told_again[i] ? 0 : 1;
  }
  return tally;
}

// What alone keeps an event from being the one that is wanted.
struct Fault {
  const char* name;
  bool (*holds)(const Agreement&);
};
constexpr std::array<Fault, 5> kFaults = {{
    {"wrong in status or mode", [](const Agreement& a) { return a.triplet(); }},
    {"wrong in recipients", [](const Agreement& a) { return a.typed() && a.actors; }},
    {"wrong in actors", [](const Agreement& a) { return a.typed() && a.recipients; }},
    {"wrong in type", [](const Agreement& a) { return a.actors && a.recipients; }},
    {"wrong in both parties", [](const Agreement& a) { return a.typed(); }},
}};

// The place in kFaults of the least that is wrong; kFaults.size() where all is.
std::size_t fault_of(const std::vector<Agreement>& row) {
  const auto explains = [&row](const Fault& fault) {
    return std::any_of(row.begin(), row.end(), fault.holds);
  };
  return static_cast<std::size_t>(std::find_if(kFaults.begin(), kFaults.end(), explains) -
                                  kFaults.begin());
}

void count(const AnnotatedDocument& a, const ActorDirectory& directory,
           const std::vector<GoldEvent>& gold, bool once, Counts& counts) {
  const Agreements all = compare_all(a, directory, gold);
  const auto in_gold = static_cast<double>(gold.size());
  DrawnShares& shares = counts.shares;
  shares.begin_item();
  const auto add = [&](const std::string& name, Criterion agrees) {
    Tally one = tally(all, gold.size(), agrees, once);
    shares.add(name + "precision", one.right, one.found);
    shares.add(name + "recall", one.right, in_gold);
    return one;
  };
  add("type_", &Agreement::typed);
  add("triplet_", &Agreement::triplet);
  const Tally whole = add("", &Agreement::whole);
  if (gold.empty()) shares.add("silence", a.events.empty() ? 1 : 0, 1);
  for (std::size_t i = 0; i < a.events.size(); ++i) {
    if (whole.is_told_again[i]) continue;
    counts.add_confidence(a.events[i].confidence, whole.is_right[i]);
    const std::size_t fault = whole.is_right[i] ? kFaults.size() : fault_of(all[i]);
    for (std::size_t k = 0; k < kFaults.size(); ++k) {
      shares.add(kFaults[k].name, k == fault ? 1 : 0, 1);
    }
  }
}

Result<AnnotatedDocument> read_sentence(std::string_view published, std::string_view sentence,
                                        const Resources& resources) {
  Report report;
  report.bytes = sentence;
  report.published = DateInterval::parse(published);
  report.as_is = true;
  return read_report(report, resources);
}

}  // namespace

Result<DrawnShares> score_events(const std::filesystem::path& gold, std::string_view split_name,
                                 const Resources& resources) {
  auto table = Table::read(gold, {"split", "published", "sentence", "events"});
  if (!table) return tl::unexpected(table.error());
  Counts counts;
  for (std::size_t row = 0; row < table->size(); ++row) {
    if (table->cell(row, 0) != split_name) continue;
    std::vector<GoldEvent> wanted;
    for (std::string_view text : split_events(table->cell(row, 3))) {
      auto event = parse_gold(text);
      if (!event) return tl::unexpected(table->error(row, "no event: '" + std::string(text) + "'"));
      wanted.push_back(*std::move(event));
    }
    const auto read = read_sentence(table->cell(row, 1), table->cell(row, 2), resources);
    if (!read) return tl::unexpected(read.error());
    count(*read, resources.actors, wanted, /*once=*/false, counts);
  }
  return std::move(counts.shares);
}

namespace {

struct GoldReport {
  std::string split;
  Report report;
  std::vector<GoldEvent> events;
};

Result<std::vector<GoldReport>> read_gold_reports(const std::filesystem::path& path) {
  std::ifstream file(path);
  if (!file)
    return tl::unexpected(Error{ErrorCode::kUnreadable, path.string() + ": cannot be read"});
  std::vector<GoldReport> reports;
  bool in_events = false;
  std::string line;
  for (int number = 1; std::getline(file, line); ++number) {
    const auto refuse = [&](const char* why) {
      return tl::unexpected(Error{ErrorCode::kConfiguration,
                                  path.string() + ":" + std::to_string(number) + ": " + why});
    };
    if (line.starts_with("== ")) {
      const auto words = split(line, ' ');
      if (words.size() < 5) return refuse("not '== ID SPLIT DAY OUTLET'");
      GoldReport& next = reports.emplace_back();
      next.split = words[2];
      next.report.key = words[1];
      next.report.published = DateInterval::parse(words[3]);
      in_events = false;
    } else if (reports.empty()) {
      return refuse("before the first report");
    } else if (line == "--") {
      in_events = true;
    } else if (!in_events) {
      reports.back().report.bytes += line + "\n";
    } else if (!line.empty()) {
      auto event = parse_gold(line);
      if (!event) return refuse("no event");
      reports.back().events.push_back(*std::move(event));
    }
  }
  return reports;
}

}  // namespace

Result<DrawnShares> score_report_events(const std::filesystem::path& gold,
                                        std::string_view split_name, const Resources& resources) {
  const auto reports = read_gold_reports(gold);
  if (!reports) return tl::unexpected(reports.error());
  Counts counts;
  double all_wanted = 0;
  for (const GoldReport& report : *reports) {
    if (report.split != split_name) continue;
    const auto read = read_report(report.report, resources);
    if (!read) return tl::unexpected(read.error());
    count(*read, resources.actors, report.events, /*once=*/true, counts);
    all_wanted += static_cast<double>(report.events.size());
  }
  counts.shares.set_number("events", all_wanted);
  return std::move(counts.shares);
}

Result<DrawnShares> score_statuses(const std::filesystem::path& gold, std::string_view split_name,
                                   const Resources& resources) {
  auto table = Table::read(gold, {"split", "published", "sentence", "type", "status"});
  if (!table) return tl::unexpected(table.error());
  DrawnShares shares;
  shares.add_mean("macro_f1");
  for (std::size_t row = 0; row < table->size(); ++row) {
    if (table->cell(row, 0) != split_name) continue;
    const auto read = read_sentence(table->cell(row, 1), table->cell(row, 2), resources);
    if (!read) return tl::unexpected(read.error());
    const std::string wanted(table->cell(row, 4));
    shares.begin_item();
    const auto found = std::find_if(
        read->events.begin(), read->events.end(),
        [&](const EventMention& event) { return to_string(event.type) == table->cell(row, 3); });
    // F1 is twice what is right of all that is wanted or given.
    if (found == read->events.end()) {
      shares.add(wanted, 0, 1);
    } else if (to_string(found->status) == wanted) {
      shares.add(wanted, 2, 2);
    } else {
      shares.add(wanted, 0, 1);
      shares.add(to_string(found->status), 0, 1);
    }
  }
  return shares;
}

Result<DrawnShares> score_silence(const std::filesystem::path& gold, std::string_view split_name,
                                  const Resources& resources) {
  auto table = Table::read(gold, {"split", "published", "sentence", "subject"});
  if (!table) return tl::unexpected(table.error());
  DrawnShares shares;
  for (std::size_t row = 0; row < table->size(); ++row) {
    if (table->cell(row, 0) != split_name) continue;
    const auto read = read_sentence(table->cell(row, 1), table->cell(row, 2), resources);
    if (!read) return tl::unexpected(read.error());
    const bool found = std::any_of(
        read->events.begin(), read->events.end(),
        [](const EventMention& event) { return event.status != EventStatus::kHistorical; });
    shares.begin_item();
    shares.add("coded", found ? 1 : 0, 1);
    shares.add(table->cell(row, 3), found ? 1 : 0, 1);
  }
  return shares;
}

Result<DrawnShares> score_directions(const std::filesystem::path& gold, std::string_view split_name,
                                     const Resources& resources) {
  auto table = Table::read(gold, {"split", "published", "sentence", "type", "actor", "recipient"});
  if (!table) return tl::unexpected(table.error());
  DrawnShares shares;
  for (std::size_t row = 0; row < table->size(); ++row) {
    if (table->cell(row, 0) != split_name) continue;
    const auto read = read_sentence(table->cell(row, 1), table->cell(row, 2), resources);
    if (!read) return tl::unexpected(read.error());
    const std::string actor(table->cell(row, 4));
    const std::string recipient(table->cell(row, 5));
    const auto names = [&](const std::vector<EntityIndex>& side, const std::string& name) {
      return std::any_of(side.begin(), side.end(),
                         [&](EntityIndex e) { return is_party(*read, resources.actors, e, name); });
    };
    shares.begin_item();
    bool found = false;
    for (const EventMention& event : read->events) {
      if (to_string(event.type) != table->cell(row, 3)) continue;
      const bool forth = names(event.actors, actor) && names(event.recipients, recipient);
      const bool back = names(event.actors, recipient) && names(event.recipients, actor);
      const bool level = names(event.actors, actor) && names(event.actors, recipient);
      if (!forth && !back && !level) continue;
      found = true;
      shares.add("direction", forth ? 1 : 0, 1);
      break;
    }
    shares.add("found", found ? 1 : 0, 1);
  }
  return shares;
}

Result<DrawnShares> score_contexts(const std::filesystem::path& gold, std::string_view split_name,
                                   const Resources& resources) {
  auto table = Table::read(gold, {"split", "published", "sentence", "contexts"});
  if (!table) return tl::unexpected(table.error());
  DrawnShares shares;
  for (std::size_t row = 0; row < table->size(); ++row) {
    if (table->cell(row, 0) != split_name) continue;
    const auto read = read_sentence(table->cell(row, 1), table->cell(row, 2), resources);
    if (!read) return tl::unexpected(read.error());
    std::set<std::string, std::less<>> contexts;
    for (const EventMention& event : read->events) {
      for (const EventContext& context : event.contexts) contexts.insert(context.name);
    }
    const auto gold_contexts = table->list(row, 3);
    const auto wanted = static_cast<double>(gold_contexts.size());
    const auto given = static_cast<double>(contexts.size());
    double right = 0;
    for (std::string_view context : gold_contexts) {
      if (!resources.ontology.is_context(context)) {
        return tl::unexpected(table->error(row, "no context: '" + std::string(context) + "'"));
      }
      right += contexts.contains(context) ? 1 : 0;
    }
    shares.begin_item();
    shares.add("precision", right, given);
    shares.add("recall", right, wanted);
    shares.add("micro_f1", 2 * right, wanted + given);
  }
  return shares;
}

Result<std::vector<std::string>> event_splits(const std::filesystem::path& gold) {
  std::vector<std::string> splits;
  const auto add = [&splits](std::string_view split_name) {
    if (std::find(splits.begin(), splits.end(), split_name) == splits.end()) {
      splits.emplace_back(split_name);
    }
  };
  if (gold.extension() == ".txt") {
    const auto reports = read_gold_reports(gold);
    if (!reports) return tl::unexpected(reports.error());
    for (const GoldReport& report : *reports) add(report.split);
  } else {
    const auto table = Table::read(gold, {"split"});
    if (!table) return tl::unexpected(table.error());
    for (std::size_t row = 0; row < table->size(); ++row) add(table->cell(row, 0));
  }
  return splits;
}

Result<DrawnShares> evaluate_events(const std::filesystem::path& gold, std::string_view split_name,
                                    const Resources& resources) {
  if (gold.extension() == ".txt") return score_report_events(gold, split_name, resources);
  if (Table::read(gold, {"status"})) return score_statuses(gold, split_name, resources);
  if (Table::read(gold, {"subject"})) return score_silence(gold, split_name, resources);
  if (Table::read(gold, {"recipient"})) return score_directions(gold, split_name, resources);
  if (Table::read(gold, {"contexts"})) return score_contexts(gold, split_name, resources);
  return score_events(gold, split_name, resources);
}

}  // namespace chancery
