#include "editor/handover.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <optional>

#include <fmt/format.h>

#include "deliver/movie.h"
#include "editor/handover_proof.h"
#include "image/codec.h"
#include "project/cutting.h"
#include "render/renderer.h"
#include "sound/mixer.h"
#include "stage/stage.h"

namespace premise {

namespace {

    using FilmingClock = std::chrono::steady_clock;

    double ratioOf(const Project& project)
    {
        return project.settings.frameLines.empty() ? 16.0 / 9.0
                                                   : project.settings.frameLines.front().ratio();
    }

    /// A name that every file system takes: letters, figures, '-' and '_'.
    std::string plainName(const std::string& name)
    {
        std::string plain;
        for (const char letter : name) {
            const bool keeps = (letter >= 'a' && letter <= 'z') ||
                               (letter >= '0' && letter <= '9') || letter == '-';
            if (keeps) {
                plain += letter;
            } else if (letter >= 'A' && letter <= 'Z') {
                plain += char(letter - 'A' + 'a');
            } else if (!plain.empty() && plain.back() != '_') {
                plain += '_';
            }
        }
        while (!plain.empty() && plain.back() == '_') {
            plain.pop_back();
        }
        return plain.empty() ? "untitled" : plain;
    }

    /// A picture to be drawn and where it goes.
    struct Picture8 {
        Id<Shot> shot{};
        FrameTime time = 0.0;
        std::size_t file = 0;
        bool last = false; ///< of its file
    };

    std::vector<Picture8> picturesOf(const Project& project, const HandoverWish& wish)
    {
        std::vector<Picture8> pictures;
        Frame record = 0;
        std::size_t file = 0;
        for (const CutClip& clip : project.cut) {
            const Frame length = wish.kind == HandoverKind::stills ? 1 : recordFrames(clip);
            for (Frame i = 0; i < length; ++i) {
                const CutMoment moment = cutAt(project, record + i);
                Picture8 picture;
                picture.shot = moment.shot == nullptr ? Id<Shot>{} : moment.shot->id;
                picture.time = moment.sceneTime;
                picture.file = wish.kind == HandoverKind::animatic ? 0 : file;
                picture.last = wish.kind != HandoverKind::animatic && i + 1 == length;
                pictures.push_back(picture);
            }
            record += recordFrames(clip);
            ++file;
        }
        if (wish.kind == HandoverKind::animatic && !pictures.empty()) {
            pictures.back().last = true;
        }
        return pictures;
    }

    /// Writes the pictures of a handover to their files, one file after another.
    class Files {
    public:
        Files(const Project& project, const HandoverWish& wish,
              const std::vector<HandoverFile>& files, MovieSettings movie)
            : project_(project), wish_(wish), files_(files), movie_(std::move(movie))
        {
        }

        Result<void> take(const Picture8& picture, const Image8& image)
        {
            const fs::path& path = files_[picture.file].path;
            if (wish_.kind == HandoverKind::stills) {
                return writePng(path, image);
            }
            if (!writer_) {
                MovieSettings settings = movie_;
                const Settings& own = project_.settings;
                const Frame first = wish_.kind == HandoverKind::animatic
                                        ? own.timecodeStart
                                        : Frame(std::floor(picture.time));
                settings.timecode = formatTimecode(first, own.rate, own.dropFrame);
                settings.sound = soundOf(picture.file);
                writer_.emplace(TRY(MovieWriter::open(path, settings)));
            }
            TRY(writer_->add(image));
            if (picture.last) {
                TRY(writer_->finish());
                writer_.reset();
            }
            return {};
        }

    private:
        /// What is heard with the cut, from where this file begins in it.
        MovieSound soundOf(std::size_t file) const
        {
            Soundtrack track = soundtrackOfCut(project_);
            if (track.empty()) {
                return {};
            }
            const Frame record = wish_.kind == HandoverKind::shots ? startOf(project_, file) : 0;
            const double start = project_.settings.rate.seconds(double(record));
            const auto mixer = std::make_shared<Mixer>(project_, wish_.sounds, std::move(track));
            return [mixer, start](std::int64_t sample, std::span<float> stereo) {
                mixer->mix(start + double(sample) / mixRate, 1.0, stereo);
            };
        }

        const Project& project_;
        const HandoverWish& wish_;
        const std::vector<HandoverFile>& files_;
        MovieSettings movie_;
        std::optional<MovieWriter> writer_;
    };

    Image8 black(int width, int height)
    {
        Image8 image{width, height, {}};
        image.pixels.assign(std::size_t(width) * std::size_t(height) * 4, 0);
        for (std::size_t i = 3; i < image.pixels.size(); i += 4) {
            image.pixels[i] = 255;
        }
        return image;
    }

