#pragma once

#include <string>
#include <vector>

#include "indexer/readers/documents/compound_file.h"
#include "indexer/readers/input/xml_text.h"
#include "indexer/reading/read_article.h"

namespace fihris {

/// The text of a document of Word 97 to 2003 ([MS-DOC]).
struct WordText {
  std::vector<Paragraph> paragraphs;
  std::vector<Paragraph> around;  ///< running heads and feet
};

/// Reads the text of a document of Word, notes and boxes included. Throws InputError if it is encrypted,
/// damaged, or of an earlier version.
WordText read_word_text(const CompoundFile& file);

/// Reads the text of slides of PowerPoint 97 to 2003 ([MS-PPT]): outlines, boxes and notes.
std::vector<Paragraph> read_slide_text(const CompoundFile& file);

/// Puts title, author and day of creation, as a file's properties have them ([MS-OLEPS]), into `article`.
void add_old_properties(const CompoundFile& file, ReadArticle& article);

}  // namespace fihris
