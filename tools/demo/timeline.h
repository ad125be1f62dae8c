#pragma once

#include "base/time.h"
#include "math/types.h"

namespace premise::demo {

// The scene in frames: what happens when, and where the cuts fall. Shots follow each other in scene
// time without a gap, so that every cut is on a movement that goes on.

namespace beat {
    inline constexpr Frame scene = 1001;
    inline constexpr Frame marekComes = 1210; ///< from the deck through the door
    inline constexpr Frame marekEntered = 1262;
    inline constexpr Frame inesLooksUp = 1292;
    inline constexpr Frame inesSeesHim = 1304;
    inline constexpr Frame marekCrosses = 1344;
    inline constexpr Frame marekAtTable = 1448;
    inline constexpr Frame marekGoesToSit = 1512;
    inline constexpr Frame marekAtChair = 1550; ///< and sits from here on
    inline constexpr Frame letterGoes = 1628;   ///< pushed across the table
    inline constexpr Frame letterThere = 1652;
    inline constexpr Frame marekReads = 1660;
    inline constexpr Frame marekLooksUp = 1692;
    inline constexpr Frame inesSpeaks = 1708;
    inline constexpr Frame end = 1960;
}

namespace cutAt {
    inline constexpr Frame deck = 1001;
    inline constexpr Frame room = 1073;
    inline constexpr Frame letter = 1145;
    inline constexpr Frame door = 1217;
    inline constexpr Frame inesLooks = 1281;
    inline constexpr Frame crossing = 1345;
    inline constexpr Frame overMarek = 1440;
    inline constexpr Frame marekSits = 1488;
    inline constexpr Frame twoShot = 1582;
    inline constexpr Frame overInes = 1658;
    inline constexpr Frame overHim = 1708;
    inline constexpr Frame zoom = 1768;
    inline constexpr Frame closing = 1840;
    inline constexpr Frame end = 1945;
}

// Where people's eyes are while they are where they are.
namespace eyes {
    inline constexpr DVec3 inesSeated{1.31, 1.17, -1.67};
    inline constexpr DVec3 marekEntry{-3.70, 1.70, 1.90};
    inline constexpr DVec3 marekTable{-0.55, 1.70, -0.98};
    inline constexpr DVec3 marekSeated{-0.21, 1.24, -1.57};
}

}
