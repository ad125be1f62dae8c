// premise_benchmarks scene: a model flown past, measured as the peers' scripts measure theirs.

#include <future>

#include "deliver/movie.h"
#include "image/codec.h"
#include "stage/stage.h"
#include "tools/benchmarks/camera_file.h"
#include "tools/benchmarks/command.h"
#include "tools/benchmarks/drawing.h"
#include "tools/benchmarks/measure.h"

namespace premise::bench {

namespace {

    struct SceneOptions {
        std::string camera{};
        int frames = 96;
        std::string keep{}; ///< the first picture is kept under this name
        PictureSettings settings{};
    };

    /// The project, its model and the renderer that draws it, and what each took.
    struct Flight {
        Project project{};
        Stage stage{};
        std::unique_ptr<Renderer> renderer{};
        double deviceMs = 0.0;
        double importMs = 0.0;
        double uploadMs = 0.0;
        Models models{};

        [[nodiscard]] StagedFrame at(FrameTime time)
        {
            return stage.at(project, ThroughCamera{flightCamera}, time);
        }
        [[nodiscard]] Result<Image8> picture(std::size_t frame, const PictureSettings& settings)
        {
            const auto staging = [this](FrameTime time) { return at(time); };
            Picture picture = TRY(renderer->picture(staging, FrameTime(frame), settings));
            return std::move(picture.display);
        }
    };

    /// Driver and model side by side, as a session opens them.
    Result<Flight> begin(const CameraFile& file, const PictureSettings& settings)
    {
        Flight flight;
        flight.project = projectOf(file, settings.width, settings.height);
        std::future<Result<Renderer>> starting =
            std::async(std::launch::async, [&flight]() -> Result<Renderer> {
                const double start = now();
                Result<Renderer> renderer = Renderer::create();
                flight.deviceMs = (now() - start) * 1000.0;
                return renderer;
            });
        LoadedModels loaded;
        flight.importMs =
            millisecondsOf([&] { loaded = loadModels(flight.project, file.model.parent_path()); });
        Result<Renderer> renderer = starting.get();
        for (const std::string& warning : loaded.warnings) {
            fmt::print(stderr, "premise_benchmarks: {}\n", warning);
        }
        flight.renderer = std::make_unique<Renderer>(TRY(std::move(renderer)));
        Result<void> uploaded;
        flight.uploadMs =
            millisecondsOf([&] { uploaded = flight.renderer->setModels(loaded.models); });
        TRY(std::move(uploaded));
        flight.models = loaded.models;
        return flight;
    }

    /// Levels of detail, where the pictures want them; as the first has been drawn without.
    Result<double> addDetail(Flight& flight, const PictureSettings& settings)
    {
        if (settings.detail <= 0.0F) {
            return 0.0;
        }
        ModelDetails details;
        const double took = millisecondsOf([&] {
            for (const auto& [id, model] : flight.models) {
                details[id] = std::make_shared<const ModelDetail>(*levelsOfDetail(*model));
            }
        });
        TRY(flight.renderer->setDetail(details));
        return took;
    }

    /// Every frame on its own, waited for.
    Result<PictureTimes> timesOfFrames(Flight& flight, const SceneOptions& options,
                                       std::size_t moves)
    {
        constexpr int warming = 2;
        for (int i = 0; i < warming; ++i) {
            TRY(flight.picture(0, options.settings));
        }
        PictureTimes times;
        for (std::size_t i = 0; i < std::size_t(options.frames); ++i) {
            TRY(times.measure([&] { return flight.picture(i % moves, options.settings); }));
        }
        return times;
    }

