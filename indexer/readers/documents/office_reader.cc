#include "indexer/readers/documents/office_reader.h"

#include <algorithm>
#include <charconv>
#include <utility>
#include <vector>

#include "indexer/readers/documents/document_title.h"
#include "indexer/readers/input/xml_text.h"

namespace fihris {
namespace {

const XmlTextRules word_rules{.paragraphs = {"p"},
                              .headings = {},
                              .texts = {"t"},
                              .blanks = {"tab", "noBreakHyphen", "ptab"},
                              .breaks = {"br", "cr"},
                              // What was deleted, moved away, or stands a second time for older programs.
                              .skipped = {"del", "moveFrom", "Fallback", "instrText", "fldData"},
                              .style = "pStyle"};

const XmlTextRules slide_rules{.paragraphs = {"p"},
                               .headings = {},
                               .texts = {"t"},
                               .blanks = {"tab"},
                               .breaks = {"br"},
                               .skipped = {"Fallback"},
                               .style = {}};

const XmlTextRules sheet_rules{.paragraphs = {"si", "is"},
                               .headings = {},
                               .texts = {"t"},
                               .blanks = {},
                               .breaks = {},
                               .skipped = {"rPh"},
                               .style = {}};

const XmlTextRules open_rules{.paragraphs = {"p"},
                              .headings = {"h"},
                              .texts = {},
                              .blanks = {"s", "tab"},
                              .breaks = {"line-break"},
                              .skipped = {"tracked-changes", "binary-data", "ruby-text"},
                              .style = {}};

/// What a document says of itself.
void add_properties(const std::string& xml, ReadArticle& article) {
  std::string created;
  for_each_xml_field(xml, [&](std::string_view name, std::string text) {
    if (name == "title") article.title = text;
    if (name == "creator" || name == "initial-creator") article.author = text;
    if (name == "language") article.language = text;
    if (name == "created" || name == "creation-date") created = text;
    if (name == "date" && created.empty()) created = text;
  });
  if (created.size() >= 10 && created[4] == '-' && created[7] == '-') {
    article.date = created.substr(0, 10);
    article.date_origin = "metadata";
  }
}

/// Parts whose names are `begin`, a number, `.xml`, in the order of the numbers.
std::vector<std::string> numbered_parts(const Package& package, std::string_view begin) {
  std::vector<std::pair<unsigned, std::string>> parts;
  for (const auto& name : package.names()) {
    if (!name.starts_with(begin) || !name.ends_with(".xml")) continue;
    unsigned number = 0;
    std::from_chars(name.data() + begin.size(), name.data() + name.size(), number);
    parts.emplace_back(number, name);
  }
  std::sort(parts.begin(), parts.end());
  std::vector<std::string> names;
  for (auto& part : parts) names.push_back(std::move(part.second));
  return names;
}

void finish(ReadArticle article, std::vector<Paragraph> paragraphs, const ReadContext& context) {
  choose_title(article, paragraphs);
  article.body = joined(paragraphs);
  context.sink.add(std::move(article));
}

bool refuse_encrypted(const Package& package, const ReadContext& context) {
  if (package.is_encrypted()) context.fail("encrypted");
  return package.is_encrypted();
}

ReadArticle document(const ReadContext& context, std::string_view format) {
  ReadArticle article = context.article(FileFormat::zip);
  article.format = format;
  return article;
}

void add_all(std::vector<Paragraph>& paragraphs, const Package& package,
             const std::vector<std::string>& parts, const XmlTextRules& rules, const ReadContext& context) {
  for (const auto& part : parts) {
    context.sink.alive();
    if (!xml_paragraphs(package.part(part), rules, paragraphs))
      context.fail("a part of it is damaged: " + part);
  }
}

}  // namespace

void read_docx(Package& package, const ReadContext& context) {
  if (refuse_encrypted(package, context)) return;
  package.load({".xml"});
  ReadArticle article = document(context, "docx");
  add_properties(package.part("docProps/core.xml"), article);
  std::vector<Paragraph> paragraphs;
  add_all(paragraphs, package,
          {"word/document.xml", "word/footnotes.xml", "word/endnotes.xml", "word/comments.xml"}, word_rules,
          context);
  std::vector<Paragraph> around;
  add_all(around, package, numbered_parts(package, "word/header"), word_rules, context);
  add_all(around, package, numbered_parts(package, "word/footer"), word_rules, context);
  article.boilerplate = joined(around);
  finish(std::move(article), std::move(paragraphs), context);
}

void read_pptx(Package& package, const ReadContext& context) {
  if (refuse_encrypted(package, context)) return;
  package.load({".xml"});
  ReadArticle article = document(context, "pptx");
  add_properties(package.part("docProps/core.xml"), article);
  std::vector<Paragraph> paragraphs;
  add_all(paragraphs, package, numbered_parts(package, "ppt/slides/slide"), slide_rules, context);
  add_all(paragraphs, package, numbered_parts(package, "ppt/notesSlides/notesSlide"), slide_rules, context);
  add_all(paragraphs, package, numbered_parts(package, "ppt/comments/comment"), slide_rules, context);
  finish(std::move(article), std::move(paragraphs), context);
}

void read_xlsx(Package& package, const ReadContext& context) {
  if (refuse_encrypted(package, context)) return;
  package.load({".xml"});
  ReadArticle article = document(context, "xlsx");
  add_properties(package.part("docProps/core.xml"), article);
  std::vector<Paragraph> paragraphs;
  add_all(paragraphs, package, {"xl/sharedStrings.xml"}, sheet_rules, context);
  add_all(paragraphs, package, numbered_parts(package, "xl/worksheets/sheet"), sheet_rules, context);
  finish(std::move(article), std::move(paragraphs), context);
}

void read_open_document(Package& package, const ReadContext& context) {
  if (package.is_encrypted()) return context.fail("encrypted");
  package.load({".xml", "mimetype"});
  if (package.part("META-INF/manifest.xml").find("encryption-data") != std::string::npos) {
    return context.fail("encrypted");
  }
  const std::string& type = package.part("mimetype");
  const std::string_view format = type.find("presentation") != type.npos  ? "odp"
                                  : type.find("spreadsheet") != type.npos ? "ods"
                                                                          : "odt";
  ReadArticle article = document(context, format);
  add_properties(package.part("meta.xml"), article);
  std::vector<Paragraph> paragraphs;
  add_all(paragraphs, package, {"content.xml"}, open_rules, context);
  std::vector<Paragraph> around;
  add_all(around, package, {"styles.xml"}, open_rules, context);
  article.boilerplate = joined(around);
  finish(std::move(article), std::move(paragraphs), context);
}

}  // namespace fihris
