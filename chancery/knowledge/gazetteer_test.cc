#include "chancery/knowledge/gazetteer.h"

#include <gtest/gtest.h>

namespace chancery {
namespace {

const Gazetteer& gazetteer() {
  static const Result<Gazetteer> loaded = Gazetteer::load(CHANCERY_DATA_DIR);
  if (!loaded) ADD_FAILURE() << loaded.error().message;
  return *loaded;
}

CountryCode country(std::string_view code) { return *CountryCode::parse(code); }

const Place* best(std::string_view name, std::vector<CountryCode> context = {}) {
  return gazetteer().best(name, context);
}

TEST(Gazetteer, ACityIsFoundByItsEnglishName) {
  const Place* geneva = best("Geneva");
  ASSERT_NE(geneva, nullptr);
  EXPECT_EQ(geneva->country, country("CHE"));
  EXPECT_EQ(geneva->geonames, 2660646);
  EXPECT_EQ(geneva->name, "Geneva");
  EXPECT_EQ(best("Genève"), best("GENEVA"));
  EXPECT_EQ(best("Vladivostok")->geonames, 2013348);
  EXPECT_EQ(best("Pyongyang")->geonames, 1871859);
  EXPECT_EQ(best("Kiev"), best("Kyiv"));
  EXPECT_EQ(best("Peking")->name, "Beijing");
}

TEST(Gazetteer, ACapitalStandsForItselfWhateverTheTextSpeaksOf) {
  EXPECT_EQ(best("Moscow", {country("USA")})->country, country("RUS"));
  EXPECT_EQ(best("London", {country("CAN")})->country, country("GBR"));
}

TEST(Gazetteer, TheStateThatTheTextSpeaksOfDecidesBetweenTownsOfOneName) {
  EXPECT_EQ(best("Hyderabad", {country("PAK")})->country, country("PAK"));
  EXPECT_EQ(best("Hyderabad")->country, country("IND"));
  EXPECT_EQ(best("Tripoli", {country("LBN")})->country, country("LBY"));
}

TEST(Gazetteer, ASmallPlaceElsewhereIsNotTaken) {
  EXPECT_EQ(best("Panama City", {country("PAN")})->country, country("PAN"));
  EXPECT_EQ(best("Nowhere Upon Nothing"), nullptr);
}

TEST(Gazetteer, RegionsSeasAndSitesHaveTheirPrecision) {
  EXPECT_EQ(best("Korean Peninsula")->precision, PlacePrecision::kRegion);
  EXPECT_EQ(best("South China Sea")->precision, PlacePrecision::kRegion);
  EXPECT_EQ(best("Panmunjom")->precision, PlacePrecision::kSite);
  EXPECT_EQ(best("Camp David")->country, country("USA"));
  EXPECT_EQ(best("Russia")->precision, PlacePrecision::kCountry);
  EXPECT_EQ(best("Donbass"), best("Donbas"));
  const Place* peninsula = best("Korean Peninsula");
  EXPECT_EQ(peninsula->more_countries, std::vector{country("KOR")});
}

TEST(Gazetteer, AStateHasAPoint) {
  const Place* russia = gazetteer().of_country(country("RUS"));
  ASSERT_NE(russia, nullptr);
  EXPECT_EQ(russia->geonames, 2017370);
  EXPECT_GT(russia->latitude, 50);
  EXPECT_EQ(gazetteer().of_country(country("IGO")), nullptr);
  EXPECT_GT(gazetteer().size(), 20000U);
}

TEST(Gazetteer, AReferenceCarriesWhatThePlaceHas) {
  const PlaceReference reference = to_reference(*best("Davos"));
  EXPECT_EQ(reference.name, "Davos");
  EXPECT_EQ(reference.country, country("CHE"));
  EXPECT_NEAR(reference.latitude, 46.8, 0.1);
  EXPECT_FALSE(to_reference(*best("Korean Peninsula")).country);
}

TEST(Gazetteer, AMissingTableIsAConfigurationError) {
  const auto loaded = Gazetteer::load(testing::TempDir());
  ASSERT_FALSE(loaded);
  EXPECT_EQ(loaded.error().code, ErrorCode::kConfiguration);
}

}  // namespace
}  // namespace chancery
