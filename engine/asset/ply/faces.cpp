#include "asset/ply/faces.h"

#include <algorithm>
#include <cmath>

namespace premise {

namespace {

    bool isFinitePlace(const Vec3& p)
    {
        return std::isfinite(p.x) && std::isfinite(p.y) && std::isfinite(p.z);
    }

    bool isThere(double corner, std::size_t vertices)
    {
        return corner >= 0.0 && corner < static_cast<double>(vertices);
    }

}

void PlyFaces::addFace(std::span<const double> corners, std::span<const double> uvs)
{
    if (corners.size() < 3) {
        ++thin_;
        return;
    }
    known_.clear();
    polygon_.clear();
    for (const double corner : corners) {
        if (!isThere(corner, vertices_.size())) {
            ++outside_;
            return;
        }
        known_.push_back(static_cast<std::uint32_t>(corner));
        polygon_.push_back(vertices_[known_.back()].position);
    }
    if (!std::ranges::all_of(polygon_, isFinitePlace)) {
        ++infinite_;
        return;
    }
    triangulate(polygon_, cut_);
    for (const Triangle& triangle : cut_) {
        for (const std::uint32_t place : triangle) {
            indices_.push_back(known_[place]);
            if (uvs.size() == corners.size() * 2) { // v counts from the bottom of the picture
                cornerUvs_.emplace_back(static_cast<float>(uvs[std::size_t(place) * 2]),
                                        1.0F - static_cast<float>(uvs[std::size_t(place) * 2 + 1]));
            }
        }
    }
}

void PlyFaces::addTriangle(const std::uint32_t (&corners)[3])
{
    const bool bend = corners[0] == corners[1] || corners[1] == corners[2] ||
                      corners[2] == corners[0]; // strips turn corners by triangles without area
    if (bend) {
        return;
    }
    if (!std::ranges::all_of(corners, [this](std::uint32_t corner) {
            return isFinitePlace(vertices_[corner].position);
        })) {
        ++infinite_;
        return;
    }
    indices_.insert(indices_.end(), std::begin(corners), std::end(corners));
}

void PlyFaces::addStrip(std::span<const double> corners)
{
    known_.clear(); // of the strip so far
    for (const double corner : corners) {
        if (!isThere(corner, vertices_.size())) {
            outside_ += corner < 0.0 ? 0 : 1;
            known_.clear();
            continue;
        }
        known_.push_back(static_cast<std::uint32_t>(corner));
        const std::size_t count = known_.size();
        if (count >= 3) {
            const bool turned = count % 2 == 0;
            addTriangle({known_[count - (turned ? 2 : 3)], known_[count - (turned ? 3 : 2)],
                         known_[count - 1]});
        }
    }
}

void PlyFaces::report(const std::string& model, Warnings& warnings) const
{
    if (outside_ > 0) {
        warnings.add("{}: {} faces name vertices that are not there; they are left out.", model,
                     outside_);
    }
    if (infinite_ > 0) {
        warnings.add("{}: {} faces have corners that are not finite numbers; they are left out.",
                     model, infinite_);
    }
    if (thin_ > 0) {
        warnings.add("{}: {} faces have fewer than three corners; they are left out.", model,
                     thin_);
    }
}

}
