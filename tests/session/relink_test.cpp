#include "session/relink.h"

#include <algorithm>

#include "base/file.h"

#include <doctest/doctest.h>

#include "support/shared.h"
#include "support/small_production.h"

using namespace premise;

namespace {

/// A production beside a folder of media. Files are named by their content here: what counts is which
/// file is found, not what is in it.
struct Scene {
    test::TemporaryFolder folder{};
    fs::path production = folder.path() / "film";
    fs::path media = folder.path() / "media";
    Project project{};

    Scene()
    {
        fs::create_directories(production);
        fs::create_directories(media);
    }

    /// An asset first seen with this content; without content it was never seen.
    Id<Asset> asset(const std::string& path, const std::string& content = {})
    {
        const Id<Asset> id{++project.lastId};
        const std::string hash =
            content.empty() ? ""
                            : contentHash(std::as_bytes(std::span(content.data(), content.size())));
        project.assets.put({id, fs::path(path).stem().string(), path, hash});
        return id;
    }

    Id<Sound> sound(const std::string& path, const std::string& content)
    {
        const Id<Sound> id{++project.lastId};
        project.sounds.put({id, fs::path(path).stem().string(), path,
                            contentHash(std::as_bytes(std::span(content.data(), content.size())))});
        return id;
    }

    void file(const fs::path& path, const std::string& content) const
    {
        fs::create_directories(path.parent_path());
        test::writeBytes(path, content);
    }

    [[nodiscard]] RelinkPlan plan(const RelinkOptions& options = {}) const
    {
        Result<RelinkPlan> plan = relinkPlan(project, production, media, options);
        REQUIRE_MESSAGE(plan, plan.error().message);
        CHECK(plan->present + plan->found.size() + plan->ambiguous.size() + plan->changed.size() +
                  plan->missing.size() ==
              project.assets.size() + project.sounds.size());
        return std::move(*plan);
    }
};

std::vector<std::string> newPaths(const RelinkPlan& plan)
{
    std::vector<std::string> paths;
    for (const Relink& relink : plan.found) {
        paths.push_back(relink.newPath);
    }
    return paths;
}

}

TEST_CASE("a folder of models that moved is found whole")
{
    Scene scene;
    for (const char* name : {"wall", "door"}) {
        for (const char* room : {"hall", "attic"}) {
            // The same names in both rooms: only the folder tells them apart.
            const std::string path = std::string(room) + "/" + name + ".glb";
            scene.asset("../old/kit/" + path, path);
            scene.asset("../old/kit/unseen/" + path);
            scene.file(scene.media / "kit" / path, path);
            scene.file(scene.media / "kit/unseen" / path, "unseen " + path);
        }
    }
    const RelinkPlan plan = scene.plan();
    CHECK(plan.found.size() == 8);
    CHECK(newPaths(plan) == std::vector<std::string>{
                                "../media/kit/hall/wall.glb", "../media/kit/unseen/hall/wall.glb",
                                "../media/kit/attic/wall.glb", "../media/kit/unseen/attic/wall.glb",
                                "../media/kit/hall/door.glb", "../media/kit/unseen/hall/door.glb",
                                "../media/kit/attic/door.glb",
                                "../media/kit/unseen/attic/door.glb"});
    CHECK(plan.found[0].evidence == Evidence::content);
    CHECK(plan.found[1].evidence == Evidence::name);
}

TEST_CASE("a sound that moved is found as a model is and either by its own content")
{
    Scene scene;
    const Id<Sound> horn = scene.sound("sounds/horn.wav", "a long tone");
    const Id<Asset> ferry = scene.asset("models/ferry.glb", "a hull");
    const Id<Sound> here = scene.sound("gulls.ogg", "cries");
    scene.file(scene.production / "gulls.ogg", "cries");
    scene.file(scene.media / "takes" / "horn_02.wav", "a long tone");
    scene.file(scene.media / "ferry.glb", "a hull");
    const RelinkPlan plan = scene.plan();
    CHECK(plan.present == 1);
    REQUIRE(plan.found.size() == 2);
    History history(scene.project);
    REQUIRE(relink(history, plan));
    CHECK(history.project().sounds.at(horn).path == "../media/takes/horn_02.wav");
    CHECK(history.project().assets.at(ferry).path == "../media/ferry.glb");
    CHECK(history.project().sounds.at(here).path == "gulls.ogg");
}

