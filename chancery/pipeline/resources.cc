#include "chancery/pipeline/resources.h"

#include <future>

namespace chancery {

Result<Resources> Resources::open(const std::filesystem::path& data,
                                  const std::filesystem::path& user_actors) {
  // The model is the largest part; the tables are read beside it.
  auto syntax = std::async(std::launch::async, [&data] { return SyntaxEngine::load(data); });
  auto ontology = Ontology::load(data);
  if (!ontology) return tl::unexpected(ontology.error());
  auto actors = ActorDirectory::load(data, user_actors);
  if (!actors) return tl::unexpected(actors.error());
  auto gazetteer = Gazetteer::load(data);
  if (!gazetteer) return tl::unexpected(gazetteer.error());
  auto cleaning = CleaningRules::load(data / "cleaning");
  if (!cleaning) return tl::unexpected(cleaning.error());
  auto time = TimeRules::load(data);
  if (!time) return tl::unexpected(time.error());
  auto landmarks = Landmarks::load(data);
  if (!landmarks) return tl::unexpected(landmarks.error());
  auto names = NameLexicon::load(data);
  if (!names) return tl::unexpected(names.error());
  auto speech = SpeechLexicon::load(data);
  if (!speech) return tl::unexpected(speech.error());
  auto events = EventLexicon::load(data, *ontology);
  if (!events) return tl::unexpected(events.error());
  auto stories = StoryLexicon::load(data);
  if (!stories) return tl::unexpected(stories.error());
  auto engine = syntax.get();
  if (!engine) return tl::unexpected(engine.error());
  return Resources{std::move(*ontology), std::move(*actors), std::move(*gazetteer),
                   std::move(*cleaning), std::move(*time),   std::move(*landmarks),
                   std::move(*names),    std::move(*speech), std::move(*events),
                   std::move(*stories),  std::move(*engine)};
}

}  // namespace chancery
