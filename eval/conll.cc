#include "eval/conll.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <utility>

#include "chancery/text/fold.h"
#include "chancery/text/span.h"
#include "chancery/text/utf8.h"

namespace chancery {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

struct Word {
  Span span;  // bytes of the text without white space; of its range for a word of a range
  bool in_range = false;
  std::size_t head = kNone;  // place among all words; kNone for the root
  const ConlluWord* word = nullptr;
};

// A treebank as the characters it covers.
struct Treebank {
  std::string text;
  std::vector<Span> tokens;
  std::vector<Span> sentences;
  std::vector<Word> words;
};

void append_without_space(std::string_view form, std::string& text) {
  for (std::size_t i = 0; i < form.size();) {
    const CodePoint point = decode_utf8(form, i);
    if (!is_space(point.value)) text += form.substr(i, point.bytes);
    i += point.bytes;
  }
}

Treebank load(const std::vector<ConlluSentence>& sentences) {
  Treebank bank;
  for (const ConlluSentence& sentence : sentences) {
    const std::size_t first_word = bank.words.size();
    const std::size_t begin = bank.text.size();
    auto range = sentence.ranges.begin();
    Span span;
    for (std::size_t i = 0; i < sentence.words.size(); ++i) {
      while (range != sentence.ranges.end() && range->last < i) ++range;
      const bool inside = range != sentence.ranges.end() && range->first <= i;
      if (!inside || i == range->first) {
        const std::size_t start = bank.text.size();
        append_without_space(inside ? range->form : sentence.words[i].form, bank.text);
        span = Span(start, bank.text.size());
        bank.tokens.push_back(span);
      }
      const std::uint32_t head = sentence.words[i].head;
      bank.words.push_back(
          {span, inside, head == 0 ? kNone : first_word + head - 1, &sentence.words[i]});
    }
    bank.sentences.emplace_back(begin, bank.text.size());
  }
  return bank;
}

// Answers counted by the gold sentence in whose place they stand.
class Tally {
 public:
  explicit Tally(const std::vector<Span>& sentences)
      : sentences_(sentences), counts_(sentences.size()) {}

  void correct(Span gold) { ++at(gold).correct; }
  void gold(Span span) { ++at(span).gold; }
  void system(Span span) { ++at(span).system; }

  ParseFigure figure(std::string_view name, std::size_t draws) const {
    ParseFigure figure{name, {}, {}};
    for (const AnswerCounts& counts : counts_) figure.counts += counts;
    figure.f1_interval =
        drawn_interval(counts_.size(), draws, [&](const std::vector<std::size_t>& places) {
          AnswerCounts sum;
          for (std::size_t place : places) sum += counts_[place];
          return sum.f1();
        });
    return figure;
  }

 private:
  // There is a sentence at every place of the text.
  AnswerCounts& at(Span span) {
    const auto after = std::upper_bound(
        sentences_.begin(), sentences_.end(), span.begin,
        [](std::uint32_t begin, const Span& sentence) { return begin < sentence.begin; });
    return counts_[static_cast<std::size_t>(after - sentences_.begin()) - 1];
  }

  const std::vector<Span>& sentences_;
  std::vector<AnswerCounts> counts_;
};

Tally score_spans(const std::vector<Span>& sentences, const std::vector<Span>& gold,
                  const std::vector<Span>& system) {
  Tally tally(sentences);
  for (const Span& span : gold) tally.gold(span);
  for (const Span& span : system) tally.system(span);
  auto g = gold.begin();
  auto s = system.begin();
  while (g != gold.end() && s != system.end()) {
    if (s->begin < g->begin) {
      ++s;
    } else if (g->begin < s->begin) {
      ++g;
    } else {
      if (g->end == s->end) tally.correct(*g);
      ++g;
      ++s;
    }
  }
  return tally;
}

class Alignment {
 public:
  Alignment(const Treebank& gold, const Treebank& system)
      : gold_(gold.words), system_(system.words), of_gold_(gold.words.size(), kNone) {
    std::size_t g = 0;
    std::size_t s = 0;
    while (g < gold_.size() && s < system_.size()) {
      if (gold_[g].in_range || system_[s].in_range) {
        align_stretch(g, s);
      } else if (gold_[g].span == system_[s].span) {
        match(g++, s++);
      } else if (gold_[g].span.begin <= system_[s].span.begin) {
        ++g;
      } else {
        ++s;
      }
    }
  }

  const std::vector<std::pair<std::size_t, std::size_t>>& pairs() const { return pairs_; }
  // The system word of a gold word, kNone when it has none.
  std::size_t of_gold(std::size_t g) const { return of_gold_[g]; }

 private:
  void match(std::size_t g, std::size_t s) {
    pairs_.emplace_back(g, s);
    of_gold_[g] = s;
  }

  static bool beyond(const std::vector<Word>& words, std::size_t i, std::uint32_t end) {
    if (i >= words.size()) return true;
    return words[i].in_range ? words[i].span.begin >= end : words[i].span.end > end;
  }

  // The words of both sides that ranges hold together, aligned by their forms.
  void align_stretch(std::size_t& g, std::size_t& s) {
    std::uint32_t end = 0;
    if (gold_[g].in_range) {
      end = gold_[g].span.end;
      if (!system_[s].in_range && system_[s].span.begin < gold_[g].span.begin) ++s;
    } else {
      end = system_[s].span.end;
      if (!gold_[g].in_range && gold_[g].span.begin < system_[s].span.begin) ++g;
    }
    const std::size_t first_g = g;
    const std::size_t first_s = s;
    while (!beyond(gold_, g, end) || !beyond(system_, s, end)) {
      const bool take_gold =
          g < gold_.size() && (s >= system_.size() || gold_[g].span.begin <= system_[s].span.begin);
      const Word& word = take_gold ? gold_[g++] : system_[s++];
      if (word.in_range) end = std::max(end, word.span.end);
    }
    align_forms(first_g, g, first_s, s);
  }

