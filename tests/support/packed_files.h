#pragma once

#include <string>
#include <utility>
#include <vector>

#include <archive.h>
#include <archive_entry.h>

namespace fihris {

/// Names and contents of files in an archive.
using PackedFiles = std::vector<std::pair<std::string, std::string>>;

/// An archive of `files`; libarchive's functions choose its format and filter.
inline std::string packed(const PackedFiles& files,
                          int (*set_format)(archive*) = archive_write_set_format_zip,
                          int (*add_filter)(archive*) = archive_write_add_filter_none) {
  std::size_t size = 1u << 20;
  for (const auto& file : files) size += file.second.size() * 2 + 2048;
  std::string bytes(size, '\0');
  std::size_t used = 0;
  archive* writer = archive_write_new();
  set_format(writer);
  add_filter(writer);
  archive_write_open_memory(writer, bytes.data(), bytes.size(), &used);
  for (const auto& [name, content] : files) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_write_header(writer, entry);
    archive_write_data(writer, content.data(), content.size());
    archive_entry_free(entry);
  }
  archive_write_close(writer);
  archive_write_free(writer);
  bytes.resize(used);
  return bytes;
}

}  // namespace fihris
