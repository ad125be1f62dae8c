#include "stage/new_shot.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>

#include "stage/focus_on.h"

namespace premise {

namespace {

    constexpr std::string_view slateLetters = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    constexpr double shotSeconds = 4.0;
    constexpr double eyesOverFloor = 1.6; ///< metres; ANSUR II, men: standing eye 1.642, women 1.52

    /// The letters after these, all of them slate letters.
    std::string lettersAfter(std::string letters)
    {
        for (std::size_t i = letters.size(); i-- > 0;) {
            const std::size_t place = slateLetters.find(letters[i]);
            if (place + 1 < slateLetters.size()) {
                letters[i] = slateLetters[place + 1];
                return letters;
            }
            letters[i] = slateLetters.front();
        }
        return letters.insert(0, 1, slateLetters.front());
    }

    /// What stands behind the scene in a slate number; empty where it is none of this scene.
    std::string lettersOf(std::string_view number, std::string_view scene)
    {
        if (!number.starts_with(scene)) {
            return {};
        }
        const std::string_view letters = number.substr(scene.size());
        const bool slate = letters.find_first_not_of(slateLetters) == std::string_view::npos;
        return std::string(slate ? letters : std::string_view());
    }

    /// What the new shot follows.
    struct Before {
        const CameraSetup* camera = nullptr; ///< null: there is none yet
        Frame end = 0;                       ///< of the scene time that is told already
    };

    Before beforeOf(const Project& project, FrameTime time)
    {
        Before before;
        before.end = Frame(std::floor(time));
        const Shot* last = project.shots.empty() ? nullptr : project.shots.rows().back().get();
        if (last != nullptr) {
            before.end = last->range.end;
        }
        const auto clip = std::find_if(project.cut.rbegin(), project.cut.rend(),
                                       [](const CutClip& cut) { return bool(cut.shot); });
        if (clip != project.cut.rend()) {
            last = project.shots.find(clip->shot);
            before.end = clip->range.end;
        }
        if (last != nullptr) {
            before.camera = project.cameras.find(last->camera);
        }
        if (before.camera == nullptr && !project.cameras.empty()) {
            before.camera = project.cameras.rows().back().get();
        }
        return before;
    }

    CameraSetup riggedAs(const Project& project, const CameraSetup& camera, FrameTime time)
    {
        const std::optional<Metres> held = heldFocus(project, camera, time);
        CameraSetup rigged = camera;
        rigged.id = {};
        rigged.placement = {};
        rigged.focusOn = {};
        for (Track* track : {&rigged.focalLength, &rigged.focusDistance, &rigged.tStop}) {
            *track = {valueAt(*track, time), {}};
        }
        if (held) {
            rigged.focusDistance.rest = held->value();
        }
        return rigged;
    }

    bool covers(const Lens& lens, const Gate& gate)
    {
        const double diagonal = std::hypot(gate.width.value(), gate.height.value());
        return lens.imageCircle == 0.0_mm || lens.imageCircle.value() >= diagonal;
    }

    CameraSetup firstOf(const Kit& kit)
    {
        CameraSetup camera;
        camera.focalLength.rest = 32.0;
        camera.lens.shortest = camera.lens.longest = 32.0_mm;
        for (const KitSet& set : kit.sets) {
            const KitLens* lens = lensNamed(kit, set.set, 32.0_mm);
            if (lens != nullptr && lens->lens.squeeze == 1.0) {
                camera.lens = lens->lens;
                break;
            }
        }
        if (!kit.bodies.empty()) {
            const auto known = std::ranges::find(kit.bodies, "ARRI ALEXA 35", &KitBody::body);
            const KitBody& body = known == kit.bodies.end() ? kit.bodies.front() : *known;
            const auto mode = std::ranges::find_if(body.modes, [&](const KitMode& candidate) {
                return covers(camera.lens, candidate.gate);
            });
            camera.gate = mode == body.modes.end() ? camera.gate : mode->gate;
        }
        return camera;
    }

    /// Of the floor where the nearest mark lies.
    double floorNear(const Project& project, const Vec3& place)
    {
        double floor = 0.0;
        double nearest = std::numeric_limits<double>::infinity();
        for (const auto& mark : project.marks.rows()) {
            const double away =
                std::hypot(mark->x.value() - double(place.x), mark->z.value() - double(place.z));
            if (away < nearest) {
                nearest = away;
                floor = mark->y.value();
            }
        }
        return floor;
    }

    Placement placementOf(const Project& project, const NewShotWish& wish)
    {
        const PanTiltRoll head = panTiltRollFrom(wish.view.rotation);
        Placement placement;
        placement.x.rest = double(wish.view.position.x);
        placement.y.rest = double(wish.view.position.y);
        placement.z.rest = double(wish.view.position.z);
        placement.pan.rest = head.pan.inDegrees();
        if (wish.height == NewShotHeight::eyes) {
            placement.y.rest = floorNear(project, wish.view.position) + eyesOverFloor;
        } else {
            placement.tilt.rest = head.tilt.inDegrees();
            placement.roll.rest = head.roll.inDegrees();
        }
        return placement;
    }

    std::string nextCameraName(const Project& project)
    {
        std::string name(1, slateLetters.front());
        while (std::ranges::any_of(project.cameras.rows(),
                                   [&](const auto& camera) { return camera->name == name; })) {
            name = lettersAfter(name);
        }
        return name;
    }

}

std::string nextShotNumber(const Project& project)
{
    const std::string& scene = project.settings.scene;
    std::string letters;
    for (const auto& shot : project.shots.rows()) {
        const std::string its = lettersOf(shot->number, scene);
        letters = its.empty() ? letters : its;
    }
    do {
        letters = lettersAfter(letters);
    } while (shotNumbered(project, scene + letters) != nullptr);
    return scene + letters;
}

NewShot newShot(const Project& project, const Kit& kit, const NewShotWish& wish)
{
    const Before before = beforeOf(project, wish.time);
    NewShot made;
    made.camera = {project.lastId + 1};
    made.shot = {project.lastId + 2};

    CameraSetup camera = before.camera == nullptr
                             ? firstOf(kit)
                             : riggedAs(project, *before.camera, FrameTime(before.end - 1));
    camera.name = nextCameraName(project);
    camera.placement = placementOf(project, wish);
    made.edits.emplace_back(Put<CameraSetup>{std::move(camera)});

    Shot shot;
    shot.number = nextShotNumber(project);
    shot.camera = made.camera;
    const double frames = std::round(shotSeconds * project.settings.rate.perSecond());
    shot.range = {before.end, before.end + std::max(Frame(1), Frame(frames))};
    made.edits.emplace_back(Put<Shot>{shot});

    std::vector<CutClip> cut = project.cut;
    cut.push_back({made.shot, shot.range});
    made.edits.emplace_back(SetCut{std::move(cut)});
    return made;
}

}
