#include "asset/gltf/needs.h"

#include <algorithm>

#include "asset/gltf/accessors.h"
#include "asset/model.h"

namespace premise {

namespace {

    constexpr std::uint64_t bytesOfElement = 16; ///< of any further attribute of a vertex

    std::uint64_t countOf(const GltfDocument& document, const Json& object, const char* key)
    {
        const int index = indexMember(object, key, document.array("accessors").size());
        const Result<Accessor> shape =
            index < 0 ? fail("none") : accessorShape(document, static_cast<std::size_t>(index));
        return shape ? std::min<std::uint64_t>(shape->count, neededAtMost >> 16U) : 0;
    }

    std::uint64_t bytesOfPart(const GltfDocument& document, const Json& part)
    {
        const Json* attributes = objectMember(part, "attributes");
        if (attributes == nullptr) {
            return 0;
        }
        const std::uint64_t vertices = countOf(document, *attributes, "POSITION");
        const std::uint64_t indices =
            member(part, "indices") == nullptr ? vertices : countOf(document, part, "indices");
        // What has no normals gets flat ones, with three vertices of its own for each triangle.
        const bool flat = member(*attributes, "NORMAL") == nullptr;
        return vertices * (sizeof(Vertex) + attributes->size() * bytesOfElement +
                           sizeOfArray(part, "targets") * sizeof(Vec3) * 2) +
               indices * (sizeof(std::uint32_t) + (flat ? sizeof(Vertex) : 0));
    }

}

std::uint64_t gltfNeeds(const GltfDocument& document)
{
    std::uint64_t bytes = 0;
    for (const Json& mesh : document.array("meshes")) {
        const Json* parts = arrayMember(mesh, "primitives");
        for (std::size_t i = 0; parts != nullptr && i < parts->size(); ++i) {
            bytes = std::min(neededAtMost, bytes + bytesOfPart(document, (*parts)[i]));
        }
    }
    return bytes;
}

}
