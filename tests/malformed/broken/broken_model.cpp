#include "malformed/broken/broken_model.h"

#include "malformed/broken/bytes.h"

namespace premise::test {

namespace fs = std::filesystem;

BrokenSet::BrokenSet(fs::path folder) : folder_(std::move(folder))
{
    fs::create_directories(folder_);
    folder_ = fs::canonical(folder_);
}

fs::path BrokenSet::addUnwritten(const std::string& name, const std::string& file,
                                 Expected expected)
{
    const fs::path own = folder_ / name;
    fs::create_directories(own);
    models_.push_back({name, own / file, own, expected, false});
    return own;
}

fs::path BrokenSet::add(const std::string& name, const std::string& file, const std::string& bytes,
                        Expected expected, bool bomb)
{
    const fs::path own = addUnwritten(name, file, expected);
    models_.back().bomb = bomb;
    writeFile(own / file, bytes);
    return own;
}

BrokenSet writeBrokenModels(const fs::path& folder)
{
    BrokenSet set(folder);
    addBrokenGltf(set);
    addBrokenGraphs(set);
    addBrokenExtensions(set);
    addBrokenPaths(set);
    addBrokenPictures(set);
    addBrokenSurfaces(set);
    addBrokenScenes(set);
    addBrokenUsd(set);
    addWrongContent(set);
    return set;
}

}
