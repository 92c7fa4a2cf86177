#include "chancery/brief/brief.h"

#include <gtest/gtest.h>

namespace chancery {
namespace {

const Phrases& phrases() {
  static const auto loaded = Phrases::load(CHANCERY_DATA_DIR);
  EXPECT_TRUE(loaded) << loaded.error().message;
  return *loaded;
}

Event event_of(EventType type, std::vector<const char*> actors,
               std::vector<const char*> recipients) {
  Event event;
  event.type = type;
  for (const char* name : actors) event.actors.push_back({name, name, {}, {}});
  for (const char* name : recipients) event.recipients.push_back({name, name, {}, {}});
  return event;
}

TEST(Phrases, AVisitIsSaidWithItsHostAndAMeetingWithAll) {
  Event visit = event_of(EventType::kConsult, {"Ana Reyes"}, {"Norway"});
  visit.modes = {{"visit"}};
  EXPECT_EQ(phrases().sentence(visit), "Ana Reyes visited Norway");
  Event meeting = event_of(EventType::kConsult, {"Ana Reyes", "Lars Holt", "Kim Lee"}, {});
  meeting.place = PlaceReference{"Oslo", {}, 0, 0, 0, PlacePrecision::kCity};
  EXPECT_EQ(phrases().sentence(meeting), "Ana Reyes, Lars Holt and Kim Lee met in Oslo");
}

TEST(Phrases, StatusChangesTheVerb) {
  Event thanks = event_of(EventType::kSupport, {"Peru"}, {"Norway"});
  thanks.sense = "v.thank.1";
  EXPECT_EQ(phrases().sentence(thanks), "Peru thanked Norway");
  thanks.status = EventStatus::kNegated;
  EXPECT_EQ(phrases().sentence(thanks), "Peru did not thank Norway");
  thanks.status = EventStatus::kFuture;
  EXPECT_EQ(phrases().sentence(thanks), "Peru is to thank Norway");
}

TEST(Phrases, AnInvitationIsSaidByTheWordThatDecided) {
  Event invitation = event_of(EventType::kAgree, {"Peru"}, {"Lars Holt"});
  invitation.sense = "v.visit.1<invite<future";
  EXPECT_EQ(phrases().sentence(invitation), "Peru invited Lars Holt");
}

TEST(WrittenDate, IntervalsAreSaidAsPeopleSayThem) {
  EXPECT_EQ(written_date(DateInterval::day({2019, 4, 25})), "25 April 2019");
  EXPECT_EQ(written_date(DateInterval::month(2019, 4)), "April 2019");
  EXPECT_EQ(written_date(DateInterval::of_year(2019)), "2019");
  EXPECT_EQ(written_date({{2018, 6, 1}, {2018, 6, 12}}), "between 1 June 2018 and 12 June 2018");
}

Brief hostile_brief() {
  BriefItem item{DateInterval::day({2031, 3, 1}),
                 "1 March 2031",
                 "<script>alert(1)</script>",
                 "*words*",
                 {},
                 {1},
                 false};
  BriefItem plan = item;
  plan.date = DateInterval::day({2031, 4, 1});
  plan.plan = true;
  return {"T",
          "S",
          {{"Story", {{"What happened", {item, plan}}}}},
          {{1, "Title", "", "javascript:alert(1)", "1 March 2031", ""}}};
}

TEST(RenderHtml, WordsOfReportsAreNeverMarkup) {
  const std::string html = render_html(hostile_brief());
  EXPECT_EQ(html.find("<script"), std::string::npos);
  EXPECT_EQ(html.find("href=\"javascript"), std::string::npos);
  EXPECT_NE(html.find("class=\"plan\""), std::string::npos);
  EXPECT_NE(html.find("id=\"source-1\""), std::string::npos);
}

TEST(RenderMarkdown, MarksInTheWordsAreShownAsTheyStand) {
  const std::string text = render_markdown(hostile_brief());
  EXPECT_NE(text.find("\\*words\\*"), std::string::npos);
  EXPECT_NE(text.find("[1]"), std::string::npos);
}

}  // namespace
}  // namespace chancery
