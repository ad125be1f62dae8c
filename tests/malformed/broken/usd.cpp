// USD as text.

#include "malformed/broken/broken_model.h"
#include "malformed/broken/bytes.h"

namespace premise::test {

void addBrokenUsd(BrokenSet& set)
{
    const auto silentIsWrong = Expected::refusedOrReported;
    const std::string head = "#usda 1.0\n(\n    metersPerUnit = 1\n    upAxis = \"Y\"\n)\n";
    const auto mesh = [&](const std::string& counts, const std::string& indices,
                          const std::string& points) {
        return head +
               "def Mesh \"m\"\n{\n    uniform token subdivisionScheme = \"none\"\n"
               "    int[] faceVertexCounts = " +
               counts + "\n    int[] faceVertexIndices = " + indices +
               "\n    point3f[] points = " + points + "\n}\n";
    };
    const auto add = [&](const std::string& name, const std::string& text, Expected expected) {
        set.add("usd/" + name, name + ".usda", text, expected);
    };
    const std::string corners = "[(0, 0, 0), (1, 0, 0), (0, 1, 0)]";
    add("whole", mesh("[3]", "[0, 1, 2]", corners), Expected::loads);
    add("only_head", head, Expected::refusedOrReported);
    add("index_past_end", mesh("[3]", "[0, 1, 99]", corners), silentIsWrong);
    add("index_negative", mesh("[3]", "[0, 1, -1]", corners), silentIsWrong);
    add("count_past_end", mesh("[300]", "[0, 1, 2]", corners), silentIsWrong);
    add("count_negative", mesh("[-3]", "[0, 1, 2]", corners), silentIsWrong);
    add("position_nan", mesh("[3]", "[0, 1, 2]", "[(nan, 0, 0), (1, 0, 0), (0, 1, 0)]"),
        silentIsWrong);
    add("position_infinite", mesh("[3]", "[0, 1, 2]", "[(inf, 0, 0), (1, 0, 0), (0, 1, 0)]"),
        silentIsWrong);
    add("array_cut", head + "def Mesh \"m\"\n{\n    point3f[] points = [(0, 0, 0), (1,",
        Expected::refused);
    add("text_cut", head + "def Mesh \"m", Expected::refused);
    add("rubbish", head + times(1000, "}{)(][@\"='"), Expected::refused);
    add("prims_20000_deep", head + times(20'000, "def Xform \"a\"\n{\n") + times(20'000, "}\n"),
        Expected::refusedOrAtLimit);
    add("brackets_200000_deep",
        head + "def Xform \"a\"\n{\n    custom int[] x = " + times(200'000, "[") +
            times(200'000, "]") + "\n}\n",
        Expected::refusedOrAtLimit);
    add("refers_to_itself",
        head + "def Xform \"a\" (\n    references = @refers_to_itself.usda@\n)\n{\n}\n",
        silentIsWrong);
    add("unit_of_zero", "#usda 1.0\n(\n    metersPerUnit = 0\n)\ndef Xform \"a\"\n{\n}\n",
        silentIsWrong);
    add("camera_of_no_aperture",
        head + "def Camera \"c\"\n{\n    float focalLength = 0\n    float horizontalAperture = -1\n"
               "    float2 clippingRange = (5, 1)\n}\n",
        silentIsWrong);
}

}
