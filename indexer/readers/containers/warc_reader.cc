#include "indexer/readers/containers/warc_reader.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "indexer/readers/containers/archive_reader.h"
#include "indexer/readers/containers/header_lines.h"
#include "indexer/readers/containers/unpacker.h"
#include "indexer/reading/ascii.h"

namespace fihris {
namespace {

constexpr std::size_t max_header_bytes = 64u << 10;
constexpr std::size_t max_address_bytes = 2048;

/// The bytes of an input, by need.
class Bytes {
 public:
  explicit Bytes(Input& input) : input_(input) {}

  /// A header up to the empty line behind it; nothing at the end.
  std::optional<std::string> header() {
    std::string header;
    while (header.size() < max_header_bytes) {
      if (!fill()) return std::nullopt;
      const char c = buffer_[taken_++];
      if (header.empty() && (c == '\r' || c == '\n')) continue;  // behind the record before
      header += c;
      if (header.ends_with("\n\r\n") || header.ends_with("\n\n")) return header;
    }
    throw InputError("a damaged archive of the web: a header does not end");
  }

  /// The next `size` bytes, as far as there are so many, of which `keep` are given.
  std::string take(std::uint64_t size, std::size_t keep) {
    std::string taken;
    while (size > 0 && fill()) {
      const std::size_t part =
          static_cast<std::size_t>(std::min<std::uint64_t>(size, buffer_.size() - taken_));
      taken.append(buffer_, taken_, std::min(part, keep - taken.size()));
      taken_ += part;
      size -= part;
    }
    is_cut_ = size > 0;
    return taken;
  }

  bool is_cut() const { return is_cut_; }

 private:
  bool fill() {
    if (taken_ < buffer_.size()) return true;
    buffer_.resize(64u << 10);
    buffer_.resize(input_.read(buffer_.data(), buffer_.size()));
    taken_ = 0;
    return !buffer_.empty();
  }

  Input& input_;
  std::string buffer_;
  std::size_t taken_ = 0;
  bool is_cut_ = false;
};

std::uint64_t number_in(std::string_view text, int base = 10) {
  std::uint64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number, base);
  return number;
}

/// A body that was sent in chunks, each behind its size in hexadecimal digits.
std::string without_chunks(std::string_view body) {
  std::string whole;
  while (!body.empty()) {
    const auto end = body.find('\n');
    const std::uint64_t size = number_in(body.substr(0, end), 16);
    if (end == body.npos || size == 0) break;
    body.remove_prefix(end + 1);
    whole.append(body.substr(0, size));
    body.remove_prefix(std::min<std::uint64_t>(size, body.size()));
    while (body.starts_with('\r') || body.starts_with('\n')) body.remove_prefix(1);
  }
  return whole;
}

std::string unpacked(const std::string& body, const ReadContext& context) {
  MemoryInput packed("", body);
  Unpacker unpacker(packed, context.budget);
  if (!unpacker.next()) return {};
  EntryInput entry("", unpacker);
  return entry.read_all();
}

/// An address as a path: without its scheme.
std::string path_of(std::string_view address) {
  if (address.starts_with('<') && address.ends_with('>')) address = address.substr(1, address.size() - 2);
  if (const auto scheme = address.find("://"); scheme != address.npos) address.remove_prefix(scheme + 3);
  return std::string(address.substr(0, max_address_bytes));
}

class WarcReader {
 public:
  WarcReader(Input& input, const ReadContext& context) : bytes_(input), context_(context) {}

  void read() {
    while (const auto header = bytes_.header()) {
      context_.sink.alive();
      if (!header->starts_with("WARC/"))
        throw InputError("a damaged archive of the web: a record has no header");
      const HeaderLines fields(std::string_view(*header).substr(header->find('\n') + 1));
      const std::string_view type = fields["warc-type"];
      const bool is_page = type == "response" || type == "resource" || type == "conversion";
      const std::uint64_t size = number_in(fields["content-length"]);
      std::string content = bytes_.take(size, is_page ? max_whole_bytes : 0);
      if (bytes_.is_cut()) return context_.fail("ends too early: it is cut");
      if (!is_page) continue;
      const std::string path = path_of(fields["warc-target-uri"]);
      const ReadContext inside{
          context_.path + "!/" + path, inner_of(path),  context_.encoding, context_.fields,
          context_.depth + 1,          context_.budget, context_.sink,     context_.read_any};
      if (size > max_whole_bytes) {
        inside.fail("is too large");
        continue;
      }
      read_page(path, std::move(content), fields["content-type"], inside);
    }
  }

 private:
  /// Its path in the archive; a page that was fetched twice has a number from the second time on.
  std::string inner_of(const std::string& path) {
    std::string inner = context_.inner + "!/" + path;
    const unsigned time = ++times_[path];
    return time > 1 ? inner + "#" + std::to_string(time) : inner;
  }

  void read_page(const std::string& path, std::string content, std::string_view type,
                 const ReadContext& inside) {
    try {
      if (lower_ascii(type).starts_with("application/http")) {
        auto body = http_body(content, inside);
        if (!body) return;
        content = std::move(*body);
      }
      const std::string_view name = std::string_view(path).substr(0, path.find_first_of("?#"));
      MemoryInput page(std::string(name.substr(name.rfind('/') + 1)), content);
      inside.read_any(page, inside);
    } catch (const InputError& error) {
      inside.fail(error.what());
    }
  }

  /// What a server has sent, as it was before it was sent; nothing if that is no page.
  static std::optional<std::string> http_body(const std::string& response, const ReadContext& context) {
    const auto crlf = response.find("\r\n\r\n");
    const auto lf = response.find("\n\n");
    const auto end = std::min(crlf, lf);
    if (end == response.npos) return std::nullopt;
    const auto blank = response.find(' ');
    // Redirections and errors are no articles.
    if (blank > end || response.compare(blank + 1, 1, "2") != 0) return std::nullopt;
    const HeaderLines fields(std::string_view(response).substr(0, end));
    std::string body = response.substr(end + (end == crlf ? 4 : 2));
    if (lower_ascii(fields["transfer-encoding"]).find("chunked") != std::string::npos) {
      // Some programs keep the header, but not the chunks.
      std::string whole = without_chunks(body);
      if (!whole.empty()) body = std::move(whole);
    }
    const std::string coding = lower_ascii(fields["content-encoding"]);
    if (coding == "gzip" || coding == "x-gzip" || coding == "zstd") {
      if (body.starts_with("\x1F\x8B") || coding == "zstd") body = unpacked(body, context);
    } else if (!coding.empty() && coding != "identity" && coding != "none") {
      throw InputError("was sent in an encoding that cannot be undone: " + coding);
    }
    return body;
  }

  Bytes bytes_;
  const ReadContext& context_;
  std::map<std::string, unsigned> times_;
};

}  // namespace

void read_warc(Input& input, const ReadContext& context) {
  if (context.depth == max_archive_depth) return context.fail("an archive too deep inside of others");
  WarcReader(input, context).read();
}

}  // namespace fihris
