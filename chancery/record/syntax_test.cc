#include "chancery/record/syntax.h"

#include <gtest/gtest.h>

#include <vector>

namespace chancery {
namespace {

// "She met him today": the verb is the root.
Syntax small_tree() {
  Syntax syntax;
  const std::vector<std::pair<std::size_t, Deprel>> rows = {
      {1, Deprel::kNsubj}, {1, Deprel::kRoot}, {1, Deprel::kObj}, {2, Deprel::kNmod}};
  for (const auto& [head, deprel] : rows) {
    Token token;
    token.head = TokenIndex(head);
    token.deprel = deprel;
    syntax.tokens.push_back(token);
  }
  syntax.sentences.push_back({Span(0, 17), {TokenIndex(0), TokenIndex(4)}, TokenIndex(1)});
  return syntax;
}

TEST(Tree, ChildrenComeInTheOrderOfTheText) {
  const Syntax syntax = small_tree();
  const Tree tree(syntax);
  std::vector<TokenIndex> children;
  for (TokenIndex c : tree.children(TokenIndex(1))) children.push_back(c);
  EXPECT_EQ(children, (std::vector<TokenIndex>{TokenIndex(0), TokenIndex(2)}));
  EXPECT_EQ(tree.child(TokenIndex(1), Deprel::kObj), TokenIndex(2));
  EXPECT_FALSE(tree.child(TokenIndex(0), Deprel::kObj));
}

TEST(Tree, SubtreeReachesItsLastGrandchild) {
  const Syntax syntax = small_tree();
  const Tree tree(syntax);
  EXPECT_EQ(tree.subtree(TokenIndex(2)), (TokenRange{TokenIndex(2), TokenIndex(4)}));
  EXPECT_TRUE(tree.dominates(TokenIndex(1), TokenIndex(3)));
  EXPECT_FALSE(tree.dominates(TokenIndex(0), TokenIndex(3)));
}

TEST(Tree, ACycleInForeignInputEnds) {
  Syntax syntax = small_tree();
  syntax.tokens[1].head = TokenIndex(3);
  const Tree tree(syntax);
  EXPECT_FALSE(tree.dominates(TokenIndex(0), TokenIndex(3)));
}

TEST(Tags, EveryNameParsesBack) {
  for (int i = 0; i <= static_cast<int>(Upos::kX); ++i) {
    EXPECT_EQ(parse_upos(to_string(static_cast<Upos>(i))), static_cast<Upos>(i));
  }
  for (int i = 0; i <= static_cast<int>(Xpos::kXX); ++i) {
    EXPECT_EQ(parse_xpos(to_string(static_cast<Xpos>(i))), static_cast<Xpos>(i));
  }
  for (int i = 0; i <= static_cast<int>(Deprel::kXcomp); ++i) {
    EXPECT_EQ(parse_deprel(to_string(static_cast<Deprel>(i))), static_cast<Deprel>(i));
  }
}

TEST(Deprel, OlderSubtypesMapToTheirPresentNames) {
  EXPECT_EQ(parse_deprel("obl:tmod"), Deprel::kOblUnmarked);
  EXPECT_EQ(parse_deprel("obl:something"), Deprel::kObl);
  EXPECT_FALSE(parse_deprel("subject"));
}

}  // namespace
}  // namespace chancery
