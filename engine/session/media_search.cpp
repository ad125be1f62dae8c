#include "session/media_search.h"

#include <algorithm>
#include <system_error>

#include "project/limits.h"

namespace premise {

namespace {

    class Search {
    public:
        explicit Search(const SearchBounds& bounds) : left_(bounds.entries), depth_(bounds.depth) {}

        void enter(const fs::path& folder, std::size_t depth)
        {
            std::error_code failure;
            fs::directory_iterator entry(folder, fs::directory_options::skip_permission_denied,
                                         failure);
            for (const fs::directory_iterator end; !failure && entry != end;
                 entry.increment(failure)) {
                if (left_ == 0) {
                    found_.whole = false;
                    return;
                }
                --left_;
                look(*entry, depth);
            }
        }

        FoundFiles take()
        {
            std::ranges::sort(found_.files, {}, &FoundFile::path);
            return std::move(found_);
        }

    private:
        void look(const fs::directory_entry& entry, std::size_t depth)
        {
            std::string name = entry.path().filename().string();
            std::error_code failure;
            const fs::file_status status = entry.symlink_status(failure);
            if (failure || name.starts_with('.') || !isUtf8(name)) {
                return;
            }
            if (fs::is_directory(status)) {
                if (depth < depth_) {
                    enter(entry.path(), depth + 1);
                } else {
                    found_.whole = false;
                }
            } else if (fs::is_regular_file(status)) {
                const std::uintmax_t bytes = entry.file_size(failure);
                if (!failure) {
                    found_.files.push_back({entry.path(), std::move(name), bytes});
                }
            }
        }

        std::size_t left_;  ///< entries
        std::size_t depth_; ///< at most
        FoundFiles found_;
    };

}

Result<FoundFiles> filesBelow(const fs::path& folder, const SearchBounds& bounds)
{
    std::error_code failure;
    const fs::path real = fs::canonical(folder, failure);
    if (failure || !fs::is_directory(real, failure)) {
        return fail("There is no folder {} to search in. Check the path for a typing mistake.",
                    folder.string());
    }
    Search search(bounds);
    search.enter(real, 0);
    return search.take();
}

}
