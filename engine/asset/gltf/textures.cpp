#include <algorithm>
#include <array>

#include "asset/gltf/materials.h"
#include "asset/read/data_uri.h"
#include "asset/read/image_source.h"
#include "asset/read/side_file.h"
#include "asset/read/side_image.h"

namespace premise {

namespace {

    void sourceFromView(const std::shared_ptr<GltfDocument>& document, std::size_t view,
                        ImageSource& source)
    {
        const Result<std::span<const std::byte>> bytes = viewBytes(*document, view);
        if (bytes) {
            source.bytes = {*bytes, document};
        } else {
            source.problem = bytes.error().message + ".";
        }
    }

    void sourceFromData(const std::string& uri, ImageSource& source)
    {
        Result<std::vector<std::byte>> bytes = dataUriBytes(uri);
        if (bytes) {
            source.bytes = std::move(*bytes);
        } else {
            source.problem = bytes.error().message + ".";
        }
    }

    ImageSource imageSource(const std::shared_ptr<GltfDocument>& kept, std::size_t index)
    {
        const GltfDocument& document = *kept;
        const Json& json = document.array("images")[index];
        const std::string uri = textOr(json, "uri", "");
        const int view = indexMember(json, "bufferView", document.array("bufferViews").size());
        ImageSource source;
        source.name = textOr(json, "name", fmt::format("image {}", index));
        if (isDataUri(uri)) {
            sourceFromData(uri, source);
        } else if (!uri.empty()) {
            source = sideImageAt(folderOfModel(document.path), uri);
        } else if (view >= 0) {
            sourceFromView(kept, static_cast<std::size_t>(view), source);
        } else {
            source.problem = "it names neither a file nor a part of this one.";
        }
        return source;
    }

    Wrap wrapOf(const Json& sampler, const char* key)
    {
        const std::size_t code = sizeMember(sampler, key).value_or(10497);
        return code == 33071 ? Wrap::clamp : code == 33648 ? Wrap::mirror : Wrap::repeat;
    }

    void readSampler(const GltfDocument& document, const Json& json, Texture& texture)
    {
        const Json& samplers = document.array("samplers");
        const int sampler = indexMember(json, "sampler", samplers.size());
        if (sampler >= 0) {
            const Json& found = samplers[static_cast<std::size_t>(sampler)];
            texture.wrapU = wrapOf(found, "wrapS");
            texture.wrapV = wrapOf(found, "wrapT");
            texture.nearest = sizeMember(found, "magFilter").value_or(9729) == 9728;
        }
    }

    /// The plain picture where there is one, else the one behind an extension, which the decoder
    /// will then refuse by name.
    int sourceOf(const GltfDocument& document, const Json& json)
    {
        const std::size_t images = document.array("images").size();
        int source = indexMember(json, "source", images);
        for (const char* name :
             {"KHR_texture_basisu", "EXT_texture_webp", "EXT_texture_avif", "MSFT_texture_dds"}) {
            const Json* other = extension(json, name);
            source =
                source < 0 && other != nullptr ? indexMember(*other, "source", images) : source;
        }
        return source;
    }

}

void readTextures(const std::shared_ptr<GltfDocument>& kept, ReadModel& read)
{
    GltfDocument& document = *kept;
    const Json& json = document.array("textures");
    std::vector<int> places(document.array("images").size(), -1); // of an image, in read.images
    for (std::size_t i = 0; i < json.size(); ++i) {
        Texture& texture = read.model.textures.emplace_back();
        readSampler(document, json[i], texture);
        texture.name = textOr(json[i], "name", "");
        const int source = sourceOf(document, json[i]);
        read.imageOf.push_back(-1);
        if (source < 0) {
            document.warnings.add("{}: a checker replaces texture {}: it names no picture.",
                                  document.name(), i);
            continue;
        }
        int& place = places[static_cast<std::size_t>(source)];
        if (place < 0) {
            place = static_cast<int>(read.images.size());
            read.images.push_back(imageSource(kept, static_cast<std::size_t>(source)));
        }
        read.imageOf.back() = place;
        const std::string& name = read.images[static_cast<std::size_t>(place)].name;
        texture.name = texture.name.empty() ? name : texture.name;
    }
}

}
