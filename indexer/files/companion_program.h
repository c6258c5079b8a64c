#pragma once

#include <string>

namespace fihris {

/// Another program of the project: beside this one, or in the folder of programs that only programs start.
/// Empty if there is none of that name.
std::string companion_program(const std::string& name);

}  // namespace fihris
