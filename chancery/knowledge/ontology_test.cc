#include "chancery/knowledge/ontology.h"

#include <gtest/gtest.h>

#include <fstream>

#include "tests/support/own_folder.h"

namespace chancery {
namespace {

const Ontology& ontology() {
  static const Result<Ontology> loaded = Ontology::load(CHANCERY_DATA_DIR);
  if (!loaded) ADD_FAILURE() << loaded.error().message;
  return *loaded;
}

using Modes = std::vector<EventMode>;
using Contexts = std::vector<EventContext>;

TEST(Ontology, TheEnumEqualsTheRows) {
  for (EventType type : all_event_types()) {
    EXPECT_EQ(ontology().type(type).type, type);
    EXPECT_EQ(ontology().type(type).quad, quad_class(type));
    EXPECT_FALSE(ontology().type(type).meaning.empty());
  }
  for (std::size_t i = 0; i < ontology().sectors().size(); ++i) {
    EXPECT_EQ(parse_sector(ontology().sectors()[i].name), static_cast<Sector>(i));
  }
  EXPECT_EQ(ontology().sectors().size(), static_cast<std::size_t>(Sector::kSoc) + 1);
  EXPECT_EQ(ontology().contexts().size(), 37U);
}

TEST(Ontology, EveryModeOfEveryTypeHasACameoCodeOfItsOwnQuadrantOrTheTypes) {
  for (EventType type : all_event_types()) {
    ASSERT_NE(ontology().cameo(ontology().type(type).cameo), nullptr);
    for (const Ontology::Mode& mode : ontology().modes(type)) {
      const CameoCode code = ontology().to_cameo(type, Modes{{mode.name}}, {});
      EXPECT_EQ(code, mode.cameo) << to_string(type) << " " << mode.name;
      const auto back = ontology().to_plover(code);
      ASSERT_TRUE(back);
      EXPECT_EQ(quad_class(back->type), quad_class(type)) << to_string(type) << " " << mode.name;
    }
  }
}

TEST(Ontology, AScoreIsTheModesWhereItDiffersFromTheTypes) {
  EXPECT_FLOAT_EQ(ontology().score(EventType::kConsult, {}), 2.5F);
  EXPECT_FLOAT_EQ(ontology().score(EventType::kConsult, Modes{{"visit"}}), 4.0F);
  EXPECT_FLOAT_EQ(ontology().score(EventType::kProtest, Modes{{"demo"}, {"riot"}}), -7.0F);
  EXPECT_FLOAT_EQ(ontology().score(EventType::kThreaten, Modes{{"violence"}}), -3.5F);
  EXPECT_FLOAT_EQ(ontology().score(EventType::kAid, Modes{{"visit"}}), 10.0F);
  EXPECT_EQ(ontology().modes(EventType::kAssault).size(), 15U);
  EXPECT_TRUE(ontology().modes(EventType::kAid).empty());
}

TEST(Ontology, ContextsNarrowTheCode) {
  const auto code = [](EventType type, Modes modes, Contexts contexts) {
    return ontology().to_cameo(type, modes, contexts).str();
  };
  EXPECT_EQ(code(EventType::kConsult, {{"visit"}}, {{"diplomatic"}}), "042");
  EXPECT_EQ(code(EventType::kAid, {}, {}), "070");
  EXPECT_EQ(code(EventType::kAid, {}, {{"diplomatic"}, {"military"}}), "072");
  EXPECT_EQ(code(EventType::kRequest, {{"assist"}}, {{"economic"}}), "1011");
  EXPECT_EQ(code(EventType::kCoerce, {{"restrict"}}, {{"economic"}}), "163");
  EXPECT_EQ(code(EventType::kAccuse, {{"allege"}}, {{"legal"}, {"military"}}), "1124");
}

TEST(Ontology, APromiseIsCodedByWhatIsPromised) {
  EXPECT_EQ(ontology().to_cameo_promise(EventType::kConsult, {}).str(), "036");
  EXPECT_EQ(ontology().to_cameo_promise(EventType::kAid, {}).str(), "033");
  EXPECT_EQ(ontology().to_cameo_promise(EventType::kAid, Contexts{{"military"}}).str(), "0332");
  EXPECT_EQ(ontology().to_cameo_promise(EventType::kSupport, {}).str(), "032");
  EXPECT_EQ(ontology().to_cameo_promise(EventType::kProtest, {}).str(), "030");
}

TEST(Ontology, GoldsteinFallsBackToTheCodeAbove) {
  const auto goldstein = [](std::string_view code) {
    return ontology().goldstein(*CameoCode::parse(code));
  };
  EXPECT_FLOAT_EQ(goldstein("042"), 1.9F);
  EXPECT_FLOAT_EQ(goldstein("0874"), 10.0F);
  EXPECT_FLOAT_EQ(goldstein("0429"), 1.9F);
  EXPECT_FLOAT_EQ(goldstein("99"), 0.0F);
}

TEST(Ontology, APublicStatementIsNoPloverEvent) {
  EXPECT_FALSE(ontology().to_plover(*CameoCode::parse("013")));
  EXPECT_EQ(ontology().to_plover(*CameoCode::parse("0871"))->modes, (Modes{{"ceasefire"}}));
}

TEST(Ontology, ATableThatLacksATypeIsRefused) {
  const auto folder = own_folder("ontology_without_types");
  std::filesystem::create_directories(folder / "ontology");
  std::ofstream(folder / "ontology" / "types.tsv")
      << "type\tquad\tscore\tcameo\tmeaning\nAID\t2\t10\t070\tgives\n";
  const auto loaded = Ontology::load(folder);
  ASSERT_FALSE(loaded);
  EXPECT_EQ(loaded.error().code, ErrorCode::kConfiguration);
  std::ofstream(folder / "ontology" / "types.tsv")
      << "type\tquad\tscore\tcameo\tmeaning\nDEMAND\t3\t0\t100\tasks\n";
  EXPECT_NE(Ontology::load(folder).error().message.find("types.tsv:2: no such type: 'DEMAND'"),
            std::string::npos);
}

}  // namespace
}  // namespace chancery
