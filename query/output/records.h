#pragma once

#include "analyzers/places/gazetteer.h"
#include "query/output/index_status.h"
#include "query/output/json.h"
#include "query/people/name_variants.h"
#include "query/people/person.h"
#include "query/shown/explanation.h"
#include "query/shown/hit.h"
#include "query/shown/shown_article.h"

namespace fihris {

// What is found as JSON: the same objects wherever they are asked for, on the command line and in the
// browser. Offsets are in code points.

Json to_json(const Hit& hit, bool with_query_id);
Json to_json(const ShownArticle& article);
Json to_json(const IndexStatus& status);
Json to_json(const Person& person);
Json to_json(const Place& place, unsigned articles);
Json to_json(const NameVariant& variant);
Json to_json(const Explanation& why);

}  // namespace fihris
