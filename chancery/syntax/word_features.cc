#include "chancery/syntax/word_features.h"

#include "chancery/text/fold.h"
#include "chancery/text/utf8.h"

namespace chancery {
namespace {

bool is_ascii(std::string_view text) {
  for (char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80 || c == '`') return false;
  }
  return true;
}

void append_normal(char32_t point, std::string& out) {
  switch (point) {
    case U'`':
    case 0xB4:
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2BC:
    case 0x2032:
      out.push_back('\'');
      return;
    case 0xAB:
    case 0xBB:
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2033:
      out.push_back('"');
      return;
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2212:
      out.push_back('-');
      return;
    case 0x2014:
    case 0x2015:
      out += "--";
      return;
    case 0x2026:
      out += "...";
      return;
    case 0xA0:
    case 0x2009:
    case 0x202F:
      out.push_back(' ');
      return;
    case 0xAD:
    case 0x200B:
    case 0x200C:
    case 0x200D:
    case 0xFEFF:
      return;
    default:
      append_utf8(point, out);
  }
}

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

// The first or the last `length` code points; all of it where there are fewer.
std::string_view first_points(std::string_view text, std::size_t length) {
  std::size_t at = 0;
  while (length > 0 && at < text.size()) {
    ++at;
    while (at < text.size() && continues(text[at])) ++at;
    --length;
  }
  return text.substr(0, at);
}

std::string_view last_points(std::string_view text, std::size_t length) {
  std::size_t at = text.size();
  while (length > 0 && at > 0) {
    --at;
    while (at > 0 && continues(text[at])) --at;
    --length;
  }
  return text.substr(at);
}

char32_t shape_of(char32_t point) {
  if (lower(point) != point) return U'X';
  if ((point >= U'a' && point <= U'z') || point >= 0x80) return U'x';
  return point >= U'0' && point <= U'9' ? U'd' : point;
}

}  // namespace

std::string normal_form(std::string_view form) {
  std::string out;
  if (is_ascii(form)) {
    out = form;
  } else {
    for (std::size_t i = 0; i < form.size();) {
      const CodePoint point = decode_utf8(form, i);
      append_normal(point.value, out);
      i += point.bytes;
    }
  }
  return out == "''" ? "\"" : out;
}

std::string word_shape(std::string_view normal) {
  std::string out;
  char32_t last = 0;
  int run = 0;
  for (std::size_t i = 0; i < normal.size();) {
    const CodePoint point = decode_utf8(normal, i);
    i += point.bytes;
    const char32_t symbol = shape_of(point.value);
    run = symbol == last ? run + 1 : 1;
    last = symbol;
    if (run <= 3) append_utf8(symbol, out);
  }
  return out;
}

std::uint64_t hash_feature(char tag, std::string_view text) {
  constexpr std::uint64_t kPrime = 1099511628211U;
  std::uint64_t value = 14695981039346656037U;
  value = (value ^ static_cast<unsigned char>(tag)) * kPrime;
  for (char c : text) value = (value ^ static_cast<unsigned char>(c)) * kPrime;
  return value;
}

FormHashes hash_form(std::string_view normal, std::string_view lower,
                     std::span<const FeatureRule> rules) {
  FormHashes hashes;
  std::string folded(lower);
  for (char& c : folded) {
    if (c >= '0' && c <= '9') c = '0';
  }
  for (std::size_t i = 0; i < rules.size() && i < kFeatureLimit; ++i) {
    const FeatureRule& rule = rules[i];
    switch (rule.kind) {
      case FeatureKind::kForm:
        hashes.features[i] = hash_feature(rule.tag, folded);
        break;
      case FeatureKind::kPrefix:
        hashes.features[i] = hash_feature(rule.tag, first_points(folded, rule.length));
        break;
      case FeatureKind::kSuffix:
        hashes.features[i] = hash_feature(rule.tag, last_points(folded, rule.length));
        break;
      case FeatureKind::kShape:
        hashes.features[i] = hash_feature(rule.tag, word_shape(normal));
        break;
    }
  }
  hashes.vector = hash_feature('v', lower);
  hashes.lexicon = hash_feature('g', lower);
  return hashes;
}

}  // namespace chancery
