#include <array>
#include <cmath>
#include <numbers>

#include "tools/demo/writer.h"

namespace premise::demo {

namespace {

    // Late light: the sun is low in the north-west, through haze, and the room's own lamps begin to
    // count. An incident meter on Ines' face reads about 240 lux: T4 at EI 800.
    constexpr double sunLux = 2200.0;
    constexpr double sunKelvin = 4300.0;
    constexpr double skyLux = 900.0;
    constexpr double lampCandela = 110.0;
    constexpr double lampKelvin = 2900.0;

    /// The way the sun's light goes.
    constexpr std::array sunTravels{0.42, -0.36, 0.83};

    constexpr std::array lamps{"lamp_hero", "lamp_east",  "lamp_south",
                               "lamp_west", "lamp_bar_1", "lamp_bar_2"};

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
    sky.zenith = colour(0x5d, 0x7f, 0xb4);
    sky.horizon = colour(0xf2, 0xb8, 0x8a);
    sky.ground = colour(0x34, 0x44, 0x4c);
    sky.lux = skyLux;
    TRY(writer.apply(SetSky{sky}));
    TRY(writer.put(sun()));
    for (const char* lamp : lamps) {
        const Prop pendant = TRY(writer.named<Prop>(lamp));
        TRY(writer.put(bulb(pendant)));
    }
    return {};
}

}
