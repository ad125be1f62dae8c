#include "asset/foreign/fbx_lenses.h"

#include <cmath>
#include <cstdint>
#include <numbers>
#include <set>

#include "asset/foreign/fbx_tree.h"

namespace premise {

namespace {

    constexpr double millimetresPerInch = 25.4;
    constexpr double orthographicUnits = 30.0; ///< a camera of OrthoZoom 1 sees so many units

    using Properties = std::map<std::string, double>;

    /// `P: "FocalLength", "Number", "", "A", 35`: the name first, the value fifth.
    void addProperties(const FbxRecord& owner, Properties& properties)
    {
        const FbxRecord* table = owner.child("Properties70");
        for (std::size_t i = 0; table != nullptr && i < table->children.size(); ++i) {
            const FbxRecord& property = table->children[i];
            if (property.name == "P" && property.values.size() >= 5) {
                properties[property.text(0)] = property.number(4);
            }
        }
    }

    /// What holds for cameras that do not say otherwise: the SDK's own, then the file's template.
    Properties cameraDefaults(const FbxRecord& root)
    {
        Properties defaults{{"FilmWidth", 0.816},    {"FilmHeight", 0.612},
                            {"FilmSqueezeRatio", 1}, {"ApertureMode", 2},
                            {"GateFit", 0},          {"FieldOfView", 25.1149997711182},
                            {"FieldOfViewX", 40},    {"FieldOfViewY", 40},
                            {"OrthoZoom", 1},        {"FocalLength", 34.8932762167263},
                            {"AspectWidth", 320},    {"AspectHeight", 200},
                            {"PixelAspectRatio", 1}, {"CameraProjectionType", 0}};
        const FbxRecord* definitions = root.child("Definitions");
        for (std::size_t i = 0; definitions != nullptr && i < definitions->children.size(); ++i) {
            const FbxRecord& type = definitions->children[i];
            const FbxRecord* properties = type.child("PropertyTemplate");
            if (type.text(0) == "NodeAttribute" && properties != nullptr &&
                properties->text(0) == "FbxCamera") {
                addProperties(*properties, defaults);
            }
        }
        return defaults;
    }

    enum GateFit { fitNone, fitVertical, fitHorizontal, fitFill, fitOverscan, fitStretch };

    /// Width of the part of the film that the picture's width shows.
    double shownWidth(double filmWidth, double filmHeight, double aspect, int fit)
    {
        const bool wider = aspect > filmWidth / filmHeight;
        const bool byHeight =
            fit == fitVertical || (fit == fitFill && !wider) || (fit == fitOverscan && wider);
        return byHeight ? filmHeight * aspect : filmWidth;
    }

    double radians(double degrees)
    {
        return degrees * std::numbers::pi / 180.0;
    }

    double horizontalAngle(const Properties& p, const FbxLens& lens, double shown)
    {
        switch (static_cast<int>(p.at("ApertureMode"))) {
        case 0: return radians(p.at("FieldOfViewX"));
        case 1: return radians(p.at("FieldOfView"));
        case 2: return 2.0 * std::atan(std::tan(radians(p.at("FieldOfView")) / 2.0) * lens.aspect);
        default: return 2.0 * std::atan(shown / 2.0 / lens.focalLengthMm);
        }
    }

    FbxLens lensFrom(const Properties& p)
    {
        FbxLens lens;
        const double aspect = p.at("AspectWidth") * p.at("PixelAspectRatio") / p.at("AspectHeight");
        const int fit = static_cast<int>(p.at("GateFit"));
        lens.filmWidthMm = p.at("FilmWidth") * millimetresPerInch;
        lens.filmHeightMm = p.at("FilmHeight") * millimetresPerInch;
        const double desqueezed = lens.filmWidthMm * p.at("FilmSqueezeRatio");
        lens.aspect = fit == fitStretch ? desqueezed / lens.filmHeightMm : aspect;
        const double shown = shownWidth(desqueezed, lens.filmHeightMm, lens.aspect, fit);
        lens.focalLengthMm = p.at("FocalLength");
        lens.horizontalAngle = horizontalAngle(p, lens, shown);
        if (static_cast<int>(p.at("ApertureMode")) != 3) { // the angle is the truth, so it leads
            lens.focalLengthMm = shown / 2.0 / std::tan(lens.horizontalAngle / 2.0);
        }
        lens.orthographic = static_cast<int>(p.at("CameraProjectionType")) == 1;
        const bool byHeight = fit == fitVertical || (fit == fitFill && lens.aspect < 1.0) ||
                              (fit == fitOverscan && lens.aspect > 1.0);
        lens.orthographicWidth =
            orthographicUnits * p.at("OrthoZoom") * (byHeight ? lens.aspect : 1.0);
        return lens;
    }

    bool usable(const FbxLens& lens)
    {
        const double product = lens.focalLengthMm * lens.filmWidthMm * lens.filmHeightMm *
                               lens.horizontalAngle * lens.aspect * lens.orthographicWidth;
        return std::isfinite(product) && product > 0.0;
    }

}

std::map<std::string, FbxLens> fbxLenses(std::span<const std::byte> file)
{
    std::map<std::string, FbxLens> lenses;
    const FbxRecord root = fbxTree(file);
    const FbxRecord* objects = root.child("Objects");
    const FbxRecord* connections = root.child("Connections");
    if (objects == nullptr || connections == nullptr) {
        return lenses;
    }
    const Properties defaults = cameraDefaults(root);
    std::map<std::int64_t, std::string> nodeNames;
    std::map<std::int64_t, FbxLens> byAttribute;
    for (const FbxRecord& object : objects->children) {
        if (object.name == "Model") {
            nodeNames[object.whole(0)] = fbxPlainName(object.text(1));
        } else if (object.name == "NodeAttribute" && object.text(2) == "Camera") {
            Properties properties = defaults;
            addProperties(object, properties);
            if (const FbxLens lens = lensFrom(properties); usable(lens)) {
                byAttribute[object.whole(0)] = lens;
            }
        }
    }
    for (const FbxRecord& connection : connections->children) {
        const auto lens = byAttribute.find(connection.whole(1));
        const auto node = nodeNames.find(connection.whole(2));
        if (lens != byAttribute.end() && node != nodeNames.end()) {
            lenses[node->second] = lens->second;
        }
    }
    return lenses;
}

}
