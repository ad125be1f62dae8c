#include "editor/editor.h"

#include "editor/actions.h"
#include "editor/chrome.h"
#include "editor/navigation.h"
#include "editor/pages/pages.h"

namespace premise {

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
      snaps(session.file().parent_path() / "snaps"),
      wake_(std::move(wake))
{
    handoverWish.sounds = session.file().parent_path();
    handoverWish.folder = session.file().parent_path() / "handover";
    playhead.cut = Transport(project(), Clock::cut);
    playhead.scene = Transport(project(), Clock::scene);
    playhead.cut.setLoops(true);
    playhead.scene.setLoops(true);
    playhead.scene.goTo(project().settings.firstFrame); // handles may begin before it
    time = double(playhead.scene.frame());
    if (!project().cameras.empty()) {
        camera = project().cameras.rows().front()->id;
    }
    if (project().cameras.empty()) {
        page = Page::set;
    }
    if (desk.drawnByProcessor()) {
        say("Drawn by the processor. Everything works, pictures come slower.");
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
    snaps.follow(*this);
    takeSave();
    takeModels();
    takeDropped();
    takeSounds();
    dropGoneRows();
    dispatchKeys();
    advancePlayhead(*this, seconds);
    if (fullPicture) {
        drawFullPicture(*this, seconds);
    } else {
        const ui::Rect inner = drawChrome(*this);
        if (shortcuts.open) {
            drawShortcuts(*this, inner);
        } else {
            drawPage(*this, inner, seconds);
        }
    }
    drawLayers(*this);
    lastHint_ = gui.hint;
    if (playing()) {
        gui.drawAgainIn(0.5 / project().settings.rate.perSecond());
    }
}

void Editor::dispatchKeys()
{
    const std::vector<ui::InputQueue::Chord> pressed = gui.pressed();
    for (const ui::InputQueue::Chord& chord : pressed) {
        if (layerTakesKeys(*this) || drag.active) {
            return; // while something is dragged, keys are digits of how far
        }
        if (fliesWith(chord.key)) {
            continue;
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
    shortcuts.open = false;
    if (next != page) {
        operating = false;
        lensWall.open = false;
        fullPicture = fullPicture && next != Page::deliver;
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

}
