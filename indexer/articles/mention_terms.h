#pragma once

#include "index/index_document.h"

#include "analyzers/mentions/mentions.h"

namespace fihris {

/// Adds to `document` the terms of the people and places that `finder` finds among the words it was given, as
/// schema.h lays them down. The positions given to the finder are those of the document.
void add_mention_terms(IndexDocument& document, MentionFinder& finder);

}  // namespace fihris
