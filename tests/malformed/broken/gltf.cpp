// glTF whose numbers, counts, offsets and references are wrong.

#include <limits>

#include "malformed/broken/broken_model.h"
#include "malformed/broken/bytes.h"

namespace premise::test {

namespace {

    constexpr float nan = std::numeric_limits<float>::quiet_NaN();
    constexpr float infinity = std::numeric_limits<float>::infinity();

    void addText(BrokenSet& set, const std::string& name, const Json& json, Expected expected)
    {
        set.add("gltf/" + name, name + ".gltf", json.dump(), expected);
    }

    /// The triangle with another value at a place, such as "/accessors/0/count".
    void addChanged(BrokenSet& set, const std::string& name, const std::string& place,
                    const Json& value, Expected expected)
    {
        Json json = triangleGltf();
        json[Json::json_pointer(place)] = value;
        addText(set, name, json, expected);
    }

    void addTruncated(BrokenSet& set)
    {
        const std::string text = triangleGltf().dump();
        set.add("gltf/whole", "whole.gltf", text, Expected::loads);
        set.add("gltf/half", "half.gltf", text.substr(0, text.size() / 2), Expected::refused);
        set.add("gltf/only_brace", "only_brace.gltf", "{", Expected::refused);
        Json inBinary = triangleGltf();
        inBinary["buffers"][0].erase("uri");
        const std::string whole = glb(inBinary.dump(), triangleBytes());
        set.add("glb/whole", "whole.glb", whole, Expected::loads);
        set.add("glb/only_magic", "only_magic.glb", "glTF", Expected::refused);
        set.add("glb/only_header", "only_header.glb", whole.substr(0, 12), Expected::refused);
        for (const std::size_t percent : {15, 40, 80, 99}) {
            const std::string name = "cut_at_" + std::to_string(percent);
            set.add("glb/" + name, name + ".glb", whole.substr(0, whole.size() * percent / 100),
                    Expected::refusedOrReported);
        }
        std::string longChunk = whole;
        longChunk.replace(12, 4, little(std::uint32_t(0xFFFFFFF0)));
        set.add("glb/chunk_too_long", "chunk_too_long.glb", longChunk, Expected::refused);
        std::string noBinary = glb(inBinary.dump(), "");
        set.add("glb/no_binary", "no_binary.glb", noBinary, Expected::refusedOrReported);
    }

