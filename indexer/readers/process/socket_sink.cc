#include "indexer/readers/process/socket_sink.h"

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>

namespace fihris {

void SocketSink::add(ReadArticle article) {
  MessageWriter message(MessageKind::article);
  message.add(article.inner);
  message.add(article.format);
  message.add(article.encoding.name);
  message.add(article.encoding.told_by);
  message.add(static_cast<std::uint32_t>(std::min<std::uint64_t>(article.encoding.repairs, UINT32_MAX)));
  for (const std::string* field :
       {&article.title, &article.author, &article.source, &article.language, &article.date,
        &article.date_origin, &article.body, &article.boilerplate}) {
    message.add(*field);
  }
  send(message);
}

void SocketSink::fail(ReadFailure failure) {
  MessageWriter message(MessageKind::failure);
  message.add(failure.inner);
  message.add(failure.reason);
  message.add(std::uint32_t{failure.is_other_kind});
  send(message);
}

void SocketSink::alive() {
  MessageWriter message(MessageKind::alive);
  send(message);
}

void SocketSink::done() {
  MessageWriter message(MessageKind::done);
  send(message);
}

void SocketSink::send(MessageWriter& message) const {
  send_message(descriptor_, message);
}

void send_message(int descriptor, MessageWriter& message) {
  std::string_view rest = message.finish();
  while (!rest.empty()) {
    const ssize_t count = ::send(descriptor, rest.data(), rest.size(), MSG_NOSIGNAL);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) _exit(1);
    rest.remove_prefix(static_cast<std::size_t>(count));
  }
}

}  // namespace fihris
