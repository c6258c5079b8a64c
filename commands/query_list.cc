#include "commands/query_list.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <system_error>
#include <utility>

#include "analyzers/error.h"
#include "indexer/encodings/decoding.h"
#include "query/shown/marked_text.h"

namespace fihris {
namespace {

/// True if `bytes` begin with the byte order mark of UTF-16 or UTF-32.
bool is_wide(const std::string& bytes) {
  return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") ||
         bytes.starts_with(std::string("\0\0\xFE\xFF", 4));
}

void remove_carriage_return(std::string& line) {
  if (line.ends_with('\r')) line.pop_back();
}

}  // namespace

QueryList::QueryList(const std::string& file) : name_(file == "-" ? "standard input" : file) {
  if (file == "-") return;
  std::error_code error;
  if (std::filesystem::is_directory(file, error)) fail("is a folder; name a file of queries");
  std::ifstream stream(file, std::ios::binary);
  if (!stream) {
    fail("cannot be read: " + std::generic_category().message(errno) +
         "; name a file of queries, or - for standard input");
  }
  take_whole(stream);
}

bool QueryList::next(std::string& line) {
  if (!is_whole_) {
    if (!std::getline(std::cin, line)) {
      if (std::ferror(stdin) != 0) fail("cannot be read; name a file of queries");
      return false;
    }
    if (!std::exchange(is_first_, false) || !is_wide(line)) {
      DecodedText decoded = decode_text(line);
      line = decoded.is_text ? std::move(decoded.text) : well_formed(line);  // others may be better
      remove_carriage_return(line);
      return true;
    }
    text_ = line + '\n';
    take_whole(std::cin);
  }
  if (at_ >= text_.size()) return false;
  const std::size_t end = std::min(text_.find('\n', at_), text_.size());
  line = text_.substr(at_, end - at_);
  at_ = end + 1;
  remove_carriage_return(line);
  return true;
}

/// Reads what is left of the stream behind `text_`, and decodes all of it.
void QueryList::take_whole(std::istream& stream) {
  is_whole_ = true;
  text_.append(std::istreambuf_iterator<char>(stream), {});
  if (stream.bad() || (&stream == &std::cin && std::ferror(stdin) != 0))
    fail("cannot be read to its end; see whether its disk is whole");
  text_ = decode(std::move(text_));
}

std::string QueryList::decode(std::string bytes) const {
  DecodedText decoded = decode_text(std::move(bytes));
  if (!decoded.is_text) fail("is no text; name a file of queries");
  return std::move(decoded.text);
}

void QueryList::fail(const std::string& why) const {
  throw Error("batch: " + name_ + ": " + why);
}

}  // namespace fihris
