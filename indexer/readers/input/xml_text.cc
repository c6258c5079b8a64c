#include "indexer/readers/input/xml_text.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <memory>
#include <utility>

#include <libxml/HTMLparser.h>
#include <libxml/xmlreader.h>

#include "analyzers/words/utf8.h"

namespace fihris {
namespace {

using namespace std::string_view_literals;

constexpr int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA;

struct FreeReader {
  void operator()(xmlTextReader* reader) const { xmlFreeTextReader(reader); }
};

/// What the reference at `at`, an ampersand, stands for; an ampersand of its own where that is nothing. Sets
/// `end` behind it.
std::string resolve_reference(std::string_view xml, std::size_t at, std::size_t& end) {
  constexpr std::size_t longest = 32;
  static constexpr std::array own = {"amp"sv, "lt"sv, "gt"sv, "quot"sv, "apos"sv};
  const auto semicolon = xml.substr(at, longest).find(';');
  if (semicolon != xml.npos) {
    const std::string name(xml.substr(at + 1, semicolon - 1));
    end = at + semicolon + 1;
    if (name.starts_with('#') || std::find(own.begin(), own.end(), name) != own.end()) {
      return std::string(xml.substr(at, semicolon + 1));
    }
    if (const auto* entity = htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.c_str()))) {
      std::string character;
      append_utf8(character, entity->value);
      return character;
    }
  }
  end = at + 1;
  return "&amp;";
}

/// `xml` with the characters of HTML for its references, and ampersands that refer to nothing written as they
/// should be: either would end the document for the parser. What a document defines itself refers to nothing,
/// so that none grows.
std::string with_known_references(const std::string& xml) {
  std::string known;
  known.reserve(xml.size());
  for (std::size_t at = 0; at < xml.size();) {
    std::size_t next = std::min(xml.find_first_of("&<", at), xml.size());
    known.append(xml, at, next - at);
    if (next == xml.size()) break;
    at = next;
    if (xml[at] == '&') {
      known += resolve_reference(xml, at, next);
    } else if (xml.compare(at, 9, "<![CDATA[") == 0) {
      next = std::min(xml.find("]]>", at), xml.size());
      known.append(xml, at, next - at);
    } else {
      known += '<';
      ++next;
    }
    at = next;
  }
  return known;
}

/// Reads a document element by element.
class Reader {
 public:
  explicit Reader(const std::string& xml)
      : xml_(with_known_references(xml)),
        reader_(xmlReaderForMemory(xml_.data(), static_cast<int>(xml_.size()), nullptr, "UTF-8", options)) {}
  xmlTextReader* get() const { return reader_.get(); }
  explicit operator bool() const { return reader_ != nullptr; }

 private:
  std::string xml_;
  std::unique_ptr<xmlTextReader, FreeReader> reader_;
};

std::string_view name_of(const Reader& reader) {
  const auto* name = reinterpret_cast<const char*>(xmlTextReaderConstLocalName(reader.get()));
  return name ? name : "";
}

std::string_view value_of(const Reader& reader) {
  const auto* value = reinterpret_cast<const char*>(xmlTextReaderConstValue(reader.get()));
  return value ? value : "";
}

std::string attribute_of(const Reader& reader, const char* wanted) {
  std::string value;
  while (xmlTextReaderMoveToNextAttribute(reader.get()) == 1) {
    if (name_of(reader) == wanted) value = value_of(reader);
  }
  xmlTextReaderMoveToElement(reader.get());
  return value;
}

bool is_in(std::string_view name, const std::initializer_list<std::string_view>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// Elements of XHTML that stand in a text.
bool is_markup(std::string_view name) {
  return is_in(name, {"p",  "br", "a",     "b",    "i",   "em",  "strong", "span",       "div",   "ul",
                      "ol", "li", "img",   "h1",   "h2",  "h3",  "h4",     "blockquote", "table", "tr",
                      "td", "th", "tbody", "code", "pre", "sup", "sub",    "hr"});
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == text.npos;
}

/// Puts paragraphs together as elements open and close.
class Collector {
 public:
  explicit Collector(const XmlTextRules& rules) : rules_(rules) {}

  /// False if the element is to be skipped.
  bool open(std::string_view name, const Reader& reader) {
    if (!is_markup(name)) end_loose();
    if (is_in(name, rules_.skipped)) return false;
    const bool is_heading = is_in(name, rules_.headings);
    if (is_heading || is_in(name, rules_.paragraphs)) open_.push_back({{}, is_heading});
    if (is_in(name, rules_.texts)) ++texts_;
    if (open_.empty()) return true;
    if (is_in(name, rules_.blanks)) open_.back().text += ' ';
    if (is_in(name, rules_.breaks)) open_.back().text += '\n';
    if (!rules_.style.empty() && name == rules_.style) {
      const std::string style = attribute_of(reader, "val");
      open_.back().is_heading |= style.starts_with("Title") || style.starts_with("Heading");
    }
    return true;
  }

  void close(std::string_view name) {
    if (!is_markup(name)) end_loose();
    if (is_in(name, rules_.texts) && texts_ > 0) --texts_;
    if (!open_.empty() && (is_in(name, rules_.paragraphs) || is_in(name, rules_.headings))) end_paragraph();
  }

  void add_text(std::string_view text) {
    if (open_.empty() && rules_.is_all_text) {
      open_.push_back({});
      is_loose_ = true;
    }
    if (!open_.empty() && (rules_.texts.size() == 0 || texts_ > 0)) open_.back().text += text;
  }

  std::vector<Paragraph> finish() {
    while (!open_.empty()) end_paragraph();
    return std::move(paragraphs_);
  }

 private:
  void end_loose() {
    if (is_loose_) end_paragraph();
  }

  void end_paragraph() {
    is_loose_ = false;
    if (!is_blank(open_.back().text)) paragraphs_.push_back(std::move(open_.back()));
    open_.pop_back();
  }

  const XmlTextRules& rules_;
  std::vector<Paragraph> open_;
  std::vector<Paragraph> paragraphs_;
  std::size_t texts_ = 0;
  bool is_loose_ = false;  ///< what is open is text that no paragraph is around
};

}  // namespace

