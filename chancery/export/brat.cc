// Reports as brat standoff: entities, events with their parties, status, quotations. Offsets count
// characters (Unicode code points) of the .txt, which is the report's clean text.
#include <algorithm>

#include "chancery/export/profiles.h"
#include "chancery/text/utf8.h"

namespace chancery {
namespace {

constexpr std::string_view kConfiguration =
    "[entities]\nPER\nORG\nGPE\nLOC\nNORP\nMISC\nQuotation\n"
    "AGREE\nCONSULT\nSUPPORT\nCONCEDE\nCOOPERATE\nAID\nRETREAT\nREQUEST\n"
    "ACCUSE\nREJECT\nTHREATEN\nPROTEST\nSANCTION\nMOBILIZE\nCOERCE\nASSAULT\n\n"
    "[relations]\nSays\tArg1:PER|ORG|GPE|LOC|NORP|MISC, Arg2:Quotation\n\n[events]\n";

constexpr std::string_view kAttributes =
    "\n[attributes]\nStatus\tArg:<EVENT>, Value:future|hypothetical|negated|historical\n"
    "Form\tArg:Quotation, Value:direct|indirect|mixed\n";

class Annotations {
 public:
  explicit Annotations(const FiledReport& filed) : filed_(filed), index_(filed.text) {}

  std::string write() {
    for (std::size_t i = 0; i < filed_.entities.size(); ++i) add_entity(filed_.entities[i]);
    for (const FiledEvent& event : filed_.events) add_event(event);
    for (const FiledQuotation& quotation : filed_.quotations) add_quotation(quotation);
    return std::move(out_);
  }

 private:
  struct Mark {
    Span span;
    std::string id;
  };

  // "T1", with the spans of the marked words; a line break cannot stand inside one, so the parts
  // around it are pieces of their own.
  std::string add_text(std::string_view type, const std::vector<Span>& spans) {
    std::string offsets;
    std::string words;
    for (Span span : spans) {
      while (!span.empty()) {
        const std::string_view text = words_at(filed_.text, span);
        const std::size_t stop = std::min(text.find('\n'), text.size());
        if (stop != 0) {
          const Span piece{span.begin, span.begin + static_cast<std::uint32_t>(stop)};
          offsets += (offsets.empty() ? "" : ";") +
                     std::to_string(index_.code_points(piece.begin)) + " " +
                     std::to_string(index_.code_points(piece.end));
          words += (words.empty() ? "" : " ") + std::string(words_at(filed_.text, piece));
        }
        span.begin += static_cast<std::uint32_t>(std::min(stop + 1, text.size()));
      }
    }
    const std::string id = "T" + std::to_string(++texts_);
    out_ += id + "\t" + std::string(type) + " " + offsets + "\t" + words + "\n";
    return id;
  }

  void add_entity(const FiledEntity& entity) {
    std::vector<Mark> marks;
    for (const FiledEntity::Mention& mention : entity.mentions) {
      if (mention.span.empty()) continue;
      marks.push_back(
          {mention.span,
           add_text(kEntityTypeNames[static_cast<std::size_t>(entity.type)], {mention.span})});
    }
    marks_.push_back(std::move(marks));
  }

  // The mention of an entity nearest to a place in the text.
  std::string nearest(std::uint32_t entity, std::uint32_t at) const {
    const Mark* best = nullptr;
    const auto distance = [at](const Mark& mark) {
      return mark.span.begin > at ? mark.span.begin - at : at - mark.span.begin;
    };
    for (const Mark& mark : marks_[entity]) {
      if (best == nullptr || distance(mark) < distance(*best)) best = &mark;
    }
    return best == nullptr ? "" : best->id;
  }

  void add_event(const FiledEvent& event) {
    const std::string type(to_string(event.type));
    const std::string trigger = add_text(type, {event.trigger});
    const std::string id = "E" + std::to_string(++events_);
    std::string line = id + "\t" + type + ":" + trigger;
    const auto add_side = [&](const std::vector<std::uint32_t>& side, const std::string& role) {
      std::size_t number = 0;
      for (std::uint32_t entity : side) {
        const std::string mark = nearest(entity, event.trigger.begin);
        if (mark.empty()) continue;
        ++number;
        line += " " + role + (number > 1 ? std::to_string(number) : "") + ":" + mark;
      }
    };
    add_side(event.actors, "Actor");
    add_side(event.recipients, "Recipient");
    out_ += line + "\n";
    if (event.status != EventStatus::kHappened) {
      add_attribute("Status", id, std::string(to_string(event.status)));
    }
  }

  void add_quotation(const FiledQuotation& quotation) {
    const std::string content = add_text("Quotation", quotation.content);
    add_attribute("Form", content, kQuotationFormNames[static_cast<std::size_t>(quotation.form)]);
    if (!quotation.speaker) return;
    const std::uint32_t at =
        quotation.speaker_span ? quotation.speaker_span->begin : quotation.content.front().begin;
    const std::string speaker = nearest(*quotation.speaker, at);
    if (speaker.empty()) return;
    out_ +=
        "R" + std::to_string(++relations_) + "\tSays Arg1:" + speaker + " Arg2:" + content + "\n";
  }

  void add_attribute(const char* name, const std::string& of, const std::string& value) {
    out_ += "A" + std::to_string(++attributes_) + "\t" + name + " " + of + " " + value + "\n";
  }

  const FiledReport& filed_;
  CodePointIndex index_;
  std::string out_;
  std::vector<std::vector<Mark>> marks_;
  std::size_t texts_ = 0, events_ = 0, relations_ = 0, attributes_ = 0;
};

}  // namespace

std::vector<ExportFile> brat_files(const ExportSet& set) {
  std::string configuration(kConfiguration);
  for (EventType type : all_event_types()) {
    configuration += std::string(to_string(type)) +
                     "\tActor*:PER|ORG|GPE|LOC|NORP|MISC, Recipient*:PER|ORG|GPE|LOC|NORP|MISC\n";
  }
  std::vector<ExportFile> files = {
      {"annotation.conf", configuration + std::string(kAttributes), 0}};
  for (const ReportEntry* entry : set.reports) {
    const std::string id = entry->report.report.id.str();
    std::string annotations = Annotations(entry->report).write();
    const auto rows =
        static_cast<std::size_t>(std::count(annotations.begin(), annotations.end(), '\n'));
    files.push_back({id + ".txt", entry->report.text, 0});
    files.push_back({id + ".ann", std::move(annotations), rows});
  }
  return files;
}

}  // namespace chancery
