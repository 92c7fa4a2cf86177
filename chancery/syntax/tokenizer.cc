#include "chancery/syntax/tokenizer.h"

#include <algorithm>
#include <string>

#include "chancery/base/strings.h"
#include "chancery/syntax/characters.h"
#include "chancery/syntax/token_patterns.h"
#include "chancery/text/fold.h"

namespace chancery {
namespace {

// Longer words are cut: no word of a language is, and what follows takes time by the length.
constexpr std::size_t kWordLimit = 200;

bool is_wordly(CharKind kind) { return kind == CharKind::kLetter || kind == CharKind::kDigit; }

bool is_stop(char32_t c) { return c == U'.' || c == U'!' || c == U'?' || c == 0x2026; }

class Chunk {
 public:
  // `text` from `begin` to `end` holds no white space.
  Chunk(std::string_view text, std::size_t begin, std::size_t end, bool quote_open,
        const TokenRules& rules, std::vector<RawToken>& tokens)
      : text_(text.substr(0, end)),
        begin_(begin),
        at_(begin),
        quote_open_(quote_open),
        rules_(rules),
        tokens_(tokens) {}

  // Whether a straight double quotation mark is open after it.
  bool run() {
    while (at_ < text_.size()) step();
    return quote_open_;
  }

 private:
  std::string_view rest() const { return text_.substr(at_); }
  Char peek(std::size_t at) const { return at < text_.size() ? read_char(text_, at) : Char{}; }

  void take(std::size_t bytes, TokenKind kind) {
    tokens_.push_back({Span(at_, at_ + bytes), kind, at_ == begin_});
    at_ += bytes;
  }

  void step() {
    const Char c = peek(at_);
    if (at_ == begin_ && c.kind != CharKind::kLetter && rules_.is_emoticon(rest())) {
      take(rest().size(), TokenKind::kOther);
      return;
    }
    switch (c.kind) {
      case CharKind::kLetter:
      case CharKind::kDigit:
        step_word(c);
        return;
      case CharKind::kApostrophe:
        step_apostrophe(c);
        return;
      case CharKind::kQuote:
        step_quote(c);
        return;
      case CharKind::kOpen:
        take(c.bytes, TokenKind::kOpenBracket);
        return;
      case CharKind::kClose:
        take(c.bytes, TokenKind::kCloseBracket);
        return;
      default:
        step_mark(c);
    }
  }

  void step_word(const Char& c) {
    if (c.value < 0x80) {
      if (const std::size_t n = match_email(rest())) return take(n, TokenKind::kOther);
      if (const std::size_t n = match_web_address(rest(), rules_))
        return take(n, TokenKind::kOther);
    }
    if (c.kind == CharKind::kDigit) {
      if (const std::size_t n = match_number(rest(), rules_)) return take(n, TokenKind::kNumber);
    } else if (take_stopped()) {
      return;
    }
    take_word();
  }

  // Abbreviations, acronyms and initials, which have their full stop inside.
  bool take_stopped() {
    AbbreviationKind kind{};
    const std::size_t acronym = match_acronym(rest());
    const std::size_t abbreviation = match_abbreviation(rest(), rules_, kind);
    if (acronym > 0 && acronym >= abbreviation) {
      take(acronym, TokenKind::kAcronym);
      return true;
    }
    if (abbreviation > 0) {
      take(abbreviation, TokenKind::kAbbreviation);
      return true;
    }
    const Char first = peek(at_);
    const std::size_t stop = at_ + first.bytes;
    if (is_upper(first.value) && stop < text_.size() && text_[stop] == '.' &&
        !is_stop(peek(stop + 1).value)) {
      take(first.bytes + 1, TokenKind::kInitial);
      return true;
    }
    return false;
  }

  void take_word() {
    const std::size_t end = word_end();
    const TokenKind kind =
        peek(at_).kind == CharKind::kDigit ? TokenKind::kNumber : TokenKind::kWord;
    split_word(end, kind);
  }

  // Where the word that begins here ends, marks inside it included.
  std::size_t word_end() const {
    std::size_t end = at_;
    std::size_t part = at_;  // after the last hyphen
    while (end < text_.size() && end - at_ < kWordLimit) {
      const Char c = peek(end);
      if (is_wordly(c.kind) || c.value == U'_') {
        end += c.bytes;
        continue;
      }
      const Char next = peek(end + c.bytes);
      if (!is_wordly(next.kind) || !joins(c, next, part, end)) break;
      if (c.kind == CharKind::kHyphen) part = end + c.bytes;
      end += c.bytes;
    }
    // The dollars of one country: "US$5", "HK$".
    if (end < text_.size() && text_[end] == '$' && end - at_ <= 3 && all_upper(at_, end)) ++end;
    return end;
  }

