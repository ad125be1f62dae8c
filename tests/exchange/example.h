#pragma once

#include "exchange/timeline.h"

namespace premise::test {

/// Two tracks, a gap, markers, speeds, a camera, an unnamed movie: what a timeline can have.
inline Timeline exampleTimeline()
{
    TimelineClip first;
    first.name = "030 take 2";
    first.shot = "030";
    first.take = 2;
    first.file = "mill_030_t2.mp4";
    first.available = {993, 1081};
    first.sourceFirst = 1001;
    first.camera = TimelineCamera{"B",
                                  "ARRI ALEXA 35",
                                  "4.6K 3:2 Open Gate",
                                  Millimetres(27.99),
                                  Millimetres(19.22),
                                  "Cooke S4/i",
                                  1.0,
                                  Millimetres(25.0),
                                  Millimetres(40.0)};
    TimelineClip slow = first;
    slow.sourceFirst = 1033;
    slow.speed = {1, 2};
    slow.camera.reset();
    TimelineClip other;
    other.name = "plate \"A\" – Übergang";
    other.sourceFirst = 86400;
    Timeline timeline{"Mill & Sea", {24, 1}, 86400, DropFrame::no, 1280, 536, {}};
    timeline.tracks.push_back({"V1",
                               {{48, first, {{"look", "his hand", 3, 0}}},
                                {12, {}, {}},
                                {40, slow, {}},
                                {24, other, {}}}});
    return timeline;
}

}
