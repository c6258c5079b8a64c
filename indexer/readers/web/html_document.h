#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <libxml/HTMLparser.h>

namespace fihris {

/// A page as a tree. Safe for untrusted input, whatever its depth.
class HtmlDocument {
 public:
  /// `html` is UTF-8.
  explicit HtmlDocument(const std::string& html);

  xmlNode* root() const { return document_ ? xmlDocGetRootElement(document_.get()) : nullptr; }

 private:
  struct Free {
    void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
  };
  std::unique_ptr<xmlDoc, Free> document_;
};

/// The name of an element in lower case; empty for other nodes.
std::string_view element_name(const xmlNode* node);

/// The value of an attribute, empty if there is none.
std::string attribute(const xmlNode* node, const char* name);

/// The node behind `node` in the order of the document, the last of `within` excluded; nullptr at the end.
/// With `skip_children` what is in `node` is passed over.
xmlNode* next_node(xmlNode* node, const xmlNode* within, bool skip_children = false);

/// All text in `node`, white space folded.
std::string text_of(xmlNode* node);

/// A stretch of text between two ends of blocks.
struct HtmlBlock {
  std::string text;            ///< white space folded
  xmlNode* element = nullptr;  ///< innermost element of a block that it lies in
  std::size_t letters = 0;     ///< characters of letters and digits
  std::size_t linked = 0;      ///< of these, those in links
  bool is_heading = false;     ///< in h1 to h6
};

/// The visible text of `root`, block by block, without scripts, styles and controls.
std::vector<HtmlBlock> html_blocks(xmlNode* root);

}  // namespace fihris
