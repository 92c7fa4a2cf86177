#include "chancery/wire/correction.h"

#include <nlohmann/json.hpp>

namespace chancery {
namespace {

using Json = nlohmann::ordered_json;

template <typename List>
Json names_of(const List& list) {
  Json out = Json::array();
  for (const auto& item : list) out.push_back(item.name);
  return out;
}

Json recoding_json(const Recoding& recoding) {
  Json out = Json::object();
  if (recoding.type) out["type"] = to_string(*recoding.type);
  if (recoding.status) out["status"] = to_string(*recoding.status);
  if (recoding.modes) out["modes"] = names_of(*recoding.modes);
  if (recoding.contexts) out["contexts"] = names_of(*recoding.contexts);
  if (recoding.cameo) out["cameo"] = recoding.cameo->view();
  if (recoding.date) {
    out["date"] = {{"from", recoding.date->from.iso()}, {"to", recoding.date->to.iso()}};
  }
  if (recoding.actors) out["actors"] = *recoding.actors;
  if (recoding.recipients) out["recipients"] = *recoding.recipients;
  if (recoding.score) out["score"] = *recoding.score;
  if (recoding.goldstein) out["goldstein"] = *recoding.goldstein;
  return out;
}

// What the correction does, without who made it and what became of it.
Json deed_json(const Correction& correction) {
  Json out = {{"kind", kCorrectionKindNames[static_cast<std::size_t>(correction.kind)]},
              {"event_id", correction.event.str()}};
  if (correction.into) out["into"] = correction.into->str();
  if (!correction.reports.empty()) {
    Json reports = Json::array();
    for (const ReportId& report : correction.reports) reports.push_back(report.str());
    out["reports"] = std::move(reports);
  }
  if (correction.kind == CorrectionKind::kRecode)
    out["recode"] = recoding_json(correction.recoding);
  return out;
}

// Reads the values of one object; remembers the first key that is wrong.
class Keys {
 public:
  explicit Keys(const Json& json) : json_(json) {}

  const std::string& wrong() const { return wrong_; }
  bool has(const char* key) const { return json_.contains(key) && !json_[key].is_null(); }
  std::string text(const char* key) {
    if (!has(key)) return "";
    if (!json_[key].is_string()) return refuse(key), "";
    return json_[key].get<std::string>();
  }
  std::vector<std::string> texts(const char* key) {
    std::vector<std::string> out;
    if (!has(key)) return out;
    if (!json_[key].is_array()) return refuse(key), out;
    for (const Json& item : json_[key]) {
      if (!item.is_string()) return refuse(key), out;
      out.push_back(item.get<std::string>());
    }
    return out;
  }
  std::optional<double> number(const char* key) {
    if (!has(key)) return std::nullopt;
    if (!json_[key].is_number()) return refuse(key), std::nullopt;
    return json_[key].get<double>();
  }
  // What `parse` makes of a text; nothing where the key is absent.
  template <typename Parse>
  auto parsed(const char* key, Parse parse) -> decltype(parse(std::string_view())) {
    if (!has(key)) return std::nullopt;
    auto value = parse(text(key));
    if (!value) refuse(key);
    return value;
  }
  template <typename Name>
  std::optional<std::vector<Name>> names(const char* key) {
    if (!has(key)) return std::nullopt;
    std::vector<Name> out;
    for (std::string& name : texts(key)) out.push_back({std::move(name)});
    return out;
  }
  void refuse(const char* key) {
    if (wrong_.empty()) wrong_ = key;
  }

