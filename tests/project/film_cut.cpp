#include "film_cut.h"

namespace premise::test {

Project filmCut()
{
    Project project;
    project.settings.firstFrame = 0;
    project.settings.timecodeStart = 0;
    project.cameras.put({.id = {10}, .name = "A"});
    project.marks.put({.id = {11}, .name = "Door"});
    project.marks.put({.id = {12}, .name = "Bar", .z = Metres(-4.0)});
    project.cast.put({.id = {13},
                      .name = "Marek",
                      .stops = {{.mark = {11}, .arrive = 0, .leave = 50},
                                {.mark = {12}, .arrive = 154, .leave = 154}}});
    std::uint32_t id = 0;
    const auto shot = [&](const char* number, FrameRange range) {
        Shot row;
        row.id = {++id};
        row.number = number;
        row.camera = {10};
        row.range = range;
        row.handleIn = 8;
        row.handleOut = 8;
        project.cut.push_back({row.id, range});
        project.shots.put(row);
    };
    shot("12A", {0, 156});
    shot("12B", {144, 240});
    shot("12C", {228, 300});
    shot("12D", {312, 408});
    project.lastId = 13;
    return project;
}

}
