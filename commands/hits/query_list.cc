#include "commands/hits/query_list.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "analyzers/error.h"
#include "indexer/encodings/decoding.h"
#include "messages/translation.h"
#include "query/shown/marked_text.h"

namespace fihris {
namespace {

constexpr std::size_t most_whole_bytes = 64u << 20;

void remove_carriage_return(std::string& line) {
  if (line.ends_with('\r')) line.pop_back();
}

/// True if `bytes` begin with the byte order mark of UTF-16 or UTF-32.
bool is_wide(const std::string& bytes) {
  return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") ||
         bytes.starts_with(std::string("\0\0\xFE\xFF", 4));
}

/// True if the file can be decoded as a whole.
bool is_small_file(const std::string& file) {
  std::error_code error;
  return std::filesystem::is_regular_file(file, error) &&
         std::filesystem::file_size(file, error) <= most_whole_bytes && !error;
}

}  // namespace

QueryList::QueryList(const std::string& file) : name_(file == "-" ? tr("standard input") : file) {
  if (file == "-" || !is_small_file(file)) {
    reader_.emplace(tr("batch"), file);
    return;
  }
  text_ = decode(read_small_file(tr("batch"), file, most_whole_bytes,
                                 tr("name a file of queries, or - for standard input")));
}

bool QueryList::next(std::string& line) {
  if (reader_) {
    if (!reader_->next(line)) return false;
    if (std::exchange(is_first_, false) && is_wide(line)) {
      take_whole(std::move(line));
      return next(line);
    }
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

/// Takes the lines behind `first`, which says that all of them are UTF-16 or UTF-32.
void QueryList::take_whole(std::string first) {
  std::string bytes = std::move(first);
  for (std::string line; reader_->next(line);) {
    bytes.append(1, '\n').append(line);
    if (bytes.size() > most_whole_bytes)
      fail(tr("is longer than 64 MB in UTF-16 or UTF-32; name a list in UTF-8"));
  }
  if (bytes.size() % 2 != 0) bytes += '\n';  // the end of the last line, of which the reader has taken a byte
  reader_.reset();
  text_ = decode(std::move(bytes));
}

std::string QueryList::decode(std::string bytes) const {
  DecodedText decoded = decode_text(std::move(bytes));
  if (!decoded.is_text) fail(tr("is no text; name a file of queries"));
  return std::move(decoded.text);
}

void QueryList::fail(const std::string& why) const {
  throw Error(tr("batch: {1}: {2}", {name_, why}));
}

}  // namespace fihris
