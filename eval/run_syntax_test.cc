#include "eval/run_syntax.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <fstream>
#include <iterator>
#include <sstream>
#include <tuple>

#include "eval/floors.h"

namespace chancery {
namespace {

std::string gold(const std::string& file) {
  std::ifstream stream(std::string(CHANCERY_SOURCE_DIR) + "/eval/gold/syntax/" + file);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

// The treebank with its forms in another case, as headlines are set; ASCII letters only.
std::string recased(const std::string& treebank, int (*letter)(int)) {
  std::string out;
  std::istringstream lines(treebank);
  for (std::string line; std::getline(lines, line); out += line + "\n") {
    const std::size_t form = line.find('\t') + 1;
    const std::size_t end = line.find('\t', form);
    if (line.starts_with('#') || form == 0 || end == std::string::npos) continue;
    std::transform(line.begin() + static_cast<std::ptrdiff_t>(form),
                   line.begin() + static_cast<std::ptrdiff_t>(end),
                   line.begin() + static_cast<std::ptrdiff_t>(form),
                   [letter](unsigned char c) { return static_cast<char>(letter(c)); });
  }
  return out;
}

std::map<std::string, double> figures(const ParseScores& scores) {
  std::map<std::string, double> by_name;
  for (const ParseFigure& figure : scores.figures)
    by_name[std::string(figure.name)] = figure.counts.f1();
  return by_name;
}

TEST(Quality, NoSyntaxFigureFallsBelowItsFloor) {
  const auto engine = SyntaxEngine::load(CHANCERY_DATA_DIR);
  ASSERT_TRUE(engine) << engine.error().message;
  const auto floors = read_floors(std::string(CHANCERY_SOURCE_DIR) + "/eval/floors.tsv");
  ASSERT_TRUE(floors) << floors.error().message;
  const std::string news = gold("news.conllu");
  const auto parse = evaluate_parse(*engine, "news.conllu", news);
  ASSERT_TRUE(parse) << parse.error().message;
  EXPECT_EQ(below_floors(*floors, "parse", "syntax/news.conllu", figures(parse->raw)), "")
      << parse->raw.table();
  EXPECT_EQ(
      below_floors(*floors, "parse-gold-tokens", "syntax/news.conllu", figures(parse->gold_tokens)),
      "")
      << parse->gold_tokens.table();
  const auto names = evaluate_names(*engine, "news.conllu", news);
  ASSERT_TRUE(names) << names.error().message;
  EXPECT_EQ(below_floors(*floors, "names", "syntax/news.conllu", {{"F1", names->all.f1()}}), "")
      << names->table();
}

TEST(Quality, CaseAndTranslationCostFewTags) {
  const auto engine = SyntaxEngine::load(CHANCERY_DATA_DIR);
  ASSERT_TRUE(engine) << engine.error().message;
  const auto floors = read_floors(std::string(CHANCERY_SOURCE_DIR) + "/eval/floors.tsv");
  ASSERT_TRUE(floors) << floors.error().message;
  const std::string news = gold("news.conllu");
  const std::array<std::tuple<std::string, std::string, std::string>, 3> sets = {{
      {"parse-lower-case", "syntax/news.conllu", recased(news, std::tolower)},
      {"parse-upper-case", "syntax/news.conllu", recased(news, std::toupper)},
      {"parse-gold-tokens", "syntax/translated.conllu", gold("translated.conllu")},
  }};
  for (const auto& [task, set, treebank] : sets) {
    const auto parse = evaluate_parse(*engine, set, treebank);
    ASSERT_TRUE(parse) << parse.error().message;
    EXPECT_EQ(below_floors(*floors, task, set, figures(parse->gold_tokens)), "") << task;
  }
}

TEST(EvaluateParse, ABadTreebankIsToldByLine) {
  const auto engine = SyntaxEngine::load(CHANCERY_DATA_DIR);
  ASSERT_TRUE(engine) << engine.error().message;
  const auto parse = evaluate_parse(*engine, "bad.conllu", "1\tx\n");
  ASSERT_FALSE(parse);
  EXPECT_NE(parse.error().message.find("bad.conllu:1"), std::string::npos);
}

}  // namespace
}  // namespace chancery
