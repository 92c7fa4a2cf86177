#include "chancery/knowledge/actor_directory.h"

#include <gtest/gtest.h>

#include <fstream>

#include "tests/support/own_folder.h"

namespace chancery {
namespace {

// A small world of its own: two invented states.
class ActorDirectoryTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = own_folder("chancery_actor_directory");
    std::filesystem::create_directories(folder_ / "actors");
    std::filesystem::copy(std::filesystem::path(CHANCERY_DATA_DIR) / "lexicon", folder_ / "lexicon",
                          std::filesystem::copy_options::recursive |
                              std::filesystem::copy_options::overwrite_existing);
    write("countries.tsv",
          "iso3\tiso2\tnumeric\tfips\tcow\tname\tofficial_name\tadjectives\tdemonyms\tcapital\t"
          "aliases\tmetonyms\tleader_titles\tvalid_from\tvalid_to\n"
          "NOR\tNO\t578\tNO\t385\tNorland\tKingdom of Norland\tNorlandic\tNorlander;Norlanders\t"
          "Havn\tN.L.;NLD;~the North\tGray House;Red Fort=MIL\tPresident\t1950\t\n"
          "SUD\tSU\t736\tSU\t\tSudland\tRepublic of Sudland\tSudlandic\tSudlanders\tPort Marie\t\t"
          "\tEmir;Prime Minister\t\t\n");
    write("persons.tsv",
          "person_id\tname\tfamily_name\tgiven_name\tother_names\tgender\tbirth_year\n"
          "olga-brandt\tOlga Brandt\tBrandt\tOlga\tOlga Maria Brandt\tf\t1960\n"
          "lars-holt\tLars Holt\tHolt\tLars\t\tm\t\n"
          "ri-yo-han\tRi Yo Han\tRi\tYo Han\tRi Yo-han\tm\t1955\n");
    write("organizations.tsv",
          "organization_id\tname\taliases\tcountry\tkind\tsectors\tplace\tvalid_from\tvalid_to\n"
          "harbour-league\tHarbour League\tHL;The League of Harbours\tIGO\tigo\t\tHavn\t1960\t\n");
    write("terms.tsv",
          "person_id\tcountry\toffice\ttitle\tsectors\tfrom\tto\n"
          "olga-brandt\tNOR\tforeign_minister\tForeign Minister\tGOV\t2000-03-01\t2004-05-31\n"
          "olga-brandt\tNOR\thead_of_state\tPresident\tGOV\t2004-06-01\t2012\n"
          "lars-holt\tNOR\thead_of_state\tPresident\tGOV\t2013-01-01\t\n"
          "ri-yo-han\tSUD\tmonarch\tEmir\tGOV\t2014-01-01\t\n"
          "lars-holt\tharbour-league\thead_of_organization\tSecretary-General\t\t2001\t2003\n");
    write("titles.tsv", "title\toffice\tsectors\nForeign Minister\tforeign_minister\tGOV\n");
    write(
        "role_nouns.tsv",
        "noun\tplural\tkind\tsectors\toffice\narmy\tarmies\tbody\tMIL\t\nrebels\t\tgroup\tREB\t\n");
    write("state_groups.tsv",
          "group\tnames\tmembers\tvalid_from\tvalid_to\n"
          "lands\tTwin Lands;~Landic\tSUD;NOR\t1990-05-01\t\n");
    write("country_articles.tsv", "country\nSUD\n");
    write("role_modifiers.tsv", "word\teffect\nex\tformer\ndeputy\tdeputy\n");
    write("memberships.tsv",
          "organization_id\tcountry\tfrom\tto\nharbour-league\tNOR\t1960\t1999-12-31\n");
  }

  void write(std::string_view name, std::string_view content) {
    std::ofstream(folder_ / "actors" / name) << content;
  }

  ActorDirectory load() {
    auto loaded = ActorDirectory::load(folder_);
    if (!loaded) ADD_FAILURE() << loaded.error().message;
    return *std::move(loaded);
  }

