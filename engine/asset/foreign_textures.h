#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include <assimp/material.h>

#include "asset/foreign_scene.h"
#include "asset/image_set.h"

namespace premise {

/// The textures that materials ask for, each once, decoded together at the end.
class ForeignTextures {
public:
    explicit ForeignTextures(ForeignScene& source) : source_(source) {}

    /// The first texture of these kinds that the material has, or none.
    [[nodiscard]] TextureUse use(const aiMaterial& material,
                                 std::initializer_list<aiTextureType> kinds);

    /// All textures asked for, in the order of their indices.
    [[nodiscard]] std::vector<Texture> decoded();

private:
    using Key = std::tuple<std::string, Wrap, Wrap>;

    [[nodiscard]] std::size_t imageNamed(const std::string& name);

    ForeignScene& source_;
    std::map<Key, int> known_;
    std::map<std::string, std::size_t> images_; ///< in sources_, by name
    std::vector<ImageSource> sources_;
    std::vector<std::shared_ptr<const Image8>> raw_; ///< one a source: pixels the file holds bare
    std::vector<Texture> textures_;                  ///< pictures still missing
    std::vector<std::size_t> imageOf_;               ///< of a texture, its place in sources_
};

}
