#include "tools/premise/destination.h"

#include <cerrno>
#include <utility>

#include "base/file.h"

namespace premise {

namespace {

    fs::path folderOf(const fs::path& file)
    {
        return file.has_parent_path() ? file.parent_path() : fs::path(".");
    }

    /// Fails where no file of this name can be written now. Its folder is there.
    Result<void> writable(const fs::path& file)
    {
        // Dropped at once, and with it the file it began.
        static_cast<void>(TRY(PendingFile::create(file)));
        return {};
    }

    /// Fails where no folder of this name can be made now. The one above is there.
    Result<void> makeable(const fs::path& folder, const fs::path& above)
    {
        std::error_code failure;
        if (fs::create_directory(folder, failure)) {
            fs::remove(folder, failure);
            return {};
        }
        const int error = failure.value();
        std::string reason = failure.message();
        if (error == EACCES || error == EPERM || error == EROFS) {
            reason = fmt::format("{} is read-only to you", above.string());
        } else if (error == ENOENT) { // folders of the system's own answer so, such as /proc
            reason = fmt::format("{} takes no new files", above.string());
        }
        return fail("The folder {} cannot be made: {}. Choose another place.", folder.string(),
                    reason);
    }

    tl::unexpected<Error> noFolder(const fs::path& file, const fs::path& folder)
    {
        std::error_code ignored;
        if (fs::exists(folder, ignored)) {
            return fail("{} cannot be written: {} is a file, not a folder. Choose another place.",
                        file.string(), folder.string());
        }
        return fail("{} cannot be written: there is no folder {}. Make it first.", file.string(),
                    folder.string());
    }

}

Result<Destination> Destination::of(const fs::path& file)
{
    const fs::path folder = folderOf(file);
    std::error_code ignored;
    if (fs::is_directory(folder, ignored)) {
        TRY(writable(file));
        return Destination(folder);
    }
    const fs::path above = folderOf(folder);
    if (fs::exists(folder, ignored) || !fs::is_directory(above, ignored)) {
        return noFolder(file, fs::exists(folder, ignored) ? folder : above);
    }
    TRY(makeable(folder, above));
    return Destination(folder);
}

Destination::Destination(Destination&& other) noexcept
    : folder_(std::move(other.folder_)), made_(std::exchange(other.made_, false))
{
}

Destination::~Destination()
{
    std::error_code ignored;
    if (made_) {
        // Only an empty folder goes this way.
        fs::remove(folder_, ignored);
    }
}

void Destination::make()
{
    // Where that fails after all, the first file to be written tells why.
    std::error_code ignored;
    made_ = fs::create_directory(folder_, ignored);
}

}
