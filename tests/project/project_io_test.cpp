#include "project/project_io.h"

#include <cmath>
#include <fstream>

#include <fmt/format.h>

#include "base/file.h"
#include "random_project.h"

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise;
using test::RandomAuthor;

namespace {

const std::string head = R"("format": "premise-project", "version": [1, 3])";

Result<LoadedProject> parsed(const std::string& members)
{
    return parseProject(fmt::format("{{{}, {}}}", head, members), "project.json");
}

/// The sentence that these members are refused with, without the file's name.
std::string refusal(const std::string& members)
{
    const Result<LoadedProject> result = parsed(members);
    return result ? "accepted"
                  : result.error().message.substr(std::string("project.json: ").size());
}

std::string camera(const std::string& members)
{
    return fmt::format(R"("cameras": [{{"id": 1, "name": "A", {}}}])", members);
}

}

TEST_CASE("a saved project opens as the same project")
{
    for (std::uint32_t seed = 1; seed <= 300; ++seed) {
        CAPTURE(seed);
        RandomAuthor author(seed);
        const Project project = author.project(int(seed % 120));
        const std::string text = projectText(project);
        const Result<LoadedProject> loaded = parseProject(text, "project.json");
        REQUIRE_MESSAGE(loaded, loaded.error().message);
        REQUIRE(loaded->project == project);
        CHECK_FALSE(loaded->newerVersion);
        CHECK(loaded->warnings.empty());
        CHECK(projectText(loaded->project) == text);
    }
}

TEST_CASE("a group and a lock are written in words and read again")
{
    Project project;
    project.setPieces.put(
        SetPiece{.id = {1}, .name = "Counter", .locked = true, .group = "Café shell"});
    project.lastId = 1;
    const std::string text = projectText(project);
    CHECK(text.find(R"("locked": true)") != std::string::npos);
    CHECK(text.find(R"("group": "Café shell")") != std::string::npos);
    const Result<LoadedProject> again = parseProject(text, "x.json");
    REQUIRE_MESSAGE(again, again.error().message);
    CHECK(again->project == project);
}

TEST_CASE("a sound and when it is heard are written with their units and read again")
{
    Project project;
    project.sounds.put({.id = {1}, .name = "Harbour", .path = "sounds/harbour.wav"});
    project.soundClips.put({.id = {2},
                            .name = "Horn",
                            .sound = {1},
                            .clock = SoundClock::scene,
                            .first = 1012,
                            .length = 48,
                            .offset = 2.5,
                            .gain = -6.0,
                            .muted = true});
    project.lastId = 2;
    const std::string text = projectText(project);
    for (const char* const said :
         {R"("path": "sounds/harbour.wav")", R"("sound_id": 1)", R"("clock": "scene")",
          R"("first_frame": 1012)", R"("length_frames": 48)", R"("offset_s": 2.5)",
          R"("gain_db": -6,)", R"("muted": true)"}) {
        CAPTURE(said);
        CHECK(text.find(said) != std::string::npos);
    }
    const Result<LoadedProject> again = parseProject(text, "x.json");
    REQUIRE_MESSAGE(again, again.error().message);
    CHECK(again->project == project);
}

TEST_CASE("what the author reads in a file is what the author typed")
{
    Project project;
    CameraSetup setup{.id = {1}, .name = "A"};
    setup.shutter = 172.8_deg;
    setup.placement.y = Track{1.6, {}};
    setup.placement.pan =
        Track{-0.1, {{.frame = 1001, .value = -0.1}, {.frame = 1025, .value = 45}}};
    project.cameras.put(setup);
    Cast cast{.id = {2}, .name = "Ines", .colour = {0.5, 0.25, 0.125}};
    project.cast.put(cast);
    const std::string text = projectText(project);
    const auto says = [&](const char* part) {
        CAPTURE(part);
        CHECK(text.find(part) != std::string::npos);
    };
    says(R"("focal_length_mm": 35,)");
    says(R"("shutter_deg": 172.8,)");
    says(R"("y_m": 1.6)");
    says(R"("pan_deg": {"keys": [{"frame": 1001, "value": -0.1}, {"frame": 1025, "value": 45}]})");
    says(R"("rate": "24")");
    says(R"("frame_lines": ["2.39:1"])");
    says(R"("colour": [0.5, 0.25, 0.125])");
    says("\n  \"format\": \"premise-project\",\n  \"version\": [1, 3],\n  \"settings\": {\n");
}

