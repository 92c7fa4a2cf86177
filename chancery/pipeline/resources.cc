#include "chancery/pipeline/resources.h"

#include <algorithm>
#include <future>

#include "chancery/pipeline/read_report.h"

namespace chancery {
namespace {

// A cue that does not find its own example would find nothing, and nobody would notice.
Result<void> check_user_types(const Resources& resources) {
  for (const UserTypeExample& example : resources.events.user_examples()) {
    Report report;
    report.bytes = example.sentence;
    report.as_is = true;
    const auto read = read_report(report, resources);
    if (!read) return tl::unexpected(read.error());
    const bool coded =
        std::any_of(read->events.begin(), read->events.end(), [&](const EventMention& event) {
          return event.type == example.base && std::find(event.modes.begin(), event.modes.end(),
                                                         example.type) != event.modes.end();
        });
    if (!coded) return tl::unexpected(example.not_coded);
  }
  return {};
}

}  // namespace

Result<Resources> Resources::open(const std::filesystem::path& data,
                                  const std::filesystem::path& user_actors,
                                  const std::filesystem::path& user_types) {
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
  auto events = EventLexicon::load(data, *ontology, user_types);
  if (!events) return tl::unexpected(events.error());
  auto stories = StoryLexicon::load(data);
  if (!stories) return tl::unexpected(stories.error());
  auto engine = syntax.get();
  if (!engine) return tl::unexpected(engine.error());
  Resources all{std::move(*ontology), std::move(*actors), std::move(*gazetteer),
                std::move(*cleaning), std::move(*time),   std::move(*landmarks),
                std::move(*names),    std::move(*speech), std::move(*events),
                std::move(*stories),  std::move(*engine)};
  if (auto done = check_user_types(all); !done) return tl::unexpected(done.error());
  return all;
}

}  // namespace chancery
