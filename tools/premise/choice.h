#pragma once

#include <string>
#include <vector>

#include "project/project.h"

namespace premise {

/// The shot of this number. Fails with the numbers that there are.
[[nodiscard]] Result<const Shot*> shotChosen(const Project& project, const std::string& number);

/// The camera setup of this name. Fails with the names that there are.
[[nodiscard]] Result<const CameraSetup*> cameraChosen(const Project& project,
                                                      const std::string& name);

/// What the shot is filmed with. Fails where it has no camera.
[[nodiscard]] Result<const CameraSetup*> cameraOf(const Project& project, const Shot& shot);

[[nodiscard]] FrameRange withHandles(const Shot& shot);

/// Fails, naming the shot's frames, where some of these lie beyond the shot and its handles.
[[nodiscard]] Result<void> coveredBy(const Shot& shot, FrameRange frames);

/// "1001-1048" or "1001": first and last frame, both drawn. Fails on any other text and where the
/// last lies before the first.
[[nodiscard]] Result<FrameRange> parseFrames(const std::string& text);

/// "030, 040 and 050"; at most twenty and how many more there are.
[[nodiscard]] std::string listed(const std::vector<std::string>& names);

/// The production's short name, for files: its folder's.
[[nodiscard]] std::string fileNameOf(const std::string& projectFile);

}
