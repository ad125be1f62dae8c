// premise frame: one picture of a production.

#include <nlohmann/json.hpp>

#include "tools/premise/choice.h"
#include "tools/premise/command.h"
#include "tools/premise/destination.h"
#include "tools/premise/drawing.h"
#include "tools/premise/facts.h"
#include "tools/premise/guides.h"
#include "tools/premise/terminal.h"

namespace premise {

namespace {

    struct FrameOptions {
        std::string production{};
        std::string shot{};
        std::string camera{};
        std::string timecode{};
        std::optional<Frame> frame{};
        std::string output{};
        DrawingOptions drawing{};
        bool guides = false;
        bool json = false;
    };

    /// A picture's whereabouts: which camera, and when.
    struct Place {
        const CameraSetup* camera = nullptr;
        const Shot* shot = nullptr; ///< null: through a camera alone
        FrameTime time = 0.0;
    };

    Result<Place> placeInCut(const Project& project, const std::string& timecode)
    {
        const Settings& settings = project.settings;
        const Frame record = TRY(parseTimecode(timecode, settings.rate)) - settings.timecodeStart;
        const auto text = [&](Frame frame) {
            return formatTimecode(settings.timecodeStart + frame, settings.rate,
                                  settings.dropFrame);
        };
        if (cutDuration(project) == 0) {
            return fail("The cut of {} is empty. Choose a picture by --shot.", settings.title);
        }
        if (record < 0 || record >= cutDuration(project)) {
            return fail(
                "The cut of {} runs from {} to {}; {} lies outside. Choose a timecode in there.",
                settings.title, text(0), text(cutDuration(project) - 1), timecode);
        }
        const CutMoment moment = cutAt(project, record);
        if (moment.shot == nullptr) {
            return fail("The cut of {} is black at {}; choose another timecode.", settings.title,
                        timecode);
        }
        return Place{TRY(cameraOf(project, *moment.shot)), moment.shot, moment.sceneTime};
    }

    Result<Place> placeOf(const Project& project, const FrameOptions& options)
    {
        if (!options.timecode.empty()) {
            return placeInCut(project, options.timecode);
        }
        if (!options.camera.empty()) {
            const CameraSetup* const camera = TRY(cameraChosen(project, options.camera));
            return Place{camera, nullptr,
                         FrameTime(options.frame.value_or(project.settings.firstFrame))};
        }
        const Shot* const shot = TRY(shotChosen(project, options.shot));
        const CameraSetup* const camera = TRY(cameraOf(project, *shot));
        const Frame frame = options.frame.value_or(shot->range.first + shot->range.duration() / 2);
        TRY(coveredBy(*shot, {frame, frame + 1}));
        return Place{camera, shot, FrameTime(frame)};
    }

    Result<int> drawFrame(const FrameOptions& options)
    {
        Destination destination = TRY(Destination::of(options.output));
        Session session = TRY(openSession(options.production, options.drawing));
        const Place place = TRY(placeOf(session.project(), options));
        PictureSettings settings = pictureSettings(options.drawing, session.project());
        settings.linear = TRY(stillKindOf(options.output)) == StillKind::exr;

        const Progress progress("Drawing", 1);
        Picture picture =
            TRY(session.picture(ThroughCamera{place.camera->id}, place.time, settings));
        TRY(validated(session));
        if (options.guides) {
            drawGuides(picture.display, session.project().settings.frameLines);
        }
        const StillFacts facts = stillFacts(session, *place.camera, place.shot, place.time);
        destination.make();
        TRY(writeStill(options.output, picture, facts));

        const double seconds = progress.seconds();
        if (options.json) {
            nlohmann::ordered_json json{{"file", options.output},  {"frame", facts.frame},
                                        {"shot", facts.shot},      {"camera", place.camera->name},
                                        {"width", settings.width}, {"height", settings.height},
                                        {"seconds", seconds}};
            fmt::print("{}\n", json.dump(2));
        } else {
            fmt::print("{}: {}frame {}, {}, {}x{}, {:.1f} s\n", options.output,
                       facts.shot.empty() ? "" : "shot " + facts.shot + " ", facts.frame,
                       lensLine(facts.camera), settings.width, settings.height, seconds);
        }
        return exitDone;
    }

}

Command frameCommand(CLI::App& program)
{
    auto options = std::make_shared<FrameOptions>();
    CLI::App* const words = program.add_subcommand(
        "frame", "One picture: a frame of a shot, of the cut, or through any camera");
    words->add_option("production", options->production, "Its folder, or its project.json")
        ->required();
    CLI::Option* const shot =
        words->add_option("--shot", options->shot, "Number of a shot")->type_name("NUMBER");
    CLI::Option* const camera =
        words->add_option("--camera", options->camera, "Name of a camera, in or out of shots")
            ->type_name("NAME");
    CLI::Option* const timecode =
        words->add_option("--timecode", options->timecode, "Of the cut, like 01:00:04:12")
            ->type_name("TC");
    CLI::Option* const frame =
        words
            ->add_option("--frame", options->frame,
                         "Scene frame; by default the middle of the shot, or the scene's first")
            ->type_name("N");
    shot->excludes(camera)->excludes(timecode);
    camera->excludes(timecode);
    frame->excludes(timecode);
    words
        ->add_option("-o,--output", options->output, "Where to: a .png, or an .exr in linear light")
        ->required()
        ->check(stillNameProblem)
        ->type_name("FILE");
    addDrawingOptions(*words, options->drawing, Sizes::any);
    words->add_flag("--guides", options->guides,
                    "Draw frame lines, safe areas and the centre onto a .png");
    words->add_flag("--json", options->json, "One JSON document about it, for programs");
    words->footer(
        "Examples:\n"
        "  premise frame assets/productions/last_ferry --shot 030 -o 030.png\n"
        "  premise frame assets/productions/last_ferry --shot 030 --frame 1181 "
        "--quality lens --size 1920x804 -o 030.exr\n"
        "  premise frame assets/productions/last_ferry --timecode 01:00:04:12 -o cut.png\n");
    return {words, [options]() -> Result<int> {
                if (options->shot.empty() && options->camera.empty() && options->timecode.empty()) {
                    return wrongUse("Which picture? Say --shot NUMBER, --camera NAME or --timecode "
                                    "TC. See premise frame --help.");
                }
                if (options->guides && fs::path(options->output).extension() != ".png") {
                    return wrongUse(
                        "--guides are drawn onto a .png; an .exr is for compositing and "
                        "keeps the picture alone. Leave one out.");
                }
                return drawFrame(*options);
            }};
}

}
