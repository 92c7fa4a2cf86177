// Loading the event lexicon: every cell is parsed here once, so that the coder meets only values.
#include "chancery/knowledge/event_lexicon.h"

#include <algorithm>
#include <array>
#include <utility>

#include "chancery/base/enum_names.h"
#include "chancery/base/numbers.h"
#include "chancery/base/strings.h"
#include "chancery/knowledge/table.h"

namespace chancery {
namespace {

constexpr std::array<std::string_view, 22> kEffectNames = {
    "same",         "promise",    "future",  "announce", "confirm", "offer",   "invite", "ask",
    "refuse",       "threaten",   "cancel",  "postpone", "end",     "alleged", "denied", "negated",
    "hypothetical", "historical", "pending", "speech",   "factive", "mention"};
constexpr std::array<std::string_view, 9> kPartyKindNames = {
    "@actor", "@person", "@state", "@org", "@place", "@official", "@norp", "@media", "@company"};
constexpr std::array<std::string_view, 4> kLightNames = {"do", "start", "reverse", "broker"};
constexpr std::array<std::string_view, 6> kFoldPartiesNames = {"keep",      "governor", "ask",
                                                               "addressee", "refusal",  "against"};
constexpr std::array<std::pair<char, GovernorPos>, 5> kGovernorPos = {
    {{'V', GovernorPos::kVerb},
     {'N', GovernorPos::kNoun},
     {'A', GovernorPos::kAdjective},
     {'M', GovernorPos::kModifier},
     {'C', GovernorPos::kCase}}};

// "call_for" -> "call" and {"for"}.
std::pair<std::string, std::vector<std::string>> split_lemma(std::string_view text) {
  const auto parts = split(text, '_');
  std::vector<std::string> particles;
  for (std::size_t i = 1; i < parts.size(); ++i) particles.emplace_back(parts[i]);
  return {std::string(parts.front()), std::move(particles)};
}

PartyFrame parse_frame(std::string_view text) {
  PartyFrame frame;
  for (std::string_view choice : split(text, '|')) {
    std::vector<PartyFrame::Place> places;
    for (std::string_view place : split(choice, '+')) {
      const bool through = !place.empty() && place.back() == '~';
      if (through) place.remove_suffix(1);
      places.push_back({std::string(place), through});
    }
    frame.choices.push_back(std::move(places));
  }
  return frame;
}

// A name that can stand as a mode in lists, filters and exports: "embassy_closure".
bool is_type_name(std::string_view text) {
  return !text.empty() && text.front() >= 'a' && text.front() <= 'z' &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
         });
}

constexpr int kUserPriority = 10;  // before every sense of ours, whose priorities end at 9
constexpr std::string_view kNounActors = "subj|poss|by|mod";

template <typename T>
std::span<const T> rows_of(const std::unordered_map<std::string, std::vector<T>>& map,
                           std::string_view lemma) {
  const auto found = map.find(std::string(lemma));
  if (found == map.end()) return {};
  return found->second;
}

}  // namespace

std::string_view to_string(GovernorEffect effect) {
  return kEffectNames[static_cast<std::size_t>(effect)];
}

// Fills one lexicon table by table; the first bad row ends the loading.
class EventLexiconReader {
 public:
  EventLexiconReader(std::filesystem::path folder, const Ontology& ontology,
                     std::filesystem::path user_types)
      : folder_(std::move(folder)), ontology_(ontology), user_types_(std::move(user_types)) {}

  Result<EventLexicon> read() {
    for (auto step : {&EventLexiconReader::read_classes, &EventLexiconReader::read_user_types,
                      &EventLexiconReader::read_verbs, &EventLexiconReader::read_nouns,
                      &EventLexiconReader::read_light_verbs, &EventLexiconReader::read_governors,
                      &EventLexiconReader::read_folds, &EventLexiconReader::read_blocks,
                      &EventLexiconReader::read_contexts, &EventLexiconReader::read_calibration}) {
      if (auto done = (this->*step)(); !done) return tl::unexpected(done.error());
    }
    return std::move(lexicon_);
  }

 private:
  using Outcome = Result<void>;
  Outcome read_classes() {
    auto table = Table::read(folder_ / "classes.tsv", {"class", "words"});
    if (!table) return tl::unexpected(table.error());
    for (std::size_t row = 0; row < table->size(); ++row) {
      std::unordered_set<std::string> words;
      for (std::string_view word : split(table->cell(row, 1), ' ')) words.emplace(word);
      const auto index = static_cast<std::uint16_t>(lexicon_.classes_.size());
      if (!lexicon_.class_names_.emplace(table->cell(row, 0), index).second) {
        return tl::unexpected(table->error(row, "the class is there twice"));
      }
      lexicon_.classes_.push_back(std::move(words));
    }
    return {};
  }

