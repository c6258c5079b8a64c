#include "index/served_list.h"

#include <fcntl.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <string_view>

#include "index/index_folder.h"
#include "index/plain_file.h"
#include "index/write_error.h"

namespace fihris {
namespace {

constexpr std::size_t max_list_bytes = 65'536;

constexpr std::string_view explanation =
    "# Servers of Xapian's open this list, so removed articles are taken out of the tables by each update.\n"
    "# When none does so any more, remove this file.\n";

std::string list_of(const std::string& generation) {
  const std::string name = std::filesystem::path(generation).filename();
  std::string list(explanation);
  const std::size_t shards = shard_count(generation);
  for (std::size_t shard = 0; shard < shards; ++shard) list += "glass " + shard_folder(name, shard) + '\n';
  return list;
}

}  // namespace

std::string served_list(const std::string& index) {
  return index + "/served";
}

bool is_served(const std::string& index) {
  return kind_of_path(served_list(index)) == PathKind::plain_file;
}

void mark_served(const std::string& index) {
  // An update may go on meanwhile, and points servers at its own generation if it finds the list.
  for (auto live = live_generation(index), before = live; live; before = live) {
    if (!is_served(index)) {
      const FileDescriptor file = open_plain_file(served_list(index), O_WRONLY | O_CREAT | O_EXCL);
      if (file.value() < 0) return;
      write_all(file.value(), served_list(index), list_of(*live));
    }
    point_servers_at(*live, index);
    live = live_generation(index);
    if (live == before) return;
  }
}

void point_servers_at(const std::string& generation, const std::string& index) {
  if (!is_served(index)) return;
  const std::string file = served_list(index), next = file + ".new", list = list_of(generation);
  if (read_plain_file(file, max_list_bytes) == list) return;
  write_plain_file(next, list);
  const FileDescriptor written = open_plain_file(next);
  if (written.value() < 0 || fsync(written.value()) != 0 || std::rename(next.c_str(), file.c_str()) != 0)
    fail_to_write(file, errno);
}

}  // namespace fihris
