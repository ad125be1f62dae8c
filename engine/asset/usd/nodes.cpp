#include <algorithm>
#include <cmath>
#include <optional>

#include "asset/usd/ops.h"
#include "asset/usd/scene.h"
#include "math/pose.h"

namespace premise {

namespace {

    constexpr double turnBetweenKeys = 15.0; ///< degrees; Euler angles go straighter than arcs
    constexpr double mostKeysBetween = 1000.0;

    /// Translation, rotation and scale of one node, each from at most one op that varies.
    struct Part {
        std::string name;
        glm::dvec3 translation{0.0};
        std::optional<UsdOp> moves; ///< adds to the translation
        std::optional<UsdOp> turns;
        std::optional<UsdOp> scales;
        std::optional<UsdOp> matrix; ///< in place of all of them
        [[nodiscard]] bool empty() const
        {
            return translation == glm::dvec3(0.0) && !moves && !turns && !scales && !matrix;
        }
    };

    bool isStill(const UsdOp& op)
    {
        return !op.varies() && usdMatrixOf(op, usdRestValue(op)) == glm::dmat4(1.0);
    }

    /// Puts an op into a part behind what is there; false where the order forbids it.
    bool joined(const UsdOp& op, Part& part)
    {
        if (part.matrix) {
            return false;
        }
        if (op.kind == UsdOpKind::translate) {
            if (part.turns || part.scales || (op.varies() && part.moves)) {
                return false;
            }
            if (op.varies()) {
                part.moves = op;
            } else {
                part.translation += usdVectorOf(op, usdRestValue(op));
            }
            return true;
        }
        if (op.kind == UsdOpKind::rotate && !part.turns && !part.scales) {
            part.turns = op;
            return true;
        }
        if (op.kind == UsdOpKind::scale && !part.scales) {
            part.scales = op;
            return true;
        }
        if (op.kind == UsdOpKind::matrix && part.empty()) {
            part.matrix = op;
            return true;
        }
        return false;
    }

    std::vector<Part> partsOf(const UsdOps& ops)
    {
        std::vector<Part> parts(1);
        for (const UsdOp& op : ops.ops) {
            if (isStill(op)) {
                continue;
            }
            if (!joined(op, parts.back())) {
                parts.emplace_back();
                (void)joined(op, parts.back());
            }
            parts.back().name = parts.back().name.empty() ? op.name : parts.back().name;
        }
        return parts;
    }

    glm::dmat4 restOf(const UsdOps& ops)
    {
        glm::dmat4 matrix(1.0);
        for (const UsdOp& op : ops.ops) {
            matrix *= usdMatrixOf(op, usdRestValue(op));
        }
        return matrix;
    }

    bool holdsAsFloats(const glm::dmat4& matrix)
    {
        for (int i = 0; i < 16; ++i) {
            if (!std::isfinite(static_cast<float>(matrix[i / 4][i % 4]))) {
                return false;
            }
        }
        return true;
    }

    bool isSound(const Transform& local)
    {
        const Vec3 sum = local.translation + local.scale;
        const Quat& turn = local.rotation;
        return std::isfinite(sum.x + sum.y + sum.z) &&
               std::isfinite(turn.x + turn.y + turn.z + turn.w);
    }

    /// Whether translation, rotation and scale say all that the matrix says.
    bool isKept(const glm::dmat4& matrix, const Transform& transform)
    {
        const Mat4 kept = matrixFrom(transform);
        double size = 1.0e-9;
        double off = 0.0;
        for (int column = 0; column < 3; ++column) {
            for (int row = 0; row < 4; ++row) {
                size = std::max(size, std::abs(matrix[column][row]));
                off = std::max(off, std::abs(double(kept[column][row]) - matrix[column][row]));
            }
        }
        return off < 1.0e-4 * size;
    }

    class NodeMaker {
    public:
        NodeMaker(UsdScene& scene, int prim, Animation& clip)
            : scene_(scene), prim_(scene.prim(prim)), place_(prim), clip_(clip)
        {
        }

