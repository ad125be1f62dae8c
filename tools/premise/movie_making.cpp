#include "tools/premise/movie_making.h"

#include <algorithm>
#include <cmath>

#include "image/text.h"
#include "sound/mixer.h"
#include "tools/premise/interrupt.h"
#include "tools/premise/sheet_making.h"
#include "tools/premise/terminal.h"

namespace premise {

namespace {

    constexpr int middleWidth = 960; ///< twice what a contact sheet shows

    /// One frame to draw.
    struct DueFrame {
        const Stretch* stretch = nullptr;
        FrameTime time = 0.0;
    };

    std::vector<DueFrame> momentsOf(const std::vector<Stretch>& plan)
    {
        std::vector<DueFrame> moments;
        for (const Stretch& stretch : plan) {
            const Frame frames = recordFrames(stretch.clip);
            for (Frame record = 0; record < frames; ++record) {
                moments.push_back({&stretch, sceneTimeIn(stretch.clip, record)});
            }
        }
        return moments;
    }

    Image8 black(int width, int height)
    {
        Image8 image{width, height, {}};
        image.pixels.resize(4 * std::size_t(width) * std::size_t(height));
        for (std::size_t alpha = 3; alpha < image.pixels.size(); alpha += 4) {
            image.pixels[alpha] = 255;
        }
        return image;
    }

    /// The movies of a plan while they are written; lives on the writing thread.
    class Movies {
    public:
        Movies(const Session& session, const PictureSettings& size, const MovieNames& names,
               WithSound sound)
            : project_(session.project()),
              folder_(session.file().parent_path()),
              size_(size),
              names_(names),
              sound_(sound)
        {
        }

        Result<void> take(const DueFrame& moment, const Image8& picture)
        {
            const Stretch& stretch = *moment.stretch;
            if (stretch.intoCut) {
                if (!cut_) {
                    cut_.emplace(TRY(openCut()));
                }
                TRY(cut_->add(picture));
                ++cutFrames_;
            }
            return stretch.intoShot ? takeForShot(stretch, Frame(moment.time), picture)
                                    : Result<void>{};
        }

        Result<MadeMovies> finished()
        {
            if (cut_) {
                TRY(cut_->finish());
                made_.files.insert(made_.files.begin(), MadeFile{names_.cut, cutFrames_});
            }
            return std::move(made_);
        }

    private:
        /// A shot plays at its own speed, so that its frames are whole.
        Result<void> takeForShot(const Stretch& stretch, Frame frame, const Image8& picture)
        {
            const fs::path& path = names_.shots.at(stretch.clip.shot);
            if (frame == stretch.clip.range.first) {
                shot_.emplace(TRY(openShot(path, stretch)));
            }
            TRY(shot_->add(picture));
            const Shot& row = project_.shots.at(stretch.clip.shot);
            if (frame == middleOf(row)) {
                const int width = std::min(middleWidth, picture.width);
                const double height = double(picture.height) * width / picture.width;
                made_.middles[stretch.clip.shot] =
                    resized(picture, width, std::max(1, int(std::lround(height))));
            }
            if (frame + 1 == stretch.clip.range.end) {
                TRY(shot_->finish());
                shot_.reset();
                made_.files.push_back({path, stretch.clip.range.duration()});
            }
            return {};
        }

        Result<MovieWriter> openCut() const
        {
            const Settings& settings = project_.settings;
            return open(names_.cut, settings.timecodeStart, settings.title + ", cut",
                        soundtrackOfCut(project_));
        }

        /// A shot's timecode is its scene time, so that an editor finds any frame by its number.
        Result<MovieWriter> openShot(const fs::path& path, const Stretch& stretch) const
        {
            const Shot& shot = project_.shots.at(stretch.clip.shot);
            return open(
                path, stretch.clip.range.first,
                fmt::format("{}, shot {} {}", project_.settings.title, shot.number, shot.name),
                soundtrackOfShot(project_, shot.id, stretch.clip.range));
        }

        Result<MovieWriter> open(const fs::path& path, Frame first, const std::string& title,
                                 const Soundtrack& track) const
        {
            const Settings& settings = project_.settings;
            MovieSettings movie;
            movie.width = size_.width;
            movie.height = size_.height;
            movie.rate = settings.rate;
            movie.timecode = formatTimecode(first, settings.rate, settings.dropFrame);
            movie.metadata = {{"title", title}, {"comment", "Scene " + settings.scene}};
            movie.sound = sound_ == WithSound::yes ? soundOf(track) : MovieSound();
            return MovieWriter::open(path, movie);
        }

        /// None where nothing is heard.
        MovieSound soundOf(const Soundtrack& track) const
        {
            static_assert(movieSoundRate == mixRate);
            if (track.empty()) {
                return {};
            }
            const auto mixer = std::make_shared<Mixer>(project_, folder_, track);
            return [mixer](std::int64_t first, std::span<float> stereo) {
                mixer->mix(double(first) / mixRate, 1.0, stereo);
            };
        }

        const Project& project_;
        fs::path folder_; ///< paths of sounds start here
        const PictureSettings& size_;
        const MovieNames& names_;
        WithSound sound_;
        std::optional<MovieWriter> cut_;
        std::optional<MovieWriter> shot_; ///< the one whose frames come now
        Frame cutFrames_ = 0;
        MadeMovies made_;
    };

}

Result<MadeMovies> makeMovies(Session& session, const PictureSettings& settings,
                              const std::vector<Stretch>& plan, const MovieNames& names,
                              WithSound sound)
{
    const std::vector<DueFrame> moments = momentsOf(plan);
    Movies movies(session, settings, names, sound);
    Progress progress("Drawing frame", moments.size());
    const auto draw = [&](std::size_t index) -> Result<Image8> {
        progress.at(index);
        const DueFrame& moment = moments[index];
        if (!moment.stretch->clip.shot) {
            return black(settings.width, settings.height);
        }
        Picture picture =
            TRY(session.picture(ThroughShot{moment.stretch->clip.shot}, moment.time, settings));
        return std::move(picture.display);
    };
    const auto take = [&](std::size_t index, const Image8& picture) {
        return movies.take(moments[index], picture);
    };
    const Result<void> drawn = drawWhileWriting(moments.size(), draw, take, interrupted);
    if (!drawn && interrupted()) {
        return stopped();
    }
    TRY(drawn);
    return movies.finished();
}

}
