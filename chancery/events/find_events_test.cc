#include "chancery/events/find_events.h"

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <sstream>

#include "chancery/events/explain_event.h"
#include "chancery/events/relate.h"
#include "chancery/text/fold.h"
#include "tests/support/parsed_text.h"

namespace chancery {
namespace {

// Sentences of testdata/sentences.conllu by their id, with every name its own known entity.
struct Sentence {
  test::ParsedText parsed;
  std::optional<Publication> published;
  Timexes timexes;
  Names names;
  Resolution resolution;
  Quotations quotations;

  EventInputs inputs() const {
    return {parsed.document, parsed.syntax, published, timexes, names, resolution, quotations};
  }
};

Sentence make_sentence(const std::string& text, const std::string& conllu) {
  Sentence s;
  s.parsed = test::parsed_text(text, conllu);
  s.published.emplace();
  s.published->interval = DateInterval::day({2024, 3, 13});
  for (const NameSpan& name : s.parsed.syntax.name_spans) {
    Mention mention;
    mention.tokens = name.tokens;
    mention.head = name.tokens.begin;
    mention.span = cover(s.parsed.syntax[name.tokens.begin].span,
                         s.parsed.syntax[TokenIndex(name.tokens.end.value - 1)].span);
    mention.type = name.type;
    mention.entity = EntityIndex(s.names.entities.size());
    Entity entity;
    entity.type = name.type;
    entity.name = words_at(s.parsed.document.text, mention.span);
    entity.mentions = {MentionIndex(s.names.mentions.size())};
    EntityResolution known;
    known.name = entity.name;
    if (name.type == EntityType::kPer) known.sectors = {Sector::kGov};
    s.names.mentions.push_back(mention);
    s.names.entities.push_back(std::move(entity));
    s.resolution.entities.push_back(std::move(known));
  }
  return s;
}

class FindEventsTest : public testing::Test {
 protected:
  static const Ontology& ontology() {
    static const Ontology loaded = Ontology::load(CHANCERY_DATA_DIR).value();
    return loaded;
  }
  static const EventLexicon& lexicon() {
    static const EventLexicon loaded = EventLexicon::load(CHANCERY_DATA_DIR, ontology()).value();
    return loaded;
  }

  static const Sentence& sentence(const std::string& id) {
    static const auto all = [] {
      std::map<std::string, Sentence> sentences;
      std::ifstream file(CHANCERY_SOURCE_DIR "/chancery/events/testdata/sentences.conllu");
      std::string line, name, text, rows;
      while (std::getline(file, line)) {
        if (line.starts_with("# id = ")) name = line.substr(7);
        if (line.starts_with("# text = ")) text = line.substr(9);
        if (!line.starts_with('#')) rows += line + "\n";
        if (!line.empty() || name.empty()) continue;
        sentences.emplace(name, make_sentence(text, rows));
        rows.clear();
      }
      return sentences;
    }();
    return all.at(id);
  }

