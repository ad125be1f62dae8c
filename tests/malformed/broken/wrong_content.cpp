// Files that are not what their name says: content decides, and what is not on the list is refused.

#include "malformed/broken/broken_model.h"
#include "malformed/broken/bytes.h"

namespace premise::test {

void addWrongContent(BrokenSet& set)
{
    const auto add = [&](const std::string& name, const std::string& file, const std::string& bytes,
                         Expected expected) { set.add("content/" + name, file, bytes, expected); };
    Json inBinary = triangleGltf();
    inBinary["buffers"][0].erase("uri");
    const std::string whole = glb(inBinary.dump(), triangleBytes());
    add("glb_named_fbx", "model.fbx", whole, Expected::loads);
    add("glb_without_extension", "model", whole, Expected::loads);
    add("gltf_named_obj", "model.obj", triangleGltf().dump(), Expected::loads);
    add("obj_named_gltf", "model.gltf", "v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n", Expected::loads);
    for (const char* name : {"empty.glb", "empty.gltf", "empty.fbx", "empty.obj", "empty.dae",
                             "empty.ply", "empty.stl", "empty.usda", "empty.bvh", "empty.3ds"}) {
        add(std::string("empty/") + name, name, "", Expected::refused);
    }
    add("words", "words.glb", "Dear editor, the model follows by post.\n", Expected::refused);
    add("zeros", "zeros.glb", std::string(4096, '\0'), Expected::refused);
    add("picture", "picture.glb", smallPng(), Expected::refused);
    add("program", "program.obj",
        "\x7F"
        "ELF" +
            std::string(200, '\2'),
        Expected::refused);
    add("script", "script.fbx", "#!/usr/bin/env python3\nimport os\n", Expected::refused);
    add("quake_model", "quake.glb", "IDP2" + little(std::uint32_t(8)) + std::string(200, '\1'),
        Expected::refused);
    add("direct_x", "x.glb", "xof 0303txt 0032\nMesh { 3; 0;0;0;, 1;0;0;, 0;1;0;; 1; 3;0,1,2;; }\n",
        Expected::refused);
    add("blender", "set.blend", "BLENDER-v300" + std::string(200, '\0'), Expected::refused);
    add("usd_binary", "set.usdc", "PXR-USDC" + std::string(200, '\0'), Expected::refused);
    add("usd_archive", "set.usdz", zip({{"set.usdc", "PXR-USDC" + std::string(80, '\0')}}),
        Expected::refused);
    add("alembic", "set.abc", "Ogawa\xFF" + std::string(200, '\0'), Expected::refused);
    add("json_of_nothing", "nothing.gltf", "{}", Expected::refused);
    add("json_list", "list.gltf", "[1, 2, 3]", Expected::refused);
    add("gltf_of_version_9", "nine.gltf", R"({"asset":{"version":"9.0"}})", Expected::refused);
    add("gltf_of_nothing", "nothing_in_it.gltf", R"({"asset":{"version":"2.0"}})",
        Expected::refusedOrReported);
}

}
