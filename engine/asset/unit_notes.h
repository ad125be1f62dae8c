#pragma once

#include <string>

#include "asset/model.h"
#include "asset/model_format.h"
#include "asset/warnings.h"

namespace premise {

/// Says what was taken for a metre and for up in a file that names neither, and, where the model is
/// then larger or smaller than things usually are, how large it would be in other units.
void addUnitNotes(const Model& model, ModelFormat format, const std::string& name,
                  Warnings& warnings);

}