  // Tokens at spaces, hyphens and dots that end a word; one sentence.
  static std::vector<Token> tokens_of(std::string_view text) {
    std::vector<Token> tokens;
    for (std::size_t i = 0; i < text.size();) {
      if (text[i] == ' ') {
        ++i;
        continue;
      }
      std::size_t end = i + 1;
      if (text[i] != '-' && text[i] != '.') {
        while (end < text.size() && text[end] != ' ' && text[end] != '-') ++end;
        if (end == text.size() && text[end - 1] == '.' && end - i > 4) --end;
      }
      Token token;
      token.span = Span(i, end);
      tokens.push_back(token);
      i = end;
    }
    return tokens;
  }

  std::filesystem::path folder_;
};

CivilDate day(std::string_view iso) { return *CivilDate::parse(iso); }
CountryCode country(std::string_view code) { return *CountryCode::parse(code); }

TEST_F(ActorDirectoryTest, ANameTellsWhatKindOfNameItIs) {
  const ActorDirectory directory = load();
  const auto kind = [&](std::string_view name) {
    const auto entries = directory.find_name(name);
    return entries.empty() ? std::optional<NameKind>() : entries.front().kind;
  };
  EXPECT_EQ(kind("Norland"), NameKind::kCountry);
  EXPECT_EQ(kind("Kingdom of Norland"), NameKind::kCountry);
  EXPECT_EQ(kind("Norlandic"), NameKind::kAdjective);
  EXPECT_EQ(kind("Norlanders"), NameKind::kDemonym);
  EXPECT_EQ(kind("Havn"), NameKind::kCapital);
  EXPECT_EQ(kind("Gray House"), NameKind::kMetonym);
  EXPECT_EQ(kind("OLGA BRANDT"), NameKind::kPerson);
  EXPECT_EQ(kind("Ri Yo-Han"), NameKind::kPerson);
  EXPECT_EQ(kind("Holt"), NameKind::kFamilyName);
  EXPECT_EQ(kind("League of Harbours"), NameKind::kOrganization);
  EXPECT_EQ(kind("foreign minister"), NameKind::kTitle);
  EXPECT_EQ(kind("armies"), NameKind::kRoleNoun);
  EXPECT_EQ(kind("Eastland"), std::nullopt);
  EXPECT_EQ(directory.find_name("Red Fort").front().sector, Sector::kMil);
  EXPECT_TRUE(directory.find_name("the North").front().weak);
}

TEST_F(ActorDirectoryTest, AnAbbreviationNeedsItsCapitals) {
  const ActorDirectory directory = load();
  EXPECT_FALSE(directory.find_name("HL").empty());
  EXPECT_TRUE(directory.find_name("hl").empty());
  EXPECT_EQ(directory.find_name("NL").front().kind, NameKind::kCountry);
  EXPECT_EQ(directory.find_name("N.L.").front().kind, NameKind::kCountry);
}

TEST_F(ActorDirectoryTest, TheLongestNameIsTakenInOnePass) {
  const ActorDirectory directory = load();
  const std::string text = "The Kingdom of Norland sent Ri Yo-han and the Gray House wept.";
  const auto tokens = tokens_of(text);
  std::vector<std::string> found;
  for (const NameMatch& match : directory.match_names(text, tokens)) {
    const Span span =
        cover(tokens[match.tokens.begin.value].span, tokens[match.tokens.end.value - 1].span);
    found.emplace_back(words_at(text, span));
    EXPECT_TRUE(match.capitalized);
  }
  EXPECT_EQ(found, (std::vector<std::string>{"Kingdom of Norland", "Ri Yo-han", "Gray House"}));
  const auto match = directory.longest_match(text, tokens, TokenIndex(5));
  ASSERT_TRUE(match);
  EXPECT_EQ(match->entries.front().kind, NameKind::kPerson);
  EXPECT_FALSE(directory.longest_match(text, tokens, TokenIndex(0)));
}

