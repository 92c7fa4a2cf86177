// Reading sentences of a table and weighing their predicates.
#include "eval/domain_scores.h"

#include <algorithm>
#include <functional>

#include "chancery/events/domain.h"
#include "chancery/knowledge/table.h"

namespace chancery {
namespace {

using SeePredicate = std::function<void(const Reading&, const Predicate&)>;

Result<void> for_each_predicate(std::string_view sentence, const Resources& resources,
                                const SeePredicate& see) {
  Report report;
  report.bytes = sentence;
  report.as_is = true;
  auto read = read_report(report, resources);
  if (!read) return tl::unexpected(read.error());
  const EventInputs inputs{read->document, read->syntax,     read->published, read->timexes,
                           read->names,    read->resolution, read->quotations};
  const Reading reading(inputs, resources.events);
  for (std::size_t i = 0; i < reading.syntax.tokens.size(); ++i) {
    const TokenIndex t(i);
    const Upos upos = reading.token(t).upos;
    const std::string& lemma = reading.lemma(t);
    if (upos == Upos::kVerb && !resources.events.verb_senses(lemma).empty()) {
      see(reading, read_verb(reading, t));
    } else if (upos == Upos::kNoun && !resources.events.noun_senses(lemma).empty()) {
      see(reading, read_noun(reading, t));
    }
  }
  return {};
}

}  // namespace

Result<DrawnShares> score_domains(const std::filesystem::path& gold, std::string_view split,
                                  const Resources& resources) {
  auto table = Table::read(gold, {"subject", "sentence", "split"});
  if (!table) return tl::unexpected(table.error());
  DrawnShares shares;
  for (std::size_t row = 0; row < table->size(); ++row) {
    if (table->cell(row, 2) != split) continue;
    float most_public = -1;
    const auto read = for_each_predicate(
        table->cell(row, 1), resources, [&](const Reading& reading, const Predicate& predicate) {
          most_public = std::max(most_public, domain_shares(reading, predicate).front());
        });
    if (!read) return tl::unexpected(read.error());
    if (most_public < 0) continue;
    shares.begin_item();
    const double aside = most_public < 0.5f ? 1 : 0;
    shares.add("aside", aside, 1);
    shares.add(table->cell(row, 0), aside, 1);
  }
  return shares;
}

Result<void> write_domain_features(const std::filesystem::path& gold, const Resources& resources,
                                   std::ostream& out) {
  auto table = Table::read(gold, {"sentence"});
  if (!table) return tl::unexpected(table.error());
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto read = for_each_predicate(
        table->cell(row, 0), resources, [&](const Reading& reading, const Predicate& predicate) {
          out << row;
          for (const Feature& feature : domain_features(reading, predicate)) {
            out << '\t' << feature.name << '=' << feature.value;
          }
          out << '\n';
        });
    if (!read) return read;
  }
  return {};
}

}  // namespace chancery
