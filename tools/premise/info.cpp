// premise info: what is in a production, or in a model file.

#include <algorithm>
#include <cstdio>
#include <optional>

#include <nlohmann/json.hpp>

#include "project/project_io.h"
#include "project/words.h"
#include "sound/mixer.h"
#include "tools/premise/command.h"
#include "tools/premise/import_options.h"
#include "tools/premise/info_model.h"
#include "tools/premise/info_shot.h"
#include "tools/premise/production.h"
#include "tools/premise/summary.h"
#include "tools/premise/terminal.h"
#include "tools/premise/wording.h"

namespace premise {

namespace {

    using Json = nlohmann::ordered_json;

    struct InfoOptions {
        std::string path{};
        std::string shot{};
        std::optional<Frame> frame{};
        bool json = false;
        ImportSettings import{};
    };

    Json shotJson(const ShotSummary& shot, FrameRate rate)
    {
        return {
            {"number", shot.number},
            {"name", shot.name},
            {"first_frame", shot.range.first},
            {"last_frame", shot.range.end - 1},
            {"frames", shot.range.duration()},
            {"seconds", rate.seconds(double(shot.range.duration()))},
            {"handle_in", shot.handleIn},
            {"handle_out", shot.handleOut},
            {"camera", shot.camera},
            {"gate", shot.body},
            {"lens", shot.lens},
            {"support", shot.support},
            {"focal_length_mm", {shot.focalLength.least, shot.focalLength.most}},
            {"t_stop", {shot.tStop.least, shot.tStop.most}},
        };
    }

    std::string pathOf(const Project& project, const SoundClip& clip)
    {
        const Sound* const sound = project.sounds.find(clip.sound);
        return sound == nullptr ? "" : sound->path;
    }

    Json productionJson(const fs::path& file, const LoadedProject& loaded,
                        const std::vector<std::string>& warnings)
    {
        const Project& project = loaded.project;
        const Settings& settings = project.settings;
        Json json{
            {"production", file.string()},  {"title", settings.title},
            {"scene", settings.scene},      {"rate", formatFrameRate(settings.rate)},
            {"frame_lines", Json::array()}, {"read_only", loaded.newerVersion},
            {"shots", Json::array()},       {"cast", Json::array()},
            {"assets", Json::array()},
        };
        for (const Aspect& aspect : settings.frameLines) {
            json["frame_lines"].push_back(aspect.ratio());
        }
        for (const ShotSummary& shot : shotSummaries(project)) {
            json["shots"].push_back(shotJson(shot, settings.rate));
        }
        for (const auto& cast : project.cast.rows()) {
            json["cast"].push_back({{"name", cast->name}, {"height_m", cast->height.value()}});
        }
        for (const auto& asset : project.assets.rows()) {
            json["assets"].push_back({{"name", asset->name}, {"path", asset->path}});
        }
        json["sound_clips"] = Json::array();
        for (const auto& clip : project.soundClips.rows()) {
            json["sound_clips"].push_back({{"name", clip->name},
                                           {"path", pathOf(project, *clip)},
                                           {"clock", wordFor(clip->clock)},
                                           {"first_frame", clip->first},
                                           {"frames", clip->length},
                                           {"muted", clip->muted}});
        }
        const CutTimes times = cutTimes(project);
        json["cut"] = {{"clips", project.cut.size()},
                       {"frames", cutDuration(project)},
                       {"seconds", settings.rate.seconds(double(cutDuration(project)))},
                       {"timecode_first", times.first},
                       {"timecode_last", times.last}};
        json["warnings"] = warnings;
        return json;
    }

    void printShots(const Project& project)
    {
        std::vector<std::vector<std::string>> rows{{"Shot", "Name", "Frames", "Length", "Camera",
                                                    "Support", "Gate", "Lens", "Focal", "Stop"}};
        for (const ShotSummary& shot : shotSummaries(project)) {
            const double seconds = project.settings.rate.seconds(double(shot.range.duration()));
            rows.push_back({shot.number, shot.name,
                            fmt::format("{}–{}", shot.range.first, shot.range.end - 1),
                            fmt::format("{} = {:.2f} s", shot.range.duration(), seconds),
                            shot.camera, shot.support, shot.body, shot.lens,
                            spanText(shot.focalLength, "", " mm"), spanText(shot.tStop, "T", "")});
        }
        fmt::print("\n{}", tableText(rows));
    }

    void printCut(const Project& project)
    {
        const Frame length = cutDuration(project);
        if (length == 0) {
            fmt::print("\n  The cut is empty.\n");
            return;
        }
        const Settings& settings = project.settings;
        const CutTimes times = cutTimes(project);
        fmt::print("\n  Cut: {}, {}, {} long, {} to {}\n", counted(project.cut.size(), "clip"),
                   counted(std::size_t(length), "frame"),
                   formatTimecode(length, settings.rate, settings.dropFrame), times.first,
                   times.last);
    }

