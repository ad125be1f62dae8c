#include "small_usd.h"

#include <algorithm>

#include "asset/pose/pose_model.h"
#include "asset/usd/importer.h"
#include "base/file.h"
#include "small_gltf.h"

#include <doctest/doctest.h>

namespace premise::test {

std::string usdText(const std::string& prims, const std::string& about)
{
    return "#usda 1.0\n(\n    " + about + "\n)\n" + prims;
}

Result<ReadModel> readUsd(const std::filesystem::path& folder, const std::string& text,
                          const ImportLimits& limits)
{
    const std::filesystem::path path = written(folder / "set.usda", text);
    return importUsd(path, std::as_bytes(std::span(text)), limits);
}

ReadModel usdRead(const std::string& text)
{
    const TemporaryFolder folder;
    Result<ReadModel> read = readUsd(folder.path(), text);
    REQUIRE_MESSAGE(read, read.error().message);
    return std::move(*read);
}

Model usdModel(const std::string& prims, const std::string& about)
{
    return usdRead(usdText(prims, about)).model;
}

const Node& nodeNamed(const Model& model, const std::string& name)
{
    const auto found = std::ranges::find(model.nodes, name, &Node::name);
    REQUIRE_MESSAGE(found != model.nodes.end(), name);
    return *found;
}

Mat4 modelFromNode(const Model& model, const std::string& name)
{
    const Node& node = nodeNamed(model, name);
    return restPose(model)[static_cast<std::size_t>(&node - model.nodes.data())];
}

std::string usdSquare(const std::string& more, const std::string& name)
{
    return "def Mesh \"" + name + "\"\n{\n    uniform token subdivisionScheme = \"none\"\n" + more +
           "\n    point3f[] points = [(0, 0, 0), (2, 0, 0), (2, 1, 0), (0, 1, 0)]\n"
           "    int[] faceVertexCounts = [4]\n    int[] faceVertexIndices = [0, 1, 2, 3]\n}\n";
}

}
