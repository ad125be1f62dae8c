#include <array>
#include <map>
#include <utility>

#include "asset/read/reader.h"

namespace premise {

namespace {

    struct RoleOfUse {
        TextureUse Material::*use;
        TextureRole role;
    };
    constexpr std::array<RoleOfUse, 5> uses{{
        {&Material::baseColourTexture, TextureRole::colour},
        {&Material::emissiveTexture, TextureRole::colour},
        {&Material::metallicRoughnessTexture, TextureRole::data},
        {&Material::occlusionTexture, TextureRole::data},
        {&Material::normalTexture, TextureRole::normal},
    }};

    /// One row in place of many: the first role keeps the row, every other gets a copy of it.
    class Split {
    public:
        explicit Split(std::size_t rows) : claimed_(rows, false) {}

        /// Where `row` lies for `role`; `copied` makes the copy and tells its place.
        template <class Copy> int placeFor(int row, TextureRole role, const Copy& copied)
        {
            const auto [found, isNew] = places_.emplace(std::pair(row, role), row);
            if (isNew && claimed_[std::size_t(row)]) {
                found->second = copied(row);
            } else if (isNew) {
                claimed_[std::size_t(row)] = true;
            }
            return found->second;
        }

    private:
        std::vector<bool> claimed_; ///< by a role, of the rows there were at first
        std::map<std::pair<int, TextureRole>, int> places_;
    };

}

void settleRoles(ReadModel& read)
{
    std::vector<Texture>& textures = read.model.textures;
    std::vector<TextureRole> roles(textures.size(), TextureRole::colour);
    Split split(textures.size());
    for (const RoleOfUse& one : uses) {
        for (Material& material : read.model.materials) {
            int& texture = (material.*one.use).texture;
            if (texture < 0) {
                continue;
            }
            texture = split.placeFor(texture, one.role, [&](int from) {
                textures.push_back(Texture(textures[std::size_t(from)]));
                read.imageOf.push_back(read.imageOf[std::size_t(from)]);
                roles.push_back(one.role);
                return static_cast<int>(textures.size()) - 1;
            });
            roles[std::size_t(texture)] = one.role;
        }
    }
    Split pictures(read.images.size());
    for (std::size_t i = 0; i < textures.size(); ++i) {
        int& image = read.imageOf[i];
        if (image < 0) {
            continue;
        }
        image = pictures.placeFor(image, roles[i], [&](int from) {
            read.images.push_back(ImageSource(read.images[std::size_t(from)]));
            return static_cast<int>(read.images.size()) - 1;
        });
        read.images[std::size_t(image)].role = roles[i];
    }
}

}
