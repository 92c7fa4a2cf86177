// The words that tell of events: senses of verbs and nouns with their frames, light verbs,
// governing words, blocks, words of contexts (data/lexicon/events/README.md says what each column
// means).
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "chancery/base/result.h"
#include "chancery/knowledge/domain_model.h"
#include "chancery/knowledge/ontology.h"
#include "chancery/knowledge/sense_model.h"
#include "chancery/record/codes.h"

namespace chancery {

// What an argument must be to satisfy `@actor`, `@state` ... in a condition.
enum class PartyKind : std::uint8_t {
  kActor,
  kPerson,
  kState,
  kOrganization,
  kPlace,
  kOfficial,
  kNationality,
  kMedia,
  kCompany,
};

// `[!]slot[.mod][:alternative,...]`: the slot is filled (by one of the alternatives), or with `!`
// is not. An alternative is a lemma, a `#class` of lemmas, or an `@kind` of party.
struct SlotCondition {
  struct Alternative {
    std::string lemma;  // empty for a class or a kind
    std::optional<std::uint16_t> word_class;
    std::optional<PartyKind> kind;
  };
  std::string slot;
  bool negative = false;
  bool modifier = false;  // tests the modifiers of what fills the slot
  std::vector<Alternative> alternatives;
};

// `a+b|c`: the parties in a and b together; where there are none, those in c. A `~` allows the
// party to be a modifier of what fills the slot ("condemned Israel's decision").
struct PartyFrame {
  struct Place {
    std::string slot;
    bool through_modifiers = false;
  };
  std::vector<std::vector<Place>> choices;
  bool joint() const { return !choices.empty() && choices.front().size() > 1; }
};

struct EventSense {
  std::string id;  // "v.meet.1"
  std::string lemma;
  std::vector<std::string> particles;  // "call_for": {"for"}
  PartyFrame actors;
  PartyFrame recipients;
  std::vector<SlotCondition> conditions;
  EventType type = EventType::kConsult;
  std::vector<EventMode> modes;
  CameoCode cameo;
  int priority = 0;
};

// A sentence that a user's type must be found in.
struct UserTypeExample {
  EventType base = EventType::kConsult;
  EventMode type;
  std::string sentence;
  Error not_coded;  // names file and line
};

// What a light verb does with the event its noun names.
enum class LightEffect : std::uint8_t {
  kDo,       // its subject is the actor: "held talks"
  kStart,    // the same, and it goes on: "resumed talks"
  kReverse,  // its subject is the recipient: "drew criticism from"
  kBroker,   // its subject mediates: "brokered a truce"
};

struct LightVerb {
  std::vector<std::string> particles;
  std::vector<SlotCondition::Alternative> nouns;  // empty: any event noun
  LightEffect effect = LightEffect::kDo;
};

// What a governing word makes of the event it governs; folds.tsv says it by type.
enum class GovernorEffect : std::uint8_t {
  kSame,
  kPromise,
  kFuture,
  kAnnounce,
  kConfirm,
  kOffer,
  kInvite,
  kAsk,
  kRefuse,
  kThreaten,
  kCancel,
  kPostpone,
  kEnd,
  kAlleged,
  kDenied,
  kNegated,
  kHypothetical,
  kHistorical,
  kPending,
  kSpeech,
  kFactive,
  kMention,
};
std::string_view to_string(GovernorEffect effect);

enum class GovernorPos : std::uint8_t { kVerb, kNoun, kAdjective, kModifier, kMark, kCase };

struct Governor {
  std::string lemma;
  std::vector<std::string> particles;
  GovernorPos pos = GovernorPos::kVerb;
  std::vector<std::string> complements;  // "inf", "that", "noun", "ing", "objinf", prepositions
  GovernorEffect effect = GovernorEffect::kSame;
};

// Who the parties of the event are that a fold makes.
enum class FoldParties : std::uint8_t {
  kKeep,       // those of the governed event
  kGovernor,   // actor: the governor's subject; recipient: the other parties
  kAsk,        // recipient: who is asked, else the actor of what is asked for
  kAddressee,  // recipient: the governor's object
  kRefusal,    // recipient: who asked for or claimed what is refused
  kAgainst,    // recipient: the recipient of the governed event
};

struct Fold {
  GovernorEffect effect = GovernorEffect::kSame;
  std::optional<EventType> of;  // absent: any type
  std::string of_mode;          // empty: any mode
  std::optional<EventType> type;
  std::optional<std::vector<EventMode>> modes;  // absent: kept
  std::optional<CameoCode> cameo;               // absent: kept
  std::optional<EventStatus> status;            // absent: kept
  bool plan = false;
  FoldParties parties = FoldParties::kKeep;
};

struct EventBlock {
  bool verbs = true, nouns = true;
  std::vector<EventType> types;  // empty: all
  std::vector<SlotCondition> conditions;
  std::string reason;
};

// Immutable once loaded.
class EventLexicon {
 public:
  // `data` is the root of the data folder: reads lexicon/events/, model/domain.tsv,
  // model/sense.tsv; `user_types` is a table of the user's own event types
  // (docs/formats/user-types.md), or empty. Errors: kConfiguration, with file and line, for an
  // unknown word in a cell.
  static Result<EventLexicon> load(const std::filesystem::path& data, const Ontology& ontology,
                                   const std::filesystem::path& user_types = {});

