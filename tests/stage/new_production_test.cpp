#include "stage/new_production.h"

#include <algorithm>

#include "project/project_io.h"
#include "stage/stage.h"

#include <doctest/doctest.h>

using namespace premise;

TEST_CASE("a new production is whole, lit, and tints nothing")
{
    const Project project = newProduction();
    CHECK(problemsIn(project).empty());
    const Result<LoadedProject> again = parseProject(projectText(project), "project.json");
    REQUIRE(again);
    CHECK(again->project == project);

    const StagedFrame staged = stage(project, FreeView{}, FrameTime(project.settings.firstFrame));
    REQUIRE(staged.lights.size() == 1);
    // From above, the left and behind.
    const Vec3 shines = staged.lights.front().direction;
    CHECK(shines.y < -0.5F);
    CHECK(shines.x > 0.0F);
    CHECK(shines.z < 0.0F);
    for (const Colour& of : {project.sky.zenith, project.sky.horizon, project.sky.ground}) {
        CHECK(std::max({of.red, of.green, of.blue}) < 1.1 * std::min({of.red, of.green, of.blue}));
    }
}
