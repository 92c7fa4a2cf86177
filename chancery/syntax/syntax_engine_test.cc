#include "chancery/syntax/syntax_engine.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <thread>

#include "chancery/base/strings.h"
#include "chancery/syntax/conllu.h"

namespace chancery {
namespace {

const SyntaxEngine& engine() {
  static const Result<SyntaxEngine> loaded = SyntaxEngine::load(CHANCERY_DATA_DIR);
  if (!loaded) throw std::runtime_error(loaded.error().message);
  return *loaded;
}

Document document(std::string_view text) {
  Document made;
  made.text = text;
  return made;
}

std::string parsed(std::string_view text) {
  const Document made = document(text);
  return write_conllu(made.text, engine().parse(made));
}

const std::vector<std::string> kReports = {
    "Foreign Minister Lars Holt flew to Geneva on Monday. He will meet his Kenyan counterpart, "
    "Grace Odhiambo, for talks on the border.\n\"We cannot accept this,\" he told reporters.",
    "OSLO, March 3 (Wire) - The two presidents signed an agreement on fisheries.",
    "Why? Nobody knows. The ministry didn't say.\nThe talks, which began in May, have failed.",
    "x",
    "",
    "\n\n",
    "No."};

// The rows of reference_outputs.txt as CoNLL-U would have them.
struct Reference {
  std::vector<ConlluSentence> sentences;
  std::vector<std::string> names;
};
Reference read_reference() {
  Reference reference;
  std::ifstream file(std::string(CHANCERY_SOURCE_DIR) +
                     "/chancery/syntax/testdata/reference_outputs.txt");
  for (std::string line; std::getline(file, line);) {
    const std::vector<std::string_view> cells = split(line, '\t');
    if (cells[0] == "sentence") reference.sentences.emplace_back();
    if (cells[0] != "token") continue;
    ConlluWord word;
    word.form = cells[2];
    word.upos = cells[3];
    word.xpos = cells[4];
    word.lemma = cells[5];
    word.head = static_cast<std::uint32_t>(std::stoul(std::string(cells[6])));
    word.deprel = cells[7];
    reference.names.emplace_back(cells[8]);
    reference.sentences.back().words.push_back(word);
  }
  return reference;
}

TEST(SyntaxEngine, GivesWhatTheReferenceImplementationGives) {
  const Reference reference = read_reference();
  ASSERT_GT(reference.sentences.size(), 10U);
  ConlluText joined = join_conllu(reference.sentences);
  const Syntax want = joined.syntax;
  engine().annotate(joined.text, joined.syntax);
  std::vector<std::string> names(want.tokens.size(), "O");
  for (const NameSpan& name : joined.syntax.name_spans) {
    for (std::uint32_t t = name.tokens.begin.value; t < name.tokens.end.value; ++t) {
      names[t] = t == name.tokens.begin.value ? "B-" : "I-";
      names[t] += kEntityTypeNames[static_cast<std::size_t>(name.type)];
    }
  }
  for (std::size_t t = 0; t < want.tokens.size(); ++t) {
    const Token& a = joined.syntax.tokens[t];
    const Token& b = want.tokens[t];
    const std::string_view form = words_at(joined.text, a.span);
    EXPECT_EQ(to_string(a.upos), to_string(b.upos)) << form;
    EXPECT_EQ(to_string(a.xpos), to_string(b.xpos)) << form;
    EXPECT_EQ(to_string(a.deprel), to_string(b.deprel)) << form;
    EXPECT_EQ(a.head, b.head) << form;
    EXPECT_EQ(a.lemma, b.lemma) << form;
  }
  EXPECT_EQ(names, reference.names);
}

TEST(SyntaxEngine, ReadsASentenceMetBeforeAsItReadItFirst) {
  const std::string known = "The two presidents signed an agreement on fisheries.";
  const std::string fresh = "Foreign Minister Lars Holt flew to Geneva.";
  const auto other = SyntaxEngine::load(CHANCERY_DATA_DIR);
  ASSERT_TRUE(other);
  (void)other->parse(document(known));
  const Document mixed = document(fresh + " " + known + "\n" + known);
  EXPECT_EQ(write_conllu(mixed.text, other->parse(mixed)), parsed(mixed.text));
  EXPECT_EQ(write_conllu(mixed.text, other->parse(mixed)), parsed(mixed.text));
}

TEST(SyntaxEngine, TokensTileSentencesAndSentencesKeepToParagraphs) {
  for (const std::string& report : kReports) {
    const Document made = document(report);
    const Syntax syntax = engine().parse(made);
    std::uint32_t next = 0;
    for (std::size_t s = 0; s < syntax.sentences.size(); ++s) {
      const Sentence& sentence = syntax.sentences[s];
      EXPECT_EQ(sentence.tokens.begin.value, next);
      next = sentence.tokens.end.value;
      EXPECT_EQ(words_at(made.text, sentence.span).find('\n'), std::string_view::npos);
      EXPECT_TRUE(syntax.is_root(sentence.root));
      for (std::uint32_t t = sentence.tokens.begin.value; t < next; ++t) {
        const Token& token = syntax.tokens[t];
        EXPECT_TRUE(sentence.span.contains(token.span));
        EXPECT_TRUE(sentence.tokens.contains(token.head));
        EXPECT_EQ(token.sentence, SentenceIndex(s));
        EXPECT_FALSE(token.lemma.empty());
        EXPECT_EQ(syntax.is_root(TokenIndex(t)), token.deprel == Deprel::kRoot);
      }
    }
    EXPECT_EQ(next, syntax.tokens.size());
  }
}

TEST(SyntaxEngine, ASentenceIsParsedAlikeAloneAndInALongDocument) {
  const std::string sentence = "The president of Estonia met the foreign minister in Tallinn.";
  const std::string alone = parsed(sentence);
  std::string many;
  for (int i = 0; i < 60; ++i) {
    many += sentence + "\n" + kReports[static_cast<std::size_t>(i) % 3] + "\n";
  }
  const Document made = document(many);
  const Syntax syntax = engine().parse(made);
  std::size_t met = 0;
  for (const Sentence& found : syntax.sentences) {
    if (words_at(made.text, found.span) != sentence) continue;
    Syntax part;
    const std::uint32_t begin = found.tokens.begin.value;
    for (std::uint32_t t = begin; t < found.tokens.end.value; ++t) {
      part.tokens.push_back(syntax.tokens[t]);
      part.tokens.back().head = TokenIndex(syntax.tokens[t].head.value - begin);
      part.tokens.back().span.begin -= found.span.begin;
      part.tokens.back().span.end -= found.span.begin;
    }
    for (const NameSpan& name : syntax.name_spans) {
      if (!found.tokens.contains(name.tokens.begin)) continue;
      part.name_spans.push_back(
          {{TokenIndex(name.tokens.begin.value - begin), TokenIndex(name.tokens.end.value - begin)},
           name.type});
    }
    part.sentences.push_back(
        {Span(0, sentence.size()), {TokenIndex(0), TokenIndex(part.tokens.size())}, {}});
    EXPECT_EQ(write_conllu(sentence, part), alone);
    ++met;
  }
  EXPECT_EQ(met, 60U);
}

TEST(SyntaxEngine, ThreadsGiveWhatOneThreadGives) {
  std::vector<std::string> want;
  for (const std::string& report : kReports) want.push_back(parsed(report));
  std::vector<std::thread> threads;
  std::vector<int> wrong(4, 0);
  for (std::size_t n = 0; n < wrong.size(); ++n) {
    threads.emplace_back([&, n] {
      for (std::size_t round = 0; round < 6; ++round) {
        const std::size_t i = (round + n) % kReports.size();
        if (parsed(kReports[i]) != want[i]) ++wrong[n];
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, std::vector<int>(4, 0));
}

TEST(SyntaxEngine, ReadsAPlainSentence) {
  const Document made = document("Minister Anna Holt met reporters in Geneva on Tuesday.");
  const Syntax syntax = engine().parse(made);
  ASSERT_EQ(syntax.sentences.size(), 1U);
  const Token& root = syntax[syntax.sentences[0].root];
  EXPECT_EQ(root.lemma, "meet");
  EXPECT_EQ(root.xpos, Xpos::kVBD);
  EXPECT_TRUE(Tree(syntax).child(syntax.sentences[0].root, Deprel::kNsubj));
}

TEST(SyntaxEngine, HostileTextIsBorne) {
  const std::vector<std::string> texts = {std::string(1000000, 'x'),
                                          std::string(20000, '.'),
                                          std::string("a\0b\0\0c", 6),
                                          std::string(3000, '\0'),
                                          "\xFF\xFE\xC0 broken \xE2\x82",
                                          "e\u0301\u0301\u0301 \u0301 \u200b\u200b \ufeff",
                                          "((((((((([[[[[[[\"\"\"\"\"\"''''''``````",
                                          ". . . ! ! ? ? , , ; : - - \u2014 \u2026"};
  for (const std::string& text : texts) {
    const Document made = document(text);
    const Syntax syntax = engine().parse(made);
    for (const Sentence& sentence : syntax.sentences) {
      EXPECT_LE(sentence.tokens.size(), 400U);
      EXPECT_TRUE(syntax.is_root(sentence.root));
    }
  }
}

TEST(SyntaxEngine, AFolderWithoutAModelIsToldByName) {
  const auto loaded = SyntaxEngine::load("/nonexistent");
  ASSERT_FALSE(loaded);
  EXPECT_NE(loaded.error().message.find("/nonexistent/model/english.chm"), std::string::npos);
}

}  // namespace
}  // namespace chancery
