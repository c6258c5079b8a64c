#include "indexer/readers/documents/epub_reader.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzers/dates/day.h"
#include "indexer/readers/documents/document_title.h"
#include "indexer/readers/input/xml_text.h"
#include "indexer/readers/web/html_document.h"
#include "indexer/readers/web/html_text.h"

namespace fihris {
namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// Undoes the percent signs of an address, and takes its fragment off.
std::string part_name(const std::string& folder, const std::string& address) {
  std::string name = folder;
  const std::string path = address.substr(0, address.find('#'));
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (path[i] == '%' && i + 2 < path.size() && hex_value(path[i + 1]) >= 0 && hex_value(path[i + 2]) >= 0) {
      name += static_cast<char>(hex_value(path[i + 1]) * 16 + hex_value(path[i + 2]));
      i += 2;
    } else {
      name += path[i];
    }
  }
  return name;
}

std::vector<Paragraph> paragraphs_of(std::string_view text) {
  constexpr std::string_view between = "\n\n";
  std::vector<Paragraph> paragraphs;
  while (!text.empty()) {
    const auto end = std::min(text.find(between), text.size());
    paragraphs.push_back({std::string(text.substr(0, end))});
    text.remove_prefix(std::min(end + between.size(), text.size()));
  }
  return paragraphs;
}

}  // namespace

void read_epub(Package& package, const ReadContext& context) {
  package.load({".xml", ".opf", ".html", ".xhtml", ".htm"});
  if (package.has("META-INF/encryption.xml") && package.has("META-INF/rights.xml"))
    return context.fail("encrypted");
  std::string book;
  for_each_xml_element(package.part("META-INF/container.xml"),
                       [&](std::string_view name, const XmlAttributes& attribute) {
                         if (name == "rootfile" && book.empty()) book = attribute("full-path");
                       });
  const std::string& description = package.part(book);
  if (description.empty()) return context.fail("a book without a table of its parts");
  const std::string folder = book.substr(0, book.rfind('/') + 1);
  std::map<std::string, std::string> parts;  // by id
  std::vector<std::string> spine;
  for_each_xml_element(description, [&](std::string_view name, const XmlAttributes& attribute) {
    if (name == "item") parts[attribute("id")] = part_name(folder, attribute("href"));
    if (name == "itemref") spine.push_back(attribute("idref"));
  });
  ReadArticle article = context.article(FileFormat::zip);
  article.format = "epub";
  for_each_xml_field(description, [&](std::string_view name, std::string text) {
    if (name == "title" && article.title.empty()) article.title = text;
    if (name == "creator") article.author.append(article.author.empty() ? "" : ", ").append(text);
    if (name == "publisher") article.source = text;
    if (name == "language") article.language = text;
    if (name == "date" && article.date.empty()) {
      if (const auto day = parse_timestamp(text)) {
        article.date = to_iso(*day);
        article.date_origin = "metadata";
      }
    }
  });
  for (const auto& id : spine) {
    context.sink.alive();
    const std::string& chapter = package.part(parts[id]);
    if (chapter.empty()) continue;
    article.body.append(article.body.empty() ? "" : "\n\n").append(html_to_text(chapter));
  }
  if (is_absurd_title(article.title)) {
    std::vector<Paragraph> paragraphs = paragraphs_of(article.body);
    choose_title(article, paragraphs);
    article.body = joined(paragraphs);
  }
  context.sink.add(std::move(article));
}

}  // namespace fihris