TEST_CASE("a model of another name is known by its content")
{
    Scene scene;
    scene.asset("models/crate.glb", "planks");
    scene.file(scene.media / "crate_final_v3.GLB", "planks");
    scene.file(scene.media / "crate_final_v3.txt", "planks"); // another kind of file
    const RelinkPlan plan = scene.plan();
    CHECK(newPaths(plan) == std::vector<std::string>{"../media/crate_final_v3.GLB"});
    CHECK(plan.found[0].evidence == Evidence::content);
}

TEST_CASE("the right content wins over the right name")
{
    Scene scene;
    scene.asset("models/crate.glb", "planks");
    scene.file(scene.media / "new" / "crate.glb", "plastic");
    scene.file(scene.media / "old" / "box.glb", "planks");
    CHECK(newPaths(scene.plan()) == std::vector<std::string>{"../media/old/box.glb"});
}

TEST_CASE("a file of the same name with other content is told and not taken unasked")
{
    Scene scene;
    const Id<Asset> crate = scene.asset("models/crate.glb", "planks");
    scene.file(scene.media / "crate.glb", "plastic");
    const RelinkPlan plan = scene.plan();
    CHECK(plan.found.empty());
    REQUIRE(plan.changed.size() == 1);
    CHECK(plan.changed[0].media == MediaId(crate));
    CHECK(plan.changed[0].candidates ==
          std::vector<fs::path>{fs::canonical(scene.media / "crate.glb")});

    const RelinkPlan asked =
        scene.plan({.acceptChanged = true, .bounds = {}, .cancelled = {}, .reading = {}});
    REQUIRE(newPaths(asked) == std::vector<std::string>{"../media/crate.glb"});
    CHECK(asked.found[0].evidence == Evidence::name);
    History history(scene.project);
    REQUIRE(relink(history, asked));
    // From now on this is the content that it was seen with.
    CHECK(history.project().assets.at(crate).contentHash ==
          contentHash(scene.media / "crate.glb").value());
}

TEST_CASE("of several files that fit alike none is guessed")
{
    Scene scene;
    scene.asset("models/seen.glb", "same");
    scene.asset("models/unseen.glb");
    for (const char* take : {"take1", "take2"}) {
        scene.file(scene.media / take / "seen.glb", "same");
        scene.file(scene.media / take / "unseen.glb", take);
    }
    const RelinkPlan plan = scene.plan();
    CHECK(plan.found.empty());
    REQUIRE(plan.ambiguous.size() == 2);
    for (const MissingMedia& asset : plan.ambiguous) {
        CHECK(asset.candidates.size() == 2);
    }
    CHECK(plan.ambiguous[0].candidates[0] == fs::canonical(scene.media / "take1/seen.glb"));
}

TEST_CASE("media on another mount are reached from the production")
{
    // A file system of its own, where there is one.
    if (!fs::is_directory("/dev/shm")) {
        MESSAGE("skipped: there is no second file system");
        return;
    }
    Scene scene;
    scene.asset("models/crate.glb", "planks");
    scene.media = fs::path("/dev/shm") / scene.folder.path().filename();
    scene.file(scene.media / "crate.glb", "planks");
    const RelinkPlan plan = scene.plan();
    REQUIRE(plan.found.size() == 1);
    CHECK(fs::equivalent(scene.production / plan.found[0].newPath, scene.media / "crate.glb"));
    fs::remove_all(scene.media);
}

TEST_CASE("a production that is reached through a link finds its media all the same")
{
    Scene scene;
    scene.asset("models/crate.glb", "planks");
    scene.file(scene.media / "crate.glb", "planks");
    fs::create_directories(scene.folder.path() / "deep/er");
    fs::create_directory_symlink(scene.production, scene.folder.path() / "deep/er/film");
    const Result<RelinkPlan> plan =
        relinkPlan(scene.project, scene.folder.path() / "deep/er/film", scene.media);
    REQUIRE(plan);
    CHECK(newPaths(*plan) == std::vector<std::string>{"../media/crate.glb"});
}

TEST_CASE("links are not followed and hidden folders are not searched")
{
    Scene scene;
    scene.asset("models/crate.glb", "planks");
    scene.file(scene.folder.path() / "elsewhere" / "crate.glb", "planks");
    scene.file(scene.media / ".trash" / "crate.glb", "planks");
    scene.file(scene.media / ".crate.glb", "planks");
    fs::create_directory_symlink(scene.folder.path() / "elsewhere", scene.media / "link");
    fs::create_directory_symlink(scene.media, scene.media / "circle");
    fs::create_symlink(scene.folder.path() / "elsewhere/crate.glb", scene.media / "crate.glb");
    const RelinkPlan plan = scene.plan();
    CHECK(plan.filesSeen == 0);
    CHECK(plan.missing.size() == 1);
}

