// Any bytes as CoNLL-U: what is read is written and read again the same.
#include <cstdlib>

#include "chancery/syntax/conllu.h"
#include "fuzz/fuzz_target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view content(reinterpret_cast<const char*>(data), size);
  const auto read = chancery::read_conllu("fuzz", content);
  if (!read) return 0;
  const chancery::ConlluText joined = chancery::join_conllu(*read);
  const std::string written = chancery::write_conllu(joined.text, joined.syntax);
  const auto again = chancery::read_conllu("again", written);
  if (!again) std::abort();
  if (again->size() != read->size()) std::abort();
  return 0;
}
