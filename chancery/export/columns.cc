// The columns of the native tables: what the codebook and the datapackage say of them.
#include "chancery/export/native.h"

namespace chancery {

std::vector<Column> event_columns() {
  return {{"event_id", "string", "32 hexadecimal digits"},
          {"event_date", "date", "first day on which it may have taken place"},
          {"event_date_end", "date", "last such day"},
          {"date_precision", "string", "day, week, month, quarter, year, interval or unknown"},
          {"date_basis", "string", "text (the report's words), published, landmark or record"},
          {"event_type", "string", "PLOVER type"},
          {"event_modes", "string", "PLOVER modes"},
          {"quad_class", "integer",
           "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict"},
          {"contexts", "string", "PLOVER contexts"},
          {"plover_score", "number", "-10 to 10, of the mode where it differs from the type's"},
          {"cameo_code", "string", "CAMEO code; text: 042 keeps its zero"},
          {"goldstein", "number", "Goldstein's score of the CAMEO code"},
          {"status", "string", "happened, future, hypothetical, negated or historical"},
          {"plan_of", "string", "plan_id of the plan that it announces, confirms or changes"},
          {"fulfilled_by", "string", "event_id of the event that brought that plan about"},
          {"actor_ids", "string", "ids of the actors"},
          {"actor_names", "string", "their names"},
          {"actor_countries", "string", "their countries, ISO 3166-1 alpha-3"},
          {"actor_sectors", "string", "their PLOVER sectors"},
          {"recipient_ids", "string", "ids of the recipients; a meeting has none"},
          {"recipient_names", "string", "their names"},
          {"recipient_countries", "string", "their countries"},
          {"recipient_sectors", "string", "their sectors"},
          {"place_name", "string", "where, as the gazetteer names it"},
          {"place_raw", "string", "where, in the words of the first telling"},
          {"country_code", "string", "country of the place, ISO 3166-1 alpha-3"},
          {"geonames_id", "integer", "GeoNames id of the place"},
          {"lat", "number", "degrees north, WGS 84"},
          {"lon", "number", "degrees east, WGS 84"},
          {"place_precision", "string", "site, city, region, country or unknown"},
          {"n_reports", "integer", "reports that tell of it"},
          {"n_independent", "integer", "independent voices among them"},
          {"n_copies", "integer", "reports among them that are copies of another"},
          {"first_reported", "date", "earliest day of publication known"},
          {"last_reported", "date", "latest day of publication known"},
          {"conflicts", "string", "fields on which the reports disagree"},
          {"confidence", "number", "0 to 1"},
          {"evidence_report_id", "string", "report_id of the first telling"},
          {"evidence_start", "integer", "where its words begin, in code points of the text"},
          {"evidence_end", "integer", "where they end"},
          {"evidence_text", "string", "the words"},
          {"coder_version", "string", "version of the coder"}};
}

std::vector<Column> mention_columns() {
  return {{"event_id", "string", "the event"},
          {"report_id", "string", "the report that tells of it"},
          {"sentence", "integer", "number of the sentence of the trigger, from 0"},
          {"evidence_start", "integer", "where the words begin, in code points of the text"},
          {"evidence_end", "integer", "where they end"},
          {"evidence_text", "string", "the words"},
          {"attribution_chain", "string", "voices from the outermost to the speaker, joined by >"},
          {"is_copy", "boolean", "true where the report is a copy of another"},
          {"copy_of", "string", "report_id of the original"},
          {"stance", "string", "asserts, denies, expects, supposes or recalls"}};
}

std::vector<Column> report_columns() {
  return {{"report_id", "string", "32 hexadecimal digits"},
          {"key", "string", "the input's own id"},
          {"path", "string", "the file, with the line of a JSON-lines file"},
          {"url", "string", "address"},
          {"outlet", "string", "who published it"},
          {"language", "string", "ISO 639-1"},
          {"title", "string", "headline"},
          {"published_from", "date", "first day on which it may have been published"},
          {"published_to", "date", "last such day"},
          {"published_basis", "string", "metadata, url, byline, dateline, landmark or record"},
          {"copy_of", "string", "report_id of the report that it repeats"},
          {"copy_why", "string", "what of the text is repeated"},
          {"story_id", "string", "the storyline it belongs to"},
          {"flags", "string", "repaired_utf8, spun and others"},
          {"n_events", "integer", "events read off it"},
          {"n_quotations", "integer", "quotations read off it"},
          {"coder_version", "string", "version of the coder"}};
}

std::vector<Column> actor_columns() {
  return {{"actor_id", "string", "of the directory, or text: and the folded name"},
          {"name", "string", "name"},
          {"country", "string", "ISO 3166-1 alpha-3, or IGO, NGO and their like"},
          {"sectors", "string", "PLOVER sectors"},
          {"names", "string", "all names under which the events know it"},
          {"n_as_actor", "integer", "events in which it acts"},
          {"n_as_recipient", "integer", "events of which it is recipient"},
          {"n_quotations", "integer", "times it speaks"}};
}

std::vector<Column> quote_columns() {
  return {{"quote_id", "string", "report_id, a dot, the number of the quotation in it from 0"},
          {"speaker", "string", "name; empty where nobody is named"},
          {"speaker_id", "string", "actor_id"},
          {"speaker_country", "string", "ISO 3166-1 alpha-3"},
          {"content", "string", "the words; pieces joined by ..."},
          {"form", "string", "direct, indirect or mixed"},
          {"addressee", "string", "who is spoken to"},
          {"addressee_id", "string", "actor_id"},
          {"addressee_country", "string", "ISO 3166-1 alpha-3"},
          {"chain", "string", "voices from the outermost to the speaker, joined by >"},
          {"report_id", "string", "the report"},
          {"outlet", "string", "its outlet"},
          {"published_from", "date", "first day on which it may have been published"},
          {"published_to", "date", "last such day"},
          {"content_start", "integer", "where the words begin, in code points of the text"},
          {"content_end", "integer", "where they end"}};
}

std::vector<Column> plan_columns() {
  return {{"plan_id", "string", "32 hexadecimal digits"},
          {"event_type", "string", "PLOVER type of what is planned"},
          {"event_modes", "string", "PLOVER modes"},
          {"actor_ids", "string", "ids of the actors"},
          {"actor_names", "string", "their names"},
          {"actor_countries", "string", "their countries"},
          {"actor_sectors", "string", "their sectors"},
          {"recipient_ids", "string", "ids of the recipients"},
          {"recipient_names", "string", "their names"},
          {"recipient_countries", "string", "their countries"},
          {"recipient_sectors", "string", "their sectors"},
          {"place_name", "string", "where it is to be"},
          {"country_code", "string", "country of the place"},
          {"expected_from", "date", "first day for which it is announced"},
          {"expected_to", "date", "last such day"},
          {"state", "string", "announced, confirmed, postponed, fulfilled, cancelled or lapsed"},
          {"announced_by", "string", "event_ids that announce, confirm or change it"},
          {"announced_in", "string", "report_ids that announce it"},
          {"fulfilled_by", "string", "event_id of the event that brought it about"}};
}

}  // namespace chancery
