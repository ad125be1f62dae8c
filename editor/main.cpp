#include <chrono>
#include <cstdio>
#include <future>
#include <thread>

#include <CLI/CLI.hpp>

#include "editor/editor.h"
#include "editor/screen.h"
#include "editor/script.h"
#include "editor/ui/draw.h"
#include "editor/window.h"
#include "editor/window_report.h"
#include "project/project_io.h"
#include "stage/new_production.h"

namespace {

using namespace premise;

struct Options {
    std::string production;
    std::string script;
    bool makeNew = false;
    std::string size = "1440x900";
    double scale = 0.0; ///< 0: the monitor's
    std::string report; ///< file that says what the window shows; empty: none
    bool validation = false;
};

struct Size {
    int width = 1440;
    int height = 900;
};

Result<Size> readSize(const std::string& text)
{
    Size size;
    char beyond = 0;
    if (std::sscanf(text.c_str(), "%dx%d%c", &size.width, &size.height, &beyond) != 2 ||
        size.width < 320 || size.height < 200 || size.width > 16384 || size.height > 16384) {
        return fail("{} is no size of a window. Write it as 1440x900.", text);
    }
    return size;
}

/// Where kits and the library lie.
fs::path assetsFolder()
{
    if (const char* named = std::getenv("PREMISE_ASSETS"); named != nullptr) {
        return named;
    }
    return PREMISE_ASSETS_FOLDER;
}

/// An empty production where there is none yet.
Result<void> makeProduction(const fs::path& folder)
{
    const fs::path file = folder / "project.json";
    if (fs::exists(file)) {
        return fail("There is a production in {} already. Open it without --new.", folder.string());
    }
    std::error_code trouble;
    fs::create_directories(folder, trouble);
    if (trouble) {
        return fail("The folder {} could not be made: {}.", folder.string(), trouble.message());
    }
    return saveProject(newProduction(), file);
}

/// Opens the production on another thread, so that the window answers meanwhile.
std::future<Result<Session>> opening(const Options& options)
{
    return std::async(std::launch::async, [options] {
        SessionOptions how;
        how.access = Access::edit;
        how.renderer.validation = options.validation;
        return Session::open(options.production, how);
    });
}

/// Nothing but the interface's own input and a fixed clock.
Result<void> runScript(const Options& options)
{
    const Size size = TRY(readSize(options.size));
    Script script = TRY(Script::read(options.script));
    const auto scale = float(options.scale > 0.0 ? options.scale : 1.0);
    const int width = int(std::lround(float(size.width) * scale));
    const int height = int(std::lround(float(size.height) * scale));
    const std::unique_ptr<Screen> screen =
        TRY(Screen::create({.validation = options.validation, .scale = scale}));
    TRY(screen->resize(width, height));
    ui::Gui& gui = screen->gui();
    gui.recording = true;
    Session session = TRY(opening(options).get());
    Kit kit = TRY(loadKit(assetsFolder() / "kits"));
    Editor editor(gui, std::move(session), assetsFolder(), std::move(kit), [] {});
    editor.sounds.keepSilent(); // its clock is the device's, and a script's is fixed
    ui::InputQueue input;
    const auto frame = [&](double seconds) -> Result<void> {
        gui.begin(input, width, height, seconds);
        editor.frame(seconds);
        if (TRY(screen->endFrame()) == Screen::Shown::anew) {
            editor.canvasWasLost();
        }
        return {};
    };
    TRY(frame(1.0 / 60.0));
    Script::Stage stage{gui, input, editor, frame};
    const Result<void> ran = script.run(stage);
    std::printf("%d actions\n", script.actions());
    if (ran && screen->validationMessages() > 0) {
        return fail("The validation layer had {} complaints.", screen->validationMessages());
    }
    return ran;
}

/// Hidden, or too small for any page to be laid out: a display without a window manager allows that.
bool showsNothing(const Window& window, const Options& options)
{
    const float scale = options.scale > 0.0 ? float(options.scale) : window.contentScale();
    return window.hidden() || float(window.pixelsWide()) < 640.0F * scale ||
           float(window.pixelsHigh()) < 400.0F * scale;
}

/// The window while the production opens: what is being done, and nothing that blocks.
Result<Session> openBehind(const Options& options, Window& window, Screen& screen)
{
    ui::Gui& gui = screen.gui();
    std::future<Result<Session>> coming = opening(options);
    while (coming.wait_for(std::chrono::milliseconds(15)) != std::future_status::ready) {
        window.wait(0.0);
        if (window.closing()) {
            std::_Exit(0); // nothing is open yet, so nothing is lost
        }
        if (showsNothing(window, options)) {
            continue;
        }
        TRY(screen.resize(window.pixelsWide(), window.pixelsHigh()));
        ui::InputQueue none;
        gui.begin(none, window.pixelsWide(), window.pixelsHigh(), 0.016);
        {
            const ui::Panel panel(gui, "opening", gui.window(), ui::colour::window);
            ui::text(gui, gui.window(), ui::Face::title, ui::colour::text2,
                     "Opening " + fs::path(options.production).filename().string() + "…",
                     ui::Align::middle);
        }
        (void)TRY(screen.endFrame());
    }
    return coming.get();
}

Result<void> runWindow(const Options& options)
{
    const Size size = TRY(readSize(options.size));
    const std::unique_ptr<Window> window = TRY(Window::open({size.width, size.height, "Premise"}));
    const auto scaleNow = [&] {
        return options.scale > 0.0 ? float(options.scale) : window->contentScale();
    };
    const std::unique_ptr<Screen> screen =
        TRY(Screen::create({options.validation, scaleNow(), window.get()}));
    ui::Gui& gui = screen->gui();
    window->setPointsPerUnit(gui.scale());
    Session session = TRY(openBehind(options, *window, *screen));
    Kit kit = TRY(loadKit(assetsFolder() / "kits"));
    window->setTitle(session.project().settings.title + " – Premise");
    Editor editor(gui, std::move(session), assetsFolder(), std::move(kit), &Window::wake);

    using FrameClock = std::chrono::steady_clock;
    constexpr double frameLeast = 1.0 / 60.0;
    constexpr double hiddenWait = 0.25; ///< seconds; its events end it sooner
    auto last = FrameClock::now();
    WindowReport report(options.report);
    gui.recording = !options.report.empty();
    int redraw = 3; ///< frames still to draw although nothing asks for them
    while (!editor.wantsToClose()) {
        window->wait(redraw > 0 ? 0.0 : std::min(gui.drawAgain(), 3600.0 * 2));
        if (window->closing()) {
            editor.close();
            break;
        }
        if (showsNothing(*window, options)) {
            window->wait(hiddenWait);
            continue;
        }
        const bool asked = !window->input().empty() || window->takeChanged() ||
                           editor.desk.hasNews() || gui.drawAgain() <= frameLeast;
        redraw = asked ? 3 : redraw - 1;
        if (scaleNow() != gui.scale()) {
            TRY(gui.setScale(scaleNow()));
            window->setPointsPerUnit(gui.scale());
        }
        TRY(screen->resize(window->pixelsWide(), window->pixelsHigh()));
        const auto now = FrameClock::now();
        const double passed = std::min(std::chrono::duration<double>(now - last).count(), 0.25);
        last = now;
        gui.begin(window->input(), window->pixelsWide(), window->pixelsHigh(), passed);
        editor.frame(passed);
        const Screen::Shown shown = TRY(screen->endFrame());
        if (shown == Screen::Shown::anew) {
            editor.canvasWasLost();
        }
        if (shown != Screen::Shown::done) {
            redraw = std::max(redraw, 2);
        }
        window->fillScreen(editor.fullPicture);
        window->setPointer(gui.pointer());
        window->grabPointer(gui.holdsPointer);
        report.write(editor);
        // The display does not pace everywhere: never faster than it can be seen.
        const std::chrono::duration<double> spent = FrameClock::now() - now;
        if (spent.count() < frameLeast) {
            std::this_thread::sleep_for(std::chrono::duration<double>(frameLeast) - spent);
        }
    }
    return {};
}

}

