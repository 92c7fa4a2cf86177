#include "chancery/names/find_names.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "tests/support/parsed_text.h"

namespace chancery {
namespace {

class FindNames : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto actors = ActorDirectory::load(CHANCERY_DATA_DIR);
    ASSERT_TRUE(actors) << actors.error().message;
    actors_ = new ActorDirectory(std::move(*actors));
    auto lexicon = NameLexicon::load(CHANCERY_DATA_DIR);
    ASSERT_TRUE(lexicon) << lexicon.error().message;
    lexicon_ = new NameLexicon(std::move(*lexicon));
    auto gazetteer = Gazetteer::load(CHANCERY_DATA_DIR);
    ASSERT_TRUE(gazetteer) << gazetteer.error().message;
    gazetteer_ = new Gazetteer(std::move(*gazetteer));
  }
  static void TearDownTestSuite() {
    delete actors_;
    delete lexicon_;
    delete gazetteer_;
    gazetteer_ = nullptr;
    actors_ = nullptr;
    lexicon_ = nullptr;
  }

  void read(std::string text, std::string_view conllu) {
    parsed_ = test::parsed_text(std::move(text), conllu);
    names_ = find_names(parsed_.document, parsed_.syntax, {}, *actors_, *lexicon_, *gazetteer_);
  }

  // The entity of the n-th mention (from 0) of these words, counted over mentions of equal words.
  std::size_t entity(std::string_view words, std::size_t n = 0) const {
    for (const Mention& m : names_.mentions) {
      if (words_at(parsed_.document.text, m.span) == words && n-- == 0) return m.entity.value;
    }
    ADD_FAILURE() << "no mention of " << words;
    return static_cast<std::size_t>(-1);
  }
  bool has(std::string_view words) const {
    for (const Mention& m : names_.mentions) {
      if (words_at(parsed_.document.text, m.span) == words) return true;
    }
    return false;
  }

  static ActorDirectory* actors_;
  static NameLexicon* lexicon_;
  static Gazetteer* gazetteer_;
  test::ParsedText parsed_;
  Names names_;
};
ActorDirectory* FindNames::actors_ = nullptr;
NameLexicon* FindNames::lexicon_ = nullptr;
Gazetteer* FindNames::gazetteer_ = nullptr;

// Foreign Minister Ingrid Solbakken met Oskar Lindqvist. Solbakken thanked him.
constexpr std::string_view kMeeting = R"(
1 Foreign foreign ADJ JJ 2 amod
2 Minister minister NOUN NN 3 nmod:desc
3 Ingrid Ingrid PROPN NNP 5 nsubj NE=B-PER
4 Solbakken Solbakken PROPN NNP 3 flat NE=I-PER
5 met meet VERB VBD 0 root
6 Oskar Oskar PROPN NNP 5 obj NE=B-PER
7 Lindqvist Lindqvist PROPN NNP 6 flat NE=I-PER
8 . . PUNCT . 5 punct

1 Solbakken Solbakken PROPN NNP 2 nsubj
2 thanked thank VERB VBD 0 root
3 him he PRON PRP 2 obj
4 . . PUNCT . 2 punct
)";

TEST_F(FindNames, SurnameMeansThePersonMetInFullEvenWhereTheTaggerMissedIt) {
  read("Foreign Minister Ingrid Solbakken met Oskar Lindqvist. Solbakken thanked him.", kMeeting);
  EXPECT_EQ(entity("Solbakken"), entity("Ingrid Solbakken"));
  EXPECT_NE(entity("Solbakken"), entity("Oskar Lindqvist"));
}

TEST_F(FindNames, ObjectPronounIsNotTheSubjectOfItsVerb) {
  read("Foreign Minister Ingrid Solbakken met Oskar Lindqvist. Solbakken thanked him.", kMeeting);
  EXPECT_EQ(entity("him"), entity("Oskar Lindqvist"));
}

TEST_F(FindNames, TitleBeforeANameIsADescriptionAndStandsOutsideTheMention) {
  read("Foreign Minister Ingrid Solbakken met Oskar Lindqvist. Solbakken thanked him.", kMeeting);
  const Entity& minister = names_.entities[entity("Ingrid Solbakken")];
  ASSERT_EQ(minister.descriptions.size(), 1U);
  EXPECT_EQ(minister.descriptions[0].text, "Foreign Minister");
  EXPECT_EQ(minister.name, "Ingrid Solbakken");
  EXPECT_EQ(minister.gender, Gender::kFemale);
}

