// Clues of offices: who is called "Foreign Minister X" was foreign minister by then.
#include <algorithm>
#include <set>

#include "chancery/resolve/dating_clues.h"

namespace chancery {
namespace {

using Kind = DateClue::Kind;

// The table may be late by so many days: months are all that it knows of many terms.
constexpr int kGrace = 31;
// A minister who leaves is called by the title for some days more.
constexpr int kAfterTerm = 21;
// Of several persons that a title and a name may mean those are of no use who span more days.
constexpr int kWidestChoice = 20 * 366;
// Who is to hold an office was chosen so many days before at most.
constexpr int kComingDays = 130;
// Whoever acts in the first so many bytes acts in the news itself.
constexpr std::uint32_t kLead = 1200;

const NameEntry* entry_of(const NameMatch& match, NameKind kind) {
  for (const NameEntry& entry : match.entries) {
    if (entry.kind == kind) return &entry;
  }
  return nullptr;
}

// "Secretary of State John Kerry": the name, the title before it, and what stands before that.
struct TitledName {
  const NameMatch* name;
  std::string_view title;
  std::string_view office;
  std::optional<CountryCode> country;
  std::optional<RoleModifier> modifier;
};

class OfficeClues {
 public:
  OfficeClues(std::string_view text, const Syntax& syntax, const ActorDirectory& actors)
      : text_(text), syntax_(syntax), actors_(actors) {
    matches_ = actors.match_names(text, syntax.tokens);
    for (const NameMatch& match : matches_) {
      for (const NameEntry& entry : match.entries) {
        if (entry.kind == NameKind::kPerson) named_in_full_.insert(entry.index);
      }
    }
  }

  std::vector<DateClue> all() const {
    std::vector<DateClue> clues;
    for (std::size_t i = 1; i < matches_.size(); ++i) {
      const auto titled = titled_name(i);
      if (!titled) continue;
      if (auto clue = clue_of(*titled)) clues.push_back(std::move(*clue));
    }
    return clues;
  }

 private:
  static bool is_ascii_lower(char c) { return c >= 'a' && c <= 'z'; }
  std::string_view words(TokenIndex t) const { return words_at(text_, syntax_[t].span); }

  std::optional<TitledName> titled_name(std::size_t i) const {
    const NameMatch& name = matches_[i];
    const NameMatch& before = matches_[i - 1];
    const bool person = entry_of(name, NameKind::kPerson) != nullptr ||
                        entry_of(name, NameKind::kFamilyName) != nullptr;
    if (!person || !is_whole_name(name) || before.tokens.end != name.tokens.begin)
      return std::nullopt;
    const NameEntry* entry = entry_of(before, NameKind::kTitle);
    if (entry == nullptr) return std::nullopt;
    const Title& title = actors_.titles()[entry->index];
    // "President" of what? Companies and clubs have them too; only states and bodies are listed.
    if (title.office.empty() || title.office == "minister") return std::nullopt;
    TitledName out{&name, title.title, title.office, std::nullopt, std::nullopt};
    if (title.title.ends_with("-elect") || title.title.ends_with("-designate")) {
      out.modifier = RoleModifier::kComing;
    }
    std::uint32_t first = before.tokens.begin.value;
    if (i > 1) {
      const NameMatch& state = matches_[i - 2];
      const std::uint32_t gap = first - state.tokens.end.value;
      if (gap == 0 || (gap == 1 && words(state.tokens.end) == "'s")) {
        out.country = country_of(state);
        if (out.country) first = state.tokens.begin.value;
      }
    }
    for (std::uint32_t t : {first - 1, before.tokens.begin.value - 1}) {
      if (t < syntax_.tokens.size() && !out.modifier) {
        out.modifier = actors_.role_modifier(words(TokenIndex(t)));
      }
    }
    return out;
  }

  std::optional<CountryCode> country_of(const NameMatch& match) const {
    for (const NameKind kind : {NameKind::kCountry, NameKind::kAdjective, NameKind::kDemonym}) {
      if (const NameEntry* entry = entry_of(match, kind)) {
        return actors_.countries()[entry->index].code;
      }
    }
    return std::nullopt;
  }

  // "President to", "President Benjamin Jealous": no name, or the beginning of another's.
  bool is_whole_name(const NameMatch& name) const {
    for (std::uint32_t t = name.tokens.begin.value; t < name.tokens.end.value; ++t) {
      const std::string_view word = words(TokenIndex(t));
      if (t == name.tokens.begin.value && word.size() > 1 && is_ascii_lower(word[0])) return false;
    }
    if (entry_of(name, NameKind::kPerson) != nullptr) return true;
    if (name.tokens.end.value >= syntax_.tokens.size()) return true;
    const Token& next = syntax_[name.tokens.end];
    return next.upos != Upos::kPropn || next.head.value < name.tokens.begin.value ||
           next.sentence != syntax_[name.tokens.begin].sentence;
  }

