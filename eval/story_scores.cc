// A record against the gold of stories: pairs and B-cubed of events, copies, plans, disagreements.
#include <algorithm>
#include <functional>
#include <optional>
#include <random>

#include "eval/story_gold.h"

namespace chancery {
namespace {

constexpr std::size_t kDraws = 1000;
constexpr std::size_t kNone = static_cast<std::size_t>(-1);

// One mark, and the event that the record has for it.
struct Marked {
  std::size_t report = 0;  // place in the gold
  std::string label;
  bool is_plan = false;
  std::size_t event = kNone;  // place among links.events; kNone where the reading found none
};

// A share of right cases; numerator and denominator stand on reports, so that they can be drawn.
struct Case {
  std::vector<std::size_t> reports;
  double right = 0;
  double all = 1;
};

// The mark's place in the clean text: there a line stands as it was written, without the dateline
// that may have stood before it, or not at all.
std::optional<Span> find_mark(const GoldReport& gold, const StoryMark& mark,
                              const FiledReport& filed) {
  const std::size_t before = gold.text.rfind('\n', mark.span.begin);
  const std::size_t end = std::min(gold.text.find('\n', mark.span.begin), gold.text.size());
  std::size_t begin = before == std::string::npos ? 0 : before + 1;
  while (begin <= mark.span.begin) {
    const std::size_t at = filed.text.find(gold.text.substr(begin, end - begin));
    if (at != std::string::npos) {
      return Span(at + mark.span.begin - begin, at + mark.span.end - begin);
    }
    begin = gold.text.find(" - ", begin);
    if (begin == std::string::npos) break;
    begin += 3;
  }
  return std::nullopt;
}

bool announces(const FiledEvent& event) {
  return event.plan.has_value() || event.status == EventStatus::kFuture;
}

// The telling whose trigger overlaps the mark; of several the one that announces as the mark does.
std::optional<std::uint32_t> find_telling(const FiledReport& filed, Span span, bool is_plan) {
  std::optional<std::uint32_t> best;
  for (std::uint32_t i = 0; i < filed.events.size(); ++i) {
    const Span trigger = filed.events[i].trigger;
    if (trigger.end <= span.begin || span.end <= trigger.begin) continue;
    if (!best ||
        (announces(filed.events[i]) == is_plan && announces(filed.events[*best]) != is_plan)) {
      best = i;
    }
  }
  return best;
}

std::vector<Marked> join_marks(const StoryGold& gold,
                               const std::map<std::string, const FiledReport*>& by_key,
                               const RecordLinks& links) {
  std::map<std::pair<ReportId, std::uint32_t>, std::size_t> events;
  for (std::size_t e = 0; e < links.events.size(); ++e) {
    for (const Evidence& evidence : links.events[e].evidence) {
      events[{evidence.report, evidence.mention}] = e;
    }
  }
  std::vector<Marked> all;
  for (std::size_t r = 0; r < gold.reports.size(); ++r) {
    const auto filed = by_key.find(gold.reports[r].key);
    for (const StoryMark& mark : gold.reports[r].marks) {
      Marked marked{r, mark.label, mark.is_plan, kNone};
      const auto span =
          filed == by_key.end() ? std::nullopt : find_mark(gold.reports[r], mark, *filed->second);
      const auto telling = span ? find_telling(*filed->second, *span, mark.is_plan) : std::nullopt;
      if (telling) {
        const auto event = events.find({filed->second->report.id, *telling});
        if (event != events.end()) marked.event = event->second;
      }
      all.push_back(std::move(marked));
    }
  }
  return all;
}

// How often each report was drawn.
using Weights = std::vector<double>;

double share(const std::vector<Case>& cases, const Weights& weights) {
  double right = 0;
  double all = 0;
  for (const Case& one : cases) {
    double weight = 1;
    for (std::size_t report : one.reports) weight *= weights[report];
    right += weight * one.right;
    all += weight * one.all;
  }
  return all > 0 ? 100 * right / all : 0;
}

class Figures {
 public:
  explicit Figures(std::size_t reports) : ones_(reports, 1) {
    std::mt19937 random(20260101);
    std::uniform_int_distribution<std::size_t> any(0, std::max<std::size_t>(reports, 1) - 1);
    for (std::size_t i = 0; i < kDraws; ++i) {
      Weights& weights = draws_.emplace_back(reports, 0.0);
      for (std::size_t k = 0; k < reports; ++k) weights[any(random)] += 1;
    }
  }

  void add(const std::string& name, std::size_t cases,
           const std::function<double(const Weights&)>& value) {
    if (cases == 0) return;
    std::vector<double> drawn;
    for (const Weights& weights : draws_) drawn.push_back(value(weights));
    std::sort(drawn.begin(), drawn.end());
    figures_.push_back(
        {name, value(ones_), drawn[kDraws / 40], drawn[kDraws - 1 - kDraws / 40], cases});
  }
  void add(const std::string& name, const std::vector<Case>& cases) {
    add(name, cases.size(), [&cases](const Weights& weights) { return share(cases, weights); });
  }

