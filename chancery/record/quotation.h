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
  // From the outermost voice to the innermost: {"RIA Novosti", "Valentina Matviyenko", "Kim Jong
  // Un"}. The last is the speaker.
  std::vector<std::string> chain;
};

using Quotations = std::vector<Quotation>;  // by first content span

}  // namespace chancery
