#include "chancery/syntax/sentence_splitter.h"

#include <algorithm>
#include <optional>
#include <string>

#include "chancery/base/strings.h"
#include "chancery/syntax/characters.h"
#include "chancery/text/fold.h"

namespace chancery {
namespace {

// How many tokens a bracket may hold and still keep its sentences together.
constexpr std::size_t kBracketLimit = 60;
// How far after a question in quotation marks its verb of saying is looked for.
constexpr std::size_t kSpeechReach = 6;

class Splitter {
 public:
  Splitter(std::string_view text, const TokenRules& rules, const std::vector<RawToken>& tokens)
      : text_(text), rules_(rules), tokens_(tokens) {}

  std::vector<std::size_t> run() {
    std::vector<std::size_t> ends;
    std::size_t first = 0;
    std::size_t i = 0;
    while (i < tokens_.size()) {
      if (tokens_[i].kind == TokenKind::kOpenBracket && i > first) {
        if (const std::size_t close = bracket_end(i)) {
          i = close;
          continue;
        }
      }
      const std::size_t end = candidate_end(i);
      if (end == 0 || end >= tokens_.size() || !breaks(first, i, end)) {
        i = std::max(end, i + 1);
        continue;
      }
      ends.push_back(end);
      first = i = end;
    }
    if (!tokens_.empty()) ends.push_back(tokens_.size());
    return ends;
  }

 private:
  std::string_view words(std::size_t i) const { return words_at(text_, tokens_[i].span); }
  char32_t first_char(std::size_t i) const { return read_char(text_, tokens_[i].span.begin).value; }

  // The place after the bracket that closes the one at `open`; 0 when it is far or not there.
  std::size_t bracket_end(std::size_t open) const {
    std::size_t depth = 0;
    const std::size_t limit = std::min(tokens_.size(), open + kBracketLimit);
    for (std::size_t i = open; i < limit; ++i) {
      if (tokens_[i].kind == TokenKind::kOpenBracket) ++depth;
      if (tokens_[i].kind == TokenKind::kCloseBracket && --depth == 0) return i + 1;
    }
    return 0;
  }

  // Where a sentence that ends with the mark at `i` would end: after the quotation marks and
  // brackets that close with it. 0 when no sentence can end here.
  std::size_t candidate_end(std::size_t i) const {
    switch (tokens_[i].kind) {
      case TokenKind::kStop:
      case TokenKind::kAbbreviation:
      case TokenKind::kAcronym:
      case TokenKind::kInitial:
        break;
      default:
        return 0;
    }
    if (words(i).back() != '.' && tokens_[i].kind == TokenKind::kAcronym) return 0;
    std::size_t end = i + 1;
    if (end < tokens_.size() && rules_.is_emoticon(words(end))) ++end;
    while (end < tokens_.size() && !tokens_[end].after_space &&
           (tokens_[end].kind == TokenKind::kCloseQuote ||
            tokens_[end].kind == TokenKind::kCloseBracket)) {
      ++end;
    }
    // A closing mark set off by a space, as scraped text has it.
    if (end < tokens_.size() && tokens_[end].kind == TokenKind::kCloseQuote && end == i + 1 &&
        (end + 1 == tokens_.size() || tokens_[end + 1].after_space)) {
      ++end;
    }
    return note_end(end);
  }

  // A note mark after the stop, "[12]", belongs to the sentence.
  std::size_t note_end(std::size_t end) const {
    while (end + 2 < tokens_.size() && words(end) == "[" &&
           tokens_[end + 1].kind == TokenKind::kNumber && words(end + 2) == "]") {
      end += 3;
    }
    return end;
  }

  bool breaks(std::size_t first, std::size_t mark, std::size_t end) const {
    const std::optional<std::size_t> next = next_word(end);
    if (!next) return false;
    // An ellipsis begins a sentence, or stands in it: "... He came"; ". . ." is one.
    if (mark == first && tokens_[mark].kind == TokenKind::kStop && words(mark).size() > 1)
      return false;
    if (tokens_[end].kind == TokenKind::kStop && words(end) == ".") return false;
    // Marks after the stop carry the sentence on: "?" - said, "." , he said.
    if (goes_on(end, *next)) return false;
    switch (tokens_[mark].kind) {
      case TokenKind::kStop:
        return breaks_after_stop(first, mark, end, *next);
      case TokenKind::kInitial:
        return breaks_after_initial(first, mark, *next);
      case TokenKind::kAcronym:
        return starts_sentence(*next);
      default:
        return breaks_after_abbreviation(first, mark, *next);
    }
  }

  // The first word or number from `i` on, quotation marks and brackets passed over.
  std::optional<std::size_t> next_word(std::size_t i) const {
    for (std::size_t steps = 0; i < tokens_.size() && steps < 4; ++i, ++steps) {
      const CharKind kind = kind_of(first_char(i));
      if (kind == CharKind::kLetter || kind == CharKind::kDigit) return i;
    }
    return std::nullopt;
  }

  // A comma, a colon or the like after the mark carries the sentence on, a dash where no capital
  // follows it or a verb of saying does.
  bool goes_on(std::size_t i, std::size_t next) const {
    if (tokens_[i].kind != TokenKind::kOther) return false;
    const char32_t c = first_char(i);
    if (c == U',' || c == U';' || c == U':') return true;
    const bool dash = kind_of(c) == CharKind::kDash || kind_of(c) == CharKind::kHyphen;
    return dash && (!is_upper(first_char(next)) || said_after(next));
  }