  bool all_upper(std::size_t begin, std::size_t end) const {
    const std::string_view part = text_.substr(begin, end - begin);
    return std::all_of(part.begin(), part.end(), is_ascii_upper);
  }

  // Whether a mark between two letters or digits is part of the word.
  bool joins(const Char& c, const Char& next, std::size_t part, std::size_t at) const {
    if (c.kind == CharKind::kApostrophe || c.value == 0xB7) return true;
    if (c.kind == CharKind::kHyphen) {
      if (rules_.is_prefix(lower(text_.substr(part, at - part))))
        return next.kind == CharKind::kLetter;
      return rules_.is_suffix(lower(letters_at(at + c.bytes)));
    }
    if (c.value == U'&') return all_upper(part, at) && is_ascii_upper(text_[at + 1]);
    if (c.value == U'*') return at > at_;
    if (c.value != U'.') return false;
    // "file.doc" and "Web2.0" are one word, "said.He" lacks a space.
    const Char third = peek(at + 1 + next.bytes);
    return !is_upper(next.value) || is_upper(third.value) || next.kind == CharKind::kDigit;
  }

  std::string_view letters_at(std::size_t begin) const {
    std::size_t end = begin;
    while (end < text_.size() && end - begin < kWordLimit) {
      const Char c = peek(end);
      if (!is_wordly(c.kind)) break;
      end += c.bytes;
    }
    return text_.substr(begin, end - begin);
  }

  // Contractions of the table and clitics become tokens of their own.
  void split_word(std::size_t end, TokenKind kind) {
    const std::string_view word = text_.substr(at_, end - at_);
    if (word.size() <= 8) {
      if (const auto* parts = rules_.contraction(plain(word))) return take_parts(*parts, kind);
    }
    const std::size_t clitic = clitic_start(word);
    if (clitic == 0) return take(word.size(), kind);
    split_word(at_ + clitic, kind);
    take(end - at_, TokenKind::kWord);
  }

  static std::string plain(std::string_view word) {
    std::string out;
    for (std::size_t i = 0; i < word.size();) {
      const Char c = read_char(word, i);
      if (c.kind == CharKind::kApostrophe || c.value == 0x2018) {
        out.push_back('\'');
      } else {
        append_utf8(lower(c.value), out);
      }
      i += c.bytes;
    }
    return out;
  }

  void take_parts(const std::vector<std::uint8_t>& parts, TokenKind kind) {
    for (std::uint8_t points : parts) {
      std::size_t bytes = 0;
      for (std::uint8_t i = 0; i < points; ++i) bytes += peek(at_ + bytes).bytes;
      take(bytes, kind);
    }
  }

  // Where the last clitic of a word begins, 0 when it has none.
  static std::size_t clitic_start(std::string_view word) {
    std::size_t apostrophe = 0;
    std::size_t before = 0;  // the last character before the apostrophe
    std::size_t previous = 0;
    std::size_t after = 0;
    for (std::size_t i = 0; i < word.size();) {
      const Char c = read_char(word, i);
      if (c.kind == CharKind::kApostrophe && i > 0) {
        apostrophe = i;
        before = previous;
        after = i + c.bytes;
      }
      previous = i;
      i += c.bytes;
    }
    if (apostrophe == 0) return 0;
    const std::string ending = lower(word.substr(after));
    if (ending == "t" && before > 0 && (word[before] == 'n' || word[before] == 'N')) return before;
    for (std::string_view clitic : {"s", "m", "re", "ve", "ll", "d"}) {
      if (ending == clitic) return apostrophe;
    }
    return 0;
  }

  void step_apostrophe(const Char& c) {
    const Char next = peek(at_ + c.bytes);
    if (next.value == c.value) return step_doubled(c);
    const bool starts = at_ == begin_ || !tokens_.empty();
    if (starts && is_wordly(next.kind)) {
      const std::size_t after = at_ + c.bytes;
      const std::string_view word = letters_at(after);
      const std::string_view whole = text_.substr(at_, c.bytes + word.size());
      if (whole.size() <= 8) {
        if (const auto* parts = rules_.contraction(plain(whole))) {
          return take_parts(*parts, TokenKind::kWord);
        }
      }
      // "'90s": the year without its century.
      if (word.size() >= 2 && word.size() <= 3 && is_ascii_digit(word[0]) &&
          is_ascii_digit(word[1]) && (word.size() == 2 || word[2] == 's') && c.value != U'`') {
        return take(whole.size(), TokenKind::kNumber);
      }
      // After a letter that a token limit or a mark has parted from it: a clitic.
      if (at_ > begin_ && clitic_start("x" + std::string(whole)) > 0) {
        return take(whole.size(), TokenKind::kWord);
      }
    }
    const bool opens = at_ == begin_ && is_wordly(next.kind) && c.value != 0x2019;
    take(c.bytes, opens ? TokenKind::kOpenQuote : TokenKind::kCloseQuote);
  }

