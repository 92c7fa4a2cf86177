// The one JSON form of what is read off a report: what `chancery code` prints, the store keeps, and
// golden files hold. docs/formats/wire.md describes it.
//
// Spans in JSON are half-open and count Unicode code points of `text`; in memory they count bytes.
// Absent values are left out. The same report gives the same bytes.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "chancery/base/result.h"
#include "chancery/record/event.h"
#include "chancery/record/filed_report.h"

namespace chancery {

// One line, without a line break at its end.
std::string encode_report(const FiledReport& report);

// Reads what encode_report wrote. Unknown keys are passed over. kInvalidInput names the key that
// is wrong; spans that lie outside the text or cut a code point are refused.
Result<FiledReport> decode_report(std::string_view json);

// Objects of the lists (`--format jsonl`): stable keys as docs/formats/lists.md has them.
std::string encode_event(const Event& event);
std::string encode_plan(const Plan& plan);
Result<Event> decode_event(std::string_view json);
Result<Plan> decode_plan(std::string_view json);

// A marked pair whose relation is asked for: {"id", "text", "actor": [s, e], "recipient": [s, e]},
// spans in code points of `text`, either of them null or absent. Here spans are bytes.
struct RelationRequest {
  std::string id;
  std::string text;
  std::optional<Span> actor;
  std::optional<Span> recipient;
};
Result<RelationRequest> decode_relation_request(std::string_view json);

// The answer: {"id", "type", "status", "quad", "scores": {"AGREE": 0.91, ...}}, all 16 types.
// `scores[i]` belongs to all_event_types()[i].
std::string encode_relation(const std::string& id, EventType type, EventStatus status,
                            std::span<const float> scores);

}  // namespace chancery
