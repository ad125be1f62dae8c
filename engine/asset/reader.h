#pragma once

#include <string>
#include <vector>

#include "asset/image_source.h"
#include "asset/model.h"

namespace premise {

/// A model read, its pictures named but not yet decoded.
struct ReadModel {
    std::string file;                ///< as the user knows it
    Model model;                     ///< its textures have no image yet
    std::vector<ImageSource> images; ///< each in one role
    std::vector<int> imageOf; ///< of a texture, its place in images; −1: it names no picture
};

/// Tells every picture the role in which materials use it. A picture or texture used in two roles
/// becomes two.
void settleRoles(ReadModel& read);

/// The model with all its pictures, decoded side by side: a stand-in and a warning where one cannot
/// be had.
[[nodiscard]] Model withPictures(ReadModel read);

}
