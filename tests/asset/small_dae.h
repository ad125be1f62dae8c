#pragma once

#include <string>

namespace premise::test {

/// A COLLADA document of one triangle "g" on a node "n": corners 0 0 0, 1 0 0 and 0 1 0 of its units.
struct SmallDae {
    std::string asset;     ///< in <asset>
    std::string libraries; ///< beside the geometry's
    std::string positions = "0 0 0 1 0 0 0 1 0";
    std::string nodes = "<node id=\"n\" name=\"n\"><instance_geometry url=\"#g\"/></node>";

    [[nodiscard]] std::string text() const;
};

}
