#include "chancery/syntax/lemmatizer.h"

#include <algorithm>
#include <optional>

#include "chancery/base/numbers.h"
#include "chancery/base/strings.h"
#include "chancery/text/fold.h"
#include "chancery/text/utf8.h"

namespace chancery {
namespace {

void cut_points(std::string& text, std::size_t points) {
  std::size_t at = text.size();
  for (; points > 0; --points) {
    if (at == 0) return;  // no longer than what is to be cut: it stays as it is
    --at;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
  }
  if (at > 0) text.resize(at);
}

}  // namespace

Result<Lemmatizer> Lemmatizer::load(const ModelFile& file) {
  Lemmatizer lemmatizer;
  if (auto read = lemmatizer.read_scripts(file); !read) return tl::unexpected(read.error());
  if (auto read = lemmatizer.read_lexicon(file); !read) return tl::unexpected(read.error());
  return lemmatizer;
}

Result<void> Lemmatizer::read_scripts(const ModelFile& file) {
  for (const auto& values : file.lines("lemma_script")) {
    Script script;
    bool good = values.size() == 3 && values[0].size() == 1;
    if (good) {
      const std::size_t letters = std::string_view("klc=").find(values[0][0]);
      const auto cut = parse_number<decltype(script.cut)>(values[1]);
      good = letters != std::string_view::npos && cut;
      script.cut = cut.value_or(0);
      script.letters = static_cast<Case>(letters);
      script.suffix = values[2] == "_" ? std::string_view() : values[2];
    }
    if (!good) return tl::unexpected(file.error("a lemma_script line is not case, cut and suffix"));
    scripts_.push_back(script);
  }
  return {};
}

Result<void> Lemmatizer::read_lexicon(const ModelFile& file) {
  const auto text = file.text("lemma.lexicon");
  if (!text) return tl::unexpected(text.error());
  for (std::string_view line : split(*text, '\n')) {
    if (line.empty()) continue;
    const std::size_t tag = line.find('\t');
    const std::size_t lemma = tag == std::string_view::npos ? tag : line.find('\t', tag + 1);
    const std::optional<Upos> upos = lemma == std::string_view::npos
                                         ? std::nullopt
                                         : parse_upos(line.substr(tag + 1, lemma - tag - 1));
    if (!upos || lemma + 1 == line.size()) {
      return tl::unexpected(
          file.error("lemma.lexicon: no form, tag and lemma: " + std::string(line.substr(0, 80))));
    }
    lines_.push_back({line.substr(0, tag), *upos, line.substr(lemma + 1)});
  }
  const auto by_form = [](const Line& a, const Line& b) { return a.form < b.form; };
  if (!std::is_sorted(lines_.begin(), lines_.end(), by_form)) {
    return tl::unexpected(file.error("lemma.lexicon is not in ascending order"));
  }
  return {};
}

Lemmatizer::Entries Lemmatizer::find(std::string_view lower) const {
  const auto before = [](const Line& line, std::string_view form) { return line.form < form; };
  const auto first = std::lower_bound(lines_.begin(), lines_.end(), lower, before);
  auto last = first;
  while (last != lines_.end() && last->form == lower) ++last;
  return {static_cast<std::uint32_t>(first - lines_.begin()),
          static_cast<std::uint32_t>(last - first)};
}

std::string Lemmatizer::lemma(Entries entries, std::string_view normal, Upos upos,
                              std::size_t script_index) const {
  for (std::uint32_t i = 0; i < entries.count; ++i) {
    const Line& line = lines_[entries.first + i];
    if (line.upos == upos) return std::string(line.lemma);
  }
  const Script& script = scripts_[script_index];
  std::string base;
  switch (script.letters) {
    case Case::kWhole:
      return std::string(script.suffix);
    case Case::kKeep:
      base = normal;
      break;
    case Case::kLower:
      base = lower(normal);
      break;
    case Case::kCapital: {
      const std::size_t first = normal.empty() ? 0 : decode_utf8(normal, 0).bytes;
      base = std::string(normal.substr(0, first)) + lower(normal.substr(first));
      break;
    }
  }
  const std::size_t whole = base.size();
  cut_points(base, script.cut);
  if (script.cut == 0 || base.size() < whole) base += script.suffix;
  return base;
}

}  // namespace chancery
