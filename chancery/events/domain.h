// Whether what a predicate tells of belongs to public affairs, by learned weights of the words of
// its sentence and its neighbours, of its arguments, and of who they are.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "chancery/events/governing.h"
#include "chancery/knowledge/domain_model.h"

namespace chancery {

// None twice; of the predicate's sentence alone. No name of a state, place or person is among them.
// The names are the first column of data/model/domain.tsv; training/domains/README.md says what
// each kind means.
std::vector<Feature> domain_features(const Reading& reading, const Predicate& predicate);

// How likely each domain is, in the order of Domain; they add up to 1.
using DomainShares = std::array<float, kDomainCount>;
DomainShares domain_shares(const Reading& reading, const Predicate& predicate);

// A word that says what is told, not who or where: no name of a state, place or person.
bool is_word_of_matter(const Reading& reading, TokenIndex token);
// "@place", "@official": what kind of party stands there; empty for what is none.
std::string kind_of_party(const Reading& reading, TokenIndex token);

// A firm; the World Bank and a central bank do business too, for states.
bool is_firm_of_business(const Reading& reading, EntityIndex entity);

// Whether a party acts for the public: an official, a body of a state or between states, an armed
// group, a party. A state is public only as one that acts: in business and sport its name is a
// place.
bool holds_office(const Reading& reading, EntityIndex entity);

// The domain that the draft belongs to where it is so far from public affairs, for parties like
// its own, that it is no event of them; kPublic otherwise.
Domain other_domain(const Reading& reading, const EventDraft& draft);

}  // namespace chancery
