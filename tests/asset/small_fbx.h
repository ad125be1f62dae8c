#pragma once

#include <string>

namespace premise::test {

/// A text FBX of one triangle "tri", 1 × 1 of its units, at the origin: geometry 100, model 200. The
/// file's own settings, objects and connections come on top.
struct SmallFbx {
    std::string settings;    ///< property lines
    std::string objects;     ///< records
    std::string connections; ///< records
    std::string inModel;     ///< property lines of the triangle's model
    bool triangle = true;

    [[nodiscard]] std::string text() const;
};

/// P: "name", "type", "", "A",value
[[nodiscard]] std::string fbxProperty(const std::string& name, const std::string& value,
                                      const std::string& type = "Number");

/// A take "Take 001" (300) of one layer (301), and of one curve node (302) on a property of model
/// 200, whose curve (303) on `axis` has these arrays; the others stay.
[[nodiscard]] SmallFbx movedTriangle(const std::string& property, const std::string& axis,
                                     const std::string& ticks, const std::string& values,
                                     const std::string& flags, const std::string& data,
                                     const std::string& uses);

}
