#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "chancery/resolve/resolve.h"
#include "chancery/text/fold.h"
#include "tests/support/own_folder.h"
#include "tests/support/parsed_text.h"

namespace chancery {
namespace {

constexpr std::string_view kNorland = "NOR";
constexpr std::string_view kSudland = "SUD";

// Directory and gazetteer of two invented states, and the shipped role nouns and modifiers.
class ResolveEntitiesTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    const auto root = own_folder("chancery_resolve_entities");
    std::filesystem::create_directories(root / "actors");
    std::filesystem::create_directories(root / "places");
    const std::filesystem::path shipped = CHANCERY_DATA_DIR;
    for (const char* name : {"role_nouns.tsv", "role_modifiers.tsv"}) {
      std::filesystem::copy_file(shipped / "actors" / name, root / "actors" / name,
                                 std::filesystem::copy_options::overwrite_existing);
    }
    std::filesystem::copy(shipped / "lexicon", root / "lexicon",
                          std::filesystem::copy_options::recursive |
                              std::filesystem::copy_options::overwrite_existing);
    write_actors(root / "actors");
    write_places(root / "places");
    auto actors = ActorDirectory::load(root);
    ASSERT_TRUE(actors) << actors.error().message;
    actors_ = std::make_unique<ActorDirectory>(*std::move(actors));
    auto gazetteer = Gazetteer::load(root);
    ASSERT_TRUE(gazetteer) << gazetteer.error().message;
    gazetteer_ = std::make_unique<Gazetteer>(*std::move(gazetteer));
  }
  static void TearDownTestSuite() {
    actors_.reset();
    gazetteer_.reset();
  }

  static void write_actors(const std::filesystem::path& folder) {
    std::ofstream(folder / "countries.tsv")
        << "iso3\tiso2\tnumeric\tfips\tcow\tname\tofficial_name\tadjectives\tdemonyms\tcapital\t"
           "aliases\tmetonyms\tleader_titles\tvalid_from\tvalid_to\n"
           "NOR\tNO\t578\tNO\t\tNorland\tKingdom of Norland\tNorlandic\tNorlander;Norlanders\tHavn"
           "\t~the North\tGray House\tPresident\t\t\n"
           "OLD\t\t\t\t\tOld Norland\t\tOld Norlandic\t\tHavn\t\t\tKing\t1800\t1900\n"
           "SUD\tSU\t736\tSU\t\tSudland\t\tSudlandic\tSudlanders\tMarie\t\t\tPrime Minister\t\t\n";
    std::ofstream(folder / "country_articles.tsv") << "country\n";
    std::ofstream(folder / "state_groups.tsv") << "group\tnames\tmembers\tvalid_from\tvalid_to\n";
    std::ofstream(folder / "persons.tsv")
        << "person_id\tname\tfamily_name\tgiven_name\tother_names\tgender\tbirth_year\n"
           "olga-brandt\tOlga Brandt\tBrandt\tOlga\t\tf\t1960\n"
           "lars-holt\tLars Holt\tHolt\tLars\t\tm\t1955\n"
           "edvard-lindstrom\tEdvard Lindstrom\tLindstrom\tEdvard\t\tm\t1958\n"
           "mia-sand\tMia Sand\tSand\tMia\t\tf\t1962\n"
           "jon-lee\tJon Lee\tLee\tJon\t\tm\t1950\n"
           "per-lee\tPer Lee\tLee\tPer\t\tm\t1951\n";
    std::ofstream(folder / "terms.tsv")
        << "person_id\tcountry\toffice\ttitle\tsectors\tfrom\tto\n"
           "olga-brandt\tNOR\tforeign_minister\tForeign Minister\tGOV\t2000-03-01\t2004-05-31\n"
           "olga-brandt\tNOR\thead_of_state\tPresident\tGOV\t2004-06-01\t2012-12-31\n"
           "lars-holt\tNOR\thead_of_state\tPresident\tGOV\t2013-01-01\t\n"
           "edvard-lindstrom\tNOR\tparliament_chair\tChairman of the Storting\tLEG\t2010\t\n"
           "mia-sand\tSUD\tforeign_minister\tForeign Minister\tGOV\t2013-01-01\t\n"
           "jon-lee\tNOR\tdefence_minister\tDefence Minister\tGOV;MIL\t2010\t\n"
           "per-lee\tSUD\tdefence_minister\tDefence Minister\tGOV;MIL\t2010\t\n";
    std::ofstream(folder / "organizations.tsv")
        << "organization_id\tname\taliases\tcountry\tkind\tsectors\tplace\tvalid_from\tvalid_to\n"
           "harbour-league\tHarbour League\tHL\tIGO\tigo\t\tHavn\t1960\t\n"
           "storting\tStorting\t\tNOR\tparliament\tLEG\tHavn\t1814\t\n"
           "norland-foreign\tNorlandic Foreign Ministry\tForeign "
           "Ministry\tNOR\tministry\tGOV\t\t\t\n"
           "sudland-foreign\tSudlandic Foreign Ministry\tForeign "
           "Ministry\tSUD\tministry\tGOV\t\t\t\n";
    std::ofstream(folder / "titles.tsv")
        << "title\toffice\tsectors\nForeign Minister\tforeign_minister\tGOV\n"
           "President\thead_of_state\tGOV\nDefence Minister\tdefence_minister\tGOV;MIL\n"
           "Chairman\thead_of_organization\t\nprofessor\tother\tEDU\n"
           "physicist\tother\tEDU\nSecretary-General\thead_of_organization\t\n";
    std::ofstream(folder / "memberships.tsv") << "organization_id\tcountry\tfrom\tto\n";
  }

