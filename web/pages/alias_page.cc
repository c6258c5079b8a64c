#include <string>
#include <utility>
#include <vector>

#include "analyzers/error.h"
#include "query/shown/marked_text.h"
#include "web/asked/parameters.h"
#include "web/http/address.h"
#include "web/http/response.h"
#include "web/pages/pages.h"

namespace fihris {
namespace {

constexpr std::size_t most_forms = 200;
constexpr std::size_t most_form_bytes = 1'000;

}  // namespace

HttpResponse save_aliases(const HttpRequest& request, const AliasSaver& save) {
  const std::string name = text_param(request, "name");
  std::vector<std::string> forms{name};
  const auto [begin, end] = request.params.equal_range("form");
  for (auto form = begin; form != end; ++form) forms.push_back(form->second);
  if (name.empty() || forms.size() < 2) throw Refused(400, "no form is ticked");
  if (forms.size() > most_forms)
    throw Refused(400, "more than " + std::to_string(most_forms) + " forms are ticked");
  for (const std::string& form : forms) {
    if (form.size() > most_form_bytes || well_formed(form) != form || form.find('\0') != std::string::npos)
      throw Refused(400, "form: is no name");
  }
  try {
    save(forms);
  } catch (const Error& error) {
    throw Refused(409, error.what());
  }
  std::multimap<std::string, std::string> params{{"name", name}, {"saved", "1"}};
  if (!request.param("lang").empty()) params.emplace("lang", request.param("lang"));
  HttpResponse response = make_response(303, "text/plain; charset=utf-8", "");
  response.headers.emplace("Location", address("/variants", params));
  return response;
}

}  // namespace fihris
