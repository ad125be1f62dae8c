#include "support/source_rules.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <regex>
#include <set>

#include "support/source_text.h"

namespace premise::test {

namespace {

    constexpr std::array floors{"base",  "math",    "image",   "film",   "project",
                                "sound", "journal", "asset",   "stage",  "exchange",
                                "gpu",   "render",  "deliver", "session"};
    constexpr std::size_t longestFile = 400;

    /// Outside headers, and the only places that may include them (beginnings of paths).
    struct Firewall {
        const char* library;
        std::regex header;
        std::vector<std::string_view> places;
    };

    const std::vector<Firewall>& firewalls()
    {
        static const std::vector<Firewall> all{
            {"Vulkan",
             std::regex("^(vulkan/|vk_video/|volk).*"),
             {"engine/gpu/", "engine/render/"}},
            {"Assimp", std::regex("^assimp/.*"), {"engine/asset/foreign/"}},
            {"Draco", std::regex("^draco/.*"), {"engine/asset/gltf/"}},
            {"meshoptimizer", std::regex("^meshoptimizer.*"), {"engine/asset/"}},
            {"WebP", std::regex("^webp/.*"), {"engine/image/"}},
            {"libspng", std::regex("^spng\\.h$"), {"engine/image/"}},
            {"libjpeg-turbo", std::regex("^turbojpeg\\.h$"), {"engine/image/"}},
            {"OpenEXR", std::regex("^(Imf|OpenEXR/).*"), {"engine/image/", "tests/"}},
            {"Pango", std::regex("^(pango|cairo).*"), {"engine/image/"}},
            {"xxHash", std::regex("^xxhash.*"), {"engine/base/"}},
            {"zlib", std::regex("^zlib\\.h$"), {"engine/asset/"}},
            {"JSON",
             std::regex("^nlohmann/.*"),
             {"engine/project/", "engine/exchange/", "engine/asset/gltf/", "tools/"}},
            {"pugixml", std::regex("^pugi.*"), {"engine/exchange/"}},
            {"SQLite", std::regex("^sqlite3.*"), {"engine/journal/"}},
            {"GLFW", std::regex("^GLFW/.*"), {"editor/"}},
            {"ImGui", std::regex("^imgui.*"), {"editor/"}},
            {"Embree", std::regex("^embree.*"), {"engine/render/"}},
            {"libsndfile", std::regex("^sndfile.*"), {"engine/sound/", "tests/"}},
            {"libsoundio", std::regex("^soundio/.*"), {"engine/sound/"}},
            {"FFmpeg", std::regex("^lib(av|sw)[a-z]+/.*"), {"engine/deliver/"}},
            {"the command line parser", std::regex("^CLI/.*"), {"tools/", "editor/main.cpp"}},
        };
        return all;
    }

    /// Floors that know less than their height allows: what a floor may not include although it lies
    /// below.
    struct Blindness {
        std::string_view floor;
        std::string_view unseen;
        const char* why;
    };
    constexpr std::array blindnesses{
        Blindness{"gpu", "film", "gpu knows no lens"},
        Blindness{"gpu", "project", "gpu knows no project"},
        Blindness{"gpu", "asset", "gpu knows buffers and textures, not models"},
        Blindness{"gpu", "stage", "gpu draws what it is told"},
        Blindness{"gpu", "exchange", "gpu reads no files of others"},
        Blindness{"gpu", "sound", "gpu draws what it is told"},
        Blindness{"asset", "sound", "a model has no sound"},
        Blindness{"journal", "sound", "the journal keeps decisions, not sounds"},
        Blindness{"render", "project", "render sees a StagedFrame, never the project"},
    };

    std::optional<std::size_t> heightOf(std::string_view floor)
    {
        const auto* const found = std::ranges::find(floors, floor);
        if (found == floors.end()) {
            return std::nullopt;
        }
        return static_cast<std::size_t>(found - floors.begin());
    }