  std::optional<SlotCondition::Alternative> alternative(std::string_view text) const {
    SlotCondition::Alternative alternative;
    if (text.empty()) return std::nullopt;
    if (text.front() == '#') {
      alternative.word_class = lexicon_.word_class(text.substr(1));
      if (!alternative.word_class) return std::nullopt;
    } else if (text.front() == '@') {
      alternative.kind = enum_named<PartyKind>(kPartyKindNames, text);
      if (!alternative.kind) return std::nullopt;
    } else {
      alternative.lemma = text;
    }
    return alternative;
  }

  Result<std::vector<SlotCondition>> conditions(const Table& table, std::size_t row,
                                                std::size_t column) const {
    std::vector<SlotCondition> conditions;
    for (std::string_view text : table.list(row, column)) {
      SlotCondition condition;
      if (text.front() == '!') {
        condition.negative = true;
        text.remove_prefix(1);
      }
      const std::size_t colon = text.find(':');
      std::string_view slot = text.substr(0, colon);
      if (slot.ends_with(".mod")) {
        condition.modifier = true;
        slot.remove_suffix(4);
      }
      condition.slot = slot;
      if (colon != std::string_view::npos) {
        for (std::string_view word : split(text.substr(colon + 1), ',')) {
          auto parsed = alternative(word);
          if (!parsed) {
            return tl::unexpected(table.error(row, "not understood: '" + std::string(word) + "'"));
          }
          condition.alternatives.push_back(*std::move(parsed));
        }
      }
      conditions.push_back(std::move(condition));
    }
    return conditions;
  }

  // Before our senses are read, which sorts all by priority.
  Outcome read_user_types() {
    if (user_types_.empty()) return {};
    auto table = Table::read(user_types_, {"type", "base", "pos", "cue", "actors", "recipients",
                                           "conditions", "example"});
    if (!table) return tl::unexpected(table.error());
    std::unordered_map<std::string, EventType> bases;
    for (std::size_t row = 0; row < table->size(); ++row) {
      const auto refuse = [&](std::string_view why, std::size_t column) {
        return tl::unexpected(table->error(
            row, std::string(why) + ": '" + std::string(table->cell(row, column)) + "'"));
      };
      const std::string name(table->cell(row, 0));
      if (!is_type_name(name)) return refuse("no name for a type", 0);
      const auto base = parse_event_type(table->cell(row, 1));
      if (!base) return refuse("unknown base type", 1);
      if (bases.emplace(name, *base).first->second != *base) return refuse("has another base", 0);
      const std::string_view pos = table->cell(row, 2);
      if (pos != "V" && pos != "N") return refuse("neither V nor N", 2);
      if (table->cell(row, 3).empty()) return refuse("no cue", 3);
      if (table->cell(row, 7).empty()) return refuse("no example", 7);
      EventSense sense;
      sense.id = "user." + name + "." + std::to_string(row + 1);
      std::tie(sense.lemma, sense.particles) = split_lemma(table->cell(row, 3));
      const std::string_view actors = table->cell(row, 4);
      sense.actors = parse_frame(!actors.empty() ? actors : pos == "V" ? "subj" : kNounActors);
      sense.recipients = parse_frame(table->cell(row, 5));
      auto parsed = conditions(*table, row, 6);
      if (!parsed) return tl::unexpected(parsed.error());
      sense.conditions = *std::move(parsed);
      sense.type = *base;
      sense.modes.push_back({name});
      sense.cameo = ontology_.type(*base).cameo;
      sense.priority = kUserPriority;
      lexicon_.user_examples_.push_back(
          {*base,
           {name},
           std::string(table->cell(row, 7)),
           table->error(row, "the example is not coded as '" + name + "'")});
      auto& senses = pos == "V" ? lexicon_.verbs_ : lexicon_.nouns_;
      senses[sense.lemma].push_back(std::move(sense));
    }
    return {};
  }

