#include "project/edit.h"

#include <cmath>
#include <limits>

#include "random_project.h"

#include <doctest/doctest.h>

using namespace premise;

namespace {

/// A café with one of everything, named where it matters.
Project cafe()
{
    Project project;
    const auto apply = [&](const Edit& edit) {
        Result<Project> next = applied(project, edit);
        REQUIRE_MESSAGE(next, next.error().message);
        project = std::move(*next);
    };
    apply(Put<Asset>{{.name = "Table", .path = "models/table.glb"}}); // 1
    apply(Put<SetPiece>{{.name = "Left table", .asset = {1}}});       // 2
    apply(Put<Prop>{{.name = "Cup", .asset = {1}}});                  // 3
    apply(Put<Mark>{{.name = "Door"}});                               // 4
    apply(Put<Mark>{{.name = "Table"}});                              // 5
    apply(Put<Cast>{{.name = "Ines"}});                               // 6
    apply(Put<Cast>{{.name = "Marek",
                     .stops = {{.mark = {4}, .arrive = 1001, .leave = 1010},
                               {.mark = {5}, .arrive = 1080, .lookAt = {6}}}}}); // 7
    apply(Put<Light>{{.name = "Key"}});                                          // 8
    apply(Put<CameraSetup>{{.name = "A"}});                                      // 9
    apply(Put<Shot>{{.number = "010", .camera = {9}, .range = {1001, 1049}}});   // 10
    apply(Put<Shot>{{.number = "020", .camera = {9}, .range = {1049, 1100}}});   // 11
    apply(SetCut{{{{10}, {1001, 1049}}}});
    return project;
}

std::string refusal(const Project& project, const Edit& edit)
{
    const Project before = project;
    const Result<Project> result = applied(project, edit);
    CHECK(project == before);
    return result ? "accepted" : result.error().message;
}

template <class Row> Row changed(const Table<Row>& table, std::uint32_t id)
{
    return table.at({id});
}

}

TEST_CASE("what others use cannot go and the sentence says who uses it")
{
    const Project project = cafe();
    CHECK(refusal(project, Remove<CameraSetup>{{9}}) ==
          "Camera A cannot go: shot 010 and shot 020 use it.");
    CHECK(refusal(project, Remove<Shot>{{10}}) == "Shot 010 cannot go: the cut uses it.");
    CHECK(refusal(project, Remove<Mark>{{4}}) == "Mark Door cannot go: actor Marek uses it.");
    CHECK(refusal(project, Remove<Cast>{{6}}) == "Actor Ines cannot go: actor Marek uses it.");
    CHECK(refusal(project, Remove<Asset>{{1}}) ==
          "Model Table cannot go: set piece Left table and prop Cup use it.");
    CHECK(refusal(project, Remove<Shot>{{11}}) == "accepted");
    CHECK(refusal(project, Remove<Cast>{{7}}) == "accepted");
    CHECK(refusal(project, Remove<SetPiece>{{2}}) == "accepted");
    CHECK(refusal(project, Remove<Prop>{{3}}) == "accepted");
    CHECK(refusal(project, Remove<Light>{{8}}) == "accepted");
}

TEST_CASE("an edit of a row that is not there is refused")
{
    const Project project = cafe();
    CHECK(refusal(project, Remove<Light>{{99}}) == "There is no light #99 to change.");
    CHECK(refusal(project, Reorder<Prop>{{99}, 0}) == "There is no prop #99 to change.");
    CHECK(refusal(project, Put<SetPiece>{{.id = {99}, .name = "x"}}) ==
          "There is no set piece #99 to change.");
    CHECK(refusal(project, SetCameraKey{{99}, CameraTrack::x, {}}) ==
          "There is no camera #99 to change.");
    CHECK(refusal(project, RemoveCameraKey{{9}, CameraTrack::focalLength, 1001}) ==
          "Camera A has no focal length key on frame 1001.");
}

