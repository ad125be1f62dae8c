// OBJ, PLY and STL: counts that lie, indices of nothing, numbers that are none.

#include "malformed/broken/broken_model.h"
#include "malformed/broken/bytes.h"

namespace premise::test {

namespace {

    constexpr auto silentIsWrong = Expected::refusedOrReported;

    void addObj(BrokenSet& set)
    {
        const std::string corners = "v 0 0 0\nv 1 0 0\nv 0 1 0\n";
        const auto add = [&](const std::string& name, const std::string& text, Expected expected) {
            set.add("obj/" + name, name + ".obj", text, expected);
        };
        add("whole", corners + "f 1 2 3\n", Expected::loads);
        add("index_past_end", corners + "f 1 2 99\n", silentIsWrong);
        add("index_zero", corners + "f 0 1 2\n", silentIsWrong);
        add("index_far_back", corners + "f -1 -2 -99\n", silentIsWrong);
        add("index_of_64_bits", corners + "f 1 2 18446744073709551615\n", silentIsWrong);
        add("normal_past_end", corners + "vn 0 0 1\nf 1//1 2//1 3//7\n", silentIsWrong);
        add("uv_past_end", corners + "vt 0 0\nf 1/1 2/1 3/7\n", silentIsWrong);
        add("no_vertices", "o nothing\nf 1 2 3\n", silentIsWrong);
        add("no_faces", corners, silentIsWrong);
        add("position_nan", "v nan nan nan\nv 1 0 0\nv 0 1 0\nf 1 2 3\n", silentIsWrong);
        add("position_infinite", "v inf 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n", silentIsWrong);
        add("position_beyond_float", "v 1e300 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n", silentIsWrong);
        add("half_a_vertex", "v 0 0 0\nv 1 0\nv 0 1 0\nf 1 2 3\n", silentIsWrong);
        add("cut_in_a_number", corners + "f 1 2 3\nv 0.", Expected::anything);
        std::string face = "f";
        for (int i = 0; i < 30'000; ++i) {
            face += " " + std::to_string(1 + i % 3);
        }
        add("face_of_30000_corners", corners + face + "\n", Expected::anything);
        add("line_of_20_megabytes", corners + "f 1 2 3\no " + std::string(20'000'000, 'x') + "\n",
            Expected::anything);
        add("a_million_groups", corners + times(1'000'000, "g\n") + "f 1 2 3\n",
            Expected::anything);
    }

    void addPly(BrokenSet& set)
    {
        const auto add = [&](const std::string& name, const std::string& text, Expected expected,
                             bool bomb = false) {
            set.add("ply/" + name, name + ".ply", text, expected, bomb);
        };
        const auto header = [](const std::string& format, const std::string& vertices,
                               const std::string& faces) {
            return "ply\nformat " + format + " 1.0\nelement vertex " + vertices +
                   "\nproperty float x\nproperty float y\nproperty float z\nelement face " + faces +
                   "\nproperty list uchar int vertex_indices\nend_header\n";
        };
        const std::string corners = "0 0 0\n1 0 0\n0 1 0\n";
        add("whole", header("ascii", "3", "1") + corners + "3 0 1 2\n", Expected::loads);
        add("fewer_than_counted", header("ascii", "30", "10") + corners, silentIsWrong);
        add("index_past_end", header("ascii", "3", "1") + corners + "3 0 1 99\n", silentIsWrong);
        add("index_negative", header("ascii", "3", "1") + corners + "3 0 1 -1\n", silentIsWrong);
        add("position_nan", header("ascii", "3", "1") + "nan 0 0\n1 0 0\n0 1 0\n3 0 1 2\n",
            silentIsWrong);
        add("count_negative", header("ascii", "-3", "1") + corners + "3 0 1 2\n", silentIsWrong);
        add("four_milliard_vertices", header("binary_little_endian", "4294967295", "1") + corners,
            Expected::refusedOrAtLimit, true);
        add("four_milliard_faces",
            header("binary_little_endian", "3", "4294967295") + triangleBytes().substr(0, 36),
            Expected::refusedOrAtLimit, true);
        add("list_of_four_milliard",
            "ply\nformat binary_little_endian 1.0\nelement vertex 3\nproperty float x\n"
            "property float y\nproperty float z\nelement face 1\n"
            "property list uint int vertex_indices\nend_header\n" +
                triangleBytes().substr(0, 36) + "\xFF\xFF\xFF\xFF",
            Expected::refusedOrAtLimit, true);
        add("no_end_of_header", "ply\nformat ascii 1.0\nelement vertex 3\n", Expected::refused);
        add("unknown_format", header("middle_endian", "3", "1") + corners, Expected::refused);
    }

    void addStl(BrokenSet& set)
    {
        const std::string head(80, ' ');
        const auto add = [&](const std::string& name, const std::string& bytes, Expected expected,
                             bool bomb = false) {
            set.add("stl/" + name, name + ".stl", bytes, expected, bomb);
        };
        const std::string triangle =
            floats({0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0}) + std::string(2, '\0');
        const std::string nan = floats({0, 0, 1, 0, 0, 0, 1, 0, 0}) +
                                times(3, std::string("\0\0\xC0\x7F", 4)) + std::string(2, '\0');
        add("whole", head + little(std::uint32_t(1)) + triangle, Expected::loads);
        add("fewer_than_counted", head + little(std::uint32_t(4'000'000'000U)) + triangle,
            Expected::refusedOrAtLimit, true);
        add("no_triangles", head + little(std::uint32_t(0)), silentIsWrong);
        add("position_nan", head + little(std::uint32_t(1)) + nan, silentIsWrong);
        add("only_head", head, Expected::refused);
        add("text_cut", "solid a\nfacet normal 0 0 1\nouter loop\nvertex 0 0 0\nvertex 1 0",
            silentIsWrong);
        add("text_of_words", "solid a\nfacet normal x y z\nouter loop\nvertex a b c\n",
            silentIsWrong);
    }

}

void addBrokenSurfaces(BrokenSet& set)
{
    addObj(set);
    addPly(set);
    addStl(set);
}

}
