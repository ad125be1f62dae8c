// premise sheet: every shot on one page.

#include <memory>

#include <nlohmann/json.hpp>

#include "tools/premise/choice.h"
#include "tools/premise/command.h"
#include "tools/premise/drawing.h"
#include "tools/premise/facts.h"
#include "tools/premise/interrupt.h"
#include "tools/premise/sheet_making.h"
#include "tools/premise/terminal.h"

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
        TRY(folderThere(options.output));
        Session session = TRY(openSession(options.production, options.drawing));
        const Project& project = session.project();
        if (project.shots.empty()) {
            return fail("{} has no shots yet, so there is nothing to draw.",
                        project.settings.title);
        }
        for (const auto& shot : project.shots.rows()) {
            TRY(cameraOf(project, *shot));
        }
        const PictureSettings settings = pictureSettings(options.drawing, project);
        const InterruptsMinded minded;
        Progress progress("Drawing shot", project.shots.size());
        std::map<Id<Shot>, Image8> middles;
        for (const auto& shot : project.shots.rows()) {
            progress.at(middles.size());
            if (interrupted()) {
                return exitFailed;
            }
            Picture picture =
                TRY(session.picture(ThroughShot{shot->id}, FrameTime(middleOf(*shot)), settings));
            middles[shot->id] = std::move(picture.display);
        }
        TRY(validated(session));
        TRY(writeSheet(session, middles, options.output));
        const double seconds = progress.seconds();
        if (options.json) {
            const nlohmann::ordered_json json{
                {"file", options.output}, {"shots", middles.size()}, {"seconds", seconds}};
            fmt::print("{}\n", json.dump(2));
        } else {
            fmt::print("{}: {} shots in {}\n", options.output, middles.size(),
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
        ->check([](const std::string& name) {
            return fs::path(name).extension() == ".png"
                       ? std::string()
                       : fmt::format("\"{}\": the sheet is a PNG; end its name with .png", name);
        })
        ->type_name("FILE");
    addDrawingOptions(*words, options->drawing, Sizes::any);
    words->add_flag("--json", options->json, "What was done, for programs");
    words->footer("\nExample:\n  premise sheet assets/productions/last_ferry -o sheet.png");
    return {words, [options] { return makeSheet(*options); }};
}

}