TEST_F(FindNames, TheMinisterIsThePersonWithThatTitle) {
  read("Foreign Minister Ingrid Solbakken met Oskar Lindqvist. The minister left.",
       std::string(kMeeting.substr(0, kMeeting.find("\n\n"))) + R"(

1 The the DET DT 2 det
2 minister minister NOUN NN 3 nsubj
3 left leave VERB VBD 0 root
4 . . PUNCT . 3 punct
)");
  EXPECT_EQ(entity("The minister"), entity("Ingrid Solbakken"));
}

// "Erik Berg and Jonas Dahl arrived."
constexpr std::string_view kTwoArrived = R"(
1 Erik Erik PROPN NNP 6 nsubj NE=B-PER
2 Berg Berg PROPN NNP 1 flat NE=I-PER
3 and and CCONJ CC 4 cc
4 Jonas Jonas PROPN NNP 1 conj NE=B-PER
5 Dahl Dahl PROPN NNP 4 flat NE=I-PER
6 arrived arrive VERB VBD 0 root
7 . . PUNCT . 6 punct
)";

TEST_F(FindNames, PronounThatTwoFitAlikeStaysAlone) {
  read("Erik Berg and Jonas Dahl arrived. He left.", std::string(kTwoArrived) + R"(
1 He he PRON PRP 2 nsubj
2 left leave VERB VBD 0 root
3 . . PUNCT . 2 punct
)");
  EXPECT_NE(entity("He"), entity("Erik Berg"));
  EXPECT_NE(entity("He"), entity("Jonas Dahl"));
}

TEST_F(FindNames, TheyAreTheMembersOfTheCoordinatedSubject) {
  read("Erik Berg and Jonas Dahl arrived. They left.", std::string(kTwoArrived) + R"(
1 They they PRON PRP 2 nsubj
2 left leave VERB VBD 0 root
3 . . PUNCT . 2 punct
)");
  const Entity& they = names_.entities[entity("They")];
  EXPECT_TRUE(they.plural);
  ASSERT_EQ(they.members.size(), 2U);
  EXPECT_EQ(they.members[0].value, entity("Erik Berg"));
  EXPECT_EQ(they.members[1].value, entity("Jonas Dahl"));
}

TEST_F(FindNames, SpellingsOfOneNameJoinButNotSideBySide) {
  read("Valeria Matvienkova spoke. Valeria Matviyenkova left.", R"(
1 Valeria Valeria PROPN NNP 3 nsubj NE=B-PER
2 Matvienkova Matvienkova PROPN NNP 1 flat NE=I-PER
3 spoke speak VERB VBD 0 root
4 . . PUNCT . 3 punct

1 Valeria Valeria PROPN NNP 3 nsubj NE=B-PER
2 Matviyenkova Matviyenkova PROPN NNP 1 flat NE=I-PER
3 left leave VERB VBD 0 root
4 . . PUNCT . 3 punct
)");
  EXPECT_EQ(entity("Valeria Matvienkova"), entity("Valeria Matviyenkova"));
  read("Valeria Matvienkova met Valeria Matviyenkova.", R"(
1 Valeria Valeria PROPN NNP 3 nsubj NE=B-PER
2 Matvienkova Matvienkova PROPN NNP 1 flat NE=I-PER
3 met meet VERB VBD 0 root
4 Valeria Valeria PROPN NNP 3 obj NE=B-PER
5 Matviyenkova Matviyenkova PROPN NNP 4 flat NE=I-PER
6 . . PUNCT . 3 punct
)");
  EXPECT_NE(entity("Valeria Matvienkova"), entity("Valeria Matviyenkova"));
}

