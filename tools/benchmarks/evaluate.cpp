// premise_benchmarks evaluate: what it takes to work out a frame, by the number of things in it.

#include "stage/stage.h"
#include "tools/benchmarks/command.h"
#include "tools/benchmarks/measure.h"

namespace premise::bench {

namespace {

    constexpr std::uint32_t oneIn = 100; ///< moves

    struct EvaluateOptions {
        std::vector<std::uint32_t> counts{100, 1000, 10000, 100000};
        double seconds = 0.5; ///< a measurement
    };

    Track moveFrom(double from)
    {
        return {from,
                {{0, from, Interpolation::linear, {}, {}},
                 {240, from + 4.0, Interpolation::linear, {}, {}}}};
    }

    enum class Motion { none, someMove };

    Project projectWith(std::uint32_t count, Motion motion)
    {
        Project project;
        project.assets.put({{1}, "thing", "thing.glb", ""});
        CameraSetup camera;
        camera.id = {2};
        camera.placement.x = moveFrom(0.0);
        project.cameras.put(camera);
        for (std::uint32_t i = 0; i < count; ++i) {
            SetPiece piece;
            piece.id = {3 + i};
            piece.asset = {1};
            piece.placement.x.rest = double(i % 300);
            piece.placement.z.rest = double(i / 300);
            if (motion == Motion::someMove && i % oneIn == 0) {
                piece.placement.x = moveFrom(piece.placement.x.rest);
            }
            project.setPieces.add(std::move(piece));
        }
        project.lastId = 2 + count;
        return project;
    }

    void measure(std::uint32_t count, Motion motion, double seconds)
    {
        const Bystanders bystanders;
        const Project project = projectWith(count, motion);
        Stage stage;
        const View view = ThroughCamera{{2}};
        const double first = millisecondsOf([&] { (void)stage.at(project, view, 0.0); });
        Times times;
        std::size_t models = 0;
        const double begin = now();
        while (now() - begin < seconds || times.count() < 20) {
            const auto time = FrameTime(times.count() % 240);
            times.add(1000.0 * millisecondsOf([&] {
                          const StagedFrame frame = stage.at(project, view, time);
                          models = frame.still->models.size() + frame.moving.size();
                      }));
        }
        printLine({{"benchmark", "evaluate"},
                   {"objects", models},
                   {"moving", motion == Motion::none ? 0 : (count + oneIn - 1) / oneIn},
                   {"first_us", rounded(first * 1000.0, 1)},
                   {"frame_us", rounded(times.median(), 2)},
                   {"frame_us_min_max", {rounded(times.min(), 2), rounded(times.max(), 2)}},
                   {"calls", times.count()},
                   {"foreign_cpu", rounded(bystanders.share(), 3)}});
    }

}

Command evaluateCommand(CLI::App& program)
{
    auto options = std::make_shared<EvaluateOptions>();
    CLI::App* const words = program.add_subcommand(
        "evaluate", "The staging of one frame by the number of objects, still and with 1 % moving");
    words->add_option("--objects", options->counts, "Numbers of objects")
        ->check(CLI::Range(1, 10000000))
        ->type_name("N...");
    words->add_option("--seconds", options->seconds, "How long each is measured")
        ->check(CLI::Range(0.01, 60.0))
        ->type_name("S");
    return {words, [options]() -> Result<void> {
                for (const Motion motion : {Motion::none, Motion::someMove}) {
                    for (const std::uint32_t count : options->counts) {
                        measure(count, motion, options->seconds);
                    }
                }
                return {};
            }};
}

}
