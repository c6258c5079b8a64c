#include "indexer/readers/process/asked_pictures.h"

#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <utility>

#include "indexer/readers/process/socket_sink.h"
#include "indexer/reading/wire.h"

namespace fihris {
namespace {

std::string receive(int descriptor, std::size_t size) {
  std::string bytes(size, '\0');
  for (std::size_t at = 0; at < size;) {
    const ssize_t count = recv(descriptor, bytes.data() + at, size - at, 0);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) _exit(1);
    at += static_cast<std::size_t>(count);
  }
  return bytes;
}

}  // namespace

PictureText AskedPictures::read(std::string_view picture, unsigned dots_per_inch) {
  MessageWriter question(MessageKind::picture);
  question.add(std::uint32_t{dots_per_inch});
  question.add(picture);
  send_message(descriptor_, question);
  const std::string answer = receive(descriptor_, message_size(receive(descriptor_, message_head_bytes)));
  MessageReader fields(answer);
  PictureText text;
  text.result = static_cast<PictureText::Result>(fields.number());
  text.reason = fields.text();
  const std::uint32_t pages = fields.number();
  for (std::uint32_t i = 0; i < pages; ++i) {
    PicturePage page;
    page.confidence = fields.number();
    page.text = fields.text();
    text.pages.push_back(std::move(page));
  }
  return text;
}

}  // namespace fihris
