#pragma once

#include "project/edit.h"

namespace premise {

// What each kind of edit does, one file a noun; applied() chooses among them.

template <class Row> [[nodiscard]] Result<Project> appliedTo(Project project, const Put<Row>& edit);
template <class Row>
[[nodiscard]] Result<Project> appliedTo(Project project, const Remove<Row>& edit);
template <class Row>
[[nodiscard]] Result<Project> appliedTo(Project project, const Reorder<Row>& edit);

[[nodiscard]] Result<Project> appliedTo(Project project, const SetCameraKey& edit);
[[nodiscard]] Result<Project> appliedTo(Project project, const RemoveCameraKey& edit);
[[nodiscard]] Result<Project> appliedTo(Project project, const SetCut& edit);
[[nodiscard]] Result<Project> appliedTo(Project project, const SetSettings& edit);
[[nodiscard]] Result<Project> appliedTo(Project project, const SetSky& edit);

/// "focal length": what a sentence calls it.
[[nodiscard]] const char* nameOf(CameraTrack track);

/// A field's name as a sentence has it: "placement.x_m must…" is "placement x must…".
[[nodiscard]] std::string spoken(std::string_view broken);

}
