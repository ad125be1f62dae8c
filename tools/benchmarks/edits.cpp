// premise_benchmarks edits: what an edit costs who makes it, and how long until it outlives a power cut.

#include <fstream>
#include <thread>

#include "session/working_copy.h"
#include "tools/benchmarks/command.h"
#include "tools/benchmarks/measure.h"

namespace premise::bench {

namespace {

    struct EditsOptions {
        std::vector<std::uint32_t> counts{100, 10000, 100000};
        std::size_t edits = 500;
    };

    Project projectWith(std::uint32_t count)
    {
        Project project;
        for (std::uint32_t i = 0; i < count; ++i) {
            Prop prop;
            prop.id = {1 + i};
            prop.name = fmt::format("thing {}", i);
            prop.placement.x.rest = double(i % 300);
            prop.placement.z.rest = double(i / 300);
            project.props.add(std::move(prop));
        }
        project.lastId = count;
        return project;
    }

    /// So many edits, as fast as a hand makes them: the next after a sixtieth of a second.
    Result<void> makeEdits(WorkingCopy& copy, std::size_t edits, Times& blocked, Times& durable)
    {
        for (std::size_t i = 0; i < edits; ++i) {
            const auto& rows = copy.project().props.rows();
            Prop prop = *rows[(i * 7919) % rows.size()];
            prop.placement.x.rest += 0.01;
            const double begin = now();
            TRY(copy.apply(Put<Prop>{std::move(prop)}));
            blocked.add((now() - begin) * 1000.0);
            TRY(copy.waitUntilSafe());
            durable.add((now() - begin) * 1000.0);
            std::this_thread::sleep_for(std::chrono::milliseconds(16));
        }
        return {};
    }

    Result<void> measure(std::uint32_t count, std::size_t edits)
    {
        const Bystanders bystanders;
        const Scratch scratch = TRY(Scratch::make());
        const std::filesystem::path production = scratch.file("production");
        std::filesystem::create_directory(production);
        TRY(saveProject(projectWith(count), production));
        WorkingCopy copy = TRY(WorkingCopy::open(production, Access::edit));
        const double before = peakMegabytes();
        Times blocked;
        Times durable;
        Times first;
        Times firstDurable;
        TRY(makeEdits(copy, 1, first, firstDurable)); // it brings the whole project along
        TRY(makeEdits(copy, edits, blocked, durable));
        Times undone;
        while (copy.canUndo()) {
            undone.add(millisecondsOf([&] { copy.undo(); }));
        }
        const double grown = peakMegabytes() - before;
        while (copy.canRedo()) {
            copy.redo();
        }
        const double saving = millisecondsOf([&] { (void)copy.save().has_value(); });
        printLine({{"benchmark", "edits"},
                   {"objects", count},
                   {"edits", edits},
                   {"blocked_ms", rounded(blocked.median(), 3)},
                   {"blocked_p99_ms", rounded(blocked.share(0.99), 3)},
                   {"durable_ms", rounded(durable.median(), 2)},
                   {"durable_p99_ms", rounded(durable.share(0.99), 2)},
                   {"first_durable_ms", rounded(firstDurable.max(), 1)},
                   {"undo_p99_ms", rounded(undone.share(0.99), 3)},
                   {"save_ms", rounded(saving, 1)},
                   {"grown_mb", rounded(grown, 0)},
                   {"foreign_cpu", rounded(bystanders.share(), 3)}});
        return {};
    }

}

Command editsCommand(CLI::App& program)
{
    auto options = std::make_shared<EditsOptions>();
    CLI::App* const words = program.add_subcommand(
        "edits", "An edit by the number of objects: how long it blocks, and until it is durable");
    words->add_option("--objects", options->counts, "Numbers of objects")
        ->check(CLI::Range(1, 1000000))
        ->type_name("N...");
    words->add_option("--edits", options->edits, "How many are measured")
        ->check(CLI::Range(1, 100000))
        ->type_name("N");
    return {words, [options]() -> Result<void> {
                for (const std::uint32_t count : options->counts) {
                    TRY(measure(count, options->edits));
                }
                return {};
            }};
}

}
