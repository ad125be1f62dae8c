#pragma once

#include <cmath>
#include <cstddef>
#include <numbers>
#include <string>

namespace premise::test {

/// A ball of 0.5 m radius standing on the floor, told as OBJ by some 2 · side² triangles, closed: large
/// enough for levels of detail from a side of ten on.
inline std::string ballObj(int side)
{
    std::string text = "v 0 1 0\n";
    for (int y = 1; y < side; ++y) {
        const double down = std::numbers::pi * y / side;
        for (int x = 0; x < side; ++x) {
            const double around = 2.0 * std::numbers::pi * x / side;
            text += "v " + std::to_string(0.5 * std::sin(down) * std::cos(around)) + " " +
                    std::to_string(0.5 + 0.5 * std::cos(down)) + " " +
                    std::to_string(-0.5 * std::sin(down) * std::sin(around)) + "\n";
        }
    }
    const int last = (side - 1) * side + 2;
    text += "v 0 0 0\n";
    const auto corner = [side](int y, int x) { return std::to_string(y * side + x % side + 2); };
    for (int x = 0; x < side; ++x) {
        text += "f 1 " + corner(0, x) + " " + corner(0, x + 1) + "\n";
        text += "f " + std::to_string(last) + " " + corner(side - 2, x + 1) + " " +
                corner(side - 2, x) + "\n";
    }
    for (int y = 0; y + 2 < side; ++y) {
        for (int x = 0; x < side; ++x) {
            text += "f " + corner(y, x) + " " + corner(y + 1, x) + " " + corner(y + 1, x + 1) +
                    " " + corner(y, x + 1) + "\n";
        }
    }
    return text;
}

}
