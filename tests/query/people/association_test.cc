#include "query/people/association.h"

#include "tests/support/catch.h"

using namespace fihris;

TEST_CASE("the association is the log-likelihood ratio of its source's table", "[names]") {
  // "the swiss": 110 together, 2442 the first alone, 111 the second alone, 29114 neither.
  CHECK(association(110, 110 + 2442, 110 + 111, 110 + 2442 + 111 + 29114) == Approx(270.72).margin(0.005));
}

TEST_CASE("what some articles have as often as the others has no association, what they lack a negative one",
          "[names]") {
  CHECK(association(10, 100, 100, 1000) == Approx(0).margin(1e-9));
  CHECK(association(0, 100, 100, 1000) < 0);
  CHECK(association(20, 100, 100, 1000) > 0);
  CHECK(association(40, 100, 100, 1000) > association(20, 100, 100, 1000));
}

TEST_CASE("numbers that cannot be have an association all the same", "[names]") {
  CHECK(association(0, 0, 0, 0) == 0);
  CHECK(association(5, 10, 5, 10) == 0);
  CHECK(association(7, 5, 2, 100) > 0);      // read as 5 of 5, of 5
  CHECK(association(1, 1, 1000, 100) == 0);  // read as all of them
}
