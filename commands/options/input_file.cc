#include "commands/options/input_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "analyzers/error.h"
#include "messages/translation.h"

namespace fihris {
namespace {

class OpenFile {
 public:
  explicit OpenFile(const std::string& name) : file_(open(name.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC)) {}
  ~OpenFile() {
    if (file_ >= 0) close(file_);
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  int descriptor() const { return file_; }

 private:
  int file_;
};

}  // namespace

std::string read_small_file(const std::string& what, const std::string& name, std::size_t most,
                            const std::string& cure) {
  const auto refuse = [&](const std::string& why) -> Error {
    return Error(tr("{1}: {2}: {3}; {4}", {what, name, why, cure}));
  };
  // A pipe without a writer would wait for ever.
  const OpenFile file(name);
  struct stat status {};
  if (file.descriptor() < 0 || fstat(file.descriptor(), &status) != 0)
    throw refuse(tr("cannot be read: {1}", {std::strerror(errno)}));
  if (!S_ISREG(status.st_mode)) throw refuse(tr("cannot be read: it is no regular file"));
  std::string text;
  for (;;) {
    char buffer[1u << 16];
    const ssize_t count = read(file.descriptor(), buffer, sizeof buffer);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw refuse(tr("cannot be read: {1}", {std::strerror(errno)}));
    if (count == 0) return text;
    text.append(buffer, static_cast<std::size_t>(count));
    if (text.size() > most) throw refuse(tr("longer than {1} MB", {std::to_string(most >> 20U)}));
  }
}

LineReader::LineReader(std::string what, const std::string& name)
    : name_(std::move(what) + ": " + (name == "-" ? tr("standard input") : name)),
      file_(name == "-" ? stdin : std::fopen(name.c_str(), "re")) {
  struct stat status {};
  const bool is_open = file_ != nullptr && fstat(fileno(file_.get()), &status) == 0;
  if (!is_open || S_ISDIR(status.st_mode))
    throw Error(tr("{1}: cannot be read: {2}; name a file of queries, or - for standard input",
                   {name_, is_open ? tr("it is a folder") : std::strerror(errno)}));
}

bool LineReader::next(std::string& line) {
  line.clear();
  ++line_;
  for (int c; (c = getc_unlocked(file_.get())) != EOF;) {
    if (c == '\n') return true;
    line += static_cast<char>(c);
    if (line.size() > most_line_bytes) {
      throw Error(tr("{1}: line {2} is longer than {3} MB; name a file with a query in each line",
                     {name_, std::to_string(line_), std::to_string(most_line_bytes >> 20U)}));
    }
  }
  if (std::ferror(file_.get()) != 0)
    throw Error(tr("{1}: cannot be read: {2}; name another file", {name_, std::strerror(errno)}));
  return !line.empty();
}

}  // namespace fihris
