#include "chancery/pipeline/read_report.h"

#include <gtest/gtest.h>

#include "chancery/record/filed_report.h"
#include "chancery/wire/wire.h"

namespace chancery {
namespace {

const Resources& resources() {
  static const Result<Resources> opened = Resources::open(CHANCERY_DATA_DIR);
  EXPECT_TRUE(opened) << opened.error().message;
  return *opened;
}

AnnotatedDocument read_text(const std::string& text) {
  Report report;
  report.bytes = text;
  report.id = make_report_id(report);
  auto read = read_report(report, resources());
  EXPECT_TRUE(read) << read.error().message;
  return std::move(*read);
}

constexpr const char* kVisit =
    "Norwegian minister in Lisbon\n\n"
    "LISBON, March 12, 2024 (Harbour Wire) - Norwegian Foreign Minister Espen Barth Eide met "
    "Portuguese President Marcelo Rebelo de Sousa in Lisbon on Monday.\n\n"
    "\"We will work more closely,\" Eide told reporters. He said that the two countries would "
    "sign an agreement in June.\n";

TEST(ReadReport, AMeetingComesOutWithWhoWhenAndWhere) {
  const AnnotatedDocument read = read_text(kVisit);
  ASSERT_FALSE(read.events.empty());
  const EventMention& meeting = read.events.front();
  EXPECT_EQ(meeting.type, EventType::kConsult);
  EXPECT_EQ(meeting.status, EventStatus::kHappened);
  ASSERT_EQ(meeting.actors.size(), 2U);
  EXPECT_EQ(read.resolution[meeting.actors[0]].country->view(), "NOR");
  EXPECT_EQ(read.resolution[meeting.actors[1]].country->view(), "PRT");
  ASSERT_TRUE(meeting.date);
  EXPECT_EQ(meeting.date->interval.from.iso(), "2024-03-11");
  ASSERT_TRUE(meeting.place);
  EXPECT_EQ(meeting.place->name, "Lisbon");
}

TEST(ReadReport, QuotationsHaveTheirSpeaker) {
  const AnnotatedDocument read = read_text(kVisit);
  ASSERT_GE(read.quotations.size(), 2U);
  ASSERT_TRUE(read.quotations[0].speaker);
  EXPECT_NE(read.names[*read.quotations[0].speaker].name.find("Eide"), std::string::npos);
}

TEST(ReadReport, EverySpanLiesInTheTextAndTheWireFormComesBack) {
  const FiledReport filed = file_document(read_text(kVisit));
  const std::string json = encode_report(filed);
  const auto back = decode_report(json);
  ASSERT_TRUE(back) << back.error().message;
  EXPECT_EQ(encode_report(*back), json);
  for (const FiledEvent& event : filed.events) EXPECT_TRUE(event.evidence.contains(event.trigger));
}

TEST(ReadReport, AnEmptyReportIsRefused) {
  Report report;
  EXPECT_FALSE(read_report(report, resources()));
}

}  // namespace
}  // namespace chancery
