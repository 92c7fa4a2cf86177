#include "chancery/stories/summary.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <unordered_map>

#include "chancery/stories/fingerprint.h"
#include "chancery/stories/known_names.h"
#include "chancery/text/fold.h"

namespace chancery {
namespace {

constexpr float kNameWeight = 1.5F;  // of names and numbers
constexpr float kTitleWeight = 1;    // what the headline says counts once more

// Code points before a byte of a valid text.
std::uint32_t code_points(std::string_view text, std::uint32_t bytes) {
  return static_cast<std::uint32_t>(std::count_if(text.begin(), text.begin() + bytes, [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

WordCounts count_words(const std::vector<TextWords>& sentences) {
  WordCounts counts;
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    const float weight = s == 0 ? 1 + kTitleWeight : 1;
    for (std::uint64_t word : sentences[s].words) counts[word] += weight;
    for (std::uint64_t word : sentences[s].keys) counts[word] += (kNameWeight - 1) * weight;
  }
  return counts;
}

CountedWords shortened(const WordCounts& counts) {
  std::unordered_map<std::uint32_t, float> by_hash;
  for (const auto& [word, count] : counts) by_hash[short_hash(word)] += count;
  CountedWords words(by_hash.begin(), by_hash.end());
  std::sort(words.begin(), words.end());
  return words;
}

TellingText text_of(const FiledReport& report, const FiledEvent& event,
                    const std::vector<TextWords>& sentences, WordReader& reader) {
  TellingText out;
  out.span = Span(code_points(report.text, event.evidence.begin),
                  code_points(report.text, event.evidence.end));
  out.words = words_at(report.text, event.evidence);
  const auto at = std::find_if(report.sentences.begin(), report.sentences.end(),
                               [&](Span sentence) { return sentence.contains(event.trigger); });
  out.sentence = static_cast<std::size_t>(at - report.sentences.begin());
  const TextWords words =
      out.sentence < sentences.size() ? sentences[out.sentence] : reader.read(out.words);
  out.keys = words.keys;
  std::set_difference(words.words.begin(), words.words.end(), words.keys.begin(), words.keys.end(),
                      std::back_inserter(out.content));
  out.content.shrink_to_fit();
  out.keys.shrink_to_fit();
  return out;
}

// The entities that take part in the events; the events' own numbers follow.
void keep_parties(const FiledReport& report, ReportSummary& out) {
  std::map<std::uint32_t, std::uint32_t> places;
  for (FiledEvent& event : out.events) {
    for (auto* side : {&event.actors, &event.recipients}) {
      for (std::uint32_t& i : *side) {
        const auto [place, fresh] = places.emplace(i, out.entities.size());
        if (fresh) {
          const FiledEntity& entity = report.entities[i];
          FiledEntity kept;
          kept.name = entity.name;
          kept.type = entity.type;
          kept.actor = entity.actor;
          kept.country = entity.country;
          kept.sectors = entity.sectors;
          out.entities.push_back(std::move(kept));
        }
        i = place->second;
      }
    }
  }
}

}  // namespace

ReportSummary summarize(const FiledReport& report, WordReader& reader) {
  ReportSummary out;
  out.report.id = report.report.id;
  out.report.url = report.report.url;
  out.report.outlet = report.report.outlet;
  out.title = report.title;
  if (report.dateline) out.agency = report.dateline->agency;
  if (reader.lexicon().is_notice(report.title)) out.notice = fold_name(report.text);
  out.published = report.published;
  out.text_bytes = report.text.size();
  std::vector<TextWords> sentences;
  for (Span sentence : report.sentences) {
    sentences.push_back(reader.read(words_at(report.text, sentence)));
  }
  for (const FiledEvent& event : report.events) {
    out.tellings.push_back(text_of(report, event, sentences, reader));
  }
  out.persons = known_persons(report);
  out.events = report.events;
  keep_parties(report, out);
  WordCounts counts = count_words(sentences);
  out.words = shortened(counts);
  for (const TextWords& sentence : sentences) {
    for (std::uint64_t number : sentence.numbers) counts.erase(number);
  }
  out.subject = subject_words(counts, reader.lexicon());
  out.copy_keys = copy_keys(report.text, sentences);
  return out;
}

}  // namespace chancery
