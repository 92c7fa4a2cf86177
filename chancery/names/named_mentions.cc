#include "chancery/names/named_mentions.h"

#include <algorithm>
#include <array>

#include "chancery/names/roles.h"
#include "chancery/text/fold.h"

namespace chancery::names {
namespace {

bool has_kind(std::span<const NameEntry> entries, NameKind kind) {
  return std::any_of(entries.begin(), entries.end(),
                     [kind](const NameEntry& e) { return e.kind == kind; });
}

// The type that the directory gives a name, unless `tagged` is one that it can be as well.
std::optional<EntityType> type_of(std::span<const NameEntry> entries,
                                  std::optional<EntityType> tagged) {
  std::optional<EntityType> first;
  for (const NameEntry& entry : entries) {
    std::optional<EntityType> type;
    switch (entry.kind) {
      case NameKind::kCountry:
      case NameKind::kCapital:
      case NameKind::kStateGroup:
        type = EntityType::kGpe;
        break;
      case NameKind::kMetonym:
      case NameKind::kOrganization:
        type = EntityType::kOrg;
        break;
      case NameKind::kAdjective:
      case NameKind::kDemonym:
        type = EntityType::kNorp;
        break;
      case NameKind::kPerson:
        type = EntityType::kPer;
        break;
      case NameKind::kFamilyName:
        if (tagged == EntityType::kPer) type = EntityType::kPer;
        break;
      default:
        break;
    }
    if (!type || (entry.weak && tagged != type)) continue;
    if (type == tagged) return type;
    if (!first) first = type;
  }
  return first;
}

class NamedFinder {
 public:
  explicit NamedFinder(const Reading& reading) : r_(reading) {}

  std::vector<DraftMention> find() {
    matches_ = r_.actors.match_names(r_.document.text, r_.syntax.tokens);
    for (const NameSpan& span : r_.syntax.name_spans) add_tagged(span);
    std::sort(tagged_.begin(), tagged_.end(), [](const DraftMention& a, const DraftMention& b) {
      return a.tokens.begin < b.tokens.begin;
    });
    merge();
    std::sort(found_.begin(), found_.end(), [](const DraftMention& a, const DraftMention& b) {
      return a.tokens.begin != b.tokens.begin ? a.tokens.begin < b.tokens.begin
                                              : a.tokens.end > b.tokens.end;
    });
    found_.erase(std::unique(found_.begin(), found_.end(),
                             [](const DraftMention& a, const DraftMention& b) {
                               return a.tokens == b.tokens;
                             }),
                 found_.end());
    for (DraftMention& m : found_) finish(m);
    return with_group_members();
  }

 private:
  bool is_outer(TokenIndex t) const {
    const Token& token = r_.syntax[t];
    return token.upos == Upos::kPunct || token.xpos == Xpos::kPOS || token.upos == Upos::kSym;
  }

  // A word before a person's name that is no part of it. A given name that is a title as well
  // ("Major", "Judge") counts as a title: a person of that name is met by the rest of it.
  bool is_title(TokenIndex t) const {
    const std::string_view word = r_.word(t);
    if (r_.lexicon.honorific(word)) return true;
    const auto entries = r_.actors.find_name(word);
    if (has_kind(entries, NameKind::kTitle)) return true;
    // "Karen Whitfield" is nobody of the Karen people.
    if (has_kind(entries, NameKind::kAdjective) && !r_.lexicon.given_name(word)) return true;
    const Nominal* noun = r_.lexicon.nominal(lower(word));
    return noun != nullptr && !r_.lexicon.given_name(word) && noun->kind != NominalKind::kPlace;
  }

  // Takes off what stands around a name: quotes, "'s", articles, and before a person titles.
  TokenRange trim(TokenRange range, EntityType type) const {
    while (range.size() > 0) {
      const TokenIndex first = range.begin;
      const bool article = r_.syntax[first].upos == Upos::kDet && has_no_capital(r_.word(first));
      const bool title = type == EntityType::kPer && range.size() > 1 && is_title(first);
      if (!is_outer(first) && !article && !title) break;
      ++range.begin.value;
    }
    while (range.size() > 0) {
      const TokenIndex last(range.end.value - 1);
      const bool small = type == EntityType::kPer && range.size() > 1 &&
                         has_no_capital(r_.word(last)) && !is_second_half(range) &&
                         !known_part(range);
      if (!is_outer(last) && !small) break;
      --range.end.value;
    }
    return range;
  }

