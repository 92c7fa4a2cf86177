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

TEST(Phrases, WhoReportsItDoesNotChangeTheWord) {
  Event thanks = event_of(EventType::kSupport, {"Peru"}, {"Norway"});
  thanks.sense = "v.thank.1<factive<speech";
  thanks.cameo = *CameoCode::parse("051");
  EXPECT_EQ(phrases().sentence(thanks), "Peru thanked Norway");
}

TEST(Messages, IntervalsAreSaidAsPeopleSayThem) {
  const Messages& words = phrases().messages();
  EXPECT_EQ(words.date(DateInterval::day({2019, 4, 25})), "25 April 2019");
  EXPECT_EQ(words.date(DateInterval::month(2019, 4)), "April 2019");
  EXPECT_EQ(words.date(DateInterval::of_year(2019)), "2019");
  EXPECT_EQ(words.date({{2018, 6, 1}, {2018, 6, 12}}), "between 1 and 12 June 2018");
  EXPECT_EQ(words.date({{2018, 3, 30}, {2018, 6, 12}}), "between 30 March and 12 June 2018");
  EXPECT_EQ(words.date({{2018, 12, 30}, {2019, 1, 2}}),
            "between 30 December 2018 and 2 January 2019");
  EXPECT_EQ(words.months({{2018, 6, 1}, {2018, 6, 30}}), "June 2018");
  EXPECT_EQ(words.months({{2018, 6, 1}, {2018, 9, 30}}), "June to September 2018");
  EXPECT_EQ(words.months({{2018, 6, 1}, {2019, 4, 30}}), "June 2018 to April 2019");
}

TEST(Messages, NamesBearTheirArticleInsideASentence) {
  const Messages& words = phrases().messages();
  EXPECT_EQ(words.enumerate(std::vector<std::string>{"Peru", "United States", "Norway"}),
            "Peru, the United States and Norway");
  EXPECT_EQ(words.named("Norwegian Foreign Ministry"), "the Norwegian Foreign Ministry");
  EXPECT_EQ(words.named("Norway's Foreign Ministry"), "Norway's Foreign Ministry");
  EXPECT_EQ(words.named("Parliament"), "Parliament");
  Event thanks = event_of(EventType::kSupport, {"United States"}, {"Netherlands"});
  thanks.sense = "v.thank.1";
  EXPECT_EQ(phrases().sentence(thanks), "The United States thanked the Netherlands");
}

TEST(Messages, AnotherLanguageIsRefusedWithThoseThereAre) {
  for (const char* language : {"fr", "", "../en", "en.tsv"}) {
    const auto loaded = Phrases::load(CHANCERY_DATA_DIR, language);
    ASSERT_FALSE(loaded) << language;
    EXPECT_EQ(loaded.error().code, ErrorCode::kUsage);
    EXPECT_NE(loaded.error().message.find("there are: en"), std::string::npos)
        << loaded.error().message;
  }
}

TEST(Phrases, APlanIsSaidByWhatItIsAbout) {
  Plan plan;
  plan.type = EventType::kConsult;
  plan.modes = {{"visit"}};
  plan.actors = {{"a", "Ana Reyes", {}, {}}};
  plan.recipients = {{"b", "United States", {}, {}}};
  EXPECT_EQ(phrases().planned(plan), "Visit by Ana Reyes to the United States");
  plan.actors.push_back({"c", "Lars Holt", {}, {}});
  plan.recipients.clear();
  EXPECT_EQ(phrases().planned(plan), "Meeting of Ana Reyes and Lars Holt");
  plan.actors.pop_back();
  plan.modes.clear();
  EXPECT_EQ(phrases().planned(plan, "v.deliver.10"), "Meeting of Ana Reyes") << "no message";
  plan.actors.push_back({"c", "Lars Holt", {}, {}});
  plan.type = EventType::kSupport;
  EXPECT_EQ(phrases().planned(plan, "v.sign.3<future"),
            "Signing of an agreement by Ana Reyes and Lars Holt");
}

Network network_of(std::size_t parties) {
  static std::vector<Event> events;
  events.clear();
  for (std::size_t i = 1; i < parties; ++i) {
    events.push_back(event_of(i % 3 == 0 ? EventType::kAssault : EventType::kConsult, {"Hub"}, {}));
    const std::string name = "<Party " + std::to_string(i) + ">";
    events.back().recipients.push_back({name, name, {}, {}});
  }
  EventList list;
  for (const Event& event : events) list.push_back(&event);
  return make_network(list, 12);
}

TEST(NetworkSvg, DrawsEveryPartyInsideTheFrameAndTellsWhatIsLeftOut) {
  const Messages& words = phrases().messages();
  const std::string svg = network_svg(network_of(20), words);
  EXPECT_EQ(svg, network_svg(network_of(20), words));
  std::size_t circles = 0;
  for (std::size_t at = svg.find("<circle"); at != svg.npos; at = svg.find("<circle", at + 1)) {
    ++circles;
    const double x = std::stod(svg.substr(svg.find("cx=\"", at) + 4));
    const double y = std::stod(svg.substr(svg.find("cy=\"", at) + 4));
    EXPECT_TRUE(x > 100 && x < 620 && y > 10 && y < 290) << x << " " << y;
  }
  EXPECT_EQ(circles, 12U);
  EXPECT_NE(svg.find("12 of 20 parties shown"), std::string::npos);
  EXPECT_NE(svg.find("class=\"against\""), std::string::npos);
  EXPECT_NE(svg.find("&lt;Party"), std::string::npos);
  EXPECT_EQ(svg.find("<Party"), std::string::npos);
  EXPECT_EQ(network_svg(network_of(2), words), "");
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
          {{"Story", {{"What happened", {item, plan}}}, {}}},
          {{1, "Title", "", "javascript:alert(1)", "1 March 2031", ""}}};
}

TEST(RenderHtml, WordsOfReportsAreNeverMarkup) {
  const std::string html = render_html(hostile_brief(), phrases().messages());
  EXPECT_EQ(html.find("<script"), std::string::npos);
  EXPECT_EQ(html.find("href=\"javascript"), std::string::npos);
  EXPECT_NE(html.find("class=\"plan\""), std::string::npos);
  EXPECT_NE(html.find("id=\"source-1\""), std::string::npos);
}

TEST(RenderMarkdown, MarksInTheWordsAreShownAsTheyStand) {
  const std::string text = render_markdown(hostile_brief(), phrases().messages());
  EXPECT_NE(text.find("\\*words\\*"), std::string::npos);
  EXPECT_NE(text.find("[1]"), std::string::npos);
}

}  // namespace
}  // namespace chancery
