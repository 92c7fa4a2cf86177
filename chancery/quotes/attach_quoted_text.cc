#include "chancery/quotes/attach_quoted_text.h"

#include <algorithm>

#include "chancery/text/fold.h"

namespace chancery::quotes {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);
// How many tokens may lie between quoted words and the verb that reports them.
constexpr std::uint32_t kReach = 30;
// Fewer words than these in marks are a title or a scare quote unless a cue stands beside them.
constexpr std::size_t kFewWords = 4;

class Attacher {
 public:
  Attacher(const Reading& reading, const std::vector<QuotedText>& quoted,
           std::vector<Attribution>& attributions)
      : r_(reading),
        q_(quoted),
        a_(attributions),
        region_(reading.syntax.tokens.size(), kNone),
        cue_(reading.syntax.tokens.size(), kNone),
        owner_(quoted.size(), kNone) {
    for (std::size_t q = 0; q < q_.size(); ++q) {
      for (TokenIndex t = q_[q].tokens.begin; t < q_[q].tokens.end; ++t.value) region_[t.value] = q;
    }
    for (std::size_t a = 0; a < a_.size(); ++a) cue_[a_[a].cue_head->value] = a;
  }

  void attach() {
    claim_by_content();
    for (std::size_t q = 0; q < q_.size(); ++q) {
      if (owner_[q] == kNone) owner_[q] = owner_of(q);
      if (owner_[q] != kNone) add(q, owner_[q]);
    }
    carry_back();
    finish();
  }

 private:
  // `"First. / "Second," X said`: a paragraph left open belongs to whoever closes it.
  void carry_back() {
    for (std::size_t q = q_.size(); q-- > 1;) {
      const bool open = q_[q - 1].continues && q_[q - 1].paragraph + 1 == q_[q].paragraph;
      if (!open || owner_[q] == kNone || owner_[q - 1] != kNone) continue;
      owner_[q - 1] = owner_[q];
      add(q - 1, owner_[q]);
    }
  }

  std::size_t region_at(TokenIndex t) const { return region_[t.value]; }

  // The content that the tree gave a cue reaches into quoted text: then all of that is content,
  // also the sentences that the parser cut off. A cue inside the marks is the quoted speaker's.
  void claim_by_content() {
    for (std::size_t a = 0; a < a_.size(); ++a) {
      for (std::size_t i = 0; i < a_[a].content.size(); ++i) {
        TokenRange& piece = a_[a].content[i];
        const TokenRange before = piece;
        for (TokenIndex t = before.begin; t < before.end; ++t.value) {
          const std::size_t q = region_at(t);
          if (q == kNone) continue;
          const TokenRange marks = q_[q].tokens;
          if (!marks.contains(*a_[a].cue_head)) {
            if (owner_[q] == kNone || is_nearer(a, owner_[q], q)) owner_[q] = a;
            piece.begin = std::min(piece.begin, marks.begin);
            piece.end = std::max(piece.end, marks.end);
          } else {
            // What the parser hangs on a cue inside the marks from outside is not its content.
            clip(piece, {TokenIndex(marks.begin.value + 1), TokenIndex(marks.end.value - 1)});
          }
          if (marks.end > t) t = TokenIndex(marks.end.value - 1);
        }
      }
    }
  }

  void clip(TokenRange& piece, TokenRange inner) const {
    piece.begin = std::max(piece.begin, inner.begin);
    piece.end = std::max(piece.begin, std::min(piece.end, inner.end));
    piece = trimmed(r_, piece);
  }

  std::uint32_t gap(std::size_t a, std::size_t q) const {
    const TokenIndex cue = *a_[a].cue_head;
    const TokenRange marks = q_[q].tokens;
    return cue < marks.begin ? marks.begin.value - cue.value : cue.value - (marks.end.value - 1);
  }
  bool is_nearer(std::size_t a, std::size_t b, std::size_t q) const {
    return gap(a, q) < gap(b, q);
  }

  bool may_report(std::size_t a) const {
    return a_[a].entry == nullptr || a_[a].entry->takes(CueFrame::kQuote) ||
           a_[a].entry->takes(CueFrame::kThat) || a_[a].entry->takes(CueFrame::kQuoted) ||
           a_[a].entry->takes(CueFrame::kAs) || a_[a].entry->takes(CueFrame::kSmall);
  }

  bool ends_sentence(std::string_view word) const {
    return word == "." || word == "?" || word == "!";
  }

  std::size_t paragraph_end(std::size_t q) const {
    return r_.document.paragraphs[q_[q].paragraph].end;
  }

