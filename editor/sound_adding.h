#pragma once

#include <deque>
#include <filesystem>
#include <future>
#include <string>

#include "base/time.h"
#include "project/sound.h"

namespace premise {

class Editor;

/// Whether a file is named as sounds are: .wav, .flac…
[[nodiscard]] bool isNamedAsSound(const std::filesystem::path& file);

/// Sounds on their way from disk into the cut. Each is looked into and hashed aside first.
class SoundAdding {
public:
    /// Over the cut from this frame on.
    void begin(const std::filesystem::path& file, Frame first)
    {
        waiting_.push_back({file, first});
    }
    /// Lays what has been read, or says why not.
    void follow(Editor& editor);
    [[nodiscard]] bool busy() const { return coming_.valid() || !waiting_.empty(); }

private:
    struct Wish {
        std::filesystem::path file{};
        Frame first = 0;
    };
    struct Read {
        Wish wish{};
        double seconds = 0.0;
        std::string contentHash{};
        std::string problem{};
    };
    static Read read(const Wish& wish);
    static void lay(Editor& editor, const Read& read);

    std::deque<Wish> waiting_;
    std::future<Read> coming_;
};

}
