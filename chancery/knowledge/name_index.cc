#include "chancery/knowledge/name_index.h"

#include <algorithm>
#include <bit>
#include <tuple>

namespace chancery {
namespace {

constexpr std::size_t kLongestAbbreviation = 7;

// FNV-1a, 64 bits (Fowler, Noll, Vo), with a last mixing so that the top bits are even.
std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (char c : text) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001b3U;
  }
  hash ^= hash >> 32;
  return hash * 0x9e3779b97f4a7c15U;
}

std::tuple<int, int, std::uint32_t> rank(const NameEntry& entry) {
  return {entry.capitals ? 1 : 0, static_cast<int>(entry.kind), entry.index};
}

}  // namespace

bool is_abbreviation(std::string_view written) {
  std::size_t letters = 0;
  for (char c : written) {
    if (c >= 'A' && c <= 'Z') {
      ++letters;
    } else if (c != '.') {
      return false;
    }
  }
  return letters >= 2 && letters <= kLongestAbbreviation;
}

void NameIndex::add(std::string_view written, NameEntry entry) {
  const std::string key = name_key(written);
  if (key.empty()) return;
  entry.capitals = is_abbreviation(written);
  added_.push_back({hash_of(key), static_cast<std::uint32_t>(keys_.size()),
                    static_cast<std::uint32_t>(key.size()), entry});
  keys_ += key;
}

void NameIndex::build() {
  const auto key_of = [this](const Added& a) {
    return std::string_view(keys_).substr(a.key, a.key_size);
  };
  std::sort(added_.begin(), added_.end(), [&](const Added& a, const Added& b) {
    if (a.hash != b.hash) return a.hash < b.hash;
    if (const int order = key_of(a).compare(key_of(b)); order != 0) return order < 0;
    return rank(a.entry) < rank(b.entry);
  });
  for (const Added& added : added_) {
    const bool same_key = !groups_.empty() && groups_.back().hash == added.hash &&
                          std::string_view(keys_).substr(groups_.back().key,
                                                         groups_.back().key_size) == key_of(added);
    if (!same_key) {
      groups_.push_back(
          {added.hash, added.key, added.key_size, static_cast<std::uint32_t>(entries_.size()), 0});
    }
    Group& group = groups_.back();
    const bool repeated = group.count > 0 && rank(entries_.back()) == rank(added.entry);
    if (repeated) {
      entries_.back().weak = entries_.back().weak && added.entry.weak;
      continue;
    }
    entries_.push_back(added.entry);
    ++group.count;
  }
  for (const Group& group : groups_) {
    const std::string_view key = std::string_view(keys_).substr(group.key, group.key_size);
    const auto words = static_cast<std::uint32_t>(std::count(key.begin(), key.end(), ' ') + 1);
    first_words_.push_back({hash_of(key.substr(0, key.find(' '))), words});
  }
  std::sort(first_words_.begin(), first_words_.end(), [](const FirstWord& a, const FirstWord& b) {
    return a.hash != b.hash ? a.hash < b.hash : a.words > b.words;
  });
  first_words_.erase(
      std::unique(first_words_.begin(), first_words_.end(),
                  [](const FirstWord& a, const FirstWord& b) { return a.hash == b.hash; }),
      first_words_.end());
  // One bucket a group or so: a look-up reads two neighbours.
  const int bits = std::max(1, static_cast<int>(std::bit_width(groups_.size())));
  shift_ = 64 - bits;
  buckets_.assign((std::size_t{1} << bits) + 1, static_cast<std::uint32_t>(groups_.size()));
  for (std::size_t i = groups_.size(); i-- > 0;) {
    buckets_[static_cast<std::size_t>(groups_[i].hash >> shift_)] = static_cast<std::uint32_t>(i);
  }
  for (std::size_t i = buckets_.size() - 1; i-- > 0;) {
    buckets_[i] = std::min(buckets_[i], buckets_[i + 1]);
  }
  added_ = {};
}

std::span<const NameEntry> NameIndex::find(std::string_view key) const {
  if (buckets_.empty()) return {};
  const std::uint64_t hash = hash_of(key);
  const auto bucket = static_cast<std::size_t>(hash >> shift_);
  for (std::uint32_t i = buckets_[bucket]; i < buckets_[bucket + 1]; ++i) {
    const Group& group = groups_[i];
    if (group.hash == hash && std::string_view(keys_).substr(group.key, group.key_size) == key) {
      return {entries_.data() + group.first, group.count};
    }
  }
  return {};
}

std::size_t NameIndex::longest_from(std::string_view first_word) const {
  const std::uint64_t hash = hash_of(first_word);
  const auto found =
      std::lower_bound(first_words_.begin(), first_words_.end(), hash,
                       [](const FirstWord& row, std::uint64_t h) { return row.hash < h; });
  return found != first_words_.end() && found->hash == hash ? found->words : 0;
}

}  // namespace chancery
