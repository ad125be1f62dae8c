#pragma once

#include <array>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "editor/block_state.h"
#include "editor/cut_view.h"
#include "editor/file_chooser.h"
#include "editor/floor_grid.h"
#include "editor/free_camera.h"
#include "editor/handover.h"
#include "editor/lens_wall_view.h"
#include "editor/library.h"
#include "editor/model_adding.h"
#include "editor/model_reader.h"
#include "editor/palette.h"
#include "editor/picture_desk.h"
#include "editor/plan_wedges.h"
#include "editor/playhead.h"
#include "editor/section.h"
#include "editor/selection.h"
#include "editor/set_drag.h"
#include "editor/set_list_state.h"
#include "editor/shortcuts_view.h"
#include "editor/snaps.h"
#include "editor/sound_adding.h"
#include "editor/sound_desk.h"
#include "editor/tape.h"
#include "editor/ui/gui.h"
#include "editor/ui/quantity_text.h"
#include "project/kit.h"
#include "session/session.h"
#include "stage/pick.h"

namespace premise {

enum class Page { set, block, shoot, cut, deliver };

/// What the left button does in a view.
enum class Tool { select, rotate, scale, focus, tape, room, mark, walk, addPerson, place };

/// How the window is divided, in points. The user drags them; double-click gives the usual.
struct Splits {
    float left = 264.0F;
    float right = 296.0F;
    float library = 176.0F;
    float beats = 152.0F;
    float planShare = 0.51F; ///< of the width of both views of Block
    float lensPanel = 284.0F;
    float monitors = 146.0F;
    float shots = 320.0F;
    float cutShare = 0.45F; ///< of the height: what stands above the timeline
};

/// What is drawn over the picture of the Shoot page; each a switch of its head line.
struct LensLook {
    bool mask = true;
    bool thirds = true;
    bool safe = false;
    bool focusPlane = true;
    bool settles = true; ///< lens-true when still
};

/// What a picture on the screen shows, and what was asked for last.
struct ShownPicture {
    std::uint32_t picture = 0; ///< on the canvas; 0: none yet
    int width = 0;
    int height = 0;
    std::uint64_t wish = 0;  ///< the newest asked for
    std::uint64_t shown = 0; ///< the newest that came
    std::uint64_t stamp = 0; ///< of what the newest wish shows; another: ask again
    int samples = 0;
    double seconds = 0.0;
    std::string error{};
};

/// Views of the set that have a picture, by number. Monitors and thumbnails count on from their base.
namespace viewNumber {
    inline constexpr std::uint32_t freeView = 1;
    inline constexpr std::uint32_t lens = 2;
    inline constexpr std::uint32_t cut = 3;
    inline constexpr std::uint32_t deliver = 4;
    inline constexpr std::uint32_t monitor = 1000;     ///< + camera id
    inline constexpr std::uint32_t thumbnail = 100000; ///< + shot id
    inline constexpr std::uint32_t library = 200000;   ///< + place in the catalogue
    inline constexpr std::uint32_t libraryTurning = 300000;
    inline constexpr std::uint32_t lensWall = 400000; ///< + place of the lens
    inline constexpr std::uint32_t snap = 500000;     ///< and on, as long as they are drawn
}

/// The editor: an open production, what is picked, when it is, and how the window is divided. Panels
/// read it, and ask for edits; nothing else changes the project.
class Editor {
public:
    /// `assets` holds kits and the library; `wake` is called from other threads when there is news.
    Editor(ui::Gui& gui, Session session, const std::filesystem::path& assets, Kit kit,
           std::function<void()> wake);
    Editor(const Editor&) = delete;
    Editor& operator=(const Editor&) = delete;
    ~Editor();

    /// Draws all of the window and acts on its input; `seconds` passed since the last frame.
    void frame(double seconds);
    [[nodiscard]] bool wantsToClose() const { return closing_; }
    void close() { closing_ = true; }
    /// All that was put on the canvas is gone: it is put again.
    void canvasWasLost();
    void setLengths(ui::LengthStyle style) { lengths_ = style; }

    ui::Gui& gui;
    Session session;
    ModelReader reader;
    Kit kit;
    PictureDesk desk;
    std::filesystem::path assets; ///< where the library lies
    Library library;
    ModelAdding modelAdding;
    FileChooser fileChooser;
    SoundDesk sounds;
    SoundAdding soundAdding;
    Snaps snaps;
    std::vector<std::unique_ptr<Handover>> handovers; ///< of this sitting, newest last
    HandoverWish handoverWish;                        ///< as it stands on the Deliver page