  static void write_places(const std::filesystem::path& folder) {
    std::ofstream(folder / "countries.tsv")
        << "country\tgeonames\tlatitude\tlongitude\nNOR\t1\t60\t10\nSUD\t2\t-20\t30\n";
    std::ofstream(folder / "aliases.tsv")
        << "name\talso\tgeonames\tcountries\tlatitude\tlongitude\tprecision\n"
           "Gray House\t\t\tNOR\t60.1\t10.1\tsite\nGrand Strait\t\t\tNOR;SUD\t1\t1\tregion\n";
    std::ofstream(folder / "cities.tsv")
        << "geonames\tname\tcountry\tadmin\tlatitude\tlongitude\tpopulation\tfeature\n"
           "11\tHavn\tNOR\t1\t60.2\t10.2\t900000\tPPLC\n"
           "12\tMarie\tSUD\t1\t-20.2\t30.2\t800000\tPPLC\n"
           "13\tEastport\tSUD\t1\t-21\t31\t500000\tPPLA\n";
  }

  // One entity over words of `text`; what it is called and the words that describe it.
  struct Told {
    EntityType type = EntityType::kPer;
    std::string_view named;        // words of a named mention; empty: none
    std::string_view nominal;      // words of a nominal mention; its last token is the head
    std::string_view description;  // words of a title or apposition
    std::string_view head = "";    // of the description; its last word where empty
    bool plural = false;
    std::string_view nominal_head = "";  // its last word where empty
  };

  EntityResolution resolve(std::string_view text, const Told& told,
                           std::string_view published = "") {
    start(text);
    const EntityIndex entity = tell(told);
    return finish(published)[entity];
  }

