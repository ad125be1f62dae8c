#pragma once

#include "project/project.h"

namespace premise::test {

/// The café scene at 24 frames a second, from frame 0: 12A 0:00–6:12, 12B 6:00–10:00, 12C
/// 9:12–12:12 and 12D 13:00–17:00, all with handles of 8 frames, one camera, and in the cut each once
/// in this order. Marek walks 2:02–6:10. The ids of the shots are 1 to 4.
[[nodiscard]] Project filmCut();

}
