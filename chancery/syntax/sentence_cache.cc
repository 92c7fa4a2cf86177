#include "chancery/syntax/sentence_cache.h"

#include <utility>

namespace chancery {
namespace {

// Of the recent sentences; with their text and those before about 12 MB.
constexpr std::size_t kTokenLimit = 200000;

}  // namespace

std::span<const TokenDecision> SentenceCache::find(std::string_view tokens) const {
  for (const Sentences* sentences : {&recent_, &before_}) {
    if (const auto found = sentences->find(tokens); found != sentences->end()) {
      return found->second;
    }
  }
  return {};
}

void SentenceCache::add(std::string_view tokens, std::span<const TokenDecision> decisions) {
  if (tokens_ + decisions.size() > kTokenLimit) {
    before_ = std::exchange(recent_, {});
    tokens_ = 0;
  }
  tokens_ += decisions.size();
  recent_.emplace(tokens, std::vector<TokenDecision>(decisions.begin(), decisions.end()));
}

}  // namespace chancery
