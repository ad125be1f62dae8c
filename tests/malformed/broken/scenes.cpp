// Collada, its archives, FBX, 3DS and BVH.

#include "malformed/broken/broken_model.h"
#include "malformed/broken/bytes.h"

namespace premise::test {

namespace {

    constexpr auto silentIsWrong = Expected::refusedOrReported;

    std::string collada(const std::string& body, const std::string& type = {})
    {
        return "<?xml version=\"1.0\"?>" + type +
               "<COLLADA xmlns=\"http://www.collada.org/2005/11/COLLADASchema\" version=\"1.4.1\">"
               "<asset><unit meter=\"1\"/><up_axis>Y_UP</up_axis></asset>" +
               body + "</COLLADA>";
    }

    /// A triangle whose array says it has `count` numbers, and whose faces are `faces`.
    std::string colladaTriangle(const std::string& count, const std::string& faces)
    {
        return "<library_geometries><geometry id=\"g\"><mesh><source id=\"s\"><float_array id=\"f\" "
               "count=\"" +
               count +
               "\">0 0 0 1 0 0 0 1 0</float_array><technique_common><accessor source=\"#f\" "
               "count=\"3\" stride=\"3\"><param name=\"X\" type=\"float\"/><param name=\"Y\" "
               "type=\"float\"/><param name=\"Z\" type=\"float\"/></accessor></technique_common>"
               "</source><vertices id=\"v\"><input semantic=\"POSITION\" source=\"#s\"/></vertices>"
               "<triangles count=\"1\"><input semantic=\"VERTEX\" source=\"#v\" offset=\"0\"/><p>" +
               faces +
               "</p></triangles></mesh></geometry></library_geometries><library_visual_scenes>"
               "<visual_scene id=\"w\"><node id=\"n\"><instance_geometry url=\"#g\"/></node>"
               "</visual_scene></library_visual_scenes><scene><instance_visual_scene url=\"#w\"/>"
               "</scene>";
    }

    void addCollada(BrokenSet& set)
    {
        const auto add = [&](const std::string& name, const std::string& text, Expected expected,
                             bool bomb = false) {
            set.add("dae/" + name, name + ".dae", text, expected, bomb);
        };
        const std::string whole = collada(colladaTriangle("9", "0 1 2"));
        add("whole", whole, Expected::loads);
        add("half", whole.substr(0, whole.size() / 2), Expected::refused);
        add("index_past_end", collada(colladaTriangle("9", "0 1 99")), silentIsWrong);
        // No index: silence about it would be wrong, but Assimp gives no sign.
        add("index_negative", collada(colladaTriangle("9", "0 1 -7")), Expected::anything);
        add("array_longer_than_its_text", collada(colladaTriangle("4294967295", "0 1 2")),
            silentIsWrong, true);
        // Nine entities, each ten of the one before: a milliard laughs.
        std::string type = "<!DOCTYPE lolz [<!ENTITY l0 \"lol\">";
        for (int i = 1; i < 10; ++i) {
            type += "<!ENTITY l" + std::to_string(i) + " \"" +
                    times(10, "&l" + std::to_string(i - 1) + ";") + "\">";
        }
        add("milliard_laughs",
            collada("<library_images><image id=\"i\"><init_from>&l9;</init_from></image>"
                    "</library_images>",
                    type + "]>"),
            silentIsWrong, true);
        const std::string nested = "<library_visual_scenes><visual_scene id=\"w\">" +
                                   times(20'000, "<node>") + times(20'000, "</node>") +
                                   "</visual_scene></library_visual_scenes><scene>"
                                   "<instance_visual_scene url=\"#w\"/></scene>";
        add("nodes_20000_deep", collada(nested), Expected::contained);
        add("node_of_itself",
            collada("<library_nodes><node id=\"n\"><instance_node url=\"#n\"/></node>"
                    "</library_nodes><library_visual_scenes><visual_scene id=\"w\">"
                    "<node><instance_node url=\"#n\"/></node></visual_scene>"
                    "</library_visual_scenes><scene><instance_visual_scene url=\"#w\"/></scene>"),
            Expected::contained);

        const auto archive = [&](const std::string& name, const std::string& bytes,
                                 Expected expected, bool isBomb = false) {
            set.add("zae/" + name, name + ".zae", bytes, expected, isBomb);
        };
        const std::string manifest = "<?xml version=\"1.0\"?><dae_root>./scene.dae</dae_root>";
        const std::string good = zip({{"manifest.xml", manifest}, {"scene.dae", whole}});
        archive("whole", good, Expected::anything); // an archive may be refused, in a sentence
        archive("no_directory", good.substr(0, good.size() - 40), Expected::refused);
        archive("half", good.substr(0, good.size() / 2), Expected::refused);
        archive("climbs",
                zip({{"manifest.xml", "<dae_root>../../secret/scene.dae</dae_root>"},
                     {"../../../escaped.dae", whole}}),
                Expected::refused);
        archive("bomb",
                zip({{"manifest.xml", manifest},
                     {"scene.dae", whole + std::string(std::size_t(100) << 20U, ' ')}}),
                Expected::anything);
        archive("lies_about_its_size",
                zip({{"manifest.xml", manifest}, {"scene.dae", whole, 0xFFFFFFF0}}),
                Expected::refusedOrAtLimit, true);
    }