    /// "film" for "engine/film/lens.h", nothing outside the engine.
    std::optional<std::string> floorOf(std::string_view path)
    {
        constexpr std::string_view engine = "engine/";
        if (!path.starts_with(engine)) {
            return std::nullopt;
        }
        path.remove_prefix(engine.size());
        return std::string(path.substr(0, path.find('/')));
    }

    /// The project's own file an include leads to, or nothing for outside headers.
    std::string targetOf(const std::string& includer, const std::string& include,
                         const std::set<std::string>& paths)
    {
        const std::string beside = includer.substr(0, includer.rfind('/') + 1) + include;
        for (const std::string& candidate : {"engine/" + include, include, beside}) {
            if (paths.contains(candidate)) {
                return candidate;
            }
        }
        return {};
    }

    void checkOrder(const Source& source, const Include& include, std::vector<Finding>& findings)
    {
        const std::string_view target = include.path;
        const auto report = [&](std::string rule) {
            findings.push_back({source.path, include.line, std::move(rule)});
        };
        const std::string folder(target.substr(0, target.find('/')));
        const bool door = folder == "editor" || folder == "tools";
        const std::optional<std::string> floor = floorOf(source.path);
        if (!floor) {
            const std::string own = source.path.substr(0, source.path.find('/'));
            if (door && folder != own) {
                report("the doors never meet: " + own + " includes " + include.path);
            }
            return;
        }
        if (door) {
            report("the engine knows no door: it includes " + include.path);
            return;
        }
        const std::optional<std::size_t> height = heightOf(*floor);
        const std::optional<std::size_t> other = heightOf(folder);
        if (!height) {
            report("engine/" + *floor + " is not a floor of the house");
            return;
        }
        if (other && *other > *height) {
            report(*floor + " includes upwards: " + include.path);
        }
        for (const Blindness& blindness : blindnesses) {
            if (*floor == blindness.floor && folder == blindness.unseen) {
                report(std::string(blindness.why) + ": it includes " + include.path);
            }
        }
    }

    void checkFirewalls(const Source& source, const Include& include,
                        std::vector<Finding>& findings)
    {
        for (const Firewall& wall : firewalls()) {
            const bool inside = std::ranges::any_of(wall.places, [&](std::string_view place) {
                return source.path.starts_with(place);
            });
            if (!inside && std::regex_match(include.path, wall.header)) {
                findings.push_back({source.path, include.line,
                                    std::string(wall.library) +
                                        " has no business here: it includes " + include.path});
            }
        }
    }

    /// A line that is like this breaks the rule.
    void checkLines(const Source& source, const std::vector<std::string>& code,
                    const std::regex& like, const char* rule, std::vector<Finding>& findings)
    {
        for (std::size_t i = 0; i < code.size(); ++i) {
            if (std::regex_match(code[i], like)) {
                findings.push_back({source.path, i + 1, rule});
            }
        }
    }

    void checkClocks(const Source& source, const std::vector<std::string>& code,
                     std::vector<Finding>& findings)
    {
        static const std::regex clock(
            R"(.*(\b(system|steady|high_resolution|utc|file)_clock\b|\bclock_gettime\b|\bgettimeofday\b|(^|[^\w.>])time\s*\(\s*(nullptr|NULL|0|&)).*)");
        // A process that reads a stranger's file is given so long; a cached file is as old as it is.
        static constexpr std::array keepTime{
            "engine/asset/import/by_worker.cpp", "engine/asset/import/result.h",
            "engine/asset/worker/watch.cpp", "engine/asset/cache/model_cache.cpp"};
        const std::optional<std::string> floor = floorOf(source.path);
        if (!floor || floor == "session" ||
            std::ranges::find(keepTime, source.path) != keepTime.end()) {
            return;
        }
        checkLines(source, code, clock,
                   "nothing below session reads a clock: time enters as a Frame", findings);
    }

