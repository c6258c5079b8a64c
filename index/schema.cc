#include "index/schema.h"

#include <charconv>
#include <cstring>

#include <xxhash.h>

#include "analyzers/error.h"
#include "analyzers/words/separated.h"
#include "analyzers/words/tokenizer.h"
#include "index/packed_text.h"
#include "messages/translation.h"

namespace fihris {
namespace {

/// Longer paths are hashed in id terms: Xapian takes terms of 245 bytes.
constexpr std::size_t max_id_path_bytes = 200;

constexpr const char* format_key = "format";
constexpr const char* analyzer_key = "analyzer";
constexpr const char* analyzer_version_key = "analyzer-version";
constexpr const char* roots_key = "roots";
constexpr const char* updated_key = "updated";
constexpr const char* merged_bytes_key = "merged-bytes";
constexpr const char* stale_articles_key = "stale-articles";
constexpr const char* residual_articles_key = "residual-articles";
constexpr const char* removed_articles_key = "removed-articles";
constexpr const char* selections_key = "selections";
constexpr const char* skipped_key = "not-indexed";
constexpr const char* volumes_key = "volumes";
constexpr const char* scanned_key = "scanned";
constexpr const char* encodings_key = "encodings";
constexpr const char* repeats_key = "repeats";
constexpr const char* dates_key = "dates";
constexpr const char* fields_key = "fields";
constexpr const char* scans_key = "scans";

template <typename Integer>
void append_integer(std::string& out, Integer value) {
  char bytes[sizeof value];
  std::memcpy(bytes, &value, sizeof value);
  out.append(bytes, sizeof value);
}

template <typename Integer>
Integer take_integer(std::string_view& in) {
  Integer value;
  if (in.size() < sizeof value) throw Xapian::DatabaseCorruptError("truncated value");
  std::memcpy(&value, in.data(), sizeof value);
  in.remove_prefix(sizeof value);
  return value;
}

void append_string(std::string& out, std::string_view text) {
  append_integer(out, static_cast<std::uint32_t>(text.size()));
  out.append(text);
}

std::string take_string(std::string_view& in) {
  const auto size = take_integer<std::uint32_t>(in);
  if (in.size() < size) throw Xapian::DatabaseCorruptError("truncated string");
  std::string text(in.substr(0, size));
  in.remove_prefix(size);
  return text;
}

/// Paths and globs hold no NUL, so that it can end each of a list.
std::string join(const std::vector<std::string>& items) {
  std::string joined;
  for (const auto& item : items) joined.append(item).push_back('\0');
  return joined;
}

std::vector<std::string> unjoin(std::string_view joined) {
  const std::vector<std::string_view> items = split(joined, '\0');
  return {items.begin(), items.end()};
}

template <typename Integer>
Integer to_integer(const std::string& text) {
  Integer value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size())
    throw Xapian::DatabaseCorruptError("not a number: " + text);
  return value;
}

SkippedAs to_skipped_as(const std::string& text) {
  const auto number = to_integer<unsigned>(text);
  if (number > static_cast<unsigned>(SkippedAs::other_kind))
    throw Xapian::DatabaseCorruptError("a file was skipped in no known way: " + text);
  return static_cast<SkippedAs>(number);
}

}  // namespace

std::string encode(const FileState& state) {
  std::string value = state.path;
  value.reserve(value.size() + 25);
  value.push_back('\0');
  append_integer(value, state.mtime_ns);
  append_integer(value, state.size);
  append_integer(value, state.inode);
  return value;
}

FileState decode_file_state(std::string_view value) {
  const auto end = value.find('\0');
  if (end == value.npos) throw Xapian::DatabaseCorruptError("a file state without a path");
  FileState state;
  state.path = value.substr(0, end);
  value.remove_prefix(end + 1);
  state.mtime_ns = take_integer<std::int64_t>(value);
  state.size = take_integer<std::uint64_t>(value);
  state.inode = take_integer<std::uint64_t>(value);
  return state;
}

