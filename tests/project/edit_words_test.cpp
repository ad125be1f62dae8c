#include "project/edit_words.h"

#include <functional>
#include <set>

#include "project/history.h"
#include "project/tables.h"
#include "random_project.h"

#include <doctest/doctest.h>

using namespace premise;

namespace {

Project production()
{
    Project project;
    const auto apply = [&](const Edit& edit) {
        const Result<Project> next = applied(project, edit);
        REQUIRE(next);
        project = *next;
    };
    apply(Put<Asset>{{.name = "Table", .path = "models/table.glb"}});              // 1
    apply(Put<SetPiece>{{.name = "Table 4", .asset = {1}}});                       // 2
    apply(Put<Prop>{{.name = "Cup", .asset = {1}}});                               // 3
    apply(Put<Mark>{{.name = "Door"}});                                            // 4
    apply(Put<Cast>{{.name = "Marek", .stops = {{.mark = {4}, .arrive = 1001}}}}); // 5
    apply(Put<Light>{{.name = "Key"}});                                            // 6
    apply(Put<CameraSetup>{{.name = "B"}});                                        // 7
    apply(Put<Shot>{{.number = "12A", .camera = {7}, .range = {1001, 1049}}});     // 8
    apply(Put<Shot>{{.number = "12B", .camera = {7}, .range = {1049, 1100}}});     // 9
    apply(Put<Shot>{{.number = "12C", .camera = {7}, .range = {1100, 1150}}});     // 10
    apply(SetCut{{{{8}, {1001, 1049}}, {{9}, {1049, 1100}}, {{10}, {1100, 1150}}}});
    return project;
}

/// The words for this done to one row.
template <class Row> std::string wordsOf(std::uint32_t id, const std::function<void(Row&)>& change)
{
    const Project project = production();
    Row row = tableOf<Row>(project).at({id});
    change(row);
    return describe(Put<Row>{row}, project);
}

std::string wordsOfCut(const std::function<void(std::vector<CutClip>&)>& change)
{
    const Project project = production();
    std::vector<CutClip> cut = project.cut;
    change(cut);
    return describe(SetCut{cut}, project);
}

using Clips = std::vector<CutClip>;

}

TEST_CASE("every kind of edit has words that start like a command and end without a stop")
{
    test::RandomAuthor author(21);
    std::set<std::size_t> kinds;
    for (int round = 0; round < 40; ++round) {
        const Project project = author.project(60);
        for (std::size_t kind = 0; kind < std::variant_size_v<Edit>; ++kind) {
            const Edit edit = author.edit(project, kind);
            REQUIRE(edit.index() == kind);
            const std::string words = describe(edit, project);
            CAPTURE(words);
            REQUIRE(words.size() > 3);
            CHECK(words.front() >= 'A');
            CHECK(words.front() <= 'Z');
            CHECK(words.back() != '.');
            kinds.insert(kind);
        }
    }
    CHECK(kinds.size() == std::variant_size_v<Edit>);
}

TEST_CASE("rows that come and go and change places are called by their names")
{
    const Project project = production();
    CHECK(describe(Put<SetPiece>{{.name = "Table 5"}}, project) == "Add Table 5");
    CHECK(describe(Put<CameraSetup>{{.name = "C"}}, project) == "Add camera C");
    CHECK(describe(Put<Shot>{{.number = "12D"}}, project) == "Add 12D");
    CHECK(describe(Remove<Cast>{{5}}, project) == "Remove Marek");
    CHECK(describe(Remove<Mark>{{4}}, project) == "Remove mark Door");
    CHECK(describe(Remove<Light>{{99}}, project) == "Remove light #99");
    CHECK(describe(Reorder<Shot>{{9}, 0}, project) == "Move 12B in the list");
}

