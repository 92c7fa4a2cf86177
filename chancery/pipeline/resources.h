// All that reading needs and that does not change while it goes on: tables and trained model.
#pragma once

#include <filesystem>
#include <string>

#include "chancery/base/result.h"
#include "chancery/knowledge/actor_directory.h"
#include "chancery/knowledge/cleaning_rules.h"
#include "chancery/knowledge/event_lexicon.h"
#include "chancery/knowledge/gazetteer.h"
#include "chancery/knowledge/landmarks.h"
#include "chancery/knowledge/name_lexicon.h"
#include "chancery/knowledge/ontology.h"
#include "chancery/knowledge/speech_lexicon.h"
#include "chancery/knowledge/story_lexicon.h"
#include "chancery/knowledge/time_rules.h"
#include "chancery/syntax/syntax_engine.h"

namespace chancery {

// Opened whole or not at all; then immutable, and safe to share between threads.
struct Resources {
  Ontology ontology;
  ActorDirectory actors;
  Gazetteer gazetteer;
  CleaningRules cleaning;
  TimeRules time;
  Landmarks landmarks;
  NameLexicon names;
  SpeechLexicon speech;
  EventLexicon events;
  StoryLexicon stories;
  SyntaxEngine syntax;
  // Of the program and the tables that linking reads; with another one, what linking kept of a
  // record (store/) holds no longer.
  std::string linking_basis;

  // `data` is the folder with actors/, lexicon/, model/, ...; `user_actors` a file of the user's
  // own actors and `user_types` one of own event types, or empty. Errors: kConfiguration, with the
  // file and line of the first bad row; an own type whose example is not coded so is one.
  static Result<Resources> open(const std::filesystem::path& data,
                                const std::filesystem::path& user_actors = {},
                                const std::filesystem::path& user_types = {});
};

}  // namespace chancery
