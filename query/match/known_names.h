#pragma once

#include <vector>

#include <xapian.h>

#include "index/articles.h"
#include "query/expansion/expanded_form.h"
#include "query/language/ast.h"

namespace fihris {

/// `name` without the titles before it (King, Dr), which are no part of a name: of a phrase of people's
/// names. A word to be found only as written stays, and so does a title that is a given name too.
Node without_titles(const Node& name);

/// How a collection uses one word of a person's name.
enum class NameUse {
  shared,     ///< for several people, or too rarely to tell
  alone,      ///< where somebody is called by it alone, this is mostly the person
  everywhere  ///< and it is mostly a name wherever it stands
};

/// How `articles` use a word of the name that `whole` finds. `forms` are the forms of the word. A word is the
/// person's if at least four fifths of the articles that have it in a longer name have the whole one, three
/// at least; and a name everywhere if half of all articles with it have it as one (docs/names.md has the
/// figures).
NameUse use_of(const Articles& articles, const Articles& vocabulary, const std::vector<ExpandedForm>& forms,
               const Xapian::Query& whole);

/// The articles in which somebody has one of the forms as the only name, as a query.
Xapian::Query named_alone(const Articles& vocabulary, const std::vector<ExpandedForm>& forms);

}  // namespace fihris
