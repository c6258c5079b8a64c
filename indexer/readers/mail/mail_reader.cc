#include "indexer/readers/mail/mail_reader.h"

#include <memory>
#include <string>
#include <utility>

#include <gmime/gmime.h>

#include "analyzers/dates/day.h"
#include "indexer/articles/decoded_encoding.h"
#include "indexer/encodings/decoding.h"
#include "indexer/readers/mail/encoded_words.h"
#include "indexer/readers/mail/mbox.h"
#include "indexer/readers/web/html_reader.h"
#include "indexer/readers/web/html_text.h"

namespace fihris {
namespace {

constexpr unsigned max_depth = 6;  ///< of messages and parts in each other
constexpr std::size_t max_parts = 1000;
constexpr std::size_t least_letters = 20;  ///< a plain part with less only points to the page beside it

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
template <typename Object>
using Owned = std::unique_ptr<Object, Unref>;

std::string text_of(const char* text) {
  return text ? text : "";
}

/// The bytes of a part, its transfer encoding undone.
std::string content_of(GMimePart* part) {
  GMimeDataWrapper* content = g_mime_part_get_content(part);
  if (!content) return {};
  const Owned<GMimeStream> memory(g_mime_stream_mem_new());
  g_mime_data_wrapper_write_to_stream(content, memory.get());
  const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(memory.get()));
  return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

/// What the parts of a message give.
struct Parts {
  std::string plain;
  std::string html;
  ArticleEncoding encoding;  ///< of the first part that is not plain UTF-8
  std::size_t seen = 0;
  std::size_t attachments = 0;
};

class MessageReader {
 public:
  explicit MessageReader(const ReadContext& context) : context_(context) {}

  void read(GMimeMessage* message, const std::string& inner, FileFormat format, unsigned depth) {
    Parts parts;
    GMimeObject* top = g_mime_message_get_mime_part(message);
    const char* const address = g_mime_object_get_header(GMIME_OBJECT(message), "Snapshot-Content-Location");
    const bool is_page =
        top && address &&
        g_mime_content_type_is_type(g_mime_object_get_content_type(top), "multipart", "related");
    if (top) walk(top, inner, parts, depth);
    ReadArticle article = context_.article(format);
    article.inner = inner;
    article.encoding = parts.encoding;
    if (is_page) {
      article.format = "mhtml";
      fill_from_html(parts.html, address, article);
    } else {
      const bool has_plain = parts.plain.size() > least_letters || parts.html.empty();
      article.body = has_plain ? std::move(parts.plain) : html_to_text(parts.html);
    }
    add_header(message, article);
    context_.sink.add(std::move(article));
  }

 private:
  static std::string header(GMimeMessage* message, const char* name) {
    GMimeHeaderList* headers = g_mime_object_get_header_list(GMIME_OBJECT(message));
    GMimeHeader* found = headers ? g_mime_header_list_get_header(headers, name) : nullptr;
    return found ? decode_header(text_of(g_mime_header_get_raw_value(found))) : std::string();
  }

  static void add_header(GMimeMessage* message, ReadArticle& article) {
    if (std::string subject = header(message, "Subject"); !subject.empty())
      article.title = std::move(subject);
    if (article.author.empty()) article.author = header(message, "From");
    const std::string date = header(message, "Date");
    if (const auto day = find_day(date)) {
      article.date = to_iso(*day);
      article.date_origin = "metadata";
    }
  }

  void walk(GMimeObject* object, const std::string& inner, Parts& parts, unsigned depth) {
    context_.sink.alive();
    if (depth == max_depth || ++parts.seen > max_parts) return;
    if (GMIME_IS_MULTIPART(object)) {
      GMimeMultipart* multipart = GMIME_MULTIPART(object);
      for (int i = 0; i < g_mime_multipart_get_count(multipart); ++i) {
        walk(g_mime_multipart_get_part(multipart, i), inner, parts, depth + 1);
      }
    } else if (GMIME_IS_MESSAGE_PART(object)) {
      GMimeMessage* message = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));
      if (message)
        read(message, inner + "!/" + std::to_string(++parts.attachments) + ".eml", FileFormat::mail,
             depth + 1);
    } else if (GMIME_IS_PART(object)) {
      take_part(GMIME_PART(object), inner, parts);
    }
  }

  void take_part(GMimePart* part, const std::string& inner, Parts& parts) {
    GMimeContentType* type = g_mime_object_get_content_type(GMIME_OBJECT(part));
    const std::string name = decode_header(text_of(g_mime_part_get_filename(part)));
    const char* disposition = g_mime_object_get_disposition(GMIME_OBJECT(part));
    const bool is_attached = (disposition && g_ascii_strcasecmp(disposition, "attachment") == 0) ||
                             (!name.empty() && !g_mime_content_type_is_type(type, "text", "*"));
    if (is_attached) return take_attachment(part, name, inner, parts);
    const bool is_html = g_mime_content_type_is_type(type, "text", "html");
    if (!is_html && !g_mime_content_type_is_type(type, "text", "plain")) return;  // styles, calendars
    const std::string declared = text_of(g_mime_content_type_get_parameter(type, "charset"));
    // Messages of many writers lie in one folder, and mostly say it right: what the user says is for the
    // others.
    const DecodedText decoded =
        decode_text(content_of(part), {declared, declared.empty() ? context_.encoding : std::string()});
    if (!decoded.is_text) return;
    if (parts.encoding.is_plain()) parts.encoding = encoding_of(decoded);
    std::string& to = is_html ? parts.html : parts.plain;
    to.append(to.empty() ? "" : "\n\n").append(decoded.text);
  }

  void take_attachment(GMimePart* part, const std::string& name, const std::string& inner, Parts& parts) {
    const std::string bytes = content_of(part);
    if (bytes.size() > context_.budget.bytes)
      return context_.sink.fail({inner, "unpacks to more than may be trusted"});
    context_.budget.bytes -= bytes.size();
    const std::string number = std::to_string(++parts.attachments);
    const ReadContext inside = context_.inside(inner + "!/" + (name.empty() ? number : name));
    MemoryInput attached(name, bytes);
    if (context_.depth >= 4) return inside.fail("an attachment too deep inside of others");
    context_.read_any(attached, inside);
  }

  const ReadContext& context_;
};

}  // namespace

void prepare_mail() {
  g_mime_init();
}

void read_mail(Input& input, const ReadContext& context) {
  const std::string bytes = input.read_all();
  const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  const Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
  if (!message) return context.fail("a damaged message");
  MessageReader(context).read(message.get(), context.inner, FileFormat::mail, 0);
}

void read_mbox(Input& input, const ReadContext& context) {
  std::size_t number = 0;
  for_each_message(input, [&](const std::string& bytes) {
    context.sink.alive();
    ++number;
    const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
    const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
    const Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
    const std::string inner = context.inner + "#" + std::to_string(number);
    if (!message) return context.sink.fail({inner, "a damaged message"});
    MessageReader(context).read(message.get(), inner, FileFormat::mbox, 0);
  });
}

}  // namespace fihris
