#include "indexer/reading/wire.h"

namespace fihris {
namespace {

void put(std::string& bytes, std::size_t at, std::size_t number) {
  for (std::size_t i = 0; i < 4; ++i) bytes[at + i] = static_cast<char>(number >> (8 * i) & 0xFF);
}

std::uint32_t get(std::string_view bytes) {
  std::uint32_t number = 0;
  for (std::size_t i = 4; i-- > 0;) number = number << 8 | static_cast<unsigned char>(bytes[i]);
  return number;
}

}  // namespace

MessageWriter::MessageWriter(MessageKind kind) : bytes_(message_head_bytes, static_cast<char>(kind)) {}

void MessageWriter::add(std::uint32_t number) {
  const std::size_t at = bytes_.size();
  bytes_.resize(at + 4);
  put(bytes_, at, number);
}

void MessageWriter::add(std::string_view field) {
  add(static_cast<std::uint32_t>(field.size()));
  bytes_ += field;
}

const std::string& MessageWriter::finish() {
  put(bytes_, 1, bytes_.size() - message_head_bytes);
  return bytes_;
}

std::string_view MessageReader::text() {
  const std::size_t size = number();
  if (size > rest_.size()) throw WireError{"a field is cut"};
  const std::string_view field = rest_.substr(0, size);
  rest_.remove_prefix(size);
  return field;
}

std::uint32_t MessageReader::number() {
  if (rest_.size() < 4) throw WireError{"a number is cut"};
  const std::uint32_t number = get(rest_);
  rest_.remove_prefix(4);
  return number;
}

std::size_t message_size(std::string_view head) {
  return get(head.substr(1));
}

}  // namespace fihris
