#pragma once

#include <string>
#include <type_traits>

#include "project/project.h"

namespace premise {

/// The project's table of this kind of row.
template <class Row, class AnyProject> [[nodiscard]] auto& tableOf(AnyProject& project)
{
    if constexpr (std::is_same_v<Row, Asset>) {
        return project.assets;
    } else if constexpr (std::is_same_v<Row, SetPiece>) {
        return project.setPieces;
    } else if constexpr (std::is_same_v<Row, Room>) {
        return project.rooms;
    } else if constexpr (std::is_same_v<Row, Prop>) {
        return project.props;
    } else if constexpr (std::is_same_v<Row, Mark>) {
        return project.marks;
    } else if constexpr (std::is_same_v<Row, Cast>) {
        return project.cast;
    } else if constexpr (std::is_same_v<Row, Light>) {
        return project.lights;
    } else if constexpr (std::is_same_v<Row, CameraSetup>) {
        return project.cameras;
    } else if constexpr (std::is_same_v<Row, Shot>) {
        return project.shots;
    } else if constexpr (std::is_same_v<Row, Sound>) {
        return project.sounds;
    } else {
        static_assert(std::is_same_v<Row, SoundClip>);
        return project.soundClips;
    }
}

/// What a sentence calls this kind of row.
template <class Row> [[nodiscard]] constexpr const char* kindOf()
{
    if constexpr (std::is_same_v<Row, Asset>) {
        return "model";
    } else if constexpr (std::is_same_v<Row, SetPiece>) {
        return "set piece";
    } else if constexpr (std::is_same_v<Row, Room>) {
        return "room";
    } else if constexpr (std::is_same_v<Row, Prop>) {
        return "prop";
    } else if constexpr (std::is_same_v<Row, Mark>) {
        return "mark";
    } else if constexpr (std::is_same_v<Row, Cast>) {
        return "actor";
    } else if constexpr (std::is_same_v<Row, Light>) {
        return "light";
    } else if constexpr (std::is_same_v<Row, CameraSetup>) {
        return "camera";
    } else if constexpr (std::is_same_v<Row, Shot>) {
        return "shot";
    } else if constexpr (std::is_same_v<Row, Sound>) {
        return "sound";
    } else {
        static_assert(std::is_same_v<Row, SoundClip>);
        return "sound clip";
    }
}

/// "camera A", "shot 030", "actor Marek"; a row without a name goes by its id.
template <class Row> [[nodiscard]] std::string titleOf(const Row& row)
{
    std::string name;
    if constexpr (std::is_same_v<Row, Shot>) {
        name = row.number;
    } else {
        name = row.name;
    }
    return fmt::format("{} {}", kindOf<Row>(),
                       name.empty() ? fmt::format("#{}", row.id.value) : name);
}

/// For the start of a sentence.
[[nodiscard]] inline std::string capitalised(std::string text)
{
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') {
        text[0] = char(text[0] - 'a' + 'A');
    }
    return text;
}

}
