#include <algorithm>

#include "base/text.h"
#include "project/edit_apply.h"
#include "project/field_check.h"
#include "project/rules.h"
#include "project/tables.h"

namespace premise {

namespace {

    template <class Row> Result<const Row*> rowToChange(const Project& project, Id<Row> id)
    {
        const Row* row = tableOf<Row>(project).find(id);
        if (row == nullptr) {
            return fail("There is no {} #{} to change.", kindOf<Row>(), id.value);
        }
        return row;
    }

}

std::string spoken(std::string_view broken)
{
    const std::size_t end = std::min(broken.find(' '), broken.size());
    std::string field(broken.substr(0, end));
    for (const std::string_view unit :
         {"_mm", "_m", "_deg", "_frames", "_frame", "_id", "_db", "_s"}) {
        // A unit stands at the end of a key: before the next one, its index, or the sentence.
        for (std::size_t at = field.find(unit); at != std::string::npos;
             at = field.find(unit, at)) {
            const std::size_t after = at + unit.size();
            if (after == field.size() || field[after] == '.' || field[after] == '[') {
                field.erase(at, unit.size());
            } else {
                at = after;
            }
        }
    }
    std::ranges::replace(field, '_', ' ');
    std::ranges::replace(field, '.', ' ');
    return field.append(broken.substr(end));
}

template <class Row> Result<Project> appliedTo(Project project, const Put<Row>& edit)
{
    Row row = edit.row;
    if (row.id) {
        const Row* before = TRY(rowToChange(project, row.id));
        if (*before == row) {
            return project;
        }
    } else {
        row.id = Id<Row>{++project.lastId};
    }
    const std::string broken = brokenField(row);
    if (!broken.empty()) {
        return fail("{}: {}.", capitalised(titleOf(row)), spoken(broken));
    }
    TRY(keepsRules(project, row));
    tableOf<Row>(project).put(std::move(row));
    return project;
}

template <class Row> Result<Project> appliedTo(Project project, const Remove<Row>& edit)
{
    const Row* row = TRY(rowToChange(project, edit.id));
    const std::vector<std::string> namers = namersOf(project, edit.id);
    if (!namers.empty()) {
        return fail("{} cannot go: {} {} it.", capitalised(titleOf(*row)),
                    joined(namers, ", ", " and "), namers.size() == 1 ? "uses" : "use");
    }
    tableOf<Row>(project).remove(edit.id);
    return project;
}

template <class Row> Result<Project> appliedTo(Project project, const Reorder<Row>& edit)
{
    TRY(rowToChange(project, edit.id));
    tableOf<Row>(project).move(edit.id, edit.place);
    return project;
}

#define PREMISE_ROW_EDITS(Row)                                                                     \
    template Result<Project> appliedTo(Project, const Put<Row>&);                                  \
    template Result<Project> appliedTo(Project, const Remove<Row>&);                               \
    template Result<Project> appliedTo(Project, const Reorder<Row>&)

PREMISE_ROW_EDITS(Asset);
PREMISE_ROW_EDITS(SetPiece);
PREMISE_ROW_EDITS(Room);
PREMISE_ROW_EDITS(Prop);
PREMISE_ROW_EDITS(Mark);
PREMISE_ROW_EDITS(Cast);
PREMISE_ROW_EDITS(Light);
PREMISE_ROW_EDITS(CameraSetup);
PREMISE_ROW_EDITS(Shot);
PREMISE_ROW_EDITS(Sound);
PREMISE_ROW_EDITS(SoundClip);

}