 private:
  const Json& json_;
  std::string wrong_;
};

std::optional<CorrectionKind> kind_of(std::string_view name) {
  for (std::size_t i = 0; i < std::size(kCorrectionKindNames); ++i) {
    if (name == kCorrectionKindNames[i]) return static_cast<CorrectionKind>(i);
  }
  return std::nullopt;
}

// {"from", "to"}, or one text: "2031-03" means the month.
std::optional<DateInterval> interval_of(const Json& json) {
  if (json.is_string()) return DateInterval::parse(json.get<std::string>());
  if (!json.is_object()) return std::nullopt;
  Keys keys(json);
  const auto from = keys.parsed("from", [](std::string_view v) { return CivilDate::parse(v); });
  const auto to = keys.parsed("to", [](std::string_view v) { return CivilDate::parse(v); });
  if (!from || !to || *to < *from) return std::nullopt;
  return DateInterval{*from, *to};
}

Recoding read_recoding(const Json& json, Keys& outer) {
  Recoding out;
  if (!json.is_object()) return outer.refuse("recode"), out;
  Keys keys(json);
  out.type = keys.parsed("type", [](std::string_view v) { return parse_event_type(v); });
  out.status = keys.parsed("status", [](std::string_view v) { return parse_event_status(v); });
  out.modes = keys.names<EventMode>("modes");
  out.contexts = keys.names<EventContext>("contexts");
  out.cameo = keys.parsed("cameo", [](std::string_view v) { return CameoCode::parse(v); });
  if (keys.has("date")) {
    out.date = interval_of(json["date"]);
    if (!out.date) keys.refuse("date");
  }
  if (keys.has("actors")) out.actors = keys.texts("actors");
  if (keys.has("recipients")) out.recipients = keys.texts("recipients");
  out.score = keys.number("score");
  out.goldstein = keys.number("goldstein");
  if (!keys.wrong().empty()) outer.refuse(("recode." + keys.wrong()).c_str());
  return out;
}

template <typename Id>
auto id_of() {
  return [](std::string_view text) { return Id::parse(text); };
}

}  // namespace

CorrectionId correction_id(const Correction& correction) {
  return CorrectionId::of({deed_json(correction).dump(), correction.author,
                           correction.made_on.iso(), correction.reason});
}

std::string encode_correction(const Correction& correction) {
  Json out = {{"correction_id", correction_id(correction).str()}};
  out.update(deed_json(correction));
  out["author"] = correction.author;
  out["made_on"] = correction.made_on.iso();
  out["reason"] = correction.reason;
  if (!correction.holds()) out["undone_by"] = correction.undone_by;
  if (correction.undone_on) out["undone_on"] = correction.undone_on->iso();
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<Correction> decode_correction(std::string_view text) {
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object()) return fail(ErrorCode::kInvalidInput, "not a JSON object");
  Keys keys(json);
  Correction out;
  const auto kind = keys.parsed("kind", kind_of);
  const auto event = keys.parsed("event_id", id_of<EventId>());
  if (!kind) keys.refuse("kind");
  if (!event) keys.refuse("event_id");
  out.kind = kind.value_or(CorrectionKind::kWrong);
  out.event = event.value_or(EventId{});
  out.into = keys.parsed("into", id_of<EventId>());
  for (const std::string& report : keys.texts("reports")) {
    const auto id = ReportId::parse(report);
    if (!id) keys.refuse("reports");
    if (id) out.reports.push_back(*id);
  }
  if (out.kind == CorrectionKind::kMerge && !out.into) keys.refuse("into");
  if (out.kind == CorrectionKind::kSplit && out.reports.empty()) keys.refuse("reports");
  if (out.kind == CorrectionKind::kRecode && !keys.has("recode")) keys.refuse("recode");
  if (keys.has("recode")) out.recoding = read_recoding(json["recode"], keys);
  out.author = keys.text("author");
  out.reason = keys.text("reason");
  const auto day = [](std::string_view v) { return CivilDate::parse(v); };
  out.made_on = keys.parsed("made_on", day).value_or(CivilDate{});
  out.undone_by = keys.text("undone_by");
  out.undone_on = keys.parsed("undone_on", day);
  if (!keys.wrong().empty()) {
    return fail(ErrorCode::kInvalidInput, "wrong value for '" + keys.wrong() + "'");
  }
  return out;
}

}  // namespace chancery
