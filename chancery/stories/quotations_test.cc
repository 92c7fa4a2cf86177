#include "chancery/stories/quotations.h"

#include <gtest/gtest.h>

#include <string>

namespace chancery {
namespace {

class ShareQuotations : public testing::Test {
 protected:
  // A report of one quotation: its speaker's name and its words.
  void add(const std::string& day, const std::string& speaker, const std::string& words) {
    FiledReport report;
    report.report.id = ReportId::of({speaker, words, day});
    report.text = speaker + ": " + words;
    FiledEntity entity;
    entity.name = speaker;
    entity.type = EntityType::kPer;
    report.entities = {entity};
    FiledQuotation quotation;
    quotation.speaker = 0;
    quotation.content = {Span(static_cast<std::uint32_t>(speaker.size() + 2),
                              static_cast<std::uint32_t>(report.text.size()))};
    report.quotations = {quotation};
    reports_.push_back(std::move(report));
    published_.push_back(DateInterval::parse(day));
  }

  std::vector<SharedQuotation> share() const {
    std::vector<const FiledReport*> list;
    for (const FiledReport& report : reports_) list.push_back(&report);
    return share_quotations(list, published_);
  }

  std::vector<FiledReport> reports_;
  std::vector<std::optional<DateInterval>> published_;
};

TEST_F(ShareQuotations, ACutAndARewordedVersionAreTheSameQuotation) {
  add("2021-03-02", "Igor Balan", "The northern border will stay closed until the army withdraws");
  add("2021-03-02", "Balan", "the northern border will stay closed");
  add("2021-03-03", "Igor Balan",
      "our border in the north stays closed until their army withdraws");
  const auto shared = share();
  ASSERT_EQ(shared.size(), 1U);
  ASSERT_EQ(shared[0].versions.size(), 3U);
  EXPECT_EQ(shared[0].first, DateInterval::parse("2021-03-02"));
}

TEST_F(ShareQuotations, OtherWordsOrAnotherSpeakerAreAnotherQuotation) {
  add("2021-03-02", "Igor Balan", "The northern border will stay closed");
  add("2021-03-02", "Igor Balan", "Wheat exports to the islands begin again in summer");
  add("2021-03-02", "Lena Fischer", "The northern border will stay closed");
  EXPECT_EQ(share().size(), 3U);
}

TEST_F(ShareQuotations, AStandingPhraseYearsApartIsSaidTwice) {
  add("2015-03-02", "Igor Balan", "we want peace with neighbours");
  add("2021-03-02", "Igor Balan", "we want peace and quiet");
  EXPECT_EQ(share().size(), 2U);
}

TEST_F(ShareQuotations, TheFirstSeenIsTheEarliestWhateverTheOrder) {
  add("2021-03-05", "Igor Balan", "the northern border will stay closed");
  add("2021-03-02", "Igor Balan", "The northern border will stay closed until the army withdraws");
  const auto shared = share();
  ASSERT_EQ(shared.size(), 1U);
  EXPECT_EQ(shared[0].versions[0].report, 1U);
  EXPECT_EQ(shared[0].versions[1].kind, QuotationVersionKind::kCut);
}

TEST_F(ShareQuotations, WhatWasNotSaidIsInNoGroup) {
  add("2021-03-05", "Igor Balan", "the northern border will stay closed");
  reports_[0].quotations[0].status = QuotationStatus::kNegated;
  EXPECT_TRUE(share().empty());
}

}  // namespace
}  // namespace chancery
