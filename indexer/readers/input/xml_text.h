#pragma once

#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace fihris {

/// A paragraph of a document.
struct Paragraph {
  std::string text;
  bool is_heading = false;
};

/// How the text lies in the elements of a format of documents. Elements are named without their prefix.
struct XmlTextRules {
  std::initializer_list<std::string_view> paragraphs;  ///< each is a paragraph; they may lie in each other
  std::initializer_list<std::string_view> headings;    ///< paragraphs that are headings
  std::initializer_list<std::string_view> texts;  ///< only text in these counts; none: all text in paragraphs
  std::initializer_list<std::string_view> blanks;   ///< stand for a blank
  std::initializer_list<std::string_view> breaks;   ///< stand for the end of a line
  std::initializer_list<std::string_view> skipped;  ///< with all that is in them
  bool is_all_text = false;                         ///< what stands in no paragraph is one, from tag to tag
  std::string_view style;  ///< element whose attribute `val` names the paragraph's style; headings begin with
                           ///< Title or Heading
};

/// Appends the paragraphs of an XML document, those that are not blank. False if a fault of its syntax ends
/// it early.
bool xml_paragraphs(const std::string& xml, const XmlTextRules& rules, std::vector<Paragraph>& paragraphs);

/// Calls `found` for each element that has text alone, with its name without prefix and its text.
void for_each_xml_field(const std::string& xml,
                        const std::function<void(std::string_view name, std::string text)>& found);

/// An element that has text alone.
struct XmlField {
  std::string name;  ///< without prefix
  std::string text;
};

/// Calls `found` with the fields of each record: an element with one of the names in `records`. What lies
/// outside of records is given to `outside`, if there is one. False if a
/// fault of the syntax ends the document early.
bool for_each_xml_record(const std::string& xml, std::initializer_list<std::string_view> records,
                         const std::function<void(const XmlField& field)>& outside,
                         const std::function<void(const std::vector<XmlField>& fields)>& found);

/// Calls `found` with a way to ask for the attributes of each element, by names without prefix.
using XmlAttributes = std::function<std::string(const char* name)>;
void for_each_xml_element(
    const std::string& xml,
    const std::function<void(std::string_view name, const XmlAttributes& attribute)>& found);

}  // namespace fihris
