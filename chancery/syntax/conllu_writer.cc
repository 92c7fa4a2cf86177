#include <string>

#include "chancery/syntax/characters.h"
#include "chancery/syntax/conllu.h"

namespace chancery {
namespace {

CharKind last_kind(std::string_view form) {
  std::size_t at = form.size() - 1;
  while (at > 0 && (static_cast<unsigned char>(form[at]) & 0xC0U) == 0x80U) --at;
  return read_char(form, at).kind;
}

class Writer {
 public:
  Writer(std::string_view text, const Syntax& syntax) : text_(text), syntax_(syntax) {
    names_.resize(syntax.tokens.size());
    for (const NameSpan& name : syntax.name_spans) {
      const std::string type = kEntityTypeNames[static_cast<std::size_t>(name.type)];
      for (std::uint32_t t = name.tokens.begin.value; t < name.tokens.end.value; ++t) {
        names_[t] = (t == name.tokens.begin.value ? "B-" : "I-") + type;
      }
    }
  }

  std::string run() {
    std::uint32_t before = 0;  // where the sentence before ended
    for (std::size_t s = 0; s < syntax_.sentences.size(); ++s) {
      const Sentence& sentence = syntax_.sentences[s];
      if (sentence.tokens.size() == 0) continue;
      const bool new_paragraph =
          s == 0 ||
          text_.substr(before, sentence.span.begin - before).find('\n') != std::string_view::npos;
      if (new_paragraph) out_ += "# newpar\n";
      out_ += "# sent_id = " + std::to_string(s + 1) + "\n# text = ";
      for (char c : words_at(text_, sentence.span)) {
        out_.push_back(static_cast<unsigned char>(c) < 0x20 ? ' ' : c);
      }
      out_.push_back('\n');
      write_tokens(sentence);
      out_.push_back('\n');
      before = sentence.span.end;
    }
    return std::move(out_);
  }

 private:
  std::string_view form(std::size_t t) const { return words_at(text_, syntax_.tokens[t].span); }

  // Whether a token is written as one word with the token before it: "n't", "'s", "not" of
  // "cannot".
  bool is_clitic(std::size_t t) const {
    const Token& token = syntax_.tokens[t];
    if (syntax_.tokens[t - 1].span.end != token.span.begin || form(t - 1).empty() ||
        form(t).empty()) {
      return false;
    }
    const CharKind first = read_char(form(t), 0).kind;
    const bool letters = last_kind(form(t - 1)) == CharKind::kLetter;
    if (first == CharKind::kLetter) return letters;
    return first == CharKind::kApostrophe &&
           (token.xpos == Xpos::kPOS || last_kind(form(t)) == CharKind::kLetter) &&
           token.xpos != Xpos::kLeftQuote && read_char(form(t - 1), 0).kind != CharKind::kOpen;
  }

  void write_tokens(const Sentence& sentence) {
    const std::size_t begin = sentence.tokens.begin.value;
    const std::size_t end = sentence.tokens.end.value;
    std::size_t range_end = begin;
    for (std::size_t t = begin; t < end; ++t) {
      if (t >= range_end) {
        range_end = t + 1;
        while (range_end < end && is_clitic(range_end)) ++range_end;
        if (range_end - t > 1) write_range(begin, t, range_end, end);
      }
      write_token(begin, t, range_end - t == 1, end);
      if (t + 1 == range_end && inside_range_) inside_range_ = false;
    }
  }

  bool space_after(std::size_t t, std::size_t end) const {
    if (t + 1 < end) return syntax_.tokens[t + 1].span.begin > syntax_.tokens[t].span.end;
    const std::uint32_t at = syntax_.tokens[t].span.end;
    return t + 1 >= syntax_.tokens.size() || syntax_.tokens[t + 1].span.begin > at;
  }

  void write_range(std::size_t begin, std::size_t first, std::size_t last, std::size_t end) {
    const Span span = cover(syntax_.tokens[first].span, syntax_.tokens[last - 1].span);
    out_ += std::to_string(first - begin + 1) + "-" + std::to_string(last - begin) + "\t";
    out_ += words_at(text_, span);
    out_ += "\t_\t_\t_\t_\t_\t_\t_\t";
    out_ += space_after(last - 1, end) ? "_\n" : "SpaceAfter=No\n";
    inside_range_ = true;
  }

  void write_token(std::size_t begin, std::size_t t, bool alone, std::size_t end) {
    const Token& token = syntax_.tokens[t];
    const bool root = syntax_.is_root(TokenIndex(t));
    std::string misc;
    if (!names_[t].empty()) misc = "NE=" + names_[t];
    if (alone && !inside_range_ && !space_after(t, end)) {
      misc += misc.empty() ? "SpaceAfter=No" : "|SpaceAfter=No";
    }
    out_ += std::to_string(t - begin + 1) + "\t";
    out_ += form(t).empty() ? "_" : form(t);
    out_ += "\t" + (token.lemma.empty() ? "_" : token.lemma) + "\t";
    out_ += to_string(token.upos);
    out_ += "\t";
    out_ += to_string(token.xpos);
    out_ += "\t_\t" + std::to_string(root ? 0 : token.head.value - begin + 1) + "\t";
    out_ += to_string(token.deprel);
    out_ += "\t_\t" + (misc.empty() ? "_" : misc) + "\n";
  }

  std::string_view text_;
  const Syntax& syntax_;
  std::vector<std::string> names_;
  std::string out_;
  bool inside_range_ = false;
};

}  // namespace

std::string write_conllu(std::string_view text, const Syntax& syntax) {
  return Writer(text, syntax).run();
}

}  // namespace chancery
