#include <csignal>

#include "cli/premise_program.h"
#include "image/codec.h"

using namespace premise;
using test::failure;
using test::has;
using test::premiseRun;

namespace {

/// A triangle of a foot by a yard with a picture of 4 × 2 pixels, seen by two cameras and lit by two
/// lights; it turns over a second, keyed 25 times.
fs::path writeModel(const fs::path& folder)
{
    REQUIRE(writePng(folder / "paint.png", Image8{4, 2, std::vector<std::uint8_t>(32, 200)}));
    std::string bytes;
    const auto put = [&](std::initializer_list<float> numbers) {
        for (const float number : numbers) {
            test::detail::append(bytes, number);
        }
    };
    put({0, 0, 0, 0.3048F, 0, 0, 0, 0.9144F, 0}); // 36 bytes of corners
    put({0, 0, 1, 0, 0, 1});                      // 24 of places in the picture
    for (int key = 0; key < 26; ++key) {          // 104 of moments
        test::detail::append(bytes, float(key) / 25.0F);
    }
    for (int key = 0; key < 26; ++key) { // 416 of turns
        put({0, 0, 0, 1});
    }
    test::writeBytes(folder / "flag.bin", bytes);
    const fs::path model = folder / "flag.gltf";
    test::writeBytes(model,
                     R"({"asset":{"version":"2.0"},"scene":0,"scenes":[{"nodes":[0,1,2,3,4]}],
"extensionsUsed":["KHR_lights_punctual"],"extensions":{"KHR_lights_punctual":{"lights":[
{"name":"sun","type":"directional","intensity":900},
{"name":"key","type":"spot","intensity":100000,"range":12,
 "spot":{"innerConeAngle":0.2617993877991494,"outerConeAngle":0.5235987755982988}}]}},
"nodes":[{"name":"flag","mesh":0},{"camera":0},{"camera":1},
{"extensions":{"KHR_lights_punctual":{"light":0}}},{"extensions":{"KHR_lights_punctual":{"light":1}}}],
"cameras":[{"name":"wide","type":"perspective",
"perspective":{"yfov":1.5707963267948966,"aspectRatio":2,"znear":0.1}},
{"name":"plan","type":"orthographic","orthographic":{"xmag":4,"ymag":3,"znear":0.1,"zfar":50}}],
"images":[{"uri":"paint.png"}],"textures":[{"source":0}],
"materials":[{"name":"cloth","doubleSided":true,"alphaMode":"MASK",
"pbrMetallicRoughness":{"baseColorTexture":{"index":0}}}],
"meshes":[{"primitives":[{"attributes":{"POSITION":0,"TEXCOORD_0":1},"material":0}]}],
"animations":[{"name":"wave","channels":[{"sampler":0,"target":{"node":0,"path":"rotation"}}],
"samplers":[{"input":2,"output":3}]}],
"buffers":[{"uri":"flag.bin","byteLength":580}],"bufferViews":[
{"buffer":0,"byteLength":36},{"buffer":0,"byteOffset":36,"byteLength":24},
{"buffer":0,"byteOffset":60,"byteLength":104},{"buffer":0,"byteOffset":164,"byteLength":416}],
"accessors":[{"bufferView":0,"componentType":5126,"count":3,"type":"VEC3","min":[0,0,0],
"max":[0.3048,0.9144,0]},{"bufferView":1,"componentType":5126,"count":3,"type":"VEC2"},
{"bufferView":2,"componentType":5126,"count":26,"type":"SCALAR","min":[0],"max":[1]},
{"bufferView":3,"componentType":5126,"count":26,"type":"VEC4"}]})");
    return model;
}

/// A file of so many empty triangles, mostly holes on the disk, that takes long to read.
fs::path writeLongModel(const fs::path& folder, std::uint32_t triangles)
{
    const fs::path model = folder / "long.stl";
    std::string head(80, '\0');
    test::detail::append(head, triangles);
    test::writeBytes(model, head);
    fs::resize_file(model, 84 + std::uintmax_t(triangles) * 50);
    return model;
}

}

