#include "chancery/syntax/conllu.h"

#include <optional>

#include "chancery/base/numbers.h"
#include "chancery/base/strings.h"
#include "chancery/syntax/label_map.h"

namespace chancery {
namespace {

constexpr std::size_t kColumns = 10;
constexpr std::size_t kWordLimit = 100000;  // words of one sentence

// The value of `# key = value`; nothing when the comment is another.
std::optional<std::string_view> comment_value(std::string_view line, std::string_view key) {
  line = trim(line.substr(1));
  if (line.substr(0, key.size()) != key) return std::nullopt;
  line = trim(line.substr(key.size()));
  if (line.empty()) return line;
  if (line.front() == '=') return trim(line.substr(1));
  // "newdoc id = ..."
  return key.substr(0, 3) == "new" && line.substr(0, 2) == "id" ? std::optional(line)
                                                                : std::nullopt;
}

// MISC is a list of Key=Value joined by "|".
std::string_view misc_value(std::string_view misc, std::string_view key) {
  for (std::string_view part : split(misc, '|')) {
    if (part.size() > key.size() && part.substr(0, key.size()) == key && part[key.size()] == '=') {
      return part.substr(key.size() + 1);
    }
  }
  return {};
}

class Reader {
 public:
  Reader(std::string_view name, std::string_view content) : name_(name), content_(content) {}

  Result<std::vector<ConlluSentence>> run() {
    std::size_t number = 0;
    for (std::string_view line : split(content_, '\n')) {
      ++number;
      if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
      if (!read_line(line)) {
        return fail(ErrorCode::kInvalidInput,
                    std::string(name_) + ":" + std::to_string(number) + ": " + reason_);
      }
    }
    if (!finish()) {
      return fail(ErrorCode::kInvalidInput,
                  std::string(name_) + ":" + std::to_string(number) + ": " + reason_);
    }
    return std::move(sentences_);
  }

 private:
  bool read_line(std::string_view line) {
    if (trim(line).empty()) return finish();
    if (line.front() == '#') {
      if (!sentence_.words.empty()) return refuse("a comment inside a sentence");
      read_comment(line);
      return true;
    }
    return read_columns(split(line, '\t'));
  }

  void read_comment(std::string_view line) {
    if (const auto id = comment_value(line, "sent_id")) sentence_.id = *id;
    if (const auto text = comment_value(line, "text")) sentence_.text = *text;
    if (comment_value(line, "newdoc")) sentence_.new_document = true;
    if (comment_value(line, "newpar")) sentence_.new_paragraph = true;
  }

  bool read_columns(const std::vector<std::string_view>& cells) {
    if (cells.size() != kColumns) {
      return refuse(std::to_string(cells.size()) + " columns where CoNLL-U has 10");
    }
    if (cells[1].empty()) return refuse("an empty form");
    const std::string_view id = cells[0];
    if (id.find('.') != std::string_view::npos) return true;
    const bool space_after = misc_value(cells[9], "SpaceAfter") != "No";
    const std::size_t dash = id.find('-');
    if (dash != std::string_view::npos) {
      const auto first = parse_number<std::uint32_t>(id.substr(0, dash));
      const auto last = parse_number<std::uint32_t>(id.substr(dash + 1));
      if (!first || !last || *first != sentence_.words.size() + 1 || *last < *first ||
          (!sentence_.ranges.empty() && sentence_.ranges.back().last >= *first - 1)) {
        return refuse("a range '" + std::string(id) + "' that does not begin at the next word");
      }
      sentence_.ranges.push_back({*first - 1, *last - 1, std::string(cells[1]), space_after});
      return true;
    }
    const auto number = parse_number<std::uint32_t>(id);
    if (!number || *number != sentence_.words.size() + 1 || *number > kWordLimit) {
      return refuse("word '" + std::string(id) + "' where " +
                    std::to_string(sentence_.words.size() + 1) + " should be");
    }
    const auto head =
        cells[6] == "_" ? std::optional<std::uint32_t>(0) : parse_number<std::uint32_t>(cells[6]);
    if (!head || *head == *number) return refuse("the head '" + std::string(cells[6]) + "'");
    sentence_.words.push_back({std::string(cells[1]), std::string(cells[2]), std::string(cells[3]),
                               std::string(cells[4]), *head, std::string(cells[7]),
                               std::string(cells[9]), space_after});
    return true;
  }

