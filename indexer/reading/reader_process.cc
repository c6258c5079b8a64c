#include "indexer/reading/reader_process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <system_error>
#include <utility>

#include "analyzers/error.h"
#include "analyzers/words/utf8.h"
#include "indexer/reading/reader_program.h"

extern char** environ;

namespace fihris {
namespace {

using std::chrono::seconds;
using std::chrono::steady_clock;

/// A reader that has said nothing for so long hangs.
constexpr seconds longest_silence{30};
/// What a file may take in all, and for each MiB of it.
constexpr seconds longest_file{600};
constexpr std::uint64_t seconds_a_mib = 2;
/// What the pages of a file that are read in their pictures may take beside, to be drawn.
constexpr seconds longest_drawing{1800};

constexpr std::size_t max_inner_bytes = 4096;
constexpr std::size_t max_field_bytes = 4096;  ///< of what is neither text nor path
constexpr std::size_t receive_bytes = 256u << 10;

constexpr int reader_socket = 3;

/// Of what is written in a picture so much is taken.
constexpr std::size_t max_picture_text_bytes = 4u << 20;

constexpr const char* gave_nonsense = "its reader gave nonsense";

seconds silence() {
  const char* text = std::getenv("FIHRIS_READER_SECONDS");
  const long given = text ? std::atol(text) : 0;
  return given > 0 ? seconds(given) : longest_silence;
}

/// `text` as well-formed UTF-8 without NUL.
std::string clean(std::string_view text) {
  std::string cleaned;
  cleaned.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char32_t character = next_character(text, at);
    append_utf8(cleaned, character == 0 ? U' ' : character);
  }
  return cleaned;
}

std::string clean_field(std::string_view text) {
  std::string field = clean(text.substr(0, max_field_bytes));
  for (char& c : field) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  return field;
}

/// A path inside a file, which can lead nowhere else: bytes as they are, without NUL and line ends.
std::string clean_inner(std::string_view inner) {
  std::string cleaned(inner.substr(0, max_inner_bytes));
  std::replace_if(
      cleaned.begin(), cleaned.end(), [](char c) { return c == '\0' || c == '\n' || c == '\r'; }, ' ');
  if (!cleaned.empty() && cleaned.front() != '!' && cleaned.front() != '#') cleaned.insert(0, "!/");
  return cleaned;
}

ReadArticle read_article(MessageReader fields) {
  ReadArticle article;
  article.inner = clean_inner(fields.text());
  article.format = clean_field(fields.text());
  article.encoding.name = clean_field(fields.text());
  article.encoding.told_by = clean_field(fields.text());
  article.encoding.repairs = fields.number();
  for (std::string* field : {&article.title, &article.author, &article.source, &article.language,
                             &article.date, &article.date_origin}) {
    *field = clean_field(fields.text());
  }
  article.body = clean(fields.text());
  article.boilerplate = clean(fields.text());
  return article;
}

ReadFailure read_failure(MessageReader fields) {
  ReadFailure failure;
  failure.inner = clean_inner(fields.text());
  failure.reason = clean_field(fields.text());
  failure.is_other_kind = fields.number() != 0;
  return failure;
}

}  // namespace

ReadRequest request_for(int descriptor, const std::string& path, const ReadingSettings& settings) {
  return {descriptor, path, std::string(setting_for(path, settings.encodings)),
          std::string(setting_for(path, settings.fields)), std::string(setting_for(path, settings.scans))};
}

ReaderProcess::~ReaderProcess() {
  stop();
}

void ReaderProcess::start() {
  const std::string program = reader_program();
  if (program.empty()) {
    throw Error(
        "the reader of formats is missing: fihris-reader: it belongs beside the program; install fihris "
        "again");
  }
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
    throw Error("cannot start the reader of formats: " + program + ": " +
                std::generic_category().message(errno));
  }
  socket_.emplace(ends[0]);
  const FileDescriptor other(ends[1]);
  // What it is told of its pictures may be more than waits for it.
  const timeval longest_wait{static_cast<time_t>(silence().count()), 0};
  setsockopt(ends[0], SOL_SOCKET, SO_SNDTIMEO, &longest_wait, sizeof longest_wait);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  // What parsers complain about is no output of ours, and nobody reads a pipe that would fill up.
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, other.value(), reader_socket);
  std::string name = "fihris-reader";
  std::string version = FIHRIS_VERSION;
  char* arguments[] = {name.data(), version.data(), nullptr};
  const int error = posix_spawn(&process_, program.c_str(), &actions, nullptr, arguments, environ);
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0) {
    process_ = -1;
    socket_.reset();
    throw Error("cannot start the reader of formats: " + program + ": " +
                std::generic_category().message(error));
  }
}

