#pragma once

namespace premise::import {

/// Starts a worker for every order that comes, by a fork of this process: libraries are loaded and
/// bound once, which is most of what a small model costs. Reads nothing of any model itself. Ends,
/// with all its workers, when the host does. The program's exit code.
[[nodiscard]] int serveForks();

}
