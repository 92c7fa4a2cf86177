#include "chancery/quotes/labels.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "chancery/quotes/speakers.h"

namespace chancery::quotes {
namespace {

// So many turns make a transcript; a label has at most so many tokens.
constexpr std::size_t kFewestTurns = 3;
constexpr std::uint32_t kLongestLabel = 6;
constexpr std::uint32_t kFewestWords = 3;

struct Label {
  std::size_t paragraph;
  TokenRange words;
  TokenIndex colon;
  bool named;  // begins with a name that the text knows
};

class LabelReader {
 public:
  explicit LabelReader(const Reading& reading) : r_(reading) {
    std::size_t t = 0;
    const auto& tokens = r_.syntax.tokens;
    for (const Span& paragraph : r_.document.paragraphs) {
      while (t < tokens.size() && tokens[t].span.begin < paragraph.begin) ++t;
      const std::size_t begin = t;
      while (t < tokens.size() && tokens[t].span.end <= paragraph.end) ++t;
      paragraphs_.push_back({TokenIndex(begin), TokenIndex(t)});
    }
  }

  std::vector<Attribution> read() {
    std::vector<Label> labels;
    std::map<std::string, std::size_t> turns;
    for (std::size_t p = 0; p < paragraphs_.size(); ++p) {
      if (const auto label = label_of(p)) {
        labels.push_back(*label);
        ++turns[text_of(label->words)];
      }
    }
    const auto is_turn = [&](const Label& label) {
      return is_capitals(label.words) || turns[text_of(label.words)] > 1;
    };
    const auto n_turns = std::count_if(labels.begin(), labels.end(), is_turn);
    const bool transcript = n_turns >= static_cast<std::ptrdiff_t>(kFewestTurns);
    std::vector<Attribution> found;
    for (std::size_t i = 0; i < labels.size(); ++i) {
      const Label& label = labels[i];
      const bool turn = transcript && is_turn(label);
      if (!label.named && !turn) continue;
      const std::size_t next = i + 1 < labels.size() ? labels[i + 1].paragraph : paragraphs_.size();
      const std::size_t last = turn ? next - 1 : label.paragraph;
      add(label, last, found);
    }
    return found;
  }

 private:
  std::string text_of(TokenRange words) const {
    return std::string(words_at(r_.document.text, r_.span_of(words)));
  }

  bool is_capitals(TokenRange words) const {
    const std::string text = text_of(words);
    return text.size() > 2 &&
           std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  }

  std::optional<Label> label_of(std::size_t p) const {
    TokenRange all = paragraphs_[p];
    // A quoted transcript: `"WALLACE: Let us begin.`
    if (all.size() > 0 && is_opening_mark(r_.word(all.begin))) ++all.begin.value;
    for (TokenIndex t = all.begin; t < all.end && t.value - all.begin.value <= kLongestLabel;
         ++t.value) {
      if (r_.word(t) != ":") {
        const Upos upos = r_.syntax[t].upos;
        const bool mark = upos == Upos::kPunct && r_.syntax[t].xpos != Xpos::kHyphen &&
                          r_.word(t) != "." && r_.word(t) != "(" && r_.word(t) != ")";
        if (mark || upos == Upos::kAux || upos == Upos::kPron) return std::nullopt;
        continue;
      }
      if (t == all.begin || all.end.value - t.value <= kFewestWords) return std::nullopt;
      const TokenRange words{all.begin, t};
      return Label{p, words, t, is_named(words)};
    }
    return std::nullopt;
  }

  bool is_named(TokenRange words) const {
    const auto mention = r_.mentions->named_at(words.begin);
    if (!mention || r_.names[*mention].tokens != words) return false;
    const EntityType type = r_.names[*mention].type;
    return type == EntityType::kPer || type == EntityType::kOrg;
  }

  // "WALLACE" is whoever else is called so in the text.
  TokenIndex speaker_in(TokenRange words) const {
    const TokenIndex last(words.end.value - 1);
    for (TokenIndex t = words.begin; t < words.end; ++t.value) {
      if (r_.mentions->named_at(t)) return t;
    }
    return last;
  }

  void add(const Label& label, std::size_t last, std::vector<Attribution>& found) const {
    Attribution attribution;
    attribution.cue = TokenRange{label.colon, TokenIndex(label.colon.value + 1)};
    attribution.cue_head = label.colon;
    attribution.speaker = label.words;
    attribution.speaker_head = speaker_in(label.words);
    attribution.frame = CueFrame::kThat;
    const TokenRange content =
        trimmed(r_, {TokenIndex(label.colon.value + 1), paragraphs_[last].end});
    if (content.size() == 0) return;
    attribution.content = {content};
    found.push_back(std::move(attribution));
  }

  const Reading& r_;
  std::vector<TokenRange> paragraphs_;
};

bool is_dash(std::string_view word) {
  return word == "-" || word == "--" || word == "\u2014" || word == "\u2013" || word == "\u2015";
}

}  // namespace

std::vector<Attribution> read_labels(const Reading& reading) { return LabelReader(reading).read(); }

std::vector<Attribution> read_signatures(const Reading& r, const std::vector<QuotedText>& quoted) {
  std::vector<Attribution> found;
  const auto size = static_cast<std::uint32_t>(r.syntax.tokens.size());
  for (const QuotedText& text : quoted) {
    const TokenIndex dash = text.tokens.end;
    if (!text.closed || text.words < kFewestWords || dash.value + 1 >= size) continue;
    if (!is_dash(r.word(dash))) continue;
    const TokenIndex first(dash.value + 1);
    const auto mention = r.mentions->named_at(first);
    if (!mention || r.names[*mention].type != EntityType::kPer) continue;
    // To the end of the line stands nothing but who that is.
    std::uint32_t line_end = r.syntax[first].span.end;
    for (const Span& paragraph : r.document.paragraphs) {
      if (paragraph.contains(r.syntax[first].span)) line_end = paragraph.end;
    }
    bool verb = false;
    for (std::uint32_t t = first.value; t < size && r.syntax.tokens[t].span.begin < line_end; ++t) {
      const Upos upos = r.syntax.tokens[t].upos;
      verb = verb || upos == Upos::kVerb || upos == Upos::kAux;
    }
    if (verb) continue;
    Attribution attribution;
    attribution.cue = TokenRange{dash, first};
    attribution.cue_head = dash;
    attribution.speaker = r.names[*mention].tokens;
    attribution.speaker_head = r.names[*mention].head;
    attribution.frame = CueFrame::kQuote;
    attribution.content = {text.tokens};
    found.push_back(std::move(attribution));
  }
  return found;
}

}  // namespace chancery::quotes
