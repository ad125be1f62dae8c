#include <algorithm>

#include <fmt/format.h>

#include "project/project.h"

#include <doctest/doctest.h>

using namespace premise;

namespace {

void put(Project& project, LightKind kind, const std::string& name, bool castsShadow = true)
{
    project.lights.put(
        {.id = {++project.lastId}, .name = name, .kind = kind, .castsShadow = castsShadow});
}

Project litBy(LightKind kind, int count, bool castsShadow)
{
    Project project;
    for (int i = 1; i <= count; ++i) {
        put(project, kind, fmt::format("L{}", i), castsShadow);
    }
    return project;
}

void checkNotes(const Project& project, const std::vector<std::string>& expected)
{
    std::vector<std::string> told;
    for (const Problem& problem : problemsIn(project)) {
        CHECK(problem.weight == Problem::Weight::note);
        told.push_back(problem.message);
    }
    CHECK(told == expected);
}

}

TEST_CASE("a point that is to throw a shadow is noted")
{
    Project project;
    put(project, LightKind::point, "Kettle");
    checkNotes(project,
               {"Light Kettle is a point and throws no shadow; spots and area lights do."});
    put(project, LightKind::point, "Stove");
    checkNotes(project, {"Lights Kettle and Stove are points and throw no shadows; spots and area "
                         "lights do."});
    put(project, LightKind::point, "Hob");
    checkNotes(project, {"Lights Kettle, Stove and Hob are points and throw no shadows; spots and "
                         "area lights do."});
    put(project, LightKind::point, "Lantern");
    checkNotes(project, {"Lights Kettle, Stove and 2 more are points and throw no shadows; spots "
                         "and area lights do."});
}

TEST_CASE("a point without a shadow and a lamp that is off are nobody's concern")
{
    Project project = litBy(LightKind::point, 3, false);
    put(project, LightKind::sun, "Sun");
    Light off{.id = {++project.lastId}, .name = "Off", .kind = LightKind::point};
    off.on = false;
    project.lights.put(off);
    checkNotes(project, {});
}

TEST_CASE("more lamps than a picture has room for are noted")
{
    checkNotes(litBy(LightKind::spot, 32, false), {});
    checkNotes(litBy(LightKind::spot, 33, false),
               {"33 lamps are on, and a picture has room for 32: the weakest at the lens are left "
                "out."});
}

TEST_CASE("more shadows than a picture has room for are noted")
{
    checkNotes(litBy(LightKind::area, 8, true), {});
    checkNotes(litBy(LightKind::spot, 9, true),
               {"9 lamps ask for shadows, and a picture has room for those of 8: the first in the "
                "list."});
    checkNotes(litBy(LightKind::spot, 40, true),
               {"40 lamps are on, and a picture has room for 32: the weakest at the lens are left "
                "out.",
                "40 lamps ask for shadows, and a picture has room for those of 8: the strongest at "
                "the lens."});
}
