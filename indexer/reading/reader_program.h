#pragma once

#include <string>

namespace fihris {

/// The program that reads formats (companion_program.h). $FIHRIS_READER names another, for tests. Empty if
/// there is none.
std::string reader_program();

}  // namespace fihris
