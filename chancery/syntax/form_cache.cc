#include "chancery/syntax/form_cache.h"

#include <functional>

#include "chancery/syntax/word_features.h"
#include "chancery/text/fold.h"

namespace chancery {
namespace {

// About 10 MB at 128 floats a form.
constexpr std::size_t kFormLimit = 20000;

}  // namespace

void FormCache::begin(const Network& network) {
  width_ = network.token_width();
  if (forms_.size() < kFormLimit) return;
  numbers_.clear();
  forms_.clear();
  vectors_.clear();
  pending_.clear();
}

std::uint32_t FormCache::add(std::string_view form, const Network& network,
                             const Lemmatizer& lemmatizer) {
  if (const auto found = numbers_.find(form); found != numbers_.end()) return found->second;
  const auto number = static_cast<std::uint32_t>(forms_.size());
  const std::string normal = normal_form(form);
  const std::string lower_case = lower(normal);
  pending_.push_back(hash_form(normal, lower_case, network.rules()));
  forms_.push_back({normal, lemmatizer.find(lower_case)});
  numbers_.emplace(form, number);
  return number;
}

void FormCache::compute(const Network& network, Network::Scratch& scratch) {
  if (pending_.empty()) return;
  const std::size_t first = forms_.size() - pending_.size();
  vectors_.resize(forms_.size() * width_);
  network.encode_forms(pending_, scratch, &vectors_[first * width_]);
  pending_.clear();
}

}  // namespace chancery
