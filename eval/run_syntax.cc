#include "eval/run_syntax.h"

#include <string>
#include <vector>

#include "chancery/syntax/conllu.h"

namespace chancery {
namespace {

// What the engine would write, read as any other system's answer is.
Result<ParseScores> score_against(const std::vector<ConlluSentence>& gold, std::string_view text,
                                  const Syntax& syntax) {
  const auto system = read_conllu("parse", write_conllu(text, syntax));
  if (!system) return tl::unexpected(system.error());
  return score_parse(gold, *system);
}

}  // namespace

Result<ParseEvaluation> evaluate_parse(const SyntaxEngine& engine, std::string_view name,
                                       std::string_view content) {
  const auto gold = read_conllu(name, content);
  if (!gold) return tl::unexpected(gold.error());
  ConlluText joined = join_conllu(*gold);
  ParseEvaluation evaluation;

  engine.annotate(joined.text, joined.syntax);
  auto given = score_against(*gold, joined.text, joined.syntax);
  if (!given) return tl::unexpected(given.error());
  evaluation.gold_tokens = std::move(*given);

  Document document;
  document.text = joined.text;
  auto raw = score_against(*gold, document.text, engine.parse(document));
  if (!raw) return tl::unexpected(raw.error());
  evaluation.raw = std::move(*raw);
  return evaluation;
}

Result<NameScores> evaluate_names(const SyntaxEngine& engine, std::string_view name,
                                  std::string_view content) {
  const auto gold = read_named(name, content);
  if (!gold) return tl::unexpected(gold.error());
  std::string text;
  Syntax syntax;
  for (const NamedSentence& sentence : *gold) {
    const std::size_t first = syntax.tokens.size();
    const std::size_t begin = text.size();
    for (const std::string& form : sentence.forms) {
      Token token;
      token.span = Span(text.size(), text.size() + form.size());
      token.sentence = SentenceIndex(syntax.sentences.size());
      syntax.tokens.push_back(token);
      text += form + " ";
    }
    syntax.sentences.push_back({Span(begin, text.size() - 1),
                                {TokenIndex(first), TokenIndex(syntax.tokens.size())},
                                TokenIndex(first)});
  }
  engine.annotate(text, syntax);
  std::vector<NamedSentence> answers = *gold;
  for (NamedSentence& answer : answers) answer.names.clear();
  for (const NameSpan& span : syntax.name_spans) {
    const SentenceIndex sentence = syntax[span.tokens.begin].sentence;
    const std::uint32_t begin = syntax[sentence].tokens.begin.value;
    answers[sentence.value].names.push_back(
        {span.tokens.begin.value - begin, span.tokens.end.value - begin,
         kEntityTypeNames[static_cast<std::size_t>(span.type)]});
  }
  return score_names(*gold, answers);
}

}  // namespace chancery