  // "Cho Kwang-su": the second half of a given name is written small.
  bool is_second_half(TokenRange range) const {
    if (range.size() < 3) return false;
    const Token& last = r_.syntax[TokenIndex(range.end.value - 1)];
    const TokenIndex hyphen(range.end.value - 2);
    return r_.word(hyphen) == "-" && r_.syntax[hyphen].span.end == last.span.begin &&
           r_.syntax[TokenIndex(range.end.value - 3)].span.end == r_.syntax[hyphen].span.begin;
  }

  // "Donald trump": the last word has lost its capital, but the whole is a known name.
  bool known_part(TokenRange range) const {
    return has_kind(r_.actors.find_name(r_.words(range)), NameKind::kPerson);
  }

  // A colon, slash or dash inside a span parts two names; a comma does so between persons.
  bool parts_names(TokenIndex t, EntityType type) const {
    const std::string_view word = r_.word(t);
    static constexpr std::array<std::string_view, 7> kParting = {":",      "/",      ";", "|",
                                                                 "\u2014", "\u2013", "("};
    if (std::find(kParting.begin(), kParting.end(), word) != kParting.end()) return true;
    return type == EntityType::kPer && word == ",";
  }

  void add_tagged(const NameSpan& span) {
    TokenIndex from = span.tokens.begin;
    for (TokenIndex t = span.tokens.begin; t <= span.tokens.end; ++t.value) {
      if (t < span.tokens.end && !parts_names(t, span.type)) continue;
      add_piece({from, t}, span.type);
      from = TokenIndex(t.value + 1);
    }
  }

  void add_piece(TokenRange piece, EntityType type) {
    piece = trim(piece, type);
    if (piece.size() == 0 || is_common(piece, type)) return;
    if (const auto titled = titled_at_end(piece)) {
      piece = *titled;
      type = EntityType::kPer;
    } else if (const auto person = person_at_end(piece)) {
      add_piece({piece.begin, person->begin}, type);
      piece = *person;
      type = EntityType::kPer;
    }
    // "Chairman of the Federation Council Valentina Matviyenko" in one span: an office first, and
    // a name from its given name on. An office alone is no name.
    const Nominal* noun = r_.lexicon.nominal(lower(r_.word(piece.begin)));
    const bool office = noun != nullptr && noun->kind == NominalKind::kRole;
    if (office && piece.size() > 1) {
      const TokenRange rest{TokenIndex(piece.begin.value + 1), piece.end};
      auto name = name_after_office(piece);
      if (!name && is_set_beside_a_person(rest, type, true)) name = rest;
      if (!name) return;
      piece = *name;
      type = EntityType::kPer;
    }
    DraftMention mention;
    mention.tokens = piece;
    mention.type = is_set_beside_a_person(piece, type, false) ? EntityType::kPer : type;
    tagged_.push_back(std::move(mention));
  }

  // "Ghana's bank governor, Kwabena Asiedu-Mensah, resigned": a full name set beside an office is
  // its holder's, whatever the tagger takes it for. "The commander of the army, General Kwabena
  // Asiedu": behind a title also where the parser sets the name beside what the office is of.
  bool is_set_beside_a_person(TokenRange piece, EntityType type, bool titled) const {
    if (type == EntityType::kPer || type == EntityType::kNorp || piece.size() < 2) return false;
    if (type_of(r_.actors.find_name(r_.words(piece)), type)) return false;
    for (TokenIndex t = piece.begin; t < piece.end; ++t.value) {
      const Token& token = r_.syntax[t];
      if (token.upos != Upos::kPropn && token.upos != Upos::kPunct) return false;
    }
    const TokenIndex head = r_.head_of(piece);
    if (r_.syntax[head].deprel != Deprel::kAppos) return false;
    TokenIndex office = r_.syntax[head].head;
    while (titled && r_.syntax[office].deprel == Deprel::kNmod) office = r_.syntax[office].head;
    const Nominal* noun = r_.nominal_at(office);
    return noun != nullptr && noun->kind == NominalKind::kRole;
  }

  // "Swedish Foreign Minister Eva Strand" in one span: the person behind a title of the directory.
  // In "Prime Minister Ito Park" the parser hangs the name on what is called after it.
  std::optional<TokenRange> titled_at_end(TokenRange piece) const {
    for (TokenIndex t(piece.begin.value + 1); t.value + 1 < piece.end.value; ++t.value) {
      if (!r_.lexicon.given_name(r_.word(t)) || !is_flat({t, piece.end})) continue;
      for (TokenIndex from = piece.begin; from < t; ++from.value) {
        if (has_kind(r_.actors.find_name(r_.words({from, t})), NameKind::kTitle)) {
          return TokenRange{t, piece.end};
        }
      }
    }
    return std::nullopt;
  }