  Outcome read_senses(const char* file,
                      std::unordered_map<std::string, std::vector<EventSense>>& by) {
    auto table = Table::read(folder_ / file, {"id", "lemma", "actors", "recipients", "conditions",
                                              "type", "mode", "cameo", "priority"});
    if (!table) return tl::unexpected(table.error());
    for (std::size_t row = 0; row < table->size(); ++row) {
      EventSense sense;
      sense.id = table->cell(row, 0);
      sense.actors = parse_frame(table->cell(row, 2));
      sense.recipients = parse_frame(table->cell(row, 3));
      auto parsed = conditions(*table, row, 4);
      if (!parsed) return tl::unexpected(parsed.error());
      sense.conditions = *std::move(parsed);
      const auto type = parse_event_type(table->cell(row, 5));
      if (!type) return tl::unexpected(table->error(row, "unknown type"));
      sense.type = *type;
      if (auto mode = table->cell(row, 6); !mode.empty()) {
        if (!ontology_.mode(*type, mode)) {
          return tl::unexpected(table->error(row, "the type has no such mode"));
        }
        sense.modes.push_back({std::string(mode)});
      }
      const auto cameo = CameoCode::parse(table->cell(row, 7));
      if (!cameo || !ontology_.cameo(*cameo)) {
        return tl::unexpected(table->error(row, "unknown CAMEO code"));
      }
      sense.cameo = *cameo;
      for (char digit : table->cell(row, 8)) sense.priority = sense.priority * 10 + (digit - '0');
      for (std::string_view lemma : split(table->cell(row, 1), ',')) {
        std::tie(sense.lemma, sense.particles) = split_lemma(lemma);
        if (const auto hyphen = sense.lemma.rfind('-'); hyphen != std::string::npos) {
          lexicon_.last_parts_.insert(sense.lemma.substr(hyphen + 1));
        }
        by[sense.lemma].push_back(sense);
      }
    }
    for (auto& [lemma, senses] : by) {
      std::stable_sort(senses.begin(), senses.end(),
                       [](const auto& a, const auto& b) { return a.priority > b.priority; });
    }
    return {};
  }

  Outcome read_verbs() {
    if (auto done = read_senses("verbs.tsv", lexicon_.verbs_); !done) return done;
    if (auto done = read_senses("verb_families.tsv", lexicon_.verbs_); !done) return done;
    return read_unlisted_verbs();
  }
  Outcome read_nouns() { return read_senses("nouns.tsv", lexicon_.nouns_); }

  Outcome read_unlisted_verbs() {
    std::unordered_map<std::string, std::vector<EventSense>> by;
    if (auto done = read_senses("unlisted_verbs.tsv", by); !done) return done;
    auto& senses = lexicon_.unlisted_ = std::move(by["*"]);
    std::sort(senses.begin(), senses.end(), [](auto& a, auto& b) { return a.type < b.type; });
    if (senses.size() == all_event_types().size()) return {};
    return fail(ErrorCode::kConfiguration,
                "unlisted_verbs.tsv: each type needs one row of lemma *");
  }

  Outcome read_light_verbs() {
    auto table = Table::read(folder_ / "light_verbs.tsv", {"verb", "nouns", "effect"});
    if (!table) return tl::unexpected(table.error());
    for (std::size_t row = 0; row < table->size(); ++row) {
      LightVerb verb;
      std::string lemma;
      std::tie(lemma, verb.particles) = split_lemma(table->cell(row, 0));
      if (table->cell(row, 1) != "*") {
        for (std::string_view noun : split(table->cell(row, 1), ',')) {
          auto parsed = alternative(noun);
          if (!parsed) return tl::unexpected(table->error(row, "unknown class of nouns"));
          verb.nouns.push_back(*std::move(parsed));
        }
      }
      const auto effect = enum_named<LightEffect>(kLightNames, table->cell(row, 2));
      if (!effect) return tl::unexpected(table->error(row, "unknown effect"));
      verb.effect = *effect;
      lexicon_.light_verbs_[lemma].push_back(std::move(verb));
    }
    return {};
  }

