#include <algorithm>
#include <cmath>
#include <optional>

#include "asset/usd/scene.h"

namespace premise {

namespace {

    /// Lens and film are in tenths of a scene unit (UsdGeomCamera, "Units of Measure for Camera
    /// Properties"): millimetres where the unit is a centimetre, as it is unless the file says else.
    double millimetresOf(double tenths, double metresPerUnit)
    {
        return tenths * 0.1 * metresPerUnit * 1000.0;
    }

    bool isFilmWidth(double millimetres)
    {
        return millimetres >= 2.0 && millimetres <= 250.0;
    }

    /// Millimetres of a tenth. Files of metres often keep "36" for 36 mm, which would be 3.6 m of
    /// film: no such camera was built.
    double millimetresOfTenth(const UsdScene& scene, double aperture, bool& corrected)
    {
        const double meant = millimetresOf(1.0, scene.metresPerUnit);
        corrected = !isFilmWidth(aperture * meant) && isFilmWidth(aperture);
        return corrected ? 1.0 : meant;
    }

    /// Numbers beyond these are no camera's, in any unit.
    bool isLength(double number)
    {
        return number > 1.0e-9 && number < 1.0e9;
    }

    void tellLost(UsdScene& scene, int place, const UsdPrim& prim)
    {
        const double stop = usdNumberOr(prim, "fStop", 0.0);
        const double focus = usdNumberOr(prim, "focusDistance", 0.0);
        if (stop > 0.0 || focus > 0.0) {
            scene.warnings.add("{}: its f-stop of {:.4g} and focus at {:.4g} m are not kept; set "
                               "them on the camera that you make of it.",
                               scene.where(place), stop, focus * scene.metresPerUnit);
        }
        if (usdNumberOr(prim, "horizontalApertureOffset", 0.0) != 0.0 ||
            usdNumberOr(prim, "verticalApertureOffset", 0.0) != 0.0) {
            scene.warnings.add("{}: its film is shifted, which is left out.", scene.where(place));
        }
        if (const UsdValue* planes = usdValue(prim, "clippingPlanes");
            planes != nullptr && planes->count() > 0) {
            scene.warnings.add("{}: its clipping planes are left out.", scene.where(place));
        }
    }

    /// Angles or extents; false where nothing could be seen.
    bool readProjection(UsdScene& scene, int place, const UsdPrim& prim, ModelCamera& camera)
    {
        const double width = usdNumberOr(prim, "horizontalAperture", 20.955);
        const double height = usdNumberOr(prim, "verticalAperture", 15.2908);
        const double length = usdNumberOr(prim, "focalLength", 50.0);
        const std::string projection = usdTextOr(prim, "projection", "perspective");
        if (!isLength(width) || !isLength(height)) {
            return false;
        }
        camera.aspect = width / height;
        if (projection == "orthographic") {
            camera.orthographic = true;
            camera.orthographicWidth = width * 0.1 * scene.metresPerUnit;
            camera.orthographicHeight = height * 0.1 * scene.metresPerUnit;
            return true;
        }
        bool corrected = false;
        const double scale = millimetresOfTenth(scene, width, corrected);
        camera.focalLengthMm = length * scale;
        camera.filmWidthMm = width * scale;
        camera.filmHeightMm = height * scale;
        if (!isLength(length)) {
            return false;
        }
        if (corrected) {
            scene.warnings.add(
                "{}: its film would be {:.4g} mm wide by the file's unit; its lens and film are "
                "taken as millimetres.",
                scene.where(place), millimetresOf(width, scene.metresPerUnit));
        }
        camera.verticalAngle = 2.0 * std::atan(height / (2.0 * length));
        return true;
    }

}

int readUsdCamera(UsdScene& scene, int place)
{
    const UsdPrim& prim = scene.prim(place);
    ModelCamera camera;
    camera.name = prim.name;
    if (!readProjection(scene, place, prim, camera)) {
        scene.warnings.add("{}: the camera has no film or no focal length; it is left out.",
                           scene.where(place));
        return -1;
    }
    const UsdValue* range = usdValue(prim, "clippingRange");
    const bool told = range != nullptr && range->numbers.size() == 2;
    camera.near = (told ? range->numbers[0] : 1.0) * scene.metresPerUnit;
    camera.far = (told ? range->numbers[1] : 1'000'000.0) * scene.metresPerUnit;
    camera.near = camera.near > 0.0 && camera.near < 1.0e12 ? camera.near : 0.01;
    camera.far = camera.far > camera.near && camera.far < 1.0e12 ? camera.far : 0.0;
    tellLost(scene, place, prim);
    scene.read.model.cameras.push_back(std::move(camera));
    return static_cast<int>(scene.read.model.cameras.size()) - 1;
}

}
