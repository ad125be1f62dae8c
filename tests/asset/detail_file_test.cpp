// Levels of detail as the cache keeps them: what is read is what was written, or nothing.
#include <algorithm>
#include <cmath>
#include <memory>

#include "asset/detail/file.h"
#include "asset/grids.h"

#include <doctest/doctest.h>

using namespace premise;
using namespace premise::test;

namespace {

using Bytes = std::vector<std::byte>;

/// Three primitives in two meshes, one of them too small to have levels.
Model threeParts()
{
    Model model = modelOf({ball(24, 1.0F), ball(3, 0.2F)});
    model.meshes.push_back({"more", {ball(16, 2.0F)}, {}});
    return model;
}

std::optional<ModelDetail> read(const Bytes& bytes, const Model& model)
{
    const auto kept = std::make_shared<const Bytes>(bytes);
    return detailFrom(*kept, kept, model);
}

/// Where two lists of levels differ, in words; empty where they do not.
std::string differenceOf(const ModelDetail& one, const ModelDetail& other)
{
    if (one.meshes.size() != other.meshes.size()) {
        return "as many meshes";
    }
    for (std::size_t mesh = 0; mesh < one.meshes.size(); ++mesh) {
        if (one.meshes[mesh].size() != other.meshes[mesh].size()) {
            return "as many primitives";
        }
        for (std::size_t i = 0; i < one.meshes[mesh].size(); ++i) {
            const DetailLevels& a = one.meshes[mesh][i];
            const DetailLevels& b = other.meshes[mesh][i];
            const bool same =
                std::equal(a.begin(), a.end(), b.begin(), b.end(),
                           [](const DetailLevel& left, const DetailLevel& right) {
                               return left.indices == right.indices && left.error == right.error;
                           });
            if (!same) {
                return "the same levels";
            }
        }
    }
    return "";
}

}

TEST_CASE("levels of detail come back from their file as they went")
{
    const Model model = threeParts();
    const ModelDetail detail = *levelsOfDetail(model);
    REQUIRE(detail.meshes[0][0].size() > 1);
    REQUIRE(detail.meshes[0][1].empty());
    const std::optional<ModelDetail> back = read(detailFile(detail, shapeHash(model)), model);
    REQUIRE(back);
    CHECK(differenceOf(detail, *back) == "");
}

TEST_CASE("levels that are read go on lying where they are")
{
    const Model model = threeParts();
    auto kept = std::make_shared<const Bytes>(detailFile(*levelsOfDetail(model), shapeHash(model)));
    const std::optional<ModelDetail> back = detailFrom(*kept, kept, model);
    REQUIRE(back);
    const auto* const first =
        reinterpret_cast<const std::byte*>(back->meshes[0][0].front().indices.data());
    CHECK(first > kept->data());
    CHECK(first < kept->data() + kept->size());
    kept.reset();
    CHECK(*std::ranges::max_element(back->meshes[0][0].front().indices) <
          model.meshes[0].primitives[0].vertices.size());
}

TEST_CASE("a file of levels with any byte changed is not read")
{
    const Model model = modelOf({ball(8, 1.0F)});
    const Bytes whole = detailFile(*levelsOfDetail(model), shapeHash(model));
    REQUIRE(read(whole, model));
    std::size_t taken = 0;
    for (std::size_t at = 0; at < whole.size(); ++at) {
        for (const unsigned flip : {1U, 128U, 255U}) {
            Bytes damaged = whole;
            damaged[at] ^= std::byte(flip);
            taken += read(damaged, model) ? 1U : 0U;
        }
    }
    CHECK(taken == 0);
}

TEST_CASE("a file of levels that is cut short or goes on is not read")
{
    const Model model = modelOf({ball(8, 1.0F)});
    const Bytes whole = detailFile(*levelsOfDetail(model), shapeHash(model));
    std::size_t taken = 0;
    for (std::size_t size = 0; size < whole.size(); ++size) {
        taken += read(Bytes(whole.begin(), whole.begin() + std::ptrdiff_t(size)), model) ? 1U : 0U;
    }
    CHECK(taken == 0);
    Bytes longer = whole;
    longer.resize(whole.size() + 4);
    CHECK_FALSE(read(longer, model));
}

TEST_CASE("levels are not those of a model with other corners")
{
    const Model model = modelOf({ball(24, 1.0F)});
    const Bytes bytes = detailFile(*levelsOfDetail(model), shapeHash(model));
    CHECK_FALSE(read(bytes, modelOf({ball(24, 1.001F)})));
    CHECK_FALSE(read(bytes, modelOf({ball(25, 1.0F)})));
    CHECK_FALSE(read(bytes, modelOf({ball(24, 1.0F), ball(24, 1.0F)})));
    Model other = model;
    std::swap(other.meshes[0].primitives[0].indices.edit()[0],
              other.meshes[0].primitives[0].indices.edit()[1]);
    CHECK_FALSE(read(bytes, other));
    other = model;
    other.materials.emplace_back(); // looks another way, and has the same shape
    CHECK(read(bytes, other));
}

TEST_CASE("levels that name corners which there are not are refused though their hashes hold")
{
    const Model model = modelOf({ball(24, 1.0F)});
    const ModelDetail detail = *levelsOfDetail(model);
    const auto isRead = [&](const auto& spoil) {
        ModelDetail spoilt = detail;
        spoil(spoilt.meshes[0][0].back());
        return read(detailFile(spoilt, shapeHash(model)), model).has_value();
    };
    CHECK(isRead([](DetailLevel&) {}));
    CHECK_FALSE(isRead([&](DetailLevel& level) {
        level.indices.edit().back() = std::uint32_t(model.meshes[0].primitives[0].vertices.size());
    }));
    CHECK_FALSE(isRead([](DetailLevel& level) { level.indices.edit().pop_back(); }));
    CHECK_FALSE(isRead([](DetailLevel& level) { level.indices.edit().clear(); }));
    CHECK_FALSE(isRead([](DetailLevel& level) { level.error = -1.0F; }));
    CHECK_FALSE(isRead([](DetailLevel& level) { level.error = std::nanf(""); }));
}
