// Holds the sources to the house's order (ARCHITECTURE.md), and the scanner that does so to its own.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "support/shared.h"
#include "support/source_rules.h"
#include "support/source_text.h"

using namespace premise::test;

namespace {

std::vector<Source> houseSources()
{
    namespace fs = std::filesystem;
    std::vector<Source> sources;
    for (const char* const top : {"engine", "editor", "tools"}) {
        for (const fs::directory_entry& entry : fs::recursive_directory_iterator(sourceFile(top))) {
            const fs::path extension = entry.path().extension();
            if (extension == ".h" || extension == ".cpp") {
                std::ostringstream text;
                text << std::ifstream(entry.path()).rdbuf();
                sources.push_back(
                    {fs::relative(entry.path(), sourceFile("")).generic_string(), text.str()});
            }
        }
    }
    std::ranges::sort(sources, {}, &Source::path);
    return sources;
}

/// The rules these sources break, each as "path:line".
std::vector<std::string> broken(const std::vector<Source>& sources)
{
    std::vector<std::string> places;
    for (const Finding& finding : brokenRules(sources)) {
        places.push_back(finding.path + ":" + std::to_string(finding.line));
    }
    return places;
}

using Places = std::vector<std::string>;

/// How each header begins.
const std::string once = "#pragma once\n";

}

TEST_CASE("the house keeps its own order")
{
    const std::vector<Source> sources = houseSources();
    CHECK_MESSAGE(!sources.empty(), "no sources found below " PREMISE_SOURCE_DIR);
    for (const Finding& finding : brokenRules(sources)) {
        ADD_FAIL_CHECK_AT(finding.path.c_str(), static_cast<int>(finding.line), finding.rule);
    }
}

TEST_CASE("a floor may include itself and what lies below")
{
    CHECK(broken({{"engine/film/lens.h",
                   once + "#include \"base/units.h\"\n#include \"film/gate.h\"\n"},
                  {"engine/film/gate.h", once + "#include <vector>\n"},
                  {"engine/base/units.h", once},
                  {"tools/premise.cpp", "#include \"session/session.h\"\n"}})
              .empty());
}

TEST_CASE("an include upwards is found on its line")
{
    CHECK(broken({{"engine/film/lens.h", "#pragma once\n\n  #  include \"stage/stage.h\"\n"}}) ==
          Places{"engine/film/lens.h:3"});
}

TEST_CASE("the doors never meet and the engine knows neither")
{
    CHECK(broken({{"editor/panel.cpp", "#include \"tools/cli.h\"\n"},
                  {"tools/cli.cpp", "#include \"tools/cli.h\"\n#include \"editor/panel.h\"\n"},
                  {"engine/session/session.cpp", "#include \"editor/panel.h\"\n"}}) ==
          Places{"editor/panel.cpp:1", "tools/cli.cpp:2", "engine/session/session.cpp:1"});
}

TEST_CASE("the renderer does not see the project nor the graphics floor a lens")
{
    CHECK(broken({{"engine/render/sky.cpp", "#include \"project/rows.h\"\n"},
                  {"engine/gpu/buffer.cpp", "#include \"film/lens.h\"\n"}}) ==
          Places{"engine/render/sky.cpp:1", "engine/gpu/buffer.cpp:1"});
}

TEST_CASE("a folder that is no floor is not part of the engine")
{
    CHECK(broken({{"engine/utility/misc.h", once + "#include \"base/units.h\"\n"}}) ==
          Places{"engine/utility/misc.h:2"});
}

TEST_CASE("headers that include each other are a circle")
{
    const std::vector<Source> circle{{"engine/film/a.h", once + "#include \"film/b.h\"\n"},
                                     {"engine/film/b.h", once + "\n#include \"film/c.h\"\n"},
                                     {"engine/film/c.h", once + "\n\n#include \"film/a.h\"\n"}};
    const std::vector<Finding> findings = brokenRules(circle);
    REQUIRE(findings.size() == 1);
    CHECK(findings.front().path == "engine/film/c.h");
    CHECK(findings.front().line == 4);
    CHECK(findings.front().rule.find("engine/film/a.h > engine/film/b.h > engine/film/c.h > "
                                     "engine/film/a.h") != std::string::npos);
}

TEST_CASE("two ways to one header are no circle")
{
    CHECK(broken({{"engine/film/a.h", once + "#include \"film/b.h\"\n#include \"film/c.h\"\n"},
                  {"engine/film/b.h", once + "#include \"film/c.h\"\n"},
                  {"engine/film/c.h", once}})
              .empty());
}

