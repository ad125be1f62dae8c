#include "project/rules.h"

#include <algorithm>
#include <filesystem>

#include "project/room_plan.h"
#include "project/tables.h"

namespace premise {

namespace {

    /// A reference may be empty; where it names something, that is there.
    template <class Row, class Namer>
    Result<void> isThere(const Project& project, Id<Row> id, const Namer& namer)
    {
        if (id && tableOf<Row>(project).find(id) == nullptr) {
            return fail("{} names {} #{}, which is not in the project.",
                        capitalised(titleOf(namer)), kindOf<Row>(), id.value);
        }
        return {};
    }

    template <class Row> Result<void> hasName(const Row& row)
    {
        if (row.name.empty()) {
            return fail("A {} needs a name.", kindOf<Row>());
        }
        return {};
    }

    template <class Row> Result<void> hasRelativePath(const Row& row)
    {
        // It may lead out of the folder, into a library that several productions share.
        if (row.path.empty() || std::filesystem::path(row.path).is_absolute()) {
            return fail("{} needs a path relative to the production's folder; it has \"{}\".",
                        capitalised(titleOf(row)), row.path);
        }
        return {};
    }

    Result<void> stopsKeepOrder(const Cast& cast)
    {
        for (std::size_t i = 0; i < cast.stops.size(); ++i) {
            const Stop& stop = cast.stops[i];
            const bool last = i + 1 == cast.stops.size();
            if (!last && stop.leave < stop.arrive) {
                return fail("{} leaves a mark on frame {}, before arriving there on frame {}.",
                            capitalised(titleOf(cast)), stop.leave, stop.arrive);
            }
            if (i > 0 && stop.arrive < cast.stops[i - 1].leave) {
                return fail("{} arrives on a mark on frame {}, before leaving the one before it on "
                            "frame {}.",
                            capitalised(titleOf(cast)), stop.arrive, cast.stops[i - 1].leave);
            }
        }
        return {};
    }

    bool uses(const Cast& cast, Id<Mark> mark)
    {
        return std::ranges::find(cast.stops, mark, &Stop::mark) != cast.stops.end();
    }

    bool looksAt(const Cast& cast, Id<Cast> other)
    {
        return cast.id != other &&
               std::ranges::find(cast.stops, other, &Stop::lookAt) != cast.stops.end();
    }

    bool isFilledBy(const Room& room, Id<SetPiece> piece)
    {
        return std::ranges::find(room.openings, piece, &Opening::filling) != room.openings.end();
    }

