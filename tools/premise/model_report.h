#pragma once

#include <string>

#include "asset/model.h"
#include "asset/read/model_format.h"

namespace premise {

/// Where the time of an import went, in seconds from its begin.
struct ImportTimes {
    double untilDrawable = 0.0; ///< its geometry was there
    double total = 0.0;
    bool fromCache = false;
};

/// A model told to people, and to programs as one JSON document.
[[nodiscard]] std::string reportText(const std::string& path, ModelFormat format,
                                     const Model& model, const ImportTimes& times);
[[nodiscard]] std::string reportJson(const std::string& path, ModelFormat format,
                                     const Model& model, const ImportTimes& times);

}
