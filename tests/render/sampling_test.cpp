#include "render/sampling.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "render/frame_light.h"

#include <doctest/doctest.h>

using namespace premise;

namespace {

std::vector<SubFrameSample> samplesOf(int count)
{
    std::vector<SubFrameSample> samples;
    for (int i = 0; i < count; ++i) {
        samples.push_back(subFrameSample(i, count));
    }
    return samples;
}

template <class Pick> double meanOf(const std::vector<SubFrameSample>& samples, const Pick& pick)
{
    double sum = 0.0;
    for (const SubFrameSample& sample : samples) {
        sum += double(pick(sample));
    }
    return sum / double(samples.size());
}

/// How unevenly values of 0 … 1 fill as many equal parts as there are values: the largest distance of
/// a sorted value from its own part's middle, in parts.
template <class Pick>
double unevenness(const std::vector<SubFrameSample>& samples, const Pick& pick)
{
    std::vector<double> values;
    for (const SubFrameSample& sample : samples) {
        values.push_back(double(pick(sample)));
    }
    std::ranges::sort(values);
    double worst = 0.0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double middle = (double(i) + 0.5) / double(values.size());
        worst = std::max(worst, std::abs(values[i] - middle) * double(values.size()));
    }
    return worst;
}

}

TEST_CASE("a single sample looks from all centres as the shutter opens")
{
    const SubFrameSample only = subFrameSample(0, 1);
    CHECK(only.pixel == Vec2(0.0F));
    CHECK(only.lens == Vec2(0.0F));
    CHECK(only.sun == Vec2(0.0F));
    CHECK(only.shutter == 0.0);
}

TEST_CASE("many samples cover the shutter evenly")
{
    for (const int count : {2, 5, 8, 16, 64, 100, 256}) {
        CAPTURE(count);
        const auto samples = samplesOf(count);
        CHECK(unevenness(samples, [](const SubFrameSample& s) { return s.shutter; }) < 0.01);
    }
}

TEST_CASE("many samples cover lens and sun evenly by area")
{
    const auto area = [](const Vec2& point) { return point.x * point.x + point.y * point.y; };
    for (const int count : {8, 64, 256}) {
        CAPTURE(count);
        const auto samples = samplesOf(count);
        // Radius squared is even over a disc; so is each half.
        CHECK(unevenness(samples, [&](const SubFrameSample& s) { return area(s.lens); }) < 0.01);
        CHECK(unevenness(samples, [&](const SubFrameSample& s) { return area(s.sun); }) < 0.01);
        const double slack = 1.0 / std::sqrt(double(count)) / 2.0;
        CHECK(std::abs(meanOf(samples, [](const auto& s) { return s.lens.x; })) < slack);
        CHECK(std::abs(meanOf(samples, [](const auto& s) { return s.lens.y; })) < slack);
        CHECK(std::abs(meanOf(samples, [](const auto& s) { return s.sun.x; })) < slack);
        CHECK(std::abs(meanOf(samples, [](const auto& s) { return s.sun.y; })) < slack);
    }
}

TEST_CASE("many samples cover the pixel evenly round its middle")
{
    for (const int count : {8, 64, 256}) {
        CAPTURE(count);
        const auto samples = samplesOf(count);
        const double slack = 1.0 / double(count);
        CHECK(std::abs(meanOf(samples, [](const auto& s) { return s.pixel.x; })) < slack);
        CHECK(std::abs(meanOf(samples, [](const auto& s) { return s.pixel.y; })) < slack);
        CHECK(unevenness(samples, [](const auto& s) { return s.pixel.x + 0.5F; }) < 3.0);
        CHECK(unevenness(samples, [](const auto& s) { return s.pixel.y + 0.5F; }) < 3.0);
        CHECK(std::ranges::all_of(samples, [](const SubFrameSample& s) {
            return std::abs(s.pixel.x) <= 0.5F && std::abs(s.pixel.y) <= 0.5F;
        }));
    }
}

