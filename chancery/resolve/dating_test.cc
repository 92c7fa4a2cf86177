// The day of a report that does not name it: what landmarks and dates in the text leave open.
#include "chancery/resolve/dating.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/support/parsed_text.h"

namespace chancery {
namespace {

constexpr const char* kLandmarks =
    "landmark_id\tkind\tname\taliases\tcontext\tfrom\tto\tannounced\tcountries\tpersons\tplace\t"
    "source\n"
    "bergen\tevent\tthe Bergen summit\tbergen "
    "summit\t\t2031-06-12\t2031-06-13\t2031-03-08\t\t\t\tx\n"
    "tromso\tevent\tthe Tromso summit\ttromso "
    "summit\t\t2032-02-27\t2032-02-28\t2031-12-01\t\t\t\tx\n"
    "flood\tevent\tthe Hamar flood\thamar flood\t\t2031-05-02\t2031-05-04\t\t\t\t\tx\n"
    "premier\toffice\tAda Lund was premier\tpremier lund\t\t2030-10-01\t2032-10-01\t\t\t\t\tx\n"
    "talks-a\tevent\tthe first fjord talks\tfjord "
    "talks\t\t2031-04-01\t2031-04-01\t2031-01-01\t\t\t\t"
    "x\n"
    "talks-b\tevent\tthe second fjord talks\tfjord "
    "talks\t\t2031-09-01\t2031-09-01\t2031-08-01\t\t\t"
    "\tx\n";

const Landmarks& landmarks() {
  static const Result<Landmarks> parsed = Landmarks::parse("landmarks.tsv", kLandmarks);
  return *parsed;
}

const TimeRules& rules() {
  static const Result<TimeRules> loaded = TimeRules::load(CHANCERY_DATA_DIR);
  return *loaded;
}

const ActorDirectory& actors() {
  static const Result<ActorDirectory> loaded = ActorDirectory::load(CHANCERY_DATA_DIR);
  return *loaded;
}

// Sentences as rows of ID FORM LEMMA UPOS XPOS HEAD DEPREL; the text is the forms with spaces.
struct Read {
  Document document;
  Syntax syntax;
};

Read read(std::string_view conllu) {
  std::string text;
  for (std::string_view row : split(conllu, '\n')) {
    std::size_t begin = row.find(' ');
    if (begin == std::string_view::npos) continue;
    if (!text.empty()) text += ' ';
    text += row.substr(begin + 1, row.find(' ', begin + 1) - begin - 1);
  }
  Read out;
  out.syntax = test::parse_conllu(text, conllu);
  out.document = test::make_document(text);
  return out;
}

std::string dated(const Read& given) {
  const auto published = date_report(given.document, given.syntax, landmarks(), actors(), rules());
  if (!published) return "nothing";
  if (published->evidence) {
    EXPECT_LE(published->evidence->end, given.document.text.size());
  }
  EXPECT_FALSE(published->reason.empty());
  return published->interval.from.iso() + " " + published->interval.to.iso();
}

constexpr const char* kSummitEnded =
    "1 The the DET DT 3 det\n2 Bergen Bergen PROPN NNP 3 compound\n3 summit summit NOUN NN 4 "
    "nsubj\n"
    "4 ended end VERB VBD 0 root\n";
constexpr const char* kLundSpoke =
    "\n1 Premier premier PROPN NNP 3 nsubj\n2 Lund Lund PROPN NNP 1 flat\n3 spoke speak VERB VBD 0 "
    "root\n";

TEST(Dating, TheDocumentsOwnDateComesFirst) {
  Read given = read(kSummitEnded);
  given.document.published =
      Publication{DateInterval::day({2031, 9, 9}), DateBasis::kMetadata, "metadata", {}};
  EXPECT_EQ(dated(given), "2031-09-09 2031-09-09");
}

TEST(Dating, ADatelineWithItsYearIsTheDate) {
  Read given = read(kSummitEnded);
  given.document.dateline = Dateline{"OSLO", "April 25, 2031", "NTB"};
  EXPECT_EQ(dated(given), "2031-04-25 2031-04-25");
}

TEST(Dating, ATextWithoutDatesHasNone) {
  EXPECT_EQ(dated(read("1 They they PRON PRP 2 nsubj\n2 met meet VERB VBD 0 root\n")), "nothing");
}

TEST(Dating, OneLandmarkAloneEndsNothing) { EXPECT_EQ(dated(read(kSummitEnded)), "nothing"); }

TEST(Dating, WhatIsToldAsPastWasBeforeTheReport) {
  const std::string text = std::string(kSummitEnded) + kLundSpoke;
  EXPECT_EQ(dated(read(text)).substr(0, 10), "2031-06-11");
}

TEST(Dating, WhatIsStillToComeIsAfterTheReport) {
  EXPECT_EQ(dated(read("1 The the DET DT 3 det\n2 Bergen Bergen PROPN NNP 3 compound\n"
                       "3 summit summit NOUN NN 5 nsubj\n4 will will AUX MD 5 aux\n"
                       "5 begin begin VERB VB 0 root\n")),
            "2031-03-07 2031-06-13");
}

TEST(Dating, AheadOfALandmarkIsBeforeIt) {
  EXPECT_EQ(dated(read("1 They they PRON PRP 2 nsubj\n2 prepare prepare VERB VBP 0 root\n"
                       "3 ahead ahead ADV RB 7 case\n4 of of ADP IN 3 fixed\n"
                       "5 the the DET DT 7 det\n6 Bergen Bergen PROPN NNP 7 compound\n"
                       "7 summit summit NOUN NN 2 obl\n")),
            "2031-03-07 2031-06-13");
}

TEST(Dating, WhatNobodyAnnouncedIsAlwaysPast) {
  const std::string text = std::string(
                               "1 The the DET DT 3 det\n2 Hamar Hamar PROPN NNP 3 compound\n"
                               "3 flood flood NOUN NN 5 nsubj\n4 will will AUX MD 5 aux\n"
                               "5 cost cost VERB VB 0 root\n") +
                           kLundSpoke;
  EXPECT_EQ(dated(read(text)).substr(0, 10), "2031-05-01");
}

TEST(Dating, WhatIsFearedOrWishedForHasNotHappened) {
  const std::string text = std::string(
                               "1 The the DET DT 2 det\n2 fear fear NOUN NN 7 nsubj\n"
                               "3 of of ADP IN 6 case\n4 a a DET DT 6 det\n"
                               "5 Hamar Hamar PROPN NNP 6 compound\n6 flood flood NOUN NN 2 nmod\n"
                               "7 grew grow VERB VBD 0 root\n") +
                           kLundSpoke;
  EXPECT_NE(dated(read(text)).substr(0, 10), "2031-05-01");
}

TEST(Dating, LessThanTwoMonthsAfterALandmarkBoundsBothEnds) {
  EXPECT_EQ(dated(read("1 It it PRON PRP 2 nsubj\n2 comes come VERB VBZ 0 root\n"
                       "3 less less ADJ JJR 6 advmod\n4 than than ADP IN 3 fixed\n"
                       "5 two two NUM CD 6 nummod\n6 months month NOUN NNS 2 obl\n"
                       "7 after after ADP IN 10 case\n8 the the DET DT 10 det\n"
                       "9 Bergen Bergen PROPN NNP 10 compound\n10 summit summit NOUN NN 2 obl\n")),
            "2031-06-11 2031-08-17");
}

TEST(Dating, LandmarksOfOneNameHoldTogether) {
  EXPECT_EQ(dated(read("1 Fjord fjord NOUN NN 2 compound\n2 talks talk NOUN NNS 4 nsubj\n"
                       "3 will will AUX MD 4 aux\n4 begin begin VERB VB 0 root\n")),
            "2030-12-31 2031-09-01");
}

TEST(Dating, TheDayThatTheSentenceNamesTellsThemApart) {
  EXPECT_EQ(dated(read("1 Fjord fjord NOUN NN 2 compound\n2 talks talk NOUN NNS 4 nsubj\n"
                       "3 will will AUX MD 4 aux\n4 begin begin VERB VB 0 root\n"
                       "5 on on ADP IN 6 case\n6 April April PROPN NNP 4 obl\n"
                       "7 1 1 NUM CD 6 nummod\n")),
            "2030-12-31 2031-04-01");
}

TEST(Dating, AFullDateToldAsPastIsTheEarliestDay) {
  const std::string text =
      "1 They they PRON PRP 2 nsubj\n2 met meet VERB VBD 0 root\n3 on on ADP IN 4 case\n"
      "4 March March PROPN NNP 2 obl\n5 5 5 NUM CD 4 nummod\n6 , , PUNCT , 4 punct\n"
      "7 2031 2031 NUM CD 4 nummod\n";
  EXPECT_EQ(dated(read(text)), "nothing");
  EXPECT_EQ(dated(read(text + kLundSpoke)).substr(0, 10), "2031-03-04");
}

TEST(Dating, AYearThatNamesANounSaysNothing) {
  EXPECT_EQ(dated(read("1 He he PRON PRP 2 nsubj\n2 began begin VERB VBD 0 root\n"
                       "3 his his PRON PRP$ 5 nmod:poss\n4 2032 2032 NUM CD 5 nummod\n"
                       "5 campaign campaign NOUN NN 2 obj\n")),
            "nothing");
}

TEST(Dating, ADatelineWithoutItsYearTakesTheOnlyOneLeft) {
  Read given = read(
      "1 The the DET DT 3 det\n2 Bergen Bergen PROPN NNP 3 compound\n"
      "3 summit summit NOUN NN 5 nsubj\n4 will will AUX MD 5 aux\n5 begin begin VERB VB 0 root\n");
  given.document.dateline = Dateline{"OSLO", "April 25", "NTB"};
  EXPECT_EQ(dated(given), "2031-04-25 2031-04-28");
}

}  // namespace
}  // namespace chancery
