// A scan over JSON tokens that remembers the keys above each string.
#include "chancery/clean/json_ld.h"

#include <algorithm>
#include <array>
#include <vector>

#include "chancery/base/strings.h"
#include "chancery/text/utf8.h"

namespace chancery {
namespace {

constexpr std::size_t kDeepest = 32;

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

class Scan {
 public:
  explicit Scan(std::string_view json) : json_(json) {}
  JsonLdArticle run();

 private:
  struct Level {
    bool object;
    std::string key;
  };

  std::string read_string();
  char32_t read_hex4();
  void take(const std::string& value);
  // How many keys stand above the value, arrays not counted, "@graph" neither.
  std::size_t depth() const;
  const std::string& key(std::size_t from_last) const;

  std::string_view json_;
  std::size_t at_ = 0;
  std::vector<Level> levels_;
  JsonLdArticle article_;
};

char32_t Scan::read_hex4() {
  char32_t value = 0;
  for (int i = 0; i < 4; ++i) {
    const int digit = at_ < json_.size() ? hex_value(json_[at_]) : -1;
    if (digit < 0) return 0xFFFD;
    value = value * 16 + static_cast<char32_t>(digit);
    ++at_;
  }
  return value;
}

// At the opening quote; leaves behind the closing one.
std::string Scan::read_string() {
  std::string value;
  for (++at_; at_ < json_.size() && json_[at_] != '"';) {
    if (json_[at_] != '\\' || at_ + 1 >= json_.size()) {
      value.push_back(json_[at_++]);
      continue;
    }
    const char escaped = json_[at_ + 1];
    at_ += 2;
    if (escaped == 'u') {
      char32_t point = read_hex4();
      if (point >= 0xD800 && point < 0xDC00 && json_.substr(at_, 2) == "\\u") {
        at_ += 2;
        const char32_t low = read_hex4();
        point = low >= 0xDC00 && low < 0xE000 ? 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00)
                                              : 0xFFFD;
      }
      append_utf8(point >= 0xD800 && point < 0xE000 ? 0xFFFD : point, value);
    } else {
      value.push_back(escaped == 'n' || escaped == 'r' ? '\n' : escaped == 't' ? ' ' : escaped);
    }
  }
  ++at_;
  return value;
}

std::size_t Scan::depth() const {
  return static_cast<std::size_t>(
      std::count_if(levels_.begin(), levels_.end(),
                    [](const Level& level) { return level.object && level.key != "@graph"; }));
}

const std::string& Scan::key(std::size_t from_last) const {
  static const std::string kNone;
  for (auto level = levels_.rbegin(); level != levels_.rend(); ++level) {
    if (level->object && from_last-- == 0) return level->key;
  }
  return kNone;
}

void Scan::take(const std::string& value) {
  if (value.empty()) return;
  const std::string& last = key(0);
  const std::string& above = key(1);
  const bool top = depth() == 1;
  const auto keep = [&value](std::string& place) {
    if (place.empty()) place = value;
  };
  if (last == "@type" && top) {
    static constexpr std::array<std::string_view, 6> kArticles = {"Article",
                                                                  "NewsArticle",
                                                                  "BlogPosting",
                                                                  "ReportageNewsArticle",
                                                                  "AnalysisNewsArticle",
                                                                  "OpinionNewsArticle"};
    const bool article = std::find(kArticles.begin(), kArticles.end(), value) != kArticles.end() ||
                         (value.size() > 7 && value.substr(value.size() - 7) == "Article");
    if (article) keep(article_.type);
  }
  if (top && last == "headline") keep(article_.headline);
  if (top && last == "datePublished") keep(article_.date_published);
  if (top && last == "articleBody") keep(article_.body);
  if (top && last == "inLanguage") keep(article_.language);
  if ((top && last == "author") || (depth() == 2 && above == "author" && last == "name")) {
    keep(article_.author);
  }
  if ((top && last == "publisher") || (depth() == 2 && above == "publisher" && last == "name")) {
    keep(article_.publisher);
  }
}

JsonLdArticle Scan::run() {
  bool expects_key = false;
  while (at_ < json_.size()) {
    const char c = json_[at_];
    if (c == '"') {
      const std::string value = read_string();
      if (expects_key && !levels_.empty() && levels_.back().object) {
        levels_.back().key = value;
        expects_key = false;
      } else {
        take(value);
      }
      continue;
    }
    if (c == '{' || c == '[') {
      if (levels_.size() >= kDeepest) break;
      levels_.push_back({c == '{', ""});
      expects_key = c == '{';
    } else if (c == '}' || c == ']') {
      if (levels_.empty()) break;
      levels_.pop_back();
    } else if (c == ',') {
      expects_key = !levels_.empty() && levels_.back().object;
    }
    ++at_;
  }
  return article_;
}

}  // namespace

JsonLdArticle scan_json_ld(std::string_view json) { return Scan(json).run(); }

}  // namespace chancery
