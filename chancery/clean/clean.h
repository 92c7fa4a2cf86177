// Report -> Document: the article without what stands around it.
#pragma once

#include <string_view>

#include "chancery/base/result.h"
#include "chancery/knowledge/cleaning_rules.h"
#include "chancery/record/document.h"
#include "chancery/record/report.h"

namespace chancery {

// Decodes the bytes (declared charset, BOM, <meta>, detection), takes the article out of markup,
// drops what is not the article (kept in Document::removed with its reason), and reads title,
// outlet, byline, dateline and date of publication where the text gives them. With `as_is` the text
// is the input's, byte for byte, once it is valid UTF-8.
// Errors: kInvalidInput for a binary or an empty report, kLimit past a documented limit.
Result<Document> clean_report(const Report& report, const CleaningRules& rules);

// The text without the headline at its beginning. Lives as long as the document's text.
std::string_view body_text(const Document& document);

}  // namespace chancery
