#include "index/shards/first_server.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <thread>
#include <utility>

#include "index/parallel.h"

namespace fihris {
namespace {

Tried connect(const std::vector<ShardAddress>& addresses, std::size_t place, const ShardPatience& patience,
              const std::stop_token& stop) {
  Tried tried{place};
  const ShardAddress& address = addresses[place];
  try {
    tried.link = std::make_shared<ServerLink>(address, address.is_ssh() ? patience.ssh : patience.greeting,
                                              patience.answer, stop);
  } catch (...) {
    tried.failure = std::current_exception();
  }
  return tried;
}

}  // namespace

std::vector<Tried> connect_to_first(const std::vector<ShardAddress>& addresses,
                                    const std::vector<std::size_t>& places, const ShardPatience& patience) {
  std::mutex mutex;
  std::condition_variable changed;
  std::vector<Tried> tried;
  const auto add = [&](Tried result) {
    const std::lock_guard lock(mutex);
    tried.push_back(std::move(result));
    changed.notify_all();
  };
  std::vector<std::jthread> threads;
  const auto has_any = [&](const auto& is_it) { return std::any_of(tried.begin(), tried.end(), is_it); };
  const auto has_greeted = [&] { return has_any([](const Tried& one) { return one.link != nullptr; }); };
  std::size_t begun = 0;
  for (const std::size_t place : places) {
    ++begun;
    auto started = start_threads(1, [&, place](const std::stop_token& stop, std::size_t) {
      add(connect(addresses, place, patience, stop));
    });
    if (started.empty()) add(connect(addresses, place, patience, {}));
    for (std::jthread& thread : started) threads.push_back(std::move(thread));
    std::unique_lock lock(mutex);
    const auto has_ended = [&] { return has_any([&](const Tried& one) { return one.address == place; }); };
    changed.wait_for(lock, std::chrono::milliseconds(patience.beside),
                     [&] { return has_greeted() || has_ended(); });
    if (has_greeted()) break;
  }
  std::unique_lock lock(mutex);
  changed.wait(lock, [&] { return has_greeted() || tried.size() == begun; });
  return std::exchange(tried, {});
}

}  // namespace fihris