int main(int count, char** words)
{
    Options options;
    CLI::App app("Premise: block a scene, choose lenses, cut a sequence.", "premise_editor");
    app.set_version_flag("--version", PREMISE_VERSION);
    app.add_option("production", options.production, "A production's folder")->required();
    app.add_flag("--new", options.makeNew, "Makes an empty production in that folder first");
    app.add_option("--size", options.size, "Of the window, in points: 1440x900");
    app.add_option("--scale", options.scale,
                   "Pixels a point: 1, 1.5, 2; the monitor's where absent")
        ->check(CLI::Range(0.5, 4.0));
    app.add_option("--ui-script", options.script,
                   "Plays a script of clicks and keys without a window, on a fixed clock");
    app.add_option("--report", options.report,
                   "A file that says, with each frame, what the window shows and where");
    app.add_flag("--validation", options.validation, "Watch the graphics device closely");
    try {
        app.parse(count, words);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    const premise::Result<void> made =
        options.makeNew ? makeProduction(options.production) : premise::Result<void>{};
    const premise::Result<void> ran = !made                    ? made
                                      : options.script.empty() ? runWindow(options)
                                                               : runScript(options);
    if (!ran) {
        std::fprintf(stderr, "%s\n", ran.error().message.c_str());
        return 1;
    }
    return 0;
}