TEST_CASE("a model is told whole: sizes and memory and lenses and light")
{
    const test::TemporaryFolder folder;
    const std::string model = writeModel(folder.path()).string();
    const test::Ran ran = premiseRun({"info", model});
    CHECK_MESSAGE(ran.code == 0, ran.error);
    CHECK(ran.error.empty());
    for (const char* fact :
         {"0.305 m = 1' 0.0\"", "0.914 m = 3' 0.0\"", "Triangles  1\n", "Vertices   3\n",
          // Full size, half and a pixel, four bytes each.
          "paint.png  4 x 2   colour  44 bytes", "wave       1.00 s  25 at 25",
          // An angle of 90° high is twice as far across at a ratio of 2: 2 atan 2.
          "wide    angles only                  126.9°  90.0°",
          "plan    orthographic, 8.00 x 6.00 m  –       –", "sun    directional  900 lux",
          "key    spot         100,000 cd  30° to 60°", "Format     glTF 2.0\n",
          "Stands at  0.000 m\n", "Read in "}) {
        CHECK_MESSAGE(has(ran.out, fact), std::string(fact), "\n", ran.out);
    }
}

TEST_CASE("a model for programs is one document with units in its keys")
{
    const test::TemporaryFolder folder;
    const std::string model = writeModel(folder.path()).string();
    const test::Ran ran = premiseRun({"info", "--json", model});
    CHECK_MESSAGE(ran.code == 0, ran.error);
    for (const char* fact : {"\"size_m\": [",
                             "\"format\": \"glTF 2.0\"",
                             "\"3' 0.0\\\"\"",
                             "\"triangles\": 1,",
                             "\"vertices\": 3,",
                             "\"texture_memory_bytes\": 44",
                             "\"width_px\": 4",
                             "\"memory_bytes\": 44",
                             "\"stand_in\": false",
                             "\"alpha\": \"mask\"",
                             "\"double_sided\": true",
                             "\"frames_per_second\": 25.0",
                             "\"frames\": 25",
                             "\"vertical_deg\": 90",
                             "\"projection\": \"orthographic\"",
                             "\"width_m\": 8.0",
                             "\"far_m\": 50.0",
                             "\"focal_length_mm\": null",
                             "\"lux\": 900.0",
                             "\"candela\": 100000.0",
                             "\"outer_cone_deg\": 60",
                             "\"range_m\": 12.0",
                             "\"warnings\": []",
                             "\"from_cache\": false",
                             "\"until_drawable_seconds\": "}) {
        CHECK_MESSAGE(has(ran.out, fact), std::string(fact), "\n", ran.out);
    }
}

TEST_CASE("a format without a unit says that metres are our word and not the file's")
{
    const test::TemporaryFolder folder;
    test::writeBytes(folder.path() / "step.obj", "v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n");
    const std::string model = (folder.path() / "step.obj").string();
    CHECK(
        has(premiseRun({"info", model}).out, "Unit       no unit in the file, taken as metres\n"));
    CHECK(has(premiseRun({"info", "--json", model}).out, "\"unit_in_file\": false"));
    const std::string metric = writeModel(folder.path()).string();
    CHECK_FALSE(has(premiseRun({"info", metric}).out, "no unit"));
    CHECK(has(premiseRun({"info", "--json", metric}).out, "\"unit_in_file\": true"));
}

