#include "chancery/query/recoding.h"

#include "chancery/query/record_view.h"

namespace chancery {

Result<void> put_scores(RecordReader& reader, const Ontology& ontology, Correction& correction) {
  Recoding& recoding = correction.recoding;
  recoding.score.reset();
  recoding.goldstein.reset();
  if (recoding.cameo) recoding.goldstein = double{ontology.goldstein(*recoding.cameo)};
  if (!recoding.type && !recoding.modes) return {};
  auto view = RecordView::load_named(reader, correction.event.str());
  if (!view) return tl::unexpected(view.error());
  if (view->meant().empty()) return {};
  const Event& event = *view->meant().front();
  recoding.score = double{
      ontology.score(recoding.type.value_or(event.type), recoding.modes.value_or(event.modes))};
  return {};
}

}  // namespace chancery
