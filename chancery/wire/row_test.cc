#include "chancery/wire/row.h"

#include <gtest/gtest.h>

#include "chancery/wire/event_cells.h"
#include "chancery/wire/wire.h"

namespace chancery {
namespace {

TEST(Row, KeepsTheOrderAndLeavesOutWhatIsAbsent) {
  Row row;
  row.put("b", "x\"y");
  row.put("a", std::int64_t{3});
  row.put("nothing", "");
  row.put("none", std::vector<std::string>{});
  EXPECT_EQ(row.json(), R"({"b":"x\"y","a":3,"none":[]})");
}

TEST(TableCells, ListsAreJoinedAndObjectsGiveTheirName) {
  EXPECT_EQ(table_cells(R"({"l":["a","b"],"o":[{"id":"1","name":"N"}],"n":2.5})",
                        {"n", "o", "l", "absent"}),
            (std::vector<std::string>{"2.5", "N", "a;b", ""}));
}

TEST(EventCells, AreThoseOfTheEventsJson) {
  Event event;
  event.type = EventType::kConsult;
  event.modes = {{"visit"}};
  event.actors = {{"NOR", "Norway; the kingdom", CountryCode::parse("NOR"), {}}};
  event.recipients = {{"text:x", "X", {}, {}}, {"text:y", "Y", {}, {}}};
  event.score = 2.5;
  event.confidence = 0.925F;
  event.date = DateInterval::day({2031, 3, 1});
  event.place =
      PlaceReference{"Oslo", CountryCode::parse("NOR"), 7, 59.9, 10.75, PlacePrecision::kCity};
  event.evidence = {{ReportId::of({"r"}), {1, 4}, "words, \"quoted\"", 0, false}};
  event.disagreements = {{"day", {{"2031-03-01", {ReportId::of({"r"})}}}}};
  const std::vector<std::string_view> columns = {
      "event_id", "event_date", "event_modes", "quad_class",    "plover_score",   "goldstein",
      "status",   "actor_ids",  "actor_names", "recipient_ids", "country_code",   "geonames_id",
      "lat",      "lon",        "conflicts",   "confidence",    "evidence_start", "evidence_text",
      "reports",  "n_reports",  "nothing",     "event_type"};
  EXPECT_EQ(event_cells(event, columns), table_cells(encode_event(event), columns));
  EXPECT_EQ(event_cells(event, {"evidence_text", "lat"}),
            (std::vector<std::string>{"words, \"quoted\"", "59.9"}));
}

}  // namespace
}  // namespace chancery
