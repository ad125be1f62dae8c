#include "stage/row_edits.h"

#include <algorithm>
#include <type_traits>

#include "project/rules.h"
#include "project/tables.h"
#include "stage/new_shot.h"
#include "stage/openings.h"
#include "stage/row_named.h"

namespace premise {

namespace {

    constexpr double aside = 0.5; ///< metres

    std::string trimmed(const std::string& text)
    {
        const std::size_t first = text.find_first_not_of(" \t\n");
        const std::size_t last = text.find_last_not_of(" \t\n");
        return first == std::string::npos ? std::string() : text.substr(first, last - first + 1);
    }

    /// Half a metre to the right, with all that moves it.
    void shift(Track& track)
    {
        track.rest += aside;
        for (Key& key : track.keys) {
            key.value += aside;
        }
    }

    template <class Row> void moveAside(Row& row)
    {
        if constexpr (requires { row.placement; }) {
            shift(row.placement.x);
        } else if constexpr (std::is_same_v<Row, Mark>) {
            row.x = row.x + Metres(aside);
        } else if constexpr (std::is_same_v<Row, Room>) {
            for (RoomCorner& corner : row.corners) {
                corner.x = corner.x + Metres(aside);
            }
            for (Opening& opening : row.openings) {
                opening.filling = {}; // a door stands in one wall
            }
        }
    }

    /// An actor's copy on copies of the marks; each mark once, though it may be stopped on often.
    void copyMarks(const Project& project, Cast& copy, Made<Cast>& made)
    {
        std::vector<Id<Mark>> old;
        for (Stop& stop : copy.stops) {
            const auto known = std::ranges::find(old, stop.mark);
            const auto place = std::uint32_t(known - old.begin());
            if (known == old.end()) {
                Mark mark = project.marks.at(stop.mark);
                old.push_back(stop.mark);
                mark.id = {};
                mark.name = fmt::format("{} {}", copy.name, old.size());
                moveAside(mark);
                made.edits.emplace_back(Put<Mark>{std::move(mark)});
            }
            stop.mark = {project.lastId + 1 + place};
            for (Waypoint& point : stop.via) {
                point.x = point.x + Metres(aside);
            }
        }
        made.id.value += std::uint32_t(old.size());
    }

    void copyCamera(const Project& project, Shot& copy, Made<Shot>& made)
    {
        const CameraSetup* camera = project.cameras.find(copy.camera);
        if (camera != nullptr) {
            CameraSetup another = *camera;
            another.id = {};
            another.name = freeName(project.cameras, another.name);
            made.edits.emplace_back(Put<CameraSetup>{std::move(another)});
            copy.camera = {project.lastId + 1};
            made.id.value += 1;
        }
    }

    // What has to go or change before a row can go.

    template <class Row> void clear(const Project&, Id<Row>, std::vector<Edit>&) {}

    void clear(const Project& project, Id<SetPiece> id, std::vector<Edit>& edits)
    {
        edits = editsToClose(project, id);
        edits.pop_back(); // the piece itself, which goes last whatever it is
    }

    void clear(const Project& project, Id<Mark> id, std::vector<Edit>& edits)
    {
        for (const auto& cast : project.cast.rows()) {
            Cast changed = *cast;
            if (std::erase_if(changed.stops, [id](const Stop& stop) { return stop.mark == id; }) >
                0) {
                edits.emplace_back(Put<Cast>{std::move(changed)});
            }
        }
    }

    void clear(const Project& project, Id<Cast> id, std::vector<Edit>& edits)
    {
        for (const auto& cast : project.cast.rows()) {
            Cast changed = *cast;
            for (Stop& stop : changed.stops) {
                if (stop.lookAt == id) {
                    stop.lookAt = {};
                }
            }
            if (cast->id != id && changed != *cast) {
                edits.emplace_back(Put<Cast>{std::move(changed)});
            }
        }
        for (const auto& camera : project.cameras.rows()) {
            if (camera->focusOn == id) {
                CameraSetup changed = *camera;
                changed.focusOn = {};
                edits.emplace_back(Put<CameraSetup>{std::move(changed)});
            }
        }
    }