TEST_CASE("angles typed in degrees come back in the same digits")
{
    Project project;
    RandomAuthor author(5);
    for (std::uint32_t i = 1; i <= 2000; ++i) {
        const double typed = double(author.whole(-18000000, 18000000)) / 100000.0;
        project.marks.put({.id = {i}, .name = "m", .facing = Angle::degrees(typed)});
        const std::string part = fmt::format("\"facing_deg\": {}", typed);
        Project one;
        one.marks.put(*project.marks.find({i}));
        CHECK_MESSAGE(projectText(one).find(part + "\n") != std::string::npos, part);
    }
    CHECK(parseProject(projectText(project), "p")->project.marks == project.marks);
}

TEST_CASE("what a file leaves out has its default")
{
    const Result<LoadedProject> loaded = parsed(R"("cameras": [{"id": 4, "name": "A"}])");
    REQUIRE(loaded);
    CHECK(*loaded->project.cameras.find({4}) == CameraSetup{.id = {4}, .name = "A"});
    CHECK(loaded->project.settings == Settings{});
    CHECK(loaded->project.lastId == 4);
}

TEST_CASE("every piece of a project file is refused with a sentence")
{
    RandomAuthor author(77);
    const std::string text = projectText(author.project(60));
    REQUIRE(text.ends_with("}\n"));
    const std::size_t step = text.size() > 20000 ? 7 : 1;
    for (std::size_t size = 1; size + 2 <= text.size() - 1; size += step) {
        const Result<LoadedProject> loaded =
            parseProject(std::string_view(text).substr(0, size), "project.json");
        REQUIRE_FALSE(loaded);
        REQUIRE(loaded.error().message ==
                "project.json ends in the middle: part of the file is missing. Copy it again.");
    }
}

TEST_CASE("a file with a changed byte opens or is refused and never stops the program")
{
    RandomAuthor author(78);
    const std::string text = projectText(author.project(60));
    for (int i = 0; i < 2000; ++i) {
        std::string changed = text;
        changed[std::size_t(author.whole(0, std::int64_t(text.size()) - 1))] =
            char(author.whole(0, 255));
        const Result<LoadedProject> loaded = parseProject(changed, "project.json");
        if (loaded) {
            static_cast<void>(problemsIn(loaded->project));
        } else {
            CHECK(loaded.error().message.starts_with("project.json"));
        }
    }
}

TEST_CASE("a misspelt key is told with its path and the nearest known one")
{
    CHECK(refusal(R"("shots": [{"id": 1, "number": "010", "first_frame": 1, "end_frame": 2,
                      "camera_ld": 3}])") ==
          "shots[0].camera_ld: there is no such key. Did you mean \"camera_id\"?");
    CHECK(refusal(R"("setings": {})") ==
          "setings: there is no such key. Did you mean \"settings\"?");
    CHECK(refusal(camera(R"("lens": {"squeeze_factor_of_it": 2})")) ==
          "cameras[0].lens.squeeze_factor_of_it: there is no such key.");
    CHECK(
        refusal(camera(R"("t_stop": {"keys": [{"frame": 1, "value": 2, "tonext": "linear"}]})")) ==
        "cameras[0].t_stop.keys[0].tonext: there is no such key. Did you mean \"to_next\"?");
}

TEST_CASE("a value of the wrong type is told with its path")
{
    CHECK(refusal(camera(R"("focal_length_mm": "35")")) ==
          "cameras[0].focal_length_mm: must be a number or an object with keys, and is text.");
    CHECK(refusal(camera(R"("exposure_index": null)")) ==
          "cameras[0].exposure_index: must be a number, and is null.");
    CHECK(refusal(camera(R"("gate": [])")) == "cameras[0].gate: must be an object, and is a list.");
    CHECK(refusal(R"("cameras": {})") == "cameras: must be a list, and is an object.");
    CHECK(refusal(R"("cameras": [3])") == "cameras[0]: must be an object, and is a number.");
    CHECK(refusal(R"("props": [{"id": 1, "name": true}])") ==
          "props[0].name: must be text, and is true or false.");
    CHECK(refusal(R"("props": [{"id": 1, "name": "p", "gear": "yes"}])") ==
          "props[0].gear: must be true or false, and is text.");
    CHECK(refusal(R"("settings": {"first_frame": 1001.5})") ==
          "settings.first_frame: must be a whole number, and is 1001.5.");
    CHECK(refusal(R"("settings": {"rate": 24})") ==
          "settings.rate: must be text, and is a number.");
    CHECK(refusal(R"("sky": {"zenith": "blue"})") ==
          "sky.zenith: must be a colour such as \"#e0795f\" or [0.9, 0.5, 0.4].");
    CHECK(refusal(R"("sky": {"zenith": [0.1, 0.2, "x"]})") ==
          "sky.zenith[2]: must be a number, and is text.");
}

