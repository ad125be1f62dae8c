// premise frames: a shot as numbered pictures.

#include <algorithm>
#include <atomic>

#include <nlohmann/json.hpp>

#include "deliver/draw_ahead.h"
#include "tools/premise/choice.h"
#include "tools/premise/command.h"
#include "tools/premise/destination.h"
#include "tools/premise/drawing.h"
#include "tools/premise/facts.h"
#include "tools/premise/interrupt.h"
#include "tools/premise/terminal.h"
#include "tools/premise/wording.h"

namespace premise {

namespace {

    struct FramesOptions {
        std::string production{};
        std::string shot{};
        std::optional<FrameRange> range{}; ///< none: the shot without its handles
        std::string pattern{};
        DrawingOptions drawing{};
        bool json = false;
    };

    /// "name.####.png" with the frame's number in place of the signs, as wide as they are at least.
    fs::path numbered(const std::string& pattern, Frame frame)
    {
        const std::size_t first = pattern.find_last_of('/') == std::string::npos
                                      ? pattern.find('#')
                                      : pattern.find('#', pattern.find_last_of('/'));
        const std::size_t end = std::min(pattern.find_first_not_of('#', first), pattern.size());
        return pattern.substr(0, first) + fmt::format("{:0{}d}", frame, end - first) +
               pattern.substr(end);
    }

    std::string patternProblem(const std::string& pattern)
    {
        const std::string name = fs::path(pattern).filename().string();
        if (name.find('#') == std::string::npos) {
            return fmt::format("\"{}\" has no place for the frame's number; write it like "
                               "folder/name.####.png",
                               pattern);
        }
        return stillNameProblem(pattern);
    }

    /// Finished pictures are whole and stay.
    tl::unexpected<Error> stoppedAfter(const std::string& pattern, FrameRange range, Frame finished)
    {
        if (finished == 0) {
            return stopped();
        }
        return fail("Stopped after {} of {}. What is finished stays, up to {}.", finished,
                    counted(std::size_t(range.duration()), "frame"),
                    numbered(pattern, range.first + finished - 1).string());
    }

    Result<int> drawFrames(const FramesOptions& options)
    {
        Destination destination = TRY(
            Destination::of(numbered(options.pattern, options.range.value_or(FrameRange{}).first)));
        Session session = TRY(openSession(options.production, options.drawing));
        const Shot& shot = *TRY(shotChosen(session.project(), options.shot));
        const CameraSetup& camera = *TRY(cameraOf(session.project(), shot));
        const FrameRange range = options.range.value_or(shot.range);
        TRY(coveredBy(shot, range));
        PictureSettings settings = pictureSettings(options.drawing, session.project());
        settings.linear = TRY(stillKindOf(options.pattern)) == StillKind::exr;

        const InterruptsMinded minded;
        destination.make();
        std::atomic<Frame> finished = 0;
        Progress progress("Drawing frame", std::size_t(range.duration()));
        const auto draw = [&](std::size_t index) -> Result<Writing> {
            progress.at(index);
            const Frame frame = range.first + Frame(index);
            Picture picture =
                TRY(session.picture(ThroughShot{shot.id}, FrameTime(frame), settings));
            return Writing([&finished, path = numbered(options.pattern, frame),
                            picture = std::move(picture),
                            facts = stillFacts(session, camera, &shot, frame)]() -> Result<void> {
                TRY(writeStill(path, picture, facts));
                ++finished;
                return {};
            });
        };
        const Result<void> drawn = drawAhead(std::size_t(range.duration()), draw, interrupted);
        if (!drawn && interrupted()) {
            return stoppedAfter(options.pattern, range, finished);
        }
        TRY(drawn);
        TRY(validated(session));

        const std::string first = numbered(options.pattern, range.first).string();
        const std::string last = numbered(options.pattern, range.end - 1).string();
        if (options.json) {
            nlohmann::ordered_json json{{"shot", shot.number},
                                        {"first_file", first},
                                        {"last_file", last},
                                        {"first_frame", range.first},
                                        {"last_frame", range.end - 1},
                                        {"frames", range.duration()},
                                        {"width", settings.width},
                                        {"height", settings.height},
                                        {"seconds", progress.seconds()}};
            fmt::print("{}\n", json.dump(2));
        } else {
            fmt::print("{}: {}, {}x{}, {}\n", first == last ? first : first + " … " + last,
                       counted(std::size_t(range.duration()), "frame"), settings.width,
                       settings.height, durationText(progress.seconds()));
        }
        return exitDone;
    }

}

Command framesCommand(CLI::App& program)
{
    auto options = std::make_shared<FramesOptions>();
    CLI::App* const words =
        program.add_subcommand("frames", "A shot as numbered pictures, for compositing");
    words->add_option("production", options->production, "Its folder, or its project.json")
        ->required();
    words->add_option("--shot", options->shot, "Number of the shot")
        ->required()
        ->type_name("NUMBER");
    words
        ->add_option_function<std::string>(
            "--range",
            [options](const std::string& text) {
                const Result<FrameRange> range = parseFrames(text);
                if (!range) {
                    throw CLI::ValidationError(range.error().message);
                }
                options->range = *range;
            },
            "First and last frame, handles allowed; by default the whole shot without them")
        ->type_name("A-B");
    words
        ->add_option("-o,--output", options->pattern,
                     "Like folder/name.####.png or .exr; #### becomes the frame's number, as "
                     "wide as the signs")
        ->required()
        ->check(patternProblem)
        ->type_name("PATTERN");
    addDrawingOptions(*words, options->drawing, Sizes::any);
    words->add_flag("--json", options->json, "One JSON document about them, for programs");
    words->footer(
        "Example:\n  premise frames assets/productions/last_ferry --shot 030 --range 1145-1168 "
        "-o plates/030.####.exr\n\nFiles of the same names are replaced, each whole.\n");
    return {words, [options] { return drawFrames(*options); }};
}

}
