#include "project/edit_io.h"

#include <set>

#include "random_project.h"

#include <doctest/doctest.h>

using namespace premise;
using test::RandomAuthor;

namespace {

std::string refusal(std::string_view text)
{
    const Result<Edit> edit = parseEdit(text, "edits.jsonl:4");
    REQUIRE_FALSE(edit);
    return edit.error().message;
}

}

TEST_CASE("every kind of edit is written on one line and read back as it was")
{
    RandomAuthor author(21);
    std::set<std::size_t> done;
    for (int round = 0; round < 60; ++round) {
        const Project project = author.project(60);
        for (std::size_t kind = 0; kind < std::variant_size_v<Edit>; ++kind) {
            const Edit edit = author.edit(project, kind);
            REQUIRE(edit.index() == kind);
            if (!applied(project, edit)) {
                continue;
            }
            const std::string text = editText(edit);
            CAPTURE(text);
            CHECK(text.find('\n') == std::string::npos);
            const Result<Edit> again = parseEdit(text, "text");
            REQUIRE_MESSAGE(again, again.error().message);
            CHECK(*again == edit);
            done.insert(kind);
        }
    }
    for (std::size_t kind = 0; kind < std::variant_size_v<Edit>; ++kind) {
        CHECK_MESSAGE(done.contains(kind), kind);
    }
    CHECK(done.size() == std::variant_size_v<Edit>);
}

TEST_CASE("several edits that are one step are read back in their order")
{
    RandomAuthor author(22);
    const Project project = author.project(60);
    std::vector<Edit> edits;
    while (edits.size() < 40) {
        Edit edit = author.edit(project);
        if (applied(project, edit)) {
            edits.push_back(std::move(edit));
        }
    }
    const Result<std::vector<Edit>> again = parseEdits(editsText(edits), "text");
    REQUIRE(again);
    CHECK(*again == edits);
    CHECK(parseEdits("[]", "text")->empty());
    const auto noList = parseEdits(R"({"remove_mark": {"id": 3}})", "step 4");
    REQUIRE_FALSE(noList);
    CHECK(noList.error().message == "step 4: must be a list of edits.");
}

TEST_CASE("an edit is written with the units and words of the project's file")
{
    CHECK(editText(SetCameraKey{{5}, CameraTrack::focalLength, {.frame = 1001, .value = 35.0}}) ==
          R"({"set_camera_key": {"camera_id": 5, "track": "focal_length_mm", )"
          R"("key": {"frame": 1001, "value": 35}}})");
    CHECK(editText(Remove<Mark>{{3}}) == R"({"remove_mark": {"id": 3}})");
    const Mark mark{.id = {}, .name = "Marek 2", .x = Metres(1.5), .facing = Angle::degrees(90.0)};
    CHECK(editText(Put<Mark>{mark}) == R"({"put_mark": {"name": "Marek 2", "x_m": 1.5, "y_m": 0, )"
                                       R"("z_m": 0, "facing_deg": 90}})");
}

TEST_CASE("an edit that cannot be read names the place and the nearest word")
{
    CHECK(refusal("") == "edits.jsonl:4 is empty. Take it from a backup, or from whoever sent it.");
    CHECK(refusal("[]").find("must be an object with one key") != std::string::npos);
    CHECK(refusal(R"({"put_mark": {"name": "a"}, "set_sky": {}})").find("one key") !=
          std::string::npos);
    CHECK(refusal(R"({"put_marc": {"name": "a"}})") ==
          "edits.jsonl:4: there is no edit \"put_marc\". Did you mean \"put_mark\"?");
    CHECK(refusal(R"({"put_mark": {"name": "a", "facing_deq": 2}})") ==
          "edits.jsonl:4: put_mark.facing_deq: there is no such key. Did you mean \"facing_deg\"?");
    CHECK(refusal(R"({"remove_mark": {}})") ==
          "edits.jsonl:4: remove_mark: the key \"id\" is missing.");
    CHECK(refusal(R"({"put_mark": {"id": 0, "name": "a"}})") ==
          "edits.jsonl:4: put_mark.id: must be at least 1, and is 0.");
    CHECK(refusal(R"({"reorder_mark": {"id": 3, "place": -1}})") ==
          "edits.jsonl:4: reorder_mark.place: must be at least 0, and is -1.");
    CHECK(refusal(R"({"set_camera_key": {"camera_id": 1, "track": "pan_deq", "key": {}}})")
              .find("Did you mean \"pan_deg\"?") != std::string::npos);
}

TEST_CASE("a place beyond every table is written as the last there can be")
{
    const Result<Edit> edit = parseEdit(editText(Reorder<Mark>{{3}, std::size_t(-1)}), "text");
    REQUIRE(edit);
    CHECK(std::get<Reorder<Mark>>(*edit).place >= 2147483647U / 4);
}
