// premise movie: the cut, a shot, or everything as movies.

#include <cctype>

#include <nlohmann/json.hpp>

#include "deliver/still.h"
#include "exchange/production_timeline.h"
#include "image/codec.h"
#include "sound/mixer.h"
#include "tools/premise/choice.h"
#include "tools/premise/command.h"
#include "tools/premise/destination.h"
#include "tools/premise/drawing.h"
#include "tools/premise/facts.h"
#include "tools/premise/interrupt.h"
#include "tools/premise/movie_making.h"
#include "tools/premise/production.h"
#include "tools/premise/sheet_making.h"
#include "tools/premise/terminal.h"
#include "tools/premise/wording.h"

namespace premise {

namespace {

    struct MovieOptions {
        std::string production{};
        std::string shot{};
        bool cut = false;
        bool all = false;
        bool handles = false;
        bool noSound = false;
        std::string output{};
        DrawingOptions drawing{};
        bool json = false;
    };

    /// A shot's number as part of a file's name.
    std::string safeName(std::string text)
    {
        for (char& letter : text) {
            if (letter == '/' || letter == '\\' ||
                std::iscntrl(static_cast<unsigned char>(letter))) {
                letter = '_';
            }
        }
        return text;
    }

    /// A name without an ending, or of a folder that is there, is a folder's.
    bool namesFolder(const fs::path& output)
    {
        std::error_code ignored;
        return !output.has_extension() || fs::is_directory(output, ignored);
    }

    fs::path folderFrom(const std::string& output)
    {
        const fs::path folder = output.empty() ? fs::path() : fs::path(output);
        return folder.has_filename() ? folder : folder.parent_path();
    }

    /// The file asked for; in a folder that was asked for, or here, under the production's own name.
    fs::path movieFile(const MovieOptions& options, const std::string& ownName)
    {
        return namesFolder(options.output) ? folderFrom(options.output) / ownName
                                           : fs::path(options.output);
    }

    Result<std::vector<Stretch>> planFor(const Project& project, const MovieOptions& options)
    {
        const Handles handles = options.handles ? Handles::with : Handles::without;
        if (!options.shot.empty()) {
            return shotPlan(*TRY(shotChosen(project, options.shot)), handles);
        }
        if (options.all) {
            if (project.shots.empty()) {
                return fail("{} has no shots yet, so there is nothing to draw. Add one first.",
                            project.settings.title);
            }
            return planOfAll(project, handles);
        }
        std::vector<Stretch> plan = cutPlan(project);
        if (plan.empty()) {
            return fail("The cut of {} is empty; lay shots into it, or choose one with --shot.",
                        project.settings.title);
        }
        return plan;
    }

    /// Fails before a file is opened for what cannot be drawn.
    Result<void> filmedThroughout(const Project& project, const std::vector<Stretch>& plan)
    {
        for (const Stretch& stretch : plan) {
            if (const Shot* const shot = project.shots.find(stretch.clip.shot)) {
                TRY(cameraOf(project, *shot));
            }
        }
        return {};
    }

    /// The one movie, or of everything the cut.
    fs::path firstFile(const MovieOptions& options, const std::string& own)
    {
        if (options.all) {
            return folderFrom(options.output) / (own + ".mp4");
        }
        const std::string shot = options.shot.empty() ? "" : "_" + safeName(options.shot);
        return movieFile(options, own + shot + ".mp4");
    }

    Result<MovieNames> namesFor(const Project& project, const MovieOptions& options,
                                const std::string& own)
    {
        MovieNames names;
        const fs::path first = firstFile(options, own);
        if (!options.shot.empty()) {
            names.shots[TRY(shotChosen(project, options.shot))->id] = first;
            return names;
        }
        names.cut = first;
        if (options.all) {
            for (const auto& shot : project.shots.rows()) {
                names.shots[shot->id] = first.parent_path() / movieNameOf(project, own, *shot);
            }
        }
        return names;
    }

    void print(const MovieOptions& options, const std::vector<MadeFile>& files, Frame drawn,
               double seconds)
    {
        if (options.json) {
            nlohmann::ordered_json json{{"files", nlohmann::ordered_json::array()},
                                        {"frames_drawn", drawn},
                                        {"seconds", seconds}};
            for (const MadeFile& file : files) {
                json["files"].push_back({{"path", file.path.string()}, {"frames", file.frames}});
            }
            fmt::print("{}\n", json.dump(2));
            return;
        }
        for (const MadeFile& file : files) {
            fmt::print("{}{}\n", file.path.string(),
                       file.frames == 0 ? "" : ": " + counted(std::size_t(file.frames), "frame"));
        }
        fmt::print("{} drawn in {}\n", counted(std::size_t(drawn), "frame"), durationText(seconds));
    }

