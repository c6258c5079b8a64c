#pragma once

// The one place that knows that Catch2 has two forms: version 2 is one header, version 3, Debian 13's, is
// many, in which a few names have moved. Tests are written with the names of version 2.
#if __has_include(<catch2/catch_test_macros.hpp>)

#include <string>

#include <catch2/catch_approx.hpp>
#include <catch2/catch_template_test_macros.hpp>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <catch2/matchers/catch_matchers_vector.hpp>

namespace Catch {

using Matchers::EndsWith;
using Matchers::StartsWith;
using Matchers::VectorContains;

inline auto Contains(const std::string& part) {
  return Matchers::ContainsSubstring(part);
}

}  // namespace Catch

using Catch::Approx;

#else

#include <catch2/catch.hpp>

#endif
