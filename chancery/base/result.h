// How everything that can fail answers: a value, or an Error made for people.
//
// Everything that input, disk or network can make fail returns Result<T>. The library never
// throws across a layer, never prints, exits or aborts. An Error's message names the thing, the
// place and the reason ("reports/a.txt: not readable: permission denied").
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>

namespace chancery {

// The faces map these to exit statuses and HTTP statuses, in one table each.
enum class ErrorCode : std::uint8_t {
  kInvalidInput,   // the bytes are not what they claim to be
  kUnreadable,     // the system refused: no such file, no permission, I/O error
  kLimit,          // a documented limit was passed
  kNotFound,       // a well-formed question about something that is not there
  kUsage,          // the caller asked in a way that cannot be answered
  kConfiguration,  // our own data or settings are wrong
  kStore,          // the record cannot be opened, read or written
  kInterrupted,    // stopped on request; what was finished is kept
};

struct Error {
  ErrorCode code = ErrorCode::kInvalidInput;
  std::string message;
};

template <typename T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(ErrorCode code, std::string message) {
  return tl::unexpected<Error>(Error{code, std::move(message)});
}

// The name of a code as it stands in logs and lists: "invalid_input", "unreadable", ...
std::string_view to_string(ErrorCode code);

}  // namespace chancery
