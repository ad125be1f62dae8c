#include "render/renderer.h"

#include <cmath>

#include "gpu/device.h"
#include "render/scene.h"

#include <doctest/doctest.h>

using namespace premise;
using namespace premise::test;

namespace {

Model texturedSquare()
{
    Model model = square(paint(Vec3(1.0F)));
    Texture texture;
    Image8 image{8, 8, {}};
    for (int i = 0; i < 64; ++i) {
        const auto value = std::uint8_t(i * 4);
        image.pixels.insert(image.pixels.end(), {value, std::uint8_t(255 - value), 128, 255});
    }
    for (const TextureRole role : {TextureRole::colour, TextureRole::normal, TextureRole::data}) {
        texture.image = pictureOf(image, role);
        model.textures.push_back(texture);
    }
    Material& material = model.materials.front();
    material.baseColourTexture.texture = 0;
    material.normalTexture.texture = 1;
    material.metallicRoughnessTexture.texture = 2;
    return model;
}

Model bendingSquare()
{
    Model model = square(paint(Vec3(0.6F)));
    model.meshes.front().primitives.front().skin.edit().resize(4);
    model.nodes.front().skin = 0;
    model.skins.push_back({{0}, {Mat4(1.0F)}});
    return model;
}

/// A bit of everything: boxes, glass, texture, skin, sun, spot and sky, out of focus and moving.
Scene everything()
{
    Scene scene(96, 54);
    scene.frame.camera.fNumber = 2.0;
    scene.frame.camera.focusDistance = Metres(4.0);
    scene.frame.camera.focalLength = Millimetres(35.0);
    scene.frame.sky.lux = 2000.0;
    scene.settings.bouncedLight = true;
    scene.exposeFor(4000.0);
    const Id<Asset> crate = scene.add(box(paint({0.6F, 0.3F, 0.2F})));
    for (int i = 0; i < 20; ++i) {
        scene.stand(crate, placed({float(i % 5) - 2.0F, -1.0F, -3.0F - float(i)}, Vec3(0.6F)));
    }
    scene.stand(square(paint(Vec3(0.4F))), lyingFlat({0, -1.3F, -10}, Vec3(30.0F)));
    scene.stand(texturedSquare(), placed({-1, 0.3F, -5}));
    scene.stand(square(unlit({0.2F, 0.6F, 0.7F}, 0.4F)), placed({0.5F, 0, -2.5F}));
    scene.move(bendingSquare(), placed({1, 0.5F, -4}));
    scene.frame.moving.front().pose = 0;
    scene.frame.poses.emplace_back();
    scene.sun(3000.0, {-1, -2, -1});
    scene.lamp(LightKind::spot, 20000.0, {2, 2, -4}, {-1, -1, 0});
    return scene;
}

Staging drifting(const Scene& scene)
{
    return [&scene](FrameTime time) {
        StagedFrame frame = scene.frame;
        frame.time = time;
        frame.camera.pose.position.x = float(time - 1001.0) * 0.2F;
        frame.moving.front().worldFromModel = placed({1.0F, 0.5F + float(time - 1001.0), -4.0F});
        return frame;
    };
}

}

TEST_CASE("the same picture twice is the same to the last bit" * doctest::test_suite("slow"))
{
    Scene scene = everything();
    for (const Quality quality : {Quality::draft, Quality::standard, Quality::lens}) {
        scene.settings.quality = quality;
        scene.settings.samples = quality == Quality::lens ? 12 : 0;
        const Picture first = drawn(scene, drifting(scene), 1001.0);
        const Picture again = drawn(scene, drifting(scene), 1001.0);
        CHECK(first.display == again.display);
        CHECK(first.linear.pixels == again.linear.pixels);
    }
}

TEST_CASE("a picture does not depend on what was drawn before it")
{
    Scene scene = everything();
    scene.settings.samples = 8;
    releaseDevice();
    const Picture first = drawn(scene, drifting(scene), 1001.0);
    (void)drawn(scene, drifting(scene), 1013.25);
    Scene other(40, 30);
    other.stand(square(unlit(Vec3(1.0F))), placed({0, 0, -2}));
    (void)drawn(other);
    const Picture again = drawn(scene, drifting(scene), 1001.0);
    CHECK(first.display == again.display);
    CHECK(first.linear.pixels == again.linear.pixels);
}

TEST_CASE("asking for linear values does not change what is shown")
{
    Scene scene = everything();
    scene.settings.samples = 8;
    const Picture with = drawn(scene, drifting(scene), 1001.0);
    scene.settings.linear = false;
    const Picture without = drawn(scene, drifting(scene), 1001.0);
    CHECK(with.display == without.display);
    CHECK(without.linear.pixels.empty());
}