        Result<int> make(int parent)
        {
            const UsdOps ops = usdOpsOf(prim_);
            if (!ops.problem.empty()) {
                scene_.warnings.add(
                    "{}: \"{}\" is not a transform that can be read; it is left out.",
                    scene_.where(place_), ops.problem);
            }
            parent = ops.resets ? scene_.top : parent;
            const bool varies = std::ranges::any_of(ops.ops, &UsdOp::varies);
            const glm::dmat4 rest = restOf(ops);
            if (!holdsAsFloats(rest)) {
                scene_.warnings.add("{}: its transform is not finite; it is left out.",
                                    scene_.where(place_));
                return addNode(parent, Transform{}, "");
            }
            const Transform whole = transformFrom(Mat4(rest));
            const std::vector<Part> parts = partsOf(ops);
            if (!varies && (isKept(rest, whole) || parts.size() == 1)) {
                if (!isKept(rest, whole)) {
                    tellShear();
                }
                return addNode(parent, whole, "");
            }
            int node = parent;
            for (std::size_t i = 0; i < parts.size(); ++i) {
                const bool last = i + 1 == parts.size();
                node = TRY(addPart(node, parts[i], last ? "" : " " + parts[i].name));
            }
            return node;
        }

    private:
        int addNode(int parent, const Transform& local, const std::string& suffix)
        {
            Node& node = scene_.read.model.nodes.emplace_back();
            node.name = prim_.name + suffix;
            node.parent = parent;
            node.local = isSound(local) ? local : Transform{};
            return static_cast<int>(scene_.read.model.nodes.size()) - 1;
        }

        void tellShear()
        {
            scene_.warnings.add("{}: it is sheared, which is left out.", scene_.where(place_));
        }

        Result<int> addPart(int parent, const Part& part, const std::string& suffix)
        {
            if (part.matrix) {
                return addMatrix(parent, *part.matrix, suffix);
            }
            Transform local;
            glm::dvec3 translation = part.translation;
            if (part.moves) {
                translation += usdVectorOf(*part.moves, usdRestValue(*part.moves));
            }
            local.translation = Vec3(translation);
            if (part.turns) {
                local.rotation = Quat(usdRotationOf(*part.turns, usdRestValue(*part.turns)));
            }
            if (part.scales) {
                local.scale = Vec3(usdVectorOf(*part.scales, usdRestValue(*part.scales)));
            }
            const int node = addNode(parent, local, suffix);
            if (part.moves) {
                TRY(addVectors(node, ChannelTarget::translation, *part.moves, part.translation));
            }
            if (part.turns && part.turns->varies()) {
                TRY(addTurns(node, *part.turns));
            }
            if (part.scales && part.scales->varies()) {
                TRY(addVectors(node, ChannelTarget::scale, *part.scales, glm::dvec3(0.0)));
            }
            return node;
        }

        Result<int> addMatrix(int parent, const UsdOp& op, const std::string& suffix)
        {
            const glm::dmat4 rest = usdMatrixOf(op, usdRestValue(op));
            const Transform local = transformFrom(Mat4(rest));
            bool sheared = !isKept(rest, local);
            const int node = addNode(parent, local, suffix);
            if (op.varies()) {
                Channel moves = channel(node, ChannelTarget::translation);
                Channel turns = channel(node, ChannelTarget::rotation);
                Channel scales = channel(node, ChannelTarget::scale);
                for (const UsdSample& sample : op.property->samples) {
                    const glm::dmat4 matrix = usdMatrixOf(op, sample.value);
                    const Transform key = transformFrom(Mat4(matrix));
                    sheared = sheared || !isKept(matrix, key);
                    const double time = secondsOf(op, sample.time);
                    TRY(addKey(moves, time, glm::dvec3(key.translation)));
                    TRY(addTurn(turns, time, glm::dquat(key.rotation)));
                    TRY(addKey(scales, time, glm::dvec3(key.scale)));
                }
                keep(std::move(moves));
                keep(std::move(turns));
                keep(std::move(scales));
            }
            if (sheared) {
                tellShear();
            }
            return node;
        }

        // Keys

        static Channel channel(int node, ChannelTarget target)
        {
            return {node, target, KeyInterpolation::linear, {}, {}};
        }

        [[nodiscard]] double secondsOf(const UsdOp& op, double time) const
        {
            return (time * op.timeScale + op.timeOffset - scene_.startTime) /
                   scene_.timeCodesPerSecond;
        }

        Result<void> spendKey()
        {
            if (scene_.keysLeft == 0) {
                return tl::unexpected(overLimit(scene_.name(), Limit::keys, 0, scene_.limits));
            }
            --scene_.keysLeft;
            return {};
        }

