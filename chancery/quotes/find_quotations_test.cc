#include "chancery/quotes/find_quotations.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "tests/support/parsed_text.h"

namespace chancery {
namespace {

class FindQuotations : public testing::Test {
 protected:
  void SetUp() override {
    auto lexicon = SpeechLexicon::load(CHANCERY_DATA_DIR);
    ASSERT_TRUE(lexicon) << lexicon.error().message;
    lexicon_ = std::move(*lexicon);
  }

  // The mentions are the tagger's names; those written alike are one entity.
  void read(std::string text, std::string_view conllu) {
    parsed_ = test::parsed_text(std::move(text), conllu);
    names_ = Names();
    for (const NameSpan& name_span : parsed_.syntax.name_spans) {
      const Span first = parsed_.syntax[name_span.tokens.begin].span;
      const Span last = parsed_.syntax[TokenIndex(name_span.tokens.end.value - 1)].span;
      const Span span = cover(first, last);
      const std::string name(words_at(parsed_.document.text, span));
      std::size_t e = 0;
      while (e < names_.entities.size() && names_.entities[e].name != name) ++e;
      if (e == names_.entities.size()) {
        names_.entities.emplace_back();
        names_.entities[e].type = name_span.type;
        names_.entities[e].name = name;
      }
      names_.entities[e].mentions.emplace_back(names_.mentions.size());
      names_.mentions.push_back({span, name_span.tokens, name_span.tokens.begin, name_span.type,
                                 MentionForm::kNamed, EntityIndex(e)});
    }
    Resolution resolution;
    resolution.entities.resize(names_.entities.size());
    found_ = find_quotations(parsed_.document, parsed_.syntax, names_, resolution, lexicon_);
  }

  std::string words(Span span) const { return std::string(words_at(parsed_.document.text, span)); }
  std::string speaker(std::size_t q) const {
    return found_[q].speaker ? names_[*found_[q].speaker].name : "";
  }

