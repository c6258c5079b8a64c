#include "index/shards/shard_connections.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "analyzers/error.h"
#include "index/parallel.h"
#include "index/shards/shard_process.h"
#include "messages/translation.h"

namespace fihris {
namespace {

constexpr unsigned most_unknown_failures = 3;

/// Xapian's own name of a connection, which its errors have.
std::string context_of(const ShardAddress& address) {
  if (address.is_ssh()) return "remote:prog(ssh " + ssh_arguments(address) + ")";
  return "remote:tcp(" + address.host + ":" + std::to_string(address.port) + ")";
}

bool is_silence(const Xapian::Error& error) {
  return std::string_view(error.get_type()) == "NetworkTimeoutError";
}

std::string reason_of(const Xapian::Error& error) {
  const char* const system = error.get_error_string();
  if (is_silence(error)) return tr("it does not answer");
  if (system != nullptr) return error.get_msg() + ": " + system;
  // Which version of the protocol each has.
  if (error.get_msg().find("protocol version") != std::string::npos)
    return tr("its Xapian is another one ({1}); upgrade the servers first", {error.get_msg()});
  return error.get_msg();
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

void ShardConnections::open_server(const ShardAddress& address, unsigned patience, Connected& made) const {
  if (address.is_ssh()) {
    SshServer server = open_over_ssh(ssh_arguments(address), std::max(patience, patience_.ssh));
    made.articles = std::move(server.articles);
    made.process = std::move(server.process);
    return;
  }
  // Xapian has one limit for a greeting and for answers.
  const auto port = static_cast<unsigned>(address.port);
  Xapian::Remote::open(address.host, port, patience_.greeting, patience_.greeting);
  made.articles = Xapian::Remote::open(address.host, port, patience, patience_.greeting);
}

bool ShardConnections::greets(const ShardAddress& address, unsigned patience) const {
  try {
    if (address.is_ssh()) {
      open_over_ssh(ssh_arguments(address), patience_.ssh);
    } else {
      Xapian::Remote::open(address.host, static_cast<unsigned>(address.port), patience, patience);
    }
    return true;
  } catch (const Xapian::NetworkError&) {
    return false;
  }
}

void ShardConnections::connect(std::size_t shard, Connected& made) {
  Place& place = places_[shard];
  const auto pass_over = [&](const std::string& why) {
    place = {place.address + 1, false, why};
    made.process.reset();
    made = {};
  };
  while (place.address < shards_[shard].addresses.size()) {
    const ShardAddress& address = shards_[shard].addresses[place.address];
    bool has_greeted = false;
    try {
      made.shard = &shards_[shard];
      open_server(address, place.is_slow ? patience_.answer : patience_.silence, made);
      has_greeted = true;
      made.manifest = read_manifest(made.articles);
      check_version(made.manifest, address.text());
      check_has_no_removed(made.manifest, address);
      return;
    } catch (const Xapian::Error& error) {
      if (has_greeted && !place.is_slow && is_silence(error)) {
        place.is_slow = true;
        continue;
      }
      pass_over(address.text() + ": " + reason_of(error));
    } catch (const Error& error) {
      pass_over(error.what());
    }
  }
}

void ShardConnections::replace(const Xapian::NetworkError& error) {
  for (std::size_t shard = 0; shard < shards_.size(); ++shard) {
    Place& place = places_[shard];
    if (place.address == shards_[shard].addresses.size()) continue;
    const ShardAddress& address = shards_[shard].addresses[place.address];
    if (error.get_context() != context_of(address)) continue;
    const bool has_copy = place.address + 1 < shards_[shard].addresses.size();
    if (is_silence(error) && !place.is_slow &&
        greets(address, has_copy ? patience_.second_greeting : patience_.greeting)) {
      place.is_slow = true;
    } else {
      place = {place.address + 1, false, address.text() + ": " + reason_of(error)};
    }
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
