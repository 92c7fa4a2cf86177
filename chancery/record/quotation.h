// Who is reported to have said what: the attribution relation of PARC and PolNeAR, with its three
// parts named as they name them (source is `speaker` here).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "chancery/base/index.h"
#include "chancery/record/names.h"
#include "chancery/text/span.h"

namespace chancery {

struct QuotationTag;
using QuotationIndex = Index<QuotationTag>;

enum class QuotationForm : std::uint8_t { kDirect, kIndirect, kMixed };
inline constexpr const char* kQuotationFormNames[] = {"direct", "indirect", "mixed"};

// What the words that report do with what they report.
enum class Stance : std::uint8_t {
  kSaid,
  kClaimed,
  kShows,  // of documents and facts: "the report shows"
  kDenied,
  kWarned,
  kPromised,
  kThreatened,
  kThanked,
  kApologized,
  kPraised,
  kCriticized,
  kAsked,
  kRefused,
  kHoped,
  kFeared,
  kBelieves
};
inline constexpr const char* kStanceNames[] = {"said",       "claimed",  "shows",      "denied",
                                               "warned",     "promised", "threatened", "thanked",
                                               "apologized", "praised",  "criticized", "asked",
                                               "refused",    "hoped",    "feared",     "believes"};

// What is stated: that something is so, what the speaker means to do, what others are to do, what
// he wants to know, or only what he thinks of somebody or something.
enum class SpeechAct : std::uint8_t { kFact, kIntention, kDemand, kQuestion, kAttitude };
inline constexpr const char* kSpeechActNames[] = {"fact", "intention", "demand", "question",
                                                  "attitude"};

// Whether it was said at all: "did not say that", "could say that", "will say that".
enum class QuotationStatus : std::uint8_t { kMade, kNegated, kHypothetical, kFuture };
inline constexpr const char* kQuotationStatusNames[] = {"made", "negated", "hypothetical",
                                                        "future"};

// `content` is never empty: pieces in order, more than one where the speaker stands inside. The
// speaker is absent when the report names nobody ("it was said in Geneva ...").
struct Quotation {
  std::vector<Span> content;
  std::optional<Span> cue;  // the words that report: "told", "according to"
  std::optional<TokenIndex> cue_head;
  std::optional<EntityIndex> speaker;
  std::optional<Span> speaker_span;  // the words that name the speaker here, a pronoun perhaps
  std::optional<EntityIndex> addressee;
  QuotationForm form = QuotationForm::kDirect;
  Stance stance = Stance::kSaid;
  SpeechAct statement = SpeechAct::kFact;
  QuotationStatus status = QuotationStatus::kMade;
  bool phrase = false;         // the content is no clause: "denied the charge", "called for talks"
  std::optional<Span> medium;  // "in a letter", "on Twitter"
  std::optional<Span> occasion;  // "at a news conference"
  // The quotation of the same report that denies this claim, and the one that this denies.
  std::optional<QuotationIndex> denied_by;
  std::optional<QuotationIndex> denies;
  // From the outermost voice to the innermost: {"RIA Novosti", "Valentina Matviyenko", "Kim Jong
  // Un"}. The last is the speaker.
  std::vector<std::string> chain;
};

using Quotations = std::vector<Quotation>;  // by first content span

}  // namespace chancery
