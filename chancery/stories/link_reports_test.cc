#include "chancery/stories/link_reports.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "tests/support/made_reports.h"

namespace chancery {
namespace {

TEST(LinkReports, OneMeetingToldByTwoOutletsIsOneEventOfTwoVoices) {
  const auto links =
      link({meeting("Post", "2031-03-12", "Holt met Reyes in Oslo.", "2031-03-11"),
            meeting("Times", "2031-03-12", "Talks between Holt and Reyes.", "2031-03-11")});
  ASSERT_EQ(links.events.size(), 1U);
  EXPECT_EQ(links.events[0].n_reports, 2U);
  EXPECT_EQ(links.events[0].n_independent, 2U);
  EXPECT_TRUE(links.events[0].disagreements.empty());
}

TEST(LinkReports, AReportWithoutAnOutletIsOfTheHouseOfItsAddress) {
  FiledReport post = meeting("BBC News", "2031-03-12", "Holt met Reyes in Oslo.", "2031-03-11");
  FiledReport page = meeting("", "2031-03-12", "Talks between Holt and Reyes.", "2031-03-11");
  page.report.url = "https://www.bbc.co.uk/news/1";
  EXPECT_EQ(link({post, page}).events.at(0).n_independent, 1U);
  page.report.url = "https://havna.example/news/1";
  EXPECT_EQ(link({post, page}).events.at(0).n_independent, 2U);
}

TEST(LinkReports, ADifferentDayIsKeptAsADisagreement) {
  const auto links =
      link({meeting("Post", "2031-03-12", "Holt met Reyes in Oslo.", "2031-03-11"),
            meeting("News", "2031-03-12", "Holt met with Reyes.", "2031-03-11"),
            meeting("Times", "2031-03-13", "Talks between Holt and Reyes.", "2031-03-12")});
  ASSERT_EQ(links.events.size(), 1U);
  EXPECT_EQ(links.events[0].date->from.iso(), "2031-03-11");
  ASSERT_EQ(links.events[0].disagreements.size(), 1U);
  EXPECT_EQ(links.events[0].disagreements[0].field, "day");
  EXPECT_EQ(links.events[0].disagreements[0].versions[1].value, "2031-03-12");
}

TEST(LinkReports, AHeadlineWithoutADayTellsOfWhatTheReportTellsBelow) {
  ReportBuilder builder("Post", nullptr);
  const auto holt = builder.person("Lars Holt", "NOR");
  const auto reyes = builder.person("Ana Reyes", "PER");
  builder.event(EventType::kConsult, "Lars Holt Meets Ana Reyes", {holt, reyes}).sense = "v.meet.2";
  builder.event(EventType::kConsult, "Holt met with Reyes in Lima.", {holt, reyes}).sense =
      "v.meet.4";
  EXPECT_EQ(link({builder.build()}).events.size(), 1U);
}

TEST(LinkReports, AnUncertainDayOfTheReportPartsNothingThatItTells) {
  ReportBuilder builder("Post", "2031");
  const auto holt = builder.person("Lars Holt", "NOR");
  const auto reyes = builder.person("Ana Reyes", "PER");
  builder.event(EventType::kConsult, "Holt Meets Reyes", {holt, reyes}).sense = "v.meet.4";
  builder.event(EventType::kConsult, "Holt met with Reyes in Lima.", {holt, reyes}).sense =
      "v.meet.4";
  for (const char* sentence : {"Police closed the harbour.", "Police closed the airport."}) {
    builder.event(EventType::kCoerce, sentence, {builder.person("police", "PER")});
  }
  builder.event(EventType::kConsult, "Reyes smiled, meeting Holt.", {holt, reyes}).sense =
      "v.meet.4";
  const RecordLinks links = link({builder.build()});
  EXPECT_EQ(std::count_if(links.events.begin(), links.events.end(),
                          [](const Event& event) { return event.type == EventType::kConsult; }),
            1);
}

TEST(LinkReports, WhoIsOnlyDescribedIsNotAnybodyOnAnyDay) {
  ReportBuilder post("Post", "2031");
  const auto holt = post.person("Lars Holt", "NOR");
  const auto peru = post.person("Ana Reyes", "PER");
  post.event(EventType::kSupport, "Holt thanked Reyes for the visit.", {holt}, {peru}).sense =
      "v.thank.1";
  ReportBuilder times("Times", "2031");
  const auto again = times.person("Lars Holt", "NOR");
  const auto counterpart = times.person("his counterpart", "");
  times
      .event(EventType::kSupport, "Holt thanked his counterpart for the visit.", {again},
             {counterpart})
      .sense = "v.thank.1";
  EXPECT_EQ(link({post.build(), times.build()}).events.size(), 2U);
}

TEST(LinkReports, MeetingsAMonthApartAreTwo) {
  const auto links =
      link({meeting("Post", "2031-03-12", "Holt met Reyes in Oslo.", "2031-03-11"),
            meeting("Times", "2031-04-12", "Holt met Reyes in Oslo again.", "2031-04-11")});
  EXPECT_EQ(links.events.size(), 2U);
}

TEST(LinkReports, TwoPersonsOfOneFamilyNameStayTwo) {
  ReportBuilder a("Post", "2031-03-12");
  a.event(EventType::kConsult, "Kim Jong Un met Holt.",
          {a.person("Kim Jong Un", "PRK", "PRK.GOV.kim-jong-un"), a.person("Lars Holt", "NOR")});
  ReportBuilder b("Times", "2031-03-12");
  b.event(
      EventType::kConsult, "Kim Yong Chol met Holt.",
      {b.person("Kim Yong Chol", "PRK", "PRK.GOV.kim-yong-chol"), b.person("Lars Holt", "NOR")});
  EXPECT_EQ(link({a.build(), b.build()}).events.size(), 2U);
}

TEST(LinkReports, ADenialIsNotTheDeed) {
  ReportBuilder denial("Times", "2031-03-12");
  denial
      .event(EventType::kConsult, "Holt did not meet Reyes.",
             {denial.person("Lars Holt", "NOR"), denial.person("Ana Reyes", "PER")})
      .status = EventStatus::kNegated;
  EXPECT_EQ(link({meeting("Post", "2031-03-12", "Holt met Reyes.", "2031-03-11"), denial.build()})
                .events.size(),
            2U);
}

TEST(LinkReports, ADenialIsADisagreementOfTheDeed) {
  ReportBuilder denial("Times", "2031-03-12");
  denial
      .event(EventType::kConsult, "Holt did not meet Reyes.",
             {denial.person("Lars Holt", "NOR"), denial.person("Ana Reyes", "PER")})
      .status = EventStatus::kNegated;
  const auto links =
      link({meeting("Post", "2031-03-12", "Holt met Reyes.", "2031-03-11"), denial.build()});
  ASSERT_EQ(links.events.size(), 2U);
  for (const Event& event : links.events) {
    ASSERT_EQ(event.disagreements.size(), 1U);
    EXPECT_EQ(event.disagreements[0].field, "status");
  }
}

TEST(LinkReports, OutletsOfOneOwnerAreOneVoice) {
  const auto links =
      link({meeting("RIA Novosti", "2031-03-12", "Holt met Reyes in Oslo.", "2031-03-11"),
            meeting("Sputnik", "2031-03-12", "Talks between Holt and Reyes.", "2031-03-11")});
  ASSERT_EQ(links.events.size(), 1U);
  EXPECT_EQ(links.events[0].n_reports, 2U);
  EXPECT_EQ(links.events[0].n_independent, 1U);
}

TEST(LinkReports, AnEarlierVersionAtTheSameAddressTellsNothing) {
  FiledReport first = meeting("Post", "2031-03-12", "Holt met Reyes in Bergen.", "2031-03-11");
  FiledReport second = meeting("Post", "2031-03-13", "Holt spoke of fish.", "2031-03-12");
  first.report.url = second.report.url = "https://post.example/holt";
  second.events.clear();
  const auto links = link({first, second});
  EXPECT_TRUE(links.events.empty());
  ASSERT_EQ(links.copies.size(), 1U);
  EXPECT_EQ(links.copies[0].report, first.report.id);
}

TEST(LinkReports, AnAnnouncedVisitIsFulfilledByTheVisit) {
  ReportBuilder plan("Post", "2031-03-01");
  FiledEvent& announced =
      plan.event(EventType::kAgree, "Holt will visit Reyes on 11 March.",
                 {plan.person("Lars Holt", "NOR")}, {plan.person("Ana Reyes", "PER")});
  announced.plan =
      PlannedEvent{EventType::kConsult, {{"visit"}}, ReportBuilder::on("2031-03-11"), {}};
  const auto links =
      link({plan.build(), meeting("Times", "2031-03-12", "Holt met Reyes.", "2031-03-11")});
  ASSERT_EQ(links.plans.size(), 1U);
  EXPECT_EQ(links.plans[0].state, PlanState::kFulfilled);
  const auto agree = std::find_if(links.events.begin(), links.events.end(),
                                  [](const Event& e) { return e.type == EventType::kAgree; });
  ASSERT_NE(agree, links.events.end());
  EXPECT_EQ(agree->fulfilled_by, links.plans[0].fulfilled_by);
}

TEST(LinkReports, AMeetingLongBeforeDoesNotFulfilAPlan) {
  ReportBuilder plan("Post", "2031-03-01");
  FiledEvent& announced =
      plan.event(EventType::kAgree, "Holt will visit Reyes in May.",
                 {plan.person("Lars Holt", "NOR")}, {plan.person("Ana Reyes", "PER")});
  announced.plan = PlannedEvent{EventType::kConsult, {{"visit"}}, ReportBuilder::on("2031-05"), {}};
  const auto links =
      link({plan.build(), meeting("Times", "2031-02-12", "Holt met Reyes.", "2031-02-11")});
  ASSERT_EQ(links.plans.size(), 1U);
  EXPECT_EQ(links.plans[0].state, PlanState::kAnnounced);
}

// Lars Holt of Norway is to go to Lima: `invites` where it is told as an invitation.
FiledReport announced_visit(const char* outlet, const char* published, const char* sentence,
                            const char* day, bool invites = false) {
  ReportBuilder builder(outlet, published);
  const auto holt = builder.person("Lars Holt", "NOR");
  const auto reyes = builder.person("Ana Reyes", "PER");
  FiledEvent& event = builder.event(EventType::kAgree, sentence, {invites ? reyes : holt},
                                    {invites ? holt : reyes});
  event.sense = invites ? "v.invite.3" : "v.visit.1<future";
  event.plan = PlannedEvent{EventType::kConsult, {{"visit"}}, {}, {}};
  if (day != nullptr) event.plan->date = ReportBuilder::on(day);
  return builder.build();
}

FiledReport arrival(const char* published, const char* who, const char* place_country,
                    const char* met = nullptr, const char* met_country = nullptr) {
  ReportBuilder builder("Times", published);
  std::vector<std::uint32_t> parties = {builder.person(who, "NOR")};
  if (met != nullptr) parties.push_back(builder.person(met, met_country));
  FiledEvent& event = builder.event(EventType::kConsult, "He came on Tuesday.", parties);
  event.sense = "v.arrive.1";
  event.date = ReportBuilder::on("2031-03-11");
  event.place = PlaceReference{};
  event.place->name = "the capital";
  event.place->country = CountryCode::parse(place_country);
  return builder.build();
}

TEST(LinkReports, VagueAnnouncementsChainNoPlans) {
  const auto announced = [](const char* published, const char* first, const char* second) {
    ReportBuilder builder("Post", published);
    FiledEvent& event =
        builder.event(EventType::kConsult, std::string(first) + " awaits a guest.",
                      {builder.person(first, "NOR"), builder.person(second, "PER")});
    event.status = EventStatus::kFuture;
    return builder.build();
  };
  // The officials may be those of any of the others; those are not all of one plan for that.
  const auto links = link({announced("2031-01-01", "Lars Holt", "Ana Reyes"),
                           announced("2031-03-01", "Norwegian officials", "Peruvian officials"),
                           announced("2031-05-01", "Nils Dahl", "Juan Quispe"),
                           announced("2031-07-01", "Ole Berg", "Rosa Flores")});
  EXPECT_GE(links.plans.size(), 3U);
}

std::vector<PlanState> states(const RecordLinks& links) {
  std::vector<PlanState> out;
  for (const Plan& plan : links.plans) out.push_back(plan.state);
  return out;
}

TEST(LinkReports, AVisitIsKeptByArrivingInTheCountryOfTheHost) {
  const FiledReport plan =
      announced_visit("Post", "2031-03-01", "Holt will visit Reyes.", "2031-03-11");
  EXPECT_EQ(states(link({plan, arrival("2031-03-12", "Lars Holt", "PER")})),
            std::vector{PlanState::kFulfilled});
  EXPECT_EQ(states(link({plan, arrival("2031-03-12", "Lars Holt", "BOL")})),
            std::vector{PlanState::kAnnounced});
  EXPECT_EQ(states(link({plan, arrival("2031-03-12", "Nils Berg", "PER")})),
            std::vector{PlanState::kAnnounced});
}

// A report that somebody came, and that a summit or talks were still to be held there.
FiledReport came_for(const std::vector<EventMode>& modes, bool names_host) {
  FiledReport report = arrival("2031-03-12", "Lars Holt", "PER", "Ana Reyes", "PER");
  report.events[0].modes = {{"visit"}};
  report.events[0].actors = {0};
  report.events.push_back(report.events[0]);
  FiledEvent& ahead = report.events.back();
  ahead.status = EventStatus::kFuture;
  ahead.sense = "v.attend.1<future";
  ahead.modes = modes;
  if (names_host) ahead.recipients = {1};
  return report;
}

TEST(LinkReports, WhoCameForASummitIsThere) {
  EXPECT_EQ(states(link({came_for({{"multilateral"}}, false)})),
            std::vector{PlanState::kFulfilled});
}

TEST(LinkReports, WhoCameForTalksHasNotHeldThem) {
  EXPECT_EQ(states(link({came_for({}, true)})), std::vector{PlanState::kAnnounced});
}

TEST(LinkReports, AMeetingWithAThirdInTheCountryOfTheHostKeepsNoVisit) {
  EXPECT_EQ(
      states(link({announced_visit("Post", "2031-03-01", "Holt will visit Reyes.", "2031-03-11"),
                   arrival("2031-03-12", "Lars Holt", "PER", "Jorge Condori", "BOL")})),
      std::vector{PlanState::kAnnounced});
}

TEST(LinkReports, AVisitThatIsRepeatedOnItsDayIsFulfilledAllTheSame) {
  // The paper of the day recalls the announcement; it does not tell of the visit before it.
  FiledReport later = arrival("2031-03-12", "Lars Holt", "PER");
  const FiledReport recalled =
      announced_visit("Times", "2031-03-12", "Holt will visit Reyes.", "2031-03-11");
  const std::size_t begin = later.text.size() + 1;
  later.text += "\n" + recalled.text;
  later.events.push_back(recalled.events[0]);
  later.events.back().evidence = Span(begin, later.text.size());
  later.events.back().trigger = Span(begin, begin + 4);
  later.events.back().recipients = {1};
  later.entities.push_back(recalled.entities[1]);
  const auto links =
      link({announced_visit("Post", "2031-03-01", "Holt will visit Reyes.", "2031-03-11"), later});
  EXPECT_EQ(states(links), std::vector{PlanState::kFulfilled});
}

TEST(LinkReports, AnInvitationInReturnIsAnotherPlan) {
  ReportBuilder back("Mail", "2031-03-02");
  FiledEvent& event =
      back.event(EventType::kAgree, "Holt invited Reyes to Oslo.",
                 {back.person("Lars Holt", "NOR")}, {back.person("Ana Reyes", "PER")});
  event.sense = "v.invite.3";
  event.plan = PlannedEvent{EventType::kConsult, {{"visit"}}, {}, {}};
  const auto links =
      link({announced_visit("Post", "2031-03-01", "Holt will visit Reyes.", "2031-03-11"),
            announced_visit("News", "2031-02-20", "Reyes invited Holt to Lima.", nullptr, true),
            back.build()});
  ASSERT_EQ(links.plans.size(), 2U);
  EXPECT_EQ(links.plans[0].announced_by.size() + links.plans[1].announced_by.size(), 3U);
}

TEST(LinkReports, AnyDayThatIsNamedMayBeTheDay) {
  const auto links =
      link({announced_visit("Post", "2031-03-01", "Holt will visit Reyes soon.", "2031-03-14"),
            announced_visit("News", "2031-03-02", "Holt is to see Reyes.", "2031-03-11"),
            announced_visit("Mail", "2031-03-02", "Holt goes to Reyes.", "2031-03-17"),
            arrival("2031-03-12", "Lars Holt", "PER")});
  EXPECT_EQ(states(links), std::vector{PlanState::kFulfilled});
}

TEST(LinkReports, APromiseIsKeptInItsWordsWhereTheReceiverIsLeftOut) {
  ReportBuilder promise("Post", "2031-03-01");
  FiledEvent& will = promise.event(
      EventType::kAgree, "Norway will send tents and medicine to flooded villages.",
      {promise.person("Norway", "NOR", "NOR")}, {promise.person("Peru", "PER", "PER")});
  will.sense = "v.send.6<future";
  will.plan = PlannedEvent{EventType::kAid, {}, {}, {}};
  ReportBuilder done("Times", "2031-03-12");
  FiledEvent& sent =
      done.event(EventType::kMobilize, "Norway sent tents and medicine to the flooded villages.",
                 {done.person("Norway", "NOR", "NOR")});
  sent.sense = "v.send.9";
  EXPECT_EQ(states(link({promise.build(), done.build()})), std::vector{PlanState::kFulfilled});
}

// A report of news of its own, which tells of a meeting at its top or recalls it further down.
FiledReport with_meeting(const char* outlet, const std::vector<const char*>& news, bool at_top) {
  ReportBuilder builder(outlet, "2031-03-12");
  const auto holt = builder.person("Lars Holt", "NOR");
  const auto reyes = builder.person("Ana Reyes", "PER");
  const auto tell = [&] {
    FiledEvent& event = builder.event(EventType::kConsult, "Holt met Reyes.", {holt, reyes});
    event.date = ReportBuilder::on("2031-03-11");
  };
  if (at_top) tell();
  for (const char* sentence : news) builder.sentence(sentence);
  if (!at_top) tell();
  return builder.build();
}

TEST(LinkReports, WhatIsRecalledAsBackgroundJoinsNoStories) {
  const std::vector<const char*> fish = {"Salmon quotas divide northern harbours.",
                                         "Trawlers stayed idle through winter storms.",
                                         "Biologists warned about shrinking stocks.",
                                         "Prices doubled across coastal markets.",
                                         "Canneries dismissed seasonal packers without notice.",
                                         "Skippers blamed seals and foreign vessels alike.",
                                         "Parliament debates compensation after Easter."};
  const std::vector<const char*> rail = {"Engineers finished boring the mountain tunnel.",
                                         "Concrete shortages delayed platform work.",
                                         "Commuters expect faster journeys next autumn.",
                                         "Auditors questioned rising construction budgets.",
                                         "Surveyors measured cracks beneath older viaducts.",
                                         "Passenger unions demanded cheaper monthly tickets.",
                                         "Signals will switch to digital control."};
  const auto stories = [&](bool at_top) {
    return link({with_meeting("Post", fish, true), with_meeting("Times", rail, at_top)})
        .storylines.size();
  };
  EXPECT_EQ(stories(false), 2U);
  EXPECT_EQ(stories(true), 1U);
}

// What an outlet makes of a report that it takes over: another foot, at times a sentence less.
FiledReport taken_over(int number) {
  const std::string outlet = "Town Paper " + std::to_string(number);
  ReportBuilder builder(outlet.c_str(), number == 0 ? "2031-03-11" : "2031-03-12");
  FiledEvent& event = builder.event(
      EventType::kConsult, "The foreign ministers of Norway and Peru met in Oslo on Tuesday.",
      {builder.person("Lars Holt", "NOR"), builder.person("Ana Reyes", "PER")});
  event.date = ReportBuilder::on("2031-03-11");
  builder.sentence("Lars Holt said that an agreement on fishing could be signed before summer.");
  builder.sentence("Ana Reyes thanked him for the invitation and asked for some patience.");
  if (number % 3 != 1) builder.sentence("Fishermen in the north have protested since January.");
  if (number != 0) builder.sentence("Filed under " + std::to_string(number) + ".");
  return builder.build();
}

TEST(LinkReports, AReportTakenOverAThousandTimesIsOneEventOfOneVoice) {
  std::vector<FiledReport> reports;
  for (int number = 0; number <= 1000; ++number) reports.push_back(taken_over(number));
  const RecordLinks links = link(reports);
  ASSERT_EQ(links.events.size(), 1U);
  EXPECT_EQ(links.events[0].n_reports, 1001U);
  EXPECT_EQ(links.events[0].n_copies, 1000U);
  EXPECT_EQ(links.events[0].n_independent, 1U);
  EXPECT_EQ(links.storylines.size(), 1U);
}

TEST(LinkReports, TheOrderOfTheReportsDoesNotMatter) {
  std::vector<FiledReport> reports;
  for (int day = 1; day <= 9; ++day) {
    const std::string date = "2031-03-0" + std::to_string(day);
    reports.push_back(meeting(day % 2 == 0 ? "Post" : "Times", date.c_str(),
                              ("Holt met Reyes, day " + std::to_string(day)).c_str(),
                              date.c_str()));
  }
  const auto ids = [](const RecordLinks& links) {
    std::vector<std::string> out;
    for (const Event& event : links.events) {
      out.push_back(event.id.str() + event.date->from.iso() + std::to_string(event.n_reports));
    }
    for (const Storyline& story : links.storylines) out.push_back(story.id.str());
    return out;
  };
  const auto expected = ids(link(reports));
  std::mt19937 random(7);
  for (int round = 0; round < 10; ++round) {
    std::shuffle(reports.begin(), reports.end(), random);
    EXPECT_EQ(ids(link(reports)), expected);
  }
}

TEST(LinkReports, EverythingRestsOnWordsThatStandThere) {
  const auto report = meeting("Post", "2031-03-12", "“Holt” met Reyes in Oslo.", "2031-03-11");
  const auto links = link({report});
  ASSERT_EQ(links.events.size(), 1U);
  EXPECT_EQ(links.events[0].evidence[0].words, "“Holt” met Reyes in Oslo.");
  EXPECT_EQ(links.events[0].evidence[0].span, Span(0, 25));
}

}  // namespace
}  // namespace chancery