    void printCastAndAssets(const Project& project)
    {
        if (!project.cast.empty()) {
            std::vector<std::vector<std::string>> rows{{"Cast", "Height", "Stops"}};
            for (const auto& cast : project.cast.rows()) {
                rows.push_back({cast->name, fmt::format("{:.2f} m", cast->height.value()),
                                fmt::format("{}", cast->stops.size())});
            }
            fmt::print("\n{}", tableText(rows));
        }
        if (!project.assets.empty()) {
            std::vector<std::vector<std::string>> rows{{"Model", "File"}};
            for (const auto& asset : project.assets.rows()) {
                rows.push_back({asset->name, asset->path});
            }
            fmt::print("\n{}", tableText(rows));
        }
    }

    void printSounds(const Project& project)
    {
        if (project.soundClips.empty()) {
            return;
        }
        std::vector<std::vector<std::string>> rows{{"Sound", "Heard", "Gain", "File"}};
        for (const auto& clip : project.soundClips.rows()) {
            rows.push_back(
                {clip->name,
                 fmt::format("{} {}–{}", clip->clock == SoundClock::cut ? "cut" : "scene",
                             clip->first, clip->range().end - 1),
                 clip->muted ? "muted" : fmt::format("{:+.1f} dB", clip->gain),
                 pathOf(project, *clip)});
        }
        fmt::print("\n{}", tableText(rows));
    }

    void printProduction(const fs::path& file, const Project& project)
    {
        const Settings& settings = project.settings;
        fmt::print("{}, scene {}\n  {}\n  {} frames a second", settings.title, settings.scene,
                   file.string(), formatFrameRate(settings.rate));
        if (!settings.frameLines.empty()) {
            fmt::print(", delivered at {}", formatAspect(settings.frameLines.front()));
        }
        fmt::print("\n");
        if (project.shots.empty()) {
            fmt::print("\n  There are no shots yet.\n");
        } else {
            printShots(project);
        }
        printCut(project);
        printSounds(project);
        printCastAndAssets(project);
    }

    Result<int> productionInfo(const InfoOptions& options)
    {
        const fs::path file = TRY(productionFile(options.path));
        const LoadedProject loaded = TRY(loadProject(file));
        std::vector<std::string> warnings = loaded.warnings;
        if (!options.shot.empty()) {
            TRY(printShotNumbers(loaded.project, options.shot, options.frame, options.json));
            warn(warnings);
            return exitDone;
        }
        const LoadedModels models =
            TRY(modelsOf(loaded.project, file.parent_path(), options.import));
        warnings.insert(warnings.end(), models.warnings.begin(), models.warnings.end());
        for (const std::string& silent : brokenSounds(loaded.project, file.parent_path())) {
            warnings.push_back(silent);
        }
        if (options.json) {
            fmt::print("{}\n", productionJson(file, loaded, warnings).dump(2));
        } else {
            printProduction(file, loaded.project);
        }
        warnBriefly(warnings, options.path);
        noteMissingModels(loaded.project, file, options.path);
        return exitDone;
    }

    /// A model file is known by what it is not: a folder, or a project's JSON.
    bool isProduction(const fs::path& path)
    {
        std::error_code ignored;
        return fs::is_directory(path, ignored) || path.extension() == ".json" ||
               (!path.has_extension() && !fs::is_regular_file(path, ignored));
    }

}

Command infoCommand(CLI::App& program)
{
    auto options = std::make_shared<InfoOptions>();
    CLI::App* const words = program.add_subcommand(
        "info", "What is in a production, or in a model file: shots, lenses, lengths, sizes");
    words->add_option("path", options->path, "A production's folder, or a model file")->required();
    CLI::Option* const shot =
        words
            ->add_option("--shot", options->shot,
                         "One shot's camera report: angles, height, focus and its limits")
            ->type_name("NUMBER");
    words
        ->add_option("--frame", options->frame, "At this scene frame; by default the shot's middle")
        ->needs(shot)
        ->type_name("N");
    words->add_flag("--json", options->json, "One JSON document, for programs");
    addImportOptions(*words, options->import);
    words->footer("Examples:\n  premise info assets/productions/last_ferry\n"
                  "  premise info --json assets/productions/last_ferry | jq .cut.frames\n"
                  "  premise info assets/productions/last_ferry --shot 120 --frame 1800\n"
                  "  premise info assets/models/cup.glb\n"
                  "  premise info scan.ply --limit triangles=70M\n\n" +
                  limitsHelp());
    return {words, [options] {
                return isProduction(options->path)
                           ? productionInfo(*options)
                           : modelInfo(options->path, options->import, options->json);
            }};
}

}