TEST_F(FindNames, AbbreviationInBracketsIsTheOrganisationBeforeIt) {
  read("The Baltic Grain Board (BGB) met. BGB sold wheat.", R"(
1 The the DET DT 4 det
2 Baltic Baltic PROPN NNP 4 compound NE=B-ORG
3 Grain Grain PROPN NNP 4 compound NE=I-ORG
4 Board Board PROPN NNP 8 nsubj NE=I-ORG
5 ( ( PUNCT -LRB- 6 punct
6 BGB BGB PROPN NNP 4 appos NE=B-ORG
7 ) ) PUNCT -RRB- 6 punct
8 met meet VERB VBD 0 root
9 . . PUNCT . 8 punct

1 BGB BGB PROPN NNP 2 nsubj NE=B-ORG
2 sold sell VERB VBD 0 root
3 wheat wheat NOUN NN 2 obj
4 . . PUNCT . 2 punct
)");
  EXPECT_EQ(entity("BGB"), entity("Baltic Grain Board"));
  EXPECT_EQ(entity("BGB", 1), entity("BGB"));
}

TEST_F(FindNames, ATitleInOneSpanWithANameStaysOutsideTheName) {
  read("Holt thanked Foreign Minister Eva Strand.", R"(
1 Holt Holt PROPN NNP 2 nsubj NE=B-PER
2 thanked thank VERB VBD 0 root
3 Foreign foreign ADJ JJ 4 amod NE=B-ORG
4 Minister minister PROPN NNP 5 nmod:desc NE=I-ORG
5 Eva Eva PROPN NNP 2 obj NE=I-ORG
6 Strand Strand PROPN NNP 5 flat NE=I-ORG
7 . . PUNCT . 2 punct
)");
  EXPECT_EQ(names_[EntityIndex(entity("Eva Strand"))].type, EntityType::kPer);
  EXPECT_FALSE(has("Foreign Minister Eva Strand"));
}

// The school is what the parser hangs the name on.
TEST_F(FindNames, ABodyCalledAfterAPersonKeepsItsWholeName) {
  read("Holt opened President Eva Strand School.", R"(
1 Holt Holt PROPN NNP 2 nsubj NE=B-PER
2 opened open VERB VBD 0 root
3 President President PROPN NNP 4 compound NE=B-ORG
4 Eva Eva PROPN NNP 6 compound NE=I-ORG
5 Strand Strand PROPN NNP 4 flat NE=I-ORG
6 School School PROPN NNP 2 obj NE=I-ORG
7 . . PUNCT . 2 punct
)");
  EXPECT_FALSE(has("Eva Strand"));
}

TEST_F(FindNames, EveryMentionBelongsToTheEntityThatListsIt) {
  read("Foreign Minister Ingrid Solbakken met Oskar Lindqvist. Solbakken thanked him.", kMeeting);
  for (std::size_t m = 0; m < names_.mentions.size(); ++m) {
    const Entity& owner = names_[names_.mentions[m].entity];
    EXPECT_NE(std::find(owner.mentions.begin(), owner.mentions.end(), MentionIndex(m)),
              owner.mentions.end());
  }
  std::size_t last = 0;
  for (const Entity& owner : names_.entities) {
    ASSERT_FALSE(owner.mentions.empty());
    EXPECT_LE(last, owner.mentions.front().value);
    last = owner.mentions.front().value;
  }
}

TEST_F(FindNames, ADescriptionBeforeACommaReachesBackToItsBeginning) {
  read("A warlord from Herat, Gul Noori, left.", R"(
1 A a DET DT 2 det
2 warlord warlord NOUN NN 9 nsubj
3 from from ADP IN 4 case
4 Herat Herat PROPN NNP 2 nmod NE=B-GPE
5 , , PUNCT , 6 punct
6 Gul Gul PROPN NNP 4 appos NE=B-PER
7 Noori Noori PROPN NNP 6 flat NE=I-PER
8 , , PUNCT , 6 punct
9 left leave VERB VBD 0 root
10 . . PUNCT . 9 punct
)");
  const Entity& noori = names_.entities[entity("Gul Noori")];
  ASSERT_EQ(noori.descriptions.size(), 1U);
  EXPECT_EQ(noori.descriptions[0].text, "A warlord from Herat");
  EXPECT_FALSE(has("A warlord from Herat"));
}

TEST_F(FindNames, ARankBeforeANameIsItsOwnWhereverTheParserHangsIt) {
  read("Commander Rohit Malhotra left.", R"(
1 Commander commander NOUN NN 4 nsubj
2 Rohit Rohit PROPN NNP 4 nsubj NE=B-PER
3 Malhotra Malhotra PROPN NNP 2 flat NE=I-PER
4 left leave VERB VBD 0 root
5 . . PUNCT . 4 punct
)");
  const Entity& malhotra = names_.entities[entity("Rohit Malhotra")];
  ASSERT_EQ(malhotra.descriptions.size(), 1U);
  EXPECT_EQ(malhotra.descriptions[0].text, "Commander");
}

