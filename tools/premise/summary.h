#pragma once

#include <string>
#include <vector>

#include "project/project.h"

namespace premise {

/// A value's smallest and largest over a shot.
struct Span {
    double least = 0.0;
    double most = 0.0;
};

/// A shot as a list of shots tells it.
struct ShotSummary {
    std::string number{};
    std::string name{};
    FrameRange range{};
    Frame handleIn = 0;
    Frame handleOut = 0;
    std::string camera{};  ///< "A"; empty where the camera is missing
    std::string body{};    ///< "ARRI ALEXA 35, 4.6K 3:2 Open Gate"
    std::string lens{};    ///< "Cooke S4/i"
    std::string support{}; ///< "dolly"
    Span focalLength{};    ///< millimetres
    Span tStop{};
};

[[nodiscard]] std::vector<ShotSummary> shotSummaries(const Project& project);

/// "40 mm", "25–40 mm".
[[nodiscard]] std::string spanText(Span span, const std::string& before, const std::string& after);

/// Record timecode of the cut's first and last frame: both can be asked for. Of a cut that is not empty.
struct CutTimes {
    std::string first{};
    std::string last{};
};
[[nodiscard]] CutTimes cutTimes(const Project& project);

}
