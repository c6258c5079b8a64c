#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace fihris::glass {

/// Appends the code of `positions`, which grow and are at least one: the last one, then, if there are more,
/// bits of the interpolative code (Moffat and Stuiver, 2000) as Xapian writes it.
void append_positions(std::string& out, std::span<const std::uint32_t> positions);

}  // namespace fihris::glass
