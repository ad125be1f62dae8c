// Levels of detail in pictures: as near to the whole as was allowed, with fewer triangles.
#include <cmath>

#include "image/compare.h"
#include "render/batches.h"
#include "render/scene.h"

#include <doctest/doctest.h>

using namespace premise;
using namespace premise::test;

namespace {

ModelDetails detailOf(const Models& models)
{
    ModelDetails details;
    for (const auto& [id, model] : models) {
        const std::optional<ModelDetail> levels = levelsOfDetail(*model);
        REQUIRE(levels);
        details[id] = std::make_shared<const ModelDetail>(*levels);
    }
    return details;
}

/// Balls at these distances in a row, in the sun over a floor.
Scene balls(const std::vector<float>& distances)
{
    Scene scene(320, 180);
    const Id<Asset> id = scene.add(ball(paint({0.7F, 0.5F, 0.3F})));
    for (const float distance : distances) {
        scene.stand(id, placed({0, 0, -distance}));
    }
    scene.stand(square(paint(Vec3(0.5F))), lyingFlat({0, -1, -20}, Vec3(100.0F)));
    scene.frame.sky.lux = 3000.0;
    scene.sun(20000.0, {-0.4F, -1, -0.5F});
    scene.lamp(LightKind::spot, 30000.0, {3, 4, -2}, {-0.5F, -0.8F, -0.5F});
    scene.exposeFor(20000.0);
    return scene;
}

Renderer rendererFor(const Scene& scene)
{
    releaseDevice();
    Result<Renderer> made = Renderer::create();
    REQUIRE_MESSAGE(made, made.error().message);
    REQUIRE(made->setModels(scene.models));
    return std::move(*made);
}

Picture pictureOf(Renderer& renderer, const Scene& scene, float detail)
{
    PictureSettings settings = scene.settings;
    settings.detail = detail;
    Result<Picture> picture =
        renderer.picture([&](FrameTime) { return scene.frame; }, 1001.0, settings);
    REQUIRE_MESSAGE(picture, picture.error().message);
    return std::move(*picture);
}

/// The scene cache with levels of one ball, and things of it to draw.
struct Field {
    std::unique_ptr<gpu::Device> device{};
    std::unique_ptr<SceneCache> cache{};
    ModelDetails details{};
    DrawList list{};
    Batcher batcher{};
    Batcher::Order order{};

    Field()
    {
        releaseDevice();
        Result<std::unique_ptr<gpu::Device>> made = gpu::Device::create({});
        REQUIRE_MESSAGE(made, made.error().message);
        device = std::move(*made);
        cache = std::make_unique<SceneCache>(*device, false);
        const Models models{{{1}, std::make_shared<const Model>(ball(paint(Vec3(0.5F))))}};
        REQUIRE(cache->setModels(models));
        details = detailOf(models);
        REQUIRE(cache->setDetail(details));
    }
    void stand(const Mat4& place)
    {
        std::vector<Vertex> deformed;
        PlacedModel piece;
        piece.asset = {1};
        piece.worldFromModel = place;
        cache->append(piece, {}, list, deformed);
    }
    std::size_t triangles(float mayBeOffPerMetre, float mayBeOff = 0.0F)
    {
        order.mayBeOffPerMetre = mayBeOffPerMetre;
        order.mayBeOff = mayBeOff;
        BatchList batches;
        batcher.clear();
        batcher.build(*cache, list, {}, order, batches);
        return batches.triangles;
    }
    [[nodiscard]] const DetailLevels& levels() const { return details.at({1})->meshes[0][0]; }
};

}

TEST_CASE("a picture of whole models is the same with levels of detail and without")
{
    const Scene scene = balls({3.0F, 10.0F, 60.0F});
    Renderer renderer = rendererFor(scene);
    const Picture before = pictureOf(renderer, scene, 0.0F);
    CHECK(pictureOf(renderer, scene, 2.0F).display == before.display); // there are none yet
    REQUIRE(renderer.setDetail(detailOf(scene.models)));
    CHECK(pictureOf(renderer, scene, 0.0F).display == before.display);
    // Nor does it matter that shadows were drawn with few triangles before.
    CHECK(pictureOf(renderer, scene, 4.0F).display != before.display);
    CHECK(pictureOf(renderer, scene, 0.0F).display == before.display);
}