  // Tokens at spaces and before final dots and commas and "'s"; tags by a few plain rules, which is
  // all that resolution asks of them.
  void start(std::string_view text) {
    parsed_.document = test::make_document(std::string(text));
    parsed_.syntax = {};
    names_ = {};
    std::string rows;
    std::size_t number = 0;
    for (std::string_view word : split(parsed_.document.text, ' ')) {
      std::vector<std::string> forms;
      std::string tail;
      if (word.size() > 2 && (word.ends_with('.') || word.ends_with(','))) {
        tail = word.back();
        word.remove_suffix(1);
      }
      if (word.ends_with("'s")) {
        forms = {std::string(word.substr(0, word.size() - 2)), "'s"};
      } else {
        forms = {std::string(word)};
      }
      if (!tail.empty()) forms.push_back(tail);
      for (const std::string& form : forms) {
        ++number;
        rows += std::to_string(number) + " " + form + " " + lower(form) + " " + tags(form) + " " +
                (number == 1 ? "0 root" : "1 dep") + "\n";
      }
    }
    parsed_.syntax = test::parse_conllu(parsed_.document.text, rows);
  }

  static std::string tags(const std::string& form) {
    const auto in = [&](std::initializer_list<std::string_view> all) {
      return std::find(all.begin(), all.end(), lower(form)) != all.end();
    };
    if (form == "'s") return "PART POS";
    if (form == "." || form == ",") return "PUNCT .";
    if (in({"the", "a", "an"})) return "DET DT";
    if (in({"of", "to", "at", "in", "with", "for"})) return "ADP IN";
    if (in({"and"})) return "CCONJ CC";
    if (in({"met", "said", "spoke", "left"})) return "VERB VBD";
    return form[0] >= 'A' && form[0] <= 'Z' ? "PROPN NNP" : "NOUN NN";
  }

  TokenRange range_of(std::string_view words) {
    const std::size_t at = parsed_.document.text.find(words);
    EXPECT_NE(at, std::string::npos) << words;
    TokenRange range{TokenIndex(0), TokenIndex(0)};
    for (std::size_t i = 0; i < parsed_.syntax.tokens.size(); ++i) {
      const Span span = parsed_.syntax.tokens[i].span;
      if (span.begin == at) range.begin = TokenIndex(i);
      if (span.end == at + words.size()) range.end = TokenIndex(i + 1);
    }
    return range;
  }

  MentionIndex mention(std::string_view words, MentionForm form, EntityType type, EntityIndex of) {
    const TokenRange range = range_of(words);
    const TokenIndex last(range.end.value - 1U);
    const Span span = cover(parsed_.syntax[range.begin].span, parsed_.syntax[last].span);
    names_.mentions.push_back({span, range, last, type, form, of});
    return MentionIndex(names_.mentions.size() - 1);
  }

  EntityIndex tell(const Told& told) {
    const EntityIndex index(names_.entities.size());
    Entity entity;
    entity.type = told.type;
    entity.plural = told.plural;
    entity.name = std::string(told.named.empty() ? told.nominal : told.named);
    if (!told.named.empty()) {
      entity.mentions.push_back(mention(told.named, MentionForm::kNamed, told.type, index));
    }
    if (!told.nominal.empty()) {
      entity.mentions.push_back(mention(told.nominal, MentionForm::kNominal, told.type, index));
      if (!told.nominal_head.empty()) {
        names_.mentions.back().head = range_of(told.nominal_head).begin;
      }
    }
    if (!told.description.empty()) {
      const TokenRange range = range_of(told.description);
      TokenIndex head(range.end.value - 1U);
      if (!told.head.empty()) {
        head = range.begin;
        while (words_at(parsed_.document.text, parsed_.syntax[head].span) != told.head) {
          head = TokenIndex(head.value + 1U);
        }
      }
      const Span span =
          cover(parsed_.syntax[range.begin].span, parsed_.syntax.tokens[range.end.value - 1].span);
      entity.descriptions.push_back({span, head, std::string(told.description)});
    }
    names_.entities.push_back(std::move(entity));
    return index;
  }

  Resolution finish(std::string_view published) {
    std::optional<Publication> date;
    if (!published.empty()) {
      date = Publication{*DateInterval::parse(published), DateBasis::kMetadata, "", {}};
    }
    return resolve_entities(parsed_.document, parsed_.syntax, names_, date, *actors_, *gazetteer_);
  }

