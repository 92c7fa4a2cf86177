#include "chancery/http/message.h"

#include <algorithm>

#include "chancery/base/strings.h"
#include "chancery/text/utf8.h"
#include "chancery/wire/json_text.h"

namespace chancery {
namespace {

int hex_digit(char c) {
  if (is_ascii_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

int status_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::kUsage:
    case ErrorCode::kInvalidInput:
      return 400;
    case ErrorCode::kNotFound:
      return 404;
    case ErrorCode::kLimit:
      return 413;
    case ErrorCode::kStore:
    case ErrorCode::kInterrupted:
      return 503;
    case ErrorCode::kUnreadable:
    case ErrorCode::kConfiguration:
      return 500;
  }
  return 500;
}

}  // namespace

Result<std::string> percent_decode(std::string_view text, bool plus_is_space) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '%') {
      const int high = i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
      const int low = high >= 0 ? hex_digit(text[i + 2]) : -1;
      if (low < 0) return fail(ErrorCode::kUsage, "the address holds a damaged escape");
      c = static_cast<char>(high * 16 + low);
      i += 2;
    } else if (c == '+' && plus_is_space) {
      c = ' ';
    }
    if (c == '\0') return fail(ErrorCode::kUsage, "the address holds a NUL");
    out += c;
  }
  return repair_utf8(out).text;
}

std::string percent_encode(std::string_view text) {
  constexpr const char* kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_ascii_digit(c) ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    if (plain) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += '%';
      out += kHex[byte >> 4U];
      out += kHex[byte & 15U];
    }
  }
  return out;
}

std::string decode_base64(std::string_view text) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  while (!text.empty() && text.back() == '=') text.remove_suffix(1);
  std::string out;
  std::uint32_t bits = 0;
  unsigned held = 0;
  for (const char c : text) {
    const std::size_t digit = kDigits.find(c);
    if (digit == std::string_view::npos) return "";
    bits = (bits << 6U) | static_cast<std::uint32_t>(digit);
    held += 6;
    if (held < 8) continue;
    held -= 8;
    out += static_cast<char>((bits >> held) & 255U);
  }
  return out;
}

Result<QueryParameters> QueryParameters::parse(std::string_view query) {
  QueryParameters out;
  for (std::string_view part : split(query, '&')) {
    if (part.empty()) continue;
    const std::size_t equals = part.find('=');
    auto name = percent_decode(part.substr(0, equals), true);
    auto value = percent_decode(
        equals == std::string_view::npos ? std::string_view() : part.substr(equals + 1), true);
    if (!name) return tl::unexpected(name.error());
    if (!value) return tl::unexpected(value.error());
    std::replace(name->begin(), name->end(), '_', '-');
    if (out.has(*name)) {
      return fail(ErrorCode::kUsage, *name + ": given twice; values are joined by commas");
    }
    out.values_.emplace_back(std::move(*name), std::move(*value));
  }
  return out;
}

const std::string& QueryParameters::operator[](std::string_view name) const {
  static const std::string kNone;
  for (const auto& [key, value] : values_) {
    if (key == name) return value;
  }
  return kNone;
}

bool QueryParameters::has(std::string_view name) const {
  return std::any_of(values_.begin(), values_.end(),
                     [name](const auto& value) { return value.first == name; });
}

Result<void> read_target(std::string target, HttpRequest& request) {
  request.target = std::move(target);
  const std::string_view whole = request.target;
  if (whole.empty() || whole.front() != '/') {
    return fail(ErrorCode::kUsage, "the address does not begin with /");
  }
  const std::size_t mark = whole.find('?');
  auto path = percent_decode(whole.substr(0, mark), false);
  if (!path) return tl::unexpected(path.error());
  request.path = std::move(*path);
  if (mark == std::string_view::npos) return {};
  auto query = QueryParameters::parse(whole.substr(mark + 1));
  if (!query) return tl::unexpected(query.error());
  request.query = std::move(*query);
  return {};
}

HttpResponse error_response(int status, std::string_view code, std::string_view message) {
  JsonText json;
  json.open_object().key("error").open_object();
  json.put_count("status", static_cast<std::size_t>(status)).put("code", code);
  json.put("message", message).close_object().close_object();
  return {status, "application/json; charset=utf-8", json.take() + "\n", {}};
}

HttpResponse error_response(const Error& error) {
  return error_response(status_of(error.code), to_string(error.code), error.message);
}

}  // namespace chancery
