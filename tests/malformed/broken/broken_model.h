#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace premise::test {

/// What has to become of a broken model. Reasoned from the formats' specifications, never from what
/// a reader of ours did.
enum class Expected {
    loads,             ///< nothing is wrong with it, or nothing that can be seen
    loadsWithReport,   ///< what can be kept is kept, and the report says what could not
    refused,           ///< one sentence
    atLimit,           ///< one sentence that names a limit and how to raise it
    refusedOrReported, ///< either is right; silence is not
    refusedOrAtLimit,  ///< there is nothing in it to keep
    contained,         ///< so deep that the worker may die of it; the program says so and lives
    anything           ///< within the bounds of every import
};

struct BrokenModel {
    std::string name;             ///< "gltf/count_negative"
    std::filesystem::path model;  ///< what is opened
    std::filesystem::path folder; ///< all that may be read for it
    Expected expected = Expected::refused;
    bool bomb = false; ///< small as a file, huge as it claims: known for one from its header
};

/// A folder that is filled with broken models, each in a folder of its own. Beside them lies
/// `secret/`, which holds sound data that no model may reach.
class BrokenSet {
public:
    explicit BrokenSet(std::filesystem::path folder);

    /// Writes `bytes` as the model's file. Returns the model's own folder, for side files.
    std::filesystem::path add(const std::string& name, const std::string& file,
                              const std::string& bytes, Expected expected, bool bomb = false);
    /// A model that is no plain file: nothing is written at all.
    std::filesystem::path addUnwritten(const std::string& name, const std::string& file,
                                       Expected expected);

    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
    [[nodiscard]] const std::vector<BrokenModel>& models() const { return models_; }

private:
    std::filesystem::path folder_;
    std::vector<BrokenModel> models_;
};

// Each adds the models of one subject.
void addBrokenGltf(BrokenSet& set);
void addBrokenGraphs(BrokenSet& set);
void addBrokenExtensions(BrokenSet& set);
void addBrokenPaths(BrokenSet& set);
void addBrokenPictures(BrokenSet& set);
void addBrokenSurfaces(BrokenSet& set); ///< OBJ, PLY, STL
void addBrokenScenes(BrokenSet& set);   ///< DAE, ZAE, FBX, 3DS, BVH
void addBrokenUsd(BrokenSet& set);
void addWrongContent(BrokenSet& set);

/// All of them.
[[nodiscard]] BrokenSet writeBrokenModels(const std::filesystem::path& folder);

}
