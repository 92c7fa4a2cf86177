#include "chancery/http/server.h"

#include <array>
#include <boost/asio.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

#include "chancery/http/gzip.h"

namespace chancery {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using boost::system::error_code;
using std::chrono::steady_clock;
using Address = asio::ip::address;
using Parser = http::request_parser<http::string_body>;
using Answer = http::response<http::string_body>;
using Head = http::response<http::empty_body>;

constexpr std::size_t kMostAddressesKept = 10000;
constexpr std::size_t kLongestTarget = 8000;

std::chrono::milliseconds milliseconds(double seconds) {
  return std::chrono::milliseconds(static_cast<std::int64_t>(seconds * 1000));
}

// How much one client may still ask for, and how many connections it holds. Thread-safe.
class Clients {
 public:
  explicit Clients(const ServerOptions& options) : options_(options) {}

  bool connect(const Address& address) {
    const std::lock_guard lock(mutex_);
    Client& client = at(address);
    if (all_ >= options_.connections || client.connections >= options_.connections_of_one) {
      return false;
    }
    ++client.connections;
    ++all_;
    return true;
  }
  void disconnect(const Address& address) {
    const std::lock_guard lock(mutex_);
    --at(address).connections;
    --all_;
  }
  // Takes a token from the bucket of the address.
  bool may_ask(const Address& address) {
    const std::lock_guard lock(mutex_);
    Client& client = at(address);
    const auto now = steady_clock::now();
    const double passed = std::chrono::duration<double>(now - client.seen).count();
    client.tokens = std::min(options_.burst, client.tokens + passed * options_.requests_per_second);
    client.seen = now;
    if (client.tokens < 1) return false;
    client.tokens -= 1;
    return true;
  }

 private:
  struct Client {
    double tokens = 0;
    steady_clock::time_point seen;
    int connections = 0;
  };

  Client& at(const Address& address) {
    if (clients_.size() > kMostAddressesKept) {
      std::erase_if(clients_, [](const auto& client) { return client.second.connections == 0; });
    }
    const auto [found, added] = clients_.try_emplace(address);
    if (added) found->second = {options_.burst, steady_clock::now(), 0};
    return found->second;
  }

  const ServerOptions& options_;
  std::mutex mutex_;
  std::map<Address, Client> clients_;
  int all_ = 0;
};

std::string text_of(beast::string_view text) { return {text.data(), text.size()}; }

struct Server {
  Service& service;
  const ServerOptions& options;
  const std::atomic<bool>& stop;
  Clients clients;
};

// One connection: requests one after another, each within its deadline.
class Session {
 public:
  Session(asio::ip::tcp::socket socket, Server& server, Address address)
      : stream_(std::move(socket)), server_(server), address_(std::move(address)) {
    ++server_.service.metrics().connections;
  }
  ~Session() {
    server_.clients.disconnect(address_);
    --server_.service.metrics().connections;
  }

  asio::awaitable<void> run() {
    for (int left = kMostRequestsOfConnection - 1; !server_.stop; --left) {
      if (!co_await one_request(left == 0)) break;
    }
    error_code ignored;
    stream_.socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
    co_await drain();
  }

 private:
  // A socket that is closed over unread bytes resets the connection, and a client that is still
  // sending loses the answer with it. So what it sends is read and forgotten until it closes too,
  // or the time or the bytes are spent.
  asio::awaitable<void> drain() {
    std::array<char, 16384> forgotten;
    error_code error;
    stream_.expires_after(milliseconds(server_.options.drain_seconds));
    for (std::size_t read = 0; !error && read < kMostDrainedBytes && !server_.stop;) {
      read += co_await stream_.async_read_some(asio::buffer(forgotten),
                                               asio::redirect_error(asio::use_awaitable, error));
    }
  }

