// What is mended of other programs' meshes before Assimp works on them.
#include <string>

#include "asset/read/reader.h"
#include "small_gltf.h"

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise;
using namespace premise::test;

namespace {

Model read(const std::string& words)
{
    const TemporaryFolder folder;
    const auto model = readWhole(written(folder.path() / "leaf.obj", words));
    REQUIRE_MESSAGE(model, model.error().message);
    return *model;
}

const std::string corners = "v 0 0 0\nv 1 0 0\nv 0 1 0\n";

}

TEST_CASE("a face of many thousand corners is cut into triangles at once")
{
    std::string face = "f";
    for (int i = 0; i < 6000; ++i) {
        face += " " + std::to_string(1 + i % 3);
    }
    const Model model = read(corners + face + "\nf 1 2 3\n");
    CHECK(says(model.warnings, "faces of more than 1,000 corners, cut as if they were convex: 1."));
    CHECK(triangleCount(model) <= 5999); // n - 2, and those that are no more than a line may go
    CHECK(triangleCount(model) >= 1);
}

TEST_CASE("a face with a corner that lies nowhere is left out and the rest stays")
{
    const Model model = read(corners + "v nan 0 0\nf 1 2 3\nf 1 2 4\n");
    CHECK(triangleCount(model) == 1);
    CHECK(model.bounds.max == Vec3(1.0F, 1.0F, 0.0F));
    CHECK(says(model.warnings, "faces left out, with corners that lie nowhere: 1."));
}

TEST_CASE("faces of an OBJ that name what is not there are told")
{
    CHECK(says(read(corners + "vt 0 0\nf 1/1 2/1 3/7\n").warnings,
               "faces name texture coordinates that the file does not have; they go without."));
    CHECK(says(read(corners + "vn 0 0 1\nf 1//1 2//-1 3//-2\n").warnings,
               "faces name normals that the file does not have; they go without."));
    CHECK_FALSE(
        says(read(corners + "f 1/1/1 2/2/1 3/3/1\nvt 0 0\nvt 1 0\nvt 0 1\nvn 0 0 1\n").warnings,
             "faces name"));
}
