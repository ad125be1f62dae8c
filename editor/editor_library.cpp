#include <cmath>

#include "editor/editor.h"

// Thumbnails of the library, as the panel asks for them.

namespace premise {

const ShownPicture& Editor::libraryPicture(std::size_t place, const ui::Rect& area, Angle turn)
{
    const bool turned = turn != Angle();
    ShownPicture& shown =
        pictures_[turned ? viewNumber::libraryTurning : viewNumber::library + std::uint32_t(place)];
    library.want(place);
    const std::shared_ptr<const Model> model = library.model(place);
    if (model == nullptr) {
        if (library.reading()) {
            gui.drawAgainIn(0.1);
        }
        return shown;
    }
    ThumbnailWish wish{model, int(std::lround(area.w * gui.scale())),
                       int(std::lround(area.h * gui.scale())), turn, turned ? 2 : 16};
    const std::uint64_t stamp = library.identity(place) << 48U |
                                std::uint64_t(std::lround(turn.inDegrees())) << 32U |
                                std::uint64_t(wish.width) << 16U | std::uint64_t(wish.height);
    // One at a time: what turns is never asked for again before it is there.
    const bool comes = turned && shown.wish != shown.shown && shown.error.empty();
    if (stamp != shown.stamp && !comes) {
        shown.stamp = stamp;
        shown.wish = desk.wantThumbnail(turned ? viewNumber::libraryTurning
                                               : viewNumber::library + std::uint32_t(place),
                                        std::move(wish));
    }
    return shown;
}

}
