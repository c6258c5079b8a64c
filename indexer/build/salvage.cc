#include "indexer/build/salvage.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <exception>
#include <string_view>
#include <system_error>
#include <vector>

#include <xapian.h>

#include "analyzers/error.h"
#include "index/file_descriptor.h"
#include "index/generation_seal.h"
#include "index/index_reader.h"
#include "messages/translation.h"

namespace fihris {
namespace {

/// The lists are handed over with each item behind the letter of its list, and with a NUL at its end, which
/// no path, pattern or encoding holds.
std::string encode_lists(const Manifest& manifest) {
  std::string text;
  const auto append = [&](char letter, const std::vector<std::string>& items) {
    for (const std::string& item : items) (text += letter).append(item).push_back('\0');
  };
  append('r', manifest.roots);
  append('v', manifest.volumes);
  append('s', to_list(manifest.selections));
  append('e', manifest.settings.encodings);
  append('d', manifest.settings.dates);
  append('f', manifest.settings.fields);
  append('o', manifest.settings.scans);
  return text;
}

Manifest decode_lists(std::string_view text) {
  Manifest manifest;
  std::vector<std::string> selections;
  while (!text.empty()) {
    const std::size_t end = text.find('\0');
    auto& items = text.front() == 'r'   ? manifest.roots
                  : text.front() == 'v' ? manifest.volumes
                  : text.front() == 'e' ? manifest.settings.encodings
                  : text.front() == 'd' ? manifest.settings.dates
                  : text.front() == 'f' ? manifest.settings.fields
                  : text.front() == 'o' ? manifest.settings.scans
                                        : selections;
    items.emplace_back(text.substr(1, end - 1));
    text.remove_prefix(end + 1);
  }
  manifest.selections = to_selections(selections);
  return manifest;
}

/// What the child does; never returns.
[[noreturn]] void read_and_write(const std::string& folder, int out) {
  for (const int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT}) ::signal(signal, SIG_DFL);
  bool is_done = false;
  try {
    const SealState seal = check_seal(folder);
    if (seal == SealState::whole || seal == SealState::older) {
      const std::string text = encode_lists(read_manifest(open_articles(folder).tables()));
      is_done = write(out, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    }
  } catch (const std::exception&) {  // too damaged to tell
  } catch (const Xapian::Error&) {
  }
  _exit(is_done ? 0 : 1);
}

std::string read_all(int descriptor) {
  std::string text;
  char bytes[4096];
  for (;;) {
    const ssize_t size = read(descriptor, bytes, sizeof bytes);
    if (size > 0) text.append(bytes, static_cast<std::size_t>(size));
    if (size == 0 || (size < 0 && errno != EINTR)) return text;
  }
}

}  // namespace

std::optional<Manifest> salvage_manifest(const std::string& folder) {
  const auto fail = [&] {
    throw Error(tr("cannot read the index: {1}: {2}; end other programs and run again",
                   {folder, std::generic_category().message(errno)}));
  };
  int ends[2];
  if (pipe(ends) != 0) fail();
  const FileDescriptor in(ends[0]);
  pid_t child;
  {
    const FileDescriptor out(ends[1]);
    child = fork();
    if (child < 0) fail();
    if (child == 0) read_and_write(folder, out.value());
  }
  const std::string text = read_all(in.value());
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) return {};
  return decode_lists(text);
}

}  // namespace fihris
