#pragma once

#include "indexer/readers/input/read_context.h"

namespace fihris {

/// Reads RSS, RDF and Atom: each entry is an article.
void read_feed(Input& input, const ReadContext& context);

/// Reads another XML document: its text, or, where it is a dump of pages (MediaWiki), each page.
void read_xml(Input& input, const ReadContext& context);

/// Reads the SGML of test collections: each <DOC> is an article, with the name in its DOCNO.
void read_trec(Input& input, const ReadContext& context);

}  // namespace fihris