    PictureSettings sizeOf(const Project& project, const HandoverWish& wish)
    {
        PictureSettings settings;
        settings.height = std::max(wish.height / 2 * 2, 2);
        settings.width =
            std::max(int(std::lround(settings.height * ratioOf(project) / 2.0)) * 2, 2);
        settings.samples = wish.samples;
        return settings;
    }

}

std::vector<HandoverFile> filesOf(const Project& project, const HandoverWish& wish)
{
    const std::string base = plainName(wish.name.empty() ? project.settings.title : wish.name);
    const char* ending = wish.kind == HandoverKind::stills ? "png" : "mp4";
    const auto named = [&](int version) {
        std::vector<HandoverFile> files;
        if (wish.kind == HandoverKind::animatic) {
            files.push_back({wish.folder / fmt::format("{}_cut_v{:03}.{}", base, version, ending),
                             cutDuration(project)});
            return files;
        }
        int place = 0;
        for (const CutClip& clip : project.cut) {
            ++place;
            const Shot* shot = project.shots.find(clip.shot);
            const std::string number =
                shot == nullptr ? "black"
                                : fmt::format("{}_t{}", plainName(shot->number), shot->take);
            files.push_back({wish.folder / fmt::format("{}_{:02}_{}_v{:03}.{}", base, place, number,
                                                       version, ending),
                             wish.kind == HandoverKind::stills ? 1 : recordFrames(clip)});
        }
        return files;
    };
    std::error_code ignored;
    for (int version = 1; version < 1000; ++version) {
        std::vector<HandoverFile> files = named(version);
        const bool free = std::ranges::none_of(
            files, [&](const HandoverFile& file) { return fs::exists(file.path, ignored); });
        if (free) {
            return files;
        }
    }
    return named(999);
}

Handover::Handover(Project project, Models models, HandoverWish wish, std::function<void()> wake)
    : project_(std::move(project)),
      models_(std::move(models)),
      wish_(std::move(wish)),
      files_(filesOf(project_, wish_)),
      wake_(std::move(wake)),
      thread_([this] { run(); })
{
}

Handover::~Handover()
{
    stopping_ = true;
    thread_.join();
}

Handover::Now Handover::now() const
{
    const std::lock_guard lock(mutex_);
    return now_;
}

void Handover::run()
{
    const auto began = FilmingClock::now();
    const auto passed = [began] {
        return std::chrono::duration<double>(FilmingClock::now() - began).count();
    };
    const std::vector<Picture8> pictures = picturesOf(project_, wish_);
    {
        const std::lock_guard lock(mutex_);
        now_.frames = Frame(pictures.size());
    }
    const auto work = [&]() -> Result<void> {
        std::error_code trouble;
        fs::create_directories(wish_.folder, trouble);
        if (trouble) {
            return fail("The folder {} could not be made: {}. Choose another.",
                        wish_.folder.string(), trouble.message());
        }
        Renderer renderer = TRY(Renderer::create());
        TRY(renderer.setModels(models_));
        const PictureSettings settings = sizeOf(project_, wish_);
        MovieSettings movie;
        movie.width = settings.width;
        movie.height = settings.height;
        movie.rate = project_.settings.rate;
        movie.metadata = {{"title", project_.settings.title}};
        Files files(project_, wish_, files_, movie);
        Stage stage;
        const auto draw = [&](std::size_t index) -> Result<Image8> {
            {
                const std::lock_guard lock(mutex_);
                now_.frame = Frame(index);
                now_.seconds = passed();
            }
            wake_();
            const Picture8& wanted = pictures[index];
            if (wanted.shot.value == 0) {
                return black(settings.width, settings.height);
            }
            Picture drawn = TRY(renderer.picture(
                [&](FrameTime moment) {
                    return stage.at(project_, ThroughShot{wanted.shot}, moment);
                },
                wanted.time, settings));
            return std::move(drawn.display);
        };
        const auto take = [&](std::size_t index, const Image8& image) {
            return files.take(pictures[index], image);
        };
        const auto stopped = [this] { return stopping_.load(); };
        TRY(drawWhileWriting(pictures.size(), draw, take, stopped));
        std::string proof =
            TRY(readBack(project_, wish_, files_, settings.width, settings.height, stopped));
        const std::lock_guard lock(mutex_);
        now_.proof = std::move(proof);
        return {};
    };
    const Result<void> done = work();
    const std::lock_guard lock(mutex_);
    now_.seconds = passed();
    if (done) {
        now_.state = State::done;
        now_.frame = now_.frames;
        now_.words = fmt::format("{} {}, {} frames", files_.size(),
                                 files_.size() == 1 ? "file" : "files", now_.frames);
    } else if (stopping_) {
        now_.state = State::stopped;
        now_.words = fmt::format("Stopped at frame {} of {}", now_.frame, now_.frames);
    } else {
        now_.state = State::failed;
        now_.words = done.error().message;
    }
    wake_();
}

}
