#include "chancery/pipeline/resources.h"

#include <algorithm>
#include <fstream>
#include <future>
#include <iterator>

#include "chancery/base/digest.h"
#include "chancery/pipeline/read_report.h"
#include "chancery/pipeline/version.h"

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

// Digest of the version and of every file that says what a word or a name stands for in linking.
Result<std::string> linking_basis_of(const std::filesystem::path& data,
                                     const std::filesystem::path& user_actors) {
  std::vector<std::filesystem::path> files;
  for (const char* folder : {"actors", "stories"}) {
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(data / folder, error)) {
      if (entry.path().extension() == ".tsv") files.push_back(entry.path());
    }
    if (error) {
      return fail(ErrorCode::kConfiguration, (data / folder).string() + ": " + error.message());
    }
  }
  std::sort(files.begin(), files.end());
  if (!user_actors.empty()) files.push_back(user_actors);
  std::string digests = kVersion;
  for (const std::filesystem::path& file : files) {
    std::ifstream in(file, std::ios::binary);
    const std::string content((std::istreambuf_iterator<char>(in)), {});
    digests += to_hex(digest128({content}));
  }
  return to_hex(digest128({digests}));
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
  auto basis = linking_basis_of(data, user_actors);
  if (!basis) return tl::unexpected(basis.error());
  auto engine = syntax.get();
  if (!engine) return tl::unexpected(engine.error());
  Resources all{std::move(*ontology), std::move(*actors), std::move(*gazetteer),
                std::move(*cleaning), std::move(*time),   std::move(*landmarks),
                std::move(*names),    std::move(*speech), std::move(*events),
                std::move(*stories),  std::move(*engine), std::move(*basis)};
  if (auto done = check_user_types(all); !done) return tl::unexpected(done.error());
  return all;
}

}  // namespace chancery
