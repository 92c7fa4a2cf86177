#include "eval/name_scores.h"

#include <algorithm>
#include <cstdio>
#include <set>

#include "chancery/base/strings.h"
#include "chancery/syntax/conllu.h"
#include "chancery/syntax/label_map.h"

namespace chancery {
namespace {

// One BIO tag after another; an I- that continues nothing begins a name.
bool add_tag(std::string_view tag, std::size_t place, std::vector<ScoredName>& names) {
  if (tag == "O" || tag == "_" || tag.empty()) return true;
  if (tag.size() < 3 || tag[1] != '-' || (tag[0] != 'B' && tag[0] != 'I')) return false;
  const std::string type(tag.substr(2));
  const bool goes_on =
      tag[0] == 'I' && !names.empty() && names.back().end == place && names.back().type == type;
  if (goes_on) {
    ++names.back().end;
  } else {
    names.push_back({place, place + 1, type});
  }
  return true;
}

Result<std::vector<NamedSentence>> read_columns(std::string_view name, std::string_view content) {
  std::vector<NamedSentence> sentences;
  NamedSentence sentence;
  std::size_t number = 0;
  const auto finish = [&] {
    if (!sentence.forms.empty()) sentences.push_back(std::move(sentence));
    sentence = NamedSentence();
  };
  for (std::string_view line : split(content, '\n')) {
    ++number;
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (trim(line).empty()) {
      finish();
      continue;
    }
    const std::vector<std::string_view> cells = split(line, '\t');
    if (cells.size() < 2 || !add_tag(cells[1], sentence.forms.size(), sentence.names)) {
      return fail(ErrorCode::kInvalidInput,
                  std::string(name) + ":" + std::to_string(number) + ": no token and BIO tag");
    }
    sentence.forms.emplace_back(cells[0]);
  }
  finish();
  return sentences;
}

Result<std::vector<NamedSentence>> read_conllu_names(std::string_view name,
                                                     std::string_view content) {
  const auto read = read_conllu(name, content);
  if (!read) return tl::unexpected(read.error());
  const ConlluText joined = join_conllu(*read);
  std::vector<NamedSentence> sentences(read->size());
  for (std::size_t s = 0; s < read->size(); ++s) {
    for (const ConlluWord& word : (*read)[s].words) sentences[s].forms.push_back(word.form);
  }
  for (const NameSpan& span : joined.syntax.name_spans) {
    const Token& first = joined.syntax[span.tokens.begin];
    const std::uint32_t begin = joined.syntax[first.sentence].tokens.begin.value;
    sentences[first.sentence.value].names.push_back(
        {span.tokens.begin.value - begin, span.tokens.end.value - begin,
         kEntityTypeNames[static_cast<std::size_t>(span.type)]});
  }
  return sentences;
}

// The types of a set that the record has too.
std::set<std::string> types_of(const std::vector<NamedSentence>& sentences) {
  std::set<std::string> types;
  for (const NamedSentence& sentence : sentences) {
    for (const ScoredName& name : sentence.names) {
      if (parse_entity_type(name.type)) types.insert(name.type);
    }
  }
  return types;
}

// Only persons, organisations and places, the last as LOC.
std::vector<ScoredName> coarse(const std::vector<ScoredName>& names) {
  std::vector<ScoredName> out;
  for (ScoredName name : names) {
    if (name.type == "GPE") name.type = "LOC";
    if (name.type == "PER" || name.type == "ORG" || name.type == "LOC") out.push_back(name);
  }
  return out;
}

using ByType = std::map<std::string, AnswerCounts>;

ByType score_sentence(const std::vector<ScoredName>& gold, const std::vector<ScoredName>& system) {
  ByType figures;
  for (const ScoredName& name : gold) ++figures[name.type].gold;
  for (const ScoredName& name : system) {
    AnswerCounts& figure = figures[name.type];
    ++figure.system;
    if (std::find(gold.begin(), gold.end(), name) != gold.end()) ++figure.correct;
  }
  return figures;
}

std::string line(std::string_view name, const AnswerCounts& figure) {
  char text[120];
  std::snprintf(text, sizeof text, "%-6s %9.2f %7.2f %7.2f %7zu\n", std::string(name).c_str(),
                figure.precision(), figure.recall(), figure.f1(), figure.gold);
  return text;
}

}  // namespace

Result<std::vector<NamedSentence>> read_named(std::string_view name, std::string_view content) {
  // CoNLL-U has ten columns; the first line that is no comment tells.
  for (std::string_view line : split(content, '\n')) {
    if (trim(line).empty() || (line.front() == '#' && line.find('\t') == std::string_view::npos)) {
      continue;
    }
    if (split(line, '\t').size() == 10) return read_conllu_names(name, content);
    break;
  }
  return read_columns(name, content);
}

std::string NameScores::table() const {
  std::string out = "type   precision  recall      F1    gold\n" + line("all", all);
  for (const auto& [type, figure] : by_type) out += line(type, figure);
  char interval[80];
  std::snprintf(interval, sizeof interval, "95 %% interval of F1: %.2f to %.2f\n", f1_interval.low,
                f1_interval.high);
  return out + line("coarse", coarse) + interval;
}

Result<NameScores> score_names(const std::vector<NamedSentence>& gold,
                               const std::vector<NamedSentence>& system, std::size_t draws) {
  if (gold.size() != system.size()) {
    return fail(ErrorCode::kInvalidInput, std::to_string(gold.size()) + " gold sentences, but " +
                                              std::to_string(system.size()) + " answered");
  }
  const std::set<std::string> types = types_of(gold);
  NameScores scores;
  std::vector<AnswerCounts> sentences;
  for (std::size_t s = 0; s < gold.size(); ++s) {
    if (gold[s].forms != system[s].forms) {
      return fail(ErrorCode::kInvalidInput,
                  "sentence " + std::to_string(s + 1) + " is not the same on both sides");
    }
    std::vector<ScoredName> answered;
    for (ScoredName name : system[s].names) {
      if (name.type == "GPE" && !types.contains("GPE")) name.type = "LOC";
      if (types.contains(name.type)) answered.push_back(name);
    }
    AnswerCounts sum;
    std::vector<ScoredName> asked = gold[s].names;
    std::erase_if(asked, [&](const ScoredName& name) { return !types.contains(name.type); });
    for (const auto& [type, figure] : score_sentence(asked, answered)) {
      scores.by_type[type] += figure;
      scores.all += figure;
      sum += figure;
    }
    sentences.push_back(sum);
    for (const auto& [type, figure] :
         score_sentence(coarse(gold[s].names), coarse(system[s].names))) {
      scores.coarse += figure;
    }
  }
  scores.f1_interval =
      drawn_interval(sentences.size(), draws, [&](const std::vector<std::size_t>& sample) {
        AnswerCounts sum;
        for (std::size_t s : sample) sum += sentences[s];
        return sum.f1();
      });
  return scores;
}

}  // namespace chancery
