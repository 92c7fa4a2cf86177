// A text with its CoNLL-U analysis as Document and Syntax, for tests of the stages behind the
// parser: the trees stand in the test, so that no model decides what it shows.
#pragma once

#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "chancery/base/strings.h"
#include "chancery/record/document.h"
#include "chancery/record/syntax.h"
#include "chancery/text/utf8.h"

namespace chancery::test {

struct ParsedText {
  Document document;
  Syntax syntax;
};

// Paragraphs are the non-empty lines; the first is the headline if `headline` is set.
inline Document make_document(std::string text, bool headline = false) {
  Document document;
  document.text = std::move(text);
  document.language = "en";
  for (std::string_view line : split(document.text, '\n')) {
    if (line.empty()) continue;
    const auto begin = static_cast<std::size_t>(line.data() - document.text.data());
    document.paragraphs.emplace_back(begin, begin + line.size());
  }
  if (headline && !document.paragraphs.empty()) document.headline = document.paragraphs.front();
  return document;
}

// The value of KEY=value in a MISC cell.
inline std::string_view misc_value(std::string_view misc, std::string_view key) {
  for (std::string_view part : split(misc, '|')) {
    if (part.size() > key.size() && part.starts_with(key) && part[key.size()] == '=') {
      return part.substr(key.size() + 1);
    }
  }
  return {};
}

inline void add_name(std::string_view tag, TokenIndex token, Syntax& syntax) {
  if (tag.size() < 3 || tag[1] != '-') return;
  const std::string_view type = tag.substr(2);
  if (tag[0] == 'I' && !syntax.name_spans.empty()) {
    syntax.name_spans.back().tokens.end = TokenIndex(token.value + 1);
    return;
  }
  for (std::size_t i = 0; i < std::size(kEntityTypeNames); ++i) {
    if (type == kEntityTypeNames[i]) {
      syntax.name_spans.push_back({{token, TokenIndex(token.value + 1)}, EntityType(i)});
    }
  }
}

// Rows of CoNLL-U, sentences parted by empty lines; columns may be parted by tabs or by spaces.
// Spans come from MISC Begin=/End= (code points) or from the forms in their order. Rows with fewer
// than ten columns are ID FORM LEMMA UPOS XPOS HEAD DEPREL [MISC].
inline Syntax parse_conllu(std::string_view text, std::string_view conllu) {
  Syntax syntax;
  const CodePointIndex index(text);
  std::size_t at = 0;
  std::size_t first = 0;
  const auto end_sentence = [&] {
    if (first == syntax.tokens.size()) return;
    Sentence sentence;
    sentence.tokens = {TokenIndex(first), TokenIndex(syntax.tokens.size())};
    sentence.span = cover(syntax.tokens[first].span, syntax.tokens.back().span);
    for (std::size_t i = first; i < syntax.tokens.size(); ++i) {
      if (syntax.is_root(TokenIndex(i))) sentence.root = TokenIndex(i);
    }
    syntax.sentences.push_back(sentence);
    first = syntax.tokens.size();
  };
  for (std::string_view line : split(conllu, '\n')) {
    line = trim(line);
    if (line.empty()) {
      end_sentence();
      continue;
    }
    if (line.starts_with('#')) continue;
    std::vector<std::string_view> cells;
    for (std::string_view cell : split(line, line.find('\t') == line.npos ? ' ' : '\t')) {
      if (!cell.empty()) cells.push_back(cell);
    }
    if (cells.size() < 7 || cells[0].find_first_of("-.") != std::string_view::npos) continue;
    const bool full = cells.size() >= 10;
    const std::string_view head = cells[full ? 6 : 5];
    const std::string_view misc = full ? cells[9] : cells.size() > 7 ? cells[7] : "";
    Token token;
    token.lemma = std::string(cells[2]);
    token.upos = parse_upos(cells[3]).value_or(Upos::kX);
    token.xpos = parse_xpos(cells[4]).value_or(Xpos::kUnknown);
    token.deprel = parse_deprel(cells[full ? 7 : 6]).value_or(Deprel::kDep);
    const int head_number = std::atoi(std::string(head).c_str());
    token.head = TokenIndex(head_number == 0 ? syntax.tokens.size()
                                             : first + static_cast<std::size_t>(head_number) - 1);
    token.sentence = SentenceIndex(syntax.sentences.size());
    if (const auto begin = misc_value(misc, "Begin"); !begin.empty()) {
      const auto offset = [&](std::string_view number) {
        return index.bytes(static_cast<std::uint32_t>(std::atoi(std::string(number).c_str())));
      };
      token.span = {offset(begin), offset(misc_value(misc, "End"))};
    } else if (const std::size_t found = text.find(cells[1], at); found != text.npos) {
      token.span = {found, found + cells[1].size()};
    } else {
      token.span = {at, at};
    }
    at = token.span.end;
    add_name(misc_value(misc, "NE"), TokenIndex(syntax.tokens.size()), syntax);
    syntax.tokens.push_back(std::move(token));
  }
  end_sentence();
  return syntax;
}

inline ParsedText parsed_text(std::string text, std::string_view conllu, bool headline = false) {
  ParsedText parsed{make_document(std::move(text), headline), {}};
  parsed.syntax = parse_conllu(parsed.document.text, conllu);
  return parsed;
}

}  // namespace chancery::test
