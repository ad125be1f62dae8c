// The editor in a real window of a display without a screen, used by keyboard and mouse.
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <string>
#include <thread>

#include "project/project_io.h"
#include "window/desk.h"

using namespace premise;
using namespace premise::test;

namespace {

Project savedBy(const EditorWindow& editor)
{
    editor.press("ctrl+s");
    CHECK(editor.comes([&] { return editor.says("status").starts_with("Saved"); }));
    Result<LoadedProject> loaded = loadProject(editor.production() / "project.json");
    REQUIRE(loaded);
    return std::move(loaded->project);
}

void addInes(const EditorWindow& editor)
{
    editor.press("ctrl+2");
    CHECK(editor.comes([&] { return editor.says("page") == "1"; }));
    editor.click("Add person");
    editor.click("plan view");
    CHECK(editor.comes([&] { return editor.says("status").find("erson") != std::string::npos; }));
    std::this_thread::sleep_for(std::chrono::milliseconds(300)); // its name is asked for
    editor.type("Ines");
    editor.press("Return");
}

void drawRoom(const EditorWindow& editor, const Desk& desk)
{
    editor.press("ctrl+1");
    CHECK(editor.comes([&] { return editor.says("page") == "0"; }));
    editor.click("Draw a room");
    editor.pointAt("free view", 0.3, 0.8);
    (void)desk.hands({"mousedown", "1"});
    for (const double part : {0.35, 0.5, 0.65, 0.75}) {
        editor.pointAt("free view", part, 0.95 - 0.6 * part);
    }
    (void)desk.hands({"mouseup", "1"});
}

}

TEST_CASE("a window opens at the size asked for and ends well when it is closed")
{
    const auto desk = DESK_OR_SKIP();
    EditorWindow editor(*desk);
    CHECK(editor.says("size") == "1280 720");
    CHECK(desk->hands({"getwindowgeometry", editor.id()}).find("1280x720") != std::string::npos);
    CHECK(desk->hands({"getwindowname", editor.id()}).find(" – Premise") != std::string::npos);
    const Ran ran = editor.close();
    CHECK(ran.code == 0);
    CHECK(ran.error.empty());
}

TEST_CASE("what is typed as fast as a machine types arrives whole")
{
    const auto desk = DESK_OR_SKIP();
    EditorWindow editor(*desk);
    addInes(editor);
    const Project saved = savedBy(editor);
    REQUIRE(saved.cast.size() == 1);
    CHECK(saved.cast.rows()[0]->name == "Ines");
    CHECK(editor.close().code == 0);
}

TEST_CASE("a drag over the window draws a room")
{
    const auto desk = DESK_OR_SKIP();
    EditorWindow editor(*desk);
    drawRoom(editor, *desk);
    CHECK(savedBy(editor).rooms.size() == 1);
    CHECK(editor.close().code == 0);
}

TEST_CASE("a storm of sizes ends in the last one and the window answers")
{
    const auto desk = DESK_OR_SKIP();
    EditorWindow editor(*desk);
    std::srand(7);
    for (int i = 0; i < 60; ++i) {
        (void)desk->hands({"windowsize", editor.id(), std::to_string(1 + std::rand() % 1900),
                           std::to_string(1 + std::rand() % 1200)});
    }
    (void)desk->hands({"windowsize", editor.id(), "1100", "700"});
    CHECK(editor.comes([&] { return editor.says("size") == "1100 700"; }));
    addInes(editor);
    CHECK(savedBy(editor).cast.size() == 1);
    const Ran ran = editor.close();
    CHECK(ran.code == 0);
    CHECK(ran.error.empty());
}

TEST_CASE("a window of one pixel grows again")
{
    const auto desk = DESK_OR_SKIP();
    EditorWindow editor(*desk);
    (void)desk->hands({"windowsize", editor.id(), "1", "1"});
    std::this_thread::sleep_for(std::chrono::milliseconds(500));
    (void)desk->hands({"windowsize", editor.id(), "1440", "900"});
    CHECK(editor.comes([&] { return editor.says("size") == "1440 900"; }));
    CHECK(editor.close().code == 0);
}

TEST_CASE("a window that was away goes on where it was")
{
    const auto desk = DESK_OR_SKIP();
    EditorWindow editor(*desk);
    addInes(editor);
    for (int i = 0; i < 5; ++i) {
        (void)desk->hands({"windowunmap", "--sync", editor.id()});
        (void)desk->hands({"windowmap", "--sync", editor.id()});
    }
    (void)desk->hands({"windowfocus", "--sync", editor.id()});
    CHECK(savedBy(editor).cast.size() == 1);
    CHECK(editor.close().code == 0);
}

