#include "project/edit_words.h"

#include "project/cut_words.h"
#include "project/edit_apply.h"
#include "project/row_words.h"
#include "project/tables.h"

namespace premise {

namespace {

    template <class Row> std::string titleIn(const Project& project, Id<Row> id)
    {
        const Row* row = tableOf<Row>(project).find(id);
        return row != nullptr ? shortTitleOf(*row) : fmt::format("{} #{}", kindOf<Row>(), id.value);
    }

    /// The value of a camera's track as it is read out loud.
    std::string valueWords(CameraTrack track, double value)
    {
        switch (track) {
        case CameraTrack::x:
        case CameraTrack::y:
        case CameraTrack::z:
        case CameraTrack::pan:
        case CameraTrack::tilt:
        case CameraTrack::roll: {
            const bool turns = track >= CameraTrack::pan;
            return fmt::format("{} {:.{}f}{}", nameOf(track), value, turns ? 1 : 2,
                               turns ? "°" : " m");
        }
        case CameraTrack::focalLength: return fmt::format("{:.4g} mm", value);
        case CameraTrack::focusDistance: return fmt::format("focus {:.2f} m", value);
        case CameraTrack::tStop: break;
        }
        return fmt::format("T{:.3g}", value);
    }

    template <class Row> std::string words(const Project& before, const Put<Row>& edit)
    {
        if (!edit.row.id) {
            return "Add " + shortTitleOf(edit.row);
        }
        const Row* row = tableOf<Row>(before).find(edit.row.id);
        return row == nullptr ? "Change " + shortTitleOf(edit.row) : changeWords(*row, edit.row);
    }

    template <class Row> std::string words(const Project& before, const Remove<Row>& edit)
    {
        return "Remove " + titleIn(before, edit.id);
    }

    template <class Row> std::string words(const Project& before, const Reorder<Row>& edit)
    {
        return fmt::format("Move {} in the list", titleIn(before, edit.id));
    }

    std::string words(const Project& before, const SetCameraKey& edit)
    {
        return fmt::format("Key {} on {}", valueWords(edit.track, edit.key.value),
                           titleIn(before, edit.camera));
    }

    std::string words(const Project& before, const RemoveCameraKey& edit)
    {
        return fmt::format("Remove a {} key of {}", nameOf(edit.track),
                           titleIn(before, edit.camera));
    }

    std::string words(const Project& before, const SetCut& edit)
    {
        return cutWords(before, edit.cut);
    }

    std::string words(const Project& before, const SetSettings& edit)
    {
        return changeWords(before.settings, edit.settings);
    }

    std::string words(const Project& before, const SetSky& edit)
    {
        return changeWords(before.sky, edit.sky);
    }

}

std::string describe(const Edit& edit, const Project& before)
{
    return std::visit([&](const auto& change) { return words(before, change); }, edit);
}

}
