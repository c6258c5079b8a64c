#include "commands/query_list.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "analyzers/error.h"
#include "indexer/encodings/decoding.h"
#include "query/shown/marked_text.h"

namespace fihris {
namespace {

constexpr std::size_t most_whole_bytes = 64u << 20;
constexpr const char* cure = "name a file of queries, or - for standard input";

void remove_carriage_return(std::string& line) {
  if (line.ends_with('\r')) line.pop_back();
}

/// True if the file can be decoded as a whole.
bool is_small_file(const std::string& file) {
  std::error_code error;
  return std::filesystem::is_regular_file(file, error) &&
         std::filesystem::file_size(file, error) <= most_whole_bytes && !error;
}

}  // namespace

QueryList::QueryList(const std::string& file) : name_(file == "-" ? "standard input" : file) {
  if (file == "-" || !is_small_file(file)) {
    reader_.emplace("batch", file);
    return;
  }
  DecodedText decoded = decode_text(read_small_file("batch", file, most_whole_bytes, cure));
  if (!decoded.is_text) fail("is no text; name a file of queries");
  text_ = std::move(decoded.text);
}

bool QueryList::next(std::string& line) {
  if (reader_) {
    if (!reader_->next(line)) return false;
    DecodedText decoded = decode_text(line);
    line = decoded.is_text ? std::move(decoded.text) : well_formed(line);  // others may be better
  } else {
    if (at_ >= text_.size()) return false;
    const std::size_t end = std::min(text_.find('\n', at_), text_.size());
    line = text_.substr(at_, end - at_);
    at_ = end + 1;
  }
  remove_carriage_return(line);
  return true;
}

void QueryList::fail(const std::string& why) const {
  throw Error("batch: " + name_ + ": " + why);
}

}  // namespace fihris