TEST_CASE("outside libraries stay behind their firewall")
{
    const std::string all = "#include <vulkan/vulkan.h>\n#include <volk.h>\n"
                            "#include <assimp/scene.h>\n#include <nlohmann/json.hpp>\n"
                            "#include <GLFW/glfw3.h>\n#include <imgui.h>\n"
                            "#include <embree3/rtcore.h>\n#include <libavcodec/avcodec.h>\n"
                            "#include <libswscale/swscale.h>\n"
                            "#include <draco/mesh/mesh.h>\n#include <meshoptimizer.h>\n"
                            "#include <webp/decode.h>\n";
    CHECK(broken({{"engine/stage/stage.cpp", all}}).size() == 12);
    CHECK(broken({{"engine/gpu/device.h", once + "#include <volk.h>\n"},
                  {"engine/render/pass.cpp", "#include <embree3/rtcore.h>\n"},
                  {"engine/asset/foreign/meshes.cpp", "#include <assimp/scene.h>\n"},
                  {"engine/asset/gltf/draco.cpp", "#include <draco/mesh/mesh.h>\n"},
                  {"engine/asset/gltf/meshopt.cpp", "#include <meshoptimizer.h>\n"},
                  {"engine/image/webp.cpp", "#include <webp/decode.h>\n"},
                  {"engine/asset/gltf/nodes.cpp", "#include <nlohmann/json.hpp>\n"},
                  {"engine/project/project_io.cpp", "#include <nlohmann/json.hpp>\n"},
                  {"engine/exchange/otio.cpp", "#include <nlohmann/json.hpp>\n"},
                  {"engine/deliver/movie.cpp", "#include <libavformat/avformat.h>\n"},
                  {"editor/window.cpp", "#include <GLFW/glfw3.h>\n#include <imgui.h>\n"}})
              .empty());
    CHECK(broken({{"engine/asset/library.cpp", "#include <nlohmann/json.hpp>\n"},
                  {"engine/asset/usd/stage.cpp", "#include <assimp/scene.h>\n"},
                  {"engine/asset/ply/reader.cpp", "#include <draco/mesh/mesh.h>\n"}})
              .size() == 3);
}

TEST_CASE("nothing below session reads a clock")
{
    const std::string reads = "auto a = std::chrono::steady_clock::now();\n"
                              "auto b = std::time(nullptr);\n"
                              "auto c = time( NULL );\n";
    CHECK(broken({{"engine/stage/moves.cpp", reads}}).size() == 3);
    CHECK(broken({{"engine/session/exporter.cpp", reads}, {"tools/bench.cpp", reads}}).empty());
    CHECK(broken({{"engine/film/exposure.cpp", "double exposureTime(Angle shutter);\n"
                                               "double t = curve.time(0.5);\n"
                                               "// std::chrono::steady_clock is for the doors\n"}})
              .empty());
}

TEST_CASE("a header begins with its guard and is the first its source includes")
{
    const std::string comment = "// Lenses.\n\n";
    CHECK(
        broken({{"engine/film/lens.h", comment + once},
                {"engine/film/lens.cpp", comment + "#include \"film/lens.h\"\n#include <cmath>\n"},
                {"tools/premise/frame.h", once},
                {"tools/premise/frame.cpp", "#include \"frame.h\"\n"}})
            .empty());
    CHECK(broken({{"engine/film/lens.h", "#include <vector>\n" + once}}) ==
          Places{"engine/film/lens.h:1"});
    CHECK(broken({{"engine/film/lens.h", once},
                  {"engine/film/lens.cpp", "#include <cmath>\n#include \"film/lens.h\"\n"}}) ==
          Places{"engine/film/lens.cpp:1"});
    CHECK(broken({{"engine/film/lens.h", once}, {"engine/film/lens.cpp", "int f();\n"}}) ==
          Places{"engine/film/lens.cpp:1"});
}

TEST_CASE("only the importer's worker reads a stranger's file")
{
    const std::string reads = "auto a = readModel(path, limits);\nauto b = readWhole (path);\n";
    CHECK(broken({{"engine/session/session.cpp", reads}, {"tools/premise/info.cpp", reads}}) ==
          Places{"engine/session/session.cpp:1", "engine/session/session.cpp:2",
                 "tools/premise/info.cpp:1", "tools/premise/info.cpp:2"});
    CHECK(broken({{"engine/asset/import/by_worker.cpp", "readModel(path, limits);\n"}}) ==
          Places{"engine/asset/import/by_worker.cpp:1"});
    CHECK(broken({{"tools/import/serve.cpp", reads}, {"engine/asset/read/read_model.cpp", reads}})
              .empty());
}

TEST_CASE("a source file is never included")
{
    CHECK(broken({{"engine/film/lens.cpp", "#include \"film/focus.cpp\"\n"}}) ==
          Places{"engine/film/lens.cpp:1"});
}

TEST_CASE("a file of four hundred lines is the longest")
{
    const std::string lines(400, '\n');
    CHECK(broken({{"engine/film/lens.cpp", lines}}).empty());
    CHECK(broken({{"engine/film/lens.cpp", lines + "int last;\n"}}) ==
          Places{"engine/film/lens.cpp:401"});
}

TEST_CASE("what stands in comments and quotes is not code")
{
    CHECK(codeOnly("int a; // b\nint c;") == "int a; \nint c;");
    CHECK(codeOnly("int /* b\n c */ d;") == "int \n d;");
    CHECK(codeOnly("f(\"a // \\\" b\", 'x', 1'000, '\"'); g();") == "f(, , 1'000, ); g();");
    CHECK(codeOnly("f(R\"x(a \" )\n)x\"); g();") == "f(\n); g();");
    CHECK(codeOnly("#include \"film/lens.h\" // why\nf(\"s\");") ==
          "#include \"film/lens.h\" \nf();");
    CHECK(broken({{"engine/film/lens.h", once + "// #include \"stage/stage.h\"\n"
                                                "/* \n#include \"stage/stage.h\"\n*/\n"}})
              .empty());
}
