#include "index/shards/shard_connections.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "analyzers/error.h"
#include "analyzers/words/tokenizer.h"
#include "index/parallel.h"
#include "messages/translation.h"

namespace fihris {
namespace {

constexpr unsigned most_unknown_failures = 3;

std::string reason_of(const Xapian::Error& error) {
  const char* const system = error.get_error_string();
  if (std::string_view(error.get_type()) == "NetworkTimeoutError") return tr("it does not answer");
  if (system != nullptr) return error.get_msg() + ": " + system;
  if (is_of_other_version(error))
    return tr("its Xapian is another one ({1}); upgrade the servers first", {error.get_msg()});
  return error.get_msg();
}

/// The words of another analyzer would not be found, and its numbers would be added to those of ours.
void check_is_of_this_version(const Manifest& manifest, const ShardAddress& address) {
  const auto written = [](const std::string& analyzer, unsigned version, unsigned format) {
    return tr("analyzer {1}, format {2}", {analyzer + "." + std::to_string(version), std::to_string(format)});
  };
  const std::string there = written(manifest.analyzer, manifest.analyzer_version, manifest.format);
  const std::string here = written(std::string(analyzer_name), analyzer_version, format_version);
  if (manifest.format > format_version || manifest.analyzer_version > analyzer_version)
    throw Error(
        tr("{1}: its index is of a newer fihris ({2}; here: {3}); upgrade fihris here, and run: fihris "
           "shards gather",
           {address.text(), there, here}));
  if (manifest.format < oldest_format_version || manifest.analyzer != analyzer_name ||
      manifest.analyzer_version < analyzer_version)
    throw Error(
        tr("{1}: its index is of an older fihris ({2}; here: {3}); upgrade fihris there, and run there: "
           "fihris index --rebuild",
           {address.text(), there, here}));
}

/// A server would find what is removed and in the tables still, since it does not know that.
void check_has_no_removed(const Manifest& manifest, const ShardAddress& address) {
  if (manifest.removed_articles == 0) return;
  throw Error(
      tr("{1}: its tables have removed articles, which would be found; run there: fihris shards serve, "
         "and then: fihris index",
         {address.text()}));
}

}  // namespace

ShardConnections::ShardConnections(std::vector<Shard> shards, const ShardPatience& patience)
    : shards_(std::move(shards)), patience_(patience), watch_(patience) {
  for (const Shard& shard : shards_) {
    require_safe(shard);
    places_.push_back({std::vector<State>(shard.addresses.size(), State::unknown), 0, {}});
  }
  connect();
}

void ShardConnections::connect() {
  watch_.clear();
  std::vector<Connected> made(shards_.size());
  parallel_for(shards_.size(), shards_.size(),
               [&](std::size_t, std::size_t shard) { connect(shard, made[shard]); });
  connected_.clear();
  lost_.clear();
  std::vector<Xapian::Database> answering;
  for (std::size_t shard = 0; shard < shards_.size(); ++shard) {
    if (places_[shard].address == shards_[shard].addresses.size()) {
      lost_.push_back({shards_[shard].name, places_[shard].why});
    } else {
      answering.push_back(made[shard].articles);
      connected_.push_back(std::move(made[shard]));
    }
  }
  articles_ = Articles(std::move(answering));
}

void ShardConnections::require_any() const {
  if (!connected_.empty()) return;
  std::string all;
  for (const LostShard& lost : lost_) all += (all.empty() ? "" : "; ") + lost.name + ": " + lost.why;
  throw Error(tr("no shard can be asked: {1}; run: fihris shards check", {all}));
}

void ShardConnections::choose(Place& place) {
  const auto with = [&](State state) { return std::find(place.servers.begin(), place.servers.end(), state); };
  auto found = with(State::unknown);
  if (found == place.servers.end()) found = with(State::slow);
  place.address = static_cast<std::size_t>(found - place.servers.begin());
}

void ShardConnections::pass_over(std::size_t shard, const ServerLink* link, const std::string& why) {
  Place& place = places_[shard];
  const ServerFault fault = link == nullptr ? ServerFault::none : link->fault();
  place.servers[place.address] = fault == ServerFault::slow ? State::slow : State::failed;
  place.why = fault == ServerFault::stopped
                  ? shards_[shard].addresses[place.address].text() + ": " + tr("it does not answer")
                  : why;
  choose(place);
}

std::vector<std::size_t> ShardConnections::servers_left(const Place& place) {
  std::vector<std::size_t> left{place.address};
  for (std::size_t server = 0; server < place.servers.size(); ++server)
    if (server != place.address && place.servers[server] == State::unknown) left.push_back(server);
  return left;
}

void ShardConnections::use(std::size_t shard, const Tried& tried, Connected& made) {
  if (tried.failure) std::rethrow_exception(tried.failure);
  made.shard = &shards_[shard];
  made.link = tried.link;
  made.articles = made.link->articles();
  const std::vector<ShardAddress>& addresses = shards_[shard].addresses;
  const ShardAddress& address = addresses[tried.address];
  std::vector<ShardAddress> copies;
  for (const std::size_t server : servers_left(places_[shard]))
    if (server != tried.address) copies.push_back(addresses[server]);
  watch_.add(made.link, address, std::move(copies));
  made.manifest = read_manifest(made.articles);
  check_is_of_this_version(made.manifest, address);
  check_has_no_removed(made.manifest, address);
}

void ShardConnections::connect(std::size_t shard, Connected& made) {
  const std::vector<ShardAddress>& addresses = shards_[shard].addresses;
  Place& place = places_[shard];
  std::vector<bool> is_tried_again(addresses.size());
  while (place.address < addresses.size()) {
    for (const Tried& tried : connect_to_first(addresses, servers_left(place), patience_)) {
      place.address = tried.address;
      const ShardAddress& address = addresses[place.address];
      const auto fail = [&](const std::string& why) {
        pass_over(shard, made.link.get(), why);
        made = {};
      };
      try {
        use(shard, tried, made);
        return;
      } catch (const Xapian::NetworkError& error) {
        fail(address.text() + ": " + reason_of(error));
      } catch (const Xapian::Error& error) {
        // While the server opened a generation an update may have replaced that.
        if (is_tried_again[place.address]) {
          fail(address.text() + ": " + reason_of(error));
        } else {
          is_tried_again[place.address] = true;
          made = {};
        }
      } catch (const Error& error) {
        fail(error.what());
      }
    }
  }
}

void ShardConnections::replace(const Xapian::NetworkError& error) {
  bool is_known = false;
  for (const Connected& connected : connected_) {
    // Of a connection that has ended Xapian does not say which one it is.
    if (connected.link->fault() == ServerFault::none && error.get_context() != connected.link->context())
      continue;
    const auto shard = static_cast<std::size_t>(connected.shard - shards_.data());
    pass_over(shard, connected.link.get(),
              shards_[shard].addresses[places_[shard].address].text() + ": " + reason_of(error));
    is_known = true;
  }
  // A server that is gone fails again when it is connected to.
  if (!is_known && ++unknown_failures_ > most_unknown_failures) throw error;
  connect();
  require_any();
}

std::vector<ShardConnections::Article> ShardConnections::fetch(
    const std::vector<Xapian::docid>& numbers) const {
  std::vector<Article> articles(numbers.size());
  const auto shards = static_cast<Xapian::docid>(connected_.size());
  parallel_for(shards, shards, [&](std::size_t, std::size_t shard) {
    const Xapian::Database& of_shard = connected_[shard].articles;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      // Xapian numbers the articles of several databases in turns.
      if ((numbers[i] - 1) % shards != shard) continue;
      const Xapian::docid own = (numbers[i] - 1) / shards + 1;
      articles[i] = {of_shard.get_document(own, Xapian::DOC_ASSUME_VALID), of_shard.get_doclength(own)};
    }
  });
  return articles;
}

}  // namespace fihris
