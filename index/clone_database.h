#pragma once

#include <string>

namespace fihris {

/// What a clone is for.
enum class CloneUse { writing, reading };

/// Makes `clone` share the database in folder `original`: tables are hard links, the version file is a copy.
/// Changes committed to the clone are invisible in the original, since Xapian never overwrites a block of the
/// last committed revision. For the same reason a clone may be committed once only before its generation is
/// published, and a published clone is the only one of its original. Tables that a still older generation
/// shares are copied: it is there because somebody reads it, and the blocks that it alone needs would be
/// overwritten; a clone that is only read shares these too. Throws Error if a file cannot be written, or is
/// no plain one.
void clone_database(const std::string& original, const std::string& clone, CloneUse use);

}  // namespace fihris