TEST_CASE("no two dimensions of the samples move together")
{
    const auto samples = samplesOf(64);
    using Sample = SubFrameSample;
    const std::vector<double (*)(const Sample&)> dimensions{
        [](const Sample& s) { return double(s.pixel.x); },
        [](const Sample& s) { return double(s.pixel.y); },
        [](const Sample& s) { return double(s.lens.x); },
        [](const Sample& s) { return double(s.lens.y); },
        [](const Sample& s) { return s.shutter - 0.5; },
        [](const Sample& s) { return double(s.sun.x); },
        [](const Sample& s) { return double(s.sun.y); }};
    for (std::size_t a = 0; a < dimensions.size(); ++a) {
        for (std::size_t b = 0; b < a; ++b) {
            CAPTURE(a);
            CAPTURE(b);
            double both = 0.0;
            double squareA = 0.0;
            double squareB = 0.0;
            for (const Sample& sample : samples) {
                both += dimensions[a](sample) * dimensions[b](sample);
                squareA += dimensions[a](sample) * dimensions[a](sample);
                squareB += dimensions[b](sample) * dimensions[b](sample);
            }
            CHECK(std::abs(both) / std::sqrt(squareA * squareB) < 0.25);
        }
    }
}

TEST_CASE("the same count gives the same samples")
{
    for (int i = 0; i < 64; ++i) {
        const SubFrameSample a = subFrameSample(i, 64);
        const SubFrameSample b = subFrameSample(i, 64);
        CHECK((a.pixel == b.pixel && a.lens == b.lens && a.sun == b.sun && a.shutter == b.shutter));
    }
}

TEST_CASE("lamps that take turns give all of their light")
{
    for (const int lampCount : {0, 1, 2, 3, 7, 32}) {
        std::vector<LampBlock> lamps;
        lamps.resize(std::size_t(lampCount));
        for (std::size_t i = 0; i < lamps.size(); ++i) {
            lamps[i].position.x = float(i);
            lamps[i].colour = Vec4(float(i) + 1.0F, 2.0F, 3.0F, 0.25F);
        }
        for (const int count : {1, 2, 3, 8, 64}) {
            CAPTURE(lampCount);
            CAPTURE(count);
            std::vector<Vec3> given(lamps.size(), Vec3(0.0F));
            for (int index = 0; index < count; ++index) {
                for (const LampBlock& lamp : lampsInTurn(lamps, index, count)) {
                    given[std::size_t(lamp.position.x)] += Vec3(lamp.colour) / float(count);
                    CHECK(lamp.colour.a == 0.25F); // its reach does not grow
                }
            }
            for (std::size_t i = 0; i < lamps.size(); ++i) {
                CHECK(given[i].r == doctest::Approx(lamps[i].colour.r).epsilon(1e-4));
                CHECK(given[i].g == doctest::Approx(2.0).epsilon(1e-4));
                CHECK(given[i].b == doctest::Approx(3.0).epsilon(1e-4));
            }
        }
    }
}

TEST_CASE("beyond 32 lamps the weakest at the lens are left out")
{
    StagedFrame frame;
    for (int i = 0; i < 40; ++i) {
        StagedLight lamp;
        lamp.position = Vec3(0, 0, -2);
        lamp.colour = Vec3(i % 5 == 0 ? 1.0F : 100.0F); // 8 weak ones
        frame.lights.push_back(lamp);
    }
    const std::vector<LampBlock> lamps = lampsOf(frame, 1.0F, true);
    CHECK(lamps.size() == 32);
    CHECK(
        std::ranges::all_of(lamps, [](const LampBlock& lamp) { return lamp.colour.r == 100.0F; }));
}

TEST_CASE("spots and area lamps throw shadows and bare points do not")
{
    StagedFrame frame;
    for (const LightKind kind :
         {LightKind::point, LightKind::spot, LightKind::area, LightKind::sun}) {
        StagedLight lamp;
        lamp.kind = kind;
        lamp.outerCosine = 0.8F;
        frame.lights.push_back(lamp);
    }
    const std::vector<LampBlock> lamps = lampsOf(frame, 1.0F, true);
    REQUIRE(lamps.size() == 3); // the sun is no lamp
    CHECK_FALSE(throwsShadow(lamps[0]));
    CHECK(throwsShadow(lamps[1]));
    CHECK(throwsShadow(lamps[2]));
    for (const LampBlock& lamp : lampsOf(frame, 1.0F, false)) {
        CHECK_FALSE(throwsShadow(lamp));
    }
}