    void checkWorkersCalls(const Source& source, const std::vector<std::string>& code,
                           std::vector<Finding>& findings)
    {
        static const std::regex call(R"(.*\b(readModel|readWhole)\s*\(.*)");
        if (source.path == "engine/asset/read/reader.h" ||
            source.path == "engine/asset/read/read_model.cpp" ||
            source.path.starts_with("tools/import/")) {
            return;
        }
        checkLines(source, code, call,
                   "a stranger's file is read by the importer's worker alone: importModel asks it",
                   findings);
    }

    /// A header that a source of its name includes first is compiled alone each time that source is;
    /// the target header_check compiles those that have no such source.
    void checkHeaders(const Source& source, const std::vector<std::string>& code,
                      const std::set<std::string>& paths, std::vector<Finding>& findings)
    {
        if (source.path.ends_with(".h")) {
            const auto first = std::ranges::find_if(code, [](const std::string& line) {
                return line.find_first_not_of(" \t\r") != std::string::npos;
            });
            if (first == code.end() || *first != "#pragma once") {
                findings.push_back({source.path, 1, "a header begins with #pragma once"});
            }
            return;
        }
        const std::string header = source.path.substr(0, source.path.rfind('.')) + ".h";
        if (!paths.contains(header)) {
            return;
        }
        const std::vector<Include> includes = includesOf(code);
        if (includes.empty() || targetOf(source.path, includes.front().path, paths) != header) {
            findings.push_back({source.path, includes.empty() ? 1 : includes.front().line,
                                "a source includes the header of its own name first: " + header});
        }
    }

    /// Walks the includes of our own files depth first and reports each way back to a file on the walk.
    class CircleSearch {
    public:
        struct Edge {
            std::string target;
            std::size_t line = 0;
        };
        using Graph = std::map<std::string, std::vector<Edge>>;

        CircleSearch(const Graph& graph, std::vector<Finding>& findings)
            : graph_(graph), findings_(findings)
        {
        }

        void visit(const std::string& path)
        {
            if (!seen_.insert(path).second) {
                return;
            }
            walk_.push_back(path);
            if (const auto edges = graph_.find(path); edges != graph_.end()) {
                for (const Edge& edge : edges->second) {
                    follow(path, edge);
                }
            }
            walk_.pop_back();
        }

    private:
        void follow(const std::string& path, const Edge& edge)
        {
            const auto back = std::ranges::find(walk_, edge.target);
            if (back == walk_.end()) {
                visit(edge.target);
                return;
            }
            std::string rule = "headers form a circle: ";
            for (auto step = back; step != walk_.end(); ++step) {
                rule += *step + " > ";
            }
            findings_.push_back({path, edge.line, rule + edge.target});
        }

        const Graph& graph_;
        std::vector<Finding>& findings_;
        std::set<std::string> seen_;
        std::vector<std::string> walk_; ///< from the first file to the present one, no file twice
    };

}

std::vector<Finding> brokenRules(const std::vector<Source>& sources)
{
    std::set<std::string> paths;
    for (const Source& source : sources) {
        paths.insert(source.path);
    }
    std::vector<Finding> findings;
    CircleSearch::Graph graph;
    for (const Source& source : sources) {
        const std::vector<std::string> code = linesOf(codeOnly(source.text));
        for (const Include& include : includesOf(code)) {
            checkOrder(source, include, findings);
            checkFirewalls(source, include, findings);
            if (include.path.ends_with(".cpp")) {
                findings.push_back({source.path, include.line,
                                    "a source file is compiled, not included: " + include.path});
            }
            if (std::string target = targetOf(source.path, include.path, paths); !target.empty()) {
                graph[source.path].push_back({std::move(target), include.line});
            }
        }
        checkClocks(source, code, findings);
        checkWorkersCalls(source, code, findings);
        checkHeaders(source, code, paths, findings);
        if (const std::size_t length = linesOf(source.text).size(); length > longestFile) {
            findings.push_back({source.path, longestFile + 1,
                                "has " + std::to_string(length) +
                                    " lines; a file that nears 400 has two subjects"});
        }
    }
    CircleSearch search(graph, findings);
    for (const Source& source : sources) {
        search.visit(source.path);
    }
    return findings;
}

}