std::uint64_t fingerprint(const FileState& state) {
  const std::string value = encode(state).append(FIHRIS_VERSION);
  return XXH3_64bits(value.data(), value.size()) | 1;
}

std::string encode(const Record& record) {
  std::string data;
  data.reserve(64 + record.path.size() + record.title.size() + record.author.size() + record.source.size() +
               record.boilerplate.size() + record.body.size());
  append_string(data, record.path);
  append_string(data, pack(record.title));
  append_string(data, pack(record.author));
  for (const std::string* field :
       {&record.source, &record.date, &record.date_origin, &record.language, &record.format}) {
    append_string(data, *field);
  }
  append_string(data, pack(record.boilerplate));
  data.append(pack(record.body));
  return data;
}

Record decode_record(std::string_view data) {
  Record record;
  record.path = take_string(data);
  record.title = unpack(take_string(data));
  record.author = unpack(take_string(data));
  for (std::string* field :
       {&record.source, &record.date, &record.date_origin, &record.language, &record.format}) {
    *field = take_string(data);
  }
  record.boilerplate = unpack(take_string(data));
  record.body = unpack(data);
  return record;
}

std::string encode_term(std::string_view text, std::string_view prefix) {
  std::string term(prefix);
  append_packed(term, text);
  return term;
}

std::string decode_term(std::string_view term, std::string_view prefix) {
  return unpack(term.substr(prefix.size()));
}

std::string id_term(std::string_view path) {
  std::string term(prefix::id);
  if (path.size() <= max_id_path_bytes) return term.append(path);
  const XXH128_hash_t hash = XXH3_128bits(path.data(), path.size());
  XXH128_canonical_t canonical;
  XXH128_canonicalFromHash(&canonical, hash);
  for (const unsigned char byte : canonical.digest) {
    constexpr char digits[] = "0123456789abcdef";
    term.push_back(digits[byte >> 4]);
    term.push_back(digits[byte & 15]);
  }
  return term;
}

Selection selection_of(const Selections& selections, const std::string& root) {
  const auto own = selections.find(root);
  return own == selections.end() ? Selection{} : own->second;
}

std::vector<std::string> to_list(const Selections& selections) {
  std::vector<std::string> list;
  for (const auto& [folder, selection] : selections) {
    list.push_back(folder);  // begins with a slash
    for (const auto& pattern : selection.includes) list.push_back('i' + pattern);
    for (const auto& pattern : selection.excludes) list.push_back('e' + pattern);
    if (selection.hidden) list.emplace_back("h");
    if (selection.follow) list.emplace_back("f");
  }
  return list;
}

Selections to_selections(const std::vector<std::string>& list) {
  Selections selections;
  Selection* last = nullptr;
  for (const auto& item : list) {
    const char what = item.empty() ? '\0' : item.front();
    if (what == '/') {
      last = &selections[item];
    } else if (last == nullptr) {
      continue;
    } else if (what == 'i') {
      last->includes.push_back(item.substr(1));
    } else if (what == 'e') {
      last->excludes.push_back(item.substr(1));
    } else {
      last->hidden |= what == 'h';
      last->follow |= what == 'f';
    }
  }
  return selections;
}