  SpeechLexicon lexicon_;
  test::ParsedText parsed_;
  Names names_;
  Quotations found_;
};

TEST_F(FindQuotations, IndirectSpeechIsTheWholeClauseWithItsConjunction) {
  read("Holt said that winter ends.", R"(
1 Holt Holt PROPN NNP 2 nsubj NE=B-PER
2 said say VERB VBD 0 root
3 that that SCONJ IN 5 mark
4 winter winter NOUN NN 5 nsubj
5 ends end VERB VBZ 2 ccomp
6 . . PUNCT . 2 punct
)");
  ASSERT_EQ(found_.size(), 1U);
  EXPECT_EQ(speaker(0), "Holt");
  EXPECT_EQ(words(*found_[0].cue), "said");
  ASSERT_EQ(found_[0].content.size(), 1U);
  EXPECT_EQ(words(found_[0].content[0]), "that winter ends");
  EXPECT_EQ(found_[0].form, QuotationForm::kIndirect);
}

TEST_F(FindQuotations, WhatWasNotSaidIsMarked) {
  read("Holt did not say that winter ends.", R"(
1 Holt Holt PROPN NNP 4 nsubj NE=B-PER
2 did do AUX VBD 4 aux
3 not not PART RB 4 advmod
4 say say VERB VB 0 root
5 that that SCONJ IN 7 mark
6 winter winter NOUN NN 7 nsubj
7 ends end VERB VBZ 4 ccomp
8 . . PUNCT . 4 punct
)");
  ASSERT_EQ(found_.size(), 1U);
  EXPECT_EQ(found_[0].status, QuotationStatus::kNegated);
}

constexpr std::string_view kInverted = R"(
1 “ “ PUNCT `` 3 punct
2 Winter winter NOUN NN 3 nsubj
3 ends end VERB VBZ 7 ccomp
4 , , PUNCT , 3 punct
5 ” ” PUNCT '' 3 punct
6 — — PUNCT : 7 punct
7 said say VERB VBD 0 root
8 Holt Holt PROPN NNP 7 nsubj NE=B-PER
9 . . PUNCT . 7 punct
)";

TEST_F(FindQuotations, DirectSpeechKeepsItsMarksAndFindsTheSpeakerBehindTheDash) {
  read("“Winter ends,” — said Holt.", kInverted);
  ASSERT_EQ(found_.size(), 1U);
  EXPECT_EQ(speaker(0), "Holt");
  EXPECT_EQ(words(found_[0].content[0]), "“Winter ends,”");
  EXPECT_EQ(found_[0].form, QuotationForm::kDirect);
}

TEST_F(FindQuotations, QuotationGoesOnAfterTheWordsThatReportIt) {
  read("“Winter ends,” — said Holt. “Spring comes soon now.”", std::string(kInverted) + R"(
1 “ “ PUNCT `` 3 punct
2 Spring spring NOUN NN 3 nsubj
3 comes come VERB VBZ 0 root
4 soon soon ADV RB 3 advmod
5 now now ADV RB 3 advmod
6 . . PUNCT . 3 punct
7 ” ” PUNCT '' 3 punct
)");
  ASSERT_EQ(found_.size(), 1U);
  ASSERT_EQ(found_[0].content.size(), 2U);
  EXPECT_EQ(words(found_[0].content[1]), "“Spring comes soon now.”");
}

TEST_F(FindQuotations, ChainRunsFromTheOutermostVoiceInward) {
  read("Interfax reported that Holt said winter ends.", R"(
1 Interfax Interfax PROPN NNP 2 nsubj NE=B-ORG
2 reported report VERB VBD 0 root
3 that that SCONJ IN 5 mark
4 Holt Holt PROPN NNP 5 nsubj NE=B-PER
5 said say VERB VBD 2 ccomp
6 winter winter NOUN NN 7 nsubj
7 ends end VERB VBZ 5 ccomp
8 . . PUNCT . 2 punct
)");
  ASSERT_EQ(found_.size(), 2U);
  EXPECT_EQ(found_[0].chain, (std::vector<std::string>{"Interfax"}));
  EXPECT_EQ(found_[1].chain, (std::vector<std::string>{"Interfax", "Holt"}));
}

TEST_F(FindQuotations, AccordingToGivesTheRestOfTheSentence) {
  read("According to Holt, winter ends.", R"(
1 According accord VERB VBG 3 case
2 to to ADP IN 1 fixed
3 Holt Holt PROPN NNP 6 obl NE=B-PER
4 , , PUNCT , 3 punct
5 winter winter NOUN NN 6 nsubj
6 ends end VERB VBZ 0 root
7 . . PUNCT . 6 punct
)");
  ASSERT_EQ(found_.size(), 1U);
  EXPECT_EQ(speaker(0), "Holt");
  EXPECT_EQ(words(found_[0].content[0]), "winter ends");
}

TEST_F(FindQuotations, ANameInMarksIsNoStatement) {
  read("The “Northern Star” sank.", R"(
1 The the DET DT 4 det
2 “ “ PUNCT `` 4 punct
3 Northern Northern PROPN NNP 4 compound
4 Star Star PROPN NNP 6 nsubj
5 ” ” PUNCT '' 4 punct
6 sank sink VERB VBD 0 root
7 . . PUNCT . 6 punct
)");
  EXPECT_TRUE(found_.empty());
}

TEST_F(FindQuotations, ManyUnbalancedMarksTakeLinearTime) {
  std::string text;
  constexpr std::size_t kMarks = 100000;
  for (std::size_t i = 0; i < kMarks; ++i) text += i % 3 == 0 ? "“" : "\" ";
  test::ParsedText parsed{test::make_document(text), {}};
  std::size_t at = 0;
  for (std::size_t i = 0; i < kMarks; ++i) {
    Token token;
    const std::size_t size = i % 3 == 0 ? 3 : 1;
    token.span = {at, at + size};
    at += size + (i % 3 == 0 ? 0U : 1U);
    token.upos = Upos::kPunct;
    token.deprel = Deprel::kRoot;
    token.head = TokenIndex(i);
    token.sentence = SentenceIndex(i);
    parsed.syntax.tokens.push_back(token);
    parsed.syntax.sentences.push_back(
        {token.span, {TokenIndex(i), TokenIndex(i + 1)}, TokenIndex(i)});
  }
  const auto begin = std::chrono::steady_clock::now();
  const Quotations found =
      find_quotations(parsed.document, parsed.syntax, Names(), Resolution(), lexicon_);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  EXPECT_TRUE(found.empty());
  EXPECT_LT(took.count(), 5.0);
}

TEST_F(FindQuotations, AnAdjectiveOfASpeakerReportsWhatHeThinks) {
  read("Holt is confident that winter ends.", R"(
1 Holt Holt PROPN NNP 3 nsubj NE=B-PER
2 is be AUX VBZ 3 cop
3 confident confident ADJ JJ 0 root
4 that that SCONJ IN 6 mark
5 winter winter NOUN NN 6 nsubj
6 ends end VERB VBZ 3 ccomp
7 . . PUNCT . 3 punct
)");
  ASSERT_EQ(found_.size(), 1U);
  EXPECT_EQ(words(*found_[0].cue), "is confident");
  EXPECT_EQ(words(found_[0].content[0]), "that winter ends");
  EXPECT_EQ(found_[0].stance, Stance::kHoped);
}

TEST_F(FindQuotations, AClaimAndItsDenialKnowEachOther) {
  read("Eide accused Holt of fraud. Holt denied the charge.", R"(
1 Eide Eide PROPN NNP 2 nsubj NE=B-PER
2 accused accuse VERB VBD 0 root
3 Holt Holt PROPN NNP 2 obj NE=B-PER
4 of of ADP IN 5 case
5 fraud fraud NOUN NN 2 obl
6 . . PUNCT . 2 punct

1 Holt Holt PROPN NNP 2 nsubj NE=B-PER
2 denied deny VERB VBD 0 root
3 the the DET DT 4 det
4 charge charge NOUN NN 2 obj
5 . . PUNCT . 2 punct
)");
  ASSERT_EQ(found_.size(), 2U);
  EXPECT_EQ(found_[1].stance, Stance::kDenied);
  EXPECT_EQ(found_[0].denied_by, QuotationIndex(1));
  EXPECT_EQ(found_[1].denies, QuotationIndex(0));
}

TEST_F(FindQuotations, AVerbAskedOfOthersStatesADemandAndAPromiseAnIntention) {
  read("Holt promised to leave.", R"(
1 Holt Holt PROPN NNP 2 nsubj NE=B-PER
2 promised promise VERB VBD 0 root
3 to to PART TO 4 mark
4 leave leave VERB VB 2 xcomp
5 . . PUNCT . 2 punct
)");
  ASSERT_EQ(found_.size(), 1U);
  EXPECT_EQ(found_[0].statement, SpeechAct::kIntention);
  read("Holt ordered Eide to leave.", R"(
1 Holt Holt PROPN NNP 2 nsubj NE=B-PER
2 ordered order VERB VBD 0 root
3 Eide Eide PROPN NNP 2 obj NE=B-PER
4 to to PART TO 5 mark
5 leave leave VERB VB 2 xcomp
6 . . PUNCT . 2 punct
)");
  ASSERT_EQ(found_.size(), 1U);
  EXPECT_EQ(found_[0].statement, SpeechAct::kDemand);
}

TEST_F(FindQuotations, TwoApostrophesAreAQuotationMark) {
  read("''Winter ends,'' Holt said.", R"(
1 '' '' PUNCT `` 3 punct
2 Winter winter NOUN NN 3 nsubj
3 ends end VERB VBZ 7 ccomp
4 , , PUNCT , 3 punct
5 '' '' PUNCT '' 3 punct
6 Holt Holt PROPN NNP 7 nsubj NE=B-PER
7 said say VERB VBD 0 root
8 . . PUNCT . 7 punct
)");
  ASSERT_EQ(found_.size(), 1U);
  EXPECT_EQ(words(found_[0].content[0]), "''Winter ends,''");
  EXPECT_EQ(found_[0].form, QuotationForm::kDirect);
}

TEST_F(FindQuotations, AMediumAndAnOccasionAreTold) {
  read("Holt said in a letter that winter ends.", R"(
1 Holt Holt PROPN NNP 2 nsubj NE=B-PER
2 said say VERB VBD 0 root
3 in in ADP IN 5 case
4 a a DET DT 5 det
5 letter letter NOUN NN 2 obl
6 that that SCONJ IN 8 mark
7 winter winter NOUN NN 8 nsubj
8 ends end VERB VBZ 5 acl
9 . . PUNCT . 2 punct
)");
  ASSERT_EQ(found_.size(), 1U);
  EXPECT_EQ(words(found_[0].content[0]), "that winter ends");
  ASSERT_TRUE(found_[0].medium);
  EXPECT_EQ(words(*found_[0].medium), "in a letter");
}

}  // namespace
}  // namespace chancery
