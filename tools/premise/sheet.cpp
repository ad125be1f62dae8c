// premise sheet: every shot on one page.

#include <memory>

#include <nlohmann/json.hpp>

#include "tools/premise/choice.h"
#include "tools/premise/command.h"
#include "tools/premise/destination.h"
#include "tools/premise/drawing.h"
#include "tools/premise/facts.h"
#include "tools/premise/interrupt.h"
#include "tools/premise/sheet_making.h"
#include "tools/premise/terminal.h"
#include "tools/premise/wording.h"

namespace premise {

namespace {

    struct SheetOptions {
        std::string production{};
        std::string output{};
        DrawingOptions drawing{};
        bool json = false;
    };

    Result<int> makeSheet(const SheetOptions& options)
    {
        Destination destination = TRY(Destination::of(options.output));
        Session session = TRY(openSession(options.production, options.drawing));
        const Project& project = session.project();
        if (project.shots.empty()) {
            return fail("{} has no shots yet, so there is nothing to draw. Add one first.",
                        project.settings.title);
        }
        for (const auto& shot : project.shots.rows()) {
            TRY(cameraOf(project, *shot));
        }
        const PictureSettings settings = pictureSettings(options.drawing, project);
        Progress progress("Drawing shot", project.shots.size());
        std::map<Id<Shot>, Image8> middles;
        for (const auto& shot : project.shots.rows()) {
            progress.at(middles.size()); // nothing is written yet: a signal ends it at once
            Picture picture =
                TRY(session.picture(ThroughShot{shot->id}, FrameTime(middleOf(*shot)), settings));
            middles[shot->id] = std::move(picture.display);
        }
        TRY(validated(session));
        const InterruptsMinded minded;
        destination.make();
        TRY(writeSheet(session, middles, options.output));
        const double seconds = progress.seconds();
        if (options.json) {
            const nlohmann::ordered_json json{
                {"file", options.output}, {"shots", middles.size()}, {"seconds", seconds}};
            fmt::print("{}\n", json.dump(2));
        } else {
            fmt::print("{}: {} in {}\n", options.output, counted(middles.size(), "shot"),
                       durationText(seconds));
        }
        return exitDone;
    }

}

Command sheetCommand(CLI::App& program)
{
    auto options = std::make_shared<SheetOptions>();
    CLI::App* const words = program.add_subcommand(
        "sheet", "A contact sheet: the middle frame of every shot, with its lens, on one page");
    words->add_option("production", options->production, "Its folder, or its project.json")
        ->required();
    words->add_option("-o,--output", options->output, "Where to: a .png")
        ->required()
        ->check(pngNameProblem)
        ->type_name("FILE");
    addDrawingOptions(*words, options->drawing, Sizes::any);
    words->get_option("--size")->description(
        "Pixels of each shot's picture before it is laid onto the page, like 1920x804; by default "
        "1280 wide in the delivered shape");
    words->add_flag("--json", options->json, "One JSON document about it, for programs");
    words->footer("Example:\n  premise sheet assets/productions/last_ferry -o sheet.png\n");
    return {words, [options] { return makeSheet(*options); }};
}

}