TEST_CASE("what is done to a thing of the set is said of it by name")
{
    CHECK(wordsOf<SetPiece>(2, [](SetPiece& row) { row.placement.x.rest = 2.0; }) ==
          "Move Table 4");
    CHECK(wordsOf<SetPiece>(2, [](SetPiece& row) { row.placement.pan.rest = 2.0; }) ==
          "Turn Table 4");
    CHECK(wordsOf<SetPiece>(2, [](SetPiece& row) { row.placement.scale.rest = 2.0; }) ==
          "Scale Table 4");
    CHECK(wordsOf<SetPiece>(2, [](SetPiece& row) { row.placement.x.keys = {{.frame = 5}}; }) ==
          "Set keys on Table 4");
    CHECK(wordsOf<SetPiece>(2, [](SetPiece& row) { row.visible = false; }) == "Hide Table 4");
    CHECK(wordsOf<SetPiece>(2, [](SetPiece& row) { row.locked = true; }) == "Lock Table 4");
    CHECK(wordsOf<SetPiece>(2, [](SetPiece& row) { row.group = "Tables"; }) ==
          "Group Table 4 with Tables");
    CHECK(wordsOf<SetPiece>(2, [](SetPiece& row) { row.name = "Bar"; }) == "Rename Table 4 to Bar");
    CHECK(wordsOf<Prop>(3, [](Prop& row) { row.gear = true; }) == "Make Cup film equipment");
    CHECK(wordsOf<Prop>(3, [](Prop& row) { row.asset = {}; }) == "Change the model of Cup");
    CHECK(wordsOf<Mark>(4, [](Mark& row) { row.x = 2.0_m; }) == "Move mark Door");
    CHECK(wordsOf<Mark>(4, [](Mark& row) { row.facing = 9.0_deg; }) == "Turn mark Door");
    CHECK(wordsOf<Cast>(5, [](Cast& row) { row.height = 1.9_m; }) == "Make Marek 1.90 m tall");
    CHECK(wordsOf<Cast>(5, [](Cast& row) { row.stops.push_back({}); }) == "Add steps to Marek");
    CHECK(wordsOf<Cast>(5, [](Cast& row) { row.stops[0].leave = 9; }) == "Change steps of Marek");
    CHECK(wordsOf<Cast>(5, [](Cast& row) { row.colour.red = 0.1; }) ==
          "Change the colour of Marek");
    CHECK(wordsOf<Light>(6, [](Light& row) { row.kelvin = 3200.0; }) == "Set 3200 K on light Key");
    CHECK(wordsOf<Light>(6, [](Light& row) { row.on = false; }) == "Switch light Key off");
    CHECK(wordsOf<Light>(6, [](Light& row) { row.candela.rest = 800.0; }) ==
          "Set 800 cd on light Key");
    CHECK(wordsOf<Asset>(1, [](Asset& row) { row.path = "x/table.glb"; }) ==
          "Find model Table at x/table.glb");
    CHECK(wordsOf<SetPiece>(2, [](SetPiece& row) {
              row.name = "Bar";
              row.visible = false;
          }) == "Change Table 4");
}

TEST_CASE("what is done to a camera is said as a crew says it")
{
    const auto words = [](const std::function<void(CameraSetup&)>& change) {
        return wordsOf<CameraSetup>(7, change);
    };
    CHECK(words([](CameraSetup& row) { row.focalLength.rest = 50.0; }) == "Set 50 mm on camera B");
    CHECK(words([](CameraSetup& row) {
              row.focalLength.rest = 50.0;
              row.lens.set = "Cooke S4/i";
              row.tStop.rest = 2.0;
          }) == "Set 50 mm on camera B");
    CHECK(words([](CameraSetup& row) { row.lens.set = "Cooke S4/i"; }) ==
          "Put Cooke S4/i on camera B");
    CHECK(words([](CameraSetup& row) { row.tStop.rest = 4.0; }) == "Set T4 on camera B");
    CHECK(words([](CameraSetup& row) { row.focusDistance.rest = 3.379; }) ==
          "Set focus 3.38 m on camera B");
    CHECK(words([](CameraSetup& row) { row.gate.body = "ALEXA 35"; }) ==
          "Put ALEXA 35 on camera B");
    CHECK(words([](CameraSetup& row) { row.support = SupportKind::dolly; }) ==
          "Rig camera B on dolly");
    CHECK(words([](CameraSetup& row) { row.shutter = 90.0_deg; }) == "Set shutter 90° on camera B");
    CHECK(words([](CameraSetup& row) { row.exposureIndex = 1600.0; }) == "Set EI 1600 on camera B");
    CHECK(words([](CameraSetup& row) { row.neutralDensityStops = 2.0; }) ==
          "Change the neutral density stops of camera B");
    CHECK(words([](CameraSetup& row) { row.placement.tilt.rest = 2.0; }) == "Turn camera B");
    const Project project = production();
    CHECK(describe(SetCameraKey{{7}, CameraTrack::pan, {.value = 12.5}}, project) ==
          "Key pan 12.5° on camera B");
    CHECK(describe(SetCameraKey{{7}, CameraTrack::y, {.value = 1.2}}, project) ==
          "Key y 1.20 m on camera B");
    CHECK(describe(SetCameraKey{{7}, CameraTrack::focalLength, {.value = 50.0}}, project) ==
          "Key 50 mm on camera B");
    CHECK(describe(RemoveCameraKey{{7}, CameraTrack::focusDistance, 5}, project) ==
          "Remove a focus distance key of camera B");
}

