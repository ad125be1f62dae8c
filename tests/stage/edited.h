#pragma once

#include <vector>

#include "project/edit.h"
#include "scene.h"

#include <doctest/doctest.h>

namespace premise::test {

/// The walk scene with models for its actors, so that edits may touch them.
[[nodiscard]] inline Project modelledScene()
{
    Project project = walkScene();
    for (const std::uint32_t id : {30U, 31U}) {
        project.assets.put({{id}, "figure", "figure.glb", {}});
    }
    return project;
}

/// The project after edits, all of which must be possible.
[[nodiscard]] inline Project edited(Project project, const std::vector<Edit>& edits)
{
    for (const Edit& edit : edits) {
        auto after = applied(project, edit);
        REQUIRE_MESSAGE(after.has_value(), (after ? "" : after.error().message));
        project = std::move(*after);
    }
    return project;
}

}
