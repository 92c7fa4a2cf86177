// One governing word folded into an event draft: what it becomes, and who its parties then are.
#pragma once

#include "chancery/events/governing.h"

namespace chancery {

void apply_effect(const Reading& reading, EventDraft& draft, GovernorEffect effect,
                  TokenIndex governor);

// "Iran must release them", the minister said: becomes the minister's demand on Iran. False, and
// nothing done, where the speaker is not known or speaks of himself.
bool demand_of_speaker(const Reading& reading, EventDraft& draft, TokenIndex speech);

}  // namespace chancery
