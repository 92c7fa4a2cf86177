// Cutting a sentence into atoms.
#include "chancery/resolve/timex_atoms.h"

#include "chancery/base/strings.h"
#include "chancery/text/utf8.h"

namespace chancery {
namespace {

enum class Shape { kLetters, kDigits, kSign };

bool is_ascii_letter(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Letters past ASCII only have to hold together: no time word is written with them.
Shape shape_of(char32_t c) {
  if (c >= '0' && c <= '9') return Shape::kDigits;
  if (is_ascii_letter(c) || (c >= 0xC0 && c < 0x2000)) return Shape::kLetters;
  return Shape::kSign;
}

std::string plain_sign(char32_t c, std::string_view bytes) {
  if (c == 0x2019 || c == 0x2018 || c == '`') return "'";
  if (c == 0x2010 || c == 0x2011 || c == 0x2013 || c == 0x2212) return "-";
  if (c == 0x2014) return "--";
  return std::string(bytes);
}

void finish(std::string_view text, Shape shape, const TimeRules& rules, Atom* atom) {
  const std::string_view word = words_at(text, atom->span);
  if (shape == Shape::kSign) {
    atom->lower = plain_sign(decode_utf8(text, atom->span.begin).value, word);
    return;
  }
  atom->lower = word;
  if (shape == Shape::kDigits) {
    if (word.size() > 9) return;
    atom->number = 0;
    for (char c : word) atom->number = atom->number * 10 + (c - '0');
    return;
  }
  atom->capital = word.front() >= 'A' && word.front() <= 'Z';
  for (char& c : atom->lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  atom->words = rules.words(atom->lower);
}

}  // namespace

const TimeWord* Atom::as(TimeWordKind kind) const {
  for (const TimeWord& word : words) {
    if (word.kind == kind) return &word;
  }
  return nullptr;
}

std::vector<Atom> cut_atoms(std::string_view text, const Syntax& syntax, const Sentence& sentence,
                            const TimeRules& rules) {
  std::vector<Atom> atoms;
  atoms.reserve(sentence.tokens.size() + 8);
  std::uint32_t last_end = sentence.span.begin;
  for (std::uint32_t t = sentence.tokens.begin.value; t < sentence.tokens.end.value; ++t) {
    const Span token = syntax.tokens[t].span;
    std::uint32_t at = token.begin;
    while (at < token.end) {
      const CodePoint first = decode_utf8(text, at);
      const Shape shape = shape_of(first.value);
      std::uint32_t end = at + first.bytes;
      while (shape != Shape::kSign && end < token.end) {
        const CodePoint next = decode_utf8(text, end);
        if (shape_of(next.value) != shape) break;
        end += next.bytes;
      }
      if (first.value == ' ' || first.value == 0xA0) {
        at = end;
        continue;
      }
      Atom atom;
      atom.span = Span(at, end);
      atom.token = TokenIndex(t);
      atom.space_before = at > last_end;
      finish(text, shape, rules, &atom);
      last_end = end;
      at = end;
      atoms.push_back(std::move(atom));
    }
  }
  return atoms;
}

}  // namespace chancery
