// Charset: found out by uchardet, converted by ICU.
#include "chancery/clean/charset.h"

#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <vector>

#include "chancery/base/strings.h"
#include "chancery/text/fold.h"
#include "chancery/text/utf8.h"

namespace chancery {
namespace {

constexpr std::size_t kMetaWithin = 4096;      // bytes of markup that are searched for <meta>
constexpr std::size_t kDetectWithin = 262144;  // bytes shown to the detector

struct Mark {
  std::string_view bytes;
  std::string_view charset;
};
// UTF-32LE begins with UTF-16LE's mark, so it stands before it.
constexpr Mark kMarks[] = {{{"\xFF\xFE\x00\x00", 4}, "utf-32le"},
                           {{"\x00\x00\xFE\xFF", 4}, "utf-32be"},
                           {{"\xEF\xBB\xBF", 3}, "utf-8"},
                           {{"\xFF\xFE", 2}, "utf-16le"},
                           {{"\xFE\xFF", 2}, "utf-16be"}};

std::string usual_name(std::string_view charset) {
  std::string name = lower(trim(charset));
  name.erase(std::remove_if(name.begin(), name.end(),
                            [](char c) { return c == '"' || c == '\'' || c == ';' || c == ' '; }),
             name.end());
  if (name == "utf8" || name == "unicode-1-1-utf-8") return "utf-8";
  if (name == "iso-8859-1" || name == "iso8859-1" || name == "latin1" || name == "ascii" ||
      name == "us-ascii" || name == "l1" || name == "windows-1252") {
    return "windows-1252";
  }
  if (name == "gb2312" || name == "gbk" || name == "x-gbk") return "gb18030";
  if (name == "ks_c_5601-1987" || name == "euc-kr") return "windows-949";
  if (name == "shift_jis" || name == "x-sjis") return "windows-31j";
  if (name == "iso-8859-9") return "windows-1254";
  return name;
}

// The value of charset= in the first bytes of markup, in either form of <meta> or in <?xml ?>.
std::string meta_charset(std::string_view bytes) {
  const std::string head = lower(repair_utf8(bytes.substr(0, kMetaWithin)).text);
  for (std::string_view key : {"charset=", "<?xml "}) {
    std::size_t at = head.find(key);
    if (at == std::string::npos) continue;
    if (key.front() == '<') {
      const std::size_t end = head.find("?>", at);
      at = head.find("encoding=", at);
      if (at == std::string::npos || at > end) continue;
      at += std::string_view("encoding=").size();
    } else {
      at += key.size();
    }
    while (at < head.size() && (head[at] == '"' || head[at] == '\'' || head[at] == ' ')) ++at;
    const std::size_t end = head.find_first_of("\"'>; /?\n\r\t", at);
    std::string name = head.substr(at, end == std::string::npos ? 0 : end - at);
    // A page that can be read so far to its <meta> is not UTF-16, whatever it says (WHATWG).
    if (name.rfind("utf-16", 0) == 0 || name.rfind("utf-32", 0) == 0) return "utf-8";
    if (!name.empty()) return name;
  }
  return "";
}

// Text in UTF-16 without a mark: in mostly Latin text every other byte is zero.
std::optional<std::string> utf16_by_zeros(std::string_view bytes) {
  if (bytes.size() < 4) return std::nullopt;
  const std::string_view sample = bytes.substr(0, kDetectWithin);
  std::size_t zeros[2] = {0, 0};
  for (std::size_t i = 0; i < sample.size(); ++i) zeros[i % 2] += sample[i] == '\0';
  const std::size_t half = sample.size() / 2;
  for (std::size_t odd : {std::size_t{1}, std::size_t{0}}) {
    if (zeros[odd] * 10 >= half * 4 && zeros[1 - odd] * 50 <= half) {
      return odd == 1 ? "utf-16le" : "utf-16be";
    }
  }
  return std::nullopt;
}

std::string detect(std::string_view bytes) {
  const std::unique_ptr<uchardet, void (*)(uchardet_t)> detector(uchardet_new(), uchardet_delete);
  const std::string_view sample = bytes.substr(0, kDetectWithin);
  if (uchardet_handle_data(detector.get(), sample.data(), sample.size()) != 0) return "";
  uchardet_data_end(detector.get());
  return uchardet_get_charset(detector.get());
}

struct CloseConverter {
  void operator()(UConverter* c) const { ucnv_close(c); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

Converter open_converter(const std::string& charset) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(charset.empty() ? nullptr : ucnv_open(charset.c_str(), &status));
  return U_SUCCESS(status) ? std::move(converter) : nullptr;
}

std::string convert(UConverter* from, std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  std::vector<UChar> buffer(8192);
  const char* at = bytes.data();
  const char* end = at + bytes.size();
  char32_t lead = 0;
  for (bool more = true; more;) {
    UChar* units = buffer.data();
    UErrorCode status = U_ZERO_ERROR;
    ucnv_toUnicode(from, &units, buffer.data() + buffer.size(), &at, end, nullptr, true, &status);
    more = status == U_BUFFER_OVERFLOW_ERROR;
    for (const UChar* unit = buffer.data(); unit != units; ++unit) {
      const char32_t u = *unit;
      if (u >= 0xD800 && u < 0xDC00) {
        if (lead != 0) append_utf8(0xFFFD, out);
        lead = u;
      } else if (u >= 0xDC00 && u < 0xE000) {
        append_utf8(lead == 0 ? 0xFFFD : 0x10000 + ((lead - 0xD800) << 10) + (u - 0xDC00), out);
        lead = 0;
      } else {
        if (lead != 0) append_utf8(0xFFFD, out);
        lead = 0;
        append_utf8(u, out);
      }
    }
  }
  if (lead != 0) append_utf8(0xFFFD, out);
  return out;
}

bool is_wide(std::string_view charset) {
  return charset.rfind("utf-16", 0) == 0 || charset.rfind("utf-32", 0) == 0;
}

std::string choose(std::string_view bytes, std::string_view declared, MediaType media_type) {
  for (std::string name : {usual_name(declared),
                           media_type == MediaType::kHtml ? usual_name(meta_charset(bytes)) : ""}) {
    if (name.empty() || (name != "utf-8" && !open_converter(name))) continue;
    // Pages in UTF-8 that still say windows-1252 are common; the reverse hardly ever is valid.
    return name == "windows-1252" && is_valid_utf8(bytes) ? "utf-8" : name;
  }
  if (is_valid_utf8(bytes) && bytes.find('\0') == std::string_view::npos) return "utf-8";
  if (const auto wide = utf16_by_zeros(bytes)) return *wide;
  const std::string found = usual_name(detect(bytes));
  return !found.empty() && open_converter(found) ? found : "windows-1252";
}

}  // namespace

Result<Decoded> decode(std::string_view bytes, std::string_view declared, MediaType media_type) {
  Decoded decoded;
  for (const Mark& mark : kMarks) {
    if (bytes.substr(0, mark.bytes.size()) != mark.bytes) continue;
    decoded.charset = mark.charset;
    bytes.remove_prefix(mark.bytes.size());
    break;
  }
  if (decoded.charset.empty()) decoded.charset = choose(bytes, declared, media_type);
  if (!is_wide(decoded.charset) && bytes.find('\0') != std::string_view::npos) {
    return fail(ErrorCode::kInvalidInput, "not a text: it holds zero bytes");
  }
  if (decoded.charset == "utf-8") {
    Utf8Repair repair = repair_utf8(bytes);
    decoded.text = std::move(repair.text);
    decoded.repaired = repair.replaced > 0;
    return decoded;
  }
  const Converter converter = open_converter(decoded.charset);
  if (!converter)
    return fail(ErrorCode::kInvalidInput, "charset '" + decoded.charset + "' unknown");
  decoded.text = convert(converter.get(), bytes);
  decoded.repaired = decoded.text.find("\xEF\xBF\xBD") != std::string::npos;
  if (decoded.text.find('\0') != std::string::npos) {
    return fail(ErrorCode::kInvalidInput, "not a text: it holds zero bytes");
  }
  return decoded;
}

}  // namespace chancery
