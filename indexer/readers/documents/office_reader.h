#pragma once

#include "indexer/readers/containers/package.h"
#include "indexer/readers/input/read_context.h"

namespace fihris {

// Documents of office programs, each with the properties that it keeps. Deleted text is left out, what stands
// in boxes, notes and comments is not; headers and footers are boilerplate.
void read_docx(Package& package, const ReadContext& context);
void read_pptx(Package& package, const ReadContext& context);
void read_xlsx(Package& package, const ReadContext& context);
/// Texts, presentations and tables of Open Document.
void read_open_document(Package& package, const ReadContext& context);

}  // namespace fihris
