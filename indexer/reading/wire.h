#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace fihris {

/// What passes between the indexer and a reader, over a socket: a byte for the kind, four for the size of
/// what follows (little-endian), then fields, each behind its size in four bytes.
enum class MessageKind : std::uint8_t {
  read = 'R',     ///< to the reader: path, encoding, fields, languages, and a file descriptor beside it
  picture = 'P',  ///< from it: a picture, which the indexer is to have read; it answers with `text`
  text = 'T',     ///< to the reader: the fields of PictureText
  article = 'A',  ///< from it: the fields of ReadArticle
  failure = 'F',  ///< the fields of ReadFailure
  alive = 'L',    ///< nothing: it is at work
  done = 'D',     ///< nothing: the file has ended
};

/// The exit status of a reader that may have no more memory.
inline constexpr int out_of_memory_status = 42;
/// That of one which was not started by the program that it belongs to.
inline constexpr int other_version_status = 43;

/// No message is larger.
inline constexpr std::size_t max_message_bytes = 96u << 20;

/// Puts a message together.
class MessageWriter {
 public:
  explicit MessageWriter(MessageKind kind);
  void add(std::string_view field);
  void add(std::uint32_t number);
  /// The message, whose size is now known.
  const std::string& finish();

 private:
  std::string bytes_;
};

/// Takes fields off a message, which may hold anything. Throws WireError where it does not hold them.
class MessageReader {
 public:
  explicit MessageReader(std::string_view payload) : rest_(payload) {}
  std::string_view text();
  std::uint32_t number();
  bool at_end() const { return rest_.empty(); }

 private:
  std::string_view rest_;
};

struct WireError {
  const char* what;
};

/// Bytes of the kind and the size.
inline constexpr std::size_t message_head_bytes = 5;
/// The size in a message's head. Precondition: head.size() >= message_head_bytes.
std::size_t message_size(std::string_view head);

}  // namespace fihris
