#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace fihris {

/// Why a file, or a part of it, cannot be read; the text reads on after `path: `.
class InputError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// What formats that are taken as a whole may weigh, in bytes.
inline constexpr std::size_t max_whole_bytes = 64u << 20;

/// The bytes of a file, or of one inside an archive, read once from begin to end.
class Input {
 public:
  /// `name` is the last part of its path.
  explicit Input(std::string name) : name_(std::move(name)) {}
  virtual ~Input() = default;
  Input(const Input&) = delete;
  Input& operator=(const Input&) = delete;

  const std::string& name() const { return name_; }

  /// The first bytes, as many as sniff_format() wants, without taking them.
  std::string_view head();

  /// The next bytes, at most `size`; 0 at the end. Throws InputError.
  std::size_t read(char* buffer, std::size_t size);

  /// All that is left. Throws InputError if that is more than `limit`.
  std::string read_all(std::size_t limit = max_whole_bytes);

  /// A descriptor whose bytes from 0 on are this input's, or -1 if there is none.
  virtual int descriptor() const { return -1; }
  /// All bytes from the begin, if they lie in memory.
  virtual std::optional<std::string_view> whole() const { return std::nullopt; }

 protected:
  virtual std::size_t read_bytes(char* buffer, std::size_t size) = 0;

 private:
  std::string name_;
  std::string peeked_;  ///< read, but not taken
  std::size_t taken_ = 0;
  bool has_head_ = false;
};

/// The input of an open file.
class FileInput : public Input {
 public:
  FileInput(std::string name, int descriptor) : Input(std::move(name)), descriptor_(descriptor) {}
  int descriptor() const override { return descriptor_; }

 protected:
  std::size_t read_bytes(char* buffer, std::size_t size) override;

 private:
  int descriptor_;
  std::int64_t offset_ = 0;
};

/// The input of bytes in memory, which must outlive it.
class MemoryInput : public Input {
 public:
  MemoryInput(std::string name, std::string_view bytes) : Input(std::move(name)), bytes_(bytes) {}
  std::optional<std::string_view> whole() const override { return bytes_; }

 protected:
  std::size_t read_bytes(char* buffer, std::size_t size) override;

 private:
  std::string_view bytes_;
  std::size_t taken_ = 0;
};

}  // namespace fihris