  // `"...," X said`: the first cue behind the marks with no end of a sentence between. A stop
  // inside the marks followed by a new sentence ends the matter, but not a dash ("... ." - said X).
  std::size_t cue_after(std::size_t q) const {
    const std::size_t from = q_[q].tokens.end.value;
    const std::size_t to = std::min<std::size_t>(from + kReach, region_.size());
    bool stopped = false;
    if (from >= 2 && q_[q].closed) {
      const TokenIndex last_inside(from - 2);
      stopped = r_.word(last_inside) == "." && from < region_.size() &&
                r_.syntax.tokens[from].sentence != r_.syntax[last_inside].sentence;
    }
    if (from < region_.size()) {
      const std::string_view next = r_.word(TokenIndex(from));
      if (next == "," || next == "-" || next == "\u2014" || next == "\u2013" || next == "--") {
        stopped = false;
      }
    }
    if (stopped) return kNone;
    for (std::size_t t = from; t < to; ++t) {
      if (region_[t] != kNone || ends_sentence(r_.word(TokenIndex(t)))) return kNone;
      if (r_.syntax.tokens[t].span.begin >= paragraph_end(q)) return kNone;
      const std::size_t a = cue_[t];
      if (a != kNone && may_report(a) && speaker_is_outside(a, q)) return a;
      // Another clause begins before any cue: the marks belong to that.
      if (r_.syntax.tokens[t].upos == Upos::kSconj) return kNone;
    }
    return kNone;
  }

  bool speaker_is_outside(std::size_t a, std::size_t q) const {
    return !a_[a].speaker_head || region_[a_[a].speaker_head->value] != q;
  }

  // `X said: "..."`, `said that "..."`, `X, who ..., said "..."`.
  std::size_t cue_before(std::size_t q) const {
    const std::size_t begin = q_[q].tokens.begin.value;
    const std::size_t from = begin > kReach ? begin - kReach : 0;
    const Span paragraph = r_.document.paragraphs[q_[q].paragraph];
    for (std::size_t t = begin; t-- > from;) {
      if (r_.syntax.tokens[t].span.begin < paragraph.begin) return kNone;
      if (region_[t] != kNone || ends_sentence(r_.word(TokenIndex(t)))) return kNone;
      const std::size_t a = cue_[t];
      if (a == kNone || !may_report(a) || !speaker_is_outside(a, q)) continue;
      return introduces(a, q) ? a : kNone;
    }
    return kNone;
  }

  bool introduces(std::size_t a, std::size_t q) const {
    const std::uint32_t begin = q_[q].tokens.begin.value;
    if (begin == 0) return false;
    const std::string_view last = r_.word(TokenIndex(begin - 1));
    // "said on “The Morning Show”": where, not what.
    const bool behind_preposition = r_.syntax[TokenIndex(begin - 1)].upos == Upos::kAdp;
    if (behind_preposition && a_[a].entry != nullptr && !a_[a].entry->takes_preposition(last)) {
      return false;
    }
    if (last == ":" || last == "," || last == "that" || last == "-" || last == "\u2014")
      return true;
    return begin - a_[a].cue->end.value <= 1;
  }

  std::size_t owner_of(std::size_t q) const {
    const std::uint32_t begin = q_[q].tokens.begin.value;
    const bool colon = begin > 0 && r_.word(TokenIndex(begin - 1)) == ":";
    const std::size_t before = cue_before(q);
    if (colon && before != kNone) return before;
    const std::size_t after = cue_after(q);
    if (after != kNone) return after;
    if (before != kNone) return before;
    return carried_on(q);
  }

  bool starts_sentence(std::size_t q) const {
    const TokenIndex first = q_[q].tokens.begin;
    if (r_.sentence_of(first).tokens.begin == first) return true;
    const Span paragraph = r_.document.paragraphs[q_[q].paragraph];
    if (r_.syntax[first].span.begin == paragraph.begin) return true;
    return first.value > 0 && ends_sentence(r_.word(TokenIndex(first.value - 1)));
  }

  // The stretch before in the same paragraph, or in the one before where that was left open or
  // ended with its quotation.
  std::size_t carried_on(std::size_t q) const {
    if (q_[q].words < kFewWords || !starts_sentence(q)) return kNone;
    if (q > 0 && owner_[q - 1] != kNone) {
      const QuotedText& last = q_[q - 1];
      const bool same = last.paragraph == q_[q].paragraph;
      const bool next = last.paragraph + 1 == q_[q].paragraph;
      if (same && only_cue_between(q - 1, q)) return owner_[q - 1];
      if (next && last.continues) return owner_[q - 1];
      const bool alone =
          r_.syntax[q_[q].tokens.begin].span.begin == r_.document.paragraphs[q_[q].paragraph].begin;
      const bool cue_closes = ends_paragraph(q - 1) || only_cue_to_end(q - 1);
      if (next && alone && cue_closes && ends_paragraph(q)) return owner_[q - 1];
    }
    return sentence_before(q);
  }

  // Behind the stretch its paragraph holds no more than the words that report it.
  bool only_cue_to_end(std::size_t q) const {
    const Attribution& a = a_[owner_[q]];
    const TokenIndex end = q_[q].tokens.end;
    if (!a.cue || a.cue->begin < end) return false;
    const Sentence& sentence = r_.sentence_of(*a.cue_head);
    return sentence.span.end >= paragraph_end(q) && sentence.tokens.end.value - end.value <= kReach;
  }

