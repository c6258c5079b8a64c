#include "indexer/readers/mail/mbox.h"

#include <algorithm>
#include <string_view>

namespace fihris {
namespace {

/// Lines of an input, with their ends.
class Lines {
 public:
  explicit Lines(Input& input) : input_(input) {}

  /// The next line, at most 1 MiB of it, in `line`. False at the end.
  bool next(std::string& line) {
    constexpr std::size_t longest = 1u << 20;
    line.clear();
    while (line.size() < longest) {
      if (taken_ == buffer_.size()) {
        buffer_.resize(64u << 10);
        buffer_.resize(input_.read(buffer_.data(), buffer_.size()));
        taken_ = 0;
        if (buffer_.empty()) return !line.empty();
      }
      const auto end = std::min(buffer_.find('\n', taken_), buffer_.size() - 1) + 1;
      line.append(buffer_, taken_, end - taken_);
      taken_ = end;
      if (line.ends_with('\n')) return true;
    }
    return true;
  }

 private:
  Input& input_;
  std::string buffer_;
  std::size_t taken_ = 0;
};

bool is_header_line(std::string_view line) {
  const auto colon = line.find(':');
  return colon != line.npos && colon > 0 &&
         std::all_of(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(colon),
                     [](char c) { return c > ' ' && c < 0x7F; });
}

}  // namespace

void for_each_message(Input& input, const std::function<void(const std::string& message)>& found) {
  Lines lines(input);
  std::string message;
  std::string line;
  std::string pending;  // a line that may begin a message, until the next one shows it
  bool after_blank = true;
  while (lines.next(line)) {
    if (!pending.empty()) {
      if (is_header_line(line) || line.starts_with(">From ")) {
        if (!message.empty()) found(message);
        message.clear();
      } else {
        message += pending;
      }
      pending.clear();
    }
    if (after_blank && line.starts_with("From ")) {
      pending = line;
    } else if (message.size() < max_whole_bytes) {
      message += line;
    }
    after_blank = line == "\n" || line == "\r\n";
  }
  message += pending;
  if (!message.empty()) found(message);
}

}  // namespace fihris