bool xml_paragraphs(const std::string& xml, const XmlTextRules& rules, std::vector<Paragraph>& paragraphs) {
  const Reader reader(xml);
  Collector collector(rules);
  int result = reader ? xmlTextReaderRead(reader.get()) : -1;
  while (result == 1) {
    const int type = xmlTextReaderNodeType(reader.get());
    if (type == XML_READER_TYPE_ELEMENT) {
      const std::string name(name_of(reader));
      const bool is_empty = xmlTextReaderIsEmptyElement(reader.get()) == 1;
      if (!collector.open(name, reader)) {
        result = xmlTextReaderNext(reader.get());
        continue;
      }
      if (is_empty) collector.close(name);
    } else if (type == XML_READER_TYPE_END_ELEMENT) {
      collector.close(name_of(reader));
    } else if (type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA ||
               type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE || type == XML_READER_TYPE_WHITESPACE) {
      collector.add_text(value_of(reader));
    }
    result = xmlTextReaderRead(reader.get());
  }
  auto found = collector.finish();
  std::move(found.begin(), found.end(), std::back_inserter(paragraphs));
  return xml.empty() || result == 0;
}

void for_each_xml_field(const std::string& xml,
                        const std::function<void(std::string_view name, std::string text)>& found) {
  const Reader reader(xml);
  std::string name;
  std::string text;
  while (reader && xmlTextReaderRead(reader.get()) == 1) {
    const int type = xmlTextReaderNodeType(reader.get());
    if (type == XML_READER_TYPE_ELEMENT) {
      name = name_of(reader);
      text.clear();
    } else if (type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA) {
      text += value_of(reader);
    } else if (type == XML_READER_TYPE_END_ELEMENT && name == name_of(reader)) {
      found(name, std::move(text));
      name.clear();
      text.clear();
    }
  }
}

bool for_each_xml_record(const std::string& xml, std::initializer_list<std::string_view> records,
                         const std::function<void(const XmlField& field)>& outside,
                         const std::function<void(const std::vector<XmlField>& fields)>& found) {
  const Reader reader(xml);
  std::vector<XmlField> fields;
  int record_depth = -1;
  XmlField field;
  int field_depth = -1;
  int result = -1;
  while (reader && (result = xmlTextReaderRead(reader.get())) == 1) {
    const int type = xmlTextReaderNodeType(reader.get());
    const int depth = xmlTextReaderDepth(reader.get());
    if (type == XML_READER_TYPE_ELEMENT) {
      const std::string name(name_of(reader));
      if (record_depth < 0 && is_in(name, records)) {
        record_depth = depth;
        fields.clear();
      }
      // XHTML inside of a field is a part of its text.
      if (field_depth < 0 || depth <= field_depth || !is_markup(name)) {
        field = {name, {}};
        field_depth = depth;
      } else {
        field.text += ' ';
      }
    } else if (type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA) {
      if (field_depth >= 0) field.text += value_of(reader);
    } else if (type == XML_READER_TYPE_END_ELEMENT) {
      if (depth == field_depth) {
        if (record_depth >= 0 && depth > record_depth) {
          fields.push_back(std::move(field));
        } else if (record_depth < 0 && outside) {
          outside(field);
        }
        field = {};
        field_depth = -1;
      }
      if (depth == record_depth) {
        record_depth = -1;
        found(fields);
      }
    }
  }
  return result == 0;
}

void for_each_xml_element(
    const std::string& xml,
    const std::function<void(std::string_view name, const XmlAttributes& attribute)>& found) {
  const Reader reader(xml);
  const XmlAttributes attribute = [&](const char* name) { return attribute_of(reader, name); };
  while (reader && xmlTextReaderRead(reader.get()) == 1) {
    if (xmlTextReaderNodeType(reader.get()) == XML_READER_TYPE_ELEMENT)
      found(std::string(name_of(reader)), attribute);
  }
}

}  // namespace fihris