void write_manifest(Xapian::WritableDatabase& database, const Manifest& manifest) {
  std::vector<std::string> skipped;
  for (const auto& file : manifest.skipped) {
    skipped.insert(skipped.end(), {file.path, file.reason, std::to_string(file.fingerprint),
                                   std::to_string(static_cast<unsigned>(file.as))});
  }
  database.set_metadata(format_key, std::to_string(manifest.format));
  database.set_metadata(analyzer_key, manifest.analyzer);
  database.set_metadata(analyzer_version_key, std::to_string(manifest.analyzer_version));
  database.set_metadata(roots_key, join(manifest.roots));
  database.set_metadata(updated_key, std::to_string(manifest.updated));
  database.set_metadata(merged_bytes_key, std::to_string(manifest.merged_bytes));
  database.set_metadata(stale_articles_key, std::to_string(manifest.stale_articles));
  database.set_metadata(residual_articles_key, std::to_string(manifest.residual_articles));
  database.set_metadata(removed_articles_key, std::to_string(manifest.removed_articles));
  database.set_metadata(selections_key, join(to_list(manifest.selections)));
  database.set_metadata(skipped_key, join(skipped));
  database.set_metadata(volumes_key, join(manifest.volumes));
  database.set_metadata(scanned_key, std::to_string(manifest.scanned));
  database.set_metadata(encodings_key, join(manifest.settings.encodings));
  database.set_metadata(repeats_key, join(manifest.repeats));
  database.set_metadata(dates_key, join(manifest.settings.dates));
  database.set_metadata(fields_key, join(manifest.settings.fields));
  database.set_metadata(scans_key, join(manifest.settings.scans));
}

Manifest read_manifest(const Xapian::Database& database) {
  const std::string format = database.get_metadata(format_key);
  if (format.empty()) throw Xapian::DatabaseCorruptError("it says nothing of itself");
  Manifest manifest;
  manifest.format = to_integer<unsigned>(format);
  manifest.analyzer = database.get_metadata(analyzer_key);
  manifest.analyzer_version = to_integer<unsigned>(database.get_metadata(analyzer_version_key));
  manifest.roots = unjoin(database.get_metadata(roots_key));
  manifest.updated = to_integer<std::int64_t>(database.get_metadata(updated_key));
  manifest.merged_bytes = to_integer<std::uint64_t>(database.get_metadata(merged_bytes_key));
  const std::string stale = database.get_metadata(stale_articles_key);
  manifest.stale_articles = stale.empty() ? 0 : to_integer<std::uint64_t>(stale);
  const std::string residual = database.get_metadata(residual_articles_key);
  manifest.residual_articles = residual.empty() ? 0 : to_integer<std::uint64_t>(residual);
  const std::string removed = database.get_metadata(removed_articles_key);
  manifest.removed_articles = removed.empty() ? 0 : to_integer<std::uint64_t>(removed);
  manifest.selections = to_selections(unjoin(database.get_metadata(selections_key)));
  const auto skipped = unjoin(database.get_metadata(skipped_key));
  for (std::size_t i = 0; i + 3 < skipped.size(); i += 4) {
    manifest.skipped.push_back({skipped[i], skipped[i + 1], to_integer<std::uint64_t>(skipped[i + 2]),
                                to_skipped_as(skipped[i + 3])});
  }
  manifest.volumes = unjoin(database.get_metadata(volumes_key));
  const std::string scanned = database.get_metadata(scanned_key);
  manifest.scanned = scanned.empty() ? 0 : to_integer<std::int64_t>(scanned);
  manifest.settings.encodings = unjoin(database.get_metadata(encodings_key));
  manifest.repeats = unjoin(database.get_metadata(repeats_key));
  manifest.settings.dates = unjoin(database.get_metadata(dates_key));
  manifest.settings.fields = unjoin(database.get_metadata(fields_key));
  manifest.settings.scans = unjoin(database.get_metadata(scans_key));
  return manifest;
}

void check_version(const Manifest& manifest, const std::string& index) {
  if (manifest.format < oldest_format_version || manifest.format > format_version) {
    throw Error(
        tr("cannot use the index: {1}: it has format {2}, this program {3}; run: fihris index --rebuild",
           {index, std::to_string(manifest.format), std::to_string(format_version)}));
  }
  if (manifest.analyzer != analyzer_name || manifest.analyzer_version != analyzer_version) {
    throw Error(
        tr("cannot use the index: {1}: it was built with analyzer {2}, this program has {3}; run: fihris "
           "index --rebuild",
           {index, manifest.analyzer + "." + std::to_string(manifest.analyzer_version),
            std::string(analyzer_name) + "." + std::to_string(analyzer_version)}));
  }
}

}  // namespace fihris
