#pragma once

#include <string>

namespace fihris {

/// From now on a fault of the program (a bad address, an arithmetic fault and the like) is said on standard
/// error, and then ends the program as it would have without this: by its signal, with a core file where the
/// system keeps them.
void guard_against_crashes();

/// From now on `act` is called first; nothing if null. It may only do what a handler of signals may.
void at_crash(void (*act)());

/// From now on it is said, too, that the index in folder `index` is in use and may be the cause: Xapian
/// follows offsets in tables without looking where they lead, and can be led outside of a block by damaged
/// ones.
void guard_against_damage(const std::string& index);

}  // namespace fihris
