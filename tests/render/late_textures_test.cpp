// Textures that arrive after their model was drawn.
#include "render/scene.h"
#include "render/scene_cache.h"

#include <doctest/doctest.h>

using namespace premise;
using namespace premise::test;

namespace {

/// Green and magenta quarters, of which half is holes where `holed`.
std::shared_ptr<const TextureImage> quarters(bool holed)
{
    const std::uint8_t alpha = holed ? 0 : 255;
    return pictureOf(Image8{
        2, 2, {20, 200, 20, 255, 200, 20, 200, alpha, 200, 20, 200, alpha, 20, 200, 20, 255}});
}

/// What is known of it before it is here.
std::shared_ptr<const TextureImage> awaited()
{
    TextureImage image;
    image.mean = {188, 0, 0, 255};
    return std::make_shared<const TextureImage>(image);
}

Model wall(const std::shared_ptr<const TextureImage>& image)
{
    Model model = square(paint(Vec3(1.0F)));
    Texture texture;
    texture.nearest = true;
    texture.image = image;
    model.textures.push_back(texture);
    model.materials.front().baseColourTexture.texture = 0;
    model.materials.front().holesInPicture = true;
    return model;
}

/// The wall over a floor that its light bounces onto, before something blue, and a lamp that throws its
/// shadow there.
Scene before(const Model& model)
{
    Scene scene(96, 64);
    scene.settings.bouncedLight = true;
    scene.frame.sky.lux = 10000.0;
    scene.stand(model, placed({0, 0, -3}, Vec3(2.0F)));
    scene.stand(square(paint(Vec3(0.8F))), lyingFlat({0, -1, -3}, Vec3(6.0F)));
    scene.stand(square(paint({0.1F, 0.1F, 0.9F})), placed({0, 0, -6}, Vec3(12.0F)));
    scene.lamp(LightKind::spot, 200000.0, {1, 0, 0}, {-0.2F, 0, -1});
    scene.exposeFor(10000.0);
    return scene;
}

Picture pictureOf(Renderer& renderer, const Scene& scene)
{
    Result<Picture> picture =
        renderer.picture([&](FrameTime) { return scene.frame; }, 1001.0, scene.settings);
    REQUIRE_MESSAGE(picture, picture.error().message);
    return std::move(*picture);
}

void checkArrival(bool holed)
{
    const Scene early = before(wall(awaited()));
    Model whole = wall(quarters(holed));
    settleHoles(whole);
    const Scene late = before(whole);
    const Picture expected = drawn(late);
    releaseDevice();
    Result<Renderer> made = Renderer::create();
    REQUIRE_MESSAGE(made, made.error().message);
    REQUIRE(made->setModels(early.models));
    // Until then it has its mean: 188 is 0.5 in linear light (IEC 61966-2-1).
    const Vec3 middle = middleOf(pictureOf(*made, early).linear);
    CHECK(middle.r > 0.1F);
    CHECK(middle.g < 0.05F * middle.r);
    REQUIRE(made->updateTextures(late.models));
    const Picture after = pictureOf(*made, early);
    CHECK(after.display == expected.display);
    CHECK(after.linear.pixels == expected.linear.pixels);
}

}

TEST_CASE("a texture that arrives late gives the picture it would have given in time")
{
    checkArrival(false);
}

TEST_CASE("a texture that arrives late with holes lets what is behind it be seen")
{
    checkArrival(true);
}

TEST_CASE("a late texture leaves the geometry on the device where it is")
{
    releaseDevice();
    Result<std::unique_ptr<gpu::Device>> device = gpu::Device::create({});
    REQUIRE_MESSAGE(device, device.error().message);
    SceneCache cache(**device, false);
    const Models early{{{1}, std::make_shared<const Model>(wall(awaited()))}};
    REQUIRE(cache.setModels(early));
    const VkBuffer vertices = cache.vertices().handle();
    const std::uint32_t generation = cache.generation();
    const Result<bool> nothing = cache.updateTextures(early);
    REQUIRE(nothing);
    CHECK_FALSE(*nothing);
    CHECK(cache.texture(0).shape().width == 1);
    Model arrived = *early.at({1});
    arrived.textures.front().image = quarters(false);
    const Result<bool> changed =
        cache.updateTextures({{{1}, std::make_shared<const Model>(arrived)}});
    REQUIRE(changed);
    CHECK(*changed);
    CHECK(cache.texture(0).shape().width == 2);
    CHECK(cache.vertices().handle() == vertices);
    CHECK(cache.generation() == generation);
}
