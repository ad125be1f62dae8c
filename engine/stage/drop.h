#pragma once

#include "stage/pick.h"
#include "stage/seats.h"

namespace premise {

/// Where a model comes to stand that is dropped into the set.
struct Drop {
    DVec3 position{0.0}; ///< of the model's origin, world
    Angle pan;
    std::optional<Picked>
        on; ///< what it stands on, leans at or hangs from; none: the ground at y = 0
};

struct DropWish {
    Bounds model;      ///< of what is dropped, in its own space
    DVec3 viewer{0.0}; ///< whom it turns its front to
    PickWish pick{};   ///< without what is being dragged itself
};

/// The model upright under the ray: the middle of its foot on what is level, with its front (+z) to the
/// viewer; on the floor before a wall, with its back to it; hanging from a ceiling. None where the ray
/// meets nothing and does not come down to the ground within 500 m.
[[nodiscard]] std::optional<Drop> dropUnder(const Ray& ray, const DropWish& wish, Picker& picker,
                                            const StagedFrame& frame, const Models& models);

/// A seat that was dropped within an arm's length of a table turns to face it and stands where who sits
/// on it has the table's edge before them. None where no table is near. What is as high as a table and
/// wide enough for a plate is one.
[[nodiscard]] std::optional<Drop> caughtByTable(const Drop& drop, const Seat& seat,
                                                const DropWish& wish, const StagedFrame& frame,
                                                const Models& models);

/// What a row is called: "Table 4"; empty where it is not there.
[[nodiscard]] std::string nameOf(const Project& project, PlacedKind kind, std::uint32_t row);

/// A model file that is dropped.
struct DroppedModel {
    std::string name; ///< of the new row; a number comes behind it where it is taken
    std::string path; ///< as in Asset
    std::string contentHash{};
};

/// A new set piece or prop with the model where it was dropped; the asset is the one of this path, or a
/// new one.
[[nodiscard]] Made<SetPiece> editsToDressWith(const Project& project, const DroppedModel& model,
                                              const Drop& drop);
[[nodiscard]] Made<Prop> editsToPropWith(const Project& project, const DroppedModel& model,
                                         const Drop& drop);

}
