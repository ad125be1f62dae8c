#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "project/edit.h"

namespace premise {

/// An edit as one line of JSON, with the project file's keys and units: {"put_mark": {"id": 3, "name":
/// "Marek 2", "x_m": 1.5, …}}, {"set_camera_key": {"camera_id": 5, "track": "pan_deg", "key": {…}}}. A
/// row without "id" is a new one.
[[nodiscard]] std::string editText(const Edit& edit);

/// Reads what editText writes, as strictly as a project is read: fails with the path into the text, and
/// for an unknown word with the nearest known one. Whether the edit applies is applied()'s to say.
[[nodiscard]] Result<Edit> parseEdit(std::string_view text, std::string_view sourceName);

/// Several edits that are one step, as one line: a list.
[[nodiscard]] std::string editsText(const std::vector<Edit>& edits);
[[nodiscard]] Result<std::vector<Edit>> parseEdits(std::string_view text,
                                                   std::string_view sourceName);

}
