#pragma once

#include <string>

#include "render/renderer.h"

// Sets made of values, and what can be measured in their pictures.

namespace premise::test {

/// Rough, not metallic, this much of the light given back in each channel.
[[nodiscard]] Material paint(const Vec3& colour);
/// Shows exactly this linear value, whatever light there is.
[[nodiscard]] Material unlit(const Vec3& colour, float alpha = 1.0F);

/// A square of 1 m round the origin in the plane of the picture; its front looks along +z.
[[nodiscard]] Model square(const Material& material);
/// The same with holes: seen from the front, the upper right and lower left quarters are cut out by
/// the alpha of its texture.
[[nodiscard]] Model holedSquare(const Material& material);
/// A box of 1 m round the origin.
[[nodiscard]] Model box(const Material& material);
/// A ball of 1 m radius round the origin, told by 2 · 80² triangles.
[[nodiscard]] Model ball(const Material& material);
/// A decoded picture as a texture holds it.
[[nodiscard]] std::shared_ptr<const TextureImage> pictureOf(Image8 image,
                                                            TextureRole role = TextureRole::colour);
/// Any one primitive as a model of one node; its bounds are filled in.
[[nodiscard]] Model modelOf(Primitive primitive, const Material& material);

[[nodiscard]] Mat4 placed(const Vec3& position, const Vec3& scale = Vec3(1.0F));
/// Faces up instead of along +z.
[[nodiscard]] Mat4 lyingFlat(const Vec3& position, const Vec3& scale = Vec3(1.0F));

/// A set without sky or lamps, seen from the origin along −z through a pinhole whose picture is as
/// wide as it is far away. Squares and boxes are put into it one by one.
struct Scene {
    Models models{};
    std::shared_ptr<StillScene> still = std::make_shared<StillScene>();
    StagedFrame frame{};
    PictureSettings settings{};

    explicit Scene(int width = 64, int height = 36);
    Id<Asset> add(const Model& model);
    void stand(Id<Asset> asset, const Mat4& worldFromModel);
    void stand(const Model& model, const Mat4& worldFromModel)
    {
        stand(add(model), worldFromModel);
    }
    void move(const Model& model, const Mat4& worldFromModel);
    /// The sun, giving this many lux to what faces it. `along` is the way it shines.
    void sun(double lux, const Vec3& along);
    StagedLight& lamp(LightKind kind, double candela, const Vec3& position, const Vec3& along);
    /// The stop at which an incident meter that reads this light agrees (ISO 2720, C = 250).
    void exposeFor(double lux);
    /// An exposure so that the picture's value is the luminance in cd/m².
    void exposeForLuminance();
};

/// The picture, with its linear values. One device serves all tests.
[[nodiscard]] Picture drawn(const Scene& scene);
[[nodiscard]] Picture drawn(const Scene& scene, const Staging& staging, FrameTime time);
/// Lets go of that device: for tests that bring their own.
void releaseDevice();

[[nodiscard]] Vec3 valueAt(const ImageF& picture, int x, int y);
[[nodiscard]] Vec3 middleOf(const ImageF& picture);
/// The value where a point of the world is seen.
[[nodiscard]] Vec3 valueWhere(const Scene& scene, const ImageF& picture, const Vec3& point);
/// Where a point of the world is seen, in pixels from the picture's top left corner.
[[nodiscard]] Vec2 pixelWhere(const Scene& scene, const Vec3& point);
[[nodiscard]] double meanOf(const ImageF& picture);

/// Place and spread of a light on black, in pixels from the top left corner.
struct Spot {
    double light = 0.0; ///< sum of all values
    double x = 0.0;     ///< centre
    double y = 0.0;
    double varianceX = 0.0;
    double varianceY = 0.0;
};
[[nodiscard]] Spot spotIn(const ImageF& picture);

/// The pixels brighter than `least`: first and last column and row.
struct LitArea {
    int left = 0;
    int right = -1;
    int top = 0;
    int bottom = -1;
    [[nodiscard]] int width() const { return right - left + 1; }
    [[nodiscard]] int height() const { return bottom - top + 1; }
};
[[nodiscard]] LitArea litArea(const ImageF& picture, float least = 0.01F);

}
