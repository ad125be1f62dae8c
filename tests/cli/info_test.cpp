#include "cli/premise_program.h"

using namespace premise;
using test::failure;
using test::has;
using test::premiseRun;

TEST_CASE("info tells a production's shots and lenses and the length of its cut")
{
    const test::TemporaryFolder folder;
    const std::string production = test::writeProduction(folder.path()).string();
    const test::Ran ran = premiseRun({"info", production});
    CHECK(ran.code == 0);
    CHECK(ran.error.empty());
    for (const char* fact :
         {"Small, scene 7", "24 frames a second", "2.39:1", "1001–1012", "12 = 0.50 s", "35 mm",
          "35–50 mm", "T8", "The crate", "tripod", "3 clips, 18 frames, 00:00:00:18 long",
          "01:00:00:00 to 01:00:00:17", "models/box.glb"}) {
        CHECK_MESSAGE(has(ran.out, fact), fact);
    }
}

TEST_CASE("info for programs is one JSON document")
{
    const test::TemporaryFolder folder;
    const std::string production = test::writeProduction(folder.path()).string();
    fs::remove(folder.path() / "small" / "models" / "box.glb");
    const test::Ran ran = premiseRun({"info", "--json", production});
    CHECK(ran.code == 0);
    CHECK(ran.out.starts_with("{"));
    CHECK(ran.out.ends_with("}\n"));
    for (const char* fact :
         {"\"title\": \"Small\"", "\"frames\": 18", "\"first_frame\": 1013", "\"last_frame\": 1020",
          "\"rate\": \"24\"", "\"timecode_last\": \"01:00:00:17\"", "A box stands in"}) {
        CHECK_MESSAGE(has(ran.out, fact), fact);
    }
    CHECK(has(ran.error, "Warning: A box stands in"));
}

TEST_CASE("info tells a model's size in metres and in feet")
{
    const test::TemporaryFolder folder;
    const fs::path model = folder.path() / "box.glb";
    test::writeBytes(model, test::boxGlb());
    const test::Ran ran = premiseRun({"info", model.string()});
    CHECK(ran.code == 0);
    // 1 m = 39.3701 in
    for (const char* fact :
         {"1.000 m = 3' 3.4\"", "Triangles  12", "Vertices   24", "Materials  1"}) {
        CHECK_MESSAGE(has(ran.out, fact), fact);
    }
    const test::Ran json = premiseRun({"info", "--json", model.string()});
    CHECK(json.code == 0);
    CHECK(has(json.out, "\"triangles\": 12"));
    CHECK(has(json.out, "\"paint\""));
}

TEST_CASE("what is not there or not readable is told in a sentence")
{
    const test::TemporaryFolder folder;
    const std::string nowhere = (folder.path() / "nowhere").string();
    CHECK(has(failure({"info", nowhere}, 1), nowhere));
    CHECK(has(failure({"info", ""}, 1), "There is no file or folder \"\"."));
    CHECK(has(failure({"check", nowhere}, 1), nowhere));
    CHECK(has(failure({"info", nowhere + ".glb"}, 1), "nowhere.glb"));
    CHECK(has(failure({"info", folder.path().string()}, 1),
              "There is no project.json in " + folder.path().string() + ". Choose the folder"));
    CHECK(has(failure({"info", nowhere}, 1), "Check the path for a typing mistake."));

    test::writeBytes(folder.path() / "project.json", "");
    CHECK(has(failure({"info", folder.path().string()}, 1), "project.json is empty."));
    test::writeBytes(folder.path() / "project.json", "{\"format\": ");
    CHECK(has(failure({"info", folder.path().string()}, 1), "project.json"));
    CHECK(has(failure({"check", folder.path().string()}, 1), "project.json"));

    test::writeBytes(folder.path() / "broken.glb", "glTF but no more");
    CHECK(has(failure({"info", (folder.path() / "broken.glb").string()}, 1), "broken.glb"));

    // A model where a production is wanted.
    const std::string box = (folder.path() / "box.glb").string();
    test::writeBytes(box, test::boxGlb());
    for (const char* command : {"check", "movie"}) {
        CHECK(has(failure({command, box}, 1),
                  box + " is a model, not a production. Look into it with premise info."));
    }
}

