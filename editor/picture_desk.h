#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "asset/library.h"
#include "editor/thumbnail_painter.h"
#include "image/image.h"
#include "render/renderer.h"
#include "stage/stage.h"

namespace premise {

/// What a view wants to show: values only, so that it can be drawn aside while the author goes on.
struct PictureWish {
    Project project{};
    View view = FreeView{};
    FrameTime time = 0.0;
    PictureSettings settings{};
    /// Once nothing else is wanted, gathers lens-true samples up to this many; 1: never.
    int settleTo = 1;
};

struct PictureDone {
    Image8 image{};
    std::uint64_t wish = 0; ///< which one of the view's, as want() counted it
    int samples = 1;        ///< gathered
    double seconds = 0.0;   ///< that drawing took
    std::string error{};    ///< one sentence; then there is no image
};

/// Draws pictures on a thread of its own, so that the interface never waits for one. A view's newer
/// wish takes the older one's place; views take turns. Pictures of another model set than the last
/// are never mixed: setModels waits its turn.
class PictureDesk {
public:
    /// `wake` is called from the drawing thread when something is done.
    PictureDesk(std::unique_ptr<Renderer> renderer, std::function<void()> wake);
    PictureDesk(const PictureDesk&) = delete;
    PictureDesk& operator=(const PictureDesk&) = delete;
    ~PictureDesk();

    void setModels(Models models);
    /// Returns the wish's number, growing.
    std::uint64_t want(std::uint32_t view, PictureWish wish);
    /// A thumbnail is drawn when no view waits.
    std::uint64_t wantThumbnail(std::uint32_t view, ThumbnailWish wish);
    void forget(std::uint32_t view);
    /// What was finished since the last call, the newest of each view.
    [[nodiscard]] std::map<std::uint32_t, PictureDone> take();
    /// Sub-frames of the picture being settled: 12 of 64; 0 of 0 when none is.
    struct Settling {
        std::uint32_t view = 0;
        int done = 0;
        int of = 0;
    };
    [[nodiscard]] Settling settling() const;
    [[nodiscard]] bool hasNews() const; ///< take() would give something
    /// Nothing is wanted and nothing is being drawn.
    [[nodiscard]] bool idle() const;
    /// As it began: "llvmpipe (LLVM 15.0.6, 256 bits)", and whether the processor draws.
    [[nodiscard]] const std::string& deviceName() const { return deviceName_; }
    [[nodiscard]] bool drawnByProcessor() const { return byProcessor_; }
    /// Times its graphics device was lost and started again.
    [[nodiscard]] int losses() const { return losses_.load(); }

private:
    struct Waiting {
        PictureWish wish{};
        std::uint64_t number = 0;
        int samples = 0;         ///< of the next drawing; 0: the first
        std::uint64_t since = 0; ///< who waits longest is next
    };
    void work();
    struct WaitingThumbnail {
        ThumbnailWish wish{};
        std::uint64_t number = 0;
    };
    void draw(std::uint32_t view, Waiting job);
    void drawThumbnail(std::uint32_t view, const WaitingThumbnail& job);
    [[nodiscard]] bool newerWaits() const;

    std::unique_ptr<Renderer> renderer_;
    std::function<void()> wake_;
    std::string deviceName_; ///< when it began
    bool byProcessor_ = false;
    std::atomic<int> losses_{0};
    std::map<std::uint32_t, Stage> stages_; ///< the drawing thread's
    ThumbnailPainter thumbnailPainter_;     ///< the drawing thread's

    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::map<std::uint32_t, Waiting> waiting_;
    std::map<std::uint32_t, WaitingThumbnail> thumbnails_; ///< drawn when nothing waits
    std::map<std::uint32_t, Waiting> settleNext_;          ///< drawn when no thumbnail waits either
    std::map<std::uint32_t, PictureDone> done_;
    std::unique_ptr<Models> newModels_;
    Settling settling_;
    bool drawing_ = false;
    bool ending_ = false;
    std::uint64_t count_ = 0;
    std::thread thread_;
};

}
