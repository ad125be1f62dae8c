#pragma once

#include "asset/model.h"

namespace premise::test {

/// Holds the models to be alike in every field; pictures are not looked at.
void checkSame(const Model& a, const Model& b);

}
