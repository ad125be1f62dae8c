#include "film/projection.h"

#include "base/promise.h"

namespace premise {

Mat4 clipFromView(const HalfExtent& half, Metres near, Vec2 shift)
{
    PROMISE(near > Metres(0.0), "The near plane lies in front of the camera");
    PROMISE(half.horizontal > 0.0 && half.vertical > 0.0, "A picture has a size");
    Mat4 clip(0.0F);
    clip[0][0] = float(1.0 / half.horizontal);
    clip[1][1] = float(-1.0 / half.vertical);
    clip[2][0] = -shift.x;
    clip[2][1] = -shift.y;
    clip[2][3] = -1.0F;
    clip[3][2] = float(near.value());
    return clip;
}

Vec3 pictureFromView(const HalfExtent& half, const Vec3& pointInView)
{
    const float depth = -pointInView.z;
    const Vec2 tangent = Vec2(pointInView) / depth;
    return {0.5F + 0.5F * tangent.x / float(half.horizontal),
            0.5F - 0.5F * tangent.y / float(half.vertical), depth};
}

}
