#include "asset/read/side_file.h"

#include <algorithm>
#include <cctype>
#include <system_error>
#include <utility>

namespace premise {

namespace {

    int hexDigit(char c)
    {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        const int lower = std::tolower(static_cast<unsigned char>(c));
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }

    std::function<void(const std::string&)>& sideFileWatcher()
    {
        static std::function<void(const std::string&)> watcher;
        return watcher;
    }

    bool climbsOut(const fs::path& relative)
    {
        const fs::path normal = relative.lexically_normal();
        return !normal.empty() && *normal.begin() == "..";
    }

    /// Links may lead anywhere, so the wall is checked again on what the disk says.
    bool liesInside(const fs::path& folder, const fs::path& relative)
    {
        std::error_code error;
        const fs::path wall = fs::weakly_canonical(folder, error);
        if (error) {
            return false;
        }
        const fs::path real = fs::weakly_canonical(folder / relative, error);
        if (error) {
            return false;
        }
        const fs::path below = real.lexically_relative(wall);
        return !below.empty() && *below.begin() != "..";
    }

}

std::string percentDecoded(std::string_view text)
{
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escape = text[i] == '%' && i + 2 < text.size() && hexDigit(text[i + 1]) >= 0 &&
                            hexDigit(text[i + 2]) >= 0;
        if (escape) {
            decoded += static_cast<char>(hexDigit(text[i + 1]) * 16 + hexDigit(text[i + 2]));
            i += 2;
        } else {
            decoded += text[i];
        }
    }
    return decoded;
}

std::string fileNameOf(std::string_view path)
{
    const std::size_t slash = path.find_last_of("/\\");
    return std::string(slash == std::string_view::npos ? path : path.substr(slash + 1));
}

std::string shownName(std::string_view path)
{
    const bool windows =
        path.find('\\') != std::string_view::npos || (path.size() > 1 && path[1] == ':');
    return windows || path.starts_with('/') ? fileNameOf(path) : std::string(path);
}

fs::path folderOfModel(const fs::path& model)
{
    return model.has_parent_path() ? model.parent_path() : fs::path(".");
}

Result<fs::path> sideFile(const fs::path& folder, std::string_view uri)
{
    std::string name = percentDecoded(uri);
    std::ranges::replace(name, '\\', '/');
    if (name.empty() || name.find('\0') != std::string::npos) {
        return fail("it is not the name of a file");
    }
    const std::size_t colon = name.find(':');
    if (name.front() == '/' || (colon != std::string::npos && colon < name.find('/'))) {
        return fail("it names a place outside the model's folder");
    }
    const fs::path relative(name);
    if (relative.is_absolute() || climbsOut(relative)) {
        return fail("it leads out of the model's folder");
    }
    // What is not there is made whole only below a folder that has a name.
    const fs::path beside = folder.empty() ? fs::path(".") : folder;
    const bool inside = liesInside(beside, relative);
    if (sideFileWatcher()) {
        // Through a link the host would see another file than we do: as it leads out, so it is told.
        const fs::path told = inside ? relative : ".." / relative;
        sideFileWatcher()(told.lexically_normal().generic_string());
    }
    if (!inside) {
        return fail("it leads out of the model's folder");
    }
    return (beside / relative).lexically_normal();
}

void watchSideFiles(std::function<void(const std::string&)> watcher)
{
    sideFileWatcher() = std::move(watcher);
}

}