  // Whether every word is a capital part of the name that its first word begins.
  bool is_flat(TokenRange name) const {
    for (TokenIndex t(name.begin.value + 1); t < name.end; ++t.value) {
      const Token& token = r_.syntax[t];
      if (token.deprel != Deprel::kFlat || token.head != name.begin) return false;
    }
    return begins_with_capital(r_.word(name.begin));
  }

  // "Federation Council Valentina Matviyenko" in one span: a body of the directory, and one of its
  // people right behind it.
  std::optional<TokenRange> person_at_end(TokenRange piece) const {
    for (TokenIndex t(piece.begin.value + 1); t.value + 1 < piece.end.value; ++t.value) {
      if (!has_kind(r_.actors.find_name(r_.words({piece.begin, t})), NameKind::kOrganization)) {
        continue;
      }
      const TokenRange rest{t, piece.end};
      const bool full_name =
          rest.size() <= 3 && r_.lexicon.given_name(r_.word(t)) && begins_with_capital(r_.word(t));
      if (full_name || has_kind(r_.actors.find_name(r_.words(rest)), NameKind::kPerson))
        return rest;
    }
    return std::nullopt;
  }

  std::optional<TokenRange> name_after_office(TokenRange piece) const {
    for (TokenIndex t(piece.begin.value + 1); t < piece.end; ++t.value) {
      const bool two = t.value + 1 < piece.end.value;
      if (two && r_.lexicon.given_name(r_.word(t)) && begins_with_capital(r_.word(t)) &&
          r_.syntax[TokenIndex(t.value + 1)].upos == Upos::kPropn) {
        return TokenRange{t, piece.end};
      }
      if (has_kind(r_.actors.find_name(r_.words({t, piece.end})), NameKind::kPerson)) {
        return TokenRange{t, piece.end};
      }
    }
    return std::nullopt;
  }

  // What trimming left is an office or a common noun, not a name.
  bool is_common(TokenRange piece, EntityType type) const {
    if (piece.size() != 1) return false;
    const std::string_view word = r_.word(piece.begin);
    if (type == EntityType::kPer && r_.lexicon.honorific(word)) return true;
    // "anti-Gaddafi" protests are nobody's.
    if (lower(word).starts_with("anti-")) return true;
    // "Survivors told of smoke": the capital is the sentence's.
    const bool opens = piece.begin == r_.sentence_of(piece.begin).tokens.begin;
    if (opens && r_.syntax[piece.begin].upos == Upos::kNoun &&
        r_.nominal_at(piece.begin) != nullptr) {
      return true;
    }
    if (!has_no_capital(word)) return false;
    return r_.syntax[piece.begin].upos == Upos::kNoun || r_.lexicon.nominal(lower(word)) != nullptr;
  }

  // Whether the directory alone makes these words a name.
  bool stands_alone(const NameMatch& match) const {
    if (names_group(match.entries, match.tokens)) return true;
    if (!type_of(match.entries, std::nullopt)) return false;
    if (match.capitalized) return true;
    if (match.tokens.size() < 2) return false;
    if (has_kind(match.entries, NameKind::kPerson)) return true;
    for (TokenIndex t = match.tokens.begin; t < match.tokens.end; ++t.value) {
      if (begins_with_capital(r_.word(t))) return true;
    }
    return false;
  }

  // "the two Koreas", "permanent five"; of "Baltic" only what stands before an office or a word for
  // states: "the Baltic presidents".
  bool names_group(std::span<const NameEntry> entries, TokenRange tokens) const {
    return std::any_of(entries.begin(), entries.end(), [&](const NameEntry& e) {
      return e.kind == NameKind::kStateGroup && (!e.weak || is_before_offices(tokens));
    });
  }

  bool is_before_offices(TokenRange tokens) const {
    const TokenIndex head = r_.head_of(tokens);
    if (r_.syntax.is_root(head)) return false;
    const TokenIndex noun = r_.syntax[head].head;
    const Deprel relation = r_.syntax[head].deprel;
    const bool before = relation == Deprel::kAmod || relation == Deprel::kCompound;
    if (!before || noun < tokens.end || r_.syntax[noun].xpos != Xpos::kNNS) return false;
    const Nominal* nominal = r_.nominal_at(noun);
    return nominal != nullptr &&
           (nominal->kind == NominalKind::kState || one_holder_office(r_, noun).has_value());
  }

