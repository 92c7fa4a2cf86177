#include "chancery/knowledge/speech_lexicon.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

#include "chancery/base/strings.h"
#include "chancery/knowledge/table.h"

namespace chancery {
namespace {

constexpr std::array<std::pair<std::string_view, CueFrame>, 14> kFrames = {{
    {"that", CueFrame::kThat},
    {"quote", CueFrame::kQuote},
    {"wh", CueFrame::kWh},
    {"inf", CueFrame::kInf},
    {"obj-inf", CueFrame::kObjectInf},
    {"ecm", CueFrame::kObjectWithInf},
    {"obj", CueFrame::kObject},
    {"to", CueFrame::kTo},
    {"np", CueFrame::kNounPhrase},
    {"ing", CueFrame::kGerund},
    {"as", CueFrame::kAs},
    {"small", CueFrame::kSmall},
    {"on", CueFrame::kOn},
    {"quoted", CueFrame::kQuoted},
}};

std::optional<CueFrame> parse_frame(std::string_view text) {
  for (const auto& [name, frame] : kFrames) {
    if (name == text) return frame;
  }
  return std::nullopt;
}

std::optional<Stance> parse_stance(std::string_view text) {
  for (std::size_t i = 0; i < std::size(kStanceNames); ++i) {
    if (text == kStanceNames[i]) return static_cast<Stance>(i);
  }
  return std::nullopt;
}

}  // namespace

bool SpeechCue::takes_preposition(std::string_view word) const {
  return std::find(prepositions.begin(), prepositions.end(), word) != prepositions.end();
}

Result<SpeechLexicon> SpeechLexicon::load(const std::filesystem::path& data) {
  const auto table =
      Table::read(data / "lexicon" / "speech.tsv", {"cue", "part", "stance", "frames"});
  if (!table) return tl::unexpected(table.error());
  SpeechLexicon lexicon;
  for (std::size_t row = 0; row < table->size(); ++row) {
    const std::string_view name = table->cell(row, 0);
    const std::string_view part = table->cell(row, 1);
    const std::map<std::string_view, Set*> sets = {{"document", &lexicon.documents_},
                                                   {"raising", &lexicon.raising_},
                                                   {"light", &lexicon.light_},
                                                   {"medium", &lexicon.media_},
                                                   {"occasion", &lexicon.occasions_}};
    if (const auto set = sets.find(part); set != sets.end()) {
      set->second->emplace(name);
      continue;
    }
    const auto stance = parse_stance(table->cell(row, 2));
    if (!stance) return tl::unexpected(table->error(row, "unknown stance"));
    if (part == "phrase") {
      SpeechPhrase phrase{{}, *stance};
      for (std::string_view word : split(name, ' ')) phrase.words.emplace_back(word);
      lexicon.phrases_.push_back(std::move(phrase));
      continue;
    }
    const std::map<std::string_view, Map*> maps = {
        {"verb", &lexicon.verbs_}, {"noun", &lexicon.nouns_}, {"adjective", &lexicon.adjectives_}};
    const auto map = maps.find(part);
    if (map == maps.end()) {
      return tl::unexpected(table->error(
          row,
          "part is verb, noun, adjective, phrase, document, raising, light, medium or occasion"));
    }
    SpeechCue cue;
    cue.stance = *stance;
    for (std::string_view frame : table->list(row, 3)) {
      if (frame.starts_with("pp:")) {
        cue.prepositions.emplace_back(frame.substr(3));
        continue;
      }
      const auto parsed = parse_frame(frame);
      if (!parsed) return tl::unexpected(table->error(row, "unknown frame"));
      cue.frames = static_cast<std::uint16_t>(cue.frames | static_cast<std::uint16_t>(*parsed));
    }
    if (!map->second->try_emplace(std::string(name), std::move(cue)).second) {
      return tl::unexpected(table->error(row, "cue stands twice"));
    }
  }
  return lexicon;
}

const SpeechCue* SpeechLexicon::verb(std::string_view lemma, std::string_view particle) const {
  const auto found = particle.empty()
                         ? verbs_.find(lemma)
                         : verbs_.find(std::string(lemma) + " " + std::string(particle));
  return found == verbs_.end() ? nullptr : &found->second;
}

const SpeechCue* SpeechLexicon::noun(std::string_view lemma) const {
  const auto found = nouns_.find(lemma);
  return found == nouns_.end() ? nullptr : &found->second;
}

const SpeechCue* SpeechLexicon::adjective(std::string_view lemma) const {
  const auto found = adjectives_.find(lemma);
  return found == adjectives_.end() ? nullptr : &found->second;
}

bool SpeechLexicon::is_document(std::string_view lemma) const { return documents_.contains(lemma); }

bool SpeechLexicon::is_raising(std::string_view lemma) const { return raising_.contains(lemma); }

bool SpeechLexicon::is_light(std::string_view lemma) const { return light_.contains(lemma); }

bool SpeechLexicon::is_medium(std::string_view lemma) const { return media_.contains(lemma); }

bool SpeechLexicon::is_occasion(std::string_view lemma) const { return occasions_.contains(lemma); }

}  // namespace chancery
