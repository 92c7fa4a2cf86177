#include "chancery/pipeline/read_report.h"

#include "chancery/clean/clean.h"
#include "chancery/events/find_events.h"
#include "chancery/names/find_names.h"
#include "chancery/quotes/find_quotations.h"
#include "chancery/resolve/dating.h"
#include "chancery/resolve/resolve.h"
#include "chancery/resolve/timexes.h"

namespace chancery {

Result<AnnotatedDocument> read_report(const Report& report, const Resources& resources) {
  auto document = clean_report(report, resources.cleaning);
  if (!document) return tl::unexpected(document.error());

  AnnotatedDocument a;
  a.report = {report.id, report.key, report.path, report.url, report.outlet, report.language};
  a.document = std::move(*document);
  a.syntax = resources.syntax.parse(a.document);
  a.published =
      date_report(a.document, a.syntax, resources.landmarks, resources.actors, resources.time);
  a.timexes = find_timexes(a.document, a.syntax, a.published, resources.time);
  a.names = find_names(a.document, a.syntax, a.published, resources.actors, resources.names,
                       resources.gazetteer);
  a.resolution = resolve_entities(a.document, a.syntax, a.names, a.published, resources.actors,
                                  resources.gazetteer);
  a.quotations = find_quotations(a.document, a.syntax, a.names, a.resolution, resources.speech);
  a.events = find_events(
      {a.document, a.syntax, a.published, a.timexes, a.names, a.resolution, a.quotations},
      resources.events, resources.ontology);
  return a;
}

}  // namespace chancery