    Result<int> makeMovie(const MovieOptions& options)
    {
        const std::string own = fileNameOf(TRY(productionFile(options.production)).string());
        Destination destination = TRY(Destination::of(firstFile(options, own)));
        Session session = TRY(openSession(options.production, options.drawing));
        const std::vector<Stretch> plan = TRY(planFor(session.project(), options));
        TRY(filmedThroughout(session.project(), plan));
        const MovieNames names = TRY(namesFor(session.project(), options, own));
        const PictureSettings settings = pictureSettings(options.drawing, session.project());
        if (!options.noSound) {
            warn(brokenSounds(session.project(), session.file().parent_path()));
        }

        const InterruptsMinded minded;
        destination.make();
        const Progress whole("Drawing", 1);
        MadeMovies made = TRY(makeMovies(session, settings, plan, names,
                                         options.noSound ? WithSound::no : WithSound::yes));
        TRY(validated(session));
        if (options.all) {
            const fs::path sheet = names.cut.parent_path() / (own + "_sheet.png");
            TRY(writeSheet(session, made.middles, sheet));
            made.files.push_back({sheet, 0});
        }
        print(options, made.files, durationOf(plan), whole.seconds());
        return exitDone;
    }

    /// What of the options cannot go together, seen before anything is read.
    std::string problemOf(const MovieOptions& options)
    {
        const std::string extension = fs::path(options.output).extension().string();
        const bool folder = namesFolder(options.output);
        if (options.all && extension == ".mp4" && !folder) {
            return fmt::format("--all makes several files, and {} is one. Name a folder with -o.",
                               options.output);
        }
        if (!options.all && !folder && extension != ".mp4") {
            return fmt::format(
                "Movies are written as MP4, and {} ends otherwise. End its name with "
                ".mp4, or name a folder.",
                options.output);
        }
        if (options.handles && options.shot.empty() && !options.all) {
            return "The cut has no handles, only shots have. Leave --handles out, or add --shot "
                   "NUMBER or --all.";
        }
        return "";
    }

}

Command movieCommand(CLI::App& program)
{
    auto options = std::make_shared<MovieOptions>();
    CLI::App* const words = program.add_subcommand(
        "movie", "The cut, a shot, or everything as movies: H.264 with timecode, and AAC sound");
    words->add_option("production", options->production, "Its folder, or its project.json")
        ->required();
    CLI::Option* const shot =
        words->add_option("--shot", options->shot, "Only the shot of this number")
            ->type_name("NUMBER");
    CLI::Option* const cut = words->add_flag("--cut", options->cut, "The cut; so also without it");
    CLI::Option* const all = words->add_flag(
        "--all", options->all, "The cut, every shot and a contact sheet, into the folder -o");
    shot->excludes(cut)->excludes(all);
    cut->excludes(all);
    CLI::Option* const handles =
        words->add_flag("--handles", options->handles, "Shots with the frames before and after");
    handles->excludes(cut);
    words->add_flag("--no-sound", options->noSound,
                    "Pictures alone, where the production has sound");
    words
        ->add_option(
            "-o,--output", options->output,
            "A .mp4, or a folder for movies named by their production and shot, made where "
            "it is missing; by default the folder you are in")
        ->type_name("FILE|FOLDER");
    addDrawingOptions(*words, options->drawing, Sizes::even);
    words->add_flag("--json", options->json, "One JSON document about them, for programs");
    words->footer(
        "Examples:\n"
        "  premise movie assets/productions/last_ferry -o cut.mp4\n"
        "  premise movie assets/productions/last_ferry --shot 030 --handles -o 030.mp4\n"
        "  premise movie assets/productions/last_ferry --all -o out --size 1920x804\n\n"
        "Timecode runs as the production says in the cut, and with the scene's frames in shots.\n"
        "A movie appears under its name when it is complete; Ctrl-C leaves no half of one.\n");
    return {words, [options]() -> Result<int> {
                if (const std::string problem = problemOf(*options); !problem.empty()) {
                    return wrongUse(problem);
                }
                return makeMovie(*options);
            }};
}

}
