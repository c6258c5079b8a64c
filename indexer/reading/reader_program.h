#pragma once

#include <string>

namespace fihris {

/// The program that reads formats: beside this one, or in the folder of programs that only programs start.
/// $FIHRIS_READER names another, for tests. Empty if there is none.
std::string reader_program();

}  // namespace fihris
