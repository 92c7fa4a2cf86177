// The service over TCP: HTTP/1.1 with limits on everything that a client chooses.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

#include "chancery/base/result.h"
#include "chancery/http/service.h"

namespace chancery {

struct ServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8780;  // 0: any that is free
  unsigned threads = 4;
  // Of one client address. A request takes one from its bucket of `burst`, which fills again.
  double requests_per_second = 100;
  double burst = 400;
  int connections = 256;
  int connections_of_one = 128;
  double request_seconds = 10;  // from its first byte awaited to its last received
  double answer_seconds = 60;   // for the client to take the answer, or a piece of it
  double stream_seconds = 600;  // for the whole of an answer that is made while it is sent
  double drain_seconds = 10;    // for a client that still sends when it has its last answer
};

inline constexpr std::uint32_t kMostHeaderBytes = 16U << 10U;
inline constexpr int kMostRequestsOfConnection = 1000;
// What is read on, and forgotten, after the last answer.
inline constexpr std::size_t kMostDrainedBytes = std::size_t{32} << 20U;

// Whether only this machine can connect to the address.
bool is_loopback(const std::string& address);

// Serves until `stop` is set; then takes no more connections and ends within two seconds.
// `listening` is told the port. kUsage for what is no address, kUnreadable where it is taken.
Result<void> serve(Service& service, const ServerOptions& options, const std::atomic<bool>& stop,
                   const std::function<void(std::uint16_t port)>& listening);

}  // namespace chancery