TEST_CASE("many objects look the same as one at a time")
{
    // 900 squares of one model tile what one large square covers.
    Scene tiled;
    const Id<Asset> tile = tiled.add(square(unlit({0.2F, 0.4F, 0.8F})));
    for (int i = 0; i < 900; ++i) {
        tiled.stand(tile, placed({float(i % 30) - 14.5F, float(i / 30) - 14.5F, -20}));
    }
    Scene whole;
    whole.stand(square(unlit({0.2F, 0.4F, 0.8F})), placed({0, 0, -20}, Vec3(30.0F)));
    CHECK(drawn(tiled).display == drawn(whole).display);
}

TEST_CASE("sizes that cannot be drawn are told with those that can")
{
    releaseDevice();
    Scene scene;
    scene.stand(square(unlit(Vec3(1.0F))), placed({0, 0, -1}));
    Result<Renderer> made = Renderer::create();
    REQUIRE_MESSAGE(made, made.error().message);
    Renderer renderer = std::move(*made);
    REQUIRE(renderer.setModels(scene.models));
    const auto answer = [&](int width, int height) {
        PictureSettings settings = scene.settings;
        settings.width = width;
        settings.height = height;
        const Result<Picture> picture =
            renderer.picture([&](FrameTime) { return scene.frame; }, 1001.0, settings);
        return picture ? std::string("drawn") : picture.error().message;
    };
    for (const bool used : {false, true}) {
        CAPTURE(used);
        CHECK(answer(0, 0).starts_with("A picture of 0 x 0 cannot be drawn here. Ask for 1 to "));
        CHECK(answer(64, 0).starts_with("A picture of 64 x 0 cannot be drawn here."));
        CHECK(answer(-1, 36).starts_with("A picture of -1 x 36 cannot be drawn here."));
        CHECK(answer(100000, 36).starts_with("A picture of 100000 x 36 cannot be drawn here."));
        CHECK(answer(100000, 36).ends_with(" pixels a side."));
        CHECK(answer(64, 36) == "drawn"); // and the device still works
    }
}

TEST_CASE("nothing at all is a black picture")
{
    Scene scene;
    const Picture picture = drawn(scene);
    CHECK(meanOf(picture.linear) == 0.0);
    CHECK(picture.display.width == 64);
    CHECK(picture.display.pixels.size() == 64 * 36 * 4);
}

TEST_CASE("an asset that no model stands for is left out")
{
    Scene scene;
    scene.stand(Id<Asset>{99}, placed({0, 0, -1}));
    scene.stand(square(unlit(Vec3(0.5F))), placed({0, 0, -2}));
    CHECK(middleOf(drawn(scene).linear).g == doctest::Approx(0.5).epsilon(0.01));
}

// Among the slow ones, which the sanitizers leave out: the loader unloads the layer at the end, and what
// the layer leaves behind then belongs to no module that a suppression could name.
TEST_CASE("the validation layer has nothing to say about any way of drawing" *
          doctest::test_suite("slow"))
{
    releaseDevice();
    RendererOptions options;
    options.validation = true;
    Result<Renderer> made = Renderer::create(options);
    if (!made) {
        CHECK(made.error().message.starts_with("The Vulkan validation layer is not installed."));
        MESSAGE("skipped: the Vulkan validation layer is absent");
        return;
    }
    Renderer renderer = std::move(*made);
    Scene scene = everything();
    REQUIRE(renderer.setModels(scene.models));
    const auto draw = [&](Quality quality, int samples, int width, int height) {
        PictureSettings settings = scene.settings;
        settings.quality = quality;
        settings.samples = samples;
        settings.width = width;
        settings.height = height;
        settings.linear = quality == Quality::standard;
        const Result<Picture> picture = renderer.picture(drifting(scene), 1001.0, settings);
        CHECK_MESSAGE(picture, picture.error().message);
    };
    draw(Quality::draft, 0, 96, 54);
    draw(Quality::standard, 0, 96, 54);
    draw(Quality::lens, 12, 96, 54);
    draw(Quality::standard, 2, 40, 30);
    draw(Quality::draft, 0, 131, 71);
    scene.frame.camera.fNumber = 22.0; // sharp: straight to the display
    draw(Quality::draft, 0, 96, 54);
    // Other models, then none, on the same device.
    Scene small;
    small.stand(texturedSquare(), placed({0, 0, -2}));
    REQUIRE(renderer.setModels(small.models));
    REQUIRE(renderer.picture([&](FrameTime) { return small.frame; }, 1001.0, small.settings));
    REQUIRE(renderer.setModels({}));
    REQUIRE(renderer.picture([&](FrameTime) { return Scene().frame; }, 1001.0, small.settings));
    CHECK(renderer.validationMessages() == 0);
}
