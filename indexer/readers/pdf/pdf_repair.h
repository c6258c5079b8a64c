#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "indexer/readers/input/xml_text.h"
#include "indexer/reading/read_article.h"

namespace fihris {

/// What was put right in a PDF.
struct PdfRepairs {
  std::size_t forms = 0;          ///< presentation forms that became letters
  std::size_t signs = 0;          ///< vowel signs that stood apart from their letter
  std::size_t lines_turned = 0;   ///< lines that were written backwards
  std::size_t ligatures = 0;      ///< lam and alef in the wrong order
  std::size_t words_joined = 0;   ///< that had a blank in them, or the end of a line
  std::size_t running_lines = 0;  ///< lines at the head or foot of most pages
  std::size_t bare_pages = 0;  ///< whose lines are all such, in a document of such pages; none was taken off

  std::size_t count() const {
    return forms + signs + lines_turned + ligatures + words_joined + running_lines;
  }
};

/// In a few words: "12 presentation forms, 3 lines turned around"; empty if nothing was.
std::string describe(const PdfRepairs& repairs);

/// How many vowel signs of a page's text stand apart from their letters, if they are so many that its words
/// cannot be told; else 0.
std::size_t signs_apart(const std::string& page);

/// A line as repair_pages() makes it.
std::string repair_line(const std::string& line);

/// The paragraphs of a PDF's pages. Puts right what PDFs do to Arabic: presentation forms become letters,
/// vowels that stand apart from their letter are joined to it, lines that are written backwards are turned
/// around, lam and alef in the wrong order change places, words that are parted by the end of a line, or by a
/// blank where the document has them whole elsewhere, are joined, lines that stand at the head or foot of
/// most pages go to `article`'s boilerplate, unless the pages have nothing else. `parted` are words that have
/// a blank in them.
std::vector<Paragraph> repair_pages(const std::vector<std::string>& pages, ReadArticle& article,
                                    PdfRepairs& repairs);

}  // namespace fihris
