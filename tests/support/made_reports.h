// Reports of a test's own making, and what linking makes of them.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "chancery/stories/link_reports.h"

namespace chancery {

inline const ActorDirectory& actors() {
  static const auto loaded = ActorDirectory::load(CHANCERY_DATA_DIR);
  EXPECT_TRUE(loaded) << loaded.error().message;
  return *loaded;
}
inline const Ontology& ontology() {
  static const auto loaded = Ontology::load(CHANCERY_DATA_DIR);
  EXPECT_TRUE(loaded) << loaded.error().message;
  return *loaded;
}

inline const StoryLexicon& lexicon() {
  static const auto loaded = StoryLexicon::load(CHANCERY_DATA_DIR);
  EXPECT_TRUE(loaded) << loaded.error().message;
  return *loaded;
}

// A report of one outlet, built sentence by sentence.
class ReportBuilder {
 public:
  ReportBuilder(const char* outlet, const char* published) {
    report_.report.outlet = outlet;
    report_.title = std::string(outlet) + " report";
    if (published != nullptr) {
      report_.published =
          Publication{*DateInterval::parse(published), DateBasis::kMetadata, "", {}};
    }
  }

  std::uint32_t person(const char* name, const char* country, const char* actor = nullptr) {
    FiledEntity entity;
    entity.name = name;
    entity.type = EntityType::kPer;
    entity.country = CountryCode::parse(country);
    entity.sectors = {Sector::kGov};
    if (actor != nullptr) entity.actor = actor;
    report_.entities.push_back(entity);
    return static_cast<std::uint32_t>(report_.entities.size() - 1);
  }

  void sentence(const std::string& text) {
    if (!report_.text.empty()) report_.text += "\n";
    const std::size_t begin = report_.text.size();
    report_.text += text;
    report_.sentences.emplace_back(begin, report_.text.size());
  }

  FiledEvent& event(EventType type, const std::string& text, std::vector<std::uint32_t> who,
                    std::vector<std::uint32_t> whom = {}) {
    sentence(text);
    const std::size_t begin = report_.sentences.back().begin;
    FiledEvent event;
    event.type = type;
    event.actors = std::move(who);
    event.recipients = std::move(whom);
    event.evidence = report_.sentences.back();
    event.trigger = Span(begin, begin + 4);
    event.cameo = *CameoCode::parse("040");
    event.confidence = 0.8F;
    report_.events.push_back(event);
    return report_.events.back();
  }

  static EventDate on(const char* day) {
    return {*DateInterval::parse(day), DatePrecision::kDay, Span(0, 1)};
  }

  FiledReport build() {
    report_.report.id = ReportId::of({report_.report.outlet, report_.text});
    return report_;
  }

 private:
  FiledReport report_;
};

inline FiledReport meeting(const char* outlet, const char* published, const char* sentence,
                           const char* day) {
  ReportBuilder builder(outlet, published);
  const auto holt = builder.person("Lars Holt", "NOR");
  const auto reyes = builder.person("Ana Reyes", "PER");
  FiledEvent& event = builder.event(EventType::kConsult, sentence, {holt, reyes});
  if (day != nullptr) event.date = ReportBuilder::on(day);
  return builder.build();
}

inline RecordLinks link(const std::vector<FiledReport>& reports) {
  return link_reports(reports, actors(), ontology(), lexicon());
}

}  // namespace chancery
