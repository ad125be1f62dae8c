#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "malformed/watch/watched_run.h"

namespace premise::test {

/// One file of the hostile collections, and what those who collected it say of it.
struct Input {
    std::string set;                 ///< the collection it belongs to: "corpus/assimp"
    std::string name;                ///< its path below the collections
    std::filesystem::path file;      ///< where it lies
    std::string expected;            ///< a row of EXPECT.tsv in its words, or empty
    std::vector<std::string> errors; ///< codes of glTF-Validator's errors, where it was asked
    bool asked = false;              ///< whether glTF-Validator was asked
};

/// All files below `malformed` that are inputs, sorted by name: reports, licences, tables and the
/// side files of other inputs are none.
[[nodiscard]] std::vector<Input> inputsBelow(const std::filesystem::path& malformed);

/// A model to open, and the folder that its reader may see.
struct OpenableModel {
    std::filesystem::path model;
    std::filesystem::path folder;
};

/// The input itself, or, for a picture or a material library, a sound model made in the room that
/// uses it: only so does an importer ever meet one.
[[nodiscard]] OpenableModel openable(const Input& input, const Room& room);

}
