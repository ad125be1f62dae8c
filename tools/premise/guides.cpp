#include "tools/premise/guides.h"

#include <algorithm>
#include <cmath>

#include "image/text.h"

namespace premise {

namespace {

    struct Ink {
        std::uint8_t light = 232;
        std::uint8_t alpha = 255;
    };

    int thickness(const Image8& picture)
    {
        return std::max(1, picture.height / 540);
    }

    void outline(Image8& picture, const FrameRect& rect, Ink ink)
    {
        const int left = int(std::lround(rect.x * picture.width));
        const int top = int(std::lround(rect.y * picture.height));
        const int right = int(std::lround((rect.x + rect.width) * picture.width));
        const int bottom = int(std::lround((rect.y + rect.height) * picture.height));
        const int line = thickness(picture);
        const auto fill = [&](int x, int y, int width, int height) {
            fillRect(picture, x, y, width, height, ink.light, ink.light, ink.light, ink.alpha);
        };
        fill(left, top, right - left, line);
        fill(left, bottom - line, right - left, line);
        fill(left, top + line, line, bottom - top - 2 * line);
        fill(right - line, top + line, line, bottom - top - 2 * line);
    }

    void cross(Image8& picture, Ink ink)
    {
        const int line = thickness(picture);
        const int arm = std::max(4, picture.height / 40);
        const int x = picture.width / 2;
        const int y = picture.height / 2;
        fillRect(picture, x - arm, y - line / 2, 2 * arm, line, ink.light, ink.light, ink.light,
                 ink.alpha);
        fillRect(picture, x - line / 2, y - arm, line, 2 * arm, ink.light, ink.light, ink.light,
                 ink.alpha);
    }

}

void drawGuides(Image8& picture, const std::vector<Aspect>& frameLines)
{
    constexpr Ink strong{232, 200};
    constexpr Ink faint{232, 110};
    const double own = double(picture.width) / double(picture.height);
    const FrameRect whole;
    outline(picture, safeArea(whole, actionSafe), faint);
    outline(picture, safeArea(whole, titleSafe), faint);
    cross(picture, strong);
    for (std::size_t i = 1; i < frameLines.size(); ++i) {
        const FrameRect rect = frameLine(own, frameLines[i].ratio());
        outline(picture, rect, strong);
        TextStyle style;
        style.size = std::max(9.0, picture.height / 40.0);
        drawText(picture, int(rect.x * picture.width) + 6, int(rect.y * picture.height) + 4,
                 formatAspect(frameLines[i]), style);
    }
}

}
