// glTF extensions that pack data: packed rubbish, and small files that claim to unpack into much.

#include "malformed/broken/broken_model.h"
#include "malformed/broken/bytes.h"

namespace premise::test {

namespace {

    void addText(BrokenSet& set, const std::string& name, const Json& json, Expected expected,
                 bool bomb = false)
    {
        set.add("extension/" + name, name + ".gltf", json.dump(), expected, bomb);
    }

    void require(Json& json, const std::string& extension)
    {
        json["extensionsUsed"].push_back(extension);
        json["extensionsRequired"].push_back(extension);
    }

    /// The triangle's positions come out of `packed`, `count` elements of `stride` bytes.
    Json meshopt(const std::string& packed, std::uint64_t count, std::uint64_t stride,
                 const std::string& mode)
    {
        Json json = triangleGltf();
        require(json, "EXT_meshopt_compression");
        json["buffers"].push_back({{"byteLength", packed.size()}, {"uri", dataUri(packed)}});
        json["bufferViews"][0]["byteLength"] = count * stride;
        json["bufferViews"][0]["byteStride"] = stride;
        json["bufferViews"][0]["extensions"]["EXT_meshopt_compression"] = {
            {"buffer", 1},          {"byteOffset", 0}, {"byteLength", packed.size()},
            {"byteStride", stride}, {"count", count},  {"mode", mode}};
        return json;
    }

    Json draco(const std::string& packed)
    {
        Json json = triangleGltf(packed);
        require(json, "KHR_draco_mesh_compression");
        json["bufferViews"] = {{{"buffer", 0}, {"byteLength", packed.size()}}};
        for (Json& accessor : json["accessors"]) {
            accessor.erase("bufferView");
        }
        json["meshes"][0]["primitives"][0]["extensions"]["KHR_draco_mesh_compression"] = {
            {"bufferView", 0}, {"attributes", {{"POSITION", 0}}}};
        return json;
    }

    void addPacked(BrokenSet& set)
    {
        const std::string rubbish = times(64, std::string("\xA0\xFF\x13\x80\x00\x7F", 6));
        for (const char* mode : {"ATTRIBUTES", "TRIANGLES", "INDICES", "NOTHING"}) {
            addText(set, std::string("meshopt_rubbish_") + mode, meshopt(rubbish, 3, 12, mode),
                    Expected::refusedOrReported);
        }
        addText(set, "meshopt_empty", meshopt("", 3, 12, "ATTRIBUTES"),
                Expected::refusedOrReported);
        addText(set, "meshopt_odd_stride", meshopt(rubbish, 3, 7, "ATTRIBUTES"),
                Expected::refusedOrReported);
        addText(set, "meshopt_of_a_terabyte", meshopt(rubbish, 1ULL << 32U, 256, "ATTRIBUTES"),
                Expected::refusedOrReported, true);
        Json outside = meshopt(rubbish, 3, 12, "ATTRIBUTES");
        outside["bufferViews"][0]["extensions"]["EXT_meshopt_compression"]["byteLength"] = 90000;
        addText(set, "meshopt_past_its_buffer", outside, Expected::refusedOrReported);

        // Signature, version 2.2, triangles by edgebreaker, no flags; then nothing that decodes.
        const std::string start = "DRACO" + std::string("\x02\x02\x01\x01\x00\x00", 6);
        addText(set, "draco_rubbish", draco(rubbish), Expected::refusedOrReported);
        addText(set, "draco_only_header", draco(start), Expected::refusedOrReported);
        addText(set, "draco_of_many_faces",
                draco(start + times(40, std::string("\xFF\xFF\xFF\xFF\x0F", 5))),
                Expected::refusedOrReported, true);
        Json noView = draco(start);
        noView["meshes"][0]["primitives"][0]["extensions"]["KHR_draco_mesh_compression"]
              ["bufferView"] = 50;
        addText(set, "draco_of_no_view", noView, Expected::refusedOrReported);
    }

