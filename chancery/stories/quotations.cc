#include "chancery/stories/quotations.h"

#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>

#include "chancery/stories/groups.h"
#include "chancery/stories/told.h"
#include "chancery/stories/words.h"
#include "chancery/text/fold.h"

namespace chancery {
namespace {

// Days between reports of one statement; beyond it only nearly the same words are the same words.
constexpr std::int32_t kNearDays = 7;
// Of the words of the shorter version, how many the other must share: in reports of the same days,
// at any distance, and where nobody is named.
constexpr double kNear = 0.5, kFar = 0.85, kNobody = 0.85;
constexpr std::size_t kFewestShared = 2, kFewestFar = 5;
// A word that more quotations of one speaker have says nothing of which is which.
constexpr std::size_t kCommon = 150;

struct Said {
  std::size_t report = 0;
  std::uint32_t place = 0;
  std::optional<Party> speaker;
  std::vector<std::uint64_t> words;
  std::string folded;
  std::optional<DateInterval> date;
};

std::string content_of(const FiledReport& report, const FiledQuotation& quotation) {
  std::string content;
  for (Span span : quotation.content) {
    if (!content.empty()) content += ' ';
    content += words_at(report.text, span);
  }
  return content;
}

// By the last word of the name two writings of it meet: "Igor Balan", "Mr Balan".
std::string block_of(const Said& said) {
  if (!said.speaker) return {};
  const std::string name = fold_name(said.speaker->name);
  return name.substr(name.rfind(' ') + 1);
}

std::int32_t days_between(const DateInterval& a, const DateInterval& b) {
  if (a.to < b.from) return b.from.days() - a.to.days();
  if (b.to < a.from) return a.from.days() - b.to.days();
  return 0;
}

bool are_one(const Said& a, const Said& b) {
  if (a.report == b.report) return false;
  const std::size_t common = shared(a.words, b.words);
  const std::size_t fewer = std::min(a.words.size(), b.words.size());
  if (common < kFewestShared || fewer == 0) return a.folded == b.folded && fewer > 0;
  const double part = static_cast<double>(common) / static_cast<double>(fewer);
  const bool far = a.date && b.date && days_between(*a.date, *b.date) > kNearDays;
  if (!a.speaker || !b.speaker) return common >= kFewestFar && part >= kNobody;
  if (party_likeness(*a.speaker, *b.speaker) == 0) return false;
  return far ? common >= kFewestFar && part >= kFar : part >= kNear;
}

QuotationVersionKind kind_of(const Said& first, const Said& other) {
  if (first.folded == other.folded || first.words == other.words) {
    return QuotationVersionKind::kSame;
  }
  const std::size_t common = shared(first.words, other.words);
  if (common == other.words.size()) return QuotationVersionKind::kCut;
  if (common == first.words.size()) return QuotationVersionKind::kLonger;
  return QuotationVersionKind::kReworded;
}

std::vector<Said> gather(std::span<const FiledReport* const> reports,
                         std::span<const std::optional<DateInterval>> published) {
  std::vector<Said> all;
  for (std::size_t r = 0; r < reports.size(); ++r) {
    const FiledReport& report = *reports[r];
    for (std::size_t q = 0; q < report.quotations.size(); ++q) {
      const FiledQuotation& quotation = report.quotations[q];
      if (quotation.status != QuotationStatus::kMade) continue;
      Said said;
      said.report = r;
      said.place = static_cast<std::uint32_t>(q);
      if (quotation.speaker) said.speaker = party_of(report.entities[*quotation.speaker]);
      const std::string content = content_of(report, quotation);
      said.words = stems(content);
      said.folded = fold(content);
      said.date = published[r];
      all.push_back(std::move(said));
    }
  }
  // Without a date last: nobody saw it first.
  std::stable_sort(all.begin(), all.end(), [&](const Said& a, const Said& b) {
    if (a.date.has_value() != b.date.has_value()) return a.date.has_value();
    if (a.date && a.date->from != b.date->from) return a.date->from < b.date->from;
    const auto& x = reports[a.report]->report.id;
    const auto& y = reports[b.report]->report.id;
    return x != y ? x < y : a.place < b.place;
  });
  return all;
}

// Joins the quotations of one block that are one, meeting by their rarer words.
void join_block(const std::vector<Said>& all, const std::vector<std::size_t>& block,
                Groups& groups) {
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> by_word;
  for (std::size_t i : block) {
    for (std::uint64_t word : all[i].words) by_word[word].push_back(i);
  }
  for (const auto& [word, members] : by_word) {
    if (members.size() > kCommon) continue;
    for (std::size_t x = 0; x < members.size(); ++x) {
      for (std::size_t y = x + 1; y < members.size(); ++y) {
        if (groups.find(members[x]) == groups.find(members[y])) continue;
        if (are_one(all[members[x]], all[members[y]])) groups.join(members[x], members[y]);
      }
    }
  }
}

}  // namespace

std::vector<SharedQuotation> share_quotations(
    std::span<const FiledReport* const> reports,
    std::span<const std::optional<DateInterval>> published) {
  const std::vector<Said> all = gather(reports, published);
  std::map<std::string, std::vector<std::size_t>> blocks;
  for (std::size_t i = 0; i < all.size(); ++i) blocks[block_of(all[i])].push_back(i);
  Groups groups(all.size());
  for (const auto& [name, block] : blocks) join_block(all, block, groups);
  std::vector<SharedQuotation> shared;
  for (const std::vector<std::size_t>& members : groups.members()) {
    SharedQuotation one;
    const Said& first = all[members.front()];
    one.first = first.date;
    for (std::size_t i : members) {
      const auto kind =
          i == members.front() ? QuotationVersionKind::kFirst : kind_of(first, all[i]);
      one.versions.push_back({all[i].report, all[i].place, kind});
    }
    shared.push_back(std::move(one));
  }
  return shared;
}

}  // namespace chancery
