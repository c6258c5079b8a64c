#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "index/article_encoding.h"

namespace fihris {

/// An article as a reader has found it in a file. All texts are UTF-8; what a file does not tell is empty.
struct ReadArticle {
  std::string inner;   ///< its path inside the file: "!/b/c.html", "#17"; empty if the file is the article
  std::string format;  ///< name of its format (format.h)
  ArticleEncoding encoding;  ///< of its text, if the format leaves it open
  std::string title;
  std::string author;
  std::string source;       ///< the site, feed or sender
  std::string language;     ///< BCP 47
  std::string date;         ///< day of publication, YYYY-MM-DD
  std::string date_origin;  ///< what told the day: metadata, url, text ...
  std::string body;         ///< paragraphs, separated by an empty line
  std::string boilerplate;  ///< what stands around the article: menus, related posts
};

/// An article, or a whole file, that could not be read.
struct ReadFailure {
  std::string inner;             ///< as in ReadArticle
  std::string reason;            ///< reads on after `path: `
  bool reader_has_died = false;  ///< or was ended: what the index has of the file stays valid
  bool may_pass = false;         ///< the fault is the machine's, not the file's: it is to be tried again
  bool is_other_kind = false;    ///< it is no text at all, such as a picture, and no fault
};

/// Takes what a reader finds, in the order of the file.
class ArticleSink {
 public:
  virtual ~ArticleSink() = default;
  virtual void add(ReadArticle article) = 0;
  virtual void fail(ReadFailure failure) = 0;
  /// The reader is at work: called at least once in a few seconds.
  virtual void alive() = 0;
};

}  // namespace fihris