  // Two single marks for one double: '' or ``.
  void step_doubled(const Char& c) {
    const bool opens = at_ == begin_ && at_ + 2 * c.bytes < text_.size();
    take(2 * c.bytes, opens ? TokenKind::kOpenQuote : TokenKind::kCloseQuote);
  }

  void step_quote(const Char& c) {
    const Char next = peek(at_ + c.bytes);
    if (c.value == 0x2018) {
      const std::size_t after = at_ + c.bytes;
      const std::string_view whole = text_.substr(at_, c.bytes + letters_at(after).size());
      if (whole.size() <= 8 && is_wordly(next.kind)) {
        if (const auto* parts = rules_.contraction(plain(whole))) {
          return take_parts(*parts, TokenKind::kWord);
        }
      }
      if (next.value == 0x2018 || next.value == 0x2019) {
        return take(c.bytes + next.bytes, TokenKind::kOpenQuote);
      }
    }
    bool opens = false;
    switch (c.value) {
      case U'"':
        // Glued on one side only, the glue decides; else marks open and close in turn.
        opens = at_ == begin_ ? at_ + 1 < text_.size() || !quote_open_
                              : at_ + 1 < text_.size() && !quote_open_;
        quote_open_ = opens;
        break;
      case 0x201D:
      case 0xBB:
      case 0x203A:
        break;
      default:
        opens = true;
    }
    take(c.bytes, opens ? TokenKind::kOpenQuote : TokenKind::kCloseQuote);
  }

  void step_mark(const Char& c) {
    if (is_stop(c.value)) {
      const Char next = peek(at_ + 1);
      if (c.value == U'.' && next.kind == CharKind::kDigit && at_ == begin_) return take_decimal();
      return take(run_length([](char32_t p) { return is_stop(p); }), TokenKind::kStop);
    }
    if (c.value == U'#' || c.value == U'@') {
      const std::string_view word = letters_at(at_ + 1);
      if (!word.empty() && !is_ascii_digit(word[0])) {
        return take(1 + word.size(), TokenKind::kOther);
      }
    }
    if ((c.value == U'+' || c.value == U'-') && at_ == begin_ &&
        peek(at_ + 1).kind == CharKind::kDigit) {
      const std::size_t number = match_number(text_.substr(at_ + 1), rules_);
      if (number > 0) return take(1 + number, TokenKind::kNumber);
    }
    const bool runs =
        c.kind == CharKind::kHyphen || c.kind == CharKind::kDash ||
        std::u32string_view(U"*=_~+#|<>,$").find(c.value) != std::u32string_view::npos;
    take(runs ? run_length([&](char32_t p) { return p == c.value; }) : c.bytes, TokenKind::kOther);
  }

  void take_decimal() {
    const std::size_t digits = match_number(text_.substr(at_ + 1), rules_);
    take(1 + digits, digits > 0 ? TokenKind::kNumber : TokenKind::kStop);
  }

  template <typename Belongs>
  std::size_t run_length(Belongs belongs) const {
    std::size_t end = at_;
    while (end < text_.size() && end - at_ < kWordLimit) {
      const Char c = peek(end);
      if (!belongs(c.value)) break;
      end += c.bytes;
    }
    return end - at_;
  }

  std::string_view text_;
  std::size_t begin_;
  std::size_t at_;
  bool quote_open_;
  const TokenRules& rules_;
  std::vector<RawToken>& tokens_;
};

}  // namespace

void tokenize(std::string_view text, Span paragraph, const TokenRules& rules,
              std::vector<RawToken>& tokens) {
  const std::string_view inside = text.substr(0, paragraph.end);
  bool quote_open = false;
  std::size_t at = paragraph.begin;
  while (at < inside.size()) {
    Char c = read_char(inside, at);
    if (c.kind == CharKind::kSpace) {
      at += c.bytes;
      continue;
    }
    std::size_t end = at;
    while (end < inside.size() && (c = read_char(inside, end)).kind != CharKind::kSpace) {
      end += c.bytes;
    }
    quote_open = Chunk(inside, at, end, quote_open, rules, tokens).run();
    at = end;
  }
}

}  // namespace chancery