void ReaderProcess::stop() {
  socket_.reset();
  if (process_ >= 0) {
    kill(process_, SIGKILL);
    while (waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
    }
    process_ = -1;
  }
  input_.clear();
  taken_ = 0;
  is_reading_ = false;
}

void ReaderProcess::begin(const ReadRequest& request) {
  if (is_reading_) stop();  // the rest of the file before is not wanted
  timed_out_ = false;
  struct stat status {};
  const std::uint64_t size =
      fstat(request.descriptor, &status) == 0 ? static_cast<std::uint64_t>(status.st_size) : 0;
  deadline_ = steady_clock::now() + longest_file + seconds((size >> 20) * seconds_a_mib);
  if (!request.scans.empty()) deadline_ += longest_drawing;
  if (process_ < 0) start();
  if (!send(request)) {
    stop();  // it died between two files
    start();
    send(request);  // if it has died again, next() says so
  }
  given_.clear();
  scans_ = request.scans;
  picture_count_ = 0;
  failed_pictures_ = 0;
  lacks_scan_reader_ = false;
  is_reading_ = true;
}

bool ReaderProcess::send(const ReadRequest& request) {
  MessageWriter message(MessageKind::read);
  message.add(request.path);
  message.add(request.encoding);
  message.add(request.fields);
  message.add(request.scans);
  const std::string& bytes = message.finish();
  iovec part{const_cast<char*>(bytes.data()), bytes.size()};
  alignas(cmsghdr) char control[CMSG_SPACE(sizeof(int))] = {};
  msghdr header{};
  header.msg_iov = &part;
  header.msg_iovlen = 1;
  header.msg_control = control;
  header.msg_controllen = sizeof control;
  cmsghdr* passed = CMSG_FIRSTHDR(&header);
  passed->cmsg_level = SOL_SOCKET;
  passed->cmsg_type = SCM_RIGHTS;
  passed->cmsg_len = CMSG_LEN(sizeof(int));
  std::memcpy(CMSG_DATA(passed), &request.descriptor, sizeof(int));
  // A request is a few kilobytes and its reader waits for it: it goes in one piece or not at all.
  return sendmsg(socket_->value(), &header, MSG_NOSIGNAL) == static_cast<ssize_t>(bytes.size());
}

bool ReaderProcess::receive(std::size_t size) {
  if (taken_ > 0) {
    input_.erase(0, taken_);
    taken_ = 0;
  }
  const steady_clock::time_point end_of_silence = steady_clock::now() + silence();
  auto last = end_of_silence;
  while (input_.size() < size) {
    const auto now = steady_clock::now();
    const auto until = std::min(last, deadline_);
    if (now >= until) {
      timed_out_ = true;
      return false;
    }
    pollfd waiting{socket_->value(), POLLIN, 0};
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - now).count() + 1;
    const int ready = poll(&waiting, 1, static_cast<int>(left));
    if (ready < 0 && errno != EINTR) return false;
    if (ready <= 0) continue;
    const std::size_t before = input_.size();
    input_.resize(before + receive_bytes);
    const ssize_t count = recv(socket_->value(), input_.data() + before, receive_bytes, 0);
    input_.resize(before + static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
    if (count == 0 || (count < 0 && errno != EINTR)) return false;
    last = steady_clock::now() + silence();
  }
  return true;
}

