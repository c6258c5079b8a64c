#include "commands/options/alias_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "analyzers/error.h"
#include "analyzers/places/alias_file.h"
#include "analyzers/places/gazetteer.h"
#include "analyzers/words/phrase_table.h"
#include "commands/options/alias_option.h"
#include "commands/options/input_file.h"
#include "index/file_descriptor.h"
#include "messages/translation.h"

namespace fs = std::filesystem;

namespace fihris {
namespace {

[[noreturn]] void fail(const std::string& file, int error) {
  throw Error(tr("alias file: {1}: cannot be written: {2}; it is as it was; name another with --aliases",
                 {file, std::strerror(error)}));
}

bool write_whole(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return fsync(descriptor) == 0;
}

/// Makes `text` the content of `target`, which the user calls `file`; the folder is locked.
void replace(const std::string& file, const fs::path& target, const std::string& text) {
  std::error_code error;
  const fs::perms mode = fs::status(target, error).permissions();
  const std::string fresh = target.string() + ".new";
  unlink(fresh.c_str());  // of a run that was killed
  const FileDescriptor descriptor(open(fresh.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
  if (descriptor.value() < 0) fail(file, errno);
  if (mode != fs::perms::unknown && mode != fs::perms::none)
    fchmod(descriptor.value(), static_cast<mode_t>(mode & fs::perms::mask));
  if (!write_whole(descriptor.value(), text) || std::rename(fresh.c_str(), target.c_str()) != 0) {
    const int cause = errno;
    unlink(fresh.c_str());
    fail(file, cause);
  }
}

}  // namespace

std::string read_alias_file(const std::string& file) {
  std::error_code error;
  if (!fs::exists(file, error) && !error) return {};
  const std::string text =
      read_small_file(tr("alias file"), file, most_alias_bytes, tr("name another with --aliases"));
  read_aliases(text, file);
  return text;
}

AliasEdit change_alias_file(const std::string& file,
                            const std::function<AliasEdit(const std::string& text)>& edit) {
  std::error_code error;
  const fs::path target = fs::weakly_canonical(fs::absolute(file), error);
  if (error) fail(file, error.value());
  fs::create_directories(target.parent_path(), error);
  if (error) fail(file, error.value());
  const FileDescriptor folder(open(target.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (folder.value() < 0) fail(file, errno);
  // Where there are no locks, two runs at the same moment may undo each other's change.
  while (flock(folder.value(), LOCK_EX) != 0 && errno == EINTR) continue;
  AliasEdit edited = edit(read_alias_file(file));
  if (edited.changed == 0) return edited;
  read_aliases(edited.text, file);
  if (edited.text.size() > most_alias_bytes)
    throw Error(tr("alias file: {1}: would grow beyond 16 MB; remove aliases from it first", {file}));
  replace(file, target, edited.text);
  return edited;
}

AliasKind likely_kind(const std::string& text, const std::vector<std::string>& forms) {
  if (const auto lines = alias_lines(text, forms); !lines.empty())
    return read_aliases(lines.front(), {}).front().kind;
  const bool is_place = std::any_of(forms.begin(), forms.end(), [](const std::string& form) {
    const std::string phrase = fold_phrase(form);
    return !Gazetteer().find(words_of(phrase)).empty();
  });
  return is_place ? AliasKind::place : AliasKind::person;
}

}  // namespace fihris
