// An import beside everything else, as the editor does it.
#include <chrono>
#include <fstream>

#include "asset/import/job.h"
#include "boxed_settings.h"
#include "small_gltf.h"

#include <doctest/doctest.h>

#include "support/shared.h"

namespace {

using namespace premise;
using namespace premise::test;

fs::path triangleIn(const fs::path& folder)
{
    std::ofstream(folder / "wedge.obj") << "v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n";
    return folder / "wedge.obj";
}

TEST_CASE("a job ends with the model and tells so")
{
    const TemporaryFolder folder;
    ImportJob job(triangleIn(folder.path()), boxedWithoutCache());
    job.wait();
    const ImportProgress progress = job.progress();
    CHECK(progress.stage == ImportStage::done);
    REQUIRE(progress.model);
    CHECK(triangleCount(*progress.model) == 1);
    CHECK(job.failure().empty());
}

TEST_CASE("a job that fails keeps the sentence")
{
    const TemporaryFolder folder;
    ImportJob job(folder.path() / "gone.obj", boxedWithoutCache());
    job.wait();
    CHECK(job.progress().stage == ImportStage::failed);
    CHECK(job.progress().model == nullptr);
    CHECK(job.failure() == (folder.path() / "gone.obj").string() +
                               " is not there. Put it back, or choose another model.");
}

TEST_CASE("a job nobody wants ends at once and so does one that is dropped")
{
    const TemporaryFolder folder;
    const auto begin = std::chrono::steady_clock::now();
    {
        ImportJob job(triangleIn(folder.path()), boxedWithoutCache());
        job.cancel();
        job.wait();
        const ImportStage stage = job.progress().stage;
        CHECK((stage == ImportStage::failed || stage == ImportStage::done));
        ImportJob dropped(triangleIn(folder.path()), boxedWithoutCache());
    }
    const double seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    CHECK(seconds < 5.0);
}

TEST_CASE("a job can be looked at all the while")
{
    const TemporaryFolder folder;
    ImportJob job(triangleIn(folder.path()), boxedWithoutCache());
    for (;;) {
        const ImportProgress progress = job.progress();
        CHECK((progress.model == nullptr || progress.model->meshes.size() == 1));
        if (progress.stage == ImportStage::done || progress.stage == ImportStage::failed) {
            CHECK(progress.stage == ImportStage::done);
            break;
        }
    }
}

}