    void addCounts(BrokenSet& set)
    {
        const auto silentIsWrong = Expected::refusedOrReported;
        for (const auto& [name, value] : {std::pair<const char*, Json>("negative", -1),
                                          {"fraction", 2.5},
                                          {"huge", 1e308},
                                          {"32_bits", 4294967295U},
                                          {"53_bits", 9007199254740992U},
                                          {"text", "three"},
                                          {"zero", 0}}) {
            addChanged(set, std::string("count_") + name, "/accessors/0/count", value,
                       silentIsWrong);
            addChanged(set, std::string("indices_") + name, "/accessors/1/count", value,
                       silentIsWrong);
            if (value != 0) { // where an offset of 0 is the truth
                addChanged(set, std::string("offset_") + name, "/accessors/0/byteOffset", value,
                           silentIsWrong);
            }
            addChanged(set, std::string("view_length_") + name, "/bufferViews/0/byteLength", value,
                       silentIsWrong);
        }
        addChanged(set, "buffer_shorter_than_declared", "/buffers/0/byteLength", 1000,
                   silentIsWrong);
        addChanged(set, "buffer_of_a_terabyte", "/buffers/0/byteLength", 1ULL << 40U,
                   silentIsWrong);
        addChanged(set, "stride_zero", "/bufferViews/0/byteStride", 0, silentIsWrong);
        addChanged(set, "stride_below_element", "/bufferViews/0/byteStride", 4, silentIsWrong);
        addChanged(set, "stride_past_end", "/bufferViews/0/byteStride", 252, silentIsWrong);
        addChanged(set, "component_type", "/accessors/0/componentType", 9999, silentIsWrong);
        addChanged(set, "accessor_type", "/accessors/0/type", "VEC9", silentIsWrong);
        addChanged(set, "mode", "/meshes/0/primitives/0/mode", 77, silentIsWrong);

        // Without a view an accessor is all zeros, so a few letters ask for 12 milliard bytes.
        Json zeros = triangleGltf();
        zeros["accessors"][0].erase("bufferView");
        zeros["accessors"][0]["count"] = 1'000'000'000;
        zeros["meshes"][0]["primitives"][0].erase("indices");
        set.add("bomb/zeros", "zeros.gltf", zeros.dump(), Expected::refusedOrAtLimit, true);
        Json sparse = triangleGltf();
        sparse["accessors"][0]["sparse"] = {
            {"count", 1'000'000'000},
            {"indices", {{"bufferView", 1}, {"componentType", 5123}}},
            {"values", {{"bufferView", 0}}}};
        addText(set, "sparse_huge", sparse, silentIsWrong);
    }

    void addReferences(BrokenSet& set)
    {
        const auto silentIsWrong = Expected::refusedOrReported;
        for (const auto& [name, place] :
             {std::pair("mesh", "/nodes/0/mesh"),
              {"position", "/meshes/0/primitives/0/attributes/POSITION"},
              {"normal", "/meshes/0/primitives/0/attributes/NORMAL"},
              {"indices", "/meshes/0/primitives/0/indices"},
              {"material", "/meshes/0/primitives/0/material"},
              {"view", "/accessors/0/bufferView"},
              {"buffer", "/bufferViews/0/buffer"},
              {"scene", "/scene"},
              {"root", "/scenes/0/nodes/0"},
              {"camera", "/nodes/0/camera"},
              {"skin", "/nodes/0/skin"}}) {
            addChanged(set, std::string("no_such_") + name, place, 4000, silentIsWrong);
            addChanged(set, std::string("negative_") + name, place, -2, silentIsWrong);
        }
        const auto indexed = [](std::uint16_t third) {
            return triangleBytes().substr(0, 40) + little(third);
        };
        addText(set, "index_out_of_range", triangleGltf(indexed(3)), silentIsWrong);
        addText(set, "index_of_restart", triangleGltf(indexed(65535)), silentIsWrong);
    }

    void addNumbers(BrokenSet& set)
    {
        const auto triangleWith = [](float x) {
            return triangleGltf(floats({x, 0, 0, 1, 0, 0, 0, 1, 0}) + triangleBytes().substr(36));
        };
        addText(set, "position_nan", triangleWith(nan), Expected::refusedOrReported);
        addText(set, "position_infinite", triangleWith(infinity), Expected::refusedOrReported);
        addText(set, "position_largest", triangleWith(3.4e38F), Expected::anything);
        Json huge = triangleGltf();
        huge["nodes"] = {{{"scale", {1e30, 1e30, 1e30}}, {"children", {1}}},
                         {{"scale", {1e30, 1e30, 1e30}}, {"mesh", 0}}};
        addText(set, "transform_overflows", huge, Expected::refusedOrReported);
        // Words that are no numbers of JSON, and one that no double holds.
        for (const auto& [name, word] :
             {std::pair("nan", "NaN"), {"infinity", "Infinity"}, {"beyond_double", "1e999"}}) {
            std::string text = triangleGltf().dump();
            text.replace(text.find("\"corner\""), 8,
                         std::string("\"corner\",\"translation\":[") + word + ",0,0]");
            set.add(std::string("gltf/translation_") + name,
                    std::string("translation_") + name + ".gltf", text, Expected::refused);
        }
        addChanged(set, "rotation_zero", "/nodes/0/rotation", {0, 0, 0, 0},
                   Expected::refusedOrReported);
        addChanged(set, "matrix_zero", "/nodes/0/matrix", Json(std::vector<int>(16, 0)),
                   Expected::anything);
        addChanged(set, "matrix_short", "/nodes/0/matrix", Json(std::vector<int>(15, 1)),
                   Expected::refusedOrReported);
        for (const auto& [name, field, value] : {std::tuple("angle_zero", "yfov", 0.0),
                                                 {"angle_negative", "yfov", -1.0},
                                                 {"angle_half_turn", "yfov", 3.2},
                                                 {"near_negative", "znear", -1.0},
                                                 {"far_before_near", "zfar", 0.01},
                                                 {"aspect_zero", "aspectRatio", 0.0}}) {
            Json json = triangleGltf();
            json["cameras"] = {
                {{"type", "perspective"}, {"perspective", {{"yfov", 0.8}, {"znear", 0.1}}}}};
            json["cameras"][0]["perspective"][field] = value;
            json["nodes"][0]["camera"] = 0;
            addText(set, std::string("camera_") + name, json, Expected::refusedOrReported);
        }
    }

    /// The node moved by a clip with these key times.
    Json animated(const std::vector<float>& seconds)
    {
        Json json = triangleGltf(triangleBytes() + std::string(2, '\0') + floats(seconds) +
                                 floats({0, 0, 0, 1, 0, 0}));
        json["bufferViews"].push_back({{"buffer", 0}, {"byteOffset", 44}, {"byteLength", 8}});
        json["bufferViews"].push_back({{"buffer", 0}, {"byteOffset", 52}, {"byteLength", 24}});
        json["accessors"].push_back({{"bufferView", 2},
                                     {"componentType", 5126},
                                     {"count", 2},
                                     {"type", "SCALAR"},
                                     {"min", {0}},
                                     {"max", {1}}});
        json["accessors"].push_back(
            {{"bufferView", 3}, {"componentType", 5126}, {"count", 2}, {"type", "VEC3"}});
        json["animations"] = {
            {{"samplers", {{{"input", 2}, {"output", 3}}}},
             {"channels", {{{"sampler", 0}, {"target", {{"node", 0}, {"path", "translation"}}}}}}}};
        return json;
    }

    void addAnimations(BrokenSet& set)
    {
        const auto silentIsWrong = Expected::refusedOrReported;
        addText(set, "clip_whole", animated({0.0F, 1.0F}), Expected::loads);
        addText(set, "clip_backwards", animated({1.0F, 0.5F}), silentIsWrong);
        addText(set, "clip_nan", animated({0.0F, nan}), silentIsWrong);
        Json clip = animated({0.0F, 1.0F});
        clip["accessors"][3]["count"] = 1;
        addText(set, "clip_of_fewer_values", clip, silentIsWrong);
        clip = animated({0.0F, 1.0F});
        clip["animations"][0]["channels"][0]["target"]["node"] = 7;
        addText(set, "clip_of_no_node", clip, silentIsWrong);
        clip = animated({0.0F, 1.0F});
        clip["animations"][0]["channels"][0]["sampler"] = 7;
        addText(set, "clip_of_no_sampler", clip, silentIsWrong);
    }

    void addNames(BrokenSet& set)
    {
        std::string steering = triangleGltf().dump();
        steering.replace(steering.find("corner"), 6, "\\u001b[2J\\u0007\\r\\n\\u0000..\\/..\\/x");
        set.add("gltf/name_steers_the_terminal", "steering.gltf", steering, Expected::anything);
        std::string invalid = triangleGltf().dump();
        invalid.replace(invalid.find("corner"), 6, "\xFF\xFE\xC0\x80");
        set.add("gltf/name_is_no_text", "no_text.gltf", invalid, Expected::anything);
        Json lengthy = triangleGltf();
        lengthy["nodes"][0]["name"] = std::string(1'000'000, 'n');
        addText(set, "name_of_a_million_letters", lengthy, Expected::anything);
    }

}

void addBrokenGltf(BrokenSet& set)
{
    addTruncated(set);
    addCounts(set);
    addReferences(set);
    addNumbers(set);
    addAnimations(set);
    addNames(set);
}

}
