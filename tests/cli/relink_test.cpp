#include <csignal>

#include "base/file.h"
#include "cli/premise_program.h"

using namespace premise;
using test::failure;
using test::has;
using test::premiseRun;
using test::Set;

namespace {

/// The small production, its model gone to another folder.
struct Moved : Set {
    std::string file = production + "/project.json";

    Moved() { fs::rename(production + "/models", at("archive")); }
    [[nodiscard]] std::string text() const { return readTextFile(file).value(); }
};

}

TEST_CASE("a moved model is found and the project is written only when asked")
{
    const Moved set;
    const std::string before = set.text();
    for (const auto& words : {std::vector<std::string>{"relink", set.production, set.at("archive")},
                              {"relink", set.production, set.at("archive"), "--dry-run"}}) {
        const test::Ran ran = premiseRun(words);
        CHECK(ran.code == 0);
        CHECK(has(ran.out, "Found 1 of 1 missing file in " + set.at("archive") + "."));
        CHECK(has(ran.out, "box  models/box.glb  now ../archive/box.glb  same name; its content "
                           "was never recorded\n"));
        CHECK(has(ran.out,
                  "Nothing was written. The same with --save writes it into " + set.file + "."));
        CHECK(set.text() == before);
    }
    const test::Ran saved = premiseRun({"relink", set.production, set.at("archive"), "--save"});
    CHECK(saved.code == 0);
    CHECK(has(saved.out, "Saved in " + set.file + "."));
    CHECK(has(set.text(), "../archive/box.glb"));
    // From now on it is found under any name.
    CHECK(has(set.text(), contentHash(fs::path(set.at("archive/box.glb"))).value()));
    CHECK(premiseRun({"check", set.production, "--strict"}).code == 0);
    CHECK(premiseRun({"relink", set.production, set.at("archive")}).out ==
          "Nothing is missing: the one file is where the project says.\n");
}

TEST_CASE("saving records the content of models that are there")
{
    const Set set;
    const std::string file = set.production + "/project.json";
    const test::Ran ran = premiseRun({"relink", set.production, set.production, "--save"});
    CHECK(ran.code == 0);
    CHECK(has(ran.out, "Recorded the content of 1 file that had none recorded.\n"));
    CHECK(has(ran.out, "Saved in " + file + ".\n"));
    const std::string hash = contentHash(fs::path(set.production) / "models/box.glb").value();
    CHECK(has(readTextFile(file).value(), hash));
    CHECK(premiseRun({"relink", set.production, set.production, "--save"})
              .out.ends_with("\nNothing was written.\n"));
}

TEST_CASE("what fits twice or not at all is listed and nothing is guessed")
{
    const Moved set;
    const std::string before = set.text();
    const test::Ran missing = premiseRun({"relink", set.production, set.production, "--save"});
    CHECK(missing.code == 1);
    CHECK(has(missing.out, "Found 0 of 1 missing file"));
    CHECK(has(missing.out,
              "Still missing:\n  box  models/box.glb\n"
              "    its content was never recorded, so only its name can be searched\n"));
    CHECK(missing.out.ends_with("\nNothing was written.\n"));

    fs::create_directories(set.at("archive/a"));
    fs::create_directories(set.at("archive/b"));
    fs::copy(set.at("archive/box.glb"), set.at("archive/a/box.glb"));
    fs::rename(set.at("archive/box.glb"), set.at("archive/b/box.glb"));
    const test::Ran twice = premiseRun({"relink", set.production, set.at("archive"), "--save"});
    CHECK(twice.code == 1);
    CHECK(has(twice.out, "Several files fit; name the folder of the right one:\n"
                         "  box  models/box.glb\n"
                         "    its content was never recorded"));
    CHECK(has(twice.out, "archive/a/box.glb\n"));
    CHECK(has(twice.out, "archive/b/box.glb\n"));
    CHECK(set.text() == before);
    CHECK(premiseRun({"relink", set.production, set.at("archive/b"), "--save"}).code == 0);
    CHECK(has(set.text(), "../archive/b/box.glb"));
}

TEST_CASE("a file of the name with other content is taken only when that is said")
{
    const Moved set;
    Project project = test::smallProject();
    Asset box = project.assets.at({1});
    box.contentHash = std::string(32, '0');
    project.assets.put(box);
    REQUIRE(saveProject(project, fs::path(set.production)));
    const test::Ran ran = premiseRun({"relink", set.production, set.at("archive"), "--save"});
    CHECK(ran.code == 1);
    CHECK(has(ran.out, "Of this name there is only other content; --accept-changed takes it:"));
    const test::Ran json = premiseRun(
        {"relink", set.production, set.at("archive"), "--save", "--accept-changed", "--json"});
    CHECK(json.code == 0);
    for (const char* fact :
         {"\"saved\": true", "\"old_path\": \"models/box.glb\"", "\"by\": \"name\"",
          "\"new_path\": \"../archive/box.glb\"", "\"ambiguous\": []", "\"all_searched\": true"}) {
        CHECK_MESSAGE(has(json.out, fact), fact);
    }
    // From now on it is the one that was chosen.
    CHECK(premiseRun({"check", set.production, "--strict"}).code == 0);
}

TEST_CASE("relinking that cannot be is refused and nothing is written")
{
    const Moved set;
    const std::string before = set.text();
    CHECK(has(failure({"relink", set.production}, 2), "relink needs FOLDER, where the files may"));
    CHECK(has(failure({"relink", set.production, set.at("nowhere")}, 1),
              "There is no folder " + set.at("nowhere") + " to search in."));
    CHECK(has(failure({"relink", set.production, "x", "--save", "--dry-run"}, 2),
              "cannot go together; leave one out."));
    CHECK(set.text() == before);

    // A project of a newer version is shown, and never written over.
    test::makeNewer(set.production);
    const std::string newer = set.text();
    const test::Ran ran = premiseRun({"relink", set.production, set.at("archive"), "--save"});
    CHECK(ran.code == 1);
    CHECK(has(ran.error, "was written by a newer Premise."));
    CHECK(set.text() == newer);
}

TEST_CASE("a folder too deep to be searched whole is noted")
{
    const Moved set;
    std::string deep = set.at("deep");
    for (int level = 0; level < 40; ++level) {
        deep += "/d";
    }
    fs::create_directories(deep);
    const test::Ran ran = premiseRun({"relink", set.production, set.at("deep")});
    CHECK(ran.code == 1);
    CHECK(ran.error ==
          "Note: The folder is too large to be searched whole; name one further in.\n");
}

TEST_CASE("Ctrl-C while files are compared writes nothing")
{
    const Moved set;
    Project project = test::smallProject();
    Asset box = project.assets.at({1});
    box.contentHash = std::string(32, '0');
    project.assets.put(box);
    REQUIRE(saveProject(project, fs::path(set.production)));
    // Holes that take no room on the disk, and long to read.
    for (int i = 0; i < 64; ++i) {
        const fs::path file = set.at("archive") + fmt::format("/large_{}.glb", i);
        test::writeBytes(file, "");
        fs::resize_file(file, std::uintmax_t(1) << 30U);
    }
    const std::string before = set.text();
    test::Running running({PREMISE_BINARY, "relink", set.production, set.at("archive"), "--save"});
    std::this_thread::sleep_for(std::chrono::milliseconds(1300));
    REQUIRE_FALSE(running.ended());
    running.signal(SIGINT);
    const test::Ran ran = running.result();
    CHECK(ran.code == 130);
    CHECK(ran.error.ends_with("premise: Stopped. Nothing was written.\n"));
    CHECK(set.text() == before);
}
