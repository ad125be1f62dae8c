#include "editor/folder_listing.h"

#include <algorithm>
#include <fstream>

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise;
using namespace premise::test;

namespace fs = std::filesystem;

TEST_CASE("a folder shows its folders and then its models by name")
{
    const TemporaryFolder folder;
    for (const char* name : {"table.glb", "Chair.FBX", "notes.txt", ".hidden.glb", "door.usda"}) {
        std::ofstream(folder.path() / name) << "0123456789";
    }
    fs::create_directory(folder.path() / "zoo");
    fs::create_directory(folder.path() / ".cache");
    const auto found = modelsIn(folder.path());
    REQUIRE(found);
    std::vector<std::string> names;
    std::ranges::transform(*found, std::back_inserter(names), &FolderEntry::name);
    CHECK(names == std::vector<std::string>{"zoo", "Chair.FBX", "door.usda", "table.glb"});
    CHECK(found->front().folder);
    CHECK(found->back().bytes == 10);
}

TEST_CASE("a folder that is not there is told by name")
{
    const auto found = modelsIn("/nowhere/at all");
    REQUIRE_FALSE(found);
    CHECK(found.error().message.find("/nowhere/at all") != std::string::npos);
}
