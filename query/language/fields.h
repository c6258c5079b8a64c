#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "query/language/ast.h"

namespace fihris {

/// The field that a query calls `name`, in English or Arabic, in any case and spelling; none if there is no
/// such field.
std::optional<Field> find_field(std::string_view name);

/// The English name of a field, without the colon; empty for Field::text.
std::string_view field_name(Field field);

/// What stands before a word of the field in a query, the colon too; empty for Field::text.
std::string field_prefix(Field field);

/// True if a condition on the field filters instead of ranking: all fields but the title and the text.
bool is_filter(Field field);

/// True if every word and date in `node` is of such a field.
bool only_filters(const Node& node);

/// True if every word and date in `node` is of that field.
bool is_all_of_field(const Node& node, Field field);

/// True if an article has only one value in the field, so that two conditions on it mean either.
bool is_single_valued(Field field);

}  // namespace fihris