    void clear(const Project& project, Id<Shot> id, std::vector<Edit>& edits)
    {
        std::vector<CutClip> cut = project.cut;
        if (std::erase_if(cut, [id](const CutClip& clip) { return clip.shot == id; }) > 0) {
            edits.emplace_back(SetCut{std::move(cut)});
        }
    }

    // What is nobody's once a row has gone.

    template <class Row> void tidy(const Project&, const Row&, std::vector<Edit>&) {}

    void tidy(const Project&, const Room& gone, std::vector<Edit>& edits)
    {
        for (const Opening& opening : gone.openings) {
            if (opening.filling) {
                edits.emplace_back(Remove<SetPiece>{opening.filling});
            }
        }
    }

    void tidy(const Project& without, const Cast& gone, std::vector<Edit>& edits)
    {
        std::vector<Id<Mark>> seen;
        for (const Stop& stop : gone.stops) {
            if (std::ranges::find(seen, stop.mark) == seen.end() &&
                namersOf(without, stop.mark).empty()) {
                seen.push_back(stop.mark);
                edits.emplace_back(Remove<Mark>{stop.mark});
            }
        }
    }

    void tidy(const Project& without, const Shot& gone, std::vector<Edit>& edits)
    {
        if (gone.camera && namersOf(without, gone.camera).empty()) {
            edits.emplace_back(Remove<CameraSetup>{gone.camera});
        }
    }

}

template <class Row>
Result<std::vector<Edit>> editsToRename(const Project& project, Id<Row> id, std::string name)
{
    Row row = *TRY(rowNamed(project, id));
    name = trimmed(name);
    if (name.empty()) {
        return fail("{} needs a name. Type one, or leave it as it was.", capitalised(titleOf(row)));
    }
    if constexpr (std::is_same_v<Row, Shot>) {
        row.number = std::move(name);
    } else {
        row.name = std::move(name);
    }
    return std::vector<Edit>{Put<Row>{std::move(row)}};
}

template <class Row> Result<Made<Row>> editsToDuplicate(const Project& project, Id<Row> id)
{
    Row copy = *TRY(rowNamed(project, id));
    copy.id = {};
    Made<Row> made{{}, {project.lastId + 1}};
    if constexpr (std::is_same_v<Row, Shot>) {
        copy.number = nextShotNumber(project);
        copyCamera(project, copy, made);
    } else {
        copy.name = freeName(tableOf<Row>(project), copy.name);
    }
    if constexpr (std::is_same_v<Row, Cast>) {
        copyMarks(project, copy, made);
    }
    moveAside(copy);
    made.edits.emplace_back(Put<Row>{std::move(copy)});
    return made;
}

template <class Row> Result<std::vector<Edit>> editsToRemove(const Project& project, Id<Row> id)
{
    const Row row = *TRY(rowNamed(project, id));
    std::vector<Edit> edits;
    clear(project, id, edits);
    edits.emplace_back(Remove<Row>{id});
    Project without = project;
    for (const Edit& edit : edits) {
        without = TRY(applied(without, edit));
    }
    tidy(without, row, edits);
    return edits;
}

#define PREMISE_ROW_EDITS(Row)                                                                     \
    template Result<std::vector<Edit>> editsToRename(const Project&, Id<Row>, std::string);        \
    template Result<Made<Row>> editsToDuplicate(const Project&, Id<Row>);                          \
    template Result<std::vector<Edit>> editsToRemove(const Project&, Id<Row>)

PREMISE_ROW_EDITS(Asset);
PREMISE_ROW_EDITS(SetPiece);
PREMISE_ROW_EDITS(Room);
PREMISE_ROW_EDITS(Prop);
PREMISE_ROW_EDITS(Mark);
PREMISE_ROW_EDITS(Cast);
PREMISE_ROW_EDITS(Light);
PREMISE_ROW_EDITS(CameraSetup);
PREMISE_ROW_EDITS(Shot);

}
