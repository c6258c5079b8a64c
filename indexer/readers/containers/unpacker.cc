#include "indexer/readers/containers/unpacker.h"

#include <unistd.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include <archive.h>
#include <archive_entry.h>

#include "indexer/encodings/decoding.h"

namespace fihris {
namespace {

constexpr std::size_t block_bytes = 256u << 10;

std::string reason_of(archive* failed) {
  const char* text = archive_error_string(failed);
  return text ? text : "it is damaged";
}

/// A path without what leads out of the archive.
std::string inside(std::string_view path) {
  std::vector<std::string_view> parts;
  while (!path.empty()) {
    const auto end = std::min(path.find_first_of("/\\"), path.size());
    const std::string_view part = path.substr(0, end);
    path.remove_prefix(std::min(end + 1, path.size()));
    if (!part.empty() && part != "." && part != "..") parts.push_back(part);
  }
  std::string cleaned;
  for (const auto part : parts) cleaned.append(cleaned.empty() ? "" : "/").append(part);
  return cleaned;
}

/// An entry's name in UTF-8: archives made by old programs hold names in the code page of their maker.
std::string name_of(archive_entry* entry) {
  const char* utf8 = archive_entry_pathname_utf8(entry);
  const char* raw = utf8 ? utf8 : archive_entry_pathname(entry);
  if (!raw) return {};
  return decode_text(raw).text;
}

}  // namespace

Unpacker::Unpacker(Input& input, ReadBudget& budget) : archive_(archive_read_new()), budget_(budget) {
  archive_read_support_filter_all(archive_);
  // All but mtree, which is a list of files that lie elsewhere, and WARC, which has a reader of its own.
  for (const auto support :
       {archive_read_support_format_ar, archive_read_support_format_cab, archive_read_support_format_cpio,
        archive_read_support_format_empty, archive_read_support_format_iso9660,
        archive_read_support_format_lha, archive_read_support_format_rar, archive_read_support_format_rar5,
        archive_read_support_format_tar, archive_read_support_format_xar, archive_read_support_format_zip,
        archive_read_support_format_7zip})
    support(archive_);
  archive_read_support_format_raw(archive_);
  int opened;
  if (input.descriptor() >= 0) {
    lseek(input.descriptor(), 0, SEEK_SET);
    opened = archive_read_open_fd(archive_, input.descriptor(), block_bytes);
  } else {
    // In memory, since the directory of a zip stands at its end.
    std::string_view bytes;
    if (const auto whole = input.whole()) {
      bytes = *whole;
    } else {
      bytes = bytes_ = input.read_all();
    }
    opened = archive_read_open_memory(archive_, bytes.data(), bytes.size());
  }
  if (opened != ARCHIVE_OK) {
    const std::string reason = reason_of(archive_);
    archive_read_free(archive_);
    throw InputError("cannot be unpacked: " + reason);
  }
}

Unpacker::~Unpacker() {
  archive_read_free(archive_);
}

std::optional<Unpacker::Entry> Unpacker::next() {
  for (;;) {
    const int result = archive_read_next_header(archive_, &entry_);
    if (result == ARCHIVE_EOF) return std::nullopt;
    if (budget_.entries == 0) throw InputError("holds too many files");
    --budget_.entries;
    if (result == ARCHIVE_RETRY) continue;
    if (result < ARCHIVE_WARN) throw InputError("cannot be unpacked further: " + reason_of(archive_));
    const auto type = archive_entry_filetype(entry_);
    if (type != 0 && type != AE_IFREG) continue;
    if (archive_entry_hardlink(entry_)) continue;
    const bool is_raw = archive_format(archive_) == ARCHIVE_FORMAT_RAW;
    return Entry{is_raw ? std::string() : inside(name_of(entry_)), archive_entry_is_encrypted(entry_) != 0};
  }
}

std::size_t Unpacker::read(char* buffer, std::size_t size) {
  const la_ssize_t count = archive_read_data(archive_, buffer, size);
  if (count < 0) throw InputError("cannot be unpacked: " + reason_of(archive_));
  const auto bytes = static_cast<std::uint64_t>(count);
  if (bytes > budget_.bytes) {
    budget_.bytes = 0;
    throw InputError("unpacks to more than may be trusted");
  }
  budget_.bytes -= bytes;
  return static_cast<std::size_t>(count);
}

}  // namespace fihris