  static std::unique_ptr<ActorDirectory> actors_;
  static std::unique_ptr<Gazetteer> gazetteer_;
  test::ParsedText parsed_;
  Names names_;
};

std::unique_ptr<ActorDirectory> ResolveEntitiesTest::actors_;
std::unique_ptr<Gazetteer> ResolveEntitiesTest::gazetteer_;

std::string country_of(const EntityResolution& r) { return r.country ? r.country->str() : ""; }

TEST_F(ResolveEntitiesTest, AFullNameIsItsPersonWithTheOfficeOfTheDate) {
  const Told told{.named = "Olga Brandt"};
  const std::string text = "Olga Brandt spoke in Havn.";
  const auto in_2010 = resolve(text, told, "2010-05-01");
  EXPECT_EQ(in_2010.actor, "NOR.GOV.olga-brandt");
  EXPECT_EQ(in_2010.role, "President of Norland");
  EXPECT_GT(in_2010.score, 0.9F);
  EXPECT_EQ(resolve(text, told, "2002-05-01").role, "Foreign Minister of Norland");
  const auto after = resolve(text, told, "2015-01-01");
  EXPECT_EQ(after.role, "");
  EXPECT_EQ(after.sectors, std::vector{Sector::kEli});
  EXPECT_EQ(country_of(after), kNorland);
}

TEST_F(ResolveEntitiesTest, WithoutADateNoOfficeOfSeveralIsAsserted) {
  const auto bare = resolve("Olga Brandt spoke in Havn.", {.named = "Olga Brandt"});
  EXPECT_EQ(country_of(bare), kNorland);
  EXPECT_EQ(bare.role, "");
  const auto said = resolve("Foreign Minister Olga Brandt spoke.",
                            {.named = "Olga Brandt", .description = "Foreign Minister"});
  EXPECT_EQ(said.role, "Foreign Minister of Norland");
}

TEST_F(ResolveEntitiesTest, AnOfficeHeldForPartOfTheIntervalIsNotAsserted) {
  const auto result = resolve("Olga Brandt spoke in Havn.", {.named = "Olga Brandt"}, "2004");
  EXPECT_EQ(lasting_part(*result.actor), "olga-brandt");
  EXPECT_EQ(result.role, "");
}

TEST_F(ResolveEntitiesTest, AnotherSpellingOfALongNameIsTheSamePerson) {
  const auto result =
      resolve("Edvard Lindstroem spoke in Havn.", {.named = "Edvard Lindstroem"}, "2015-01-01");
  EXPECT_EQ(result.actor, "NOR.LEG.edvard-lindstrom");
  EXPECT_EQ(result.role, "Chairman of the Storting");
}

TEST_F(ResolveEntitiesTest, ANamesakeOfAnotherStateOrWalkIsNotTaken) {
  const auto foreign =
      resolve("Sudlandic Foreign Minister Olga Brandt spoke.",
              {.named = "Olga Brandt", .description = "Sudlandic Foreign Minister"}, "2010-01-01");
  EXPECT_FALSE(foreign.actor);
  EXPECT_EQ(country_of(foreign), kSudland);
  EXPECT_EQ(foreign.role, "Sudlandic Foreign Minister");
  const auto scholar = resolve("Lars Holt, a physicist, left.",
                               {.named = "Lars Holt", .description = "a physicist"}, "2015-01-01");
  EXPECT_FALSE(scholar.actor);
  EXPECT_EQ(scholar.sectors, std::vector{Sector::kEdu});
}

