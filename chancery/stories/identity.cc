// The judgement on two tellings: parties, days, places, kind of deed and words each speak for or
// against, and some speak so clearly that nothing can outweigh them.
#include "chancery/stories/identity.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

#include "chancery/stories/news.h"

namespace chancery {
namespace {

// Who acts on whom matters, but for kinds in which all take part alike.
bool is_mutual(EventType type) {
  return type == EventType::kConsult || type == EventType::kAgree || type == EventType::kCooperate;
}

std::vector<Party> all_of(const Told& told) {
  std::vector<Party> all = told.doers;
  all.insert(all.end(), told.others.begin(), told.others.end());
  return all;
}

// What is asked or said may be coded as said to one party or about another.
bool is_verbal(EventType type) {
  return type == EventType::kRequest || type == EventType::kReject || type == EventType::kAccuse;
}

// "A invites B" and "B invites A".
bool is_turned_round(const Told& a, const Told& b) {
  if (a.doers.empty() || a.others.empty() || b.doers.empty() || b.others.empty()) return false;
  const double straight = side_likeness(a.doers, b.doers) + side_likeness(a.others, b.others);
  const double crossed = side_likeness(a.doers, b.others) + side_likeness(a.others, b.doers);
  return crossed > straight;
}

double parties_alike(const Told& a, const Told& b) {
  constexpr double kOtherAddressee = 0.2;
  if (a.doers.size() + a.others.size() == 0 || b.doers.size() + b.others.size() == 0) return 0;
  // Who is to come to whom is the point of what is announced.
  if (a.event->plan && b.event->plan && is_turned_round(a, b)) return 0;
  const bool one_sided = a.others.empty() != b.others.empty() &&
                         a.doers.size() + a.others.size() >= 2 &&
                         b.doers.size() + b.others.size() >= 2;
  // An accord of two is told of both, or of one with the other.
  if (is_mutual(a.event->type) || a.event->type != b.event->type || one_sided) {
    return side_likeness(all_of(a), all_of(b));
  }
  const double actors = side_likeness(a.doers, b.doers);
  if (actors == 0) return 0;
  double recipients = side_likeness(a.others, b.others);
  if (recipients == 0 && is_verbal(a.event->type)) recipients = kOtherAddressee;
  return recipients == 0 ? 0 : (actors + recipients) / 2;
}

// Days between what is told and the day on which it is told, by which a date of publication may
// stand for the event's own.
double lag_alike(std::int32_t days) {
  if (days < -1) return 0;
  constexpr std::array<std::pair<std::int32_t, double>, 5> kSteps = {
      {{2, 0.9}, {7, 0.65}, {31, 0.4}, {120, 0.25}, {400, 0.15}}};
  for (const auto& [most, likeness] : kSteps) {
    if (days <= most) return likeness;
  }
  return 0;
}

constexpr double kAnyDay = 0.35;
constexpr double kDayOfSisters = 0.42;

// What stands for the days of tellings that may be of any day. The same deeds are done year after
// year: reports that are not alike tell of two of them, those that bring the same news of one. A
// headline names no day, but tells of what the lines below it tell.
double alike_without_days(const Told& a, const Told& b) {
  constexpr float kAlikeReports = 0.2F;
  if (a.report == b.report) return a.leads && b.leads ? 0.75 : kAnyDay;
  const float alike = likeness(a.filed->words, b.filed->words);
  return alike >= kSisterReports ? kDayOfSisters : alike >= kAlikeReports ? kAnyDay : 0;
}

// 1: the same day. 0: cannot be one event.
double days_alike(const Told& a, const Told& b) {
  constexpr std::int32_t kClearDays = 31;
  constexpr double kToldTogether = 0.9;
  const double no_day = alike_without_days(a, b);
  const auto own = [](const Told& told) {
    return told.date && told.dated_by_words && told.date->width_days() <= 400;
  };
  if (own(a) && own(b)) {
    const std::int32_t apart = std::max({a.date->from.days() - b.date->to.days(),
                                         b.date->from.days() - a.date->to.days(), std::int32_t{0}});
    // Outlets differ by a day; time zones do so too.
    if (apart > 2) return 0;
    if (apart > 0) return apart == 1 ? 0.6 : 0.35;
    const std::int32_t width = std::max(a.date->width_days(), b.date->width_days());
    return width <= 2 ? 1 : width <= kClearDays ? 0.75 : 0.45;
  }
  if (own(a) || own(b)) {
    const Told& clear = own(a) ? a : b;
    const Told& other = own(a) ? b : a;
    const auto& told_on = other.published ? other.published : other.date;
    if (!told_on) return no_day;
    if (told_on->to.days() - clear.date->from.days() < -1) return 0;
    if (told_on->width_days() > kClearDays) return no_day;
    return lag_alike(std::max(told_on->from.days() - clear.date->to.days(), -1));
  }
  // Whenever a report was written, it tells all of it on one day.
  if (a.report == b.report) return kToldTogether;
  const auto& x = a.published ? a.published : a.date;
  const auto& y = b.published ? b.published : b.date;
  if (!x || !y) return no_day;
  const std::int32_t apart =
      std::max({x->from.days() - y->to.days(), y->from.days() - x->to.days(), std::int32_t{0}});
  if (std::max(x->width_days(), y->width_days()) > kClearDays) return apart > 0 ? 0 : no_day;
  return lag_alike(std::max(apart - 1, 0)) * kToldTogether;
}

// 1: the same place. 0: two places far from one another.
double places_alike(const std::optional<PlaceReference>& a,
                    const std::optional<PlaceReference>& b) {
  if (!a || !b) return 0.5;
  if (a->country && b->country && *a->country != *b->country) return 0;
  const auto is_exact = [](const PlaceReference& place) {
    return place.precision == PlacePrecision::kCity || place.precision == PlacePrecision::kSite;
  };
  if (a->name == b->name) return 1;
  return is_exact(*a) && is_exact(*b) ? 0.25 : 0.6;
}

bool is_told_as_past(const FiledEvent& event) {
  return event.status == EventStatus::kHappened || event.status == EventStatus::kHistorical;
}

// Types that two coders give one deed: an accord agreed and signed, envoys expelled and thrown out.
int family_of(EventType type) {
  switch (type) {
    case EventType::kAgree:
    case EventType::kSupport:
    case EventType::kCooperate:
    case EventType::kRetreat:
    case EventType::kConcede:
    case EventType::kAid:
      return 0;
    case EventType::kConsult:
      return 1;
    case EventType::kRequest:
    case EventType::kAccuse:
    case EventType::kReject:
    case EventType::kThreaten:
    case EventType::kProtest:
      return 2;
    case EventType::kSanction:
    case EventType::kMobilize:
    case EventType::kCoerce:
    case EventType::kAssault:
      return 3;
  }
  return 0;
}

bool same_status(const FiledEvent& x, const FiledEvent& y) {
  return is_told_as_past(x) ? is_told_as_past(y) : x.status == y.status;
}

double deeds_alike(const Told& a, const Told& b, const StoryLexicon& lexicon) {
  const FiledEvent& x = *a.event;
  const FiledEvent& y = *b.event;
  if (family_of(x.type) != family_of(y.type)) return 0;
  // What is announced is of one kind with an announcement of the same; never with the deed.
  if (x.plan.has_value() != y.plan.has_value()) return 0;
  if (x.plan) {
    const bool alike = x.type == y.type && x.plan->type == y.plan->type;
    return alike && is_invitation(x.sense) == is_invitation(y.sense) ? 1 : 0;
  }
  switch (lexicon.match_deeds(x.sense, y.sense)) {
    case StoryLexicon::DeedMatch::kSame:
      return x.type == y.type ? 1 : 0.8;
    case StoryLexicon::DeedMatch::kUnknown:
      return x.type == y.type ? 0.55 : 0;
    case StoryLexicon::DeedMatch::kOther:
      return 0;
  }
  return 0;
}

// The share of the shorter sentence's words that stand in the other; names have spoken already.
double words_alike(const Told& a, const Told& b) {
  const std::size_t fewest = std::min(a.words().size(), b.words().size());
  if (fewest == 0) return 0;
  const double share = static_cast<double>(shared(a.words(), b.words())) /
                       static_cast<double>(std::max<std::size_t>(fewest, 3));
  return std::min(1.0, share * 1.5);
}

Sameness judge(const Told& a, const Told& b, const StoryLexicon& lexicon) {
  Sameness out;
  out.deeds = deeds_alike(a, b, lexicon);
  if (out.deeds == 0) return out;
  out.parties = parties_alike(a, b);
  if (out.parties < 0.3) return out;
  out.days = days_alike(a, b);
  out.places = places_alike(a.event->place, b.event->place);
  if (out.days == 0 || out.places == 0) return out;
  out.words = words_alike(a, b);
  // Two people meet on a day once; but what they say of each other on a day may be many things.
  if (!is_mutual(a.event->type) && out.words < 0.2 && out.deeds < 1) return out;
  if (out.parties < 0.62 && is_verbal(a.event->type) && out.words < 0.4) return out;
  // What no day holds together must share words.
  if (out.days < kDayOfSisters && out.words < 0.4) return out;
  // Nor does somebody who is only described ("his counterpart") stand for anybody on any day.
  if (out.days <= kDayOfSisters && out.parties < 0.7) return out;
  out.total =
      0.35 * out.parties + 0.2 * out.days + 0.08 * out.places + 0.17 * out.deeds + 0.2 * out.words;
  return out;
}

}  // namespace

Sameness compare_tellings(const Told& a, const Told& b, const StoryLexicon& lexicon) {
  if (a.report == b.report && a.event->evidence == b.event->evidence) return {};
  return same_status(*a.event, *b.event) ? judge(a, b, lexicon) : Sameness{};
}

Sameness compare_denial(const Told& denial, const Told& deed, const StoryLexicon& lexicon) {
  const bool denied = denial.event->status == EventStatus::kNegated;
  return denied && is_told_as_past(*deed.event) ? judge(denial, deed, lexicon) : Sameness{};
}

std::string written(const Sameness& sameness) {
  std::array<char, 128> text{};
  std::snprintf(text.data(), text.size(),
                "%.2f: parties %.2f, days %.2f, places %.2f, deed %.2f, words %.2f", sameness.total,
                sameness.parties, sameness.days, sameness.places, sameness.deeds, sameness.words);
  return text.data();
}

}  // namespace chancery
