// premise compare: how far two pictures are apart.

#include "image/compare.h"

#include <nlohmann/json.hpp>

#include "deliver/still.h"
#include "image/codec.h"
#include "tools/premise/command.h"
#include "tools/premise/destination.h"
#include "tools/premise/facts.h"
#include "tools/premise/wording.h"

namespace premise {

namespace {

    struct CompareOptions {
        std::string was{};
        std::string is{};
        std::string sheet{};
        int tolerance = 0;
        bool json = false;
    };

    Result<int> compare(const CompareOptions& options)
    {
        std::optional<Destination> destination;
        if (!options.sheet.empty()) {
            destination.emplace(TRY(Destination::of(options.sheet)));
        }
        const Image8 was = TRY(readImage(options.was));
        const Image8 is = TRY(readImage(options.is));
        const Difference apart = TRY(difference(was, is));
        if (destination) {
            destination->make();
            TRY(writePng(options.sheet, comparisonSheet(was, is)));
        }
        const bool same = apart.largest <= options.tolerance;
        if (options.json) {
            const nlohmann::ordered_json json{
                {"same", same},       {"tolerance", options.tolerance}, {"largest", apart.largest},
                {"mean", apart.mean}, {"pixels", apart.pixels},         {"share", apart.share}};
            fmt::print("{}\n", json.dump(2));
        } else {
            fmt::print("{}: at most {} of 255, {:.3f} on average, {} ({:.2f} %)\n",
                       same ? "Same" : "Different", counted(std::size_t(apart.largest), "step"),
                       apart.mean, counted(apart.pixels, "pixel"), apart.share * 100.0);
        }
        return same ? exitDone : exitFailed;
    }

}

Command compareCommand(CLI::App& program)
{
    auto options = std::make_shared<CompareOptions>();
    CLI::App* const words = program.add_subcommand(
        "compare", "How far two pictures are apart; ends with 1 beyond the tolerance");
    words->add_option("was", options->was, "A PNG, JPEG or WebP")->required();
    words->add_option("is", options->is, "Another of the same size")->required();
    words
        ->add_option("--tolerance", options->tolerance,
                     "Steps of 255 that any channel may differ by; 0 by default")
        ->check(wholeNumber(0, 255))
        ->type_name("N");
    words
        ->add_option("-o,--output", options->sheet,
                     "Was, is and the difference eight times as strong, side by side")
        ->check(pngNameProblem)
        ->type_name("PNG");
    words->add_flag("--json", options->json, "One JSON document, for programs");
    words->footer("Example:\n  premise compare was.png is.png --tolerance 2 -o apart.png\n");
    return {words, [options] { return compare(*options); }};
}

}
