#pragma once

#include "project/tables.h"

namespace premise {

/// The row, or a sentence where it is not there any longer.
template <class Row> [[nodiscard]] Result<const Row*> rowNamed(const Project& project, Id<Row> id)
{
    const Row* row = tableOf<Row>(project).find(id);
    if (row == nullptr) {
        return fail("There is no {} #{} any longer. Pick one that is there.", kindOf<Row>(),
                    id.value);
    }
    return row;
}

}
