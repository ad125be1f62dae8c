#include <array>
#include <cmath>
#include <numbers>

#include "tools/demo/writer.h"

namespace premise::demo {

namespace {

    // Late light: the sun is low in the north-west, through haze, and the room's own lamps begin to
    // count. The sky must keep its colour in the picture, so it is dim, and what it would give the
    // faces comes from film lights inside the windows and a bounce along the south wall. An incident
    // meter at the hero table reads about 240 lux: T4 at EI 800.
    constexpr double sunLux = 1000.0;
    constexpr double sunKelvin = 4300.0;
    constexpr double skyLux = 230.0;
    constexpr double lampCandela = 100.0;
    constexpr double lampKelvin = 2900.0;

    /// The way the sun's light goes.
    constexpr std::array sunTravels{0.42, -0.36, 0.83};

    constexpr std::array lamps{"lamp_hero", "lamp_east",  "lamp_south",
                               "lamp_west", "lamp_bar_1", "lamp_bar_2"};

    /// A soft source: a frame of light as wide and high as it says.
    struct Soft {
        const char* name;
        double x;
        double y;
        double z;
        double pan; ///< degrees, like a camera's: 0 shines north, 180 south
        double tilt;
        double width;
        double height;
        double kelvin;
        double candela;
    };

    constexpr std::array softLights{
        Soft{"Window key west", -1.70, 1.60, -2.80, 180.0, -8.0, 1.3, 1.3, 5600.0, 240.0},
        Soft{"Window key hero", 0.00, 1.60, -2.80, 180.0, -8.0, 1.3, 1.3, 5600.0, 240.0},
        Soft{"Window key east", 1.70, 1.60, -2.80, 180.0, -8.0, 1.3, 1.3, 5600.0, 240.0},
        Soft{"South bounce east", 2.60, 2.45, 2.80, 20.0, -25.0, 2.4, 1.2, 4000.0, 500.0},
        Soft{"South bounce west", -1.80, 2.45, 2.80, -10.0, -25.0, 2.4, 1.2, 4000.0, 750.0}};

    Light softLight(const Soft& soft)
    {
        Light light;
        light.name = soft.name;
        light.kind = LightKind::area;
        light.kelvin = soft.kelvin;
        light.candela.rest = soft.candela;
        light.width = Metres(soft.width);
        light.height = Metres(soft.height);
        light.placement.x.rest = soft.x;
        light.placement.y.rest = soft.y;
        light.placement.z.rest = soft.z;
        light.placement.pan.rest = soft.pan;
        light.placement.tilt.rest = soft.tilt;
        return light;
    }

    double degrees(double radians)
    {
        return radians * 180.0 / std::numbers::pi;
    }

    Colour colour(int red, int green, int blue)
    {
        return {red / 255.0, green / 255.0, blue / 255.0};
    }

    Light sun()
    {
        const auto [x, y, z] = sunTravels;
        Light light;
        light.name = "Sun";
        light.kind = LightKind::sun;
        light.kelvin = sunKelvin;
        light.lux = sunLux;
        light.placement.pan.rest = degrees(std::atan2(-x, -z));
        light.placement.tilt.rest = degrees(std::atan2(y, std::hypot(x, z)));
        return light;
    }

    /// The bulb of a pendant: a wide cone down from under the shade.
    Light bulb(const Prop& lamp)
    {
        constexpr double underShade = 0.78;
        Light light;
        light.name = lamp.name;
        light.kind = LightKind::spot;
        light.kelvin = lampKelvin;
        light.candela.rest = lampCandela;
        light.innerCone = Angle::degrees(90.0);
        light.outerCone = Angle::degrees(150.0);
        light.width = 0.12_m;
        light.placement = lamp.placement;
        light.placement.y.rest -= underShade;
        light.placement.tilt.rest = -90.0;
        return light;
    }

}

Result<void> writeLight(Writer& writer)
{
    Sky sky;
    sky.zenith = colour(0x62, 0x9c, 0xe0);
    sky.horizon = colour(0xff, 0xb0, 0x70);
    sky.ground = colour(0x34, 0x44, 0x4c);
    sky.lux = skyLux;
    TRY(writer.apply(SetSky{sky}));
    TRY(writer.put(sun()));
    for (const char* lamp : lamps) {
        const Prop pendant = TRY(writer.named<Prop>(lamp));
        TRY(writer.put(bulb(pendant)));
    }
    for (const Soft& soft : softLights) {
        TRY(writer.put(softLight(soft)));
    }
    return {};
}

}
