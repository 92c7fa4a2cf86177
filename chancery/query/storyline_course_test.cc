#include "chancery/query/storyline_course.h"

#include <gtest/gtest.h>

#include <deque>

namespace chancery {
namespace {

Party state(const char* code, const char* name) {
  return {code, name, CountryCode::parse(code), {Sector::kGov}};
}

const Party kNorway = state("NOR", "Norway");
const Party kPeru = state("PER", "Peru");
const Party kChad = state("TCD", "Chad");

// Events of Norway and one other, on days counted from 1 March 2031.
class StorylineCourseTest : public testing::Test {
 protected:
  Event& add(int day, float score, const Party& other = kPeru) {
    Event& event = events_.emplace_back();
    event.id = EventId::of({"e", std::to_string(events_.size())});
    event.actors = {kNorway};
    event.recipients = {other};
    event.date = DateInterval::day(CivilDate{2031, 3, 1}.plus_days(day));
    event.score = score;
    return event;
  }
  EventList list() const {
    EventList out;
    for (const Event& event : events_) out.push_back(&event);
    return out;
  }
  StorylineCourse course() const {
    StorylineParts parts;
    parts.events = list();
    for (const Plan& plan : plans_) parts.plans.push_back(&plan);
    return course_of(list(), parts);
  }

  std::deque<Event> events_;  // whose places stay
  std::deque<Plan> plans_;
};

TEST_F(StorylineCourseTest, TheStepsStandInTimeWithTheReasonWhyTheyBelong) {
  add(9, 3);
  add(2, 3).plan_of = PlanId::of({"p"});
  Event& stray = add(5, 0);
  stray.actors = {state("FJI", "Fiji")};
  stray.recipients.clear();
  Event& undated = add(0, 3);
  undated.date.reset();
  const StorylineCourse found = course();
  ASSERT_EQ(found.steps.size(), 4U);
  EXPECT_EQ(found.steps[0].id, events_[1].id.str());
  EXPECT_EQ(found.steps[0].why,
            "Norway takes part in 3 of its events, Peru in 3; announces a plan of it");
  EXPECT_EQ(found.steps[1].why, "told in its reports");
  EXPECT_EQ(found.steps[2].id, events_[0].id.str());
  EXPECT_EQ(found.steps[3].day, std::nullopt);
}

TEST_F(StorylineCourseTest, APersonWhoComesOnceBelongsByTheCountry) {
  add(1, 3);
  add(2, 3);
  Event& visit = add(3, 3);
  visit.actors = {{"text:ola berg", "Ola Berg", CountryCode::parse("NOR"), {}}};
  visit.recipients.clear();
  EXPECT_EQ(course().steps[2].why, "somebody of NOR takes part in 3 of its events");
}

TEST_F(StorylineCourseTest, AQuotationBelongsWhereSomebodyOfTheStorylineSpeaks) {
  add(1, 3);
  add(2, 3);
  ReportEntry entry;
  entry.report.quotations.resize(2);
  entry.report.published =
      Publication{DateInterval::day({2031, 3, 3}), DateBasis::kMetadata, "given with the report"};
  StorylineParts parts;
  parts.quotations = {{&entry, &entry.report.quotations[0], kPeru, {}, "We agree."},
                      {&entry, &entry.report.quotations[1], kChad, {}, "No comment."}};
  const StorylineCourse found = course_of(list(), parts);
  ASSERT_EQ(found.steps.size(), 1U);
  EXPECT_EQ(found.steps[0].why, "said in its reports; Peru takes part in 2 of its events");
  EXPECT_EQ(found.steps[0].day, (CivilDate{2031, 3, 3}));
}

TEST_F(StorylineCourseTest, APeakIsWhereClearlyMoreHappensThanElsewhere) {
  for (int day = 0; day < 40; day += 4) add(day, 1);
  EXPECT_TRUE(find_peaks(list()).empty());
  for (int i = 0; i < 4; ++i) add(20, 1);
  for (int i = 0; i < 4; ++i) add(21, 1);
  for (int i = 0; i < 9; ++i) add(30, 1).status = EventStatus::kNegated;
  const auto peaks = find_peaks(list());
  ASSERT_EQ(peaks.size(), 1U);
  EXPECT_EQ(peaks[0].when.from, (CivilDate{2031, 3, 21}));
  EXPECT_EQ(peaks[0].when.to, (CivilDate{2031, 3, 22}));
  EXPECT_EQ(peaks[0].n_events, 9U);
}

TEST_F(StorylineCourseTest, TheToneTurnsOnceWhereTheScoresDo) {
  for (int day = 0; day < 6; ++day) add(day, day % 2 == 0 ? 4 : 5);
  for (int day = 6; day < 12; ++day) add(day, day % 2 == 0 ? -6 : -7);
  const auto turns = find_turns(list());
  ASSERT_EQ(turns.size(), 1U);
  EXPECT_EQ(turns[0].day, (CivilDate{2031, 3, 7}));
  EXPECT_EQ(turns[0].from, "4.5");
  EXPECT_EQ(turns[0].to, "-6.5");
}

TEST_F(StorylineCourseTest, AToneThatGoesToAndFroDoesNotTurn) {
  for (int day = 0; day < 16; ++day) add(day, day % 2 == 0 ? 5 : -5);
  EXPECT_TRUE(find_turns(list()).empty());
}

TEST_F(StorylineCourseTest, APartyThatComesInLateIsAChange) {
  for (int day = 0; day < 6; ++day) add(day, 2);
  for (int day = 6; day < 9; ++day) add(day, 2, kChad);
  const auto changes = course().changes;
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_EQ(changes[0].kind, ChangeKind::kParty);
  EXPECT_EQ(changes[0].to, "Chad");
  EXPECT_EQ(changes[0].day, (CivilDate{2031, 3, 7}));
}

TEST_F(StorylineCourseTest, APlanThatCameTrueIsAChangeOnTheDayOfItsOutcome) {
  const EventId told = add(1, 2).id;
  const EventId outcome = add(9, 2).id;
  Plan& plan = plans_.emplace_back();
  plan.id = PlanId::of({"p"});
  plan.actors = {kNorway};
  plan.announced_by = {told};
  plan.fulfilled_by = outcome;
  plan.state = PlanState::kFulfilled;
  plans_.emplace_back().id = PlanId::of({"q"});  // only announced: nothing changed
  const StorylineCourse found = course();
  ASSERT_EQ(found.changes.size(), 1U);
  EXPECT_EQ(found.changes[0].to, "fulfilled");
  EXPECT_EQ(found.changes[0].day, (CivilDate{2031, 3, 10}));
}

}  // namespace
}  // namespace chancery