    Page page = Page::shoot;
    Tool tool = Tool::select;
    Selection selection;
    FreeCamera freeCamera;
    Splits splits;
    Id<CameraSetup> camera{}; ///< whose picture the Shoot page shows
    Id<CameraSetup> eye{}; ///< through which the view of Set and Block looks; none: from anywhere
    LensLook lensLook;
    LensWallView lensWall;
    bool operating = false;    ///< that camera is flown by hand
    bool cameraInHand = false; ///< and is being moved: a gesture is open
    Picker picker;
    SetDrag drag;
    Tapes tapes; ///< laid on both views of the set, for this sitting
    BlockState block;
    FloorGrid floorGrid;
    bool gridShown = true;                           ///< on the ground of both views
    WallsFacingAway walls = WallsFacingAway::hidden; ///< of the free view
    Stage stage;   ///< of views of the set, for tools and overlays
    PlanView plan; ///< of the plan on the Block page
    bool planLarge = false;
    Section section; ///< of the plan
    PlanWedges planWedges;
    SetListState setList;
    bool stepsHidden = false;   ///< of the empty stage: there is a shot, or they were put away
    bool picturesSettle = true; ///< lens-true when still; else they stay as first drawn
    bool nameWaits = false;     ///< the name of what was just made is to be typed
    /// The figure that a new person has: that of another actor, else the first of the library.
    /// It is copied into the production where it has none.
    [[nodiscard]] Result<Id<Asset>> figureAsset();
    /// A model goes into the set, a sound over the cut.
    void addFile(const std::filesystem::path& file);
    /// Where in the cut a sound goes that is added now: under the pointer in its lane, else at the playhead.
    [[nodiscard]] Frame frameForSound() const;
    /// Begins to hand over what the Deliver page has.
    void handOver();
    FrameTime time = 1001.0; ///< scene time of the playhead
    Playhead playhead;
    Palette palette;
    ShortcutsView shortcuts;
    bool fullPicture = false; ///< the page's picture fills the screen, without anything else
    CutView cutView;
    bool menuOpen = false;
    [[nodiscard]] ui::LengthStyle lengths() const { return lengths_; }

    /// The clock that runs on this page.
    [[nodiscard]] Transport& transport();
    [[nodiscard]] const Transport& transport() const;
    [[nodiscard]] bool playing() const { return transport().plays(); }

    [[nodiscard]] const Project& project() const { return session.project(); }
    /// Null where there is none.
    [[nodiscard]] const CameraSetup* shownCamera() const;

    /// Asks for one edit, or several as one step; where it cannot be, the status line says why and
    /// nothing changed. Inside a gesture they join it.
    bool ask(const Edit& edit);
    bool ask(const std::vector<Edit>& edits, const std::string& name);
    /// A drag: edits between these are one step with this name; Esc takes all back.
    void beginGesture(const std::string& name);
    void endGesture();
    void cancelGesture();
    /// From what is seen now: a new camera in hand, in a shot that begins where the last one ended.
    void newShot();
    void undo();
    void redo();
    [[nodiscard]] bool canUndo() const;
    [[nodiscard]] bool canRedo() const;
    void save();

    /// What happened, in the past tense; stays until the next.
    void say(std::string what);
    void complain(std::string what);
    [[nodiscard]] const std::string& status() const { return status_; }
    [[nodiscard]] bool complained() const { return complaint_; }
    /// What a drag here would do, as the last frame's widgets said.
    [[nodiscard]] const std::string& lastHint() const { return lastHint_; }

    /// Whether the work is safe, in the words of the menu row.
    struct Kept {
        std::string words{};
        bool fault = false;
    };
    [[nodiscard]] Kept kept() const;
    void openPage(Page next); ///< leaving Shoot locks its camera
    void showCamera(Id<CameraSetup> shown);

    /// The picture of a view in this area, asked for anew where it is out of date. Without area none.
    struct PictureLook {
        bool settle = true;      ///< lens-true when still
        int samples = 64;        ///< that it gathers then
        double resolution = 1.0; ///< pixels of the picture a pixel of the window
        bool shadows = true;
        bool bouncedLight = true; ///< else sky light everywhere: a look into any room
        /// What is to be seen where it is not the open project, and a number that tells such projects of one
        /// moment apart.
        const Project* project = nullptr;
        std::uint64_t variant = 0;
    };
    const ShownPicture& picture(std::uint32_t view, const ui::Rect& area, const View& what,
                                FrameTime when, const PictureLook& look);

    /// A thumbnail of the library; turned, it is that of whose card the pointer is on.
    const ShownPicture& libraryPicture(std::size_t place, const ui::Rect& area, Angle turn = {});

    /// Counts whatever changes what pictures show.
    [[nodiscard]] std::uint64_t revision() const;

private:
    void takePictures();
    void takeSave();
    /// The first free view is that of the camera which has most people in its picture.
    void lookAtPeople();
    /// The first camera of a production: exposed by its light, and sharp where it looks.
    void setUpFirst(CameraSetup shot, double metresAway);
    void takeModels();
    void takeSounds();
    void takeDropped();
    void dispatchKeys();
    void dropGoneRows();

    std::function<void()> wake_;
    std::map<std::uint32_t, ShownPicture> pictures_;
    int lossesTold_ = 0; ///< of the desk's graphics device
    std::uint64_t modelChanges_ = 0;
    std::string status_ = "Ready";
    bool complaint_ = false;
    std::string lastHint_;
    ui::LengthStyle lengths_ = ui::LengthStyle::metric;
    bool closing_ = false;
};

}