  std::vector<StoryFigure> take() { return std::move(figures_); }

 private:
  Weights ones_;
  std::vector<Weights> draws_;
  std::vector<StoryFigure> figures_;
};

double harmonic(double a, double b) { return a + b > 0 ? 2 * a * b / (a + b) : 0; }

class Identity {
 public:
  Identity(const StoryGold& gold, const std::vector<Marked>& marks) : gold_(gold) {
    for (const Marked& mark : marks) {
      if (mark.event != kNone) found_.push_back(&mark);
      if (!mark.is_plan) {
        found_cases_.push_back({{mark.report}, mark.event != kNone ? 1.0 : 0.0, 1});
      }
    }
    for (std::size_t i = 0; i < found_.size(); ++i) {
      for (std::size_t k = i + 1; k < found_.size(); ++k) add_pair(*found_[i], *found_[k]);
      if (!found_[i]->is_plan) add_item(*found_[i]);
    }
  }

  void print(Figures& figures) const {
    figures.add("pair_f1", together_.size() + alike_.size(), [this](const Weights& weights) {
      return harmonic(share(together_, weights), share(alike_, weights));
    });
    figures.add("pair_precision", together_);
    figures.add("pair_recall", alike_);
    figures.add("b_cubed", items_precision_.size(), [this](const Weights& weights) {
      return harmonic(share(items_precision_, weights), share(items_recall_, weights));
    });
    figures.add("found", found_cases_);
  }

 private:
  bool is_neutral(const Marked& a, const Marked& b) const {
    if (a.is_plan && b.is_plan) return true;
    return gold_.same_occasion.count(std::minmax(a.label, b.label)) != 0;
  }
  void add_pair(const Marked& a, const Marked& b) {
    if (is_neutral(a, b)) return;
    const bool together = a.event == b.event;
    const bool alike = a.label == b.label;
    const std::vector<std::size_t> reports =
        a.report == b.report ? std::vector{a.report} : std::vector{a.report, b.report};
    if (together) together_.push_back({reports, alike ? 1.0 : 0.0, 1});
    if (alike) alike_.push_back({reports, together ? 1.0 : 0.0, 1});
  }
  void add_item(const Marked& mark) {
    double both = 0;
    double together = 0;
    double alike = 0;
    for (const Marked* other : found_) {
      if (is_neutral(mark, *other)) continue;
      together += other->event == mark.event ? 1 : 0;
      alike += other->label == mark.label ? 1 : 0;
      both += other->event == mark.event && other->label == mark.label ? 1 : 0;
    }
    items_precision_.push_back({{mark.report}, both / together, 1});
    items_recall_.push_back({{mark.report}, both / alike, 1});
  }

  const StoryGold& gold_;
  std::vector<const Marked*> found_;
  std::vector<Case> together_, alike_, items_precision_, items_recall_, found_cases_;
};

// Labels of the marks that an event holds.
using EventLabels = std::map<std::size_t, std::set<std::string>>;

class PlanScores {
 public:
  PlanScores(const StoryGold& gold, const std::vector<Marked>& marks, const RecordLinks& links)
      : gold_(gold) {
    std::map<EventId, std::size_t> places;
    for (std::size_t e = 0; e < links.events.size(); ++e) places[links.events[e].id] = e;
    for (const Marked& mark : marks) {
      if (mark.event == kNone) continue;
      labels_[mark.event].insert(mark.label);
      report_of_.emplace(mark.label, mark.report);
    }
    for (const Plan& plan : links.plans) {
      std::set<std::string> announced;
      for (const EventId& id : plan.announced_by) {
        for (const std::string& label : labels_[places.at(id)]) {
          if (gold_.plans.count(label) != 0) announced.insert(label);
        }
      }
      const auto outcome =
          plan.fulfilled_by ? labels_[places.at(*plan.fulfilled_by)] : std::set<std::string>();
      judge(plan, announced, outcome);
    }
    for (const auto& [label, outcomes] : gold_.plans) count_recall(label, outcomes);
  }

  void print(Figures& figures) const {
    figures.add("plans_precision", precision_);
    figures.add("plans_recall", recall_);
    figures.add("plan_states", states_);
  }

