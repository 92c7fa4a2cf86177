#include "chancery/syntax/syntax_engine.h"

#include <algorithm>
#include <mutex>
#include <utility>
#include <vector>

#include "chancery/base/strings.h"
#include "chancery/model/network.h"
#include "chancery/syntax/form_cache.h"
#include "chancery/syntax/label_map.h"
#include "chancery/syntax/lemmatizer.h"
#include "chancery/syntax/sentence_cache.h"
#include "chancery/syntax/sentence_splitter.h"
#include "chancery/syntax/token_rules.h"
#include "chancery/syntax/tokenizer.h"

namespace chancery {
namespace {

// Sentences are taken together until they have this many tokens: enough for the products to run at
// full speed, few enough for their results to stay in the cache.
constexpr std::size_t kBatchTokens = 240;

// What one thread needs to work.
struct Workplace {
  Network::Scratch scratch;
  FormCache forms;
  SentenceCache sentences;
  // Of the batch, token by token.
  std::vector<std::uint32_t> numbers;  // of their forms
  std::vector<TokenDecision> decisions;
  // Of the sentences of the batch that the cache does not know.
  std::vector<std::size_t> places;  // of their first tokens in the batch
  std::vector<std::uint32_t> lengths;
  std::vector<std::string> keys;
  std::vector<TokenDecision> decided;
};

// Workplaces are lent to whoever parses and kept for the next.
class Workplaces {
 public:
  std::unique_ptr<Workplace> take() {
    const std::lock_guard lock(mutex_);
    if (free_.empty()) return std::make_unique<Workplace>();
    std::unique_ptr<Workplace> place = std::move(free_.back());
    free_.pop_back();
    return place;
  }
  void give_back(std::unique_ptr<Workplace> place) {
    const std::lock_guard lock(mutex_);
    free_.push_back(std::move(place));
  }

 private:
  std::mutex mutex_;
  std::vector<std::unique_ptr<Workplace>> free_;
};

// The paragraphs of a document; of one that names none, its lines.
std::vector<Span> paragraphs_of(const Document& document) {
  if (!document.paragraphs.empty()) return document.paragraphs;
  std::vector<Span> lines;
  std::size_t begin = 0;
  for (std::string_view line : split(document.text, '\n')) {
    lines.emplace_back(begin, begin + line.size());
    begin += line.size() + 1;
  }
  return lines;
}

}  // namespace

struct SyntaxEngine::Parts {
  Network network;
  LabelMap labels;
  Lemmatizer lemmatizer;
  TokenRules rules;
  mutable Workplaces workplaces;

