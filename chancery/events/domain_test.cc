#include "chancery/events/domain.h"

#include <gtest/gtest.h>

#include <numeric>

#include "tests/support/parsed_text.h"

namespace chancery {
namespace {

constexpr std::string_view kAtDawn = R"(1 They they PRON PRP 2 nsubj
2 attacked attack VERB VBD 0 root
3 again again ADV RB 2 advmod
4 . . PUNCT . 2 punct

)";
constexpr std::string_view kGoal = R"(1 The the DET DT 2 det
2 striker striker NOUN NN 3 nsubj
3 scored score VERB VBD 0 root
4 a a DET DT 5 det
5 goal goal NOUN NN 3 obj
6 in in ADP IN 8 case
7 the the DET DT 8 det
8 match match NOUN NN 3 obl
9 . . PUNCT . 3 punct

)";
constexpr std::string_view kRockets = R"(1 The the DET DT 2 det
2 army army NOUN NN 3 nsubj
3 fired fire VERB VBD 0 root
4 rockets rocket NOUN NNS 3 obj
5 at at ADP IN 7 case
6 the the DET DT 7 det
7 rebels rebel NOUN NNS 3 obl
8 . . PUNCT . 3 punct

)";

class DomainTest : public testing::Test {
 protected:
  static const EventLexicon& lexicon() {
    static const EventLexicon loaded =
        EventLexicon::load(CHANCERY_DATA_DIR, Ontology::load(CHANCERY_DATA_DIR).value()).value();
    return loaded;
  }

  // What `see` makes of the root of the first sentence of a text with its trees.
  template <typename See>
  static auto of_root(const std::string& text, const std::string& trees, Names names, See see) {
    test::ParsedText parsed = test::parsed_text(text, trees);
    const std::optional<Publication> published;
    Resolution resolution;
    resolution.entities.resize(names.entities.size());
    const EventInputs inputs{parsed.document, parsed.syntax, published, {}, names, resolution, {}};
    const Reading reading(inputs, lexicon());
    return see(reading, read_verb(reading, parsed.syntax.sentences.front().root));
  }

  static float share(Domain domain, const std::string& text, const std::string& trees) {
    return of_root(text, trees, {}, domain_shares)[static_cast<std::size_t>(domain)];
  }
};

TEST_F(DomainTest, TheSharesOfAllDomainsAddUpToOne) {
  const DomainShares shares =
      of_root("They attacked again.", std::string(kAtDawn), {}, domain_shares);
  EXPECT_NEAR(std::accumulate(shares.begin(), shares.end(), 0.f), 1, 1e-4);
}

TEST_F(DomainTest, SportAndWarAreToldApartByTheirWords) {
  const std::string sport = "The striker scored a goal in the match.";
  const std::string war = "The army fired rockets at the rebels.";
  EXPECT_GT(share(Domain::kSport, sport, std::string(kGoal)), 0.9f);
  EXPECT_GT(share(Domain::kPublic, war, std::string(kRockets)), 0.9f);
}

TEST_F(DomainTest, TheSentencesAroundSpeakForTheSameMatter) {
  const std::string own = "They attacked again. ", first(kAtDawn);
  const float beside_sport = share(Domain::kPublic, own + "The striker scored a goal in the match.",
                                   first + std::string(kGoal));
  const float beside_war = share(Domain::kPublic, own + "The army fired rockets at the rebels.",
                                 first + std::string(kRockets));
  EXPECT_LT(beside_sport + 0.3f, beside_war);
}

TEST_F(DomainTest, APlaceIsSeenOnlyAsOne) {
  const std::string trees = R"(1 Norway Norway PROPN NNP 2 nsubj NE=B-GPE
2 attacked attack VERB VBD 0 root
3 villages village NOUN NNS 2 obj
4 . . PUNCT . 2 punct

)";
  Names names;
  Mention mention;
  mention.span = {0, 6};
  mention.tokens = {TokenIndex(0), TokenIndex(1)};
  mention.head = TokenIndex(0);
  mention.type = EntityType::kGpe;
  mention.entity = EntityIndex(0);
  Entity entity;
  entity.type = EntityType::kGpe;
  entity.name = "Norway";
  entity.mentions = {MentionIndex(0)};
  names.mentions = {mention};
  names.entities = {entity};
  std::vector<std::string> seen;
  for (const Feature& feature :
       of_root("Norway attacked villages.", trees, names, domain_features)) {
    seen.push_back(feature.name);
  }
  EXPECT_EQ(seen,
            (std::vector<std::string>{"bias", "p=attack", "o=village", "s=@place", "w=village"}));
}

}  // namespace
}  // namespace chancery
