#pragma once

namespace premise::import {

/// Whether the acts are tried within the box, or, to see that trying them tells anything, outside.
enum class Trial { boxed, open };

/// Tries, each in a process of its own, what an importer must never do, and prints what became of it.
/// The program's exit code: 0 when every act is refused, 1 when one is not, 3 where there is no box.
[[nodiscard]] int selfTest(Trial trial);

}
