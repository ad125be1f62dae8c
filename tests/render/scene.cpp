#include "render/scene.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include <glm/geometric.hpp>
#include <glm/gtc/matrix_transform.hpp>

#include "film/projection.h"

#include <doctest/doctest.h>

namespace premise::test {

namespace {

    std::optional<Renderer>& shared()
    {
        static std::optional<Renderer> renderer;
        return renderer;
    }

    void addSide(Primitive& primitive, const Vec3& normal, const Vec3& right, const Vec3& up)
    {
        const auto first = std::uint32_t(primitive.vertices.size());
        for (const Vec2 corner : {Vec2(-1, -1), Vec2(1, -1), Vec2(1, 1), Vec2(-1, 1)}) {
            Vertex vertex;
            vertex.position = (normal + right * corner.x + up * corner.y) * 0.5F;
            vertex.normal = normal;
            vertex.uv = Vec2(corner.x, -corner.y) * 0.5F + 0.5F;
            primitive.vertices.edit().push_back(vertex);
        }
        for (const std::uint32_t corner : {0U, 1U, 2U, 0U, 2U, 3U}) {
            primitive.indices.edit().push_back(first + corner);
        }
    }

    float brightest(const Vec3& value)
    {
        return std::max({value.r, value.g, value.b});
    }

}

Material paint(const Vec3& colour)
{
    Material material;
    material.baseColour = Vec4(colour, 1.0F);
    material.metallic = 0.0F;
    return material;
}

Material unlit(const Vec3& colour, float alpha)
{
    Material material = paint(colour);
    material.baseColour.a = alpha;
    material.alpha = alpha < 1.0F ? AlphaMode::blend : AlphaMode::opaque;
    material.unlit = true;
    return material;
}

std::shared_ptr<const TextureImage> pictureOf(Image8 image, TextureRole role)
{
    return std::make_shared<const TextureImage>(textureImage(std::move(image), role));
}

Model modelOf(Primitive primitive, const Material& material)
{
    primitive.material = 0;
    for (const Vertex& vertex : primitive.vertices) {
        primitive.bounds.add(vertex.position);
    }
    Model model;
    model.bounds = primitive.bounds;
    model.materials.push_back(material);
    model.meshes.emplace_back();
    model.meshes.back().primitives.push_back(std::move(primitive));
    model.nodes.emplace_back();
    model.nodes.back().mesh = 0;
    return model;
}

Model square(const Material& material)
{
    Primitive primitive;
    addSide(primitive, {0, 0, 1}, {1, 0, 0}, {0, 1, 0});
    for (Vertex& vertex : primitive.vertices.edit()) {
        vertex.position.z = 0.0F;
    }
    return modelOf(std::move(primitive), material);
}

Model holedSquare(const Material& material)
{
    Model model = square(material);
    Texture texture;
    texture.nearest = true;
    texture.image = pictureOf(
        Image8{2, 2, {255, 255, 255, 255, 255, 255, 255, 0, 255, 255, 255, 0, 255, 255, 255, 255}});
    model.textures.push_back(texture);
    model.materials.front().alpha = AlphaMode::mask;
    model.materials.front().baseColourTexture.texture = 0;
    return model;
}

Model box(const Material& material)
{
    Primitive primitive;
    addSide(primitive, {0, 0, 1}, {1, 0, 0}, {0, 1, 0});
    addSide(primitive, {0, 0, -1}, {-1, 0, 0}, {0, 1, 0});
    addSide(primitive, {1, 0, 0}, {0, 0, -1}, {0, 1, 0});
    addSide(primitive, {-1, 0, 0}, {0, 0, 1}, {0, 1, 0});
    addSide(primitive, {0, 1, 0}, {1, 0, 0}, {0, 0, -1});
    addSide(primitive, {0, -1, 0}, {1, 0, 0}, {0, 0, 1});
    return modelOf(std::move(primitive), material);
}

Model ball(const Material& material)
{
    constexpr std::uint32_t side = 80;
    Primitive primitive;
    std::vector<Vertex>& vertices = primitive.vertices.edit();
    for (std::uint32_t y = 0; y <= side; ++y) {
        for (std::uint32_t x = 0; x <= side; ++x) {
            const float down = float(y) / float(side) * std::numbers::pi_v<float>;
            const float around = float(x % side) / float(side) * 2.0F * std::numbers::pi_v<float>;
            const float out = y % side == 0 ? 0.0F : std::sin(down);
            const Vec3 place(out * std::cos(around), std::cos(down), -out * std::sin(around));
            vertices.push_back({place, place, {}});
        }
    }
    std::vector<std::uint32_t>& indices = primitive.indices.edit();
    for (std::uint32_t y = 0; y < side; ++y) {
        for (std::uint32_t x = 0; x < side; ++x) {
            const std::uint32_t a = y * (side + 1) + x;
            const std::uint32_t below = a + side + 1;
            indices.insert(indices.end(), {a, below, a + 1, a + 1, below, below + 1});
        }
    }
    return modelOf(std::move(primitive), material);
}

Mat4 placed(const Vec3& position, const Vec3& scale)
{
    return matrixFrom(Transform{position, Quat(1.0F, 0.0F, 0.0F, 0.0F), scale});
}

Mat4 lyingFlat(const Vec3& position, const Vec3& scale)
{
    const Quat turned = rotationFrom({}, Angle::degrees(-90.0), {});
    return matrixFrom(Transform{position, turned, scale});
}

Scene::Scene(int width, int height)
{
    settings.width = width;
    settings.height = height;
    settings.samples = 1;
    settings.linear = true;
    settings.bouncedLight = false;
    frame.time = 1001.0;
    frame.still = still;
    frame.sky.lux = 0.0;
    StagedCamera& camera = frame.camera;
    camera.gate.width = Millimetres(24.0);
    camera.gate.height = Millimetres(24.0 * height / width);
    camera.focalLength = Millimetres(24.0);
    camera.fNumber = 1000.0;
    camera.focusDistance = Metres(5.0);
    camera.aspect = {width, height};
}

Id<Asset> Scene::add(const Model& model)
{
    const Id<Asset> id{std::uint32_t(models.size()) + 1};
    models[id] = std::make_shared<const Model>(model);
    return id;
}

void Scene::stand(Id<Asset> asset, const Mat4& worldFromModel)
{
    PlacedModel piece;
    piece.asset = asset;
    piece.worldFromModel = worldFromModel;
    still->models.push_back(piece);
}

void Scene::move(const Model& model, const Mat4& worldFromModel)
{
    PlacedModel piece;
    piece.asset = add(model);
    piece.worldFromModel = worldFromModel;
    piece.kind = PlacedKind::prop;
    frame.moving.push_back(piece);
}

void Scene::sun(double lux, const Vec3& along)
{
    StagedLight light;
    light.kind = LightKind::sun;
    light.direction = glm::normalize(along);
    light.colour = Vec3(float(lux));
    frame.lights.push_back(light);
}

StagedLight& Scene::lamp(LightKind kind, double candela, const Vec3& position, const Vec3& along)
{
    StagedLight light;
    light.kind = kind;
    light.position = position;
    light.direction = glm::normalize(along);
    light.colour = Vec3(float(candela));
    light.innerCosine = std::cos(0.6F);
    light.outerCosine = std::cos(0.7F);
    frame.lights.push_back(light);
    return frame.lights.back();
}

void Scene::exposeFor(double lux)
{
    ExposureSettings& exposure = frame.camera.exposure;
    // N² = E t S / C: 1/48 s at EI 800.
    exposure.exposureIndex = 800.0;
    exposure.shutter = Angle::degrees(180.0);
    exposure.rate = {24, 1};
    exposure.neutralDensityStops = 0.0;
    exposure.tStop = std::sqrt(lux / 48.0 * 800.0 / 250.0);
}

void Scene::exposeForLuminance()
{
    // An 18 % card in E lux has E · 0.18 / π cd/m² and is 0.18 in the picture: E = π.
    exposeFor(std::numbers::pi);
}

Picture drawn(const Scene& scene, const Staging& staging, FrameTime time)
{
    if (!shared()) {
        Result<Renderer> made = Renderer::create();
        REQUIRE_MESSAGE(made, made.error().message);
        shared().emplace(std::move(*made));
    }
    Renderer& renderer = *shared();
    const Result<void> taken = renderer.setModels(scene.models);
    REQUIRE_MESSAGE(taken, taken.error().message);
    Result<Picture> picture = renderer.picture(staging, time, scene.settings);
    REQUIRE_MESSAGE(picture, picture.error().message);
    return std::move(*picture);
}

Picture drawn(const Scene& scene)
{
    return drawn(
        scene, [&scene](FrameTime) { return scene.frame; }, scene.frame.time);
}

void releaseDevice()
{
    shared().reset();
}

Vec3 valueAt(const ImageF& picture, int x, int y)
{
    const std::size_t at = (std::size_t(y) * std::size_t(picture.width) + std::size_t(x)) * 4;
    return {picture.pixels.at(at), picture.pixels.at(at + 1), picture.pixels.at(at + 2)};
}

Vec3 middleOf(const ImageF& picture)
{
    return valueAt(picture, picture.width / 2, picture.height / 2);
}

Vec2 pixelWhere(const Scene& scene, const Vec3& point)
{
    const StagedCamera& camera = scene.frame.camera;
    const double aspect = double(scene.settings.width) / double(scene.settings.height);
    const HalfExtent half = halfExtent(camera.gate, camera.squeeze, camera.focalLength, aspect);
    const Vec3 inView = glm::inverse(camera.pose.rotation) * (point - camera.pose.position);
    const Vec3 seen = pictureFromView(half, inView);
    REQUIRE(seen.z > 0.0F);
    return Vec2(seen) * Vec2(float(scene.settings.width), float(scene.settings.height));
}

Vec3 valueWhere(const Scene& scene, const ImageF& picture, const Vec3& point)
{
    const Vec2 pixel = glm::floor(pixelWhere(scene, point));
    return valueAt(picture, int(pixel.x), int(pixel.y));
}

double meanOf(const ImageF& picture)
{
    double sum = 0.0;
    for (int y = 0; y < picture.height; ++y) {
        for (int x = 0; x < picture.width; ++x) {
            const Vec3 value = valueAt(picture, x, y);
            sum += double(value.r + value.g + value.b) / 3.0;
        }
    }
    return sum / double(picture.width * picture.height);
}

Spot spotIn(const ImageF& picture)
{
    Spot spot;
    double squareX = 0.0;
    double squareY = 0.0;
    for (int y = 0; y < picture.height; ++y) {
        for (int x = 0; x < picture.width; ++x) {
            const double light = double(valueAt(picture, x, y).g);
            const double atX = x + 0.5;
            const double atY = y + 0.5;
            spot.light += light;
            spot.x += light * atX;
            spot.y += light * atY;
            squareX += light * atX * atX;
            squareY += light * atY * atY;
        }
    }
    REQUIRE(spot.light > 0.0);
    spot.x /= spot.light;
    spot.y /= spot.light;
    spot.varianceX = squareX / spot.light - spot.x * spot.x;
    spot.varianceY = squareY / spot.light - spot.y * spot.y;
    return spot;
}

LitArea litArea(const ImageF& picture, float least)
{
    LitArea area{picture.width, -1, picture.height, -1};
    for (int y = 0; y < picture.height; ++y) {
        for (int x = 0; x < picture.width; ++x) {
            if (brightest(valueAt(picture, x, y)) > least) {
                area.left = std::min(area.left, x);
                area.right = std::max(area.right, x);
                area.top = std::min(area.top, y);
                area.bottom = std::max(area.bottom, y);
            }
        }
    }
    return area;
}

}
