#include "indexer/readers/containers/tnef_reader.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/articles/decoded_encoding.h"
#include "indexer/encodings/decoding.h"
#include "indexer/readers/containers/archive_reader.h"

namespace fihris {
namespace {

constexpr std::size_t head_bytes = 6;  ///< signature and key
constexpr std::size_t most_attachments = 1000;

/// What the specification calls attributes: their tags, those of it that have a text or a file.
enum class Tag : std::uint32_t {
  subject = 0x00018004,
  body = 0x0002800C,
  attachment_begins = 0x00069002,
  attachment_name = 0x00018010,
  attachment_bytes = 0x0006800F,
};

struct Attribute {
  Tag tag;
  std::string_view value;
};

std::uint32_t number_at(std::string_view bytes, std::size_t at) {
  std::uint32_t number = 0;
  for (std::size_t i = 4; i-- > 0;) number = number << 8 | static_cast<unsigned char>(bytes[at + i]);
  return number;
}

/// Takes the next attribute off `rest`: a byte for the level, tag and size, the value, a sum of two bytes.
std::optional<Attribute> take_attribute(std::string_view& rest) {
  constexpr std::size_t before = 9;
  constexpr std::size_t behind = 2;
  if (rest.empty()) return std::nullopt;
  if (rest.size() < before) throw InputError("ends too early");
  const auto tag = static_cast<Tag>(number_at(rest, 1));
  const std::size_t size = number_at(rest, 5);
  rest.remove_prefix(before);
  if (size > rest.size()) throw InputError("ends too early");
  const std::string_view value = rest.substr(0, size);
  rest.remove_prefix(std::min(size + behind, rest.size()));
  return Attribute{tag, value};
}

/// A text in the code page of its writer, up to the zero that ends it.
DecodedText text_of(std::string_view value, const ReadContext& context) {
  return decode_text(std::string(value.substr(0, value.find('\0'))), {{}, context.encoding});
}

void read_attachment(const std::string& name, std::size_t number, std::string_view bytes,
                     const ReadContext& context) {
  const std::string last = name.substr(name.find_last_of("/\\") + 1);
  const std::string called = last.empty() ? std::to_string(number) : last;
  const ReadContext inside = context.inside(context.inner + "!/" + called);
  MemoryInput attached(called, bytes);
  context.read_any(attached, inside);
}

}  // namespace

void read_tnef(Input& input, const ReadContext& context) {
  if (context.depth == max_archive_depth) return context.fail("an archive too deep inside of others");
  const std::string bytes = input.read_all();
  std::string_view rest = std::string_view(bytes).substr(std::min(head_bytes, bytes.size()));
  ReadArticle article = context.article(FileFormat::tnef);
  std::string name;
  std::size_t attachments = 0;
  while (const auto attribute = take_attribute(rest)) {
    context.sink.alive();
    switch (attribute->tag) {
      case Tag::subject:
        article.title = text_of(attribute->value, context).text;
        break;
      case Tag::body: {
        DecodedText decoded = text_of(attribute->value, context);
        article.encoding = encoding_of(decoded);
        article.body = std::move(decoded.text);
        break;
      }
      case Tag::attachment_begins:
        name.clear();
        break;
      case Tag::attachment_name:
        name = text_of(attribute->value, context).text;
        break;
      case Tag::attachment_bytes:
        if (++attachments > most_attachments) throw InputError("holds too many files");
        read_attachment(name, attachments, attribute->value, context);
        break;
    }
  }
  if (!article.body.empty()) context.sink.add(std::move(article));
}

}  // namespace fihris
