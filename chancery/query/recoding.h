// What follows from a recoding: the numbers that go with the codes it names.
#pragma once

#include "chancery/knowledge/ontology.h"
#include "chancery/record/correction.h"
#include "chancery/store/record_reader.h"

namespace chancery {

// Sets PLOVER score and Goldstein's number of a recoding that changes type, modes or CAMEO code;
// any that were given are dropped. An event that is not there is left for the record to refuse.
Result<void> put_scores(RecordReader& reader, const Ontology& ontology, Correction& correction);

}  // namespace chancery
