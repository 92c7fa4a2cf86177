#include "chancery/record/filed_report.h"

#include <gtest/gtest.h>

namespace chancery {
namespace {

AnnotatedDocument one_meeting() {
  AnnotatedDocument annotated;
  annotated.document.text = "Lars Holt met Ana Reyes.";
  annotated.document.outlet = "The Harbour Post";
  for (const auto& [span, name] :
       {std::pair{Span(0, 9), "Lars Holt"}, {Span(14, 23), "Ana Reyes"}}) {
    Mention mention;
    mention.span = span;
    mention.type = EntityType::kPer;
    mention.entity = EntityIndex(annotated.names.entities.size());
    Entity entity;
    entity.name = name;
    entity.type = EntityType::kPer;
    entity.mentions = {MentionIndex(annotated.names.mentions.size())};
    annotated.names.mentions.push_back(mention);
    annotated.names.entities.push_back(entity);
    annotated.resolution.entities.emplace_back();
  }
  annotated.resolution.entities[0].actor = "NOR.GOV.lars-holt";
  annotated.resolution.entities[0].country = CountryCode::parse("NOR");
  EventMention event;
  event.actors = {EntityIndex(0), EntityIndex(1)};
  event.trigger = Span(10, 13);
  event.evidence = Span(0, 24);
  annotated.events.push_back(event);
  return annotated;
}

TEST(FileDocument, KeepsWhoAndTheWordsTheyStandOn) {
  const FiledReport filed = file_document(one_meeting());
  ASSERT_EQ(filed.events.size(), 1U);
  EXPECT_EQ(filed.events[0].actors, (std::vector<std::uint32_t>{0, 1}));
  EXPECT_EQ(words_at(filed.text, filed.events[0].trigger), "met");
  EXPECT_EQ(filed.report.outlet, "The Harbour Post");
}

TEST(PartyOf, AnActorOfTheDirectoryKeepsItsIdAndOthersTheirName) {
  const FiledReport filed = file_document(one_meeting());
  EXPECT_EQ(party_of(filed.entities[0]).id, "NOR.GOV.lars-holt");
  EXPECT_EQ(party_of(filed.entities[1]).id, "text:ana reyes");
}

}  // namespace
}  // namespace chancery