TEST_CASE("a number that cannot be is told with its path")
{
    CHECK(refusal(camera(R"("focal_length_mm": -3)")) ==
          "cameras[0].focal_length_mm: must be above 0, and is -3.");
    CHECK(refusal(camera(R"("t_stop": {"keys": [{"frame": 1, "value": 0}]})")) ==
          "cameras[0].t_stop.keys[0].value: must be above 0, and is 0.");
    CHECK(refusal(camera(R"("shutter_deg": 400)")) ==
          "cameras[0].shutter_deg: must be above 0 and at most 360, and is 400.");
    CHECK(refusal(R"("lights": [{"id": 1, "name": "k", "kelvin": 500}])") ==
          "lights[0].kelvin: must be at least 1000 and at most 40000, and is 500.");
    CHECK(refusal(R"("sky": {"lux": -1})") == "sky.lux: must be at least 0, and is -1.");
    CHECK(refusal(R"("sky": {"lux": 1e300})") ==
          "sky.lux: must be at most 1000000000000, and is 1e+300.");
    CHECK(refusal(R"("sky": {"zenith": [0, 0, 2]})") ==
          "sky.zenith[2]: must be at least 0 and at most 1, and is 2.");
    CHECK(refusal(R"("settings": {"rate": "0"})")
              .starts_with("settings.rate: \"0\" is not a frame rate."));
    CHECK(refusal(R"("settings": {"frame_lines": ["wide"]})")
              .starts_with("settings.frame_lines[0]: \"wide\" is not a picture shape."));
    CHECK(refusal(R"("settings": {"frame_lines": []})") ==
          "settings.frame_lines: must name at least one picture shape: the first is what is "
          "delivered.");
    CHECK(refusal(R"("last_id": -1)").starts_with("last_id: must be at least 0"));
}

TEST_CASE("keys of a track must come in frame order")
{
    CHECK(refusal(camera(
              R"("t_stop": {"keys": [{"frame": 5, "value": 2}, {"frame": 5, "value": 3}]})")) ==
          "cameras[0].t_stop.keys[1].frame: must come after 5, and is 5.");
}

TEST_CASE("an unknown word is told with the words there are")
{
    CHECK(refusal(R"("lights": [{"id": 1, "name": "k", "kind": "spott"}])") ==
          "lights[0].kind: must be sun, point, spot or area, and is \"spott\". Did you mean "
          "\"spot\"?");
    CHECK(
        refusal(camera(R"("support": "unicycle")")) ==
        "cameras[0].support: must be tripod, dolly, slider, crane, jib, steadicam, handheld, drone "
        "or cable, and is \"unicycle\".");
}

TEST_CASE("a row needs its id and its name")
{
    CHECK(refusal(R"("marks": [{"name": "m"}])") == "marks[0]: the key \"id\" is missing.");
    CHECK(refusal(R"("marks": [{"id": 1}])") == "marks[0]: the key \"name\" is missing.");
    CHECK(refusal(R"("marks": [{"id": 0, "name": "m"}])") ==
          "marks[0].id: must be at least 1, and is 0.");
    CHECK(refusal(R"("shots": [{"id": 1, "first_frame": 1, "end_frame": 2}])") ==
          "shots[0]: the key \"number\" is missing.");
}

TEST_CASE("an id belongs to one row of all")
{
    CHECK(refusal(R"("marks": [{"id": 7, "name": "m"}], "cameras": [{"id": 7, "name": "A"}])") ==
          "cameras[0].id: 7 is given already to marks[0].id.");
}

TEST_CASE("a file that is no project is told so")
{
    const auto told = [](const char* text) {
        const Result<LoadedProject> loaded = parseProject(text, "x.json");
        return loaded ? "accepted" : loaded.error().message;
    };
    CHECK(told("{}") == "x.json is not a Premise project: its \"format\" must be "
                        "\"premise-project\". Choose another file.");
    CHECK(told("") == "x.json is empty. Take it from a backup, or from whoever sent it.");
    CHECK(told(" \n") == told(""));
    CHECK(told("[1]") == told("{}"));
    CHECK(told(R"({"format": "premise-project"})") ==
          "x.json: version: must be two whole numbers, such as [1, 3]. Correct it.");
    CHECK(told("{\n  \"format\": oops}") ==
          "x.json is not valid JSON from line 2, column 13 on. Correct it "
          "there, or take the file from a backup.");
    CHECK(told(R"({"sky": {"lux": NaN}})").starts_with("x.json is not valid JSON from line 1"));
    CHECK(told(R"({"sky": {"lux": 1e999}})") ==
          "x.json has a number too large to hold. Write it smaller.");
    CHECK(told(R"({"sky": {"lux": 1, "lux": 2}})") ==
          "x.json: the key \"sky.lux\" stands twice in one place. Keep one of them.");
    CHECK(told((std::string(5000, '[') + std::string(5000, ']')).c_str()) ==
          "x.json is nested deeper than any project is. Choose another file.");
}

