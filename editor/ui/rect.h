#pragma once

#include <algorithm>

namespace premise::ui {

/// A part of the window, in points from its top left. Layout cuts pieces off: take…() returns the
/// piece and leaves the rest.
struct Rect {
    float x = 0.0F;
    float y = 0.0F;
    float w = 0.0F;
    float h = 0.0F;

    [[nodiscard]] float right() const { return x + w; }
    [[nodiscard]] float bottom() const { return y + h; }
    [[nodiscard]] float midX() const { return x + w * 0.5F; }
    [[nodiscard]] float midY() const { return y + h * 0.5F; }
    [[nodiscard]] bool empty() const { return w <= 0.0F || h <= 0.0F; }
    [[nodiscard]] bool contains(float px, float py) const
    {
        return px >= x && px < right() && py >= y && py < bottom();
    }

    Rect takeLeft(float width, float gap = 0.0F)
    {
        const Rect piece{x, y, std::min(width, w), h};
        const float taken = std::min(width + gap, w);
        x += taken;
        w -= taken;
        return piece;
    }
    Rect takeRight(float width, float gap = 0.0F)
    {
        const float piece = std::min(width, w);
        const Rect taken{x + w - piece, y, piece, h};
        w = std::max(w - piece - gap, 0.0F);
        return taken;
    }
    Rect takeTop(float height, float gap = 0.0F)
    {
        const Rect piece{x, y, w, std::min(height, h)};
        const float taken = std::min(height + gap, h);
        y += taken;
        h -= taken;
        return piece;
    }
    Rect takeBottom(float height, float gap = 0.0F)
    {
        const float piece = std::min(height, h);
        const Rect taken{x, y + h - piece, w, piece};
        h = std::max(h - piece - gap, 0.0F);
        return taken;
    }
    [[nodiscard]] Rect inset(float horizontal, float vertical) const
    {
        return {x + horizontal, y + vertical, std::max(w - 2.0F * horizontal, 0.0F),
                std::max(h - 2.0F * vertical, 0.0F)};
    }
    [[nodiscard]] Rect inset(float all) const { return inset(all, all); }
    /// This high, in the middle.
    [[nodiscard]] Rect band(float height) const { return {x, y + (h - height) * 0.5F, w, height}; }
    /// The largest of this shape (width / height) inside, in the middle.
    [[nodiscard]] Rect fitted(float shape) const
    {
        const float width = std::min(w, h * shape);
        const float height = width / shape;
        return {x + (w - width) * 0.5F, y + (h - height) * 0.5F, width, height};
    }
    friend bool operator==(const Rect&, const Rect&) = default;
};

}
