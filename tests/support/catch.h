#pragma once

// The one place that names the test library's version: Catch2 v3 is a change of this line.
#include <catch2/catch.hpp>
