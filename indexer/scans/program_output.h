#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

namespace fihris {

/// What may become of a program that is run for its output.
struct OutputLimits {
  std::chrono::seconds time;
  std::size_t bytes;
};

/// How such a program ended.
struct ProgramOutput {
  enum class End {
    done,      ///< with status 0
    failed,    ///< with another one, or it cannot be started
    crashed,   ///< by a signal
    too_slow,  ///< it was ended
    too_long,  ///< it wrote more than it may and was ended
  };
  End end = End::failed;
  std::string text;  ///< of standard output
};

/// Runs the program at the path `command[0]`. `input` is the descriptor of its standard input, -1 for none;
/// what it complains about is dropped, or belongs to its output if `with_errors`.
ProgramOutput output_of(const std::vector<std::string>& command, int input, bool with_errors,
                        const OutputLimits& limits);

}  // namespace fihris
