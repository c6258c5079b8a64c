// The program behind ReaderProcess, which starts it with its version: reads what it is handed on descriptor 3
// and writes there what it has found. With `--run PROGRAM ARGUMENT...` it becomes that program, in a sandbox
// of its own.
#include <sys/socket.h>
#include <unistd.h>

#include <clocale>
#include <cstring>
#include <exception>
#include <iostream>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "index/file_descriptor.h"
#include "indexer/readers/process/any_reader.h"
#include "indexer/readers/process/asked_pictures.h"
#include "indexer/readers/process/sandbox.h"
#include "indexer/readers/process/socket_sink.h"
#include "indexer/reading/wire.h"

namespace {

using namespace fihris;

constexpr int socket_descriptor = 3;
constexpr std::size_t max_request_bytes = 64u << 10;

struct Request {
  std::string path;
  std::string encoding;
  std::string own_fields;
  std::string scans;
  FileDescriptor file;
};

/// The next request, or nothing if the indexer has gone.
std::optional<Request> receive() {
  std::string bytes(max_request_bytes, '\0');
  iovec part{bytes.data(), bytes.size()};
  alignas(cmsghdr) char control[CMSG_SPACE(sizeof(int))] = {};
  msghdr header{};
  header.msg_iov = &part;
  header.msg_iovlen = 1;
  header.msg_control = control;
  header.msg_controllen = sizeof control;
  const ssize_t count = recvmsg(socket_descriptor, &header, MSG_CMSG_CLOEXEC);
  const cmsghdr* passed = CMSG_FIRSTHDR(&header);
  if (count < static_cast<ssize_t>(message_head_bytes) || !passed || passed->cmsg_type != SCM_RIGHTS)
    return std::nullopt;
  int file = -1;
  std::memcpy(&file, CMSG_DATA(passed), sizeof file);
  MessageReader fields(std::string_view(bytes).substr(message_head_bytes,
                                                      static_cast<std::size_t>(count) - message_head_bytes));
  std::string path(fields.text());
  std::string encoding(fields.text());
  std::string own_fields(fields.text());
  std::string scans(fields.text());
  return Request{std::move(path), std::move(encoding), std::move(own_fields), std::move(scans),
                 FileDescriptor(file)};
}

}  // namespace

int main(int count, char** arguments) {
  if (count > 2 && std::string_view(arguments[1]) == "--run") return run_in_sandbox(arguments + 2);
  if (count != 2 || std::string_view(arguments[1]) != FIHRIS_VERSION) {
    std::cerr << "fihris-reader is a part of fihris " FIHRIS_VERSION ", which starts it\n";
    return other_version_status;
  }
  // Without a locale of UTF-8 libarchive gives no names.
  std::setlocale(LC_CTYPE, "C.UTF-8");
  std::set_new_handler([] { _exit(out_of_memory_status); });
  prepare_readers();
  enter_sandbox();
  SocketSink sink(socket_descriptor);
  AskedPictures pictures(socket_descriptor);
  try {
    while (const auto request = receive()) {
      read_file_articles(request->file.value(), {request->path, request->encoding, request->own_fields}, sink,
                         request->scans.empty() ? nullptr : &pictures);
      sink.done();
    }
  } catch (const std::bad_alloc&) {
    return out_of_memory_status;
  } catch (const WireError&) {
    return 1;
  } catch (const std::exception&) {
    return 1;
  }
  return 0;
}
