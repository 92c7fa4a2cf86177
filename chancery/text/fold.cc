#include "chancery/text/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <memory>
#include <optional>

#include "chancery/text/utf8.h"

namespace chancery {
namespace {

bool is_ascii(std::string_view text) {
  for (char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  }
  return true;
}

char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

std::string ascii_lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = ascii_lower(c);
  return out;
}

// A transliterator is costly to make and not safe to share between threads.
const icu::Transliterator* latin_ascii() {
  thread_local const std::unique_ptr<icu::Transliterator> made = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Transliterator> t(icu::Transliterator::createInstance(
        "Any-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
    return U_SUCCESS(status) ? std::move(t) : nullptr;
  }();
  return made.get();
}

// What Latin-ASCII makes of letters that have no decomposition, and of the punctuation of print.
std::string_view plain(char32_t c) {
  switch (c) {
    case 0xC6:
    case 0xE6:
      return "ae";
    case 0xD0:
    case 0xF0:
    case 0x110:
    case 0x111:
      return "d";
    case 0xD8:
    case 0xF8:
      return "o";
    case 0xDE:
    case 0xFE:
      return "th";
    case 0xDF:
      return "ss";
    case 0x131:
      return "i";
    case 0x141:
    case 0x142:
      return "l";
    case 0x152:
    case 0x153:
      return "oe";
    case 0xA0:
    case 0x2009:
    case 0x202F:
      return " ";
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
      return "-";
    case 0x2018:
    case 0x2019:
      return "'";
    case 0x201C:
    case 0x201D:
      return "\"";
    case 0x2026:
      return "...";
    default:
      return {};
  }
}

// The transliterator takes tens of milliseconds to make, in every thread. Latin text, which is
// nearly all, is folded by its canonical decompositions; nothing where a character needs more.
std::optional<std::string> fold_latin(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  if (U_FAILURE(status)) return std::nullopt;
  std::string out;
  out.reserve(text.size());
  icu::UnicodeString parts;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = decode_utf8(text, i);
    i += point.bytes;
    if (point.value < 0x80) {
      out.push_back(ascii_lower(static_cast<char>(point.value)));
    } else if (const std::string_view known = plain(point.value); !known.empty()) {
      out += known;
    } else if (nfd->getDecomposition(static_cast<UChar32>(point.value), parts) &&
               parts.char32At(0) < 0x80) {
      out.push_back(ascii_lower(static_cast<char>(parts.char32At(0))));
    } else {
      return std::nullopt;
    }
  }
  return out;
}

}  // namespace

char32_t lower(char32_t code_point) {
  return static_cast<char32_t>(u_tolower(static_cast<UChar32>(code_point)));
}

std::string lower(std::string_view text) {
  if (is_ascii(text)) return ascii_lower(text);
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = decode_utf8(text, i);
    append_utf8(lower(point.value), out);
    i += point.bytes;
  }
  return out;
}

std::string fold(std::string_view text) {
  if (is_ascii(text)) return ascii_lower(text);
  if (std::optional<std::string> latin = fold_latin(text)) return *std::move(latin);
  icu::UnicodeString buffer =
      icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  if (const icu::Transliterator* transliterator = latin_ascii())
    transliterator->transliterate(buffer);
  std::string out;
  buffer.toUTF8String(out);
  return ascii_lower(out);
}

std::string fold_name(std::string_view text) {
  const std::string folded = fold(text);
  std::string out;
  out.reserve(folded.size());
  for (char c : folded) {
    if (c == '\'' || c == '`') continue;
    const bool gap = c == '-' || c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!gap) {
      out.push_back(c);
    } else if (!out.empty() && out.back() != ' ') {
      out.push_back(' ');
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

bool is_upper(char32_t c) { return u_isupper(static_cast<UChar32>(c)) != 0; }
bool is_lower(char32_t c) { return u_islower(static_cast<UChar32>(c)) != 0; }
bool is_letter(char32_t c) { return u_isalpha(static_cast<UChar32>(c)) != 0; }
bool is_space(char32_t c) { return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0; }

std::string to_nfc(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return std::string(text);
  const icu::UnicodeString normal = nfc->normalize(
      icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())}), status);
  if (U_FAILURE(status)) return std::string(text);
  std::string out;
  normal.toUTF8String(out);
  return out;
}

}  // namespace chancery
