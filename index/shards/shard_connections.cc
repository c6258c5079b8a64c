#include "index/shards/shard_connections.h"

#include <string_view>
#include <utility>

#include "analyzers/error.h"
#include "index/parallel.h"
#include "messages/translation.h"

namespace fihris {
namespace {

constexpr unsigned most_unknown_failures = 3;

/// Xapian's own name of a connection, which its errors have.
std::string context_of(const ShardAddress& address) {
  return "remote:tcp(" + address.host + ":" + std::to_string(address.port) + ")";
}

std::string reason_of(const Xapian::Error& error) {
  const char* const system = error.get_error_string();
  if (std::string_view(error.get_type()) == "NetworkTimeoutError") return tr("it does not answer");
  if (system != nullptr) return error.get_msg() + ": " + system;
  // Which version of the protocol each has.
  if (error.get_msg().find("protocol version") != std::string::npos)
    return tr("its Xapian is another one ({1}); upgrade the servers first", {error.get_msg()});
  return error.get_msg();
}

/// A server that does not even greet is given up sooner than one that works on a question; Xapian has one
/// limit for both.
Xapian::Database open_server(const ShardAddress& address, const ShardPatience& patience) {
  Xapian::Remote::open(address.host, static_cast<unsigned>(address.port), patience.greeting,
                       patience.greeting);
  return Xapian::Remote::open(address.host, static_cast<unsigned>(address.port), patience.answer,
                              patience.greeting);
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
    : shards_(std::move(shards)), patience_(patience), places_(shards_.size()) {
  for (const Shard& shard : shards_) require_safe(shard);
  connect();
}

void ShardConnections::connect() {
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

void ShardConnections::connect(std::size_t shard, Connected& made) {
  Place& place = places_[shard];
  for (; place.address < shards_[shard].addresses.size(); ++place.address) {
    const ShardAddress& address = shards_[shard].addresses[place.address];
    try {
      made.shard = &shards_[shard];
      made.articles = open_server(address, patience_);
      made.manifest = read_manifest(made.articles);
      check_version(made.manifest, address.text());
      check_has_no_removed(made.manifest, address);
      return;
    } catch (const Xapian::Error& error) {
      place.why = address.text() + ": " + reason_of(error);
    } catch (const Error& error) {
      place.why = error.what();
    }
  }
}

void ShardConnections::replace(const Xapian::NetworkError& error) {
  for (std::size_t shard = 0; shard < shards_.size(); ++shard) {
    Place& place = places_[shard];
    if (place.address == shards_[shard].addresses.size()) continue;
    const ShardAddress& address = shards_[shard].addresses[place.address];
    if (error.get_context() != context_of(address)) continue;
    place.why = address.text() + ": " + reason_of(error);
    ++place.address;
    connect();
    return require_any();
  }
  // A server that is gone fails again when it is connected to.
  if (++unknown_failures_ > most_unknown_failures) throw error;
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
