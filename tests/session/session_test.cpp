#include "session/session.h"

#include <cstdlib>

#include "base/file.h"
#include "project/project_io.h"

#include <doctest/doctest.h>

#include "support/shared.h"
#include "support/small_production.h"

using namespace premise;

namespace {

bool has(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

Session opened(const fs::path& production, Access access = Access::look)
{
    SessionOptions options;
    options.access = access;
    Result<Session> session = Session::open(production, options);
    REQUIRE_MESSAGE(session, session.error().message);
    return std::move(*session);
}

}

TEST_CASE("an open production draws its shots")
{
    const test::TemporaryFolder folder;
    Session session = opened(test::writeProduction(folder.path()));
    CHECK(session.warnings().empty());
    CHECK(session.work().readOnly()); // opened to look
    CHECK(session.file() == folder.path() / "small" / "project.json");
    const PictureSettings settings{.width = 160, .height = 68};
    const Result<Picture> first = session.picture(ThroughShot{{7}}, 1001.0, settings);
    REQUIRE_MESSAGE(first, first.error().message);
    CHECK(first->display.width == 160);
    CHECK(first->display.height == 68);
    const Result<Picture> again = session.picture(ThroughCamera{{5}}, 1001.0, settings);
    REQUIRE(again);
    CHECK(again->display == first->display);
}

TEST_CASE("a production is told as its models arrive")
{
    const test::TemporaryFolder folder;
    std::size_t last = 0;
    SessionOptions options;
    options.loading = [&](std::size_t done, std::size_t total) {
        CHECK(total == 1);
        last = done;
    };
    REQUIRE(Session::open(test::writeProduction(folder.path()), options));
    CHECK(last == 1);
}

TEST_CASE("a missing model becomes a box and a warning")
{
    const test::TemporaryFolder folder;
    const fs::path production = test::writeProduction(folder.path());
    fs::remove(production / "models" / "box.glb");
    Session session = opened(production);
    REQUIRE(session.warnings().size() == 1);
    CHECK(has(session.warnings().front(), "box"));
    CHECK(session.models().at({1})->standIn);
}

TEST_CASE("every model of the demo production is named by its content")
{
    const fs::path production = test::sourceFile("assets/productions/last_ferry");
    const Result<LoadedProject> loaded = loadProject(production);
    REQUIRE_MESSAGE(loaded, loaded.error().message);
    CHECK(loaded->project.assets.size() > 0);
    for (const auto& asset : loaded->project.assets.rows()) {
        CAPTURE(asset->path);
        CHECK(asset->contentHash == contentHash(production / asset->path).value());
    }
}

TEST_CASE("a production that is not there fails in a sentence")
{
    const test::TemporaryFolder folder;
    const Result<Session> absent = Session::open(folder.path() / "absent");
    REQUIRE_FALSE(absent);
    CHECK(has(absent.error().message, "absent"));
    CHECK(absent.error().message.back() == '.');
}

TEST_CASE("a production of a newer minor version opens to be seen and is never written over")
{
    const test::TemporaryFolder folder;
    const fs::path production = test::writeProduction(folder.path());
    test::makeNewer(production);
    Session session = opened(production, Access::edit);
    CHECK(session.work().readOnly());
    REQUIRE_FALSE(session.warnings().empty());
    CHECK(has(session.warnings().front(), "newer Premise"));
    const Result<void> saved = session.work().save();
    REQUIRE_FALSE(saved);
    CHECK(has(saved.error().message, "newer Premise"));
}

TEST_CASE("a production of a newer major version opens to be seen and is never written over")
{
    const test::TemporaryFolder folder;
    const fs::path production = test::writeProduction(folder.path());
    const fs::path file = production / projectFileName;
    std::string text = readTextFile(file).value();
    const std::size_t major = text.find('1', text.find("\"version\""));
    text.replace(major, 1, "2");
    test::writeBytes(file, text);
    Session session = opened(production, Access::edit);
    CHECK(session.work().readOnly());
    REQUIRE_FALSE(session.warnings().empty());
    CHECK(has(session.warnings().front(), "newer Premise (version 2."));
    CHECK_FALSE(session.work().save());
    CHECK(readTextFile(file).value() == text);
}

TEST_CASE("what a session saves is there when it is opened again")
{
    const test::TemporaryFolder folder;
    const fs::path production = test::writeProduction(folder.path());
    Session session = opened(production, Access::edit);
    Settings settings = session.project().settings;
    settings.title = "Smaller";
    REQUIRE(session.work().apply(SetSettings{settings}));
    REQUIRE(session.work().save());
    CHECK(opened(production).project() == session.project());
}

TEST_CASE("a picture of another shape sees more and stretches nothing")
{
    const test::TemporaryFolder folder;
    Session session = opened(test::writeProduction(folder.path()));
    // 2.39:1 across the gate's width and 4:3 of the same gate share their width: the middle band of
    // the tall picture is the wide one.
    const Result<Picture> wide =
        session.picture(ThroughShot{{7}}, 1001.0, {.width = 478, .height = 200});
    const Result<Picture> tall =
        session.picture(ThroughShot{{7}}, 1001.0, {.width = 478, .height = 358});
    REQUIRE(wide);
    REQUIRE(tall);
    int differing = 0;
    for (std::size_t row = 0; row < 200; ++row) {
        for (std::size_t byte = 0; byte < 4 * 478; ++byte) {
            const int one = wide->display.pixels[row * 4 * 478 + byte];
            const int other = tall->display.pixels[(row + 79) * 4 * 478 + byte];
            differing += int(std::abs(one - other) > 24);
        }
    }
    CHECK(differing < 478 * 200 * 4 / 50);
}

TEST_CASE("pictures within a hundredth of the delivered shape count as that shape")
{
    CHECK(fitsShape({1280, 536}, {239, 100}));
    CHECK(fitsShape({1920, 804}, {239, 100}));
    CHECK_FALSE(fitsShape({1920, 1080}, {239, 100}));
    CHECK_FALSE(fitsShape({1280, 536}, {235, 100}));
}