    Result<double> secondsOfExport(Flight& flight, const SceneOptions& options, std::size_t moves,
                                   const std::filesystem::path& path)
    {
        const double start = now();
        MovieSettings movie;
        movie.width = options.settings.width;
        movie.height = options.settings.height;
        movie.rate = flight.project.settings.rate;
        MovieWriter writer = TRY(MovieWriter::open(path, movie));
        TRY(drawWhileWriting(
            std::size_t(options.frames),
            [&](std::size_t i) { return flight.picture(i % moves, options.settings); },
            [&](std::size_t, const Image8& picture) { return writer.add(picture); }));
        TRY(writer.finish());
        return now() - start;
    }

    Result<void> measure(const SceneOptions& options)
    {
        const Bystanders bystanders;
        const PictureSettings& settings = options.settings;
        TRY(evenSize(settings));
        const CameraFile file = TRY(readCameraFile(options.camera));
        const Scratch scratch = TRY(Scratch::make());
        Flight flight = TRY(begin(file, settings));
        const double drawing = now();
        const Image8 first = TRY(flight.picture(0, settings));
        const double writing = now();
        TRY(writePng(options.keep.empty() ? scratch.file("first.png") : fs::path(options.keep),
                     first));
        const double written = now();
        const double loadSeconds = secondsSinceStart();

        Times staging;
        for (std::size_t i = 0; i < 50; ++i) {
            staging.add(
                millisecondsOf([&] { (void)flight.at(FrameTime(i % file.frames.size())); }));
        }
        const double detailMs = TRY(addDetail(flight, settings));
        const PictureTimes times = TRY(timesOfFrames(flight, options, file.frames.size()));
        const double exportSeconds =
            TRY(secondsOfExport(flight, options, file.frames.size(), scratch.file("move.mp4")));
        nlohmann::ordered_json line{{"peer", "premise"},
                                    {"variant", variantOf(settings)},
                                    {"scene", file.scene},
                                    {"w", settings.width},
                                    {"h", settings.height},
                                    {"frames", options.frames},
                                    {"load_first_frame_s", rounded(loadSeconds, 3)},
                                    {"device_ms", rounded(flight.deviceMs, 1)},
                                    {"import_ms", rounded(flight.importMs, 1)},
                                    {"upload_ms", rounded(flight.uploadMs, 1)},
                                    {"first_draw_ms", rounded((writing - drawing) * 1000.0, 1)},
                                    {"png_ms", rounded((written - writing) * 1000.0, 1)},
                                    {"detail_ms", rounded(detailMs, 1)},
                                    {"stage_ms", rounded(staging.median(), 4)}};
        times.addTo(line);
        line["triangles"] = flight.renderer->triangles(); // of the last frame
        line["export_s"] = rounded(exportSeconds, 3);
        line["export_kind"] = "mp4";
        line["peak_rss_mb"] = rounded(peakMegabytes(), 0);
        line["device"] = flight.renderer->deviceName();
        line["foreign_cpu"] = rounded(bystanders.share(), 3);
        printLine(line);
        return {};
    }

}

Command sceneCommand(CLI::App& program)
{
    auto options = std::make_shared<SceneOptions>();
    options->settings.quality = Quality::draft;
    options->settings.shadows = false;
    options->settings.bouncedLight = false;
    CLI::App* const words = program.add_subcommand(
        "scene", "A model flown past: start to first picture, a frame, a movie, memory");
    words->add_option("camera", options->camera, "X.camera.json: file, vfov_deg, fps, frames")
        ->required();
    words->add_option("width", options->settings.width, "Pixels, even")
        ->required()
        ->check(CLI::Range(16, 8192));
    words->add_option("height", options->settings.height, "Pixels, even")
        ->required()
        ->check(CLI::Range(16, 8192));
    words->add_option("frames", options->frames, "So many of the move; by default 96")
        ->check(CLI::Range(1, 100000));
    words->add_option("--keep", options->keep, "Keep the first picture as this PNG")
        ->type_name("FILE");
    addDrawingOptions(*words, options->settings);
    words->footer(
        "load_first_frame_s counts from the start of the process to a PNG on disk; levels of detail\n"
        "are made after that.\n");
    return {words, [options] { return measure(*options); }};
}

}
