#include "small_fbx.h"

#include <algorithm>

#include <fmt/format.h>

namespace premise::test {

namespace {

    std::string array(const std::string& name, const std::string& numbers)
    {
        const auto count = std::ranges::count(numbers, ',') + 1;
        return fmt::format("    {}: *{} {{\n      a: {}\n    }}\n", name, count, numbers);
    }

}

std::string fbxProperty(const std::string& name, const std::string& value, const std::string& type)
{
    return fmt::format("      P: \"{}\", \"{}\", \"\", \"A\",{}\n", name, type, value);
}

std::string SmallFbx::text() const
{
    std::string text = "; FBX 7.4.0 project file\nFBXHeaderExtension:  {\n"
                       "  FBXHeaderVersion: 1003\n  FBXVersion: 7400\n}\n"
                       "GlobalSettings:  {\n  Version: 1000\n  Properties70:  {\n" +
                       settings + "  }\n}\nDefinitions:  {\n  Version: 100\n}\nObjects:  {\n";
    if (triangle) {
        text += "  Geometry: 100, \"Geometry::tri\", \"Mesh\" {\n" +
                array("Vertices", "0,0,0,1,0,0,0,1,0") + array("PolygonVertexIndex", "0,1,-3") +
                "    GeometryVersion: 124\n  }\n"
                "  Model: 200, \"Model::tri\", \"Mesh\" {\n    Version: 232\n"
                "    Properties70:  {\n" +
                inModel + "    }\n  }\n";
    }
    text += objects + "}\nConnections:  {\n";
    if (triangle) {
        text += "  C: \"OO\",200,0\n  C: \"OO\",100,200\n";
    }
    return text + connections + "}\n";
}

SmallFbx movedTriangle(const std::string& property, const std::string& axis,
                       const std::string& ticks, const std::string& values,
                       const std::string& flags, const std::string& data, const std::string& uses)
{
    SmallFbx fbx;
    fbx.objects = "  AnimationStack: 300, \"AnimStack::Take 001\", \"\" {\n  }\n"
                  "  AnimationLayer: 301, \"AnimLayer::Base\", \"\" {\n  }\n"
                  "  AnimationCurveNode: 302, \"AnimCurveNode::x\", \"\" {\n"
                  "    Properties70:  {\n" +
                  fbxProperty("d|X", property == "Lcl Scaling" ? "1" : "0") +
                  fbxProperty("d|Y", property == "Lcl Scaling" ? "1" : "0") +
                  fbxProperty("d|Z", property == "Lcl Scaling" ? "1" : "0") +
                  "    }\n  }\n  AnimationCurve: 303, \"AnimCurve::\", \"\" {\n"
                  "    Default: 0\n    KeyVer: 4008\n" +
                  array("KeyTime", ticks) + array("KeyValueFloat", values) +
                  array("KeyAttrFlags", flags) + array("KeyAttrDataFloat", data) +
                  array("KeyAttrRefCount", uses) + "  }\n";
    fbx.connections = "  C: \"OO\",301,300\n  C: \"OO\",302,301\n  C: \"OP\",302,200, \"" +
                      property + "\"\n  C: \"OP\",303,302, \"d|" + axis + "\"\n";
    return fbx;
}

}