        Result<void> addKey(Channel& channel, double seconds, const glm::dvec3& value)
        {
            TRY(spendKey());
            const Vec3 kept(value);
            if (std::isfinite(kept.x + kept.y + kept.z) && std::abs(seconds) < longestUsdClip) {
                channel.times.push_back(static_cast<float>(seconds));
                channel.values.insert(channel.values.end(), {kept.x, kept.y, kept.z});
            }
            return {};
        }

        Result<void> addTurn(Channel& channel, double seconds, const glm::dquat& value)
        {
            TRY(spendKey());
            if (!(std::abs(seconds) < longestUsdClip)) {
                return {};
            }
            const Quat kept = isSound({Vec3(0.0F), Quat(value), Vec3(1.0F)})
                                  ? Quat(value)
                                  : Quat(1.0F, 0.0F, 0.0F, 0.0F);
            channel.times.push_back(static_cast<float>(seconds));
            channel.values.insert(channel.values.end(), {kept.x, kept.y, kept.z, kept.w});
            return {};
        }

        Result<void> addVectors(int node, ChannelTarget target, const UsdOp& op,
                                const glm::dvec3& added)
        {
            Channel made = channel(node, target);
            for (const UsdSample& sample : op.property->samples) {
                TRY(addKey(made, secondsOf(op, sample.time),
                           usdVectorOf(op, sample.value) + added));
            }
            keep(std::move(made));
            return {};
        }

        /// Angles change evenly between two keys, which the shortest turn does not: more keys do it.
        Result<void> addTurns(int node, const UsdOp& op)
        {
            Channel made = channel(node, ChannelTarget::rotation);
            const std::vector<UsdSample>& samples = op.property->samples;
            for (std::size_t i = 0; i < samples.size(); ++i) {
                TRY(addTurn(made, secondsOf(op, samples[i].time),
                            usdRotationOf(op, samples[i].value)));
                if (i + 1 == samples.size() || op.order.empty()) {
                    continue;
                }
                const std::vector<double>& from = samples[i].value.numbers;
                const std::vector<double>& to = samples[i + 1].value.numbers;
                double widest = 0.0;
                for (std::size_t k = 0; k < from.size(); ++k) {
                    widest = std::max(widest, std::abs(to[k] - from[k]));
                }
                const double steps =
                    std::clamp(std::ceil(widest / turnBetweenKeys), 1.0, mostKeysBetween);
                UsdValue between = samples[i].value;
                for (double step = 1.0; step < steps; ++step) {
                    const double part = step / steps;
                    for (std::size_t k = 0; k < from.size(); ++k) {
                        between.numbers[k] = from[k] + (to[k] - from[k]) * part;
                    }
                    const double time =
                        samples[i].time + (samples[i + 1].time - samples[i].time) * part;
                    TRY(addTurn(made, secondsOf(op, time), usdRotationOf(op, between)));
                }
            }
            keep(std::move(made));
            return {};
        }

        /// Keeps a channel's keys that come later than the one before.
        void keep(Channel from)
        {
            const std::size_t width = from.target == ChannelTarget::rotation ? 4 : 3;
            const std::size_t count = from.times.size();
            const bool backwards = count > 1 && from.times.front() > from.times.back();
            Channel kept = channel(from.node, from.target);
            for (std::size_t i = 0; i < count; ++i) {
                const std::size_t key = backwards ? count - 1 - i : i;
                if (kept.times.empty() || from.times[key] > kept.times.back()) {
                    kept.times.push_back(from.times[key]);
                    const auto first =
                        from.values.begin() + static_cast<std::ptrdiff_t>(key * width);
                    kept.values.insert(kept.values.end(), first,
                                       first + static_cast<std::ptrdiff_t>(width));
                }
            }
            if (!kept.times.empty()) {
                clip_.channels.push_back(std::move(kept));
            }
        }

        UsdScene& scene_;
        const UsdPrim& prim_;
        int place_;
        Animation& clip_;
    };

}

Result<int> addUsdNodes(UsdScene& scene, int prim, int parent, Animation& clip)
{
    return NodeMaker(scene, prim, clip).make(parent);
}

glm::dmat4 usdLocalTransform(const UsdPrim& prim)
{
    return restOf(usdOpsOf(prim));
}

}
