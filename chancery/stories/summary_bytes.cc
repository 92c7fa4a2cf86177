#include "chancery/stories/summary_bytes.h"

#include <cstring>
#include <type_traits>

namespace chancery {
namespace {

// Goes up with every change of what is laid out below, or of how it is made. (What it is made from,
// tables and texts, the store's linking basis tells.)
constexpr std::uint32_t kForm = 2;

template <typename T>
concept Number = std::is_arithmetic_v<T>;
template <typename T>
concept Code = std::is_enum_v<T>;

class Writer {
 public:
  template <Number T>
  void operator()(const T& number) {
    char bytes[sizeof(T)];
    std::memcpy(bytes, &number, sizeof(T));
    out_.append(bytes, sizeof(T));
  }
  template <Code T>
  void code(const T& code, T) {
    (*this)(static_cast<std::uint8_t>(code));
  }
  void operator()(const std::string& text) {
    (*this)(static_cast<std::uint32_t>(text.size()));
    out_ += text;
  }
  template <typename Short>
  void parsed(const Short& code) {
    (*this)(code.str());
  }
  template <typename T, typename Each>
  void list(const std::vector<T>& items, Each each) {
    (*this)(static_cast<std::uint32_t>(items.size()));
    for (const T& item : items) each(item);
  }
  template <typename T, typename Each>
  void maybe(const std::optional<T>& item, Each each) {
    (*this)(static_cast<std::uint8_t>(item.has_value()));
    if (item) each(*item);
  }
  void check(bool) {}
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  template <Number T>
  void operator()(T& number) {
    if (!has(sizeof(T))) return;
    std::memcpy(&number, rest_.data(), sizeof(T));
    rest_.remove_prefix(sizeof(T));
  }
  template <Code T>
  void code(T& code, T last) {
    std::uint8_t number = 0;
    (*this)(number);
    if (number > static_cast<std::uint8_t>(last)) fail();
    if (good_) code = static_cast<T>(number);
  }
  void operator()(std::string& text) {
    std::uint32_t size = 0;
    (*this)(size);
    if (!has(size)) return;
    text = rest_.substr(0, size);
    rest_.remove_prefix(size);
  }
  template <typename Short>
  void parsed(Short& code) {
    std::string text;
    (*this)(text);
    if (text.empty()) return;  // no code is given
    const auto parsed = Short::parse(text);
    if (!parsed) return fail();
    code = *parsed;
  }
  template <typename T, typename Each>
  void list(std::vector<T>& items, Each each) {
    std::uint32_t size = 0;
    (*this)(size);
    if (!has(size)) return;  // an item takes a byte or more
    items.resize(size);
    for (std::size_t i = 0; i < items.size() && good_; ++i) each(items[i]);
  }
  template <typename T, typename Each>
  void maybe(std::optional<T>& item, Each each) {
    std::uint8_t there = 0;
    (*this)(there);
    if (there == 0 || !good_) return;
    item.emplace();
    each(*item);
  }
  void check(bool holds) {
    if (!holds) fail();
  }
  std::string_view rest() const { return good_ ? rest_ : std::string_view(); }
  bool is_done() const { return good_ && rest_.empty(); }

 private:
  bool has(std::size_t bytes) {
    if (rest_.size() < bytes) fail();
    return good_;
  }
  void fail() { good_ = false; }

  std::string_view rest_;
  bool good_ = true;
};

// One layout for both directions: `bytes` is a Writer and the nouns are const, or it is a Reader.
template <typename Bytes>
struct Layout {
  Bytes& bytes;

