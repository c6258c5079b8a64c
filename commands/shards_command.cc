#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "analyzers/error.h"
#include "commands/commands.h"
#include "commands/options/shard_file.h"
#include "commands/process/rsync.h"
#include "commands/reports/message.h"
#include "index/file_descriptor.h"
#include "index/index_folder.h"
#include "index/served_list.h"
#include "index/shards/gathered.h"
#include "index/shards/replica.h"
#include "messages/translation.h"
#include "query/output/standard_streams.h"

namespace fihris {
namespace {

enum class Action { list, add, remove, gather, check, replicate, serve };

struct Options {
  Action action = Action::list;
  std::vector<std::string> words;  ///< the name of a shard, and its addresses; an index to be copied
  bool insecure = false;
  std::string interface = "127.0.0.1";
  unsigned port = 7001;
};

int list(const CommonOptions& common) {
  const std::vector<Shard> shards = read_shards();
  for (const Shard& shard : shards) {
    for (const ShardAddress& address : shard.addresses)
      std::cout << Shown{shard.name} << '\t' << Shown{address.text()}
                << (shard.insecure ? "\tinsecure\n" : "\n");
  }
  if (shards.empty() && !common.quiet) say(tr("shards: {1}: names no shard", {shard_file()}));
  return shards.empty() ? 1 : 0;
}

int add(const Options& options) {
  if (options.words.size() < 2)
    throw Error(tr("usage: shards add: needs a name and an address: fihris shards add NAME tcp://HOST:PORT"));
  Shard shard{options.words.front(), {}, options.insecure};
  for (auto word = options.words.begin() + 1; word != options.words.end(); ++word)
    shard.addresses.push_back(parse_shard_address(*word));
  require_safe(shard);
  add_shard(shard);
  return 0;
}

int remove(const Options& options) {
  if (options.words.size() != 1)
    throw Error(tr("usage: shards remove: needs a name: fihris shards remove NAME"));
  if (remove_shard(options.words.front())) return 0;
  throw Error(tr("shards: {1}: names no shard {2}", {shard_file(), options.words.front()}));
}

int gather_all(const CommonOptions& common) {
  const std::string folder = gathered_folder();
  if (folder.empty())
    throw Error(tr("shards: there is no home folder to keep what is gathered in; set XDG_DATA_HOME"));
  const std::vector<Shard> shards = require_shards();
  std::filesystem::create_directories(std::filesystem::path(folder).parent_path());
  const ShardConnections connections(shards, ShardPatience::of_one_try());
  gather(connections, folder);
  if (!common.quiet)
    say(tr_count("shards: gathered the words of {1} article, of {2}",
                 "shards: gathered the words of {1} articles, of {2}", connections.articles().get_doccount(),
                 {std::to_string(shards.size())}));
  return 0;
}

/// Why nobody answers for a shard; empty if somebody does, with so many articles.
std::string fault_of(const Shard& shard, Xapian::doccount& articles) {
  try {
    const ShardConnections connection({shard});
    if (!connection.lost().empty()) return connection.lost().front().why;
    articles = connection.articles().get_doccount();
    return {};
  } catch (const Error& error) {
    return error.what();
  }
}

/// Each address by itself.
int check() {
  bool are_all_well = true;
  for (const Shard& shard : require_shards()) {
    for (const ShardAddress& address : shard.addresses) {
      Xapian::doccount articles = 0;
      std::cout << Shown{shard.name} << '\t' << Shown{address.text()} << '\t';
      const std::string why = fault_of({shard.name, {address}, shard.insecure}, articles);
      are_all_well &= why.empty();
      if (why.empty()) {
        std::cout << tr_count("{1} article", "{1} articles", articles);
      } else {
        std::cout << Shown{why};
      }
      std::cout << '\n';
    }
  }
  const IndexReader reader = open_known_shards();
  const std::vector<std::string> changed = changed_shards(reader);
  for (const std::string& name : changed) {
    are_all_well = false;
    say(tr("shards: {1} has changed since it was gathered; run: fihris shards gather", {name}));
  }
  // What was gathered has no article twice.
  try {
    if (!changed.empty()) require_different_articles(*reader.shards);
  } catch (const Error& error) {
    are_all_well = false;
    say(error.what());
  }
  return are_all_well ? 0 : 1;
}

int replicate_index(const CommonOptions& common, const Options& options) {
  if (common.indexes.size() > 1 || options.words.size() != 1)
    throw Error(
        tr("usage: shards replicate: makes one index a copy of another: fihris --index COPY shards replicate "
           "FOLDER (or HOST:FOLDER)"));
  const std::string& index = common.indexes.front();
  const std::string& source = options.words.front();
  const bool is_new = replicate(index, [&](const std::string& generation, const std::string& previous) {
    if (is_elsewhere(source)) {
      fetch_by_rsync(source, generation, previous);
    } else {
      copy_generation(source, generation);
    }
  });
  if (!common.quiet)
    say(is_new ? tr("shards: {1}: is a copy of {2} now", {index, source})
               : tr("shards: {1}: is a copy of {2} already", {index, source}));
  return 0;
}

/// What a server of Xapian's would say in its own words. Throws Error if nothing can listen there.
void require_free(const std::string& interface, unsigned port) {
  if (port == 0) throw Error(tr("usage: --port: 0 is none that others could know; name one from 1 to 65535"));
  addrinfo hints{}, *found = nullptr;
  hints.ai_flags = AI_PASSIVE;
  hints.ai_socktype = SOCK_STREAM;
  const std::string number = std::to_string(port);
  const auto cannot = [&](const std::string& why) {
    return Error(
        tr("shards: {1}, port {2}: cannot be listened to: {3}; name another with --interface or --port",
           {interface, number, why}));
  };
  if (const int error = getaddrinfo(interface.c_str(), number.c_str(), &hints, &found); error != 0)
    throw cannot(gai_strerror(error));
  const std::unique_ptr<addrinfo, void (*)(addrinfo*)> address(found, freeaddrinfo);
  const FileDescriptor listener(socket(found->ai_family, found->ai_socktype, found->ai_protocol));
  const int on = 1;
  if (listener.value() < 0 || setsockopt(listener.value(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) != 0 ||
      bind(listener.value(), found->ai_addr, found->ai_addrlen) != 0 || listen(listener.value(), 1) != 0)
    throw cannot(std::strerror(errno));
}

/// Becomes the server of Xapian, which opens the list of the live generation for each that connects, so that
/// updates are seen, and writes nothing.
int serve(const CommonOptions& common, const Options& options) {
  if (common.indexes.size() > 1) throw Error(tr("usage: shards serve: is of one index"));
  const std::string& index = common.indexes.front();
  const IndexReader reader = open_index(index);
  mark_served(index);
  if (reader.articles.removed_count() > 0)
    throw Error(tr(
        "shards: {1}: its tables have removed articles, which would be found; run: fihris index, and serve "
        "it again",
        {index}));
  // An index of somebody else has no list of its own.
  const std::string list = is_served(index) ? served_list(index) : articles_stub(current_link(index));
  if (!std::filesystem::exists(list))
    throw Error(
        tr("shards: {1}: cannot be served: its `current` is no link to a generation; build it where there "
           "are links",
           {index}));
  require_free(options.interface, options.port);
  // At SIGTERM the server ends all of its process group, which may be a script's.
  if (getpgrp() != getpid()) setpgid(0, 0);
  const std::string port = std::to_string(options.port);
  std::cout << std::flush;
  execlp("xapian-tcpsrv", "xapian-tcpsrv", "--quiet", "--interface", options.interface.c_str(), "--port",
         port.c_str(), list.c_str(), nullptr);
  throw Error(tr("shards: xapian-tcpsrv: cannot be started: {1}; install the package xapian-tools",
                 {std::strerror(errno)}));
}

int run(const CommonOptions& common, const Options& options) {
  switch (options.action) {
    case Action::list:
      return list(common);
    case Action::add:
      return add(options);
    case Action::remove:
      return remove(options);
    case Action::gather:
      return gather_all(common);
    case Action::check:
      return check();
    case Action::replicate:
      return replicate_index(common, options);
    case Action::serve:
      return serve(common, options);
  }
  return 0;
}

}  // namespace

void bind_shards(Command app, const CommonOptions& common, std::function<int()>& action) {
  Command command = app.add_subcommand("shards", tr("Search a collection that lies on several machines"));
  auto options = std::make_shared<Options>();
  command.add_choice(
      "action", options->action,
      {{"list", Action::list},
       {"add", Action::add},
       {"remove", Action::remove},
       {"gather", Action::gather},
       {"check", Action::check},
       {"replicate", Action::replicate},
       {"serve", Action::serve}},
      tr("list, add, remove, gather (fetch their words), check, replicate (copy an index) or serve (be "
         "one) [list]"),
      "ACTION");
  command
      .add_option("words", options->words, tr("Its name and addresses; of replicate the index to be copied"))
      .type_name("NAME ADDRESS...");
  command.add_flag("--insecure", options->insecure, tr("It may be asked over a network in the clear"));
  command.add_option("--interface", options->interface, tr("Where to listen [127.0.0.1]"))
      .type_name("ADDRESS")
      .not_empty();
  command.add_option("--port", options->port, tr("At which port to listen [7001]"))
      .type_name("N")
      .at_most(65'535);
  command.callback(
      [&common, &action, options] { action = [&common, options] { return run(common, *options); }; });
}

}  // namespace fihris
