// What a file is, and sentences for files that are nothing.
#include "asset/import/importer.h"

#include <cstring>
#include <string>

#include "asset/read/data_uri.h"
#include "asset/read/model_format.h"
#include "asset/read/side_file.h"
#include "small_gltf.h"

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise;
using namespace premise::test;

namespace {

ModelFormat formatOfText(const std::string& text, const std::string& name = "model")
{
    return formatOf(std::as_bytes(std::span(text)), text.size(), name);
}

}

TEST_CASE("a model is known by its content and not by its name")
{
    CHECK(formatOfText("glTF....", "a.obj") == ModelFormat::gltf);
    CHECK(formatOfText("  {\"asset\":{}}", "a.fbx") == ModelFormat::gltf);
    CHECK(formatOfText("Kaydara FBX Binary  ", "a.glb") == ModelFormat::fbx);
    CHECK(formatOfText("; FBX 7.7.0 project file\n", "a.txt") == ModelFormat::fbx);
    CHECK(formatOfText("solid cube\nfacet normal", "a.obj") == ModelFormat::stl);
    CHECK(formatOfText("ply\nformat ascii 1.0\n") == ModelFormat::ply);
    CHECK(formatOfText("# made by hand\nmtllib a.mtl\nv 0 0 0\n") == ModelFormat::obj);
    CHECK(formatOfText("<?xml version=\"1.0\"?>\n<COLLADA xmlns=\"\">") == ModelFormat::collada);
    CHECK(formatOfText("\xEF\xBB\xBF{}") == ModelFormat::gltf);
    CHECK(formatOfText("MZ\x90", "setup.exe") == ModelFormat::unknown);
    CHECK(formatOfText("<svg/>", "a.svg") == ModelFormat::unknown);
}

TEST_CASE("binary STL is known by its length")
{
    std::string stl(84 + 2 * 50, '\0');
    stl[80] = 2;
    CHECK(formatOfText(stl, "part") == ModelFormat::stl);
    CHECK(formatOfText(stl.substr(1), "part") == ModelFormat::unknown);
}

TEST_CASE("a missing model an empty one and an unknown one each get their sentence")
{
    const TemporaryFolder folder;
    const auto missing = importModel(folder.path() / "gone.glb");
    REQUIRE_FALSE(missing);
    CHECK(missing.error().message.find("gone.glb is not there") != std::string::npos);

    const auto empty = importModel(written(folder.path() / "empty.glb", ""));
    REQUIRE_FALSE(empty);
    CHECK(empty.error().message.find("is empty") != std::string::npos);

    const auto unknown = importModel(written(folder.path() / "notes.txt", "Scene 4: a kitchen."));
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().message.find("is not a model that can be read") != std::string::npos);
    CHECK(unknown.error().message.find("Export it as glTF") != std::string::npos);

    const auto blender = importModel(written(folder.path() / "set.blend", "BLENDER-v304RENDH"));
    REQUIRE_FALSE(blender);
    CHECK(blender.error().message.find("set.blend is a Blender scene, which cannot be read.") !=
          std::string::npos);
    CHECK(blender.error().message.find("export it as glTF or FBX") != std::string::npos);

    const auto directory = importModel(folder.path());
    REQUIRE_FALSE(directory);
    CHECK(directory.error().message.find("is not a file") != std::string::npos);
}

TEST_CASE("a side file lies in the model's folder or below")
{
    const TemporaryFolder folder;
    std::filesystem::create_directory(folder.path() / "set");
    const std::filesystem::path model = folder.path() / "set";
    CHECK(sideFile(model, "wood.png").value() == model / "wood.png");
    CHECK(sideFile(model, "maps/dark%20wood.png").value() == model / "maps/dark wood.png");
    CHECK(sideFile(model, "maps/../wood.png").value() == model / "wood.png");
    CHECK(sideFile(model, "..name.png").value() == model / "..name.png");
    for (const char* outside : {"../wood.png", "/wood.png", "maps/../../wood.png", "", "http://x/y",
                                "C:\\wood.png", "%2e%2e/wood.png", "..\\wood.png"}) {
        CAPTURE(outside);
        CHECK_FALSE(sideFile(model, outside));
    }
}

TEST_CASE("a link does not lead out of the model's folder")
{
    const TemporaryFolder folder;
    std::filesystem::create_directory(folder.path() / "set");
    written(folder.path() / "secret.png", "secret");
    std::filesystem::create_symlink(folder.path() / "secret.png",
                                    folder.path() / "set" / "wood.png");
    CHECK_FALSE(sideFile(folder.path() / "set", "wood.png"));
}

TEST_CASE("embedded data is base64 as RFC 4648 tests it")
{
    const auto decoded = [](const std::string& text) {
        const auto bytes = dataUriBytes("data:;base64," + text);
        REQUIRE(bytes);
        return std::string(reinterpret_cast<const char*>(bytes->data()), bytes->size());
    };
    CHECK(decoded("") == "");
    CHECK(decoded("Zg==") == "f");
    CHECK(decoded("Zm8=") == "fo");
    CHECK(decoded("Zm9v") == "foo");
    CHECK(decoded("Zm9vYg==") == "foob");
    CHECK(decoded("Zm9vYmE=") == "fooba");
    CHECK(decoded("Zm9vYmFy") == "foobar");
    CHECK_FALSE(dataUriBytes("data:;base64,Zm9v!"));
    CHECK_FALSE(dataUriBytes("data:text/plain,foo"));
}