TEST_F(ResolveEntitiesTest, ASurnameAloneNeedsAnOfficeOrFame) {
  EXPECT_FALSE(resolve("Lee spoke.", {.named = "Lee"}, "2015-01-01").actor);
  const auto titled =
      resolve("Sudlandic Defence Minister Lee spoke.",
              {.named = "Lee", .description = "Sudlandic Defence Minister"}, "2015-01-01");
  EXPECT_EQ(titled.actor, "SUD.GOV.per-lee");
  EXPECT_EQ(resolve("Holt left Norland.", {.named = "Holt"}, "2015-01-01").actor,
            "NOR.GOV.lars-holt");
  EXPECT_FALSE(resolve("Holt left Norland.", {.named = "Holt"}, "2005-01-01").actor);
  const auto rivals = resolve("Lee left Norland for Sudland.", {.named = "Lee"}, "2015-01-01");
  EXPECT_FALSE(rivals.actor);
  EXPECT_EQ(rivals.runners_up.size(), 2U);
}

TEST_F(ResolveEntitiesTest, TheTextsOfficeBeatsTheDirectorys) {
  const auto former =
      resolve("Former President Lars Holt spoke.",
              {.named = "Lars Holt", .description = "Former President"}, "2015-01-01");
  EXPECT_EQ(lasting_part(*former.actor), "lars-holt");
  EXPECT_EQ(former.role, "Former President");
  EXPECT_EQ(former.sectors, std::vector{Sector::kEli});
}

TEST_F(ResolveEntitiesTest, AStrangerHasStateAndRoleFromTheText) {
  const auto scholar = resolve("Anna Vik, a professor of Sudlandic studies at Havn, spoke.",
                               {.named = "Anna Vik",
                                .description = "a professor of Sudlandic studies",
                                .head = "professor"});
  EXPECT_FALSE(scholar.actor);
  EXPECT_EQ(country_of(scholar), "");
  EXPECT_EQ(scholar.sectors, std::vector{Sector::kEdu});
  EXPECT_EQ(scholar.role, "professor of Sudlandic studies");
  const auto chair =
      resolve("Chairman of the Storting Nils Rud spoke.",
              {.named = "Nils Rud", .description = "Chairman of the Storting", .head = "Chairman"});
  EXPECT_EQ(country_of(chair), kNorland);
  EXPECT_EQ(chair.sectors, std::vector{Sector::kLeg});
  EXPECT_EQ(chair.role, "Chairman of the Storting");
  const auto envoy = resolve("Norlandic ambassador to Sudland Nils Rud spoke.",
                             {.named = "Nils Rud",
                              .description = "Norlandic ambassador to Sudland",
                              .head = "ambassador"});
  EXPECT_EQ(country_of(envoy), kNorland);
}

TEST_F(ResolveEntitiesTest, ARelativeHasNoOfficeOfHisKin) {
  const auto father = resolve("Nils Rud, the father of the Norlandic president, left.",
                              {.named = "Nils Rud",
                               .description = "the father of the Norlandic president",
                               .head = "father"});
  EXPECT_TRUE(father.sectors.empty());
  EXPECT_EQ(father.role, "");
}

TEST_F(ResolveEntitiesTest, LeadersOfTwoStatesBelongToNeither) {
  const auto leaders = resolve(
      "leaders of Norland and Sudland met.",
      {.nominal = "leaders of Norland and Sudland", .plural = true, .nominal_head = "leaders"});
  EXPECT_EQ(country_of(leaders), "");
}

TEST_F(ResolveEntitiesTest, AnOfficeWithAStateIsItsHolderOnTheDate) {
  const Told told{.nominal = "the Norlandic president"};
  const std::string text = "the Norlandic president met Mia Sand.";
  EXPECT_EQ(resolve(text, told, "2010-01-01").actor, "NOR.GOV.olga-brandt");
  EXPECT_EQ(resolve(text, told, "2020-01-01").name, "Lars Holt");
  const auto turning = resolve(text, {.nominal = "the Norlandic president"}, "");
  EXPECT_FALSE(turning.actor);
  EXPECT_EQ(country_of(turning), kNorland);
  EXPECT_EQ(turning.sectors, std::vector{Sector::kGov});
  const auto leader =
      resolve("Norland's leader left.", {.nominal = "Norland's leader"}, "2010-01-01");
  EXPECT_EQ(leader.actor, "NOR.GOV.olga-brandt");
}

