#include "stage/staged_frame.h"

namespace premise {

std::shared_ptr<const Model> modelOf(const PlacedModel& placed, const StagedFrame& frame,
                                     const Models& models)
{
    const Models& kept = placed.kind == PlacedKind::room ? frame.still->made : models;
    const auto found = kept.find(placed.asset);
    return found == kept.end() ? nullptr : found->second;
}

}