  void each_number(auto& numbers) {
    bytes.list(numbers, [&](auto& number) { bytes(number); });
  }
  void names_of(auto& modes_or_contexts) {
    bytes.list(modes_or_contexts, [&](auto& one) { bytes(one.name); });
  }
  void span(auto& span) {
    bytes(span.begin);
    bytes(span.end);
  }
  void days(auto& interval) {
    for (auto* day : {&interval.from, &interval.to}) {
      bytes(day->year);
      bytes(day->month);
      bytes(day->day);
      bytes.check(day->valid());
    }
  }
  void date(auto& date) {
    days(date.interval);
    bytes.code(date.precision, DatePrecision::kUnknown);
    bytes.maybe(date.timex, [&](auto& words) { span(words); });
  }
  void country(auto& country) {
    bytes.maybe(country, [&](auto& code) { bytes.parsed(code); });
  }
  void sectors(auto& sectors) {
    bytes.list(sectors, [&](auto& sector) { bytes.code(sector, Sector::kSoc); });
  }
  void place(auto& place) {
    bytes(place.name);
    country(place.country);
    bytes(place.geonames);
    bytes(place.latitude);
    bytes(place.longitude);
    bytes.code(place.precision, PlacePrecision::kUnknown);
  }
  void published(auto& published) {
    days(published.interval);
    bytes.code(published.basis, DateBasis::kRecord);
    bytes(published.reason);
    bytes.maybe(published.evidence, [&](auto& words) { span(words); });
  }
  void party(auto& party) {
    bytes(party.id);
    bytes(party.name);
    country(party.country);
    sectors(party.sectors);
  }
  void entity(auto& entity) {
    bytes(entity.name);
    bytes.code(entity.type, EntityType::kMisc);
    bytes.maybe(entity.actor, [&](auto& actor) { bytes(actor); });
    country(entity.country);
    sectors(entity.sectors);
  }
  // What an event and a planned one have in common.
  void deed(auto& event) {
    bytes.code(event.type, EventType::kAssault);
    names_of(event.modes);
    bytes.maybe(event.date, [&](auto& when) { date(when); });
    bytes.maybe(event.place, [&](auto& where) { place(where); });
  }
  void event(auto& event, std::size_t entities) {
    deed(event);
    names_of(event.contexts);
    bytes.list(event.context_spans, [&](auto& words) { span(words); });
    bytes.code(event.status, EventStatus::kHistorical);
    for (auto* side : {&event.actors, &event.recipients}) {
      each_number(*side);
      for (const std::uint32_t i : *side) bytes.check(i < entities);
    }
    span(event.trigger);
    span(event.evidence);
    bytes.maybe(event.quotation, [&](auto& number) { bytes(number); });
    bytes.maybe(event.plan, [&](auto& planned) { deed(planned); });
    bytes.parsed(event.cameo);
    bytes(event.score);
    bytes(event.goldstein);
    bytes(event.confidence);
    bytes(event.sense);
  }
  void telling(auto& telling) {
    span(telling.span);
    bytes(telling.words);
    bytes(telling.sentence);
    each_number(telling.content);
    each_number(telling.keys);
  }
  void summary(auto& summary) {
    for (auto& byte : summary.report.id.bytes) bytes(byte);
    for (auto* text : {&summary.report.url, &summary.report.outlet, &summary.title, &summary.agency,
                       &summary.notice}) {
      bytes(*text);
    }
    bytes.maybe(summary.published, [&](auto& day) { published(day); });
    bytes(summary.text_bytes);
    bytes.list(summary.persons, [&](auto& person) { party(person); });
    bytes.list(summary.entities, [&](auto& one) { entity(one); });
    bytes.list(summary.events, [&](auto& one) { event(one, summary.entities.size()); });
    bytes.list(summary.tellings, [&](auto& one) { telling(one); });
    bytes.check(summary.tellings.size() == summary.events.size());
    for (auto* words : {&summary.words, &summary.subject}) {
      bytes.list(*words, [&](auto& word) {
        bytes(word.first);
        bytes(word.second);
      });
    }
    each_number(summary.copy_keys.runs);
    each_number(summary.copy_keys.pairs);
  }
};

}  // namespace

std::string to_bytes(const ReportSummary& summary) {
  Writer content;
  Layout<Writer>{content}.summary(summary);
  const std::string laid_out = content.take();
  Writer whole;
  whole(kForm);
  whole(fnv1a(laid_out));
  return whole.take() + laid_out;
}

std::optional<ReportSummary> summary_from(std::string_view bytes) {
  std::uint32_t form = 0;
  std::uint64_t sum = 0;
  Reader head(bytes);
  head(form);
  head(sum);
  if (form != kForm || sum != fnv1a(head.rest())) return std::nullopt;
  Reader content(head.rest());
  ReportSummary summary;
  Layout<Reader>{content}.summary(summary);
  if (!content.is_done()) return std::nullopt;
  return summary;
}

}  // namespace chancery