  // Ends a sentence where there is one.
  bool finish() {
    if (sentence_.words.empty() && sentence_.ranges.empty()) {
      return true;  // comments stay for the sentence after the empty line
    }
    const std::size_t n = sentence_.words.size();
    if (!sentence_.ranges.empty() && sentence_.ranges.back().last >= n) {
      return refuse("the sentence ends inside a range");
    }
    for (const ConlluWord& word : sentence_.words) {
      if (word.head > n) return refuse("the head " + std::to_string(word.head) + " is no word");
    }
    // The word of a range that is followed by the next one of it is never followed by a space.
    for (const ConlluRange& range : sentence_.ranges) {
      for (std::size_t i = range.first; i < range.last; ++i) sentence_.words[i].space_after = false;
      sentence_.words[range.last].space_after = range.space_after;
    }
    sentences_.push_back(std::move(sentence_));
    sentence_ = ConlluSentence();
    return true;
  }

  bool refuse(std::string reason) {
    reason_ = std::move(reason);
    return false;
  }

  std::string_view name_;
  std::string_view content_;
  std::string reason_;
  ConlluSentence sentence_;
  std::vector<ConlluSentence> sentences_;
};

Token make_token(const ConlluWord& word, std::size_t begin, std::size_t place) {
  Token token;
  token.lemma = word.lemma;
  token.upos = parse_upos(word.upos).value_or(Upos::kX);
  token.xpos = parse_xpos(word.xpos).value_or(Xpos::kUnknown);
  token.deprel = parse_deprel(word.deprel).value_or(Deprel::kDep);
  token.head = TokenIndex(word.head == 0 ? place : begin + word.head - 1);
  return token;
}

// NE=B-PER and its like; a name goes on at I- of the same type.
void read_name(std::string_view tag, std::size_t place, bool first, Syntax& syntax) {
  if (tag.size() < 3 || tag[1] != '-') return;
  const std::optional<EntityType> type = parse_entity_type(tag.substr(2));
  if (!type) return;
  if (tag[0] == 'I' && !first && !syntax.name_spans.empty()) {
    NameSpan& last = syntax.name_spans.back();
    if (last.type == *type && last.tokens.end.value == place) {
      last.tokens.end = TokenIndex(place + 1);
      return;
    }
  }
  syntax.name_spans.push_back({{TokenIndex(place), TokenIndex(place + 1)}, *type});
}

// Where the text of each word lies in the text of a range: one after another where the words make
// the range, else all of it for the first and nothing for the others.
void append_words(const ConlluSentence& sentence, std::string& text, Syntax& syntax) {
  const std::size_t begin = syntax.tokens.size();
  auto range = sentence.ranges.begin();
  for (std::size_t i = 0; i < sentence.words.size(); ++i) {
    const ConlluWord& word = sentence.words[i];
    Token token = make_token(word, begin, begin + i);
    while (range != sentence.ranges.end() && range->last < i) ++range;
    const bool inside = range != sentence.ranges.end() && range->first <= i;
    std::string_view written = word.form;
    if (inside) {
      std::string joined;
      for (std::size_t w = range->first; w <= range->last; ++w) joined += sentence.words[w].form;
      if (joined != range->form) {
        written = i == range->first ? std::string_view(range->form) : std::string_view();
      }
    }
    token.span = Span(text.size(), text.size() + written.size());
    text += written;
    token.sentence = SentenceIndex(syntax.sentences.size());
    read_name(misc_value(word.misc, "NE"), begin + i, i == 0, syntax);
    syntax.tokens.push_back(std::move(token));
    if (word.space_after && i + 1 < sentence.words.size()) text.push_back(' ');
  }
}

}  // namespace

Result<std::vector<ConlluSentence>> read_conllu(std::string_view name, std::string_view content) {
  return Reader(name, content).run();
}

ConlluText join_conllu(const std::vector<ConlluSentence>& sentences) {
  ConlluText out;
  bool space = false;
  for (const ConlluSentence& sentence : sentences) {
    if (!out.text.empty()) {
      if (sentence.new_paragraph || sentence.new_document) {
        out.text.push_back('\n');
      } else if (space) {
        out.text.push_back(' ');
      }
    }
    const std::size_t begin = out.syntax.tokens.size();
    const std::size_t text_begin = out.text.size();
    append_words(sentence, out.text, out.syntax);
    Sentence made;
    made.span = Span(text_begin, out.text.size());
    made.tokens = {TokenIndex(begin), TokenIndex(out.syntax.tokens.size())};
    made.root = TokenIndex(begin);
    for (std::size_t i = begin; i < out.syntax.tokens.size(); ++i) {
      if (out.syntax.is_root(TokenIndex(i))) made.root = TokenIndex(i);
    }
    out.syntax.sentences.push_back(made);
    space = sentence.words.back().space_after;
  }
  return out;
}

}  // namespace chancery
