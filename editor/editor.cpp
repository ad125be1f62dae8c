#include "editor/editor.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "editor/actions.h"
#include "editor/chrome.h"
#include "editor/pages/pages.h"
#include "stage/staging.h"

namespace premise {

namespace {

    /// Mixes what a picture shows into one number.
    struct Stamp {
        std::uint64_t value = 0xcbf29ce484222325ULL;
        void add(std::uint64_t part)
        {
            value = (value ^ part) * 0x100000001b3ULL;
            value ^= value >> 29U;
        }
        void add(double part) { add(std::bit_cast<std::uint64_t>(part)); }
    };

    void addView(Stamp& stamp, const View& view)
    {
        stamp.add(std::uint64_t(view.index()));
        if (const auto* camera = std::get_if<ThroughCamera>(&view)) {
            stamp.add(std::uint64_t(camera->camera.value));
        } else if (const auto* shot = std::get_if<ThroughShot>(&view)) {
            stamp.add(std::uint64_t(shot->shot.value));
        } else if (const auto* free = std::get_if<FreeView>(&view)) {
            const Pose& pose = free->camera.pose;
            for (int i = 0; i < 3; ++i) {
                stamp.add(double(pose.position[i]));
            }
            for (int i = 0; i < 4; ++i) {
                stamp.add(double(pose.rotation[i]));
            }
            stamp.add(free->camera.focalLength.value());
            stamp.add(free->camera.gate.width.value());
            stamp.add(std::uint64_t(free->walls));
        }
    }

