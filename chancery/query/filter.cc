#include "chancery/query/filter.h"

#include <algorithm>

#include "chancery/base/numbers.h"
#include "chancery/base/strings.h"
#include "chancery/text/fold.h"

namespace chancery {
namespace {

Error wrong(std::string_view option, std::string_view value, std::string_view expected) {
  return {ErrorCode::kUsage, "--" + std::string(option) + ": '" + std::string(value) + "' is no " +
                                 std::string(expected)};
}

// Reads the comma-separated values of one option by `parse`, which gives an optional.
template <typename T, typename Parse>
Result<void> read_list(std::string_view option, const std::string& written,
                       std::string_view expected, Parse parse, std::vector<T>& into) {
  for (std::string_view part : split(written, ',')) {
    auto value = parse(trim(part));
    if (!value) return tl::unexpected(wrong(option, part, expected));
    into.push_back(std::move(*value));
  }
  return {};
}

Result<void> read_date(std::string_view option, const std::string& written, bool last,
                       std::optional<CivilDate>& into) {
  if (written.empty()) return {};
  const auto interval = DateInterval::parse(written);
  if (!interval) return tl::unexpected(wrong(option, written, "date (YYYY, YYYY-MM, YYYY-MM-DD)"));
  into = last ? interval->to : interval->from;
  return {};
}

Result<void> read_day(std::string_view option, const std::string& written,
                      std::optional<CivilDate>& into) {
  if (written.empty()) return {};
  into = CivilDate::parse(written);
  if (!into) return tl::unexpected(wrong(option, written, "day (YYYY-MM-DD)"));
  return {};
}

template <typename Number>
Result<void> read_number(std::string_view option, const std::string& written, Number& into) {
  if (written.empty()) return {};
  const auto number = parse_number<Number>(written);
  if (!number) return tl::unexpected(wrong(option, written, "number"));
  into = *number;
  return {};
}

std::optional<PartyPattern> party_pattern(std::string_view written) {
  if (written.empty()) return std::nullopt;
  return PartyPattern(std::string(written));
}

Result<void> read_between(const std::string& written, Filter& filter) {
  if (written.empty()) return {};
  const auto sides = split(written, ',');
  if (sides.size() != 2 || trim(sides[0]).empty() || trim(sides[1]).empty()) {
    return tl::unexpected(wrong("between", written, "pair 'A,B'"));
  }
  filter.between.emplace(PartyPattern(std::string(trim(sides[0]))),
                         PartyPattern(std::string(trim(sides[1]))));
  return {};
}

template <typename Name>
std::optional<Name> lower_name(std::string_view text) {
  if (text.empty()) return std::nullopt;
  return Name{fold(text)};
}

Result<void> read_codes(const FilterText& written, Filter& filter) {
  auto done = read_list(
      "country", written.country, "country code",
      [](auto v) { return CountryCode::parse(capitals(v)); }, filter.country);
  if (!done) return done;
  done = read_list(
      "sector", written.sector, "PLOVER sector", [](auto v) { return parse_sector(capitals(v)); },
      filter.sector);
  if (!done) return done;
  done = read_list(
      "type", written.type, "PLOVER type", [](auto v) { return parse_event_type(capitals(v)); },
      filter.type);
  if (!done) return done;
  done = read_list("mode", written.mode, "mode", lower_name<EventMode>, filter.mode);
  if (!done) return done;
  done = read_list("context", written.context, "context", lower_name<EventContext>, filter.context);
  if (!done) return done;
  return read_list(
      "status", written.status, "status", [](auto v) { return parse_event_status(fold(v)); },
      filter.status);
}

}  // namespace

std::string capitals(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
  }
  return out;
}

PartyPattern::PartyPattern(std::string written)
    : written_(std::move(written)), folded_(fold_name(written_)) {}

bool PartyPattern::matches(const Party& party) const {
  if (party.country && party.country->view() == capitals(written_)) return true;
  if (party.id == written_) return true;
  const std::size_t dot = party.id.rfind('.');
  if (dot != std::string::npos && party.id.substr(dot + 1) == written_) return true;
  return holds_words(party.name, folded_);
}

bool PartyPattern::matches_any(const std::vector<Party>& parties) const {
  return std::any_of(parties.begin(), parties.end(),
                     [this](const Party& party) { return matches(party); });
}

bool holds_words(std::string_view text, std::string_view words) {
  const std::string in = " " + fold_name(text) + " ";
  const std::string wanted = fold_name(words);
  if (wanted.empty()) return true;
  const auto is_word_byte = [](char c) {
    return (c >= 'a' && c <= 'z') || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80;
  };
  for (std::size_t at = in.find(wanted); at != std::string::npos; at = in.find(wanted, at + 1)) {
    if (!is_word_byte(in[at - 1]) && !is_word_byte(in[at + wanted.size()])) return true;
  }
  return false;
}

Result<Filter> parse_filter(const FilterText& written) {
  Filter filter;
  auto done = read_list("actor", written.actor, "actor", party_pattern, filter.actor);
  if (done)
    done = read_list("recipient", written.recipient, "actor", party_pattern, filter.recipient);
  if (done) done = read_between(written.between, filter);
  if (done) done = read_codes(written, filter);
  if (done) done = read_date("since", written.since, false, filter.since);
  if (done) done = read_date("until", written.until, true, filter.until);
  if (done) done = read_day("as-of", written.as_of, filter.as_of);
  if (done) done = read_number("min-independent", written.min_independent, filter.min_independent);
  if (done) done = read_number("limit", written.limit, filter.limit);
  if (!done) return tl::unexpected(done.error());
  for (std::string_view outlet : split(written.outlet, ','))
    filter.outlet.emplace_back(trim(outlet));
  if (!written.form.empty() && written.form != "direct" && written.form != "indirect" &&
      written.form != "mixed") {
    return tl::unexpected(wrong("form", written.form, "form (direct, indirect, mixed)"));
  }
  filter.conflicting = written.conflicting;
  filter.open_plans = written.open_plans;
  filter.text = written.text;
  filter.place = written.place;
  filter.speaker = party_pattern(written.speaker);
  filter.addressee = party_pattern(written.addressee);
  filter.about = written.about;
  filter.contains = written.contains;
  filter.form = written.form;
  return filter;
}

}  // namespace chancery
