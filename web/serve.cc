#include "web/serve.h"

#include <memory>
#include <utility>

#include "web/http/guard.h"
#include "web/index_pool.h"
#include "web/server/connections.h"
#include "web/server/http_exchange.h"
#include "web/site.h"

namespace fihris {
namespace {

/// Kept together, since a worker that is not done at the end still uses them.
struct Service {
  Service(const ServeOptions& options, const ServeEvents& events, Guard guard)
      : indexes(options.open, events.aliases),
        site(indexes, std::move(guard), events.save_aliases, events.report),
        exchange([this](const HttpRequest& request) { return site.answer(request); }) {}

  IndexPool indexes;
  Site site;
  HttpExchange exchange;
};

std::string shown_address(const std::string& address) {
  return address.find(':') == std::string::npos ? address : '[' + address + ']';
}

}  // namespace

bool is_loopback(const std::string& address) {
  return address == "::1" || address.starts_with("127.");
}

bool serve(const ServeOptions& options, const ServeEvents& events, int stop) {
  FileDescriptor listener = listen_on(options.address, options.port);
  const int port = port_of(listener);
  Secrets secrets = make_secrets();
  if (!options.token.empty()) secrets.token = options.token;
  auto service = std::make_unique<Service>(options, events, Guard(secrets, port, options.name));
  Connections connections(
      std::move(listener),
      [exchange = &service->exchange](const std::string& request) { return exchange->answer(request); },
      [&] { service->indexes.drop_outdated(); });
  const std::string link =
      "http://" + shown_address(options.address) + ':' + std::to_string(port) + "/?token=" + secrets.token;
  if (!events.listening(link)) return true;
  const bool is_done = connections.run(stop);
  if (!is_done) static_cast<void>(service.release());
  return is_done;
}

}  // namespace fihris