TEST_CASE("a light whose strength is assumed says so")
{
    // COLLADA gives a light a colour and no unit (1.4.1 specification: <point>, <directional>).
    const test::TemporaryFolder folder;
    test::writeBytes(
        folder.path() / "lamp.dae",
        R"(<?xml version="1.0"?><COLLADA xmlns="http://www.collada.org/2005/11/COLLADASchema" version="1.4.1">
<library_lights><light id="l" name="bulb"><technique_common><point><color>1 1 1</color></point>
</technique_common></light></library_lights><library_visual_scenes><visual_scene id="s">
<node id="n" name="n"><instance_light url="#l"/></node></visual_scene></library_visual_scenes>
<scene><instance_visual_scene url="#s"/></scene></COLLADA>)");
    const std::string model = (folder.path() / "lamp.dae").string();
    CHECK(has(premiseRun({"info", model}).out, "100 cd           assumed, COLLADA names none\n"));
    CHECK(has(premiseRun({"info", "--json", model}).out, "\"strength_assumed\": true"));
    const std::string lit = writeModel(folder.path()).string();
    CHECK_FALSE(has(premiseRun({"info", lit}).out, "assumed"));
    CHECK(has(premiseRun({"info", "--json", lit}).out, "\"strength_assumed\": false"));
}

TEST_CASE("what was changed of a model stands in its report")
{
    const test::TemporaryFolder folder;
    const std::string model = writeModel(folder.path()).string();
    fs::remove(folder.path() / "paint.png");
    const test::Ran ran = premiseRun({"info", model});
    CHECK(ran.code == 0);
    CHECK(has(ran.out, "Changed, replaced or left out\n"));
    CHECK(has(ran.out, "paint.png"));
    CHECK(has(ran.out, "stands in"));
    CHECK(has(premiseRun({"info", "--json", model}).out, "\"stand_in\": true"));
}

TEST_CASE("what is no model at all is told with what would be")
{
    const test::TemporaryFolder folder;
    const std::string notes = (folder.path() / "notes.txt").string();
    test::writeBytes(notes, "bring coffee");
    CHECK(has(failure({"info", notes}, 1),
              notes +
                  " is neither a production nor a model. Name a production's folder, or a model "
                  "as glTF, GLB, FBX, OBJ, DAE, PLY, STL, 3DS, BVH or USDA."));
}

TEST_CASE("what has a model's name and is none of its kind is told so")
{
    const test::TemporaryFolder folder;
    for (const auto& [name, kind] : {std::pair<std::string, std::string>{"t.fbx", "FBX"},
                                     {"t.glb", "glTF 2.0"},
                                     {"t.PLY", "PLY"}}) {
        const std::string file = (folder.path() / name).string();
        test::writeBytes(file, "bring coffee");
        CHECK(has(failure({"info", file}, 1),
                  file + " is no " + kind + ", whatever its name says. Copy or export it again."));
    }
}

TEST_CASE("large counts are grouped and what a model has none of is left out")
{
    const test::TemporaryFolder folder;
    const std::string model = writeLongModel(folder.path(), 1234567).string();
    const test::Ran ran = premiseRun({"info", model, "--no-cache"});
    REQUIRE_MESSAGE(ran.code == 0, ran.error);
    CHECK(has(ran.out, "1,234,567\n"));
    CHECK(has(ran.out, "STL\n"));
    CHECK_FALSE(has(ran.out, "Skins"));
    CHECK_FALSE(has(ran.out, "Morphs"));
}

TEST_CASE("a limit that a model breaks is told and can be raised")
{
    const test::Set set;
    const std::string box = set.production + "/models/box.glb";
    CHECK(has(failure({"info", box, "--limit", "triangles=11"}, 1),
              "has 12 triangles; the limit is 11."));
    CHECK(premiseRun({"info", box, "--limit", "triangles=12", "--limit", "nodes=1"}).code == 0);
    CHECK(has(failure({"info", box, "--limit", "walls=1"}, 2), "There is no limit \"walls\"."));
    CHECK(has(failure({"info", box, "--limit"}, 2), "--limit needs its KEY=VALUE after it."));
    // The same for every command that opens models: a box stands in for what is too large.
    for (const std::vector<std::string>& words :
         {std::vector<std::string>{"check", set.production},
          {"info", set.production},
          {"frame", set.production, "--shot", "010", "--size", "64x26", "-o", set.at("a.png")},
          {"movie", set.production, "--size", "64x26", "-o", set.at("a.mp4")},
          {"sheet", set.production, "--size", "64x26", "-o", set.at("b.png")},
          {"frames", set.production, "--shot", "010", "--range", "1001", "--size", "64x26", "-o",
           set.at("a.#.png")}}) {
        std::vector<std::string> call = words;
        call.insert(call.end(), {"--limit", "triangles=11", "--allow-unboxed-import"});
        const test::Ran ran = premiseRun(call);
        INFO(words.front());
        CHECK(ran.code == 0);
        CHECK(has(ran.out + ran.error, "the limit is 11."));
    }
    const std::string help = premiseRun({"info", "--help"}).out;
    for (const char* key : {"triangles=", "memory=", "seconds=", "json-depth="}) {
        CHECK_MESSAGE(has(help, key), key);
    }
}

