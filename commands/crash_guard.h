#pragma once

#include <string>

namespace fihris {

/// From now on a crash ends the program with status 2 and says that the index in folder `index` may be
/// damaged.
///
/// Xapian trusts what it reads: offsets in a damaged block can lead it outside the block, and there is no
/// other way to notice that before it happens. Not in builds with sanitizers, which report such an access
/// themselves.
void guard_against_damage(const std::string& index);

}  // namespace fihris
