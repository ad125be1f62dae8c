// A production that uses a model of the library carries it along.
#include "session/kept_model.h"

#include <fstream>

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise;
using namespace premise::test;

namespace {

struct Folders {
    TemporaryFolder temporary;
    fs::path production = temporary.path() / "film";
    fs::path chair = temporary.path() / "library" / "chair.glb";
    Folders()
    {
        fs::create_directories(production);
        fs::create_directories(chair.parent_path());
        write(chair, "a chair");
    }
    static void write(const fs::path& file, const std::string& text)
    {
        std::ofstream(file, std::ios::binary) << text;
    }
    KeptModel keep(const Project& project = {})
    {
        const auto kept = keepModel(project, production, chair, "Café chair");
        REQUIRE_MESSAGE(kept, (kept ? "" : kept.error().message));
        return *kept;
    }
};

}

TEST_CASE("a model of the library is copied into the production once")
{
    Folders folders;
    const KeptModel first = folders.keep();
    CHECK(first.copied);
    CHECK(first.file.path == "models/chair.glb");
    CHECK(first.file.name == "Café chair");
    CHECK(*readTextFile(folders.production / first.file.path) == "a chair");
    CHECK(first.file.contentHash == *contentHash(folders.chair));
    const KeptModel again = folders.keep();
    CHECK_FALSE(again.copied);
    CHECK(again.file.path == first.file.path);
}

TEST_CASE("another model of the same name stays and the new one gets a number")
{
    Folders folders;
    fs::create_directories(folders.production / "models");
    Folders::write(folders.production / "models" / "chair.glb", "somebody's own chair");
    const KeptModel kept = folders.keep();
    CHECK(kept.copied);
    CHECK(kept.file.path == "models/chair_2.glb");
    CHECK(*readTextFile(folders.production / "models" / "chair.glb") == "somebody's own chair");
}

TEST_CASE("a model that the production refers to already is not copied")
{
    Folders folders;
    Project project;
    project.assets.put({.id = {1},
                        .name = "chair",
                        .path = "../library/chair.glb",
                        .contentHash = *contentHash(folders.chair)});
    const KeptModel kept = folders.keep(project);
    CHECK_FALSE(kept.copied);
    CHECK(kept.file.path == "../library/chair.glb");
    CHECK_FALSE(fs::exists(folders.production / "models"));
}

TEST_CASE("a model that is not there is told and leaves nothing behind")
{
    Folders folders;
    const auto kept =
        keepModel({}, folders.production, folders.chair.parent_path() / "none.glb", "None");
    REQUIRE_FALSE(kept);
    CHECK(kept.error().message.find("none.glb") != std::string::npos);
    CHECK_FALSE(fs::exists(folders.production / "models"));
}