  bool ends_paragraph(std::size_t q) const {
    const TokenIndex last(q_[q].tokens.end.value - 1);
    return r_.syntax[last].span.end >= paragraph_end(q);
  }

  // Between two stretches stands nothing but the words that report the first.
  bool only_cue_between(std::size_t first, std::size_t second) const {
    const std::uint32_t from = q_[first].tokens.end.value;
    const std::uint32_t to = q_[second].tokens.begin.value;
    const Attribution& a = a_[owner_[first]];
    const bool cue_between = a.cue && from <= a.cue->begin.value && a.cue->end.value <= to;
    return (cue_between && to - from <= kReach) || to - from <= 1;
  }

  // "Putin welcomed the talks. "We are ready."": the speaker of the last statement in the sentence
  // before, in the same paragraph.
  std::size_t sentence_before(std::size_t q) const {
    const TokenIndex first = q_[q].tokens.begin;
    if (first.value == 0) return kNone;
    const Span paragraph = r_.document.paragraphs[q_[q].paragraph];
    const SentenceIndex before = r_.syntax[TokenIndex(first.value - 1)].sentence;
    std::size_t found = kNone;
    for (std::size_t t = first.value; t-- > 0;) {
      if (r_.syntax.tokens[t].sentence != before) break;
      if (r_.syntax.tokens[t].span.begin < paragraph.begin) break;
      const std::size_t a = cue_[t];
      // The highest cue of the sentence, not one inside another's content.
      if (a != kNone && a_[a].speaker && !a_[a].content.empty() && region_[t] == kNone) found = a;
    }
    return found;
  }

  void add(std::size_t q, std::size_t a) {
    Attribution& attribution = a_[a];
    const TokenRange marks = q_[q].tokens;
    for (TokenRange& piece : attribution.content) {
      const bool overlaps = piece.begin < marks.end && marks.begin < piece.end;
      if (!overlaps) continue;
      piece.begin = std::min(piece.begin, marks.begin);
      piece.end = std::max(piece.end, marks.end);
      return;
    }
    attribution.content.push_back(marks);
  }

  void finish() {
    for (Attribution& a : a_) {
      std::erase_if(a.content, [](TokenRange piece) { return piece.size() == 0; });
      std::sort(a.content.begin(), a.content.end(), [](TokenRange x, TokenRange y) {
        return x.begin != y.begin ? x.begin < y.begin : x.end > y.end;
      });
      std::vector<TokenRange> merged;
      for (TokenRange piece : a.content) {
        if (!merged.empty() && piece.begin <= merged.back().end) {
          merged.back().end = std::max(merged.back().end, piece.end);
        } else {
          merged.push_back(piece);
        }
      }
      // "that, according to him, the fire is out": the word alone says nothing.
      if (merged.size() > 1) {
        std::erase_if(merged, [this](TokenRange piece) {
          return piece.size() == 1 && lower(r_.word(piece.begin)) == "that";
        });
      }
      a.content = std::move(merged);
      bool all = true;
      bool any = false;
      for (TokenRange piece : a.content) {
        for (TokenIndex t = piece.begin; t < piece.end; ++t.value) {
          const std::size_t q = region_at(t);
          const bool inside = q != kNone && !q_[q].tokens.contains(*a.cue_head);
          if (inside)
            any = true;
          else if (r_.syntax[t].upos != Upos::kPunct && r_.word(t) != "that")
            all = false;
        }
      }
      a.quoted = any && all;
      a.partly_quoted = any && !all;
    }
    std::erase_if(a_,
                  [this](const Attribution& a) { return a.content.empty() || speaks_of_self(a); });
  }

  // "I think", "we want" inside a quotation is its words, not a report of others.
  bool speaks_of_self(const Attribution& a) const {
    if (!a.speaker_head || region_at(*a.speaker_head) == kNone || a.quoted) return false;
    const std::string& lemma = r_.syntax[*a.speaker_head].lemma;
    return r_.syntax[*a.speaker_head].upos == Upos::kPron &&
           (lemma == "I" || lemma == "we" || lemma == "you");
  }

  const Reading& r_;
  const std::vector<QuotedText>& q_;
  std::vector<Attribution>& a_;
  std::vector<std::size_t> region_;  // of each token, the quoted text that it stands in
  std::vector<std::size_t> cue_;     // of each token, the attribution that it is the cue of
  std::vector<std::size_t> owner_;   // of each quoted text, its attribution
};

}  // namespace

void attach_quoted_text(const Reading& reading, const std::vector<QuotedText>& quoted,
                        std::vector<Attribution>& attributions) {
  Attacher(reading, quoted, attributions).attach();
}

}  // namespace chancery::quotes
