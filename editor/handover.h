#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "asset/library.h"
#include "project/project.h"

namespace premise {

namespace fs = std::filesystem;

/// Who gets what.
enum class HandoverKind {
    animatic, ///< one movie of the whole cut
    shots,    ///< a movie a shot of the cut
    stills    ///< the first frame of each clip, as PNG
};

struct HandoverWish {
    HandoverKind kind = HandoverKind::animatic;
    int height = 540;   ///< pixels; the width follows the delivered frame line
    int samples = 4;    ///< sub-frames a picture
    fs::path folder{};  ///< made where it is missing
    fs::path sounds{};  ///< where paths of sounds start: the production's folder
    std::string name{}; ///< of the files, without number and ending
};

/// A file that a handover writes.
struct HandoverFile {
    fs::path path{};
    Frame frames = 0;
};

/// What will be written, in order; versions are counted up past what lies in the folder.
[[nodiscard]] std::vector<HandoverFile> filesOf(const Project& project, const HandoverWish& wish);

/// A handover at work on a thread of its own, with a renderer of its own: the author goes on meanwhile.
class Handover {
public:
    /// `wake` is called from its thread as it goes on.
    Handover(Project project, Models models, HandoverWish wish, std::function<void()> wake);
    Handover(const Handover&) = delete;
    Handover& operator=(const Handover&) = delete;
    ~Handover(); ///< stops it

    enum class State { running, done, failed, stopped };
    struct Now {
        State state = State::running;
        Frame frame = 0; ///< of how many
        Frame frames = 0;
        double seconds = 0.0; ///< since it began, to its end
        std::string words{};  ///< what became of it, one sentence
        std::string proof{};  ///< what was read back of its files, once it is done
        [[nodiscard]] double left() const
        {
            return frame > 0 ? seconds / double(frame) * double(frames - frame) : 0.0;
        }
    };
    [[nodiscard]] Now now() const;
    void stop() { stopping_ = true; }
    [[nodiscard]] const std::vector<HandoverFile>& files() const { return files_; }
    [[nodiscard]] const HandoverWish& wish() const { return wish_; }

private:
    void run();

    Project project_;
    Models models_;
    HandoverWish wish_;
    std::vector<HandoverFile> files_;
    std::function<void()> wake_;
    std::atomic<bool> stopping_ = false;
    mutable std::mutex mutex_;
    Now now_;
    std::thread thread_;
};

}
