#include "index/plain_database.h"

#include <unistd.h>

#include <cerrno>
#include <string_view>
#include <vector>

#include "index/plain_file.h"

namespace fihris {
namespace {

constexpr std::string_view version_file = "iamglass";
constexpr std::string_view version_magic = "\x0f\x0dXapian Glass";
/// Of our databases it has less than 200.
constexpr std::size_t max_version_bytes = 65'536;

/// What Xapian would take the folder for, instead of glass.
constexpr const char* other_kinds[] = {"XAPIANDB", "iamchert", "iamflint", "iambrass"};

[[noreturn]] void refuse(const std::string& path, const std::string& why) {
  throw Xapian::DatabaseCorruptError(path + ": " + why);
}

/// Throws unless `path` is of `kind`, or nothing if it is `optional`.
void expect(PathKind kind, const std::string& path, bool optional = false) {
  const PathKind found = kind_of_path(path);
  if (found == kind || (optional && found == PathKind::nothing)) return;
  if (found == PathKind::nothing) refuse(path, "it is missing");
  if (found == PathKind::other && errno != ELOOP) throw Xapian::DatabaseOpeningError(path, errno);
  refuse(path, reason_of(ELOOP));
}

void check_is_plain(const std::string& folder) {
  expect(PathKind::folder, folder);
  for (const auto& name : database_files()) {
    expect(PathKind::plain_file, folder + "/" + name, name != version_file);
  }
  for (const char* name : other_kinds) {
    if (kind_of_path(folder + "/" + name) != PathKind::nothing)
      refuse(folder + "/" + name, "it does not belong here");
  }
  const auto version = read_plain_file(folder + "/" + std::string(version_file), max_version_bytes);
  if (!version && errno != EFBIG) throw Xapian::DatabaseOpeningError(folder, errno);
  if (!version || !version->starts_with(version_magic)) refuse(folder, "it is no database of glass");
}

/// More than Xapian has open at once to check a database.
constexpr std::size_t descriptors_of_check = 16;

/// Throws Xapian::DatabaseOpeningError if there are too few descriptors left to check `folder`.
void require_descriptors(const std::string& folder) {
  std::vector<FileDescriptor> open_ones;
  for (std::size_t i = 0; i < descriptors_of_check; ++i) {
    open_ones.emplace_back(open("/dev/null", O_RDONLY | O_CLOEXEC));
    if (open_ones.back().value() < 0) throw Xapian::DatabaseOpeningError("Couldn't check " + folder, errno);
  }
}

}  // namespace

const std::vector<std::string>& database_files() {
  static const std::vector<std::string> names{
      std::string(version_file), "postlist.glass", "docdata.glass", "termlist.glass",
      "position.glass",          "spelling.glass", "synonym.glass"};
  return names;
}

Xapian::Database open_database(const std::string& folder) {
  check_is_plain(folder);
  return Xapian::Database(folder, Xapian::DB_BACKEND_GLASS);
}

Xapian::Database open_databases(const std::vector<std::string>& folders) {
  Xapian::Database all;
  for (const auto& folder : folders) all.add_database(open_database(folder));
  return all;
}

Xapian::WritableDatabase open_writable_database(const std::string& folder, int flags) {
  check_is_plain(folder);
  // Xapian empties what its lock names.
  expect(PathKind::plain_file, folder + "/flintlock", true);
  try {
    return Xapian::WritableDatabase(folder, Xapian::DB_OPEN | Xapian::DB_BACKEND_GLASS | flags);
  } catch (const Xapian::DatabaseLockError& error) {
    // Xapian tells this cause in words of its own.
    if (error.get_msg().find("too many open files") == std::string::npos) throw;
    throw Xapian::DatabaseOpeningError("Couldn't open " + folder, EMFILE);
  }
}

void check_database(const std::string& folder) {
  check_is_plain(folder);
  for (const auto& name : database_files()) {
    const std::string path = folder + "/" + name;
    if (access(path.c_str(), W_OK) != 0 && errno != ENOENT) return;
  }
  if (Xapian::Database::check(folder) == 0) return;
  // Xapian counts a table that it cannot open as one that is damaged.
  require_descriptors(folder);
  refuse(folder, "it is inconsistent");
}

}  // namespace fihris
