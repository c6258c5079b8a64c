#pragma once

#include "indexer/readers/input/read_context.h"

namespace fihris {

/// Reads a message, its attachments (each an article of its own, whatever its format) and messages attached
/// to it. A saved page (MHTML) is a message whose text is the page.
void read_mail(Input& input, const ReadContext& context);

/// Reads a box of messages, each an article: "#1", "#2" ...
void read_mbox(Input& input, const ReadContext& context);

void prepare_mail();

}  // namespace fihris