    void addFbx(BrokenSet& set)
    {
        const std::string start =
            "Kaydara FBX Binary  " + std::string("\0\x1A\0", 3) + little(std::uint32_t(7400));
        const auto add = [&](const std::string& name, const std::string& bytes, Expected expected,
                             bool bomb = false) {
            set.add("fbx/" + name, name + ".fbx", bytes, expected, bomb);
        };
        const auto record = [&](std::uint32_t end, std::uint32_t properties, std::uint32_t length) {
            return start + little(end) + little(properties) + little(length) +
                   std::string("\x07Objects");
        };
        add("only_start", start, Expected::refused);
        add("record_past_end", record(0xFFFFFFFF, 0, 0) + std::string(64, '\0'), Expected::refused);
        add("record_before_itself", record(5, 0, 0) + std::string(64, '\0'), Expected::refused);
        add("properties_past_end", record(200, 0xFFFFFFFF, 0xFFFFFFF0) + std::string(200, '\0'),
            Expected::refused);
        // One property: an array of doubles, packed, that claims 4 milliard numbers.
        const std::string packed = deflated(std::string(1000, '\0'));
        const std::string array = "d" + little(std::uint32_t(0xFFFFFFF0)) +
                                  little(std::uint32_t(1)) + little(std::uint32_t(packed.size())) +
                                  packed;
        add("array_bomb",
            record(std::uint32_t(start.size() + 20 + array.size()), 1,
                   std::uint32_t(array.size())) +
                array + std::string(200, '\0'),
            Expected::refused, true);
        const std::string text = "; FBX 7.4.0 project file\nFBXHeaderExtension:  {\n"
                                 "\tFBXHeaderVersion: 1003\n\tFBXVersion: 7400\n}\n";
        add("text_only_header", text, Expected::refused);
        add("text_50000_deep", text + times(50'000, "a: {\n") + times(50'000, "}\n"),
            Expected::contained);
        add("text_unclosed", text + "Objects:  {\n\tGeometry: 1, \"Geometry::\", \"Mesh\" {\n",
            Expected::refused);
        add("text_of_wrong_kinds",
            text +
                "Objects:  {\n\tGeometry: \"x\", 2 {\n\t\tVertices: *9 {\n\t\t\ta: a,b,c\n\t\t}\n"
                "\t\tPolygonVertexIndex: *3 {\n\t\t\ta: 0,1,-99\n\t\t}\n\t}\n}\n",
            Expected::refused);
    }

    void addOthers(BrokenSet& set)
    {
        const auto chunk = [](std::uint16_t kind, std::uint32_t length, const std::string& body) {
            return little(kind) + little(length) + body;
        };
        const auto nested = [&](std::uint16_t kind, const std::string& body) {
            return chunk(kind, std::uint32_t(body.size() + 6), body);
        };
        set.add("3ds/chunk_past_end", "chunk_past_end.3ds",
                chunk(0x4D4D, 0xFFFFFFFF, chunk(0x3D3D, 0xFFFFFFF0, "")), Expected::refused);
        set.add("3ds/chunk_of_no_length", "chunk_of_no_length.3ds",
                nested(0x4D4D, chunk(0x3D3D, 0, times(100, std::string(6, '\0')))),
                Expected::refused);
        // An object's mesh: three points, and a face of a fourth that is not there.
        const std::string points = little(std::uint16_t(3)) + triangleBytes().substr(0, 36);
        const std::string faces = little(std::uint16_t(1)) + little(std::uint16_t(0)) +
                                  little(std::uint16_t(1)) + little(std::uint16_t(999)) +
                                  little(std::uint16_t(0));
        const std::string mesh = nested(0x4100, nested(0x4110, points) + nested(0x4120, faces));
        set.add("3ds/index_past_end", "index_past_end.3ds",
                nested(0x4D4D, nested(0x3D3D, nested(0x4000, std::string("a\0", 2) + mesh))),
                silentIsWrong);
        const std::string motion =
            "MOTION\nFrames: 2\nFrame Time: 0.04\n0 0 0 0 0 0\n0 0 0 0 0 0\n";
        const std::string joint =
            "OFFSET 0 0 0\nCHANNELS 6 Xposition Yposition Zposition Zrotation Xrotation Yrotation\n";
        const std::string tip = "End Site\n{\nOFFSET 0 1 0\n}\n";
        set.add("bvh/whole", "whole.bvh", "HIERARCHY\nROOT a\n{\n" + joint + tip + "}\n" + motion,
                Expected::anything);
        set.add("bvh/20000_deep", "deep.bvh",
                "HIERARCHY\nROOT a\n{\n" + joint +
                    times(20'000, "JOINT b\n{\nOFFSET 0 1 0\nCHANNELS 0\n") + tip +
                    times(20'000, "}\n") + "}\n" + motion,
                Expected::refusedOrAtLimit);
        set.add("bvh/a_milliard_frames", "frames.bvh",
                "HIERARCHY\nROOT a\n{\n" + joint + tip +
                    "}\nMOTION\nFrames: 1000000000\nFrame Time: 0.04\n0 0 0 0 0 0\n",
                silentIsWrong, true);
        set.add("bvh/cut", "cut.bvh", "HIERARCHY\nROOT a\n{\nOFFSET 0 0", Expected::refused);
    }

}

void addBrokenScenes(BrokenSet& set)
{
    addCollada(set);
    addFbx(set);
    addOthers(set);
}

}