TEST_F(ResolveEntitiesTest, ATitleThatOneOfTheStatesBearsTellsTheState) {
  const Told president = {EntityType::kPer, "", "The President", ""};
  const EntityResolution found =
      resolve("Norland met Sudland. The President spoke.", president, "2014-01-01");
  ASSERT_TRUE(found.country.has_value());
  EXPECT_EQ(found.country->view(), kNorland);
  EXPECT_EQ(found.name, "Lars Holt");
  EXPECT_FALSE(resolve("Sudland met. The President spoke.", president, "2014-01-01").country);
}

TEST_F(ResolveEntitiesTest, WhoLeadsABodyBetweenStatesMayServeOneOfThem) {
  const EntityResolution found =
      resolve("Norland thanked Lars Holt, the chairman of the Harbour League.",
              {EntityType::kPer, "Lars Holt", "", "the chairman of the Harbour League", "chairman"},
              "2014-01-01");
  EXPECT_EQ(lasting_part(found.actor.value_or("")), "lars-holt");
}

TEST_F(ResolveEntitiesTest, WhereTwoHeldTheOfficeNeitherIsTaken) {
  start("the Norlandic president left.");
  const EntityIndex entity = tell({.nominal = "the Norlandic president"});
  const Publication turn{{{2012, 12, 1}, {2013, 2, 1}}, DateBasis::kLandmark, "", {}};
  const Resolution all =
      resolve_entities(parsed_.document, parsed_.syntax, names_, turn, *actors_, *gazetteer_);
  EXPECT_FALSE(all[entity].actor);
  EXPECT_EQ(all[entity].runners_up.size(), 2U);
}

TEST_F(ResolveEntitiesTest, ADeputyOrAnyMinisterIsNotTheHolder) {
  const auto deputy = resolve("the deputy Norlandic president left.",
                              {.nominal = "the deputy Norlandic president"}, "2010-01-01");
  EXPECT_FALSE(deputy.actor);
  EXPECT_EQ(country_of(deputy), kNorland);
  EXPECT_FALSE(
      resolve("a Norlandic president left.", {.nominal = "a Norlandic president"}, "2010-01-01")
          .actor);
  EXPECT_FALSE(resolve("the Norlandic presidents left.",
                       {.nominal = "the Norlandic presidents", .plural = true}, "2010-01-01")
                   .actor);
}

TEST_F(ResolveEntitiesTest, AGenericBodyHasStateAndSector) {
  const auto troops =
      resolve("Norlandic troops left.", {.type = EntityType::kOrg, .nominal = "Norlandic troops"});
  EXPECT_EQ(country_of(troops), kNorland);
  EXPECT_EQ(troops.sectors, std::vector{Sector::kMil});
  const auto police =
      resolve("the police of Sudland left.",
              {.nominal = "the police", .description = "the police of Sudland", .head = "police"});
  EXPECT_EQ(country_of(police), kSudland);
  EXPECT_EQ(police.sectors, std::vector{Sector::kCop});
  const auto navy =
      resolve("the Norlandic Navy left.", {.type = EntityType::kOrg, .named = "Norlandic Navy"});
  EXPECT_EQ(country_of(navy), kNorland);
  EXPECT_EQ(navy.sectors, std::vector{Sector::kMil});
}

