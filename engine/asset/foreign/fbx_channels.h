#pragma once

#include "asset/foreign/fbx_motion.h"
#include "asset/model.h"

namespace premise {

/// The channel of `node` that an FBX track makes, its times counted from `start`: right at every key
/// and at every frame of the file's rate, and on each instant where the file steps or goes straight.
/// Without times where the track has no keys.
[[nodiscard]] Channel channelFrom(const FbxTrack& track, int node, ChannelTarget target,
                                  double start, double framesPerSecond);

}