  void annotate_batch(std::string_view text, std::size_t first, std::size_t last, Workplace& place,
                      Syntax& syntax) const;
  void begin_batch(std::string_view text, std::size_t first, std::size_t last, Workplace& place,
                   const Syntax& syntax) const;
  void decide_batch(Workplace& place) const;
  void write_sentence(const Workplace& place, std::size_t at, Sentence& sentence,
                      Syntax& syntax) const;
  void write_names(const TokenDecision* decisions, const Sentence& sentence, Syntax& syntax) const;
};

SyntaxEngine::SyntaxEngine(std::unique_ptr<const Parts> parts) : parts_(std::move(parts)) {}
SyntaxEngine::SyntaxEngine(SyntaxEngine&&) noexcept = default;
SyntaxEngine& SyntaxEngine::operator=(SyntaxEngine&&) noexcept = default;
SyntaxEngine::~SyntaxEngine() = default;

Result<SyntaxEngine> SyntaxEngine::load(const std::filesystem::path& data) {
  auto file = ModelFile::read(data / "model" / "english.chm");
  if (!file) return tl::unexpected(file.error());
  auto network = Network::load(std::move(*file));
  if (!network) return tl::unexpected(network.error());
  auto labels = LabelMap::load(network->file());
  if (!labels) return tl::unexpected(labels.error());
  auto lemmatizer = Lemmatizer::load(network->file());
  if (!lemmatizer) return tl::unexpected(lemmatizer.error());
  auto rules = TokenRules::load(data / "lexicon");
  if (!rules) return tl::unexpected(rules.error());
  return SyntaxEngine(std::unique_ptr<const Parts>(new Parts{
      std::move(*network), std::move(*labels), std::move(*lemmatizer), std::move(*rules), {}}));
}

Syntax SyntaxEngine::parse(const Document& document) const {
  Syntax syntax;
  std::vector<RawToken> tokens;
  for (const Span paragraph : paragraphs_of(document)) {
    tokens.clear();
    tokenize(document.text, paragraph, parts_->rules, tokens);
    const std::vector<std::size_t> ends = split_sentences(document.text, parts_->rules, tokens);
    const std::size_t first = syntax.tokens.size();
    std::size_t begin = 0;
    for (std::size_t end : ends) {
      Sentence sentence;
      sentence.span = cover(tokens[begin].span, tokens[end - 1].span);
      sentence.tokens = {TokenIndex(first + begin), TokenIndex(first + end)};
      syntax.sentences.push_back(sentence);
      begin = end;
    }
    for (const RawToken& raw : tokens) {
      Token token;
      token.span = raw.span;
      syntax.tokens.push_back(std::move(token));
    }
  }
  annotate(document.text, syntax);
  return syntax;
}

void SyntaxEngine::annotate(std::string_view text, Syntax& syntax) const {
  std::unique_ptr<Workplace> place = parts_->workplaces.take();
  syntax.name_spans.clear();
  std::size_t first = 0;
  while (first < syntax.sentences.size()) {
    std::size_t last = first;
    std::size_t tokens = 0;
    while (last < syntax.sentences.size() &&
           (last == first || tokens + syntax.sentences[last].tokens.size() <= kBatchTokens)) {
      tokens += syntax.sentences[last].tokens.size();
      ++last;
    }
    parts_->annotate_batch(text, first, last, *place, syntax);
    first = last;
  }
  parts_->workplaces.give_back(std::move(place));
}

// Lays the tokens of the sentences out, with what the cache knows of them.
void SyntaxEngine::Parts::begin_batch(std::string_view text, std::size_t first, std::size_t last,
                                      Workplace& place, const Syntax& syntax) const {
  place.forms.begin(network);
  for (auto* list : {&place.numbers, &place.lengths}) list->clear();
  place.decisions.clear();
  place.places.clear();
  place.keys.clear();
  for (std::size_t s = first; s < last; ++s) {
    const TokenRange range = syntax.sentences[s].tokens;
    if (range.size() == 0) continue;
    std::string key;
    for (std::size_t t = range.begin.value; t < range.end.value; ++t) {
      const std::string_view form = words_at(text, syntax.tokens[t].span);
      place.numbers.push_back(place.forms.add(form, network, lemmatizer));
      key.append(form).push_back('\n');
    }
    const std::size_t at = place.decisions.size();
    place.decisions.resize(at + range.size());
    if (const auto known = place.sentences.find(key); !known.empty()) {
      std::copy(known.begin(), known.end(), place.decisions.begin() + static_cast<long>(at));
    } else {
      place.places.push_back(at);
      place.lengths.push_back(range.size());
      place.keys.push_back(std::move(key));
    }
  }
  place.forms.compute(network, place.scratch);
}

// Has the network decide of the sentences that the cache did not know.
void SyntaxEngine::Parts::decide_batch(Workplace& place) const {
  if (place.lengths.empty()) return;
  place.scratch.begin(network, place.lengths);
  for (std::size_t s = 0; s < place.lengths.size(); ++s) {
    for (std::size_t i = 0; i < place.lengths[s]; ++i) {
      std::copy_n(place.forms.vector(place.numbers[place.places[s] + i]), network.token_width(),
                  place.scratch.token(s, i));
    }
  }
  network.decide(place.scratch, place.decided);
  const TokenDecision* from = place.decided.data();
  for (std::size_t s = 0; s < place.lengths.size(); ++s) {
    std::copy_n(from, place.lengths[s], &place.decisions[place.places[s]]);
    place.sentences.add(place.keys[s], {from, place.lengths[s]});
    from += place.lengths[s];
  }
}

void SyntaxEngine::Parts::annotate_batch(std::string_view text, std::size_t first, std::size_t last,
                                         Workplace& place, Syntax& syntax) const {
  begin_batch(text, first, last, place, syntax);
  decide_batch(place);
  std::size_t at = 0;
  for (std::size_t s = first; s < last; ++s) {
    if (syntax.sentences[s].tokens.size() == 0) continue;
    write_sentence(place, at, syntax.sentences[s], syntax);
    at += syntax.sentences[s].tokens.size();
  }
}

void SyntaxEngine::Parts::write_sentence(const Workplace& place, std::size_t at, Sentence& sentence,
                                         Syntax& syntax) const {
  const std::uint32_t begin = sentence.tokens.begin.value;
  const std::uint32_t length = sentence.tokens.size();
  for (std::uint32_t i = 0; i < length; ++i) {
    const TokenDecision& decision = place.decisions[at + i];
    Token& token = syntax.tokens[begin + i];
    const FormCache::Form& form = place.forms.form(place.numbers[at + i]);
    token.upos = labels.upos[decision.upos];
    token.xpos = labels.xpos[decision.xpos];
    token.deprel = labels.deprel[decision.deprel];
    token.lemma = lemmatizer.lemma(form.lemmas, form.normal, token.upos, decision.lemma_script);
    const bool root = decision.head == length;
    token.head = TokenIndex(begin + (root ? i : decision.head));
    token.sentence = SentenceIndex(static_cast<std::size_t>(&sentence - syntax.sentences.data()));
    if (root) sentence.root = TokenIndex(begin + i);
  }
  write_names(&place.decisions[at], sentence, syntax);
}

void SyntaxEngine::Parts::write_names(const TokenDecision* decisions, const Sentence& sentence,
                                      Syntax& syntax) const {
  const std::uint32_t begin = sentence.tokens.begin.value;
  bool open = false;
  for (std::uint32_t i = 0; i < sentence.tokens.size(); ++i) {
    const LabelMap::NameTag& tag = labels.name_tags[decisions[i].name_tag];
    if (!tag.type) {
      open = false;
      continue;
    }
    const bool same = open && !tag.begins && syntax.name_spans.back().type == *tag.type;
    if (!same) {
      syntax.name_spans.push_back({{TokenIndex(begin + i), TokenIndex(begin + i + 1)}, *tag.type});
    }
    syntax.name_spans.back().tokens.end = TokenIndex(begin + i + 1);
    open = true;
  }
}

}  // namespace chancery