  void align_forms(std::size_t g0, std::size_t g1, std::size_t s0, std::size_t s1) {
    const std::size_t rows = g1 - g0;
    const std::size_t columns = s1 - s0;
    if (rows == 0 || columns == 0) return;
    std::vector<std::string> left;
    std::vector<std::string> right;
    for (std::size_t g = g0; g < g1; ++g) left.push_back(lower(gold_[g].word->form));
    for (std::size_t s = s0; s < s1; ++s) right.push_back(lower(system_[s].word->form));
    const std::size_t stride = columns + 1;
    std::vector<std::size_t> length((rows + 1) * stride, 0);
    for (std::size_t g = rows; g-- > 0;) {
      for (std::size_t s = columns; s-- > 0;) {
        length[g * stride + s] = left[g] == right[s] ? 1 + length[(g + 1) * stride + s + 1]
                                                     : std::max(length[(g + 1) * stride + s],
                                                                length[g * stride + s + 1]);
      }
    }
    std::size_t g = 0;
    std::size_t s = 0;
    while (g < rows && s < columns) {
      if (left[g] == right[s]) {
        match(g0 + g++, s0 + s++);
      } else if (length[g * stride + s] == length[(g + 1) * stride + s]) {
        ++g;
      } else {
        ++s;
      }
    }
  }

  const std::vector<Word>& gold_;
  const std::vector<Word>& system_;
  std::vector<std::size_t> of_gold_;
  std::vector<std::pair<std::size_t, std::size_t>> pairs_;
};

template <typename Equal>
Tally score_words(const Treebank& gold, const Treebank& system, const Alignment& alignment,
                  Equal equal) {
  Tally tally(gold.sentences);
  for (const Word& word : gold.words) tally.gold(word.span);
  for (const Word& word : system.words) tally.system(word.span);
  for (const auto& [g, s] : alignment.pairs()) {
    if (equal(gold.words[g], system.words[s])) tally.correct(gold.words[g].span);
  }
  return tally;
}

std::string_view relation(const ConlluWord& word) {
  return std::string_view(word.deprel).substr(0, word.deprel.find(':'));
}

// Where two texts part, with some of what follows.
std::string first_difference(std::string_view gold, std::string_view system) {
  const auto at = static_cast<std::size_t>(
      std::mismatch(gold.begin(), gold.end(), system.begin(), system.end()).first - gold.begin());
  return "after " + std::to_string(at) + " bytes: '" + repair_utf8(gold.substr(at, 20)).text +
         "' and '" + repair_utf8(system.substr(at, 20)).text + "'";
}

}  // namespace

const ParseFigure* ParseScores::find(std::string_view name) const {
  const auto found = std::find_if(figures.begin(), figures.end(),
                                  [&](const ParseFigure& figure) { return figure.name == name; });
  return found == figures.end() ? nullptr : &*found;
}

std::string ParseScores::table() const {
  std::string out = "figure     precision  recall      F1  95 % interval\n";
  for (const ParseFigure& figure : figures) {
    char line[120];
    std::snprintf(line, sizeof line, "%-10s %9.2f %7.2f %7.2f  %.2f to %.2f\n",
                  std::string(figure.name).c_str(), figure.counts.precision(),
                  figure.counts.recall(), figure.counts.f1(), figure.f1_interval.low,
                  figure.f1_interval.high);
    out += line;
  }
  return out;
}

Result<ParseScores> score_parse(const std::vector<ConlluSentence>& gold_sentences,
                                const std::vector<ConlluSentence>& system_sentences,
                                std::size_t draws) {
  const Treebank gold = load(gold_sentences);
  const Treebank system = load(system_sentences);
  if (gold.text != system.text) {
    return fail(ErrorCode::kInvalidInput, "gold and parse are not of the same text; they differ " +
                                              first_difference(gold.text, system.text));
  }
  const Alignment alignment(gold, system);
  const auto spans = [&](std::string_view name, const auto& g, const auto& s) {
    return score_spans(gold.sentences, g, s).figure(name, draws);
  };
  const auto words = [&](std::string_view name, auto equal) {
    return score_words(gold, system, alignment, equal).figure(name, draws);
  };
  const auto heads = [&](const Word& g, const Word& s) {
    return g.head == kNone || s.head == kNone ? g.head == s.head
                                              : alignment.of_gold(g.head) == s.head;
  };
  ParseScores scores;
  scores.figures = {
      spans("Tokens", gold.tokens, system.tokens),
      spans("Sentences", gold.sentences, system.sentences),
      words("Words", [](const Word&, const Word&) { return true; }),
      words("UPOS", [](const Word& g, const Word& s) { return g.word->upos == s.word->upos; }),
      words("XPOS", [](const Word& g, const Word& s) { return g.word->xpos == s.word->xpos; }),
      words("Lemmas",
            [](const Word& g, const Word& s) {
              return g.word->lemma == "_" || g.word->lemma == s.word->lemma;
            }),
      words("UAS", heads),
      words("LAS", [&](const Word& g, const Word& s) {
        return heads(g, s) && relation(*g.word) == relation(*s.word);
      })};
  return scores;
}

}  // namespace chancery