TEST_F(ResolveEntitiesTest, TheStateBeforeASharedNameTellsTheBodies) {
  const Told told{.type = EntityType::kOrg, .named = "Foreign Ministry"};
  EXPECT_EQ(resolve("Sudland's Foreign Ministry spoke.", told).actor, "SUD.GOV.sudland-foreign");
  const auto unknown = resolve("the Foreign Ministry spoke.", told);
  EXPECT_FALSE(unknown.actor);
  EXPECT_EQ(unknown.runners_up.size(), 2U);
  const auto league =
      resolve("the Harbour League met.", {.type = EntityType::kOrg, .named = "Harbour League"});
  EXPECT_EQ(league.actor, "IGO.harbour-league");
  EXPECT_EQ(league.place->name, "Havn");
}

TEST_F(ResolveEntitiesTest, ACapitalIsItsStateAndKeepsItsPlace) {
  const auto havn = resolve("Havn met Marie.", {.type = EntityType::kGpe, .named = "Havn"});
  EXPECT_EQ(havn.actor, "NOR");
  EXPECT_EQ(havn.place->geonames, 11);
  EXPECT_EQ(havn.sectors, std::vector{Sector::kGov});
  const auto house =
      resolve("the Gray House said.", {.type = EntityType::kOrg, .named = "Gray House"});
  EXPECT_EQ(house.actor, "NOR");
  EXPECT_EQ(house.place->precision, PlacePrecision::kSite);
  EXPECT_EQ(resolve("Havn met Marie.", {.type = EntityType::kGpe, .named = "Havn"}, "1850").actor,
            "NOR");  // both were there then: the first of the table
  const auto city = resolve("Eastport left.", {.type = EntityType::kGpe, .named = "Eastport"});
  EXPECT_FALSE(city.actor);
  EXPECT_EQ(country_of(city), kSudland);
}

TEST_F(ResolveEntitiesTest, AWeakNameNeedsItsStateInTheText) {
  const Told told{.type = EntityType::kGpe, .named = "North"};
  EXPECT_EQ(resolve("the North left Norland.", told).actor, "NOR");
  EXPECT_FALSE(resolve("the North left.", told).actor);
}

TEST_F(ResolveEntitiesTest, APeopleHasItsState) {
  const auto people =
      resolve("Norlanders spoke.", {.type = EntityType::kNorp, .named = "Norlanders"});
  EXPECT_EQ(country_of(people), kNorland);
  EXPECT_FALSE(people.actor);
}

TEST_F(ResolveEntitiesTest, ACounterpartHoldsTheSameOfficeInTheOtherState) {
  start("Foreign Minister Mia Sand met her Norlandic counterpart.");
  const EntityIndex sand = tell({.named = "Mia Sand", .description = "Foreign Minister"});
  const MentionIndex her = mention("her", MentionForm::kPronoun, EntityType::kPer, sand);
  names_.entities[sand.value].mentions.push_back(her);
  for (Token& token : parsed_.syntax.tokens) {
    if (words_at(parsed_.document.text, token.span) == "her") token.deprel = Deprel::kNmodPoss;
  }
  const EntityIndex other = tell({.nominal = "her Norlandic counterpart"});
  const Resolution all = finish("2014-01-01");
  EXPECT_EQ(all[sand].actor, "SUD.GOV.mia-sand");
  EXPECT_EQ(country_of(all[other]), kNorland);
  EXPECT_EQ(all[other].sectors, std::vector{Sector::kGov});
  EXPECT_FALSE(all[other].actor);  // the table has no foreign minister of Norland then
}

TEST_F(ResolveEntitiesTest, MembersShareWhatTheyHaveInCommon) {
  start("Lars Holt and Mia Sand met.");
  const EntityIndex holt = tell({.named = "Lars Holt"});
  const EntityIndex sand = tell({.named = "Mia Sand"});
  const EntityIndex both = tell({.nominal = "Lars Holt and Mia Sand", .plural = true});
  names_.entities[both.value].members = {holt, sand};
  const Resolution all = finish("2015-01-01");
  EXPECT_EQ(country_of(all[both]), "");
  EXPECT_EQ(all[both].sectors, std::vector{Sector::kGov});
}

}  // namespace
}  // namespace chancery