TEST_CASE("a key that was let go elsewhere is not held here")
{
    const auto desk = DESK_OR_SKIP();
    EditorWindow first(*desk);
    addInes(first);
    (void)desk->hands({"keydown", "ctrl"});
    EditorWindow second(*desk); // takes the keyboard
    (void)desk->hands({"keyup", "ctrl"});
    (void)desk->hands({"windowfocus", "--sync", first.id()});
    first.press("s");
    CHECK_FALSE(first.comes([&] { return first.says("status").starts_with("Saved"); }, 1.0));
    CHECK(first.close().code == 0);
}

TEST_CASE("a look round does not end at the edge of the desk")
{
    const auto desk = DESK_OR_SKIP();
    EditorWindow editor(*desk);
    drawRoom(editor, *desk);
    (void)desk->hands({"key", "Escape"});
    editor.pointAt("free view");
    (void)desk->hands({"mousedown", "3"});
    const long frames = editor.frames();
    for (int i = 0; i < 30; ++i) {
        (void)desk->hands({"mousemove_relative", "--", "150", "0"}); // 4500 on a desk of 1920
    }
    CHECK(editor.comes([&] { return editor.frames() >= frames + 20; }));
    // The pointer is held in the middle of the window, not at the desk's edge.
    CHECK(desk->hands({"getmouselocation"}).find("x:1919") == std::string::npos);
    (void)desk->hands({"mouseup", "3"});
    CHECK(editor.close().code == 0);
}

TEST_CASE("a window at rest costs nothing")
{
    const auto desk = DESK_OR_SKIP();
    EditorWindow editor(*desk);
    // Thumbnails and lens samples gather first.
    long frames = -1;
    CHECK(editor.comes(
        [&] {
            const long before = std::exchange(frames, editor.frames());
            std::this_thread::sleep_for(std::chrono::seconds(2));
            return editor.frames() == before;
        },
        120.0));
    const double taken = editor.processorSeconds();
    frames = editor.frames();
    std::this_thread::sleep_for(std::chrono::seconds(10));
    const double idle = editor.processorSeconds() - taken;
    CHECK(editor.frames() == frames);
    CHECK(idle < 0.1);
    CHECK(editor.close().code == 0);
}

TEST_CASE("a graphics device lost under a window is back within three seconds")
{
    const auto desk = DESK_OR_SKIP();
    const TemporaryFolder folder;
    const fs::path now = folder.path() / "now";
    for (const std::string call : {"submit", "present", "acquire"}) {
        CAPTURE(call);
        EditorWindow editor(
            *desk, {"LD_LIBRARY_PATH=" FAILING_VULKAN, "LOSES=" + call + " 1 1 " + now.string()});
        addInes(editor);
        std::ofstream(now) << "now";
        editor.press("ctrl+3"); // something to draw
        const auto told = [&] {
            return editor.says("status").starts_with("The graphics device was lost and has been");
        };
        CHECK(editor.comes(told, 3.0));
        CHECK_FALSE(fs::exists(now));
        CHECK(savedBy(editor).cast.size() == 1);
        const Ran ran = editor.close();
        CHECK(ran.code == 0);
        CHECK(ran.error.empty());
    }
}

TEST_CASE("a window whose pictures are outdated or lost every fifth time goes on")
{
    const auto desk = DESK_OR_SKIP();
    for (const std::string word : {"outdated", "suboptimal"}) {
        CAPTURE(word);
        EditorWindow editor(*desk, {"LD_LIBRARY_PATH=" FAILING_VULKAN, "WINDOW_SAYS=" + word});
        addInes(editor);
        CHECK(savedBy(editor).cast.size() == 1);
        CHECK(editor.close().code == 0);
    }
}

TEST_CASE("work is kept when the display is lost")
{
    auto desk = DESK_OR_SKIP();
    EditorWindow editor(*desk);
    addInes(editor);
    CHECK(editor.comes([&] { return editor.says("status").find("Ines") != std::string::npos; }));
    std::this_thread::sleep_for(std::chrono::seconds(1)); // what is acknowledged is on disk by then
    desk->vanish();
    CHECK(editor.comes([&] { return editor.program().ended(); }, 10.0));
    const TemporaryFolder folder;
    const fs::path script = folder.path() / "script";
    std::ofstream(script) << "click \"Open with the changes\"\nexpect cast 1\n";
    const Ran again =
        run({PREMISE_EDITOR, editor.production().string(), "--ui-script", script.string()});
    INFO(again.error);
    CHECK(again.code == 0);
}
