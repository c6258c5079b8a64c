#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "query/people/mention_list.h"

namespace fihris {

/// A person as articles write the name.
struct Person {
  std::vector<Mentioned> forms;             ///< as written; the commonest first, at least one
  std::size_t articles = 0;                 ///< those that `name:"NAME"` finds, of those asked for
  std::optional<double> association;        ///< association.h; none in the whole collection
  std::vector<std::string> strongest = {};  ///< paths of the articles that mention most, if asked for

  const std::string& name() const { return forms.front().key; }
};

}  // namespace fihris