  // False: the connection is to be closed.
  asio::awaitable<bool> one_request(bool last) {
    Parser parser;
    parser.header_limit(kMostHeaderBytes);
    parser.body_limit(kMostBodyBytes);
    // One deadline for the whole request: a client that sends a byte a second meets it too.
    stream_.expires_after(milliseconds(server_.options.request_seconds));
    error_code error;
    co_await http::async_read_header(stream_, buffer_, parser,
                                     asio::redirect_error(asio::use_awaitable, error));
    if (error) co_return co_await refuse_broken(error);
    HttpRequest request;
    std::optional<HttpResponse> refused = read_head(parser, request);
    const bool has_body = parser.chunked() || parser.content_length().value_or(0) > 0;
    if (!refused && has_body && request.method == "POST") {
      refused = server_.service.refuse_before_body(request);
    } else if (!refused && has_body) {
      refused = error_response(413, "body", "only POST has a body");
    }
    if (refused) {
      add_security_headers(*refused);
      co_await send(std::move(*refused), false, parser.get().version());
      co_return false;
    }
    if (has_body) {
      co_await http::async_read(stream_, buffer_, parser,
                                asio::redirect_error(asio::use_awaitable, error));
      if (error) co_return co_await refuse_broken(error);
      request.body = std::move(parser.get().body());
    }
    const bool keep = !last && parser.get().keep_alive() && !server_.stop;
    co_return co_await send(server_.service.answer(request), keep, parser.get().version());
  }

  std::optional<HttpResponse> read_head(const Parser& parser, HttpRequest& request) {
    const auto& message = parser.get();
    const auto reject = [this](int status, const char* code, const char* what) {
      server_.service.metrics().reject(code);
      return error_response(status, code, what);
    };
    if (!server_.clients.may_ask(address_)) {
      HttpResponse response = reject(429, "rate", "too many requests: wait a second");
      response.headers.emplace_back("Retry-After", "1");
      return response;
    }
    if (message.target().size() > kLongestTarget) {
      return reject(414, "target", "the address is too long");
    }
    request.method = text_of(message.method_string());
    request.host = text_of(message[http::field::host]);
    request.origin = text_of(message[http::field::origin]);
    request.authorization = text_of(message[http::field::authorization]);
    request.if_none_match = text_of(message[http::field::if_none_match]);
    request.takes_gzip = allows_gzip(text_of(message[http::field::accept_encoding]));
    request.content_type = text_of(message[http::field::content_type]);
    if (message.count(http::field::host) > 1) return reject(400, "host", "more than one Host");
    if (auto read = read_target(text_of(message.target()), request); !read) {
      return error_response(read.error());
    }
    return std::nullopt;
  }

  // Answers what could not be read, where an answer can still be sent.
  asio::awaitable<bool> refuse_broken(error_code error) {
    int status = 0;
    const char* why = "request";
    if (error == http::error::header_limit) {
      status = 431;
      why = "header";
    } else if (error == http::error::body_limit) {
      status = 413;
      why = "body";
    } else if (error == beast::error::timeout) {
      server_.service.metrics().reject("deadline");
    } else if (error != http::error::end_of_stream && error != http::error::partial_message &&
               error.category() == http::make_error_code(http::error::bad_value).category()) {
      status = 400;
    }
    if (status != 0) {
      server_.service.metrics().reject(why);
      HttpResponse response = error_response(status, why, "the request breaks a limit or HTTP");
      add_security_headers(response);
      co_await send(std::move(response), false, 11);
    }
    co_return false;
  }

  asio::awaitable<bool> send(HttpResponse response, bool keep, unsigned version) {
    Head head{static_cast<http::status>(response.status), version};
    head.set(http::field::server, "chancery");
    if (!response.type.empty()) head.set(http::field::content_type, response.type);
    bool sized = false;
    for (const auto& [name, value] : response.headers) {
      sized = sized || name == "Content-Length";
      head.set(name, value);
    }
    if (response.more) {
      head.keep_alive(keep && version >= 11);
      co_return co_await send_pieces(std::move(head), response.more) && head.keep_alive();
    }
    head.keep_alive(keep);
    Answer answer(std::move(head.base()), std::move(response.body));
    // A HEAD answer says how long the body would be.
    if (!sized && !response.bodiless && response.status != 304) answer.prepare_payload();
    stream_.expires_after(milliseconds(server_.options.answer_seconds));
    error_code error;
    http::response_serializer<http::string_body> serializer(answer);
    serializer.split(false);
    co_await http::async_write(stream_, serializer,
                               asio::redirect_error(asio::use_awaitable, error));
    co_return !error && keep;
  }

