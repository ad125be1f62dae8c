#pragma once

#include <memory>
#include <vector>

#include "asset/library.h"
#include "stage/staged_frame.h"

namespace premise {

/// A line of a plan, seen from above: (x, z) in metres.
struct PlanLine {
    Vec2 from{0.0F};
    Vec2 to{0.0F};
};

/// Where a level plane cuts what stands still: the walls as an architect's plan has them. Pieces whose
/// lowest point lies above the plane, or highest below it, add nothing.
[[nodiscard]] std::vector<PlanLine> sectionOf(const StillScene& still, const Models& models,
                                              double height);

/// The same, kept as long as the still set, the models and the height are.
class Section {
public:
    [[nodiscard]] const std::vector<PlanLine>& of(const std::shared_ptr<const StillScene>& still,
                                                  const Models& models, double height);

private:
    std::weak_ptr<const StillScene> still_;
    double height_ = -1e9;
    std::size_t models_ = 0; ///< how many there were
    std::vector<PlanLine> lines_;
};

}