TEST_CASE("a search ends at its bounds and says so")
{
    Scene scene;
    scene.asset("models/crate.glb", "planks");
    scene.file(scene.media / "a/b/c/crate.glb", "planks");
    const auto bounded = [&](std::size_t entries, std::size_t depth) {
        return scene.plan(
            {.acceptChanged = false, .bounds = {entries, depth}, .cancelled = {}, .reading = {}});
    };
    CHECK(bounded(4, 3).found.size() == 1);
    CHECK(bounded(4, 3).whole);
    CHECK(bounded(3, 3).missing.size() == 1);
    CHECK_FALSE(bounded(3, 3).whole);
    CHECK_FALSE(bounded(100, 2).whole);
}

TEST_CASE("a folder that is not there cannot be searched")
{
    const Scene scene;
    const fs::path nowhere = scene.folder.path() / "nowhere";
    const Result<RelinkPlan> plan = relinkPlan(scene.project, scene.production, nowhere);
    REQUIRE_FALSE(plan);
    CHECK(plan.error().message ==
          fmt::format("There is no folder {} to search in. Check the path for a typing mistake.",
                      nowhere.string()));
    const Result<RelinkPlan> homeless = relinkPlan(scene.project, nowhere, scene.media);
    REQUIRE_FALSE(homeless);
    CHECK(homeless.error().message ==
          fmt::format("There is no folder {}. Check the path for a typing mistake.",
                      nowhere.string()));
}

TEST_CASE("a search stops when told to and tells how far it is")
{
    Scene scene;
    scene.asset("models/crate.glb", "planks");
    for (const char* name : {"a.glb", "b.glb", "c.glb"}) {
        scene.file(scene.media / name, name);
    }
    RelinkOptions options;
    std::size_t told = 0;
    options.reading = [&](std::size_t done, std::size_t total) {
        CHECK(total == 3);
        told = done;
    };
    CHECK(scene.plan(options).missing.size() == 1);
    CHECK(told == 3);
    options.cancelled = [] { return true; };
    const Result<RelinkPlan> plan =
        relinkPlan(scene.project, scene.production, scene.media, options);
    REQUIRE_FALSE(plan);
    CHECK(plan.error().message == "Cancelled.");
}

TEST_CASE("relinking is one step that can be undone")
{
    Scene scene;
    scene.asset("models/crate.glb", "planks");
    scene.asset("models/barrel.glb", "staves");
    scene.file(scene.media / "crate.glb", "planks");
    scene.file(scene.media / "barrel.glb", "staves");
    History history(scene.project);
    const RelinkPlan plan = scene.plan();
    REQUIRE(relink(history, plan));
    CHECK(history.project() != scene.project);
    CHECK(relinkPlan(history.project(), scene.production, scene.media)->present == 2);
    history.undo();
    CHECK(history.project() == scene.project);
    CHECK_FALSE(history.canUndo());
    history.redo();
    CHECK(relinkPlan(history.project(), scene.production, scene.media)->present == 2);
}

TEST_CASE("what is where the project says is left alone")
{
    Scene scene;
    scene.asset("models/crate.glb", "planks");
    scene.file(scene.production / "models/crate.glb", "plastic"); // changed, but there
    scene.file(scene.media / "crate.glb", "planks");
    const RelinkPlan plan = scene.plan();
    CHECK(plan.present == 1);
    CHECK(plan.found.empty());
    History history(scene.project);
    REQUIRE(relink(history, plan));
    CHECK_FALSE(history.canUndo());
}

TEST_CASE("content is recorded of what is found by name and of what is there only when asked")
{
    Scene scene;
    const Id<Asset> moved = scene.asset("models/quay.glb");
    const Id<Asset> present = scene.asset("models/crane.glb");
    scene.file(scene.media / "quay.glb", "quay");
    scene.file(scene.production / "models" / "crane.glb", "crane");
    const auto hash = [](std::string_view text) {
        return contentHash(std::as_bytes(std::span(text.data(), text.size())));
    };
    const RelinkPlan unread = scene.plan();
    CHECK(unread.recorded.empty());
    REQUIRE(unread.found.size() == 1);
    CHECK_FALSE(unread.found.front().contentRecorded);
    CHECK(unread.found.front().contentHash.empty());

    RelinkOptions options;
    options.recordContent = true;
    History history(scene.project);
    REQUIRE(relink(history, scene.plan(options)));
    CHECK(history.project().assets.at(moved).contentHash == hash("quay"));
    CHECK(history.project().assets.at(present).contentHash == hash("crane"));
}
