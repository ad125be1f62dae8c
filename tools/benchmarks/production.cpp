// premise_benchmarks production: a whole production, as `premise movie` draws it.

#include "deliver/movie.h"
#include "image/codec.h"
#include "session/session.h"
#include "tools/benchmarks/command.h"
#include "tools/benchmarks/drawing.h"
#include "tools/benchmarks/measure.h"

namespace premise::bench {

namespace {

    struct ProductionOptions {
        std::string path{};
        std::size_t pictures = 24;
        std::size_t movie = 96;
        PictureSettings settings{};
    };

    struct Moment {
        Id<Shot> shot{};
        FrameTime time = 0.0;
    };

    /// The frames of the cut that show something, in order.
    std::vector<Moment> cutMoments(const Project& project)
    {
        std::vector<Moment> moments;
        const Frame duration = cutDuration(project);
        for (Frame record = 0; record < duration; ++record) {
            const CutMoment moment = cutAt(project, record);
            if (moment.shot != nullptr) {
                moments.push_back({moment.shot->id, moment.sceneTime});
            }
        }
        return moments;
    }

    Result<Image8> pictureAt(Session& session, const Moment& moment,
                             const PictureSettings& settings)
    {
        Picture picture = TRY(session.picture(ThroughShot{moment.shot}, moment.time, settings));
        return std::move(picture.display);
    }

    /// Levels of detail, where the pictures want them; as the first has been drawn without.
    Result<double> addDetail(Session& session, const PictureSettings& settings)
    {
        if (settings.detail <= 0.0F) {
            return 0.0;
        }
        Result<void> made;
        const double took = millisecondsOf(
            [&] { made = session.waitForDetail([](const DetailProgress&) { return true; }); });
        TRY(std::move(made));
        return took;
    }

    /// Spread evenly over the cut, so that every shot has its part.
    Result<PictureTimes> timesOfPictures(Session& session, const std::vector<Moment>& moments,
                                         const ProductionOptions& options)
    {
        PictureTimes times;
        const std::size_t count = std::min(options.pictures, moments.size());
        for (std::size_t i = 0; i < count; ++i) {
            const Moment& moment = moments[(2 * i + 1) * moments.size() / (2 * count)];
            TRY(times.measure([&] { return pictureAt(session, moment, options.settings); }));
        }
        return times;
    }

    Result<double> secondsOfMovie(Session& session, const std::vector<Moment>& moments,
                                  const ProductionOptions& options,
                                  const std::filesystem::path& path)
    {
        const double start = now();
        MovieSettings movie;
        movie.width = options.settings.width;
        movie.height = options.settings.height;
        movie.rate = session.project().settings.rate;
        MovieWriter writer = TRY(MovieWriter::open(path, movie));
        TRY(drawWhileWriting(
            std::min(options.movie, moments.size()),
            [&](std::size_t i) { return pictureAt(session, moments[i], options.settings); },
            [&](std::size_t, const Image8& picture) { return writer.add(picture); }));
        TRY(writer.finish());
        return now() - start;
    }

    Result<void> measure(const ProductionOptions& options)
    {
        const Bystanders bystanders;
        TRY(evenSize(options.settings));
        const Scratch scratch = TRY(Scratch::make());
        const double opening = now();
        Session session = TRY(Session::open(options.path));
        const double opened = now();
        const std::vector<Moment> moments = cutMoments(session.project());
        if (moments.empty()) {
            return fail("The cut of {} is empty; there is nothing to draw.",
                        session.project().settings.title);
        }
        const Image8 first = TRY(pictureAt(session, moments.front(), options.settings));
        const double drawn = now();
        TRY(writePng(scratch.file("first.png"), first));
        const double loadSeconds = secondsSinceStart();
        const double detailMs = TRY(addDetail(session, options.settings));
        const PictureTimes times = TRY(timesOfPictures(session, moments, options));
        nlohmann::ordered_json line{{"benchmark", "production"},
                                    {"production", session.project().settings.title},
                                    {"variant", variantOf(options.settings)},
                                    {"w", options.settings.width},
                                    {"h", options.settings.height},
                                    {"load_first_frame_s", rounded(loadSeconds, 3)},
                                    {"open_ms", rounded((opened - opening) * 1000.0, 1)},
                                    {"first_draw_ms", rounded((drawn - opened) * 1000.0, 1)},
                                    {"detail_ms", rounded(detailMs, 1)},
                                    {"triangles", session.renderer().triangles()},
                                    {"pictures", times.wall.count()}};
        times.addTo(line);
        if (options.movie > 0) {
            line["frames"] = std::min(options.movie, moments.size());
            line["export_s"] =
                rounded(TRY(secondsOfMovie(session, moments, options, scratch.file("cut.mp4"))), 3);
        }
        line["peak_rss_mb"] = rounded(peakMegabytes(), 0);
        line["device"] = session.renderer().deviceName();
        line["foreign_cpu"] = rounded(bystanders.share(), 3);
        printLine(line);
        return {};
    }

}

Command productionCommand(CLI::App& program)
{
    auto options = std::make_shared<ProductionOptions>();
    CLI::App* const words = program.add_subcommand(
        "production", "A production: start to first picture, pictures of its cut, a movie, memory");
    words->add_option("production", options->path, "Its folder, or its project.json")->required();
    words->add_option("--width", options->settings.width, "Pixels, even; by default 1280")
        ->check(CLI::Range(16, 8192));
    words->add_option("--height", options->settings.height, "Pixels, even; by default 536")
        ->check(CLI::Range(16, 8192));
    words
        ->add_option("--pictures", options->pictures,
                     "So many pictures spread over the cut; by default 24")
        ->check(CLI::Range(1, 100000));
    words
        ->add_option("--movie", options->movie,
                     "So many frames of the cut as a movie; by default 96, 0: none")
        ->check(CLI::Range(0, 100000));
    addDrawingOptions(*words, options->settings);
    return {words, [options] { return measure(*options); }};
}

}
