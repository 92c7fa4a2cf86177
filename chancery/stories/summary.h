// What linking keeps of a report: all that its steps ask of it, without the text. A record of many
// reports is linked in the memory that this takes.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "chancery/base/result.h"
#include "chancery/record/filed_report.h"
#include "chancery/stories/weighed_words.h"
#include "chancery/stories/words.h"

namespace chancery {

// Where an event is told, and in which words.
struct TellingText {
  Span span;                 // of the evidence, in code points of the clean text
  std::string words;         // the text at it
  std::size_t sentence = 0;  // place of the trigger's sentence in the report
  WordSet content;           // content words of the sentence, without names and numbers
  WordSet keys;              // its names and numbers
};

// The keys by which a report meets others whose text it may repeat.
struct CopyKeys {
  std::vector<std::uint32_t> runs;   // a sample of the runs of five words
  std::vector<std::uint32_t> pairs;  // of names that stand in one sentence
};

struct ReportSummary {
  ReportHeader report;  // without key and path
  std::string title;
  std::string agency;
  std::string notice;  // the folded text of what says that a report is taken back; else empty
  std::optional<Publication> published;
  std::size_t text_bytes = 0;
  std::vector<Party> persons;         // of whom the report says from where they are
  std::vector<FiledEntity> entities;  // the parties of its events, with their names alone
  std::vector<FiledEvent> events;     // actors and recipients are places among those
  std::vector<TellingText> tellings;  // of events[i]
  CountedWords words;                 // in how many sentences each stands; by word
  CountedWords subject;               // what it is about: see subject_words()
  CopyKeys copy_keys;
};

// Gives a report again that was summarized.
using ReadAgain = std::function<Result<FiledReport>(const ReportId&)>;

ReportSummary summarize(const FiledReport& report, WordReader& reader);

}  // namespace chancery