 private:
  void judge(const Plan& plan, const std::set<std::string>& announced,
             const std::set<std::string>& outcome) {
    bool right = false;
    for (const std::string& label : announced) {
      const auto& wanted = gold_.plans.at(label);
      const bool came_true = std::any_of(outcome.begin(), outcome.end(),
                                         [&](const auto& one) { return wanted.count(one) != 0; });
      if (came_true) joined_.insert(label);
      right = right || came_true;
      if (wanted.count(kPlanStateNames[static_cast<std::size_t>(plan.state)]) != 0 ||
          (wanted.count("open") != 0 && !plan.fulfilled_by)) {
        right_state_.insert(label);
      }
    }
    if (!plan.fulfilled_by) return;
    const std::size_t report = announced.empty() ? 0 : report_of_.at(*announced.begin());
    precision_.push_back({{report}, right ? 1.0 : 0.0, 1});
  }
  void count_recall(const std::string& label, const std::set<std::string>& outcomes) {
    const auto report = report_of_.find(label);
    if (report == report_of_.end()) return;
    const bool is_event = outcomes.begin()->find('.') != std::string::npos;
    const bool read = std::any_of(outcomes.begin(), outcomes.end(),
                                  [&](const auto& one) { return report_of_.count(one) != 0; });
    if (is_event && read) {
      recall_.push_back({{report->second}, joined_.count(label) != 0 ? 1.0 : 0.0, 1});
    } else if (!is_event) {
      states_.push_back({{report->second}, right_state_.count(label) != 0 ? 1.0 : 0.0, 1});
    }
  }

  const StoryGold& gold_;
  EventLabels labels_;
  std::map<std::string, std::size_t> report_of_;  // a report that announces or tells it
  std::set<std::string> joined_, right_state_;
  std::vector<Case> precision_, recall_, states_;
};

void score_disagreements(const StoryGold& gold, const std::vector<Marked>& marks,
                         const RecordLinks& links, Figures& figures) {
  std::map<std::size_t, const Marked*> by_event;
  std::set<std::pair<std::string, std::string>> said;
  std::vector<Case> precision;
  std::vector<Case> recall;
  for (const Marked& mark : marks) {
    if (mark.event == kNone || mark.is_plan) continue;
    by_event.emplace(mark.event, &mark);
    for (const Disagreement& one : links.events[mark.event].disagreements) {
      said.emplace(mark.label, one.field);
    }
  }
  for (const auto& [event, mark] : by_event) {
    for (const Disagreement& one : links.events[event].disagreements) {
      const bool right = gold.disagreements.count({mark->label, one.field}) != 0;
      precision.push_back({{mark->report}, right ? 1.0 : 0.0, 1});
    }
  }
  for (const auto& wanted : gold.disagreements) {
    const auto mark = std::find_if(marks.begin(), marks.end(), [&](const Marked& m) {
      return m.label == wanted.first && m.event != kNone;
    });
    if (mark == marks.end()) continue;
    recall.push_back({{mark->report}, said.count(wanted) != 0 ? 1.0 : 0.0, 1});
  }
  figures.add("disagreements_precision", precision);
  figures.add("disagreements_recall", recall);
}

// Copies of one original, and copies of copies, belong together.
std::string first_original(const std::map<std::string, std::string>& copies, std::string key) {
  for (auto next = copies.find(key); next != copies.end(); next = copies.find(key)) {
    key = next->second;
  }
  return key;
}

void score_copies(const StoryGold& gold, const std::vector<FiledReport>& filed,
                  const RecordLinks& links, Figures& figures) {
  std::map<ReportId, std::string> keys;
  for (const FiledReport& report : filed) keys[report.report.id] = report.report.key;
  std::map<std::string, std::size_t> places;
  for (std::size_t r = 0; r < gold.reports.size(); ++r) places[gold.reports[r].key] = r;
  std::map<std::string, std::string> found;
  for (const CopyLink& copy : links.copies) found[keys[copy.report]] = keys[copy.original];
  std::vector<Case> precision;
  std::vector<Case> recall;
  for (const auto& [copy, original] : found) {
    const bool right = first_original(gold.copies, copy) == first_original(gold.copies, original);
    precision.push_back({{places[copy]}, right ? 1.0 : 0.0, 1});
  }
  for (const auto& [copy, original] : gold.copies) {
    const bool right = first_original(found, copy) == first_original(found, original);
    recall.push_back({{places[copy]}, right ? 1.0 : 0.0, 1});
  }
  figures.add("copies_precision", precision);
  figures.add("copies_recall", recall);
}

}  // namespace

std::vector<StoryFigure> score_stories(const StoryGold& gold, const std::vector<FiledReport>& filed,
                                       const RecordLinks& links) {
  std::map<std::string, const FiledReport*> by_key;
  for (const FiledReport& report : filed) by_key[report.report.key] = &report;
  const std::vector<Marked> marks = join_marks(gold, by_key, links);
  Figures figures(gold.reports.size());
  Identity(gold, marks).print(figures);
  PlanScores(gold, marks, links).print(figures);
  score_disagreements(gold, marks, links, figures);
  score_copies(gold, filed, links, figures);
  return figures.take();
}

}  // namespace chancery