TEST_CASE("a row cannot name what is not in the project")
{
    const Project project = cafe();
    CHECK(refusal(project, Put<Prop>{{.name = "Cup", .asset = {77}}}) ==
          "Prop Cup names model #77, which is not in the project.");
    CHECK(refusal(project, Put<Shot>{{.number = "030", .camera = {77}, .range = {1, 2}}}) ==
          "Shot 030 names camera #77, which is not in the project.");
    CHECK(refusal(project, Put<Cast>{{.name = "Eva", .stops = {{.mark = {77}}}}}) ==
          "Actor Eva names mark #77, which is not in the project.");
    CHECK(refusal(project, SetCut{{{{77}, {1, 2}}}}) ==
          "The cut names shot #77, which is not in the project.");
}

TEST_CASE("a shot needs a number and take of its own and frames")
{
    const Project project = cafe();
    CHECK(refusal(project, Put<Shot>{{.range = {1, 2}}}) == "A shot needs a number, such as 010.");
    CHECK(refusal(project, Put<Shot>{{.number = "010", .range = {1, 2}}}) ==
          "There is a take 1 of shot 010 already. Give this one another number or take.");
    CHECK(refusal(project, Put<Shot>{{.number = "030", .range = {5, 5}}}) ==
          "Shot 030 has no frames: it starts on 5 and ends before 5.");
    CHECK(refusal(project, SetCut{{{{10}, {9, 8}}}}) ==
          "A clip of the cut has no frames: it starts on 9 and ends before 8.");
    CHECK(refusal(project, Put<Shot>{{.number = "010", .range = {1, 2}, .take = 2}}) == "accepted");
    Shot same = changed(project.shots, 10);
    same.notes = "again";
    CHECK(refusal(project, Put<Shot>{same}) == "accepted");
}

TEST_CASE("a thing needs a name")
{
    CHECK(refusal(cafe(), Put<Mark>{}) == "A mark needs a name.");
    CHECK(refusal(cafe(), Put<Prop>{}) == "A prop needs a name.");
}

TEST_CASE("a model's path starts at the production's folder")
{
    for (const char* path : {"", "/models/table.glb"}) {
        CHECK(refusal(cafe(), Put<Asset>{{.name = "Chair", .path = path}}) ==
              fmt::format("Model Chair needs a path relative to the production's folder; it has "
                          "\"{}\".",
                          path));
    }
    CHECK(refusal(cafe(), Put<Asset>{{.name = "Chair", .path = "../library/chair.glb"}}) ==
          "accepted");
}

TEST_CASE("an actor's stops follow each other")
{
    const Project project = cafe();
    Cast marek = changed(project.cast, 7);
    marek.stops[0].leave = 1000;
    CHECK(refusal(project, Put<Cast>{marek}) ==
          "Actor Marek leaves a mark on frame 1000, before arriving there on frame 1001.");
    marek.stops[0].leave = 1090;
    CHECK(refusal(project, Put<Cast>{marek}) ==
          "Actor Marek arrives on a mark on frame 1080, before leaving the one before it on frame "
          "1090.");
    marek = changed(project.cast, 7);
    marek.stops[1].lookAt = {7};
    CHECK(refusal(project, Put<Cast>{marek}) == "Actor Marek cannot look at themself.");
    marek.stops[1].mark = {};
    CHECK(refusal(project, Put<Cast>{marek}) ==
          "Actor Marek stops on frame 1080 on no mark. Name the mark.");
}

