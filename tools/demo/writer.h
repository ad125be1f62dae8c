#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "project/history.h"
#include "project/kit.h"
#include "project/tables.h"
#include "stage/moves.h"

namespace premise::demo {

/// A production while it is written. Everything goes in through the project's own edits, so what a
/// person could not do in the editor cannot stand in the file either.
class Writer {
public:
    explicit Writer(Kit kit) : history_(Project{}), kit_(std::move(kit)) {}

    [[nodiscard]] const Project& project() const { return history_.project(); }
    [[nodiscard]] const Kit& kit() const { return kit_; }

    [[nodiscard]] Result<void> apply(const Edit& edit) { return history_.apply(edit); }

    /// A new row, or a changed one.
    template <class Row> [[nodiscard]] Result<Id<Row>> put(Row row)
    {
        const Id<Row> known = row.id;
        TRY(apply(Put<Row>{std::move(row)}));
        return known ? known : Id<Row>{project().lastId};
    }

    /// The row of this name. Fails where there is none.
    template <class Row> [[nodiscard]] Result<Row> named(std::string_view name) const
    {
        for (const auto& row : tableOf<Row>(project()).rows()) {
            if (row->name == name) {
                return *row;
            }
        }
        return fail("The demo has no row named {}.", name);
    }

    /// Lays a camera move's keys.
    [[nodiscard]] Result<void> move(Id<CameraSetup> camera, const Move& move,
                                    const MoveTiming& timing);

private:
    History history_;
    Kit kit_;
};

/// Each writes one subject; later ones name rows of earlier ones.
[[nodiscard]] Result<void> writePlace(Writer& writer);
[[nodiscard]] Result<void> writeLight(Writer& writer);
[[nodiscard]] Result<void> writeCast(Writer& writer);
[[nodiscard]] Result<void> writeArrival(Writer& writer); ///< shots 010–070
[[nodiscard]] Result<void> writeTable(Writer& writer);   ///< shots 080–130
[[nodiscard]] Result<void> writeCut(Writer& writer);

}
