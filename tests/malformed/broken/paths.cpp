// Models that reach for what is not theirs: beside each lies sound data, in folders that no model may
// look into. A wall with a hole would load them without a word.

#include <system_error>

#include <sys/stat.h>
#include <sys/sysmacros.h>

#include "malformed/broken/broken_model.h"
#include "malformed/broken/bytes.h"

namespace premise::test {

namespace fs = std::filesystem;

namespace {

    Json withBuffer(const std::string& uri)
    {
        Json json = triangleGltf();
        json["buffers"][0]["uri"] = uri;
        return json;
    }

    fs::path addBuffer(BrokenSet& set, const std::string& name, const std::string& uri,
                       Expected expected = Expected::refusedOrReported)
    {
        return set.add("path/" + name, name + ".gltf", withBuffer(uri).dump(), expected);
    }

    void addUris(BrokenSet& set, const fs::path& secret)
    {
        const std::string climbing = "../../secret/triangle.bin";
        const fs::path own = addBuffer(set, "beside", "triangle.bin", Expected::loads);
        writeFile(own / "triangle.bin", triangleBytes());
        addBuffer(set, "climbs", climbing);
        addBuffer(set, "climbs_in_code", "%2e%2e/%2E%2E/secret/triangle.bin");
        addBuffer(set, "climbs_in_code_twice", "%252e%252e/%252e%252e/secret/triangle.bin");
        addBuffer(set, "climbs_backwards", "..\\..\\secret\\triangle.bin");
        addBuffer(set, "climbs_from_below", "below/../../../secret/triangle.bin");
        fs::create_directories(
            addBuffer(set, "climbs_from_a_folder", "below/../../../secret/triangle.bin") / "below");
        addBuffer(set, "absolute", secret / "triangle.bin");
        addBuffer(set, "absolute_as_uri", "file://" + (secret / "triangle.bin").string());
        addBuffer(set, "of_the_system", "/etc/passwd");
        addBuffer(set, "endless_device", "/dev/zero");
        addBuffer(set, "environment", "/proc/self/environ");
        addBuffer(set, "own_memory", "/proc/self/mem");
        addBuffer(set, "own_files", "/proc/self/fd/3");
        addBuffer(set, "of_the_network", "http://127.0.0.1:9/triangle.bin");
        addBuffer(set, "of_a_share", "//127.0.0.1/share/triangle.bin");
        addBuffer(set, "cut_name", std::string("triangle.bin\0.png", 17));
        addBuffer(set, "long_name", std::string(5000, 'a'));
        addBuffer(set, "many_steps", times(3000, "./") + "triangle.bin");
        addBuffer(set, "shell_words", "$HOME/`id`|id;id");
        addBuffer(set, "empty_name", "");
        addBuffer(set, "own_folder", ".");
    }

    void addLinks(BrokenSet& set, const fs::path& secret)
    {
        fs::create_symlink(secret / "triangle.bin",
                           addBuffer(set, "link_to_secret", "link.bin") / "link.bin");
        fs::create_directory_symlink(
            secret, addBuffer(set, "folder_link_to_secret", "link/triangle.bin") / "link");
        fs::create_symlink("/dev/zero", addBuffer(set, "link_to_device", "link.bin") / "link.bin");
        fs::create_symlink("/proc/self/environ",
                           addBuffer(set, "link_to_process", "link.bin") / "link.bin");
        fs::create_symlink("link.bin", addBuffer(set, "link_to_itself", "link.bin") / "link.bin");
        const fs::path pipe = addBuffer(set, "pipe", "pipe.bin") / "pipe.bin";
        if (mkfifo(pipe.c_str(), 0600) != 0) {
            throw std::system_error(errno, std::generic_category(), pipe.string());
        }
        const fs::path device = addBuffer(set, "device_node", "zero.bin") / "zero.bin";
        (void)mknod(device.c_str(), S_IFCHR | 0600,
                    makedev(1, 5)); // only root may: else it is missing
        fs::create_directory(addBuffer(set, "folder_as_buffer", "folder.bin") / "folder.bin");
    }