  // By falling priority; the lemma is lower case, without particle.
  std::span<const EventSense> verb_senses(std::string_view lemma) const;
  std::span<const EventSense> noun_senses(std::string_view lemma) const;
  // How any verb is read that the ranker of senses holds to be of the type.
  const EventSense& unlisted_verb(EventType t) const { return unlisted_[std::size_t(t)]; }
  // Whether a verb or noun of several words ("air-raid") ends in this one.
  bool ends_in(const std::string& lemma) const { return last_parts_.contains(lemma); }
  std::span<const LightVerb> light_verbs(std::string_view lemma) const;
  std::span<const Governor> governors(std::string_view lemma) const;
  std::span<const EventBlock> blocks(std::string_view lemma) const;
  std::span<const EventBlock> general_blocks() const;  // of any lemma
  const Fold* fold(GovernorEffect effect, EventType type,
                   const std::vector<EventMode>& modes) const;
  std::span<const EventContext> contexts_of(std::string_view word) const;
  // What words say of the domain of a sentence; what they say a predicate tells of.
  const DomainModel& domains() const { return domains_; }
  const SenseModel& sense_ranker() const { return sense_ranker_; }
  // The share that is right of the events with such a confidence before calibration, 0..1.
  float calibrated(float confidence) const;

  bool in_class(std::uint16_t word_class, std::string_view lemma) const;
  std::optional<std::uint16_t> word_class(std::string_view name) const;
  // Of the user's types; what codes them is above this layer, so it is checked there.
  std::span<const UserTypeExample> user_examples() const { return user_examples_; }

 private:
  template <typename T>
  using ByLemma = std::unordered_map<std::string, std::vector<T>>;
  friend class EventLexiconReader;

  std::unordered_map<std::string, std::uint16_t> class_names_;
  std::vector<std::unordered_set<std::string>> classes_;
  ByLemma<EventSense> verbs_;
  ByLemma<EventSense> nouns_;
  std::vector<EventSense> unlisted_;  // in the order of all_event_types()
  std::unordered_set<std::string> last_parts_;
  ByLemma<LightVerb> light_verbs_;
  ByLemma<Governor> governors_;
  ByLemma<EventBlock> blocks_;
  ByLemma<EventContext> contexts_;
  std::vector<Fold> folds_;
  DomainModel domains_;
  SenseModel sense_ranker_;
  std::vector<std::pair<float, float>> calibration_;  // ascending, from 0 to 1
  std::vector<UserTypeExample> user_examples_;
};

}  // namespace chancery
