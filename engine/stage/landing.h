#pragma once

#include <memory>
#include <optional>
#include <string>

#include "project/catalogue.h"
#include "stage/openings.h"

namespace premise {

// A model of the library that is held over a view: where it comes to be, and what it does there.

enum class LandingWay {
    stands, ///< on a floor, a table, the ground
    faces,  ///< a seat that a table has caught
    hangs,  ///< under a ceiling
    fills,  ///< a hole of its own in a wall
    sits    ///< a person on a seat
};

struct Landing {
    LandingWay way = LandingWay::stands;
    Drop drop{};      ///< the model's own place; of who sits, where their feet would be
    WallPlace wall{}; ///< of what fills a hole
    Spot spot{};      ///< of a person
    std::string on{}; ///< the name of what it stands on, sits on, faces; empty: the ground
};

struct LandingWish {
    CatalogueModel what{};
    std::shared_ptr<const Model> model{}; ///< its file, read
    DVec3 viewer{0.0};                    ///< whom it turns its front to
    /// As the hand says: no table catches it, no wall, no seat.
    bool freely = false;
    Metres step{}; ///< on a grid as wide; 0: anywhere
};

/// What a ray through a view points at, as whoever drops things there needs it.
struct LandingScene {
    const Project& project;
    const StagedFrame& frame;
    const Models& models;
    Picker& picker;
};

/// Doors and windows go into the wall that is nearest, seats catch tables, lamps hang from the ceiling
/// over the place, people sit down on seats; all else stands on what is under the ray. None where the
/// ray meets nothing and does not come down to the ground within 500 m.
[[nodiscard]] std::optional<Landing> landingOf(const Ray& ray, const LandingWish& wish,
                                               const LandingScene& scene);

/// What landed, and the edits that put it there.
struct Landed {
    std::vector<Edit> edits{};
    PlacedKind kind = PlacedKind::set; ///< of the row: cast, prop (gear or not) or set
    std::uint32_t row = 0;             ///< its id when the edits are applied in order
};

/// People become a cast row, grip and props what is handled, all else part of the set. `file` is the
/// model as the production keeps it. Fails where the wall has no place for the hole.
[[nodiscard]] Result<Landed> editsToLand(const Project& project, const CatalogueModel& what,
                                         const Landing& landing, const DroppedModel& file);

}
