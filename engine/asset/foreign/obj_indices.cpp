#include "asset/foreign/obj_indices.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

namespace premise {

namespace {

    /// What faces name of one kind of thing, held against how many there are.
    struct Named {
        std::int64_t have = 0;     ///< so far
        std::int64_t greatest = 0; ///< that was named, from 1 on
        bool gap = false;          ///< one was named from the end, further back than there are

        void name(std::int64_t index)
        {
            greatest = std::max(greatest, index);
            gap = gap || -index > have;
        }
        /// An OBJ may name what comes later, so only its end tells.
        [[nodiscard]] bool hasGap() const { return gap || greatest > have; }
    };

    /// The numbers of a corner, "1/2/3", the last two told to their kinds.
    void readCorner(std::string_view corner, Named& coordinates, Named& normals)
    {
        for (Named* kind : {&coordinates, &normals}) {
            const std::size_t slash = corner.find('/');
            if (slash == std::string_view::npos) {
                return;
            }
            corner.remove_prefix(slash + 1);
            std::int64_t index = 0;
            std::from_chars(corner.data(), corner.data() + corner.size(), index);
            kind->name(index);
        }
    }

}

ObjFaces objFaces(std::string_view text)
{
    Named coordinates;
    Named normals;
    std::size_t mostCorners = 0;
    while (!text.empty()) {
        std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
        coordinates.have += line.starts_with("vt") ? 1 : 0;
        normals.have += line.starts_with("vn") ? 1 : 0;
        if (!line.starts_with("f ") && !line.starts_with("f\t")) {
            continue;
        }
        line.remove_prefix(1);
        std::size_t corners = 0;
        while (!line.empty()) {
            const std::string_view corner = line.substr(0, line.find_first_of(" \t\r"));
            corners += corner.empty() ? 0 : 1;
            readCorner(corner, coordinates, normals);
            line.remove_prefix(std::min(corner.size() + 1, line.size()));
        }
        mostCorners = std::max(mostCorners, corners);
    }
    return {coordinates.hasGap(), normals.hasGap(), mostCorners};
}

}