  EntityType type_alone(const NameMatch& match) const {
    if (names_group(match.entries, match.tokens)) return EntityType::kGpe;
    return *type_of(match.entries, std::nullopt);
  }

  // The group that the words mean on the report's day; nothing where two might be meant.
  const StateGroup* group_named(const DraftMention& m) const {
    const StateGroup* group = nullptr;
    for (const NameEntry& entry : m.entries) {
      if (entry.kind != NameKind::kStateGroup) continue;
      const StateGroup& named = r_.actors.state_groups()[entry.index];
      const bool valid = r_.date ? named.valid.overlaps(*r_.date) : named.valid.to.year == 9999;
      if (!valid) continue;
      if (group != nullptr) return nullptr;
      group = &named;
    }
    return group;
  }

  // "the two Koreas" are a mention of each of them as well, behind the one of both.
  std::vector<DraftMention> with_group_members() {
    std::vector<DraftMention> all;
    all.reserve(found_.size());
    for (DraftMention& m : found_) {
      const bool group = m.type == EntityType::kGpe && names_group(m.entries, m.tokens);
      m.plural = m.plural || group;
      all.push_back(std::move(m));
      const StateGroup* states = group ? group_named(all.back()) : nullptr;
      if (states == nullptr) continue;
      const std::size_t whole = all.size() - 1;
      for (std::uint32_t member : states->members) {
        DraftMention one = all[whole];
        one.stands_for = r_.actors.countries()[member].name;
        one.entries = r_.actors.find_name(one.stands_for);
        one.plural = false;
        all.push_back(std::move(one));
      }
    }
    return all;
  }

  void add(TokenRange tokens, EntityType type) {
    DraftMention mention;
    mention.tokens = tokens;
    mention.type = type;
    found_.push_back(std::move(mention));
  }

  // Tagged spans and directory matches both run left to right, so each meets only its neighbours.
  void merge() {
    std::vector<bool> replaced(tagged_.size(), false);
    std::size_t at = 0;
    for (const NameMatch& match : matches_) {
      while (at < tagged_.size() && tagged_[at].tokens.end <= match.tokens.begin) ++at;
      std::size_t last = at;
      while (last < tagged_.size() && tagged_[last].tokens.begin < match.tokens.end) ++last;
      if (last == at) {
        if (stands_alone(match)) add(match.tokens, type_alone(match));
      } else if (last == at + 1) {
        merge_one(match, at, replaced);
      } else if (stands_alone(match)) {
        for (std::size_t i = at; i < last; ++i) replaced[i] = true;
        add(match.tokens, type_alone(match));
      }
    }
    for (std::size_t i = 0; i < tagged_.size(); ++i) {
      if (!replaced[i]) found_.push_back(std::move(tagged_[i]));
    }
  }

  void merge_one(const NameMatch& match, std::size_t index, std::vector<bool>& replaced) {
    DraftMention& tagged = tagged_[index];
    const bool group = names_group(match.entries, match.tokens);
    const auto type = group ? EntityType::kGpe : type_of(match.entries, tagged.type);
    if (!type) return;
    const TokenRange a = match.tokens;
    const TokenRange b = tagged.tokens;
    if (a == b) {
      tagged.type = *type;
    } else if (a.begin <= b.begin && b.end <= a.end) {
      if (!stands_alone(match)) return;
      replaced[index] = true;
      add(a, *type);
    } else if (b.begin <= a.begin && a.end <= b.end) {
      const bool is_state = *type == EntityType::kNorp || *type == EntityType::kGpe;
      if (tagged.type == EntityType::kOrg && is_state && a.begin == b.begin &&
          stands_alone(match)) {
        add(a, *type);
      }
    } else if (*type == EntityType::kPer && a.size() > 1) {
      replaced[index] = true;
      add(a, *type);
    }
  }

  // What the tagger takes for a person or a body, and is a town: a seat of power ("Delhi"), or
  // somewhere that a thing happens in and that nobody is called after.
  bool is_place(const DraftMention& m) const {
    if (m.type != EntityType::kPer && m.type != EntityType::kOrg && m.type != EntityType::kMisc) {
      return false;
    }
    const bool seat = !m.entries.empty() && m.entries.front().kind == NameKind::kMetonym;
    const auto means_other = [](const NameEntry& e) {
      return e.kind == NameKind::kPerson || e.kind == NameKind::kFamilyName ||
             e.kind == NameKind::kOrganization;
    };
    if (std::any_of(m.entries.begin(), m.entries.end(), means_other)) return false;
    if (!seat && !stands_in(m)) return false;
    const std::vector<const Place*> places = r_.gazetteer.find(r_.words(m.tokens));
    return std::any_of(places.begin(), places.end(), [&](const Place* place) {
      return !seat || (place->precision == PlacePrecision::kCity && place->geonames != 0);
    });
  }