    template <class Row, class Names>
    void addNamers(std::vector<std::string>& titles, const Table<Row>& table, const Names& names)
    {
        for (const auto& row : table.rows()) {
            if (names(*row)) {
                titles.push_back(titleOf(*row));
            }
        }
    }

}

Result<void> keepsRules(const Project&, const Asset& asset)
{
    TRY(hasName(asset));
    return hasRelativePath(asset);
}

Result<void> keepsRules(const Project& project, const SetPiece& piece)
{
    TRY(hasName(piece));
    return isThere(project, piece.asset, piece);
}

Result<void> keepsRules(const Project& project, const Room& room)
{
    TRY(hasName(room));
    const std::string broken = brokenShape(room);
    if (!broken.empty()) {
        return fail("{}: {}.", capitalised(titleOf(room)), broken);
    }
    for (auto opening = room.openings.begin(); opening != room.openings.end(); ++opening) {
        TRY(isThere(project, opening->filling, room));
        const auto second = std::find_if(room.openings.begin(), opening, [&](const Opening& other) {
            return other.filling == opening->filling;
        });
        const auto& rooms = project.rooms.rows();
        const bool elsewhere = std::ranges::any_of(rooms, [&](const auto& other) {
            return other->id != room.id && isFilledBy(*other, opening->filling);
        });
        if (opening->filling && (second != opening || elsewhere)) {
            return fail("{} stands in two openings. Give one of them another.",
                        capitalised(titleOf(project.setPieces.at(opening->filling))));
        }
    }
    return {};
}

Result<void> keepsRules(const Project& project, const Prop& prop)
{
    TRY(hasName(prop));
    return isThere(project, prop.asset, prop);
}

Result<void> keepsRules(const Project&, const Mark& mark)
{
    return hasName(mark);
}

Result<void> keepsRules(const Project& project, const Cast& cast)
{
    TRY(hasName(cast));
    TRY(isThere(project, cast.asset, cast));
    for (const Stop& stop : cast.stops) {
        if (!stop.mark) {
            return fail("{} stops on frame {} on no mark. Name the mark.",
                        capitalised(titleOf(cast)), stop.arrive);
        }
        if (stop.lookAt && stop.lookAt == cast.id) {
            return fail("{} cannot look at themself.", capitalised(titleOf(cast)));
        }
        TRY(isThere(project, stop.mark, cast));
        TRY(isThere(project, stop.lookAt, cast));
    }
    return stopsKeepOrder(cast);
}

Result<void> keepsRules(const Project&, const Light& light)
{
    TRY(hasName(light));
    if (light.innerCone > light.outerCone) {
        return fail("{} has an inner cone of {:g}°, wider than its outer cone of {:g}°.",
                    capitalised(titleOf(light)), light.innerCone.inDegrees(),
                    light.outerCone.inDegrees());
    }
    return {};
}

Result<void> keepsRules(const Project& project, const CameraSetup& camera)
{
    TRY(hasName(camera));
    if (camera.lens.shortest > camera.lens.longest) {
        return fail("{}: a zoom from {:g} to {:g} mm runs backwards.", capitalised(titleOf(camera)),
                    camera.lens.shortest.value(), camera.lens.longest.value());
    }
    return isThere(project, camera.focusOn, camera);
}

Result<void> keepsRules(const Project& project, const Shot& shot)
{
    if (shot.number.empty()) {
        return fail("A shot needs a number, such as 010.");
    }
    for (const auto& other : project.shots.rows()) {
        if (other->id != shot.id && other->number == shot.number && other->take == shot.take) {
            return fail("There is a take {} of shot {} already. Give this one another number or "
                        "take.",
                        shot.take, shot.number);
        }
    }
    if (shot.range.empty()) {
        return fail("{} has no frames: it starts on {} and ends before {}.",
                    capitalised(titleOf(shot)), shot.range.first, shot.range.end);
    }
    return isThere(project, shot.camera, shot);
}

Result<void> keepsRules(const Project& project, const CutClip& clip)
{
    if (clip.range.empty()) {
        return fail("A clip of the cut has no frames: it starts on {} and ends before {}.",
                    clip.range.first, clip.range.end);
    }
    if (clip.shot && project.shots.find(clip.shot) == nullptr) {
        return fail("The cut names shot #{}, which is not in the project.", clip.shot.value);
    }
    return {};
}

Result<void> keepsRules(const Project&, const Sound& sound)
{
    TRY(hasName(sound));
    return hasRelativePath(sound);
}

Result<void> keepsRules(const Project& project, const SoundClip& clip)
{
    TRY(hasName(clip));
    if (!clip.sound) {
        return fail("{} plays no sound. Name one.", capitalised(titleOf(clip)));
    }
    return isThere(project, clip.sound, clip);
}

Result<void> keepsRules(const Settings& settings)
{
    if (settings.dropFrame == DropFrame::yes && !canDropFrames(settings.rate)) {
        return fail("Drop-frame timecode exists at 29.97 and 59.94 frames a second, not at {}.",
                    formatFrameRate(settings.rate));
    }
    return {};
}

std::vector<std::string> namersOf(const Project& project, Id<Asset> id)
{
    std::vector<std::string> titles;
    const auto names = [id](const auto& row) { return row.asset == id; };
    addNamers(titles, project.setPieces, names);
    addNamers(titles, project.props, names);
    addNamers(titles, project.cast, names);
    return titles;
}

std::vector<std::string> namersOf(const Project& project, Id<SetPiece> id)
{
    std::vector<std::string> titles;
    addNamers(titles, project.rooms, [id](const Room& room) { return isFilledBy(room, id); });
    return titles;
}

std::vector<std::string> namersOf(const Project&, Id<Room>)
{
    return {};
}

std::vector<std::string> namersOf(const Project&, Id<Prop>)
{
    return {};
}

std::vector<std::string> namersOf(const Project& project, Id<Mark> id)
{
    std::vector<std::string> titles;
    addNamers(titles, project.cast, [id](const Cast& cast) { return uses(cast, id); });
    return titles;
}

std::vector<std::string> namersOf(const Project& project, Id<Cast> id)
{
    std::vector<std::string> titles;
    addNamers(titles, project.cast, [id](const Cast& cast) { return looksAt(cast, id); });
    addNamers(titles, project.cameras,
              [id](const CameraSetup& camera) { return camera.focusOn == id; });
    return titles;
}

std::vector<std::string> namersOf(const Project&, Id<Light>)
{
    return {};
}

std::vector<std::string> namersOf(const Project& project, Id<CameraSetup> id)
{
    std::vector<std::string> titles;
    addNamers(titles, project.shots, [id](const Shot& shot) { return shot.camera == id; });
    return titles;
}

std::vector<std::string> namersOf(const Project& project, Id<Shot> id)
{
    if (std::ranges::find(project.cut, id, &CutClip::shot) != project.cut.end()) {
        return {"the cut"};
    }
    return {};
}

std::vector<std::string> namersOf(const Project& project, Id<Sound> id)
{
    std::vector<std::string> titles;
    addNamers(titles, project.soundClips, [id](const SoundClip& clip) { return clip.sound == id; });
    return titles;
}

std::vector<std::string> namersOf(const Project&, Id<SoundClip>)
{
    return {};
}

}
