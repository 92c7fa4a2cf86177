#include "chancery/wire/wire.h"

#include <gtest/gtest.h>

namespace chancery {
namespace {

FiledReport visit() {
  FiledReport report;
  report.report.id = ReportId::of({"a"});
  report.report.path = "a.txt";
  report.title = "Holt “to visit” Lima";
  report.text = "Holt “to visit” Lima\nLars Holt will visit Lima.";
  report.published =
      Publication{DateInterval::day({2031, 3, 13}), DateBasis::kByline, "", Span(0, 4)};
  report.removed = {{"Leave a Reply", "comment form"}};
  report.sentences = {Span(0, 24), Span(25, 51)};
  FiledEntity holt;
  holt.name = "Lars Holt";
  holt.type = EntityType::kPer;
  holt.country = CountryCode::parse("NOR");
  holt.sectors = {Sector::kGov};
  holt.mentions = {{Span(0, 4), MentionForm::kNamed}, {Span(25, 34), MentionForm::kNamed}};
  FiledEntity both;
  both.name = "Both";
  both.type = EntityType::kPer;
  both.members = {0, 1};
  report.entities = {holt, both};
  FiledEvent event;
  event.type = EventType::kAgree;
  event.modes = {{"visit"}};
  event.contexts = {{"diplomatic"}};
  event.context_spans = {Span(40, 45)};
  event.status = EventStatus::kFuture;
  event.actors = {0};
  event.trigger = Span(40, 45);
  event.evidence = Span(25, 51);
  event.plan = PlannedEvent{EventType::kConsult,
                            {{"visit"}},
                            EventDate{DateInterval::month(2031, 4), DatePrecision::kMonth, {}},
                            {}};
  event.cameo = *CameoCode::parse("042");
  event.confidence = 0.934F;
  report.events = {event};
  return report;
}

TEST(Wire, SpansCountCodePointsAsPythonDoes) {
  const std::string json = encode_report(visit());
  // The two curly quotes before it take four bytes more than they count.
  EXPECT_NE(json.find(R"("trigger":[36,41])"), std::string::npos) << json;
  EXPECT_NE(json.find(R"("context_spans":[[36,41]])"), std::string::npos) << json;
  EXPECT_NE(json.find(R"("cameo":"042")"), std::string::npos);
  EXPECT_NE(json.find(R"("confidence":0.93)"), std::string::npos);
}

TEST(Wire, DecodeInvertsEncode) {
  const std::string json = encode_report(visit());
  const auto back = decode_report(json);
  ASSERT_TRUE(back) << back.error().message;
  EXPECT_EQ(encode_report(*back), json);
  EXPECT_EQ(words_at(back->text, back->events[0].trigger), "visit");
}

TEST(Wire, RefusesSpansOutsideTheTextAndPlacesOutsideTheLists) {
  std::string json = encode_report(visit());
  const auto broken = [&json](const std::string& from, const std::string& to) {
    std::string copy = json;
    copy.replace(copy.find(from), from.size(), to);
    return decode_report(copy);
  };
  EXPECT_EQ(broken(R"("trigger":[36,41])", R"("trigger":[36,4100])").error().message,
            "wrong value for 'trigger'");
  EXPECT_FALSE(broken(R"("trigger":[36,41])", R"("trigger":[41,36])"));
  EXPECT_FALSE(broken(R"("context_spans":[[36,41]])", R"("context_spans":[])"));
  EXPECT_FALSE(broken(R"("actors":[0])", R"("actors":[7])"));
  EXPECT_FALSE(broken(R"("status":"future")", R"("status":"perhaps")"));
  EXPECT_FALSE(decode_report("[]"));
  EXPECT_FALSE(decode_report("{"));
}

TEST(Wire, AnEventOfTheRecordComesBackAsItWas) {
  Event event;
  event.id = EventId::of({"e"});
  event.actors = {{"NOR.GOV.lars-holt", "Lars Holt", CountryCode::parse("NOR"), {Sector::kGov}}};
  event.date = DateInterval::day({2031, 3, 11});
  event.precision = DatePrecision::kDay;
  event.place = PlaceReference{"Lima",   CountryCode::parse("PER"), 3936456, -12.0432,
                               -77.0282, PlacePrecision::kCity};
  event.cameo = *CameoCode::parse("040");
  event.evidence = {{ReportId::of({"a"}), Span(3, 9), "words.", 0, true}};
  event.disagreements = {
      {"day", {{"2031-03-11", {ReportId::of({"a"})}}, {"2031-03-12", {ReportId::of({"b"})}}}}};
  event.n_reports = 2;
  const std::string json = encode_event(event);
  const auto back = decode_event(json);
  ASSERT_TRUE(back) << back.error().message;
  EXPECT_EQ(encode_event(*back), json);
  EXPECT_NE(json.find(R"("conflicts":["day"])"), std::string::npos);
}

TEST(Wire, ARelationIsAskedInCodePointsAndAnsweredForAllTypes) {
  const auto request = decode_relation_request(
      R"({"id": 7, "text": "“Peru” thanked Chile", "actor": [1, 5], "recipient": null})");
  ASSERT_TRUE(request) << request.error().message;
  EXPECT_EQ(request->id, "7");
  EXPECT_EQ(words_at(request->text, *request->actor), "Peru");
  EXPECT_FALSE(request->recipient);
  EXPECT_FALSE(decode_relation_request(R"({"text": "Peru", "actor": [0, 9]})"));
  const std::vector<float> scores(16, 0.0625F);
  const std::string answer =
      encode_relation("7", EventType::kSupport, EventStatus::kHappened, scores);
  EXPECT_NE(answer.find(R"("type":"SUPPORT","status":"happened","quad":1)"), std::string::npos);
  EXPECT_NE(answer.find(R"("ASSAULT":0.0625)"), std::string::npos);
}

TEST(Wire, APlanComesBackAsItWas) {
  Plan plan;
  plan.id = PlanId::of({"p"});
  plan.expected = DateInterval::month(2031, 4);
  plan.state = PlanState::kFulfilled;
  plan.fulfilled_by = EventId::of({"e"});
  plan.announced_in = {ReportId::of({"a"})};
  const std::string json = encode_plan(plan);
  ASSERT_TRUE(decode_plan(json));
  EXPECT_EQ(encode_plan(*decode_plan(json)), json);
}

}  // namespace
}  // namespace chancery