  bool starts_sentence(std::size_t next) const {
    return is_upper(first_char(next)) && rules_.is_starter(lower(words(next)));
  }

  bool breaks_after_stop(std::size_t first, std::size_t mark, std::size_t end,
                         std::size_t next) const {
    const std::string_view stop = words(mark);
    const bool closed = end > mark + 1;
    const bool full_stop = stop == ".";
    if (is_lower(first_char(next))) {
      // "Why?" he asked, "I ... think"; but scraped text begins many a sentence in lower case.
      const bool question = stop.find_first_of("?!") != std::string_view::npos;
      return !closed && tokens_[end].after_space && (full_stop || question);
    }
    // "Why?" Putin asked: the verb of saying follows.
    if (closed && !full_stop && said_after(next)) return false;
    // "1. The first point": the number belongs to what it counts.
    const bool numbered = mark == first + 1 && tokens_[first].kind == TokenKind::kNumber;
    if (full_stop && numbered && !tokens_[mark].after_space) return false;
    return tokens_[end].after_space || full_stop || closed || is_upper(first_char(next));
  }

  bool said_after(std::size_t next) const {
    const std::size_t limit = std::min(tokens_.size(), next + kSpeechReach);
    for (std::size_t i = next; i < limit; ++i) {
      if (tokens_[i].kind != TokenKind::kWord && tokens_[i].kind != TokenKind::kAbbreviation &&
          tokens_[i].kind != TokenKind::kInitial) {
        return false;
      }
      if (rules_.is_speech(words(i))) return true;
    }
    return false;
  }

  bool breaks_after_initial(std::size_t first, std::size_t mark, std::size_t next) const {
    if (!starts_sentence(next)) return false;
    // "as did I. The": after a small word the letter is no initial.
    return mark > first && is_lower(first_char(mark - 1));
  }

  bool breaks_after_abbreviation(std::size_t first, std::size_t mark, std::size_t next) const {
    const std::string_view form = words(mark);
    const AbbreviationKind* kind = rules_.abbreviation(lower(form.substr(0, form.size() - 1)));
    if (kind == nullptr || *kind == AbbreviationKind::kTitle) return false;
    const bool number = kind_of(first_char(next)) == CharKind::kDigit;
    if (number) return false;
    // "No. Holt never wrote": an answer, where no number follows.
    const bool answer = *kind == AbbreviationKind::kNumber && mark == first;
    return starts_sentence(next) || (answer && is_upper(first_char(next)));
  }

  std::string_view text_;
  const TokenRules& rules_;
  const std::vector<RawToken>& tokens_;
};

// Cuts sentences past the limit after their last semicolon, comma or other mark in the second half
// of the stretch, or at the limit.
std::vector<std::size_t> cut_long(std::string_view text, const std::vector<RawToken>& tokens,
                                  const std::vector<std::size_t>& ends) {
  std::vector<std::size_t> out;
  std::size_t first = 0;
  for (std::size_t end : ends) {
    while (end - first > kSentenceTokenLimit) {
      std::size_t cut = first + kSentenceTokenLimit;
      const std::size_t middle = first + kSentenceTokenLimit / 2;
      for (std::string_view mark : {";", ",", ""}) {
        std::size_t at = first + kSentenceTokenLimit;
        while (at > middle && (mark.empty() ? tokens[at - 1].kind == TokenKind::kWord
                                            : words_at(text, tokens[at - 1].span) != mark)) {
          --at;
        }
        if (at > middle) {
          cut = at;
          break;
        }
      }
      out.push_back(cut);
      first = cut;
    }
    out.push_back(end);
    first = end;
  }
  return out;
}

// The full stop of an abbreviation before the end of a sentence.
bool loses_stop(std::string_view text, const std::vector<RawToken>& tokens, std::size_t first,
                std::size_t end) {
  std::size_t last = end;
  while (last > first && (tokens[last - 1].kind == TokenKind::kCloseQuote ||
                          tokens[last - 1].kind == TokenKind::kCloseBracket)) {
    --last;
  }
  if (last == first) return false;
  const RawToken& token = tokens[last - 1];
  return (token.kind == TokenKind::kAbbreviation || token.kind == TokenKind::kInitial) &&
         words_at(text, token.span).back() == '.' && last - first > 1;
}

}  // namespace

std::vector<std::size_t> split_sentences(std::string_view text, const TokenRules& rules,
                                         std::vector<RawToken>& tokens) {
  const std::vector<std::size_t> found = Splitter(text, rules, tokens).run();
  std::vector<RawToken> out;
  std::vector<std::size_t> ends;
  out.reserve(tokens.size() + found.size());
  std::size_t first = 0;
  for (std::size_t end : found) {
    const bool part = loses_stop(text, tokens, first, end);
    std::size_t last = end;
    while (part && tokens[last - 1].kind != TokenKind::kAbbreviation &&
           tokens[last - 1].kind != TokenKind::kInitial) {
      --last;
    }
    for (std::size_t i = first; i < end; ++i) {
      out.push_back(tokens[i]);
      if (!part || i + 1 != last) continue;
      RawToken stop = tokens[i];
      --out.back().span.end;
      stop.span.begin = out.back().span.end;
      stop.kind = TokenKind::kStop;
      stop.after_space = false;
      out.push_back(stop);
    }
    ends.push_back(out.size());
    first = end;
  }
  tokens = std::move(out);
  return cut_long(text, tokens, ends);
}

}  // namespace chancery
