#include "commands/process/editor.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string_view>
#include <system_error>
#include <vector>

#include <spawn.h>
#include <sys/wait.h>

#include "analyzers/error.h"
#include "commands/options/input_file.h"
#include "indexer/encodings/decoding.h"
#include "messages/translation.h"

namespace fihris {
namespace {

constexpr std::size_t most_bytes = 64u << 20;

std::string editor() {
  for (const char* name : {"VISUAL", "EDITOR"}) {
    const char* value = std::getenv(name);
    if (value != nullptr && *value != '\0') return value;
  }
  return "vi";
}

/// What tells an editor the line: most take +N before the file, editors of the kind of Visual Studio Code
/// FILE:N behind an option.
std::vector<std::string> arguments(const std::string& command, const std::string& file, std::size_t line) {
  const std::string program = std::filesystem::path(command.substr(0, command.find(' '))).filename().string();
  for (const char* name : {"code", "codium", "code-insiders", "cursor"}) {
    if (program == name) return {"--goto", file + ':' + std::to_string(line)};
  }
  if (program == "subl" || program == "hx" || program == "helix") return {file + ':' + std::to_string(line)};
  if (line > 1) return {"+" + std::to_string(line), file};
  return {file};
}

}  // namespace

std::size_t line_in(const std::string& text, const std::string& body, std::size_t at) {
  const std::size_t begin = at == 0 ? 0 : body.rfind('\n', at - 1) + 1;
  std::size_t end = std::min(body.find('\n', at), body.size());
  if (end > begin && body[end - 1] == '\r') --end;
  const std::size_t found =
      end > begin ? text.find(std::string_view(body).substr(begin, end - begin)) : text.npos;
  if (found == text.npos) return 1;
  return 1 + static_cast<std::size_t>(
                 std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(found), '\n'));
}

void open_in_editor(const Record& record, const Occurrences& occurrences) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(record.path, error)) {
    throw Error(
        tr("show: {1}: is no file by itself, or is not there; read it with: fihris show", {record.path}));
  }
  std::size_t line = 1;
  if (record.format == "text" && occurrences.title.empty() && !occurrences.body.empty()) {
    std::string text = read_small_file(tr("show"), record.path, most_bytes, tr("open it yourself"));
    line = line_in(decode_text(std::move(text)).text, record.body, occurrences.body.front().begin);
  }
  const std::string command = editor();
  // As other programs do it: the variable is a command of the shell, the file is not.
  std::vector<std::string> words{"sh", "-c", command + " \"$@\"", command};
  for (std::string& word : arguments(command, record.path, line)) words.push_back(std::move(word));
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  std::cout << std::flush;
  // An interrupt is the editor's.
  const auto interrupt = std::signal(SIGINT, SIG_IGN);
  const auto quit = std::signal(SIGQUIT, SIG_IGN);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t defaults;
  sigemptyset(&defaults);
  sigaddset(&defaults, SIGINT);
  sigaddset(&defaults, SIGQUIT);
  posix_spawnattr_setsigdefault(&attributes, &defaults);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
  pid_t process = -1;
  int status = posix_spawnp(&process, "sh", nullptr, &attributes, pointers.data(), environ);
  posix_spawnattr_destroy(&attributes);
  if (status == 0) {
    while (waitpid(process, &status, 0) < 0 && errno == EINTR) {
    }
  }
  std::signal(SIGINT, interrupt);
  std::signal(SIGQUIT, quit);
  if (status != 0) throw Error(tr("show: {1}: the editor failed; set $EDITOR to another one", {command}));
}

}  // namespace fihris
