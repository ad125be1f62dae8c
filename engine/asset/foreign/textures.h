#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include <assimp/material.h>

#include "asset/foreign/scene.h"
#include "asset/read/reader.h"

namespace premise {

/// The textures that materials ask for, each once.
class ForeignTextures {
public:
    explicit ForeignTextures(ForeignScene& source) : source_(source) {}

    /// The first texture of these kinds that the material has, or none.
    [[nodiscard]] TextureUse use(const aiMaterial& material,
                                 std::initializer_list<aiTextureType> kinds);

    /// All textures asked for, in the order of their indices, and their pictures.
    void moveTo(ReadModel& read);

private:
    using Key = std::tuple<std::string, Wrap, Wrap>;

    [[nodiscard]] int imageNamed(const std::string& name);

    ForeignScene& source_;
    std::map<Key, int> known_;
    std::map<std::string, int> images_; ///< in sources_, by name
    std::vector<ImageSource> sources_;
    std::vector<Texture> textures_;
    std::vector<int> imageOf_; ///< of a texture, its place in sources_
};

}