    int even(double pixels)
    {
        return std::max(int(std::lround(pixels * 0.5)) * 2, 2);
    }

}

Editor::Editor(ui::Gui& drawnWith, Session opened, const std::filesystem::path& assetsFolder,
               Kit ordered, std::function<void()> wake)
    : gui(drawnWith),
      session(std::move(opened)),
      reader(session.models(), session.file().parent_path()),
      kit(std::move(ordered)),
      desk(session.takeRenderer(), wake),
      assets(assetsFolder),
      library(assetsFolder),
      sounds(session.file().parent_path(), wake),
      wake_(std::move(wake))
{
    handoverWish.sounds = session.file().parent_path();
    handoverWish.folder = session.file().parent_path() / "handover";
    playhead.cut = Transport(project(), Clock::cut);
    playhead.scene = Transport(project(), Clock::scene);
    playhead.cut.setLoops(true);
    playhead.scene.setLoops(true);
    time = double(playhead.scene.frame());
    if (!project().cameras.empty()) {
        camera = project().cameras.rows().front()->id;
    }
    if (project().cameras.empty()) {
        page = Page::set;
    }
    lookAtPeople();
}

Editor::~Editor() = default;

Transport& Editor::transport()
{
    return playhead.clock == Clock::cut ? playhead.cut : playhead.scene;
}

const Transport& Editor::transport() const
{
    return playhead.clock == Clock::cut ? playhead.cut : playhead.scene;
}

const CameraSetup* Editor::shownCamera() const
{
    return project().cameras.find(camera);
}

void Editor::frame(double seconds)
{
    takePictures();
    takeSave();
    takeModels();
    takeDropped();
    takeSounds();
    dropGoneRows();
    dispatchKeys();
    advancePlayhead(*this, seconds);
    const ui::Rect inner = drawChrome(*this);
    drawPage(*this, inner, seconds);
    drawLayers(*this);
    lastHint_ = gui.hint;
    if (playing()) {
        gui.drawAgainIn(0.5 / project().settings.rate.perSecond());
    }
}

void Editor::takePictures()
{
    for (auto& [view, done] : desk.take()) {
        ShownPicture& shown = pictures_[view];
        shown.error = done.error;
        if (!done.error.empty()) {
            continue;
        }
        Result<std::uint32_t> put = gui.canvas().put(shown.picture, done.image);
        if (!put) {
            shown.error = put.error().message;
            continue;
        }
        shown.picture = *put;
        shown.width = done.image.width;
        shown.height = done.image.height;
        shown.shown = done.wish;
        shown.samples = done.samples;
        shown.seconds = done.seconds;
    }
}

void Editor::dispatchKeys()
{
    const std::vector<ui::InputQueue::Chord> pressed = gui.pressed();
    for (const ui::InputQueue::Chord& chord : pressed) {
        if (layerTakesKeys(*this) || drag.active) {
            return; // while something is dragged, keys are digits of how far
        }
        if (const Action* action = actionFor(chord, page); action != nullptr) {
            gui.swallow(chord);
            runAction(*this, *action);
        }
    }
}

void Editor::dropGoneRows()
{
    const Project& now = project();
    selection.dropWhere([&now](const Item& item) {
        switch (item.kind) {
        case ItemKind::setPiece: return now.setPieces.find(Id<SetPiece>{item.id}) == nullptr;
        case ItemKind::prop: return now.props.find(Id<Prop>{item.id}) == nullptr;
        case ItemKind::cast: return now.cast.find(Id<Cast>{item.id}) == nullptr;
        case ItemKind::mark: return now.marks.find(Id<Mark>{item.id}) == nullptr;
        case ItemKind::light: return now.lights.find(Id<Light>{item.id}) == nullptr;
        case ItemKind::camera: return now.cameras.find(Id<CameraSetup>{item.id}) == nullptr;
        case ItemKind::shot: return now.shots.find(Id<Shot>{item.id}) == nullptr;
        case ItemKind::sound: return now.soundClips.find(Id<SoundClip>{item.id}) == nullptr;
        case ItemKind::clip: return item.id >= now.cut.size();
        default: return false;
        }
    });
    if (shownCamera() == nullptr) {
        camera = now.cameras.empty() ? Id<CameraSetup>{} : now.cameras.rows().front()->id;
        operating = false;
    }
}

bool Editor::ask(const Edit& edit)
{
    const Result<void> done = session.work().apply(edit);
    if (!done) {
        complain(done.error().message);
        return false;
    }
    return true;
}

bool Editor::ask(const std::vector<Edit>& edits, const std::string& name)
{
    const bool own = !session.work().inGesture();
    if (own) {
        beginGesture(name);
    }
    for (const Edit& edit : edits) {
        if (!ask(edit)) {
            if (own) {
                session.work().cancelGesture();
            }
            return false;
        }
    }
    if (own) {
        endGesture();
    }
    return true;
}

void Editor::beginGesture(const std::string& name)
{
    session.work().beginGesture(name);
}

void Editor::endGesture()
{
    session.work().endGesture();
}

void Editor::cancelGesture()
{
    session.work().cancelGesture();
    say("Put back as it was");
}

void Editor::takeModels()
{
    if (reader.follow(project())) {
        desk.setModels(reader.models());
        ++modelChanges_;
    }
    library.follow();
    modelAdding.follow(*this);
    for (const std::string& warning : reader.takeWarnings()) {
        complain(warning);
    }
    if (reader.reading()) {
        gui.drawAgainIn(0.1);
    }
}

void Editor::undo()
{
    if (canUndo()) {
        say("Undone: " + session.work().undoName());
        session.work().undo();
    }
}

void Editor::redo()
{
    if (canRedo()) {
        say("Done again: " + session.work().redoName());
        session.work().redo();
    }
}

bool Editor::canUndo() const
{
    return !session.work().undoName().empty();
}

bool Editor::canRedo() const
{
    return !session.work().redoName().empty();
}

std::uint64_t Editor::revision() const
{
    return session.work().revision();
}

void Editor::save()
{
    const Result<void> begun = session.work().beginSave();
    if (begun) {
        say("Saving…");
    } else {
        complain(begun.error().message);
    }
}

void Editor::takeSave()
{
    if (const std::optional<Result<void>> ended = session.work().pollSave(); ended) {
        if (*ended) {
            say("Saved " + session.file().parent_path().filename().string());
        } else {
            complain(ended->error().message);
        }
    }
    if (session.work().saving()) {
        gui.drawAgainIn(0.02);
    }
}

void Editor::say(std::string what)
{
    status_ = std::move(what);
    complaint_ = false;
}

void Editor::complain(std::string what)
{
    status_ = std::move(what);
    complaint_ = true;
}

Editor::Kept Editor::kept() const
{
    if (session.work().readOnly()) {
        return {"Open to look, not to change", false};
    }
    const Safety safety = session.work().safety();
    if (!safety.trouble.empty()) {
        return {"Not kept: " + safety.trouble, true};
    }
    return {safety.safe() ? "All changes kept" : "Keeping…", false};
}

void Editor::openPage(Page next)
{
    if (next != page) {
        operating = false;
        page = next;
        tool = next == Page::shoot ? Tool::focus : Tool::select;
        switchClock(*this, next == Page::cut || next == Page::deliver ? Clock::cut : Clock::scene);
    }
}

void Editor::showCamera(Id<CameraSetup> shown)
{
    if (project().cameras.find(shown) != nullptr && shown != camera) {
        operating = false;
        camera = shown;
    }
}

const ShownPicture& Editor::picture(std::uint32_t view, const ui::Rect& area, const View& what,
                                    FrameTime when, const PictureLook& look)
{
    ShownPicture& shown = pictures_[view];
    if (area.empty()) {
        return shown;
    }
    const double pixels = double(gui.scale()) * look.resolution;
    const int width = even(double(area.w) * pixels);
    const int height = even(double(area.h) * pixels);
    Stamp stamp;
    addView(stamp, what);
    stamp.add(when);
    stamp.add(revision());
    stamp.add(modelChanges_);
    stamp.add(std::uint64_t(width) << 32U | std::uint64_t(height));
    stamp.add(std::uint64_t(look.settle) * 4 + std::uint64_t(look.shadows) * 2 +
              std::uint64_t(look.bouncedLight));
    if (stamp.value != shown.stamp) {
        PictureWish wish;
        wish.project = project();
        wish.view = what;
        wish.time = when;
        wish.settings.width = width;
        wish.settings.height = height;
        wish.settings.quality = Quality::draft;
        wish.settings.shadows = look.shadows;
        wish.settings.bouncedLight = look.bouncedLight;
        wish.settleTo = look.settle && !playing() ? 64 : 1;
        shown.stamp = stamp.value;
        shown.wish = desk.want(view, std::move(wish));
    }
    return shown;
}

}
