#pragma once

#include <cstdint>

namespace fihris {

/// True of a place in which people of two countries look for their own, by the gazetteer: its country is
/// disputed, and none is shown (docs/gazetteer.md). `place` is Place::number.
bool is_disputed(std::uint32_t place);

}  // namespace fihris