TEST_CASE("numbers that cannot be are refused in the user's words")
{
    const Project project = cafe();
    const double infinity = std::numeric_limits<double>::infinity();
    CHECK(refusal(project,
                  SetCameraKey{{9}, CameraTrack::focalLength, {.frame = 5, .value = -3.0}}) ==
          "Camera A: focal length keys[0] value must be above 0, and is -3.");
    CHECK(
        refusal(project, SetCameraKey{{9}, CameraTrack::x, {.frame = 5, .value = std::nan("")}}) ==
        "Camera A: placement x keys[0] value must be a finite number.");
    CHECK(refusal(project, SetCameraKey{{9}, CameraTrack::x, {.in = {0.0, -1.0}}}) ==
          "Camera A: placement x keys[0] in width must be at least 0, and is -1.");
    CHECK(refusal(project, SetCameraKey{{9}, CameraTrack::x, {.out = {infinity, 1.0}}}) ==
          "Camera A: placement x keys[0] out slope must be a finite number.");
    CameraSetup camera = changed(project.cameras, 9);
    camera.lens.shortest = 0.0_mm;
    CHECK(refusal(project, Put<CameraSetup>{camera}) ==
          "Camera A: lens shortest must be above 0, and is 0.");
    camera = changed(project.cameras, 9);
    camera.lens.shortest = 50.0_mm;
    CHECK(refusal(project, Put<CameraSetup>{camera}) ==
          "Camera A: a zoom from 50 to 35 mm runs backwards.");
    camera = changed(project.cameras, 9);
    camera.tStop.keys = {{.frame = 9, .value = 2.0}, {.frame = 3, .value = 2.0}};
    CHECK(refusal(project, Put<CameraSetup>{camera}) ==
          "Camera A: t stop keys[1] frame must come after 9, and is 3.");
    Light light = changed(project.lights, 8);
    light.innerCone = 50.0_deg;
    CHECK(refusal(project, Put<Light>{light}) ==
          "Light Key has an inner cone of 50°, wider than its outer cone of 40°.");
    CHECK(refusal(project, SetSky{{.lux = -1.0}}) == "Sky: lux must be at least 0, and is -1.");
    CHECK(refusal(project, Put<Mark>{{.name = "a\xffz"}}) ==
          "Mark a\xffz: name must be UTF-8 text.");
}

TEST_CASE("settings that no production can have are refused")
{
    const Project project = cafe();
    CHECK(refusal(project, SetSettings{{.rate = {24, 0}}}) ==
          "Project settings: rate must be above 0 and at most 1000 frames a second, and is 24/0.");
    CHECK(refusal(project, SetSettings{{.dropFrame = DropFrame::yes}}) ==
          "Drop-frame timecode exists at 29.97 and 59.94 frames a second, not at 24.");
    CHECK(
        refusal(project, SetSettings{{.frameLines = {}}}) ==
        "Project settings: frame lines must name at least one picture shape: the first is what is "
        "delivered.");
    CHECK(refusal(project, SetSettings{{.frameLines = {{1, 0}}}}) ==
          "Project settings: frame lines must be ratios between 0.1 and 10, and one is 1:0.");
}

TEST_CASE("a camera key lands on the track it names")
{
    Project project = cafe();
    for (int i = 0; i <= int(CameraTrack::tStop); ++i) {
        const auto track = CameraTrack(i);
        const Key key{.frame = 1010, .value = 2.0 + i};
        project = *applied(project, SetCameraKey{{9}, track, key});
        CHECK(trackOf(project.cameras.at({9}), track).keys == std::vector<Key>{key});
    }
    const CameraSetup& camera = project.cameras.at({9});
    CHECK(camera.placement.pan.keys[0].value == 5.0);
    CHECK(camera.focalLength.keys[0].value == 8.0);
    CHECK(camera.tStop.keys[0].value == 10.0);
    project = *applied(project, RemoveCameraKey{{9}, CameraTrack::tStop, 1010});
    CHECK(project.cameras.at({9}).tStop == Track{10.0, {}});
}

TEST_CASE("rows are put in another order")
{
    const Project project = *applied(cafe(), Reorder<Shot>{{11}, 0});
    CHECK(project.shots.rows()[0]->number == "020");
    CHECK(project.shots.rows()[1]->number == "010");
}