  // "REJECT[meet] Iran -> France happened", events joined by "; ".
  static std::string events_of(const std::string& id) {
    const Sentence& s = sentence(id);
    std::string all;
    for (const EventMention& event : find_events(s.inputs(), lexicon(), ontology())) {
      if (!all.empty()) all += "; ";
      all += to_string(event.type);
      for (const EventMode& mode : event.modes) all += "[" + mode.name + "]";
      for (EntityIndex e : event.actors) all += " " + s.names[e].name;
      all += " ->";
      for (EntityIndex e : event.recipients) all += " " + s.names[e].name;
      all += " " + std::string(to_string(event.status));
      if (event.plan) all += " plan " + std::string(to_string(event.plan->type));
    }
    return all;
  }
};

TEST_F(FindEventsTest, AMeetingHasAllItsPartiesAsActors) {
  EXPECT_EQ(events_of("met"), "CONSULT Lars Holt Karin Lind -> happened");
  EXPECT_EQ(events_of("held_talks"), "CONSULT Brazil Turkey -> happened");
}

TEST_F(FindEventsTest, AContextKeepsTheWordsThatSayIt) {
  const Sentence& s = sentence("may_send");
  const EventMentions events = find_events(s.inputs(), lexicon(), ontology());
  ASSERT_EQ(events.size(), 1U);
  ASSERT_EQ(events[0].context_spans.size(), events[0].contexts.size());
  std::string said;
  for (std::size_t i = 0; i < events[0].contexts.size(); ++i) {
    said += events[0].contexts[i].name + " " +
            std::string(words_at(s.parsed.document.text, events[0].context_spans[i])) + ";";
  }
  EXPECT_EQ(said, "military troops;");
}

TEST_F(FindEventsTest, WhoIsReceivedIsTheVisitor) {
  EXPECT_EQ(events_of("received"), "CONSULT[visit] Anna Nowak -> Finland happened");
}

TEST_F(FindEventsTest, AVisitStillToComeIsAnAgreementWithAPlan) {
  EXPECT_EQ(events_of("will_visit"), "AGREE Marta Rojas -> Peru happened plan CONSULT");
}

TEST_F(FindEventsTest, WhatIsRefusedGivesTheModeOfTheRefusal) {
  EXPECT_EQ(events_of("refused"), "REJECT[assist] Hungary -> Ukraine happened");
  EXPECT_EQ(events_of("rejected_call"), "REJECT[meet] Iran -> France happened");
  EXPECT_EQ(events_of("will_not"), "REJECT[meet] Cuba -> Spain happened");
}

TEST_F(FindEventsTest, TheAgentOfAPassiveIsTheActor) {
  EXPECT_EQ(events_of("donated"), "AID Taiwan -> Paraguay happened");
}

TEST_F(FindEventsTest, AModalMakesAHypothesisAndANegationADenial) {
  EXPECT_EQ(events_of("may_send"), "MOBILIZE[troops] Jordan -> Syria hypothetical");
  EXPECT_EQ(events_of("not_expel"), "SANCTION[expel] Denmark -> Russian negated");
}

TEST_F(FindEventsTest, SportAndFiguresOfSpeechAreNoEvents) {
  EXPECT_EQ(events_of("beat"), "");
  EXPECT_EQ(events_of("chord"), "");
}

TEST_F(FindEventsTest, WhatIsOnlySpokenOfIsNoEvent) { EXPECT_EQ(events_of("discussed"), ""); }

TEST_F(FindEventsTest, TheObjectOfUrgingIsWhoShallAct) {
  EXPECT_EQ(events_of("urged"), "REQUEST[yield] Mali -> France happened");
}

TEST_F(FindEventsTest, AThreatKeepsWhatIsThreatenedAsItsMode) {
  EXPECT_EQ(events_of("threatened"), "THREATEN[expel] Belarus -> Polish happened plan SANCTION");
}

TEST_F(FindEventsTest, AnEventNounWithBothPartiesIsAnEvent) {
  EXPECT_EQ(events_of("shelling"), "ASSAULT[heavy-weapons] Turkish -> Cyprus happened");
}

TEST_F(FindEventsTest, WhatIsThankedForIsTheObjectsDeed) {
  EXPECT_EQ(events_of("thanked"),
            "SUPPORT Estonia -> Romania happened; AID Romania -> Moldova happened");
}

TEST_F(FindEventsTest, EvidenceContainsTheTriggerAndThePlaceItsWords) {
  const Sentence& s = sentence("met");
  const EventMentions events = find_events(s.inputs(), lexicon(), ontology());
  ASSERT_EQ(events.size(), 1u);
  EXPECT_TRUE(events[0].evidence.contains(events[0].trigger));
  EXPECT_EQ(words_at(s.parsed.document.text, events[0].trigger), "met");
  EXPECT_EQ(events[0].date->interval, DateInterval::day({2024, 3, 13}));
}

TEST_F(FindEventsTest, ExplainNamesTheSenseThatDecided) {
  const Sentence& s = sentence("refused");
  const EventMentions events = find_events(s.inputs(), lexicon(), ontology());
  ASSERT_EQ(events.size(), 1u);
  const auto lines = explain_event(s.inputs(), lexicon(), events[0]);
  EXPECT_NE(std::find(lines.begin(), lines.end(), "  refuse: refuse"), lines.end());
  EXPECT_NE(std::find(lines.begin(), lines.end(), "  this decided the event"), lines.end());
}

TEST_F(FindEventsTest, ExplainNamesTheRivalsAndWhatTheyFailedOn) {
  const Sentence& s = sentence("met");
  const EventMentions events = find_events(s.inputs(), lexicon(), ontology());
  ASSERT_EQ(events.size(), 1u);
  const auto lines = explain_event(s.inputs(), lexicon(), events[0]);
  const auto begins = [&](const std::string& start, const std::string& holds) {
    return std::any_of(lines.begin(), lines.end(), [&](const std::string& line) {
      return line.starts_with(start) && line.find(holds) != std::string::npos;
    });
  };
  EXPECT_TRUE(begins("  v.meet.", "(CONSULT) taken"));
  EXPECT_TRUE(begins("  not v.meet.", ": "));
}

class RelateTest : public FindEventsTest {
 protected:
  static const RelationModel& model() {
    static const RelationModel loaded = RelationModel::load(CHANCERY_DATA_DIR).value();
    return loaded;
  }
};

TEST_F(RelateTest, ARelationIsGivenForEveryPairAndItsScoresAddUp) {
  const Sentence& s = sentence("refused");
  std::vector<RelationReason> reasons;
  const auto relation =
      classify_relation(s.inputs(), lexicon(), model(), RelationRoots::kPlover,
                        s.names.mentions[0].span, s.names.mentions[1].span, &reasons);
  EXPECT_EQ(relation.type, EventType::kReject);
  float sum = 0;
  for (float score : relation.scores) sum += score;
  EXPECT_NEAR(sum, 1, 1e-4);
  ASSERT_FALSE(reasons.empty());
  EXPECT_GT(reasons.front().weight, 0);
}

TEST_F(RelateTest, TheRankerSeesThePredicateAndNoNameOfAParty) {
  const Sentence& s = sentence("refused");
  bool predicate = false;
  for (const Feature& feature : observe_relation(s.inputs(), lexicon(), s.names.mentions[0].span,
                                                 s.names.mentions[1].span)) {
    predicate = predicate || feature.name == "va@subj=refuse";
    for (const Entity& entity : s.names.entities) {
      EXPECT_EQ(feature.name.find("=" + lower(entity.name)), std::string::npos) << feature.name;
    }
  }
  EXPECT_TRUE(predicate);
}

}  // namespace
}  // namespace chancery
