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

TEST_CASE("bounced light keeps its colours while more textures are to come")
{
    const Scene early = before(wall(awaited()));
    const Scene late = before(wall(quarters(false)));
    const Picture expected = drawn(late);
    releaseDevice();
    Result<Renderer> made = Renderer::create();
    REQUIRE_MESSAGE(made, made.error().message);
    REQUIRE(made->setModels(early.models));
    static_cast<void>(pictureOf(*made, early));
    const Result<TextureUpdate> some = made->updateTextures(late.models, {{}, true});
    REQUIRE(some);
    CHECK(some->changed);
    CHECK(some->whole);
    const Picture between = pictureOf(*made, early);
    CHECK(middleOf(between.linear).g > middleOf(between.linear).r); // the wall is green already
    CHECK(between.linear.pixels != expected.linear.pixels);         // and its light is red still
    const Result<TextureUpdate> all = made->updateTextures(late.models);
    REQUIRE(all);
    CHECK(all->changed);
    CHECK(pictureOf(*made, early).linear.pixels == expected.linear.pixels);
    CHECK_FALSE(made->updateTextures(late.models)->changed);
}

TEST_CASE("textures are taken up one at a time where there is no time for more")
{
    releaseDevice();
    Result<std::unique_ptr<gpu::Device>> device = gpu::Device::create({});
    REQUIRE_MESSAGE(device, device.error().message);
    SceneCache cache(**device, false);
    const Models early{{{1}, std::make_shared<const Model>(wall(awaited()))},
                       {{2}, std::make_shared<const Model>(wall(awaited()))},
                       {{3}, std::make_shared<const Model>(wall(awaited()))}};
    REQUIRE(cache.setModels(early));
    Models late;
    for (const auto& [id, model] : early) {
        Model arrived = *model;
        arrived.textures.front().image = quarters(false);
        late[id] = std::make_shared<const Model>(arrived);
    }
    const auto arrived = [&cache] {
        int count = 0;
        for (int i = 0; i < 3; ++i) {
            count += cache.texture(i).shape().width == 2 ? 1 : 0;
        }
        return count;
    };
    for (int taken = 1; taken <= 3; ++taken) {
        const Result<TextureUpdate> update = cache.updateTextures(late, [] { return false; });
        REQUIRE(update);
        CHECK(update->changed);
        CHECK(update->whole == (taken == 3));
        CHECK(arrived() == taken);
    }
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
    const Result<TextureUpdate> nothing = cache.updateTextures(early);
    REQUIRE(nothing);
    CHECK_FALSE(nothing->changed);
    CHECK(nothing->whole);
    CHECK(cache.texture(0).shape().width == 1);
    Model arrived = *early.at({1});
    arrived.textures.front().image = quarters(false);
    const Result<TextureUpdate> update =
        cache.updateTextures({{{1}, std::make_shared<const Model>(arrived)}});
    REQUIRE(update);
    CHECK(update->changed);
    CHECK(cache.texture(0).shape().width == 2);
    CHECK(cache.vertices().handle() == vertices);
    CHECK(cache.generation() == generation);
}
