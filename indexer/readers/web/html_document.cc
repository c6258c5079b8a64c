#include "indexer/readers/web/html_document.h"

#include <algorithm>
#include <array>

#include <libxml/parserInternals.h>

#include "analyzers/words/utf8.h"

namespace fihris {
namespace {

using namespace std::string_view_literals;

constexpr std::array invisible = {
    "script"sv, "style"sv,  "noscript"sv, "template"sv, "svg"sv,    "math"sv, "iframe"sv,   "object"sv,
    "embed"sv,  "canvas"sv, "select"sv,   "textarea"sv, "button"sv, "head"sv, "datalist"sv, "map"sv};

constexpr std::array inline_elements = {
    "a"sv,    "abbr"sv,   "acronym"sv, "b"sv,    "bdi"sv, "bdo"sv,  "big"sv,  "cite"sv,
    "code"sv, "data"sv,   "del"sv,     "dfn"sv,  "em"sv,  "font"sv, "i"sv,    "img"sv,
    "ins"sv,  "kbd"sv,    "label"sv,   "mark"sv, "q"sv,   "s"sv,    "samp"sv, "small"sv,
    "span"sv, "strike"sv, "strong"sv,  "sub"sv,  "sup"sv, "time"sv, "tt"sv,   "u"sv,
    "var"sv,  "wbr"sv,    "ruby"sv,    "rt"sv,   "rp"sv,  "nobr"sv};

template <std::size_t Size>
bool is_in(std::string_view name, const std::array<std::string_view, Size>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_hidden(const xmlNode* element) {
  if (xmlHasProp(element, reinterpret_cast<const xmlChar*>("hidden"))) return true;
  if (!element->properties) return false;
  const std::string style = attribute(element, "style");
  return style.find("display:none") != style.npos || style.find("display: none") != style.npos;
}

bool is_heading(std::string_view name) {
  return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
}

/// Appends `text` with its white space folded.
void append_folded(std::string& to, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_character(text, at);
    if (c <= U' ' || c == U'\u00A0' || c == U'\u2028' || c == U'\u2029') {
      if (!to.empty() && to.back() != ' ') to += ' ';
    } else if (c != U'\u00AD') {
      to.append(text.substr(begin, at - begin));
    }
  }
}

std::size_t count_letters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= 0xC0) || (byte >= '0' && byte <= '9') ||
           ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z' && byte < 0x80);
  }));
}

/// Puts blocks together while the tree is walked.
class BlockMaker {
 public:
  void text(const xmlNode* node, bool in_link) {
    const std::string_view content(node->content ? reinterpret_cast<const char*>(node->content) : "");
    const std::size_t letters = count_letters(content);
    current_.letters += letters;
    if (in_link) current_.linked += letters;
    append_folded(current_.text, content);
  }
  void line_end() {
    if (!current_.text.empty() && current_.text.back() != ' ') current_.text += ' ';
  }
  void end_block(xmlNode* element, bool in_heading) {
    while (current_.text.ends_with(' ')) current_.text.pop_back();
    if (!current_.text.empty()) {
      current_.element = element;
      current_.is_heading = in_heading;
      blocks_.push_back(std::move(current_));
    }
    current_ = {};
  }
  std::vector<HtmlBlock> finish() { return std::move(blocks_); }

 private:
  HtmlBlock current_;
  std::vector<HtmlBlock> blocks_;
};

}  // namespace

HtmlDocument::HtmlDocument(const std::string& html) {
  htmlParserCtxt* parser = htmlCreateMemoryParserCtxt(html.data(), static_cast<int>(html.size()));
  if (!parser) return;
  htmlCtxtUseOptions(parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                 HTML_PARSE_NONET | HTML_PARSE_COMPACT);
  // Otherwise a page ends where it is 256 elements deep.
  parser->options |= XML_PARSE_HUGE;
  if (xmlCharEncodingHandler* utf8 = xmlFindCharEncodingHandler("UTF-8")) xmlSwitchToEncoding(parser, utf8);
  if (parser->input && !parser->input->encoding) {
    parser->input->encoding =
        xmlStrdup(reinterpret_cast<const xmlChar*>("UTF-8"));  // whatever the page declares
  }
  htmlParseDocument(parser);
  document_.reset(parser->myDoc);
  htmlFreeParserCtxt(parser);
}

std::string_view element_name(const xmlNode* node) {
  if (!node || node->type != XML_ELEMENT_NODE || !node->name) return {};
  return reinterpret_cast<const char*>(node->name);
}

std::string attribute(const xmlNode* node, const char* name) {
  xmlChar* value = xmlGetProp(node, reinterpret_cast<const xmlChar*>(name));
  if (!value) return {};
  std::string text(reinterpret_cast<const char*>(value));
  xmlFree(value);
  return text;
}

xmlNode* next_node(xmlNode* node, const xmlNode* within, bool skip_children) {
  if (!skip_children && node->type == XML_ELEMENT_NODE && node->children) return node->children;
  while (node && node != within) {
    if (node->next) return node->next;
    node = node->parent;
  }
  return nullptr;
}

std::string text_of(xmlNode* node) {
  std::string text;
  for (xmlNode* at = node; at; at = next_node(at, node)) {
    if (at->type == XML_TEXT_NODE || at->type == XML_CDATA_SECTION_NODE) {
      append_folded(text, reinterpret_cast<const char*>(at->content ? at->content
                                                                    : reinterpret_cast<const xmlChar*>("")));
    } else if (element_name(at) == "br") {
      append_folded(text, " ");
    }
  }
  while (text.ends_with(' ')) text.pop_back();
  return text;
}

std::vector<HtmlBlock> html_blocks(xmlNode* root) {
  // Walked without recursion: pages nest as deep as they like.
  BlockMaker maker;
  std::vector<xmlNode*> containers{root};  // elements of blocks around the node
  unsigned links = 0;
  unsigned headings = 0;
  const auto leave = [&](xmlNode* element) {
    const std::string_view name = element_name(element);
    if (name == "a" && links > 0) --links;
    if (is_in(name, inline_elements)) return;
    maker.end_block(containers.back(), headings > 0);
    if (is_heading(name) && headings > 0) --headings;
    if (containers.size() > 1) containers.pop_back();
  };
  for (xmlNode* node = root; node;) {
    bool enters = false;
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
      maker.text(node, links > 0);
    } else if (node->type == XML_ELEMENT_NODE) {
      const std::string_view name = element_name(node);
      if (name == "br") {
        maker.line_end();
        if (node->next && element_name(node->next) == "br") maker.end_block(containers.back(), headings > 0);
      } else if (!is_in(name, invisible) && !is_hidden(node)) {
        enters = true;
        if (name == "a") ++links;
        if (!is_in(name, inline_elements)) {
          maker.end_block(containers.back(), headings > 0);
          if (node != root) containers.push_back(node);
          if (is_heading(name)) ++headings;
        }
      }
    }
    if (enters && node->children) {
      node = node->children;
      continue;
    }
    if (enters) leave(node);
    while (node && node != root && !node->next) {
      node = node->parent;
      if (node) leave(node);
    }
    node = node && node != root ? node->next : nullptr;
  }
  maker.end_block(containers.back(), false);
  return maker.finish();
}

}  // namespace fihris