TEST_CASE("what is drawn with fewer triangles lies within the pixels that were allowed")
{
    Scene scene(320, 180);
    scene.stand(ball(unlit(Vec3(1.0F))), placed({0, 0, -8}));
    Renderer renderer = rendererFor(scene);
    REQUIRE(renderer.setDetail(detailOf(scene.models)));
    const ImageF whole = pictureOf(renderer, scene, 0.0F).linear;
    const double area = meanOf(whole);
    for (const float detail : {0.5F, 1.0F, 2.0F}) {
        const ImageF coarse = pictureOf(renderer, scene, detail).linear;
        const LitArea was = litArea(whole);
        const LitArea is = litArea(coarse);
        const int most = int(std::ceil(detail));
        CHECK(std::abs(was.left - is.left) <= most);
        CHECK(std::abs(was.right - is.right) <= most);
        CHECK(std::abs(was.top - is.top) <= most);
        CHECK(std::abs(was.bottom - is.bottom) <= most);
        // A ring of so many pixels at a radius of 40 (1 m at 8 m, 320 pixels a metre at one).
        CHECK(std::abs(meanOf(coarse) / area - 1.0) <= 2.0 * double(detail) / 40.0);
    }
}

TEST_CASE(
    "a picture off by a pixel at most is hardly told from the whole one and nor are its shadows")
{
    const Scene scene = balls({3.0F, 10.0F, 30.0F});
    Renderer renderer = rendererFor(scene);
    const Image8 whole = pictureOf(renderer, scene, 0.0F).display;
    REQUIRE(renderer.setDetail(detailOf(scene.models)));
    const Image8 coarse = pictureOf(renderer, scene, 1.0F).display;
    const Result<Difference> apart = difference(whole, coarse);
    REQUIRE(apart);
    CHECK(apart->mean > 0.0);
    CHECK(apart->mean < 0.5);
}

TEST_CASE("the farther a thing is away the fewer triangles it has")
{
    std::size_t before = 2 * 80 * 80 + 1;
    for (const float distance : {2.0F, 10.0F, 50.0F, 250.0F}) {
        Field field;
        field.stand(placed({0, 0, -distance}));
        const std::size_t triangles = field.triangles(0.001F);
        CHECK(triangles < before);
        before = triangles;
    }
    CHECK(before <= 400);
}

TEST_CASE("the coarsest level is taken whose error is allowed and a larger thing has a larger one")
{
    Field field;
    field.stand(placed({0, 0, -10}, Vec3(2.0F)));
    REQUIRE(field.levels().size() > 3);
    const DetailLevel& second = field.levels()[1];
    // Twice as large, it is off by twice as much.
    CHECK(field.triangles(0.0F, second.error * 2.01F) == second.indices.size() / 3);
    CHECK(field.triangles(0.0F, second.error * 1.99F) == field.levels()[0].indices.size() / 3);
    CHECK(field.triangles(0.0F, 0.0F) == 2 * 80 * 80);
    // The ball's nearest point is 8 m away.
    CHECK(field.triangles(second.error * 2.02F / 8.0F) == second.indices.size() / 3);
}

TEST_CASE("things at one level of detail are drawn by one command")
{
    Field field;
    for (int i = 0; i < 100; ++i) {
        field.stand(placed({float(i % 10) * 3.0F, float(i / 10) * 3.0F, -200}));
    }
    field.order.depthOnly = true; // without steps of distance
    const std::size_t triangles = field.triangles(0.001F);
    CHECK(triangles <= 100 * 400);
    REQUIRE(field.batcher.commands().size() == 1);
    CHECK(field.batcher.commands().front().instanceCount == 100);
    CHECK(triangles == std::size_t(field.batcher.commands().front().indexCount) / 3 * 100);
}

TEST_CASE("levels of detail are let go of with their models")
{
    Field field;
    REQUIRE(field.cache->setDetail({}));
    field.stand(placed({0, 0, -100}));
    CHECK(field.triangles(1.0F) == 2 * 80 * 80);
    REQUIRE(field.cache->setDetail(field.details));
    CHECK(field.triangles(1.0F) <= 200);
    REQUIRE(field.cache->setModels(Models(field.cache->models())));
    CHECK(field.triangles(1.0F) == 2 * 80 * 80);
}
