#include "indexer/readers/containers/archive_reader.h"

#include "indexer/readers/containers/unpacker.h"

namespace fihris {
namespace {

/// Files that programs put beside those of the user.
bool is_litter(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  return path.starts_with("__MACOSX/") || name.starts_with('.') || path.find("/.") != path.npos;
}

/// The name of what is in a compressed file.
std::string name_without_suffix(const std::string& name) {
  const auto dot = name.rfind('.');
  return dot == name.npos ? name : name.substr(0, dot);
}

}  // namespace

void read_archive(Input& input, const ReadContext& context) {
  if (context.depth == max_archive_depth) return context.fail("an archive too deep inside of others");
  Unpacker unpacker(input, context.budget);
  while (const auto entry = unpacker.next()) {
    context.sink.alive();
    if (is_litter(entry->path)) continue;
    const ReadContext inside =
        context.inside(entry->path.empty() ? context.inner : context.inner + "!/" + entry->path);
    if (entry->is_encrypted) {
      inside.fail("encrypted");
      continue;
    }
    const std::string name = entry->path.empty() ? name_without_suffix(input.name())
                                                 : entry->path.substr(entry->path.rfind('/') + 1);
    EntryInput bytes(name, unpacker);
    context.read_any(bytes, inside);
  }
}

}  // namespace fihris
