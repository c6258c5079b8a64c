#pragma once

#include <functional>
#include <optional>
#include <string>

#include "analyzers/error.h"

namespace fihris {

/// Changes a file of the user's settings to what `edit` returns, if that is anything: at once, durably, and
/// one run after the other. Makes its folder where that is missing. A link stays one: what it leads to is
/// replaced. If it cannot be written it is as it was, and `failure`, which is told why, makes the Error
/// thrown.
void change_user_file(const std::string& file, const std::function<std::optional<std::string>()>& edit,
                      const std::function<Error(const std::string& why)>& failure);

}  // namespace fihris