    void addInstances(BrokenSet& set)
    {
        Json json = triangleGltf();
        require(json, "EXT_mesh_gpu_instancing");
        json["accessors"].push_back(
            {{"componentType", 5126}, {"count", 1'000'000'000}, {"type", "VEC3"}});
        json["nodes"][0]["extensions"]["EXT_mesh_gpu_instancing"]["attributes"]["TRANSLATION"] = 2;
        addText(set, "instances_by_the_milliard", json, Expected::refusedOrReported, true);
        json["nodes"][0]["extensions"]["EXT_mesh_gpu_instancing"]["attributes"]["TRANSLATION"] = 90;
        addText(set, "instances_of_no_accessor", json, Expected::refusedOrReported);
    }

    void addUnknown(BrokenSet& set)
    {
        Json json = triangleGltf();
        require(json, "VENDOR_nobody_knows");
        addText(set, "required_and_unknown", json, Expected::refusedOrReported);
        json = triangleGltf();
        json["extensionsUsed"] = "KHR_lights_punctual";
        addText(set, "list_is_no_list", json, Expected::anything);
        json = triangleGltf();
        json["extensionsUsed"] = {"KHR_lights_punctual"};
        json["extensions"]["KHR_lights_punctual"]["lights"] = {
            {{"type", "spot"},
             {"intensity", -5},
             {"color", {1, 2}},
             {"spot", {{"innerConeAngle", 3}, {"outerConeAngle", 1}}}}};
        json["nodes"][0]["extensions"]["KHR_lights_punctual"]["light"] = 0;
        addText(set, "light_of_negative_intensity", json, Expected::refusedOrReported);
        json["nodes"][0]["extensions"]["KHR_lights_punctual"]["light"] = 12;
        addText(set, "light_of_no_number", json, Expected::refusedOrReported);
    }

    void addMorphsAndSkins(BrokenSet& set)
    {
        Json json = triangleGltf();
        json["meshes"][0]["primitives"][0]["targets"] = {{{"POSITION", 1}}};
        addText(set, "morph_of_indices", json, Expected::refusedOrReported);
        json["meshes"][0]["primitives"][0]["targets"] = {{{"POSITION", 55}}};
        addText(set, "morph_of_no_accessor", json, Expected::refusedOrReported);
        json = triangleGltf();
        json["meshes"][0]["primitives"][0]["targets"] =
            Json(std::vector<Json>(100'000, Json{{"POSITION", 0}}));
        addText(set, "morphs_by_the_hundred_thousand", json, Expected::anything);

        // Each vertex hangs on joint 65535 of a skin with one.
        Json skinned = triangleGltf(triangleBytes() + std::string(2, '\0') + times(12, "\xFF\xFF") +
                                    floats({1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0}));
        skinned["bufferViews"].push_back({{"buffer", 0}, {"byteOffset", 44}, {"byteLength", 24}});
        skinned["bufferViews"].push_back({{"buffer", 0}, {"byteOffset", 68}, {"byteLength", 48}});
        skinned["accessors"].push_back(
            {{"bufferView", 2}, {"componentType", 5123}, {"count", 3}, {"type", "VEC4"}});
        skinned["accessors"].push_back(
            {{"bufferView", 3}, {"componentType", 5126}, {"count", 3}, {"type", "VEC4"}});
        Json& attributes = skinned["meshes"][0]["primitives"][0]["attributes"];
        attributes["JOINTS_0"] = 2;
        attributes["WEIGHTS_0"] = 3;
        skinned["skins"] = {{{"joints", {0}}}};
        skinned["nodes"][0]["skin"] = 0;
        addText(set, "joint_out_of_range", skinned, Expected::refusedOrReported);
    }

}

void addBrokenExtensions(BrokenSet& set)
{
    addPacked(set);
    addInstances(set);
    addUnknown(set);
    addMorphsAndSkins(set);
}

}