TEST_CASE("what is done to a shot and to the settings has words")
{
    CHECK(wordsOf<Shot>(9, [](Shot& row) { row.range.end += 4; }) == "Trim the end of 12B");
    CHECK(wordsOf<Shot>(9, [](Shot& row) { row.range.first += 4; }) == "Trim the start of 12B");
    CHECK(wordsOf<Shot>(9, [](Shot& row) { row.range = {1, 52}; }) == "Move 12B in the scene");
    CHECK(wordsOf<Shot>(9, [](Shot& row) { row.number = "12E"; }) == "Renumber 12B to 12E");
    CHECK(wordsOf<Shot>(9, [](Shot& row) { row.handleIn = 8; }) == "Change the handles of 12B");
    CHECK(wordsOf<Shot>(9, [](Shot& row) { row.camera = {}; }) == "Change the camera of 12B");
    const Project project = production();
    CHECK(describe(SetSettings{{.rate = {25, 1}}}, project) == "Set 25 frames a second");
    CHECK(describe(SetSettings{{.title = "Ferry"}}, project) == "Rename the production to Ferry");
    CHECK(describe(SetSettings{{.scene = "12"}}, project) == "Change the scene");
    CHECK(describe(SetSky{{.lux = 800.0}}, project) == "Set the sky to 800 lux");
    CHECK(describe(SetSky{{.zenith = {0.1, 0.2, 0.3}}}, project) == "Colour the sky");
}

TEST_CASE("a change of the cut is told by what an editor did")
{
    CHECK(wordsOfCut([](Clips& cut) { cut[1].range.end -= 4; }) == "Trim the end of 12B");
    CHECK(wordsOfCut([](Clips& cut) { cut[1].range.first += 4; }) == "Trim the start of 12B");
    CHECK(wordsOfCut([](Clips& cut) { cut[1].range = {1050, 1101}; }) == "Slip 12B");
    CHECK(wordsOfCut([](Clips& cut) {
              cut[1].range.end -= 4;
              cut[2].range.first -= 4;
          }) == "Roll 12B | 12C");
    CHECK(wordsOfCut([](Clips& cut) {
              cut[0].range.end += 3;
              cut[2].range.first += 3;
          }) == "Slide 12B");
    CHECK(wordsOfCut([](Clips& cut) {
              cut.insert(cut.begin() + 2, CutClip{{9}, {1080, 1100}});
              cut[1].range.end = 1080;
          }) == "Split 12B");
    CHECK(wordsOfCut([](Clips& cut) { std::swap(cut[0], cut[1]); }) == "Move 12A in the cut");
    CHECK(wordsOfCut([](Clips& cut) { cut.erase(cut.begin()); }) == "Remove 12A from the cut");
    CHECK(wordsOfCut([](Clips& cut) {
              cut.push_back({{8}, {1001, 1010}});
          }) == "Add 12A to the cut");
    CHECK(wordsOfCut([](Clips& cut) { cut[1].shot = {}; }) == "Lift 12B");
    CHECK(wordsOfCut([](Clips& cut) { cut[1].shot = {10}; }) == "Put 12C in place of 12B");
    CHECK(wordsOfCut([](Clips& cut) { cut.clear(); }) == "Empty the cut");
    CHECK(wordsOfCut([](Clips& cut) {
              cut.insert(cut.begin() + 1, 2, cut[1]);
              cut[1].range.end = 1060;
              cut[2] = {{10}, {1100, 1110}};
              cut[3].range.first = 1060;
          }) == "Insert 12C into 12B");
}

TEST_CASE("undo and redo name the step they would take")
{
    History history(production());
    CHECK(history.undoName().empty());
    CHECK(history.redoName().empty());
    CameraSetup camera = history.project().cameras.at({7});
    camera.focalLength.rest = 50.0;
    REQUIRE(history.apply(Put<CameraSetup>{camera}));
    REQUIRE(history.apply(Remove<Light>{{6}}));
    CHECK(history.undoName() == "Remove light Key");
    CHECK(history.redoName().empty());
    history.undo();
    CHECK(history.undoName() == "Set 50 mm on camera B");
    CHECK(history.redoName() == "Remove light Key");
}

TEST_CASE("a drag goes by the name it began with or else by its edit")
{
    History history(production());
    const auto drag = [&] {
        for (const double x : {1.0, 2.0, 3.0}) {
            SetPiece table = history.project().setPieces.at({2});
            table.placement.x.rest += x;
            REQUIRE(history.apply(Put<SetPiece>{table}));
        }
    };
    history.beginGesture();
    drag();
    history.endGesture();
    CHECK(history.undoName() == "Move Table 4");
    history.beginGesture("Dolly in");
    drag();
    CHECK(history.undoName().empty());
    history.endGesture();
    CHECK(history.undoName() == "Dolly in");
    history.undo();
    history.beginGesture("Away");
    drag();
    history.cancelGesture();
    CHECK(history.undoName() == "Move Table 4");
    CHECK(history.redoName() == "Dolly in");
}
