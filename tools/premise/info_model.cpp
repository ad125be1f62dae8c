#include "tools/premise/info_model.h"

#include <cerrno>
#include <system_error>

#include <unistd.h>

#include "asset/read/model_format.h"
#include "tools/premise/command.h"
#include "tools/premise/interrupt.h"
#include "tools/premise/model_report.h"
#include "tools/premise/terminal.h"

namespace premise {

namespace {

    /// Watches an import for its progress and for where its time goes.
    class Watched {
    public:
        explicit Watched(const std::string& path)
            : doing_("Reading " + fs::path(path).filename().string())
        {
        }

        /// False: stop.
        bool operator()(const ImportProgress& progress)
        {
            times_.fromCache = times_.fromCache && progress.stage != ImportStage::waiting &&
                               progress.stage != ImportStage::reading;
            if (progress.stage == ImportStage::textures && !drawable_) {
                drawable_ = true;
                times_.untilDrawable = seconds();
            }
            if (progress.textures > 0) {
                if (!bar_) {
                    bar_.emplace(doing_ + ", texture", progress.textures);
                }
                bar_->at(progress.texturesDone);
            } else {
                beat_.at(doing_);
            }
            return !interrupted();
        }

        [[nodiscard]] ImportTimes times()
        {
            times_.total = seconds();
            if (!drawable_) {
                times_.untilDrawable = times_.total;
            }
            return times_;
        }

    private:
        [[nodiscard]] double seconds() const
        {
            return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
        }

        std::string doing_;
        std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
        bool drawable_ = false;
        ImportTimes times_{.untilDrawable = 0.0, .total = 0.0, .fromCache = true};
        Heartbeat beat_;
        std::optional<Progress> bar_;
    };

    struct Kind {
        ModelFormat format = ModelFormat::unknown;
        bool noModel = false; ///< nothing that anybody would call a model, by name or content
    };

    /// Of a file by its first bytes. Fails where it may not be read.
    Result<Kind> kindOf(const fs::path& path)
    {
        if (::access(path.c_str(), R_OK) != 0 && errno == EACCES) {
            return fail("{} may not be read. Ask its owner for permission to read it.",
                        path.string());
        }
        const FileFormat found = formatOfFile(path);
        std::error_code failure;
        const bool something =
            fs::is_regular_file(path, failure) && fs::file_size(path, failure) > 0 && !failure;
        const bool noModel = something && found.format == ModelFormat::unknown &&
                             formatNamed(path) == ModelFormat::unknown && found.unread.empty();
        return Kind{found.format, noModel};
    }

}

Result<int> modelInfo(const std::string& path, const ImportSettings& settings, bool json)
{
    const Kind kind = TRY(kindOf(path));
    if (kind.noModel) {
        return fail(
            "{} is neither a production nor a model. Name a production's folder, or a model "
            "as glTF, GLB, FBX, OBJ, DAE, PLY, STL, 3DS, BVH or USDA.",
            path);
    }
    ImportTimes times;
    Result<Model> model = fail("{} was not read.", path);
    {
        const InterruptsMinded minded;
        Watched watched(path);
        model = importModel(path, settings,
                            [&](const ImportProgress& progress) { return watched(progress); });
        times = watched.times();
    }
    if (interrupted()) {
        return stoppedUnwritten();
    }
    const Model read = TRY(std::move(model));
    if (json) {
        fmt::print("{}\n", reportJson(path, kind.format, read, times));
    } else {
        fmt::print("{}", reportText(path, kind.format, read, times));
    }
    return exitDone;
}

}
