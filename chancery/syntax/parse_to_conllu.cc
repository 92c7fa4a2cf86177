#include "chancery/syntax/parse_to_conllu.h"

#include "chancery/syntax/conllu.h"
#include "chancery/text/utf8.h"

namespace chancery {

Result<std::string> parse_to_conllu(const SyntaxEngine& engine, std::string_view name,
                                    std::string_view input, ParseInput kind) {
  if (kind == ParseInput::kTokenized) {
    const auto sentences = read_conllu(name, input);
    if (!sentences) return tl::unexpected(sentences.error());
    ConlluText joined = join_conllu(*sentences);
    engine.annotate(joined.text, joined.syntax);
    return write_conllu(joined.text, joined.syntax);
  }
  Document document;
  document.text = repair_utf8(input).text;
  return write_conllu(document.text, engine.parse(document));
}

}  // namespace chancery