TEST_F(FindNames, AFullNameBesideAnOfficeIsAPersonWhateverTheTaggerSays) {
  read("The governor, Kwabena Mensah, resigned at dawn.", R"(
1 The the DET DT 2 det
2 governor governor NOUN NN 7 nsubj
3 , , PUNCT , 4 punct
4 Kwabena Kwabena PROPN NNP 2 appos NE=B-GPE
5 Mensah Mensah PROPN NNP 4 flat NE=I-GPE
6 , , PUNCT , 4 punct
7 resigned resign VERB VBD 0 root
8 at at ADP IN 9 case
9 dawn dawn NOUN NN 7 obl NE=B-ORG
10 . . PUNCT . 7 punct
)");
  EXPECT_EQ(names_.entities[entity("Kwabena Mensah")].type, EntityType::kPer);
  EXPECT_FALSE(has("dawn"));
}

// Angela Merkel met Francois Hollande. Their ministers left. He thanked his counterpart.
constexpr std::string_view kMinistersLeft = R"(
1 Angela Angela PROPN NNP 3 nsubj NE=B-PER
2 Merkel Merkel PROPN NNP 1 flat NE=I-PER
3 met meet VERB VBD 0 root
4 Francois Francois PROPN NNP 3 obj NE=B-PER
5 Hollande Hollande PROPN NNP 4 flat NE=I-PER
6 . . PUNCT . 3 punct

1 Their they PRON PRP$ 2 nmod:poss
2 ministers minister NOUN NNS 3 nsubj
3 left leave VERB VBD 0 root
4 . . PUNCT . 3 punct

1 He he PRON PRP 2 nsubj
2 thanked thank VERB VBD 0 root
3 his he PRON PRP$ 4 nmod:poss
4 counterpart counterpart NOUN NN 2 obj
5 . . PUNCT . 2 punct
)";

TEST_F(FindNames, TheMinistersOfTwoLeadersAreNotTheLeaders) {
  read("Angela Merkel met Francois Hollande. Their ministers left. He thanked his counterpart.",
       kMinistersLeft);
  const Entity& ministers = names_.entities[entity("Their ministers")];
  EXPECT_TRUE(ministers.members.empty());
}

TEST_F(FindNames, ACounterpartHoldsTheSameOfficeInAnotherState) {
  read("Angela Merkel met Francois Hollande. Their ministers left. He thanked his counterpart.",
       kMinistersLeft);
  EXPECT_EQ(entity("He"), entity("Francois Hollande"));
  EXPECT_EQ(entity("his counterpart"), entity("Angela Merkel"));
}

TEST_F(FindNames, ACounterpartWhoMightBeEitherOfTwoIsNobodyNamed) {
  read("Angela Merkel and Tony Blair met Francois Hollande. Hollande thanked his counterpart.", R"(
1 Angela Angela PROPN NNP 6 nsubj NE=B-PER
2 Merkel Merkel PROPN NNP 1 flat NE=I-PER
3 and and CCONJ CC 4 cc
4 Tony Tony PROPN NNP 1 conj NE=B-PER
5 Blair Blair PROPN NNP 4 flat NE=I-PER
6 met meet VERB VBD 0 root
7 Francois Francois PROPN NNP 6 obj NE=B-PER
8 Hollande Hollande PROPN NNP 7 flat NE=I-PER
9 . . PUNCT . 6 punct

1 Hollande Hollande PROPN NNP 2 nsubj NE=B-PER
2 thanked thank VERB VBD 0 root
3 his he PRON PRP$ 4 nmod:poss
4 counterpart counterpart NOUN NN 2 obj
5 . . PUNCT . 2 punct
)");
  EXPECT_NE(entity("his counterpart"), entity("Angela Merkel"));
  EXPECT_NE(entity("his counterpart"), entity("Tony Blair"));
}

