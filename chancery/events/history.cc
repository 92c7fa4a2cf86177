// Telling background of years ago from news.
#include "chancery/events/history.h"

#include <algorithm>

#include "chancery/events/dates_places.h"

namespace chancery {
namespace {

constexpr std::int32_t kHistoricalDays = 366;
// From when on the name of a state can only be history: the last war, the end of the Soviet Union.
constexpr int kLongGone = 1950;
constexpr int kGone = 1995;

bool same_paragraph(const Reading& r, const Sentence& before, const Sentence& after) {
  const Span between(before.span.end, after.span.begin);
  return words_at(r.inputs.document.text, between).find('\n') == std::string_view::npos;
}

std::optional<DateInterval> past_time_of(const Reading& r, TokenIndex root) {
  const auto timex = attached_timex(r, root);
  if (!timex) return std::nullopt;
  const DateInterval& interval = *r.inputs.timexes[*timex].interval;
  if (!is_history(r, interval)) return std::nullopt;
  return interval;
}

bool has_time(const Reading& r, const Sentence& sentence) {
  return std::any_of(r.inputs.timexes.begin(), r.inputs.timexes.end(), [&](const Timex& timex) {
    return sentence.span.contains(timex.span) && timex.type != TimexType::kDuration;
  });
}

// "was killed soon afterwards": goes on from what was told before.
bool goes_on(const Reading& r, TokenIndex root) {
  const auto children = r.tree.children(root);
  return std::any_of(children.begin(), children.end(), [&](TokenIndex child) {
    return r.token(child).deprel == Deprel::kAdvmod && r.in_class(child, "afterwards");
  });
}

}  // namespace

bool is_history(const Reading& r, const DateInterval& interval) {
  if (!r.inputs.published) return false;
  return r.inputs.published->interval.from.days() - interval.to.days() > kHistoricalDays;
}

bool reaches_the_present(const Reading& r, TokenIndex verb) {
  for (TokenIndex child : r.tree.children(verb)) {
    const Xpos x = r.token(child).xpos;
    const bool present = x == Xpos::kVBZ || x == Xpos::kVBP;
    if (r.token(child).deprel == Deprel::kAux && present && r.lemma(child) == "have") return true;
  }
  if (r.token(verb).deprel != Deprel::kConj && r.token(verb).deprel != Deprel::kXcomp) return false;
  return reaches_the_present(r, r.token(verb).head);
}

std::vector<std::optional<DateInterval>> historical_sentences(const Reading& r) {
  const auto& sentences = r.syntax.sentences;
  std::vector<std::optional<DateInterval>> times(sentences.size());
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const TokenIndex root = sentences[i].root;
    times[i] = past_time_of(r, root);
    if (times[i] || i == 0 || !is_past(r, root) || reaches_the_present(r, root)) continue;
    const bool beside =
        !has_time(r, sentences[i]) && same_paragraph(r, sentences[i - 1], sentences[i]);
    if (beside || goes_on(r, root)) times[i] = times[i - 1];
  }
  return times;
}

bool lasted_an_age(const Reading& r, TokenIndex verb) {
  for (TokenIndex child : r.tree.children(verb)) {
    if (r.token(child).deprel != Deprel::kObl || r.case_of(child) != "for") continue;
    for (const Timex& timex : r.inputs.timexes) {
      const bool decades = timex.value.ends_with("DE") || timex.value.ends_with("CE");
      if (timex.tokens.contains(child) && timex.type == TimexType::kDuration && decades) {
        return !reaches_the_present(r, verb) && is_past(r, verb);
      }
    }
  }
  return false;
}

bool names_bygone_party(const Reading& r, const EventDraft& draft) {
  const int year = r.inputs.published ? r.inputs.published->interval.from.year : kGone;
  const SentenceIndex sentence = r.token(draft.trigger).sentence;
  const auto is_bygone = [&](TokenIndex t) {
    return (year >= kLongGone && r.in_class(t, "bygone")) ||
           (year >= kGone && r.in_class(t, "bygone_union"));
  };
  const auto is_called_so = [&](EntityIndex e) {
    for (MentionIndex m : r.inputs.names[e].mentions) {
      const Mention& mention = r.inputs.names[m];
      if (r.token(mention.head).sentence != sentence) continue;
      for (TokenIndex t = mention.tokens.begin; t < mention.tokens.end;
           t = TokenIndex(t.value + 1)) {
        if (is_bygone(t)) return true;
      }
    }
    return false;
  };
  return std::any_of(draft.actors.begin(), draft.actors.end(), is_called_so) ||
         std::any_of(draft.recipients.begin(), draft.recipients.end(), is_called_so);
}

}  // namespace chancery