    void addOtherFormats(BrokenSet& set, const fs::path& secret)
    {
        const std::string face = "v 0 0 0\nv 1 0 0\nv 0 1 0\nusemtl secret\nf 1 2 3\n";
        for (const auto& [name, path] :
             {std::pair<std::string, std::string>("climbs", "../../secret/secret.mtl"),
              {"absolute", (secret / "secret.mtl").string()},
              {"backwards", "..\\..\\secret\\secret.mtl"}}) {
            set.add("path/obj_" + name, name + ".obj", "mtllib " + path + "\n" + face,
                    Expected::refusedOrReported);
        }
        writeFile(set.add("path/mtl_climbs", "mtl_climbs.obj", "mtllib own.mtl\n" + face,
                          Expected::refusedOrReported) /
                      "own.mtl",
                  "newmtl secret\nKd 1 0 0\nmap_Kd ../../secret/picture.png\n");
        set.add(
            "path/usd_climbs", "climbs.usda",
            "#usda 1.0\ndef Xform \"a\" (\n    references = @../../secret/secret.usda@\n)\n{\n}\n",
            Expected::refusedOrReported);
        const std::string collada =
            R"(<?xml version="1.0"?>%<COLLADA xmlns="http://www.collada.org/2005/11/COLLADASchema" )"
            R"(version="1.4.1"><asset><up_axis>Y_UP</up_axis></asset><library_images>)"
            R"(<image id="i"><init_from>#</init_from></image></library_images></COLLADA>)";
        const auto filled = [&collada](const std::string& type, const std::string& words) {
            std::string text = collada;
            text.replace(text.find('%'), 1, type);
            return text.replace(text.find('#'), 1, words);
        };
        set.add("path/dae_entity", "entity.dae",
                filled("<!DOCTYPE r [<!ENTITY x SYSTEM \"file://" +
                           (secret / "secret.mtl").string() + "\">]>",
                       "&x;"),
                Expected::refusedOrReported);
        set.add("path/dae_entity_of_the_network", "entity.dae",
                filled("<!DOCTYPE r SYSTEM \"http://127.0.0.1:9/r.dtd\">", "picture.png"),
                Expected::refusedOrReported);
        Json picture = triangleGltf();
        picture["images"] = {{{"uri", "../../secret/picture.png"}}};
        picture["textures"] = {{{"source", 0}}};
        picture["materials"] = {{{"pbrMetallicRoughness", {{"baseColorTexture", {{"index", 0}}}}}}};
        picture["meshes"][0]["primitives"][0]["material"] = 0;
        set.add("path/picture_climbs", "picture_climbs.gltf", picture.dump(),
                Expected::refusedOrReported);
    }

    void addModelsThatAreNoFiles(BrokenSet& set)
    {
        const fs::path pipe =
            set.addUnwritten("path/model_is_a_pipe", "pipe.glb", Expected::refused) / "pipe.glb";
        if (mkfifo(pipe.c_str(), 0600) != 0) {
            throw std::system_error(errno, std::generic_category(), pipe.string());
        }
        const fs::path link =
            set.addUnwritten("path/model_is_a_device", "zero.glb", Expected::refused);
        fs::create_symlink("/dev/zero", link / "zero.glb");
        fs::create_directory(
            set.addUnwritten("path/model_is_a_folder", "folder.glb", Expected::refused) /
            "folder.glb");
        set.addUnwritten("path/model_is_missing", "missing.glb", Expected::refused);
    }

}

void addBrokenPaths(BrokenSet& set)
{
    const fs::path secret = set.folder() / "secret";
    fs::create_directories(secret);
    writeFile(secret / "triangle.bin", triangleBytes());
    writeFile(secret / "picture.png", smallPng());
    writeFile(secret / "secret.mtl", "newmtl secret\nKd 1 0 0\n");
    writeFile(secret / "secret.usda", "#usda 1.0\ndef Xform \"secret\"\n{\n}\n");
    addUris(set, secret);
    addLinks(set, secret);
    addOtherFormats(set, secret);
    addModelsThatAreNoFiles(set);
}

}