TEST_CASE("a file of a newer version opens without what is new")
{
    for (const auto& [version, told] : {std::pair("[1, 7]", "1.7"), std::pair("[2, 0]", "2.0")}) {
        const std::string text =
            fmt::format(R"({{"format": "premise-project", "version": {}, "weather": "rain",
            "lights": [{{"id": 1, "name": "k", "kind": "laser", "fog": {{"density": 3}}}}]}})",
                        version);
        const Result<LoadedProject> loaded = parseProject(text, "project.json");
        REQUIRE(loaded);
        CHECK(loaded->newerVersion);
        CHECK(loaded->project.lights.size() == 1);
        REQUIRE(loaded->warnings.size() == 2);
        CHECK(loaded->warnings[0] ==
              fmt::format("project.json was written by a newer Premise (version {}). It is shown "
                          "without what is new and cannot be saved here: update Premise for that.",
                          told));
        CHECK(loaded->warnings[1] == "lights[0].kind: \"laser\" is not known here.");
    }
}

TEST_CASE("a newer file whose field cannot be read is left to the Premise that wrote it")
{
    const Result<LoadedProject> loaded = parseProject(
        R"({"format": "premise-project", "version": [2, 0], "lights": "many"})", "project.json");
    REQUIRE_FALSE(loaded);
    CHECK(loaded.error().message ==
          "project.json: lights: must be a list, and is text. It was written by a newer Premise "
          "(version 2.0): update Premise to open it.");
}

TEST_CASE("a file of an older major version is left to the Premise that wrote it")
{
    const Result<LoadedProject> loaded =
        parseProject(R"({"format": "premise-project", "version": [0, 9]})", "project.json");
    REQUIRE_FALSE(loaded);
    CHECK(
        loaded.error().message ==
        "project.json is a project of version 0.9; this Premise reads version 1. Open it with the "
        "Premise that wrote it.");
}

TEST_CASE("a production is its folder or the file in it")
{
    const test::TemporaryFolder folder;
    const fs::path file = folder.path() / projectFileName;
    CHECK(projectFileOf(folder.path()).error().message ==
          fmt::format("There is no project.json in {}. Choose the folder of a production.",
                      folder.path().string()));
    const fs::path nowhere = folder.path() / "nowhere";
    CHECK(loadProject(nowhere).error().message ==
          fmt::format("There is no file or folder {}. Check the path for a typing mistake.",
                      nowhere.string()));

    RandomAuthor author(9);
    const Project project = author.project(50);
    REQUIRE(saveProject(project, folder.path()));
    CHECK(*projectFileOf(folder.path()) == file);
    CHECK(loadProject(folder.path())->project == project);
    CHECK(loadProject(file)->project == project);
    REQUIRE(saveProject(Project{}, file));
    CHECK(loadProject(file)->project == Project{});
    CHECK(saveProject(project, nowhere / "project.json").error().message ==
          fmt::format("There is no folder {} to save the project in. Make it first.",
                      (nowhere / "project.json").string()));
}

TEST_CASE("saving never writes over a file of a newer version")
{
    const test::TemporaryFolder folder;
    const fs::path file = folder.path() / projectFileName;
    for (const char* version : {"[1, 9]", "[2, 0]"}) {
        const std::string newer =
            fmt::format(R"({{"format": "premise-project", "version": {}}})", version);
        std::ofstream(file) << newer;
        CHECK(
            saveProject(Project{}, folder.path()).error().message ==
            fmt::format(
                "{} was written by a newer Premise. Update Premise, or save under another name to keep both.",
                file.string()));
        CHECK(*readTextFile(file) == newer);
    }
}

TEST_CASE("what could not be opened again is not saved")
{
    const test::TemporaryFolder folder;
    REQUIRE(saveProject(Project{}, folder.path()));
    Project broken;
    broken.sky.lux = std::nan("");
    CHECK(saveProject(broken, folder.path()).error().message ==
          "The project was not saved, because it could not be opened again. project.json: sky.lux: "
          "must be a number, and is null.");
    CHECK(loadProject(folder.path())->project == Project{});
}