  // Sends a body while it is made. HTTP/1.0 knows no pieces: there the end of the connection is the
  // end of the body. False where the client went away or was too slow.
  asio::awaitable<bool> send_pieces(Head head, const std::function<std::string()>& more) {
    const bool chunked = head.version() >= 11;
    const auto end = steady_clock::now() + milliseconds(server_.options.stream_seconds);
    head.chunked(chunked);
    error_code error;
    http::response_serializer<http::empty_body> serializer(head);
    stream_.expires_after(milliseconds(server_.options.answer_seconds));
    co_await http::async_write_header(stream_, serializer,
                                      asio::redirect_error(asio::use_awaitable, error));
    while (!error && !server_.stop) {
      const std::string piece = more();
      if (piece.empty()) break;
      const auto bytes = asio::buffer(piece);
      stream_.expires_at(
          std::min(end, steady_clock::now() + milliseconds(server_.options.answer_seconds)));
      if (chunked) {
        co_await asio::async_write(stream_, http::make_chunk(bytes),
                                   asio::redirect_error(asio::use_awaitable, error));
      } else {
        co_await asio::async_write(stream_, bytes,
                                   asio::redirect_error(asio::use_awaitable, error));
      }
    }
    if (error || server_.stop) co_return false;  // a body without its end is seen to be cut
    if (chunked) {
      co_await asio::async_write(stream_, http::make_chunk_last(),
                                 asio::redirect_error(asio::use_awaitable, error));
    }
    co_return !error;
  }

  beast::tcp_stream stream_;
  beast::flat_buffer buffer_{kMostHeaderBytes + kMostBodyBytes};
  Server& server_;
  Address address_;
};

asio::awaitable<void> run_session(std::unique_ptr<Session> session) { co_await session->run(); }

asio::awaitable<void> accept_all(asio::ip::tcp::acceptor& acceptor, Server& server) {
  while (!server.stop) {
    error_code error;
    asio::ip::tcp::socket socket =
        co_await acceptor.async_accept(asio::make_strand(acceptor.get_executor()),
                                       asio::redirect_error(asio::use_awaitable, error));
    if (error == asio::error::operation_aborted) co_return;
    if (error) {
      // Out of descriptors, most likely: rest instead of spinning.
      asio::steady_timer timer(co_await asio::this_coro::executor, std::chrono::milliseconds(50));
      co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, error));
      continue;
    }
    const Address address = socket.remote_endpoint(error).address();
    if (error) continue;
    if (!server.clients.connect(address)) {
      server.service.metrics().reject("connections");
      continue;  // the socket closes
    }
    const auto executor = socket.get_executor();
    asio::co_spawn(executor,
                   run_session(std::make_unique<Session>(std::move(socket), server, address)),
                   asio::detached);
  }
}

asio::awaitable<void> watch_for_stop(asio::io_context& context, asio::ip::tcp::acceptor& acceptor,
                                     Server& server) {
  asio::steady_timer timer(context);
  error_code ignored;
  while (!server.stop) {
    timer.expires_after(std::chrono::milliseconds(100));
    co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
  }
  acceptor.close(ignored);
  for (int i = 0; i < 20 && server.service.metrics().connections > 0; ++i) {
    timer.expires_after(std::chrono::milliseconds(100));
    co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
  }
  context.stop();
}

}  // namespace

bool is_loopback(const std::string& address) {
  error_code error;
  const Address parsed = asio::ip::make_address(address, error);
  return !error && parsed.is_loopback();
}

Result<void> serve(Service& service, const ServerOptions& options, const std::atomic<bool>& stop,
                   const std::function<void(std::uint16_t port)>& listening) {
  error_code error;
  const Address address = asio::ip::make_address(options.address, error);
  if (error) return fail(ErrorCode::kUsage, "--address: '" + options.address + "' is no address");
  // Outlives the context: connections that are cut off at the end still say goodbye to it.
  Server server{service, options, stop, Clients(options)};
  asio::io_context context(static_cast<int>(options.threads));
  asio::ip::tcp::acceptor acceptor(context);
  const asio::ip::tcp::endpoint endpoint(address, options.port);
  acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(asio::socket_base::reuse_address(true), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (error) {
    return fail(ErrorCode::kUnreadable, options.address + ":" + std::to_string(options.port) +
                                            ": cannot be listened at: " + error.message());
  }
  listening(acceptor.local_endpoint().port());
  asio::co_spawn(context, accept_all(acceptor, server), asio::detached);
  asio::co_spawn(context, watch_for_stop(context, acceptor, server), asio::detached);
  std::vector<std::jthread> threads;
  for (unsigned i = 1; i < options.threads; ++i)
    threads.emplace_back([&context] { context.run(); });
  context.run();
  return {};
}

}  // namespace chancery