std::optional<ReaderProcess::Item> ReaderProcess::next() {
  while (is_reading_) {
    const auto has = [&](std::size_t size) { return input_.size() - taken_ >= size || receive(size); };
    if (!has(message_head_bytes)) return broken(how_it_ended());
    const std::string_view head = std::string_view(input_).substr(taken_, message_head_bytes);
    const auto kind = static_cast<MessageKind>(head.front());
    const std::size_t size = message_size(head);
    if (size > max_message_bytes) return broken({{}, gave_nonsense});
    if (!has(message_head_bytes + size)) return broken(how_it_ended());
    const MessageReader fields(std::string_view(input_).substr(taken_ + message_head_bytes, size));
    taken_ += message_head_bytes + size;
    try {
      switch (kind) {
        case MessageKind::alive:
          continue;
        case MessageKind::done:
          is_reading_ = false;
          return std::nullopt;
        case MessageKind::article: {
          ReadArticle article = read_article(fields);
          if (given_.insert(article.inner).second) return article;
          return ReadFailure{article.inner, "its path stands twice in the file; the first is taken"};
        }
        case MessageKind::failure: {
          ReadFailure failure = read_failure(fields);
          failure.may_pass = lacks_scan_reader_;
          return failure;
        }
        case MessageKind::picture:
          if (!answer(fields)) return broken(how_it_ended());
          continue;
        case MessageKind::read:
        case MessageKind::text:
          break;
      }
    } catch (const WireError&) {
    }
    return broken({{}, gave_nonsense});
  }
  return std::nullopt;
}

bool ReaderProcess::answer(MessageReader picture) {
  if (scans_.empty()) throw WireError{"a picture that was not asked for"};
  const unsigned dots_per_inch = picture.number();
  const auto began = steady_clock::now();
  const PictureText text = read_picture(picture.text(), dots_per_inch);
  deadline_ += steady_clock::now() - began;  // it has waited meanwhile
  lacks_scan_reader_ |= text.result == PictureText::Result::unavailable;
  MessageWriter message(MessageKind::text);
  message.add(static_cast<std::uint32_t>(text.result));
  message.add(text.reason);
  message.add(static_cast<std::uint32_t>(text.pages.size()));
  std::size_t left = max_picture_text_bytes;
  for (const PicturePage& page : text.pages) {
    message.add(page.confidence);
    message.add(std::string_view(page.text).substr(0, left));
    left -= std::min(left, page.text.size());
  }
  std::string_view rest = message.finish();
  while (!rest.empty()) {
    const ssize_t count = ::send(socket_->value(), rest.data(), rest.size(), MSG_NOSIGNAL);
    if (count < 0 && errno == EINTR) continue;
    timed_out_ = count < 0 && errno == EAGAIN;
    if (count <= 0) return false;
    rest.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

PictureText ReaderProcess::read_picture(std::string_view picture, unsigned dots_per_inch) {
  if (++picture_count_ > most_pictures)
    return {PictureText::Result::failed, {}, "its file has more pictures than are read of one"};
  if (failed_pictures_ == most_failed_pictures)
    return {PictureText::Result::failed, {}, "others before it in its file could not be read"};
  if (!pictures_) pictures_.emplace(reader_program());
  PictureText text = pictures_->read(picture, dots_per_inch, scans_);
  failed_pictures_ = text.result == PictureText::Result::failed ? failed_pictures_ + 1 : 0;
  return text;
}

ReaderProcess::Item ReaderProcess::broken(ReadFailure failure) {
  stop();
  failure.reader_has_died = true;
  return failure;
}

ReadFailure ReaderProcess::how_it_ended() {
  if (timed_out_) return {{}, "its reader has taken too long and was ended"};
  int status = 0;
  // The socket is closed, so that it has ended or is about to.
  kill(process_, SIGKILL);
  while (waitpid(process_, &status, 0) < 0 && errno == EINTR) {
  }
  process_ = -1;
  ReadFailure failure;
  if (WIFEXITED(status) && WEXITSTATUS(status) == out_of_memory_status) {
    failure.reason = "its reader needs more memory than it may have";
  } else if (WIFEXITED(status) && WEXITSTATUS(status) == other_version_status) {
    failure.reason = "its reader, " + reader_program() + ", is of another version; install fihris again";
    failure.may_pass = true;
  } else if (WIFSIGNALED(status)) {
    failure.reason = "its reader has crashed (" + std::string(strsignal(WTERMSIG(status))) + ")";
    failure.may_pass = WTERMSIG(status) == SIGKILL || WTERMSIG(status) == SIGTERM;
  } else {
    failure.reason = "its reader has ended too early";
    failure.may_pass = true;
  }
  return failure;
}

}  // namespace fihris
