// Where in its sentence and in the quoted speech a mention stands: what the choice of an antecedent
// rests on.
#pragma once

#include <vector>

#include "chancery/names/draft.h"

namespace chancery::names {

enum class Place { kSubject, kObject, kPossessive, kOther };

class Context {
 public:
  explicit Context(const Reading& reading);

  Place place_of(TokenIndex head) const;
  bool in_quote(TokenIndex t) const { return quoted_[t.value]; }
  // Both are arguments of one verb, so that a pronoun cannot mean the other unless reflexive.
  bool share_clause(TokenIndex a, TokenIndex b) const;
  // Whether `subject` is the subject that a reflexive at `t` means: of its own verb or, where that
  // has none, of the verb which that one hangs on ("decided to go himself").
  bool binds(TokenIndex subject, TokenIndex t) const;
  // Whether `t` stands in what the subject `speaker` is reported to say: "Holt was ready, he said",
  // where "he" is not Holt (Principle C of binding).
  bool is_told_by(TokenIndex t, TokenIndex speaker) const;
  // The subject of a verb outside the quotation that `t` stands in, in the same sentence: he who
  // speaks there, and whom a third-person pronoun inside does not mean.
  bool speaks_over(TokenIndex subject, TokenIndex t) const;

  // "Holt rejected his appeal": what `subject` answers is no word of his own.
  bool answers(TokenIndex subject, TokenIndex owner) const;
  // "Holt demanded that he leave": of whom the subject demands it is another.
  bool is_demanded(TokenIndex subject, TokenIndex t) const;
  // "Brandt called on Holt to resign. He refused": who answers is not who asked.
  bool asked(TokenIndex subject, TokenIndex t) const;
  // "spoke to Holt and pressed him": what the first of two joined verbs takes, and the second.
  bool is_parallel(TokenIndex earlier, TokenIndex t) const;
  // "Chad sent Togo rice, and Mali lent it trucks": as above, each verb with a subject of its own.
  bool is_parallel_object(TokenIndex earlier, TokenIndex t) const;

  // "The minister said that he ...": the one is the subject of what the other tells.
  bool reports(TokenIndex subject, TokenIndex t) const;

 private:
  bool are_joined_verbs(TokenIndex first_argument, TokenIndex second_argument) const;

  const Reading& r_;
  std::vector<bool> quoted_;
};

}  // namespace chancery::names
