#pragma once

#include <optional>
#include <vector>

#include "asset/library.h"
#include "stage/block_edits.h"
#include "stage/pick.h"

namespace premise {

/// Where somebody sits on a model, in its own space.
struct Seat {
    Vec3 top{0.0F};               ///< the middle of what is sat on
    Vec3 ahead{0.0F, 0.0F, 1.0F}; ///< the way a sitter faces
};

/// A model's own seats: its nodes named "seat", or "seat" and something that is no letter ("seat.001",
/// "Seat_left"). A node's origin is the middle of what is sat on, its +z the way a sitter faces.
[[nodiscard]] std::vector<Seat> seatsOf(const Model& model);

/// The seat of what seats one person: its own, or in the middle of what is no wider than a chair. None on
/// benches and sofas, and where nothing level is as high as people sit.
[[nodiscard]] std::optional<Seat> singleSeat(const Model& model);

/// Whether a name says that its thing is to sit on: one of its words is chair, stool, sofa, bench…
[[nodiscard]] bool namesSeat(std::string_view name);

/// Where an actor comes to be who is put where a ray met something: on a seat of the model, the nearest
/// one within an arm's length; on what its name says is a seat, where a sitter fits; else on their feet,
/// facing `viewer`. The feet of who sits are on the floor that the seat stands on, unless it is higher or
/// lower than legs are long. `figureScale`: stage/blocking.h.
[[nodiscard]] Spot spotOn(const Picked& picked, const Project& project, const StagedFrame& frame,
                          const Models& models, double figureScale, const DVec3& viewer);

}