TEST_F(FindNames, AGroupOfStatesHasItsMembersAndEachIsOneWithTheStateNamed) {
  read("Poland praised the Baltic states. Latvia thanked the Polish side.", R"(
1 Poland Poland PROPN NNP 2 nsubj NE=B-GPE
2 praised praise VERB VBD 0 root
3 the the DET DT 5 det
4 Baltic Baltic ADJ JJ 5 amod
5 states state NOUN NNS 2 obj
6 . . PUNCT . 2 punct

1 Latvia Latvia PROPN NNP 2 nsubj NE=B-GPE
2 thanked thank VERB VBD 0 root
3 the the DET DT 5 det
4 Polish Polish ADJ JJ 5 amod NE=B-NORP
5 side side NOUN NN 2 obj
6 . . PUNCT . 2 punct
)");
  const Entity& group = names_.entities[entity("Baltic states")];
  ASSERT_EQ(group.members.size(), 3U);
  EXPECT_TRUE(group.plural);
  EXPECT_EQ(names_[group.members[0]].name, "Estonia");
  EXPECT_EQ(group.members[1].value, entity("Latvia"));
  EXPECT_EQ(entity("the Polish side"), entity("Poland"));
}

TEST_F(FindNames, TheirForeignMinistersAreOneOfEachState) {
  read("Ghana and Togo signed. Their foreign ministers met.", R"(
1 Ghana Ghana PROPN NNP 4 nsubj NE=B-GPE
2 and and CCONJ CC 3 cc
3 Togo Togo PROPN NNP 1 conj NE=B-GPE
4 signed sign VERB VBD 0 root
5 . . PUNCT . 4 punct

1 Their they PRON PRP$ 3 nmod:poss
2 foreign foreign ADJ JJ 3 amod
3 ministers minister NOUN NNS 4 nsubj
4 met meet VERB VBD 0 root
5 . . PUNCT . 4 punct
)");
  const Entity& ministers = names_.entities[entity("Their foreign ministers")];
  ASSERT_EQ(ministers.members.size(), 2U);
  EXPECT_EQ(names_[ministers.members[1]].name, "foreign minister of Togo");
  ASSERT_TRUE(names_[ministers.members[1]].owner);
  EXPECT_EQ(names_[ministers.members[1]].owner->value, entity("Togo"));
}

TEST_F(FindNames, ATownInWhichAThingHappensIsNobody) {
  read("Soldiers met in Maiduguri. They cheered Maiduguri.", R"(
1 Soldiers soldier NOUN NNS 2 nsubj
2 met meet VERB VBD 0 root
3 in in ADP IN 4 case
4 Maiduguri Maiduguri PROPN NNP 2 obl NE=B-PER
5 . . PUNCT . 2 punct

1 They they PRON PRP 2 nsubj
2 cheered cheer VERB VBD 0 root
3 Maiduguri Maiduguri PROPN NNP 2 obj NE=B-PER
4 . . PUNCT . 2 punct
)");
  ASSERT_EQ(names_.mentions.size(), 4U);
  EXPECT_EQ(names_.mentions[1].type, EntityType::kGpe);
  EXPECT_EQ(names_.mentions[3].type, EntityType::kPer);
}

TEST_F(FindNames, APronounIsNamedAheadByANameAlone) {
  read("When he came, they cheered. After she left, Holt slept.", R"(
1 When when ADV WRB 3 advmod
2 he he PRON PRP 3 nsubj
3 came come VERB VBD 6 advcl
4 , , PUNCT , 6 punct
5 they they PRON PRP 6 nsubj
6 cheered cheer VERB VBD 0 root
7 . . PUNCT . 6 punct

1 After after SCONJ IN 3 mark
2 she she PRON PRP 3 nsubj
3 left leave VERB VBD 6 advcl
4 , , PUNCT , 6 punct
5 Holt Holt PROPN NNP 6 nsubj NE=B-PER
6 slept sleep VERB VBD 0 root
7 . . PUNCT . 6 punct
)");
  EXPECT_NE(entity("he"), entity("they"));
  EXPECT_NE(entity("he"), entity("Holt"));
  EXPECT_EQ(entity("she"), entity("Holt"));
}

TEST_F(FindNames, AnEmptyDocumentHasNoNames) {
  read("", "");
  EXPECT_TRUE(names_.mentions.empty());
  EXPECT_TRUE(names_.entities.empty());
}

}  // namespace
}  // namespace chancery
