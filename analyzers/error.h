#pragma once

#include <stdexcept>
#include <string>

namespace fihris {

/// What stops a run. The text is for the user and reads `what: which: why; what to do`, in UTF-8, without a
/// final newline and without the program's name.
class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace fihris
