// A record told to a person: what happened, what was planned and what became of it, who said what,
// where the reports disagree. Nothing stands in it without the number of a report.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "chancery/brief/phrases.h"
#include "chancery/knowledge/actor_directory.h"
#include "chancery/query/record_view.h"
#include "chancery/query/tallies.h"

namespace chancery {

// One line of the brief. `sources` are numbers of Brief::sources, rising.
struct BriefItem {
  std::optional<DateInterval> date;
  std::string when;  // "25 April 2019", "undated"
  std::string text;
  std::string words;               // the evidence, as the first report has it
  std::vector<std::string> notes;  // "The reports disagree on the day: ..."
  std::vector<std::size_t> sources;
  bool plan = false;  // still to come: hollow on the timeline
};

struct BriefSection {
  std::string heading;
  std::vector<BriefItem> items;
};

struct BriefStory {
  std::string title;
  std::vector<BriefSection> sections;
  Network network;  // of the parties with most events
};

struct BriefSource {
  std::size_t number = 0;
  std::string title, outlet, url, date, note;  // note: "copy of 3: same text", "date inferred: ..."
};

struct Brief {
  std::string title;
  std::string summary;
  std::vector<BriefStory> stories;
  std::vector<BriefSource> sources;
};

// The storylines that hold the events, in time, and of each what the events tell. `title` may be
// empty.
Brief compose_brief(const RecordView& view, const EventList& events, const Phrases& phrases,
                    const ActorDirectory& actors, std::string title);

std::string render_markdown(const Brief& brief, const Messages& words);
// One file: style and pictures inside, no script; it prints well.
std::string render_html(const Brief& brief, const Messages& words);

// The SVG timeline of a story's items: filled for what happened, hollow for what was to come.
// Empty for fewer than two days.
std::string timeline_svg(const BriefStory& story, const Messages& words);
// The parties on a ring, those that deal most with one another as neighbours, with a line for each
// pair: the same picture for the same events. Empty for fewer than three parties.
std::string network_svg(const Network& network, const Messages& words);

}  // namespace chancery
