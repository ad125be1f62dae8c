// fuzz_seeds FOLDER: what the targets begin with, as far as it is made rather than written.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

#include "asset/cooked/cooked_model.h"
#include "asset/cooked/cooked_textures.h"
#include "project/project_io.h"
#include "rich_model.h"
#include "small_gltf.h"

using namespace premise;
using namespace premise::test;

namespace {

/// A PNG of one red pixel.
const std::string redPixel =
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ"
    "/pLvAAAAAElFTkSuQmCC";

/// A file open to be written, closed at the end.
class Opened {
public:
    explicit Opened(const fs::path& path)
        : number_(open(path.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0666))
    {
    }
    ~Opened() { close(number_); }
    Opened(const Opened&) = delete;
    Opened& operator=(const Opened&) = delete;
    [[nodiscard]] int number() const { return number_; }

private:
    int number_;
};

/// A node with everything: skin, morph, clip, camera, light, copies, textures.
std::string richGltf()
{
    SmallGltf gltf;
    gltf.floats({0, 0, 0, 1, 0, 0, 0, 1, 0}, "VEC3");
    gltf.floats({0, 0, 1, 0, 0, 1, 0, 0, 1}, "VEC3");
    gltf.floats({0, 0, 1, 0, 0, 1}, "VEC2");
    gltf.shorts({0, 1, 2}, "SCALAR");
    gltf.bytes({0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0}, "VEC4");
    gltf.floats({0.5F, 0.5F, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0}, "VEC4");
    gltf.floats({0, 1}, "SCALAR");
    gltf.floats({0, 0, 0, 1, 0, 0, 1, 0}, "VEC4");
    gltf.floats({0, 0, 0, 1, 2, 3}, "VEC3");
    gltf.accessor(R"({"componentType":5126,"count":3,"type":"VEC3","sparse":{"count":1,"indices":)"
                  R"({"bufferView":3,"componentType":5123},"values":{"bufferView":0}}})");
    return gltf.text(
        R"("scene":0,"scenes":[{"nodes":[0,3]}],"nodes":[{"name":"hip","children":[1,2],)"
        R"("extras":{"a":1}},{"mesh":0,"skin":0,"weights":[0.5]},{"name":"eye","camera":0,)"
        R"("extensions":{"KHR_lights_punctual":{"light":0}}},{"mesh":1,"matrix":[1,0,0,0,0,1,0,0,0,)"
        R"(0,1,0,1,2,3,1],"extensions":{"EXT_mesh_gpu_instancing":{"attributes":{"TRANSLATION":8}}}}],)"
        R"("meshes":[{"name":"face","weights":[0],"primitives":[{"material":0,"indices":3,)"
        R"("attributes":{"POSITION":0,"NORMAL":1,"TEXCOORD_0":2,"TEXCOORD_1":2,"JOINTS_0":4,)"
        R"("WEIGHTS_0":5,"COLOR_0":1},"targets":[{"POSITION":9}]}]},{"primitives":[{"mode":5,)"
        R"("attributes":{"POSITION":0}}]}],"skins":[{"joints":[0,2]}],"cameras":[{"type":)"
        R"("perspective","perspective":{"yfov":0.7,"znear":0.1,"zfar":99,"aspectRatio":1.8}}],)"
        R"("extensionsUsed":["KHR_lights_punctual","EXT_mesh_gpu_instancing"],"extensions":{)"
        R"("KHR_lights_punctual":{"lights":[{"type":"spot","intensity":9,"range":5,"color":[1,1,0],)"
        R"("spot":{"innerConeAngle":0.1,"outerConeAngle":0.5}}]}},"animations":[{"name":"nod",)"
        R"("samplers":[{"input":6,"output":7},{"input":6,"output":8,"interpolation":"STEP"},)"
        R"({"input":6,"output":6}],"channels":[{"sampler":0,"target":{"node":0,"path":"rotation"}},)"
        R"({"sampler":1,"target":{"node":0,"path":"scale"}},{"sampler":2,"target":{"node":1,)"
        R"("path":"weights"}}]}],"materials":[{"name":"oak","alphaMode":"MASK","doubleSided":true,)"
        R"("pbrMetallicRoughness":{"baseColorFactor":[1,0.5,0.5,1],"metallicFactor":0.5,)"
        R"("baseColorTexture":{"index":0,"texCoord":1,"extensions":{"KHR_texture_transform":{)"
        R"("offset":[0.1,0.2],"rotation":0.3,"scale":[2,3]}}}},"normalTexture":{"index":0,"scale":2},)"
        R"("emissiveFactor":[1,1,1],"extensions":{"KHR_materials_unlit":{},)"
        R"("KHR_materials_emissive_strength":{"emissiveStrength":5}}}],"textures":[{"source":0,)"
        R"("sampler":0}],"samplers":[{"wrapS":33071,"wrapT":33648,"magFilter":9728}],"images":[{"uri":")" +
        redPixel + R"("}])");
}

bool written(const fs::path& folder)
{
    for (const char* name : {"cooked_file", "gltf", "project"}) {
        fs::create_directories(folder / name);
    }
    const Opened model(folder / "cooked_file" / "rich.model");
    const Opened bare(folder / "cooked_file" / "bare.model");
    const Opened pictures(folder / "cooked_file" / "two.textures");
    TextureFile textures(pictures.number());
    const TextureImage dot = textureImage({1, 1, {9, 99, 199, 255}}, TextureRole::colour);
    const TextureImage strip =
        textureImage({5, 2, std::vector<std::uint8_t>(40, 77)}, TextureRole::normal);
    const bool cooked = writeCooked(richModel(), model.number()) &&
                        writeCooked(ReadModel{}, bare.number()) && textures.append(0, dot) &&
                        textures.append(1, strip);
    std::ofstream(folder / "gltf" / "rich.gltf") << richGltf();
    std::ofstream(folder / "project" / "empty.json") << projectText(Project{});
    return cooked;
}

}

int main(int count, char** arguments)
{
    if (count != 2 || !written(arguments[1])) {
        std::fputs("Usage: fuzz_seeds FOLDER\n", stderr);
        return 2;
    }
    return 0;
}
