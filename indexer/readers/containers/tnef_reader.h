#pragma once

#include "indexer/readers/input/read_context.h"

namespace fihris {

/// Reads what Outlook packs the attachments of a message in (winmail.dat; Microsoft's specification
/// MS-OXTNEF): each is an article or more of its own, and so is a text that stands there as such. Throws
/// InputError.
void read_tnef(Input& input, const ReadContext& context);

}  // namespace fihris