TEST_CASE("a model opened again comes from the cache until that is cleared")
{
    const test::TemporaryFolder folder;
    const std::string model = writeModel(folder.path()).string();
    const std::string cache = (folder.path() / "cache").string();
    const auto opened = [&](std::vector<std::string> words) {
        words.insert(words.begin(), {"info", "--json", model});
        const test::Ran ran = premiseRun(words);
        CHECK_MESSAGE(ran.code == 0, ran.error);
        return has(ran.out, "\"from_cache\": true");
    };
    CHECK_FALSE(opened({"--no-cache"}));
    CHECK(has(failure({"cache", "--cache-folder", cache}, 1), cache + " is not there."));
    CHECK_FALSE(opened({"--cache-folder", cache}));
    CHECK(opened({"--cache-folder", cache}));
    CHECK(has(premiseRun({"cache", "--cache-folder", cache}).out, cache + ": 1 model, "));
    CHECK(has(premiseRun({"cache", "--cache-folder", cache, "--trim"}).out, "0 bytes freed"));
    const test::Ran cleared = premiseRun({"cache", "--cache-folder", cache, "--clear", "--json"});
    CHECK(has(cleared.out, "\"models\": 0"));
    CHECK_FALSE(has(cleared.out, "\"freed_bytes\": 0"));
    CHECK_FALSE(opened({"--cache-folder", cache}));

    // Tests have none of their own, as if the user had asked for that.
    CHECK(has(failure({"cache"}, 1),
              "There is no cache: PREMISE_CACHE is empty. Name a folder in it, "
              "or leave it unset for the usual one."));
    CHECK(has(failure({"cache", "--clear", "--trim"}, 2), "cannot go together"));
    CHECK(has(failure({"info", model, "--no-cache", "--cache-folder", cache}, 2),
              "cannot go together"));
}

TEST_CASE("Ctrl-C stops an import at once and leaves nothing")
{
    const test::Set set;
    const fs::path model = writeLongModel(set.folder.path(), 20000000);
    Project project = test::smallProject();
    Asset box = project.assets.at({1});
    box.path = "../long.stl";
    project.assets.put(box);
    REQUIRE(saveProject(project, fs::path(set.production)));
    for (const std::vector<std::string>& words :
         {std::vector<std::string>{"info", model.string()},
          {"info", set.production},
          {"check", set.production},
          {"frame", set.production, "--shot", "010", "-o", set.at("new/a.png")}}) {
        std::vector<std::string> call = words;
        call.insert(call.begin(), PREMISE_BINARY);
        call.insert(call.end(), {"--cache-folder", set.at("cache")});
        test::Running running(call);
        std::this_thread::sleep_for(std::chrono::milliseconds(400));
        INFO(words[0]);
        REQUIRE_FALSE(running.ended());
        const auto begin = std::chrono::steady_clock::now();
        running.signal(SIGINT);
        const test::Ran ran = running.result();
        const std::chrono::duration<double> waited = std::chrono::steady_clock::now() - begin;
        CHECK(ran.code == 130);
        CHECK(ran.out.empty());
        CHECK(ran.error == "premise: Stopped.\n"); // there were no files
        CHECK(waited.count() < 1.0);
        CHECK(set.names() == std::vector<std::string>{"long.stl", "small"});
    }
}
