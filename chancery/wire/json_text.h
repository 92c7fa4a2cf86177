// JSON written from left to right, for answers that are put together from rows which are JSON
// already. Commas are set by itself; that keys and values alternate is the caller's part.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chancery {

// `text` as a JSON string with its quotation marks. Invalid UTF-8 becomes U+FFFD.
std::string json_string(std::string_view text);

class JsonText {
 public:
  JsonText& open_object() { return open('{'); }
  JsonText& close_object() { return close('}'); }
  JsonText& open_array() { return open('['); }
  JsonText& close_array() { return close(']'); }
  JsonText& key(std::string_view name);

  JsonText& text(std::string_view value);
  JsonText& integer(std::int64_t value);
  // Rounded to `digits` after the point, without trailing zeros: 2.5, 4, -0.125.
  JsonText& real(double value, int digits = 2);
  JsonText& boolean(bool value);
  // A value that is JSON already.
  JsonText& raw(std::string_view json);
  JsonText& raw_list(const std::vector<std::string>& items);
  JsonText& texts(const std::vector<std::string>& items);

  // A key with its value; an empty text is an absent value and is left out.
  JsonText& put(std::string_view name, std::string_view value);
  JsonText& put(std::string_view name, const char* value) {
    return put(name, std::string_view(value));
  }
  JsonText& put(std::string_view name, const std::string& value) {
    return put(name, std::string_view(value));
  }
  JsonText& put_count(std::string_view name, std::size_t value) {
    return key(name).integer(static_cast<std::int64_t>(value));
  }
  JsonText& put_real(std::string_view name, std::optional<double> value, int digits = 2);
  JsonText& put_bool(std::string_view name, bool value) { return key(name).boolean(value); }
  JsonText& put_raw(std::string_view name, std::string_view json) { return key(name).raw(json); }

  std::string take() { return std::move(out_); }

 private:
  JsonText& open(char bracket);
  JsonText& close(char bracket);
  void separate();

  std::string out_;
  bool first_ = true;  // nothing stands in the innermost object or array yet
};

}  // namespace chancery
