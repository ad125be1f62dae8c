#include <algorithm>
#include <cmath>
#include <optional>

#include <imgui.h>

#include "editor/editor.h"
#include "editor/shot_view.h"
#include "film/exposure.h"
#include "project/room_plan.h"
#include "session/kept_model.h"
#include "stage/new_shot.h"
#include "stage/staging.h"
#include "stage/view_ray.h"

// What the editor makes at a word: shots, people's figures, dropped models, movies.

namespace premise {

namespace {

    /// How many people a camera has in its picture, whatever stands before them.
    std::size_t peopleIn(const Project& project, const StagedCamera& camera, FrameTime time)
    {
        return std::size_t(std::ranges::count_if(project.cast.rows(), [&](const auto& person) {
            const PicturePoint at = pointInPicture(camera, eyesOf(project, *person, time));
            return person->visible && !at.behind() && at.u > 0.0 && at.u < 1.0 && at.v > 0.0 &&
                   at.v < 1.0;
        }));
    }

}

void Editor::lookAtPeople()
{
    std::optional<StagedCamera> best;
    std::size_t most = 0;
    for (const auto& setup : project().cameras.rows()) {
        const StagedCamera staged = stagedCamera(project(), *setup, time);
        const std::size_t people = peopleIn(project(), staged, time);
        if (!best || people > most) {
            best = staged;
            most = people;
        }
    }
    if (!best) {
        return;
    }
    const PanTiltRoll head = panTiltRollFrom(best->pose.rotation);
    freeCamera.pan = head.pan;
    freeCamera.tilt = head.tilt;
    freeCamera.distance = std::clamp(best->focusDistance.value(), 1.5, 12.0);
    freeCamera.pivot = DVec3(best->pose.position) + freeCamera.ahead() * freeCamera.distance;
    plan.centre = freeCamera.pivot;
    plan.width = Metres(16.0);
}

void Editor::setUpFirst(CameraSetup shot, double metresAway)
{
    // In whole centimetres, as a tape gives it.
    shot.focusDistance.rest =
        std::max(std::round(metresAway * 100.0) / 100.0, shot.lens.closeFocus.value());
    const DVec2 place(valueAt(shot.placement.x, time), valueAt(shot.placement.z, time));
    const bool indoors = std::ranges::any_of(project().rooms.rows(), [&](const auto& room) {
        return room->visible && brokenShape(*room).empty() && isOnFloor(*room, place);
    });
    if (indoors) {
        ask(Put<CameraSetup>{std::move(shot)});
        return;
    }
    // Outdoors as an incident meter says, in whole stops of filter.
    double lux = project().sky.lux;
    for (const auto& light : project().lights.rows()) {
        lux += light->on && light->kind == LightKind::sun ? light->lux * 0.5 : 0.0;
    }
    constexpr double meter = 250.0; // ISO 2720, C of a flat receptor
    const double stop = valueAt(shot.tStop, time);
    const double seconds = exposureTime(shot.shutter, project().settings.rate);
    const double wanted = meter * stop * stop / (seconds * shot.exposureIndex);
    shot.neutralDensityStops = std::clamp(std::round(std::log2(lux / wanted)), 0.0, 10.0);
    ask(Put<CameraSetup>{std::move(shot)});
}

Result<Id<Asset>> Editor::figureAsset()
{
    constexpr const char* path = "models/mannequin.glb";
    for (const auto& person : project().cast.rows()) {
        if (person->asset.value != 0) {
            return person->asset;
        }
    }
    const KeptModel kept =
        TRY(keepModel(project(), session.file().parent_path(), assets / path, "mannequin"));
    for (const auto& asset : project().assets.rows()) {
        if (asset->path == kept.file.path) {
            return asset->id;
        }
    }
    if (!ask(Put<Asset>{{{}, kept.file.name, kept.file.path, kept.file.contentHash}})) {
        return fail("{}", status_);
    }
    return project().assets.rows().back()->id;
}

void Editor::takeDropped()
{
    for (const std::string& dropped : gui.dropped()) {
        addFile(dropped);
    }
}

void Editor::addFile(const std::filesystem::path& file)
{
    if (isNamedAsSound(file)) {
        soundAdding.begin(file, frameForSound());
    } else {
        modelAdding.begin(file);
    }
}

Frame Editor::frameForSound() const
{
    const ImVec2 pointer = ImGui::GetIO().MousePos;
    const bool onLane = page == Page::cut && cutView.soundLane.contains(pointer.x, pointer.y);
    return onLane ? std::max<Frame>(0, cutView.cut.frameNearest(pointer.x)) : playhead.cut.frame();
}

void Editor::takeSounds()
{
    soundAdding.follow(*this);
    if (std::string trouble = sounds.takeTrouble(); !trouble.empty()) {
        complain(std::move(trouble));
    }
    if (sounds.reading()) {
        gui.drawAgainIn(0.1);
    }
}

void Editor::handOver()
{
    handovers.push_back(
        std::make_unique<Handover>(project(), reader.models(), handoverWish, wake_));
    say("Handing over " + handovers.back()->files().front().path.filename().string() +
        ". You can keep working");
}

void Editor::newShot()
{
    NewShotWish wish;
    std::optional<DVec3> subject;
    const bool free = page == Page::set || page == Page::block;
    const CameraSetup* seen = free ? project().cameras.find(eye) : shownCamera();
    if ((free || page == Page::shoot) && seen != nullptr) {
        wish.view = stagedCamera(project(), *seen, time).pose;
    } else {
        const ShotView begin = shotView(project(), freeCamera, time);
        wish.view = begin.pose;
        subject = begin.subject;
    }
    wish.time = time;
    const bool first = project().cameras.empty();
    const premise::NewShot made = premise::newShot(project(), kit, wish);
    beginGesture("New shot");
    const bool asked = ask(made.edits, "New shot");
    if (asked && first) {
        CameraSetup setup = project().cameras.at(made.camera);
        const DVec3 lens(setup.placement.x.rest, setup.placement.y.rest, setup.placement.z.rest);
        const double away = subject ? glm::distance(lens, *subject) : setup.focusDistance.rest;
        setUpFirst(std::move(setup), away);
    }
    endGesture();
    if (!asked) {
        return;
    }
    const Shot& shot = project().shots.at(made.shot);
    openPage(Page::shoot);
    lensWall.open = false;
    camera = made.camera;
    operating = true;
    selection.pick({ItemKind::shot, shot.id.value});
    playhead.scene.follow(project());
    playhead.scene.goTo(shot.range.first);
    followPlayhead(*this);
    say(shot.number + " begins at eye height. Fly with the right button and WASD");
}

}
