#include "indexer/index_reader.h"

#include <cstdlib>

#include "analyzers/error.h"
#include "indexer/index_folder.h"

namespace fihris {

IndexReader open_index(const std::string& index) {
  const auto hold = hold_live_generation(index);
  if (!hold) {
    throw Error("there is no index: " + index +
                ": nothing was built there; run: fihris index FOLDER, or name another with --index");
  }
  return open_generation(*hold, index);
}

IndexReader open_generation(const Hold& hold, const std::string& index) {
  try {
    IndexReader reader;
    reader.hold = hold.descriptor;
    reader.articles = Xapian::Database(articles_stub(hold.generation));
    reader.manifest = read_manifest(reader.articles, index);
    check_version(reader.manifest, index);
    reader.lexicon = Xapian::Database(lexicon_folder(hold.generation));
    return reader;
  } catch (const Xapian::Error& error) {
    throw Error("the index is damaged: " + index + ": " + error.get_msg() + "; run: fihris index --rebuild");
  }
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
