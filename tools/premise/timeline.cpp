// premise timeline: the cut for editing programs.

#include <fstream>

#include "base/file.h"
#include "exchange/production_timeline.h"
#include "exchange/timeline_file.h"
#include "tools/premise/choice.h"
#include "tools/premise/command.h"
#include "tools/premise/destination.h"
#include "tools/premise/production.h"
#include "tools/premise/summary.h"
#include "tools/premise/terminal.h"
#include "tools/premise/wording.h"

namespace premise {

namespace {

    struct TimelineOptions {
        std::string production{};
        std::string output{};
        std::string format{};
    };

    Result<TimelineFormat> formatFor(const TimelineOptions& options)
    {
        return options.format.empty() ? timelineFormatOf(options.output)
                                      : timelineFormatNamed(options.format);
    }

    Result<void> writeText(const fs::path& file, const std::string& text)
    {
        std::ofstream stream(file, std::ios::binary);
        stream << text;
        stream.close();
        if (!stream) {
            return fail("{} cannot be written. Make room on its disk, or choose another place.",
                        file.string());
        }
        return {};
    }

    /// What became of the file when it was read again.
    Result<TimelineProof> provenIn(const fs::path& file, const Project& project)
    {
        const TimelineRead read = TRY(readTimelineFile(file, project.settings.rate));
        const TimelineProof proof = proofOf(project, read.timeline);
        if (!proof.holds() || !read.notes.empty()) {
            return fail(
                "The timeline came back otherwise than it was written: {} of {} frames show "
                "another shot, the largest error is {:.3g} frames. Choose another format.",
                proof.otherShots, proof.frames, proof.largestError);
        }
        return proof;
    }

    Result<int> writeTimeline(const TimelineOptions& options, TimelineFormat format)
    {
        const fs::path file = TRY(productionFile(options.production));
        Destination destination = TRY(Destination::of(options.output));
        const LoadedProject loaded = TRY(loadProject(file));
        const Project& project = loaded.project;
        warnBriefly(loaded.warnings, options.production);
        if (project.cut.empty()) {
            return fail("The cut of {} is empty; lay shots into it first.", project.settings.title);
        }
        const Timeline timeline = timelineOf(project, fileNameOf(file.string()));
        const std::string text = TRY(timelineText(timeline, format));
        destination.make();
        PendingFile pending = TRY(PendingFile::create(options.output));
        TRY(writeText(pending.temporary(), text));
        const TimelineProof proof = TRY(provenIn(pending.temporary(), project));
        TRY(pending.commit());
        const CutTimes times = cutTimes(project);
        fmt::print("{}: {}, {} from {} to {}\n", options.output,
                   counted(project.cut.size(), "clip"), counted(std::size_t(proof.frames), "frame"),
                   times.first, times.last);
        fmt::print("Read back: largest error {:.3g} frames against the stage.\n",
                   proof.largestError);
        return exitDone;
    }

}

Command timelineCommand(CLI::App& program)
{
    auto options = std::make_shared<TimelineOptions>();
    CLI::App* const words = program.add_subcommand(
        "timeline", "The cut for editing programs, read back and held to what the stage shows");
    words->add_option("production", options->production, "Its folder, or its project.json")
        ->required();
    words
        ->add_option("-o,--output", options->output,
                     "A file, in the format that its name ends with")
        ->type_name("FILE")
        ->required();
    words
        ->add_option("--format", options->format,
                     "otio, edl, fcp7 or fcpxml, whatever the name ends with")
        ->type_name("FORMAT");
    words->footer(
        "Examples:\n"
        "  premise timeline assets/productions/last_ferry -o cut.otio\n"
        "  premise timeline assets/productions/last_ferry -o cut.edl\n"
        "  premise timeline assets/productions/last_ferry -o cut.xml\n\n"
        "Clips are of the movies that premise movie --all --handles names, beside the timeline: their\n"
        "timecode is the scene's frames. Lens and camera are in OTIO's metadata, elsewhere in comments.\n"
        "A CMX 3600 edit list (.edl) takes 999 events; .xml is Final Cut Pro 7's, which Premiere and\n"
        "Resolve read, .fcpxml Final Cut Pro's. premise conform takes what an editor sends back.\n");
    return {words, [options]() -> Result<int> {
                const Result<TimelineFormat> format = formatFor(*options);
                if (!format) {
                    return wrongUse(format.error().message);
                }
                return writeTimeline(*options, *format);
            }};
}

}