  Outcome read_governors() {
    auto table = Table::read(folder_ / "governors.tsv", {"lemma", "pos", "complements", "effect"});
    if (!table) return tl::unexpected(table.error());
    for (std::size_t row = 0; row < table->size(); ++row) {
      Governor governor;
      std::tie(governor.lemma, governor.particles) = split_lemma(table->cell(row, 0));
      const std::string_view pos = table->cell(row, 1);
      const auto* found = std::find_if(kGovernorPos.begin(), kGovernorPos.end(),
                                       [&](const auto& p) { return pos == std::string{p.first}; });
      if (found == kGovernorPos.end()) return tl::unexpected(table->error(row, "unknown pos"));
      governor.pos = found->second;
      for (std::string_view c : split(table->cell(row, 2), ',')) {
        governor.complements.emplace_back(c);
      }
      const auto effect = enum_named<GovernorEffect>(kEffectNames, table->cell(row, 3));
      if (!effect) return tl::unexpected(table->error(row, "unknown effect"));
      governor.effect = *effect;
      lexicon_.governors_[governor.lemma].push_back(std::move(governor));
    }
    return {};
  }

  // "RETREAT[release]" -> the type and its mode; "*" leaves both open.
  static bool parse_of(std::string_view text, Fold& fold) {
    if (text == "*") return true;
    const std::size_t bracket = text.find('[');
    fold.of = parse_event_type(text.substr(0, bracket));
    if (bracket != std::string_view::npos) {
      fold.of_mode = text.substr(bracket + 1, text.size() - bracket - 2);
    }
    return fold.of.has_value();
  }

  Outcome read_folds() {
    auto table = Table::read(folder_ / "folds.tsv", {"effect", "of", "type", "mode", "cameo",
                                                     "status", "plan", "parties"});
    if (!table) return tl::unexpected(table.error());
    for (std::size_t row = 0; row < table->size(); ++row) {
      Fold fold;
      const auto effect = enum_named<GovernorEffect>(kEffectNames, table->cell(row, 0));
      const auto parties = enum_named<FoldParties>(kFoldPartiesNames, table->cell(row, 7));
      if (!effect || !parties || !parse_of(table->cell(row, 1), fold)) {
        return tl::unexpected(table->error(row, "unknown effect, type or parties"));
      }
      fold.effect = *effect;
      fold.parties = *parties;
      if (auto type = table->cell(row, 2); type != "=") {
        fold.type = parse_event_type(type);
        if (!fold.type) return tl::unexpected(table->error(row, "unknown type"));
      }
      if (auto mode = table->cell(row, 3); mode != "=") {
        fold.modes.emplace();
        if (!mode.empty()) fold.modes->push_back({std::string(mode)});
        if (!mode.empty() && !(fold.type && ontology_.mode(*fold.type, mode))) {
          return tl::unexpected(table->error(row, "the type has no such mode"));
        }
      }
      if (auto cameo = table->cell(row, 4); cameo != "=") {
        fold.cameo = CameoCode::parse(cameo);
        if (!fold.cameo || !ontology_.cameo(*fold.cameo)) {
          return tl::unexpected(table->error(row, "unknown CAMEO code"));
        }
      }
      if (auto status = table->cell(row, 5); !status.empty()) {
        fold.status = parse_event_status(status);
        if (!fold.status) return tl::unexpected(table->error(row, "unknown status"));
      }
      fold.plan = table->cell(row, 6) == "1";
      lexicon_.folds_.push_back(std::move(fold));
    }
    return {};
  }

  Outcome read_blocks() {
    auto table =
        Table::read(folder_ / "blocks.tsv", {"lemma", "pos", "types", "conditions", "reason"});
    if (!table) return tl::unexpected(table.error());
    for (std::size_t row = 0; row < table->size(); ++row) {
      EventBlock block;
      block.verbs = table->cell(row, 1) != "N";
      block.nouns = table->cell(row, 1) != "V";
      for (std::string_view name : table->list(row, 2)) {
        const auto type = parse_event_type(name);
        if (!type) return tl::unexpected(table->error(row, "unknown type"));
        block.types.push_back(*type);
      }
      auto parsed = conditions(*table, row, 3);
      if (!parsed) return tl::unexpected(parsed.error());
      block.conditions = *std::move(parsed);
      // A particle is part of what must be met: "pull_out" blocks no other "pull".
      auto [lemma, particles] = split_lemma(table->cell(row, 0));
      for (const std::string& particle : particles) {
        SlotCondition condition;
        condition.slot = "particle";
        condition.alternatives.push_back({particle, std::nullopt, std::nullopt});
        block.conditions.push_back(std::move(condition));
      }
      block.reason = table->cell(row, 4);
      lexicon_.blocks_[lemma].push_back(std::move(block));
    }
    return {};
  }

