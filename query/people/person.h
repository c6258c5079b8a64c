#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace fihris {

/// A form of a person's name, as articles write it.
struct WrittenForm {
  std::string written;
  unsigned articles = 0;  ///< that have this form
};

/// A person as articles write the name.
struct Person {
  std::string name;                         ///< the commonest form of the collection
  std::vector<WrittenForm> forms;           ///< of the articles asked for; the commonest first, at least one
  std::size_t articles = 0;                 ///< those that `name:"NAME"` finds, of those asked for
  std::optional<double> association;        ///< association.h; none in the whole collection
  std::vector<std::string> strongest = {};  ///< paths of the articles that mention most, if asked for

  /// The forms that are not the name.
  std::vector<WrittenForm> other_forms() const {
    std::vector<WrittenForm> others;
    for (const WrittenForm& form : forms) {
      if (form.written != name) others.push_back(form);
    }
    return others;
  }
};

}  // namespace fihris
