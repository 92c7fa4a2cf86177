#include "eval/run_syntax.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "eval/floors.h"

namespace chancery {
namespace {

std::string news() {
  std::ifstream file(std::string(CHANCERY_SOURCE_DIR) + "/eval/gold/syntax/news.conllu");
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::map<std::string, double> figures(const ParseScores& scores) {
  std::map<std::string, double> by_name;
  for (const ParseFigure& figure : scores.figures) by_name[std::string(figure.name)] = figure.f1();
  return by_name;
}

TEST(Quality, NoSyntaxFigureFallsBelowItsFloor) {
  const auto engine = SyntaxEngine::load(CHANCERY_DATA_DIR);
  ASSERT_TRUE(engine) << engine.error().message;
  const auto floors = read_floors(std::string(CHANCERY_SOURCE_DIR) + "/eval/floors.tsv");
  ASSERT_TRUE(floors) << floors.error().message;
  const std::string gold = news();
  const auto parse = evaluate_parse(*engine, "news.conllu", gold);
  ASSERT_TRUE(parse) << parse.error().message;
  EXPECT_EQ(below_floors(*floors, "parse", "syntax/news.conllu", figures(parse->raw)), "")
      << parse->raw.table();
  EXPECT_EQ(
      below_floors(*floors, "parse-gold-tokens", "syntax/news.conllu", figures(parse->gold_tokens)),
      "")
      << parse->gold_tokens.table();
  const auto names = evaluate_names(*engine, "news.conllu", gold);
  ASSERT_TRUE(names) << names.error().message;
  EXPECT_EQ(below_floors(*floors, "names", "syntax/news.conllu", {{"F1", names->all.f1()}}), "")
      << names->table();
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
