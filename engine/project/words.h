#pragma once

#include <array>
#include <string_view>
#include <utility>

#include "project/rows.h"
#include "project/sound.h"

namespace premise {

/// How an enumeration is written in files. Specialised for each; words never change their meaning.
template <class Enum> struct Words;

template <> struct Words<Interpolation> {
    static constexpr std::array list{
        std::pair{"constant", Interpolation::constant},
        std::pair{"linear", Interpolation::linear},
        std::pair{"bezier", Interpolation::bezier},
    };
};

template <> struct Words<LightKind> {
    static constexpr std::array list{
        std::pair{"sun", LightKind::sun},
        std::pair{"point", LightKind::point},
        std::pair{"spot", LightKind::spot},
        std::pair{"area", LightKind::area},
    };
};

template <> struct Words<OpeningKind> {
    static constexpr std::array list{
        std::pair{"door", OpeningKind::door},
        std::pair{"window", OpeningKind::window},
        std::pair{"opening", OpeningKind::opening},
    };
};

template <> struct Words<SoundClock> {
    static constexpr std::array list{
        std::pair{"cut", SoundClock::cut},
        std::pair{"scene", SoundClock::scene},
    };
};

template <> struct Words<SupportKind> {
    static constexpr std::array list{
        std::pair{"tripod", SupportKind::tripod},
        std::pair{"dolly", SupportKind::dolly},
        std::pair{"slider", SupportKind::slider},
        std::pair{"crane", SupportKind::crane},
        std::pair{"jib", SupportKind::jib},
        std::pair{"steadicam", SupportKind::steadicam},
        std::pair{"handheld", SupportKind::handheld},
        std::pair{"drone", SupportKind::drone},
        std::pair{"cable", SupportKind::cable},
    };
};

/// The word for a value.
template <class Enum> [[nodiscard]] constexpr std::string_view wordFor(Enum value)
{
    for (const auto& [word, meaning] : Words<Enum>::list) {
        if (meaning == value) {
            return word;
        }
    }
    return Words<Enum>::list[0].first;
}

}