  // "at In Amenas", where the tagger found "Amenas" alone.
  void take_first_word(DraftMention& m) const {
    if (!m.entries.empty() ||
        m.tokens.begin.value < r_.sentence_of(m.head).tokens.begin.value + 2) {
      return;
    }
    const TokenRange whole{TokenIndex(m.tokens.begin.value - 1), m.tokens.end};
    if (!begins_with_capital(r_.word(whole.begin))) return;
    if (!r_.gazetteer.find(r_.words(m.tokens)).empty()) return;
    if (!r_.gazetteer.find(r_.words(whole)).empty()) m.tokens = whole;
  }

  bool stands_in(const DraftMention& m) const {
    if (m.tokens.begin == r_.sentence_of(m.head).tokens.begin) return false;
    static constexpr std::array<std::string_view, 6> kWhere = {"in",     "near",   "outside",
                                                               "inside", "around", "at"};
    const TokenIndex before(m.tokens.begin.value - 1);
    if (r_.syntax[before].upos != Upos::kAdp) return false;
    const auto at = std::find(kWhere.begin(), kWhere.end(), lower(r_.word(before)));
    // One aims at persons.
    const bool aims = m.type == EntityType::kPer && at + 1 == kWhere.end();
    return at != kWhere.end() && !aims;
  }

  // "accused Qatar of treason": a place's name does not end with a common word.
  void trim_place(DraftMention& m) const {
    if (m.type != EntityType::kGpe && m.type != EntityType::kLoc) return;
    const std::uint32_t end = m.tokens.end.value;
    if (m.tokens.size() < 3 || r_.syntax[TokenIndex(end - 1)].upos != Upos::kNoun) return;
    if (begins_with_capital(r_.word(TokenIndex(end - 1)))) return;
    if (lower(r_.word(TokenIndex(end - 2))) != "of") return;
    if (r_.actors.find_name(r_.words(m.tokens)).empty()) m.tokens.end = TokenIndex(end - 2);
  }

  // "his counterpart Emre Tuncel": a name of two words, of which nothing is known, behind one who
  // does something.
  bool bears_title(const DraftMention& m) const {
    if (m.type != EntityType::kMisc || m.tokens.size() < 2 || !m.entries.empty()) return false;
    if (m.tokens.begin == r_.sentence_of(m.head).tokens.begin) return false;
    const TokenIndex before(m.tokens.begin.value - 1);
    const Xpos form = r_.syntax[before].xpos;
    if (form != Xpos::kNN && form != Xpos::kNNP) return false;
    for (TokenIndex t = m.tokens.begin; t < m.tokens.end; t = TokenIndex(t.value + 1)) {
      if (r_.syntax[t].upos != Upos::kPropn) return false;
    }
    const Nominal* noun = r_.lexicon.nominal(lower(r_.syntax[before].lemma));
    return noun != nullptr && noun->type == EntityType::kPer;
  }

  void finish(DraftMention& m) const {
    m.form = MentionForm::kNamed;
    trim_place(m);
    m.head = r_.head_of(m.tokens);
    m.entries = r_.actors.find_name(r_.words(m.tokens));
    if (is_place(m)) m.type = EntityType::kGpe;
    if (bears_title(m)) m.type = EntityType::kPer;
    if (m.type == EntityType::kGpe || m.type == EntityType::kLoc) take_first_word(m);
    m.plural = m.type == EntityType::kNorp &&
               (r_.syntax[m.head].xpos == Xpos::kNNPS || r_.syntax[m.head].xpos == Xpos::kNNS);
    if (m.type != EntityType::kPer) return;
    for (TokenIndex t = m.tokens.begin; t.value > 0;) {
      --t.value;
      if (r_.syntax[t].sentence != r_.syntax[m.head].sentence) break;
      const auto gender = r_.lexicon.honorific(r_.word(t));
      if (!gender) break;
      if (*gender != Gender::kUnknown) m.gender = *gender;
    }
  }

  const Reading& r_;
  std::vector<NameMatch> matches_;
  std::vector<DraftMention> tagged_;
  std::vector<DraftMention> found_;
};

}  // namespace

std::vector<DraftMention> find_named_mentions(const Reading& reading) {
  return NamedFinder(reading).find();
}

}  // namespace chancery::names
