// Sound models with broken pictures: the model arrives, a marked stand-in takes the picture's place.

#include "malformed/broken/broken_model.h"
#include "malformed/broken/bytes.h"

namespace premise::test {

namespace fs = std::filesystem;

namespace {

    Json textured(const std::string& uri)
    {
        Json json =
            triangleGltf(triangleBytes() + std::string(2, '\0') + floats({0, 0, 1, 0, 0, 1}));
        json["bufferViews"].push_back({{"buffer", 0}, {"byteOffset", 44}, {"byteLength", 24}});
        json["accessors"].push_back(
            {{"bufferView", 2}, {"componentType", 5126}, {"count", 3}, {"type", "VEC2"}});
        json["images"] = {{{"uri", uri}}};
        json["textures"] = {{{"source", 0}}};
        json["materials"] = {{{"pbrMetallicRoughness", {{"baseColorTexture", {{"index", 0}}}}}}};
        json["meshes"][0]["primitives"][0]["material"] = 0;
        json["meshes"][0]["primitives"][0]["attributes"]["TEXCOORD_0"] = 2;
        return json;
    }

    void addPicture(BrokenSet& set, const std::string& name, const std::string& file,
                    const std::string& bytes, Expected expected, bool bomb = false)
    {
        const fs::path own =
            set.add("picture/" + name, name + ".gltf", textured(file).dump(), expected, bomb);
        writeFile(own / file, bytes);
    }

    void addPngs(BrokenSet& set)
    {
        const auto stands = Expected::loadsWithReport;
        const std::string end = pngChunk("IEND", "");
        const std::string whole = smallPng();
        addPicture(set, "whole", "whole.png", whole, Expected::loads);
        addPicture(set, "half", "half.png", whole.substr(0, whole.size() / 2), stands);
        std::string flipped = whole;
        flipped[20] = char(flipped[20] ^ 1); // in the header, whose checksum then lies
        addPicture(set, "checksum", "checksum.png", flipped, stands);
        addPicture(set, "of_no_size", "no_size.png",
                   pngStart(0, 0, 8, 2) + pngChunk("IDAT", deflated("")) + end, stands);
        addPicture(set, "of_odd_depth", "odd_depth.png",
                   pngStart(2, 2, 7, 2) + pngChunk("IDAT", deflated("      ")) + end, stands);
        addPicture(set, "palette_missing", "palette.png",
                   pngStart(2, 2, 8, 3) + pngChunk("IDAT", deflated(std::string(6, '\7'))) + end,
                   stands);
        const std::string someRows = pngChunk("IDAT", deflated(std::string(100'000, '\0')));
        addPicture(set, "of_60000_by_60000", "large.png",
                   pngStart(60'000, 60'000, 1, 0) + someRows + end, stands, true);
        addPicture(set, "of_60000_by_60000_deep", "large.png",
                   pngStart(60'000, 60'000, 16, 6) + someRows + end, stands, true);
        addPicture(set, "of_two_milliard", "large.png",
                   pngStart(0x7FFFFFFF, 0x7FFFFFFF, 8, 6) + someRows + end, stands, true);
        addPicture(set, "one_row_too_wide", "wide.png",
                   pngStart(16'385, 1, 8, 0) +
                       pngChunk("IDAT", deflated(std::string(16'386, '\0'))) + end,
                   stands, true);
        // Within the limits, and a thousandth of what it takes as a file.
        addPicture(set, "of_16384_by_4096", "wide.png",
                   pngStart(16'384, 4'096, 1, 0) +
                       pngChunk("IDAT", deflated(std::string(4'096 * 2'049, '\0'))) + end,
                   Expected::anything);

        const std::string muchText = deflated(std::string(std::size_t(64) << 20U, 'A'));
        addPicture(set, "text_bomb", "text.png",
                   smallPng(pngChunk("zTXt", std::string("Comment\0\0", 9) + muchText)),
                   Expected::anything, true);
        addPicture(set, "profile_bomb", "profile.png",
                   smallPng(pngChunk("iCCP", std::string("bomb\0\0", 6) + muchText)),
                   Expected::anything, true);
    }

    void addOthers(BrokenSet& set)
    {
        const auto stands = Expected::loadsWithReport;
        // Start, a frame header of three components, no data.
        const auto jpeg = [](unsigned height, unsigned width) {
            const std::string size{char(height >> 8U), char(height), char(width >> 8U),
                                   char(width)};
            return std::string("\xFF\xD8\xFF\xC0\x00\x11\x08", 7) + size +
                   std::string("\x03\x01\x22\x00\x02\x11\x01\x03\x11\x01", 10);
        };
        addPicture(set, "jpeg_of_65500", "large.jpg", jpeg(65'500, 65'500), stands, true);
        addPicture(set, "jpeg_of_no_size", "zero.jpg", jpeg(0, 0), stands);
        addPicture(set, "jpeg_only_start", "start.jpg", "\xFF\xD8\xFF\xE0", stands);
        const std::string webp = std::string("RIFF\x1E\0\0\0WEBPVP8L\x11\0\0\0\x2F", 21);
        addPicture(set, "webp_of_16384", "large.webp",
                   webp + std::string("\xFF\xFF\xFF\x0F", 4) + std::string(13, '\xAA'), stands);
        addPicture(set, "webp_only_start", "start.webp", "RIFF\xFF\xFF\xFF\xFFWEBP", stands);
        addPicture(set, "ktx2_rubbish", "rubbish.ktx2",
                   "\xABKTX 20\xBB\r\n\x1A\n" + times(60, "\xFF"), stands);
        addPicture(set, "empty", "empty.png", "", stands);
        addPicture(set, "is_a_script", "script.png", "#!/bin/sh\nexit 1\n", stands);
        addPicture(set, "is_a_model", "model.png", triangleGltf().dump(), stands);
        set.add("picture/missing", "missing.gltf", textured("nowhere.png").dump(), stands);
        fs::create_directory(set.add("picture/is_a_folder", "is_a_folder.gltf",
                                     textured("folder.png").dump(), stands) /
                             "folder.png");
        Json inside = textured("");
        inside["images"] = {{{"bufferView", 77}, {"mimeType", "image/png"}}};
        set.add("picture/of_no_view", "of_no_view.gltf", inside.dump(),
                Expected::refusedOrReported);
        inside["images"] = {{{"uri", "data:image/png;base64,!!!!"}}};
        set.add("picture/no_base64", "no_base64.gltf", inside.dump(), Expected::refusedOrReported);
    }

}

void addBrokenPictures(BrokenSet& set)
{
    addPngs(set);
    addOthers(set);
}

}
