#pragma once

#include <filesystem>
#include <functional>
#include <future>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "editor/picture_desk.h"

namespace premise {

class Editor;

/// The first of NAME_v001.png, NAME_v002.png… that is not in the folder yet.
[[nodiscard]] std::filesystem::path freeSnapFile(const std::filesystem::path& folder,
                                                 const std::string& name);

/// Pictures that are kept beside the production while its author goes on: the desk draws them lens-true,
/// and when all of one snap have come they are written aside. No file is ever written over.
class Snaps {
public:
    struct Wish {
        std::vector<PictureWish> pictures{};
        std::string name{}; ///< of the file, without version and ending
        std::string what{}; ///< "12B at 00:00:08:14", for the status line
        /// Writes the finished pictures to this file; on another thread.
        std::function<Result<void>(const std::filesystem::path&, std::vector<Image8>)> write{};
    };

    /// Into `snaps` in the production's folder.
    explicit Snaps(std::filesystem::path folder) : folder_(std::move(folder)) {}

    void begin(PictureDesk& desk, Wish wish);
    /// True where the picture is one of a snap's.
    bool take(std::uint32_t view, PictureDone& done);
    /// Writes what has come and tells of what was written.
    void follow(Editor& editor);
    [[nodiscard]] bool busy() const { return !jobs_.empty() || writing_.valid(); }

private:
    struct Job {
        Wish wish{};
        std::vector<std::uint32_t> views{}; ///< one a picture
        std::map<std::uint32_t, Image8> come{};
        std::string error{};
    };
    struct Written {
        std::filesystem::path file{};
        std::string what{};
        std::string error{};
    };
    [[nodiscard]] std::uint32_t freeView() const;

    std::filesystem::path folder_;
    std::vector<Job> jobs_; ///< in the order in which they were asked for
    std::future<Written> writing_;
};

/// The shown camera's picture at the playhead, in the delivered shape.
void snapFrame(Editor& editor);
/// The lens wall as one sheet.
void snapLensWall(Editor& editor);

}