TEST_F(ActorDirectoryTest, ANameDoesNotCrossASentence) {
  const ActorDirectory directory = load();
  const std::string text = "olga brandt";
  auto tokens = tokens_of(text);
  ASSERT_EQ(directory.match_names(text, tokens).size(), 1U);
  EXPECT_FALSE(directory.match_names(text, tokens).front().capitalized);
  tokens[1].sentence = SentenceIndex(1);
  const auto matches = directory.match_names(text, tokens);
  ASSERT_EQ(matches.size(), 1U);
  EXPECT_EQ(matches.front().entries.front().kind, NameKind::kFamilyName);
}

TEST_F(ActorDirectoryTest, AnOfficeHasItsHolderOnADate) {
  const ActorDirectory directory = load();
  const auto holder = [&](std::string_view office, DateInterval when) -> std::string_view {
    const auto terms = directory.holders(office, country("NOR"), when);
    return terms.size() == 1 ? directory.persons()[terms.front()->person].id : "";
  };
  EXPECT_EQ(holder("head_of_state", DateInterval::day(day("2010-01-01"))), "olga-brandt");
  EXPECT_EQ(holder("head_of_state", DateInterval::day(day("2030-01-01"))), "lars-holt");
  EXPECT_EQ(holder("head_of_state", DateInterval::day(day("2012-12-31"))), "olga-brandt");
  EXPECT_EQ(holder("foreign_minister", DateInterval::day(day("2005-01-01"))), "");
  EXPECT_EQ(
      directory.holders("head_of_state", country("NOR"), {day("2012-01-01"), day("2014-01-01")})
          .size(),
      2U);
  EXPECT_EQ(directory.leaders(country("NOR"), DateInterval::day(day("2010-01-01"))).size(), 1U);
  EXPECT_TRUE(directory.leaders(country("SUD"), DateInterval::day(day("2010-01-01"))).empty());
  const auto ruler = directory.leaders(country("SUD"), DateInterval::day(day("2015-01-01")));
  ASSERT_EQ(ruler.size(), 1U);
  EXPECT_EQ(ruler.front()->office, "monarch");
}

TEST_F(ActorDirectoryTest, TermsOfAPersonStandInOrder) {
  const ActorDirectory directory = load();
  const auto terms = directory.terms_of(*directory.person("olga-brandt"));
  ASSERT_EQ(terms.size(), 2U);
  EXPECT_EQ(terms[0].office, "foreign_minister");
  EXPECT_EQ(terms[1].title, "President");
  EXPECT_EQ(directory.role_of(terms[1]), "President of Norland");
  const auto of_holt = directory.terms_of(*directory.person("lars-holt"));
  EXPECT_EQ(of_holt[0].organization, 0U);
  EXPECT_EQ(directory.role_of(of_holt[0]), "Secretary-General of the Harbour League");
  EXPECT_EQ(directory.role_modifier("Ex-"), RoleModifier::kFormer);
  EXPECT_FALSE(directory.role_modifier("chief"));
  EXPECT_TRUE(of_holt[1].current);
  EXPECT_EQ(directory.person("nobody"), nullptr);
}

TEST_F(ActorDirectoryTest, MembershipHasItsTime) {
  const ActorDirectory directory = load();
  const Organization& league = *directory.organization("harbour-league");
  EXPECT_TRUE(directory.is_member(league, country("NOR"), DateInterval::of_year(1990)));
  EXPECT_FALSE(directory.is_member(league, country("NOR"), DateInterval::of_year(2000)));
}

TEST_F(ActorDirectoryTest, AGroupOfStatesHasItsMembersAndItsTime) {
  const ActorDirectory directory = load();
  const auto entries = directory.find_name("twin lands");
  ASSERT_EQ(entries.size(), 1U);
  ASSERT_EQ(entries.front().kind, NameKind::kStateGroup);
  const StateGroup& group = directory.state_groups()[entries.front().index];
  ASSERT_EQ(group.members.size(), 2U);
  EXPECT_EQ(directory.countries()[group.members[0]].code, country("SUD"));
  EXPECT_EQ(group.valid.from, day("1990-05-01"));
  EXPECT_TRUE(directory.find_name("Landic").front().weak);
}

