#include "read_gltf.h"

#include "asset/read/reader.h"
#include "small_gltf.h"

#include <doctest/doctest.h>

#include "support/shared.h"

namespace premise::test {

Result<Model> importedGltf(const std::string& text)
{
    const TemporaryFolder folder;
    return readWhole(written(folder.path() / "model.gltf", text));
}

const Primitive& onlyPart(const Model& model)
{
    REQUIRE(model.meshes.size() == 1);
    REQUIRE(model.meshes[0].primitives.size() == 1);
    return model.meshes[0].primitives[0];
}

}
