#pragma once

namespace fihris {

/// What a list of people or places begins with.
enum class ListOrder {
  automatic,    ///< `association` in the articles of a query, else `articles`
  association,  ///< what these articles have more of than the collection (association.h)
  articles,     ///< what most articles mention
  name
};

}  // namespace fihris
