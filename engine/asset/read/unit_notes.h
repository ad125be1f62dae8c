#pragma once

#include <string>

#include "asset/model.h"
#include "asset/read/model_format.h"
#include "asset/read/warnings.h"

namespace premise {

/// Says where a model is larger or smaller than things usually are: of a file that names no unit, how
/// large it would be in others; of one that does, what its unit probably is. And where it has no size.
void addUnitNotes(const Model& model, ModelFormat format, const std::string& name,
                  Warnings& warnings);

}
