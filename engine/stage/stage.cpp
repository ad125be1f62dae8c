#include "stage/stage.h"

#include <vector>

#include "stage/rooms.h"
#include "stage/staging.h"

namespace premise {

namespace {

    /// The set and its dressing, sorted into what never moves and what does. Rows outlive this:
    /// whoever keeps it keeps the tables too.
    struct Dressing {
        std::shared_ptr<const StillScene> still;
        std::vector<const SetPiece*> movingPieces;
        std::vector<const Prop*> movingProps;
        std::vector<const Prop*> gear;
    };

    template <class Row> PlacedModel placedAt(const Row& row, PlacedKind kind, FrameTime time)
    {
        PlacedModel model;
        model.asset = row.asset;
        model.worldFromModel = worldFromPlacement(row.placement, time);
        model.kind = kind;
        model.row = row.id.value;
        return model;
    }

    Dressing dressingOf(const Project& project, const BuiltRooms& rooms)
    {
        Dressing dressing;
        auto still = std::make_shared<StillScene>();
        addRooms(project.rooms, rooms, *still);
        for (const auto& piece : project.setPieces.rows()) {
            if (!piece->visible || !piece->asset) {
                continue;
            }
            if (moves(piece->placement)) {
                dressing.movingPieces.push_back(piece.get());
            } else {
                still->models.push_back(placedAt(*piece, PlacedKind::set, 0.0));
            }
        }
        for (const auto& prop : project.props.rows()) {
            if (!prop->visible || !prop->asset) {
                continue;
            }
            if (prop->gear) {
                // Not in the still scene, so that a view of the set and the lens share that.
                dressing.gear.push_back(prop.get());
            } else if (moves(prop->placement)) {
                dressing.movingProps.push_back(prop.get());
            } else {
                still->models.push_back(placedAt(*prop, PlacedKind::prop, 0.0));
            }
        }
        dressing.still = std::move(still);
        return dressing;
    }

    StagedCamera cameraOf(const Project& project, const View& view, FrameTime time)
    {
        if (const auto* free = std::get_if<FreeView>(&view)) {
            return free->camera;
        }
        if (const auto* through = std::get_if<ThroughShot>(&view)) {
            const Shot& shot = project.shots.at(through->shot);
            return stagedCamera(project, project.cameras.at(shot.camera), time);
        }
        return stagedCamera(project, project.cameras.at(std::get<ThroughCamera>(view).camera),
                            time);
    }

    StagedFrame frameOf(const Project& project, const Dressing& dressing, const View& view,
                        FrameTime time)
    {
        StagedFrame frame;
        frame.time = time;
        frame.camera = cameraOf(project, view, time);
        frame.throughLens = !std::holds_alternative<FreeView>(view);
        frame.still = dressing.still;
        const auto* free = std::get_if<FreeView>(&view);
        if (free != nullptr && free->walls == WallsFacingAway::hidden) {
            frame.hidden = turnedAway(project, *frame.still, free->camera.pose.position);
        }
        for (const SetPiece* piece : dressing.movingPieces) {
            frame.moving.push_back(placedAt(*piece, PlacedKind::set, time));
        }
        for (const Prop* prop : dressing.movingProps) {
            frame.moving.push_back(placedAt(*prop, PlacedKind::prop, time));
        }
        if (!frame.throughLens) {
            for (const Prop* prop : dressing.gear) {
                frame.moving.push_back(placedAt(*prop, PlacedKind::gear, time));
            }
        }
        stageCast(project, time, frame);
        frame.lights = stagedLights(project, time);
        frame.sky = project.sky;
        return frame;
    }

}

struct Stage::Kept {
    Table<SetPiece> pieces; ///< what `dressing` was made of: kept alive, so no address comes twice
    Table<Prop> props;
    Table<Room> rooms;
    BuiltRooms built; ///< of these rooms
    Dressing dressing;
};

StagedFrame stage(const Project& project, const View& view, FrameTime time)
{
    return frameOf(project, dressingOf(project, builtRooms(project.rooms)), view, time);
}

StagedFrame Stage::at(const Project& project, const View& view, FrameTime time)
{
    const bool same = kept_ != nullptr && kept_->pieces.rows() == project.setPieces.rows() &&
                      kept_->props.rows() == project.props.rows() &&
                      kept_->rooms.rows() == project.rooms.rows();
    if (!same) {
        BuiltRooms built =
            builtRooms(project.rooms, kept_ == nullptr ? BuiltRooms{} : kept_->built);
        Dressing dressing = dressingOf(project, built);
        kept_ = std::make_shared<Kept>(Kept{project.setPieces, project.props, project.rooms,
                                            std::move(built), std::move(dressing)});
    }
    return frameOf(project, kept_->dressing, view, time);
}

}