  Outcome read_contexts() {
    auto table = Table::read(folder_ / "contexts.tsv", {"context", "word"});
    if (!table) return tl::unexpected(table.error());
    for (std::size_t row = 0; row < table->size(); ++row) {
      if (!ontology_.is_context(table->cell(row, 0))) {
        return tl::unexpected(table->error(row, "unknown context"));
      }
      lexicon_.contexts_[std::string(table->cell(row, 1))].push_back(
          {std::string(table->cell(row, 0))});
    }
    return {};
  }

  Outcome read_calibration() {
    auto table = Table::read(folder_ / "confidence.tsv", {"product", "right"});
    if (!table) return tl::unexpected(table.error());
    auto& points = lexicon_.calibration_;
    for (std::size_t row = 0; row < table->size(); ++row) {
      const auto product = parse_number<float>(table->cell(row, 0));
      const auto right = parse_number<float>(table->cell(row, 1));
      const bool rises =
          product && right && *right >= 0 && *right <= 1 &&
          (points.empty() ? *product == 0
                          : *product > points.back().first && *right >= points.back().second);
      if (!rises) return tl::unexpected(table->error(row, "both columns must rise, from 0 to 1"));
      points.emplace_back(*product, *right);
    }
    if (points.empty() || points.back().first != 1) {
      return fail(ErrorCode::kConfiguration,
                  (folder_ / "confidence.tsv").string() + ": the last product must be 1");
    }
    return {};
  }

  std::filesystem::path folder_;
  const Ontology& ontology_;
  std::filesystem::path user_types_;
  EventLexicon lexicon_;
};

Result<EventLexicon> EventLexicon::load(const std::filesystem::path& data, const Ontology& ontology,
                                        const std::filesystem::path& user_types) {
  auto domains = DomainModel::load(data);
  if (!domains) return tl::unexpected(domains.error());
  auto ranker = SenseModel::load(data);
  if (!ranker) return tl::unexpected(ranker.error());
  auto lexicon = EventLexiconReader(data / "lexicon" / "events", ontology, user_types).read();
  if (!lexicon) return lexicon;
  lexicon->domains_ = *std::move(domains);
  lexicon->sense_ranker_ = *std::move(ranker);
  return lexicon;
}

std::span<const EventSense> EventLexicon::verb_senses(std::string_view lemma) const {
  return rows_of(verbs_, lemma);
}
std::span<const EventSense> EventLexicon::noun_senses(std::string_view lemma) const {
  return rows_of(nouns_, lemma);
}
std::span<const LightVerb> EventLexicon::light_verbs(std::string_view lemma) const {
  return rows_of(light_verbs_, lemma);
}
std::span<const Governor> EventLexicon::governors(std::string_view lemma) const {
  return rows_of(governors_, lemma);
}
std::span<const EventBlock> EventLexicon::blocks(std::string_view lemma) const {
  return rows_of(blocks_, lemma);
}
std::span<const EventBlock> EventLexicon::general_blocks() const { return rows_of(blocks_, "*"); }
std::span<const EventContext> EventLexicon::contexts_of(std::string_view word) const {
  return rows_of(contexts_, word);
}

const Fold* EventLexicon::fold(GovernorEffect effect, EventType type,
                               const std::vector<EventMode>& modes) const {
  const Fold* best = nullptr;
  int best_rank = -1;
  for (const Fold& fold : folds_) {
    if (fold.effect != effect || (fold.of && *fold.of != type)) continue;
    const bool mode_fits = fold.of_mode.empty() ||
                           std::any_of(modes.begin(), modes.end(),
                                       [&](const EventMode& m) { return m.name == fold.of_mode; });
    if (!mode_fits) continue;
    const int rank = (fold.of ? 1 : 0) + (fold.of_mode.empty() ? 0 : 1);
    if (rank > best_rank) {
      best = &fold;
      best_rank = rank;
    }
  }
  return best;
}

bool EventLexicon::in_class(std::uint16_t word_class, std::string_view lemma) const {
  return classes_[word_class].contains(std::string(lemma));
}

std::optional<std::uint16_t> EventLexicon::word_class(std::string_view name) const {
  const auto found = class_names_.find(std::string(name));
  if (found == class_names_.end()) return std::nullopt;
  return found->second;
}

float EventLexicon::calibrated(float confidence) const {
  for (std::size_t i = 1; i < calibration_.size(); ++i) {
    const auto [low, from] = calibration_[i - 1];
    const auto [high, to] = calibration_[i];
    if (confidence <= high) return from + (to - from) * (confidence - low) / (high - low);
  }
  return calibration_.back().second;
}

}  // namespace chancery