TEST_F(ActorDirectoryTest, AGroupOfStatesHasOneListOfMembersAtATime) {
  const std::string head = "group\tnames\tmembers\tvalid_from\tvalid_to\n";
  write("state_groups.tsv", head + "lands\tLands\tSUD;XYZ\t\t\n");
  EXPECT_NE(ActorDirectory::load(folder_).error().message.find("state_groups.tsv:2: unknown"),
            std::string::npos);
  write("state_groups.tsv", head + "lands\tLands\tSUD\t\t\n");
  EXPECT_NE(ActorDirectory::load(folder_).error().message.find("no group of states: 'SUD'"),
            std::string::npos);
  write("state_groups.tsv",
        head + "lands\tLands\tSUD;NOR\t\t1999\nlands\tLands\tSUD;NOR\t1999-12-31\t\n");
  EXPECT_NE(ActorDirectory::load(folder_).error().message.find("two lists of members"),
            std::string::npos);
}

TEST_F(ActorDirectoryTest, ASurnameIsFoundByItsSound) {
  const ActorDirectory directory = load();
  ASSERT_EQ(directory.persons_sounding_like("Brant").size(), 0U);
  ASSERT_EQ(directory.persons_sounding_like("Brendt").size(), 1U);
}

TEST_F(ActorDirectoryTest, ABadRowIsToldWithFileAndLine) {
  write("terms.tsv",
        "person_id\tcountry\toffice\ttitle\tsectors\tfrom\tto\nghost\tNOR\tx\tX\tGOV\t2000\t\n");
  auto loaded = ActorDirectory::load(folder_);
  ASSERT_FALSE(loaded);
  EXPECT_NE(loaded.error().message.find("terms.tsv:2: unknown person: 'ghost'"), std::string::npos);
  write("terms.tsv",
        "person_id\tcountry\toffice\ttitle\tsectors\tfrom\tto\n"
        "lars-holt\tNOR\tx\tX\tGOV\t2005\t2003\n");
  EXPECT_NE(ActorDirectory::load(folder_).error().message.find("ends before it begins"),
            std::string::npos);
}

TEST(ActorId, IsTheStateTheSectorAndWhatLasts) {
  const Sector leg[] = {Sector::kLeg};
  EXPECT_EQ(actor_id(country("RUS"), leg, "valentina-matviyenko"), "RUS.LEG.valentina-matviyenko");
  EXPECT_EQ(actor_id(country("IGO"), {}, "un-security-council"), "IGO.un-security-council");
  EXPECT_EQ(lasting_part("RUS.LEG.valentina-matviyenko"), "valentina-matviyenko");
  EXPECT_EQ(lasting_part("RUS"), "RUS");
}

TEST(ShippedActors, AreLoadedWithoutAnError) {
  const auto loaded = ActorDirectory::load(CHANCERY_DATA_DIR);
  ASSERT_TRUE(loaded) << loaded.error().message;
  EXPECT_FALSE(loaded->find_name("Russia").empty());
  EXPECT_GE(loaded->role_nouns().size(), 250U);
  // A group stands for its states by the name of each, which must be theirs first of all.
  for (const StateGroup& group : loaded->state_groups()) {
    for (std::uint32_t member : group.members) {
      const auto entries = loaded->find_name(loaded->countries()[member].name);
      const bool own = std::any_of(entries.begin(), entries.end(), [&](const NameEntry& e) {
        return e.kind == NameKind::kCountry && e.index == member;
      });
      EXPECT_TRUE(own) << loaded->countries()[member].name;
    }
  }
}

}  // namespace
}  // namespace chancery
