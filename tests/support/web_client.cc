#include "tests/support/web_client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/time.h>

#include <cctype>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <stdexcept>

namespace fihris {
namespace {

WebAnswer parse(const std::string& bytes) {
  WebAnswer answer;
  const std::size_t end = bytes.find("\r\n\r\n");
  if (!bytes.starts_with("HTTP/1.1 ") || end == std::string::npos) return answer;
  answer.status = std::atoi(bytes.c_str() + 9);
  answer.body = bytes.substr(end + 4);
  for (std::size_t at = bytes.find("\r\n") + 2; at < end;) {
    const std::size_t line = bytes.find("\r\n", at);
    const std::size_t colon = bytes.find(": ", at);
    std::string name = bytes.substr(at, colon - at);
    for (char& c : name) c = static_cast<char>(std::tolower(c));
    answer.headers[name] = bytes.substr(colon + 2, line - colon - 2);
    at = line + 2;
  }
  return answer;
}

}  // namespace

FileDescriptor connect_to(int port) {
  FileDescriptor client(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (connect(client.value(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
    throw std::runtime_error("cannot connect");
  return client;
}

WebAnswer ask(const FileDescriptor& client, std::string_view bytes) {
  // Reads while it writes: a server may answer, and close, before all is sent.
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(30);
  std::string received;
  while (std::chrono::steady_clock::now() < deadline) {
    pollfd waiting{client.value(), static_cast<short>(bytes.empty() ? POLLIN : POLLIN | POLLOUT), 0};
    if (poll(&waiting, 1, 1000) <= 0) continue;
    if ((waiting.revents & (POLLIN | POLLHUP | POLLERR)) != 0) {
      char buffer[1u << 16];
      const ssize_t count = recv(client.value(), buffer, sizeof buffer, MSG_DONTWAIT);
      if (count > 0) received.append(buffer, static_cast<std::size_t>(count));
      if (count == 0 || (count < 0 && errno != EAGAIN)) break;
    }
    if ((waiting.revents & POLLOUT) != 0 && !bytes.empty()) {
      const ssize_t count = send(client.value(), bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
      if (count > 0) bytes.remove_prefix(static_cast<std::size_t>(count));
      if (count < 0 && errno != EAGAIN) bytes = {};
    }
  }
  return parse(received);
}

WebAnswer ask(int port, std::string_view bytes) {
  return ask(connect_to(port), bytes);
}

}  // namespace fihris
