#include "stage/seats.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>

#include <glm/geometric.hpp>

#include "asset/pose/pose_model.h"
#include "stage/figure.h"
#include "stage/ray_model.h"
#include "stage/walk_path.h"

namespace premise {

namespace {

    constexpr double armsLength = 0.6;    ///< metres
    constexpr double lowestSeat = 0.3;    ///< metres over what it stands on
    constexpr double highestSeat = 0.9;   ///< of a stool at a bar
    constexpr double widestSingle = 0.85; ///< metres: what is wider seats several
    constexpr float level = 0.8F;         ///< cosine of its slope

    char small(char letter)
    {
        return char(std::tolower(static_cast<unsigned char>(letter)));
    }

    bool isLetter(char character)
    {
        return std::isalpha(static_cast<unsigned char>(character)) != 0;
    }

    bool isSeatNode(const std::string& name)
    {
        constexpr std::string_view word = "seat";
        if (name.size() < word.size() ||
            !std::equal(word.begin(), word.end(), name.begin(),
                        [](char a, char b) { return a == small(b); })) {
            return false;
        }
        return name.size() == word.size() || !isLetter(name[word.size()]);
    }

    /// "cafeChair_2" is cafe and chair.
    std::vector<std::string> wordsOf(std::string_view name)
    {
        std::vector<std::string> words(1);
        for (std::size_t i = 0; i < name.size(); ++i) {
            const bool begins = i > 0 && std::isupper(static_cast<unsigned char>(name[i])) != 0 &&
                                std::islower(static_cast<unsigned char>(name[i - 1])) != 0;
            if (!isLetter(name[i]) || begins) {
                words.emplace_back();
            }
            if (isLetter(name[i])) {
                words.back().push_back(small(name[i]));
            }
        }
        return words;
    }

    const PlacedModel* placedIn(const StagedFrame& frame, const Picked& picked)
    {
        for (const std::vector<PlacedModel>* models : {&frame.still->models, &frame.moving}) {
            const auto at = std::ranges::find_if(*models, [&](const PlacedModel& placed) {
                return placed.kind == picked.kind && placed.row == picked.row;
            });
            if (at != models->end()) {
                return &*at;
            }
        }
        return nullptr;
    }

    bool isNarrow(const Bounds& box, double scale)
    {
        return double(std::max(box.size().x, box.size().z)) * scale < widestSingle;
    }

    bool isSatOn(const Bounds& box, const Vec3& top, const Vec3& normal, double scale)
    {
        const double height = double(top.y - box.min.y) * scale;
        return normal.y >= level && height >= lowestSeat && height <= highestSeat;
    }

    /// A single seat where something level lies in the middle of the model, in its own space.
    std::optional<Seat> seatInMiddle(const Model& model, double scale)
    {
        const Bounds& box = model.bounds;
        const LocalRay down{DVec3(box.centre().x, box.max.y + 1.0F, box.centre().z),
                            DVec3(0.0, -1.0, 0.0)};
        const std::optional<Crossing> crossing = RayModel(model).nearest(down, {});
        if (!crossing) {
            return std::nullopt;
        }
        Seat seat;
        seat.top = Vec3(down.origin + down.direction * crossing->distance);
        const Vec3 normal(glm::normalize(crossing->normal));
        return isSatOn(box, seat.top, normal, scale) ? std::optional(seat) : std::nullopt;
    }

    /// On a model without seat nodes: a single seat in its middle, one of several where it was met.
    std::optional<Seat> seatByShape(const Model& model, const PlacedModel& placed,
                                    const Picked& picked)
    {
        const double scale = double(glm::length(Vec3(placed.worldFromModel[1])));
        if (isNarrow(model.bounds, scale)) {
            return seatInMiddle(model, scale);
        }
        Seat seat;
        seat.top = Vec3(glm::inverse(placed.worldFromModel) * Vec4(Vec3(picked.point), 1.0F));
        return isSatOn(model.bounds, seat.top, picked.normal, scale) ? std::optional(seat)
                                                                     : std::nullopt;
    }

    /// The seat that is meant by a place on the model.
    std::optional<Seat> meantSeat(const Model& model, const PlacedModel& placed,
                                  const Picked& picked, const Project& project)
    {
        std::optional<Seat> nearest;
        double reach = armsLength;
        for (const Seat& seat : seatsOf(model)) {
            const DVec3 top(placed.worldFromModel * Vec4(seat.top, 1.0F));
            const double away = glm::length(top - picked.point);
            if (away < reach) {
                reach = away;
                nearest = seat;
            }
        }
        const Asset* asset = project.assets.find(placed.asset);
        if (!nearest && asset != nullptr && namesSeat(asset->name)) {
            nearest = seatByShape(model, placed, picked);
        }
        return nearest;
    }

    double panOf(const Vec3& ahead)
    {
        return std::atan2(double(ahead.x), double(ahead.z));
    }

}

std::vector<Seat> seatsOf(const Model& model)
{
    std::vector<Seat> seats;
    std::vector<Mat4> modelFromNode;
    for (std::size_t i = 0; i < model.nodes.size(); ++i) {
        if (!isSeatNode(model.nodes[i].name)) {
            continue;
        }
        if (modelFromNode.empty()) {
            modelFromNode = restPose(model);
        }
        const Vec3 ahead(modelFromNode[i][2]);
        if (model.nodes[i].mesh < 0 && std::hypot(ahead.x, ahead.z) > 0.0F) {
            seats.push_back({Vec3(modelFromNode[i][3]), glm::normalize(ahead)});
        }
    }
    return seats;
}

std::optional<Seat> singleSeat(const Model& model)
{
    const std::vector<Seat> own = seatsOf(model);
    if (own.size() == 1) {
        return own.front();
    }
    return own.empty() && isNarrow(model.bounds, 1.0) ? seatInMiddle(model, 1.0) : std::nullopt;
}

bool namesSeat(std::string_view name)
{
    constexpr std::array<std::string_view, 7> whole{"seat",   "sofa",     "couch", "bench",
                                                    "settee", "loveseat", "pouffe"};
    return std::ranges::any_of(wordsOf(name), [&](const std::string& word) {
        return word.ends_with("chair") || word.ends_with("stool") ||
               std::ranges::find(whole, word) != whole.end();
    });
}

Spot spotOn(const Picked& picked, const Project& project, const StagedFrame& frame,
            const Models& models, double figureScale, const DVec3& viewer)
{
    const PlacedModel* placed = placedIn(frame, picked);
    const auto model = placed == nullptr ? nullptr : modelOf(*placed, frame, models);
    if (model != nullptr && placed->kind != PlacedKind::cast) {
        if (const auto seat = meantSeat(*model, *placed, picked, project)) {
            const DVec3 top(placed->worldFromModel * Vec4(seat->top, 1.0F));
            const double foot = double(moved(model->bounds, placed->worldFromModel).min.y);
            const double legs = top.y - figure::seatHeight * figureScale;
            constexpr double slack = 0.1; // bent knees and heels take up so much
            const double floor = std::abs(legs - foot) < slack ? foot : legs;
            const Vec3 ahead = Mat3(placed->worldFromModel) * seat->ahead;
            return {{top.x, floor, top.z}, Angle::radians(panOf(ahead)), true};
        }
    }
    const double facing = headingTowards({picked.point.x, picked.point.z}, {viewer.x, viewer.z});
    return {picked.point, Angle::radians(facing), false};
}

}
