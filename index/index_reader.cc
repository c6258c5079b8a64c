#include "index/index_reader.h"

#include <cstdlib>
#include <string_view>

#include "index/generation_seal.h"

namespace fihris {
namespace {

Error damaged(const std::string& index, const std::string& why) {
  return Error("the index is damaged: " + index + ": " + why + "; run: fihris index --rebuild");
}

}  // namespace

IndexReader open_index(const std::string& index) {
  const auto hold = hold_live_generation(index);
  if (!hold) {
    throw Error("there is no index: " + index +
                ": nothing was built there; run: fihris index FOLDER, or name another with --index");
  }
  return open_generation(*hold, index);
}

IndexReader open_generation(const Hold& hold, const std::string& index) {
  if (!is_sealed(hold.generation)) throw damaged(index, "a file that says where the others lie has changed");
  try {
    IndexReader reader;
    reader.hold = hold;
    reader.articles = open_articles(hold.generation);
    reader.manifest = read_manifest(reader.articles);
    check_version(reader.manifest, index);
    reader.lexicon = Xapian::Database(lexicon_folder(hold.generation));
    return reader;
  } catch (const Xapian::Error& error) {
    throw reading_error(index, error);
  }
}

Xapian::Database open_articles(const std::string& generation) {
  Xapian::Database articles;
  const std::size_t shards = shard_count(generation);
  for (std::size_t i = 0; i < shards; ++i)
    articles.add_database(Xapian::Database(shard_folder(generation, i)));
  return articles;
}

Error reading_error(const std::string& index, const Xapian::Error& error) {
  if (const char* system = error.get_error_string()) {
    return Error("cannot read the index: " + index + ": " + error.get_msg() + ": " + system +
                 "; check the disk, or run: fihris index --rebuild");
  }
  // Nobody writes to what a reader holds, so that Xapian's advice to read again would be of no use.
  const bool is_newer = std::string_view(error.get_type()) == "DatabaseModifiedError";
  return damaged(index, is_newer ? "a block is newer than the index" : error.get_msg());
}

std::string default_index() {
  const auto variable = [](const char* name) {
    const char* value = std::getenv(name);
    return std::string(value ? value : "");
  };
  if (const std::string index = variable("FIHRIS_INDEX"); !index.empty()) return index;
  if (const std::string data = variable("XDG_DATA_HOME"); !data.empty()) return data + "/fihris/default";
  return variable("HOME") + "/.local/share/fihris/default";
}

}  // namespace fihris