  // The persons that the name may mean: those whom the text names in full, where it does.
  std::vector<std::uint32_t> persons_of(const NameMatch& match) const {
    std::vector<std::uint32_t> all;
    std::vector<std::uint32_t> known;
    for (const NameEntry& entry : match.entries) {
      if (entry.kind != NameKind::kPerson && entry.kind != NameKind::kFamilyName) continue;
      all.push_back(entry.index);
      if (named_in_full_.contains(entry.index)) known.push_back(entry.index);
    }
    return known.empty() ? all : known;
  }

  // A row of a single month says that somebody was seen in an office, and no more.
  static bool is_sighting(const Term& term) {
    return term.valid.from.day == 1 && term.valid.width_days() <= 31;
  }

  std::vector<const Term*> terms_of(const TitledName& titled) const {
    std::vector<const Term*> terms;
    for (const std::uint32_t person : persons_of(*titled.name)) {
      for (const Term& term : actors_.terms_of(actors_.persons()[person])) {
        const bool same_office =
            term.office == titled.office && (term.office != "other" || term.title == titled.title);
        const bool same_state = !titled.country || !term.country || term.country == titled.country;
        if (same_office && same_state && !is_sighting(term)) terms.push_back(&term);
      }
    }
    return terms;
  }

  // Whether the name is the subject of a verb near the top, in a sentence that names no year.
  bool acts(const NameMatch& name) const {
    bool subject = false;
    for (std::uint32_t t = name.tokens.begin.value; t < name.tokens.end.value; ++t) {
      const Deprel d = syntax_.tokens[t].deprel;
      subject = subject || d == Deprel::kNsubj;
    }
    const Token& first = syntax_[name.tokens.begin];
    if (!subject || first.span.begin > kLead) return false;
    const TokenRange sentence = syntax_[first.sentence].tokens;
    for (std::uint32_t t = sentence.begin.value; t < sentence.end.value; ++t) {
      const std::string_view word = words_at(text_, syntax_.tokens[t].span);
      const bool number = word.find_first_not_of("0123456789") == std::string_view::npos;
      if (word.size() == 4 && number) return false;
    }
    return true;
  }

  std::optional<DateClue> clue_of(const TitledName& titled) const {
    if (titled.modifier == RoleModifier::kDeputy || titled.modifier == RoleModifier::kKin) {
      return std::nullopt;
    }
    const std::vector<const Term*> terms = terms_of(titled);
    if (terms.empty()) return std::nullopt;
    DateInterval all = terms.front()->valid;
    DateClue clue;
    clue.freshest = all.from;
    for (const Term* term : terms) {
      clue.freshest = std::max(*clue.freshest, term->valid.from);
      all = {std::min(all.from, term->valid.from), std::max(all.to, term->valid.to)};
    }
    const bool one = std::all_of(terms.begin(), terms.end(), [&](const Term* term) {
      return term->person == terms.front()->person;
    });
    if (!one && all.width_days() > kWidestChoice) return std::nullopt;
    clue.kind = Kind::kOffice;
    clue.evidence = cover(syntax_[titled.name->tokens.begin].span,
                          syntax_[TokenIndex(titled.name->tokens.end.value - 1)].span);
    const std::string who =
        std::string(titled.title) + " " + std::string(words_at(text_, clue.evidence));
    if (titled.modifier == RoleModifier::kFormer) return former(terms, who, std::move(clue));
    if (titled.modifier == RoleModifier::kComing) {
      clue.not_before = all.from.plus_days(-kComingDays);
      clue.not_after = all.from;
      clue.freshest.reset();
      clue.reason = "before " + who + " took office (" + all.from.iso() + ")";
      return clue;
    }
    clue.not_before = all.from.plus_days(-kGrace);
    const bool ended = all.to.year < 9999;
    if (ended) clue.office_end = all.to;
    if (ended && acts(*titled.name)) clue.not_after = all.to.plus_days(kAfterTerm);
    clue.reason = "when " + who + " was in office (" + all.from.iso() +
                  (ended ? " to " + all.to.iso() + ")" : " and on)");
    return clue;
  }

  // "former President X": after the end of a term.
  static std::optional<DateClue> former(const std::vector<const Term*>& terms,
                                        const std::string& who, DateClue clue) {
    std::optional<CivilDate> end;
    for (const Term* term : terms) {
      if (term->current) return std::nullopt;
      end = end ? std::min(*end, term->valid.to) : term->valid.to;
    }
    clue.kind = Kind::kFormer;
    clue.not_before = end->plus_days(-kGrace);
    clue.freshest.reset();
    clue.reason = "after " + who + " left office (" + end->iso() + ")";
    return clue;
  }

  std::string_view text_;
  const Syntax& syntax_;
  const ActorDirectory& actors_;
  std::vector<NameMatch> matches_;
  std::set<std::uint32_t> named_in_full_;
};

}  // namespace

std::vector<DateClue> clues_of_offices(const Document& document, const Syntax& syntax,
                                       const ActorDirectory& actors) {
  return OfficeClues(document.text, syntax, actors).all();
}

}  // namespace chancery
