// premise movie: the cut, a shot, or everything as movies.

#include <cctype>

#include <nlohmann/json.hpp>

#include "deliver/still.h"
#include "image/codec.h"
#include "tools/premise/choice.h"
#include "tools/premise/command.h"
#include "tools/premise/drawing.h"
#include "tools/premise/facts.h"
#include "tools/premise/movie_making.h"
#include "tools/premise/sheet_making.h"
#include "tools/premise/terminal.h"

namespace premise {

namespace {

    struct MovieOptions {
        std::string production{};
        std::string shot{};
        bool cut = false;
        bool all = false;
        bool handles = false;
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

    /// The file asked for; in a folder that was asked for, or here, under the production's own name.
    Result<fs::path> movieFile(const MovieOptions& options, const std::string& ownName)
    {
        const fs::path wanted = options.output.empty() ? fs::path(".") : fs::path(options.output);
        std::error_code ignored;
        const bool folder = fs::is_directory(wanted, ignored);
        fs::path file = wanted;
        if (folder) {
            file = options.output.empty() ? fs::path(ownName) : wanted / ownName;
        }
        TRY(folderThere(file));
        return file;
    }

    Result<std::vector<Stretch>> planFor(const Project& project, const MovieOptions& options)
    {
        const Handles handles = options.handles ? Handles::with : Handles::without;
        if (!options.shot.empty()) {
            return shotPlan(*TRY(shotChosen(project, options.shot)), handles);
        }
        if (options.all) {
            if (project.shots.empty()) {
                return fail("{} has no shots yet, so there is nothing to draw.",
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
            if (const Shot* const shot = project.shots.find(stretch.shot)) {
                TRY(cameraOf(project, *shot));
            }
        }
        return {};
    }

    /// The folder for everything: made where only it is missing.
    Result<fs::path> folderForAll(const std::string& output)
    {
        fs::path folder = output.empty() ? fs::path(".") : fs::path(output);
        if (!folder.has_filename()) {
            folder = folder.parent_path();
        }
        std::error_code problem;
        if (fs::is_directory(folder, problem)) {
            return folder;
        }
        TRY(folderThere(folder));
        if (fs::exists(folder, problem)) {
            return fail("{} is a file; everything goes into a folder. Choose one with -o.",
                        folder.string());
        }
        if (!fs::create_directory(folder, problem)) {
            return fail("The folder {} cannot be made: {}. Choose another with -o.",
                        folder.string(), problem.message());
        }
        return folder;
    }

    Result<MovieNames> namesFor(const Project& project, const MovieOptions& options,
                                const std::string& own)
    {
        MovieNames names;
        if (!options.shot.empty()) {
            const Shot& shot = *TRY(shotChosen(project, options.shot));
            names.shots[shot.id] =
                TRY(movieFile(options, own + "_" + safeName(shot.number) + ".mp4"));
            return names;
        }
        if (!options.all) {
            names.cut = TRY(movieFile(options, own + ".mp4"));
            return names;
        }
        const fs::path folder = TRY(folderForAll(options.output));
        names.cut = folder / (own + ".mp4");
        for (const auto& shot : project.shots.rows()) {
            names.shots[shot->id] = folder / (own + "_" + safeName(shot->number) + ".mp4");
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
                       file.frames == 0 ? "" : fmt::format(": {} frames", file.frames));
        }
        fmt::print("{} frames drawn in {}\n", drawn, durationText(seconds));
    }

    Result<int> makeMovie(const MovieOptions& options)
    {
        if (!options.output.empty()) {
            TRY(folderThere(fs::path(options.output + "/").parent_path()));
        }
        Session session = TRY(openSession(options.production, options.drawing));
        const std::string own = fileNameOf(session.file().string());
        const std::vector<Stretch> plan = TRY(planFor(session.project(), options));
        TRY(filmedThroughout(session.project(), plan));
        const MovieNames names = TRY(namesFor(session.project(), options, own));
        const PictureSettings settings = pictureSettings(options.drawing, session.project());

        const Progress whole("Drawing", 1);
        MadeMovies made = TRY(makeMovies(session, settings, plan, names));
        TRY(validated(session));
        if (options.all) {
            const fs::path sheet = names.cut.parent_path() / (own + "_sheet.png");
            TRY(writeSheet(session, made.middles, sheet));
            made.files.push_back({sheet, 0});
        }
        print(options, made.files, durationOf(plan), whole.seconds());
        return exitDone;
    }

    /// Seen before anything is read: the name of one movie ends in .mp4 or is a folder that is there.
    std::string outputProblem(const MovieOptions& options)
    {
        std::error_code ignored;
        if (options.output.empty() || options.all || fs::is_directory(options.output, ignored) ||
            fs::path(options.output).extension() == ".mp4") {
            return "";
        }
        return fmt::format(
            "Movies are written as MP4; {} is neither named .mp4 nor a folder that is "
            "there.",
            options.output);
    }

}

Command movieCommand(CLI::App& program)
{
    auto options = std::make_shared<MovieOptions>();
    CLI::App* const words = program.add_subcommand(
        "movie", "The cut, a shot, or everything as movies: H.264 with timecode");
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
    words
        ->add_option("-o,--output", options->output,
                     "A .mp4, or a folder for movies named by their production and shot; by "
                     "default the folder you are in")
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
                if (const std::string problem = outputProblem(*options); !problem.empty()) {
                    return wrongUse(problem);
                }
                return makeMovie(*options);
            }};
}

}