TEST_CASE("check is content with a sound production")
{
    const test::TemporaryFolder folder;
    const test::Ran ran = premiseRun({"check", test::writeProduction(folder.path()).string()});
    CHECK_MESSAGE(ran.code == 0, ran.out);
    CHECK(ran.error.empty());
}

TEST_CASE("check tells each missing model on a line of its own")
{
    const test::TemporaryFolder folder;
    Project project = test::smallProject();
    project.assets.put({{9}, "quay", "models/../models/quay.glb", ""});
    project.lastId = 9;
    const fs::path production = test::writeProduction(folder.path(), project);
    fs::remove(production / "models" / "box.glb");
    const test::Ran ran = premiseRun({"check", production.string()});
    CHECK(ran.code == 0); // pictures can be drawn
    for (const char* name : {"box", "quay"}) {
        const std::string file = (production / "models" / name).string() + ".glb";
        CHECK(has(ran.out, fmt::format("warning  A box stands in for \"{}\": {} is not there.",
                                       name, file)));
    }
    CHECK(std::ranges::count(ran.out, '\n') == 2);
    CHECK(ran.error == "Note: 2 models are missing; premise relink " + production.string() +
                           " FOLDER finds what moved to another folder.\n");
    CHECK(premiseRun({"check", "--strict", production.string()}).code == 1);
    const test::Ran json = premiseRun({"check", "--json", production.string()});
    CHECK(json.code == 0);
    for (const char* fact :
         {"\"usable\": true", "\"errors\": 0", "\"warnings\": 2", "\"weight\": \"warning\""}) {
        CHECK_MESSAGE(has(json.out, fact), fact);
    }
}

TEST_CASE("only the first of many warnings stand before a picture")
{
    const test::TemporaryFolder folder;
    Project project = test::smallProject();
    for (std::uint32_t id = 9; id < 31; ++id) {
        project.assets.put({{id}, fmt::format("pier {}", id), fmt::format("{}.glb", id), ""});
    }
    project.lastId = 30;
    const std::string production = test::writeProduction(folder.path(), project).string();
    const test::Ran ran = premiseRun({"info", production});
    CHECK(std::ranges::count(ran.error, '\n') == 12);
    CHECK(ran.error.ends_with("Note: 22 models are missing; premise relink " + production +
                              " FOLDER finds what moved to another folder.\n"));
    CHECK(has(ran.error,
              "Warning: There are 12 more; premise check " + production + " tells them all."));
    CHECK(std::ranges::count(premiseRun({"check", production}).out, '\n') == 22);
}

TEST_CASE("check warns of a lens that cannot do what is asked")
{
    const test::TemporaryFolder folder;
    Project project = test::smallProject();
    CameraSetup camera = project.cameras.at({5});
    camera.lens.widestTStop = 11.0;
    project.cameras.put(camera);
    const test::Ran ran =
        premiseRun({"check", test::writeProduction(folder.path(), project).string()});
    CHECK(ran.code == 0);
    CHECK(has(ran.out, "warning"));
    CHECK(has(ran.out, "T11"));
}

TEST_CASE("a production of a newer minor version is shown with a warning")
{
    const test::TemporaryFolder folder;
    const fs::path production = test::writeProduction(folder.path());
    test::makeNewer(production);
    const test::Ran ran = premiseRun({"info", production.string()});
    CHECK(ran.code == 0);
    CHECK(has(ran.error, "Warning: "));
    CHECK(has(ran.error, "newer Premise"));
    CHECK(has(ran.out, "Small"));
}
