#include "chancery/events/sense_ranker.h"

#include <gtest/gtest.h>

#include <fstream>
#include <numeric>

#include "chancery/events/find_events.h"
#include "tests/support/own_folder.h"
#include "tests/support/parsed_text.h"

namespace chancery {
namespace {

namespace fs = std::filesystem;

// The lexicon that ships, with other weights of the ranker.
EventLexicon lexicon_with(const char* weights) {
  const fs::path shipped = CHANCERY_DATA_DIR, data = own_folder("sense_ranker");
  fs::remove_all(data);
  fs::create_directories(data / "model");
  fs::create_directory_symlink(shipped / "lexicon", data / "lexicon");
  fs::create_symlink(shipped / "model" / "domain.tsv", data / "model" / "domain.tsv");
  std::ofstream(data / "model" / "sense.tsv") << "feature\tweights\n" << weights;
  return EventLexicon::load(data, Ontology::load(CHANCERY_DATA_DIR).value()).value();
}

// Two states and a past tense between them.
class SenseRanker : public testing::Test {
 protected:
  void say(const std::string& verb, const std::string& past) {
    parsed_ =
        test::parsed_text("Norway " + past + " Chad.",
                          "1 Norway Norway PROPN NNP 2 nsubj NE=B-GPE\n2 " + past + " " + verb +
                              " VERB VBD 0 root\n"
                              "3 Chad Chad PROPN NNP 2 obj NE=B-GPE\n"
                              "4 . . PUNCT . 2 punct\n\n");
    names_ = {};
    add("Norway", 0, 0);
    add("Chad", 2, static_cast<std::uint32_t>(past.size()) + 8);
    resolution_.entities.resize(2);
  }

  template <typename See>
  auto read(const EventLexicon& lexicon, See see) {
    const EventInputs inputs{parsed_.document, parsed_.syntax, published_, {},
                             names_,           resolution_,    {}};
    return see(inputs, lexicon);
  }
  EventMentions events(const EventLexicon& lexicon) {
    return read(lexicon, [](const EventInputs& inputs, const EventLexicon& words) {
      return find_events(inputs, words, Ontology::load(CHANCERY_DATA_DIR).value());
    });
  }

 private:
  void add(const std::string& name, std::uint32_t token, std::uint32_t begin) {
    Mention mention;
    mention.span = {begin, begin + static_cast<std::uint32_t>(name.size())};
    mention.tokens = {TokenIndex(token), TokenIndex(token + 1)};
    mention.head = TokenIndex(token);
    mention.type = EntityType::kGpe;
    mention.entity = EntityIndex(names_.entities.size());
    Entity entity;
    entity.type = EntityType::kGpe;
    entity.name = name;
    entity.mentions = {MentionIndex(names_.mentions.size())};
    names_.mentions.push_back(mention);
    names_.entities.push_back(entity);
  }

  test::ParsedText parsed_;
  std::optional<Publication> published_;
  Names names_;
  Resolution resolution_;
};

constexpr const char* kSure = "p=frobnicate\tPPPPPPPP}PPPPPPPP\no=@place\tPPPPPPPP}PPPPPPPP\n";

TEST_F(SenseRanker, AVerbThatTheLexiconDoesNotKnowIsWhatTheRankerIsSureOf) {
  say("frobnicate", "frobnicated");
  const EventMentions found = events(lexicon_with(kSure));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].type, EventType::kAccuse);
  EXPECT_EQ(found[0].sense, "v.any.accuse");
  EXPECT_EQ(found[0].actors, std::vector{EntityIndex(0)});
  EXPECT_EQ(found[0].recipients, std::vector{EntityIndex(1)});
}

TEST_F(SenseRanker, ItIsNothingWhereTheRankerIsUnsureOrHoldsItToBeNoEvent) {
  say("frobnicate", "frobnicated");
  EXPECT_TRUE(events(lexicon_with("p=frobnicate\tPPPPPPPP}PPPPPPPP\n")).empty());
  EXPECT_TRUE(events(lexicon_with("p=frobnicate\tPPPPPPPP}PPPPPPP}\no=@place\tPPPPPPPPPPPPPPPP}\n"))
                  .empty());
}

TEST_F(SenseRanker, ASenseThatComesLaterIsTakenWhereTheRankerIsFarSurerOfIt) {
  say("attack", "attacked");
  const EventMentions first = events(lexicon_with("p=attack\tPPPPPPPPTPPPPPPPP\n"));
  ASSERT_EQ(first.size(), 1U);
  EXPECT_EQ(first[0].type, EventType::kAssault);
  const EventMentions later =
      events(lexicon_with("p=attack\tPPPPPPPP}PPPPPPPP\no=@place\tPPPPPPPP}PPPPPPPP\n"));
  ASSERT_EQ(later.size(), 1U);
  EXPECT_EQ(later[0].type, EventType::kAccuse);
}

TEST_F(SenseRanker, TheSharesAddUpToOneAndNoNameIsSeen) {
  say("frobnicate", "frobnicated");
  const EventLexicon lexicon = lexicon_with(kSure);
  read(lexicon, [](const EventInputs& inputs, const EventLexicon& words) {
    const Reading reading(inputs, words);
    const Predicate verb = read_verb(reading, TokenIndex(1));
    const SenseShares shares = sense_shares(reading, verb, nullptr);
    EXPECT_NEAR(std::accumulate(shares.begin(), shares.end(), 0.f), 1, 1e-4);
    std::vector<std::string> seen;
    for (const Feature& feature : sense_features(reading, verb, nullptr))
      seen.push_back(feature.name);
    EXPECT_EQ(seen, (std::vector<std::string>{"bias", "p=frobnicate", "p.s.none", "is=fact",
                                              "o=@place", "s=@place"}));
    return 0;
  });
}

}  // namespace
}  // namespace chancery
