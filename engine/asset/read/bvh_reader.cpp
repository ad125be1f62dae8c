#include "asset/read/bvh_reader.h"

#include <array>
#include <charconv>
#include <cmath>
#include <numbers>
#include <optional>
#include <string>
#include <string_view>

#include <glm/gtc/quaternion.hpp>

#include "asset/mesh/bone_shapes.h"
#include "asset/model_bounds.h"
#include "asset/read/unit_notes.h"
#include "asset/read/warnings.h"

namespace premise {

namespace {

    constexpr double usualFrameTime = 1.0 / 30.0; ///< seconds

    enum class Motion { x, y, z, turnX, turnY, turnZ };

    std::optional<Motion> motionNamed(std::string_view word)
    {
        constexpr std::array<std::string_view, 6> words{"Xposition", "Yposition", "Zposition",
                                                        "Xrotation", "Yrotation", "Zrotation"};
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (words[i] == word) {
                return static_cast<Motion>(i);
            }
        }
        return std::nullopt;
    }

    /// What a joint does, in the order of the file's numbers.
    struct Joint {
        int node = -1;
        std::vector<Motion> motions;
        Channel places;
        Channel turns;
    };

    class BvhReader {
    public:
        BvhReader(std::string_view text, std::string name, const ImportLimits& limits)
            : text_(text), name_(std::move(name)), limits_(limits)
        {
        }

        Result<void> read(Model& model, Warnings& warnings)
        {
            TRY(readSkeleton(model));
            if (word() == "MOTION") {
                TRY(readMotion(model, warnings));
            } else {
                warnings.add("{} has no motion, only a skeleton.", name_);
            }
            return {};
        }

    private:
        [[nodiscard]] auto broken(std::string_view found) const
        {
            return fail("{} cannot be read: it is broken at \"{}\" in line {}. Export it again.",
                        name_, found.substr(0, 40), line_);
        }

        std::string_view word()
        {
            while (at_ < text_.size() &&
                   std::string_view(" \t\r\n").find(text_[at_]) != std::string_view::npos) {
                line_ += text_[at_] == '\n' ? 1 : 0;
                ++at_;
            }
            const std::size_t start = at_;
            at_ = std::min(text_.find_first_of(" \t\r\n", at_), text_.size());
            return text_.substr(start, at_ - start);
        }

        /// Names may hold spaces: all until the line ends, without a brace that follows.
        std::string_view restOfLine()
        {
            const std::size_t start = std::min(text_.find_first_not_of(" \t", at_), text_.size());
            at_ = std::min(text_.find_first_of("\r\n{", start), text_.size());
            std::string_view rest = text_.substr(start, at_ - start);
            while (rest.ends_with(' ') || rest.ends_with('\t')) {
                rest.remove_suffix(1);
            }
            return rest;
        }

        std::optional<double> number()
        {
            std::string_view text = word();
            text.remove_prefix(text.starts_with('+') ? 1 : 0);
            double value = 0.0;
            const char* end = text.data() + text.size();
            const auto [stop, error] = std::from_chars(text.data(), end, value);
            const bool usable =
                error == std::errc() && stop == end && std::isfinite(static_cast<float>(value));
            return usable ? std::optional(value) : std::nullopt;
        }

        Result<void> readSkeleton(Model& model)
        {
            static_cast<void>(word()); // HIERARCHY
            std::vector<int> open;
            for (;;) {
                const std::size_t before = at_;
                const std::string_view next = word();
                if (next == "ROOT" || next == "JOINT" || next == "End") {
                    TRY(openJoint(next, open, model));
                } else if (next == "}" && !open.empty()) {
                    open.pop_back();
                } else if (next == "OFFSET" && !open.empty()) {
                    TRY(readOffset(model.nodes[static_cast<std::size_t>(open.back())]));
                } else if (next == "CHANNELS" && !open.empty()) {
                    TRY(readChannels(open.back()));
                } else if (open.empty() && !model.nodes.empty()) {
                    at_ = before; // MOTION, or the end
                    return {};
                } else {
                    return broken(next);
                }
            }
        }

        Result<void> openJoint(std::string_view kind, std::vector<int>& open, Model& model)
        {
            Node node;
            node.name = std::string(restOfLine());
            node.parent = open.empty() ? -1 : open.back();
            if (kind == "End" && !open.empty()) {
                node.name = model.nodes[static_cast<std::size_t>(open.back())].name + " end";
            }
            if ((kind == "ROOT") != open.empty() || word() != "{") {
                return broken(kind);
            }
            if (model.nodes.size() >= limits_[Limit::nodes]) {
                return tl::unexpected(overLimit(name_, Limit::nodes, 0, limits_));
            }
            if (open.size() >= limits_[Limit::nodeDepth]) {
                return tl::unexpected(overLimit(name_, Limit::nodeDepth, 0, limits_));
            }
            open.push_back(static_cast<int>(model.nodes.size()));
            model.nodes.push_back(std::move(node));
            return {};
        }

        Result<void> readOffset(Node& node)
        {
            for (int k = 0; k < 3; ++k) {
                const std::optional<double> value = number();
                if (!value) {
                    return broken("OFFSET");
                }
                node.local.translation[k] = static_cast<float>(*value);
            }
            return {};
        }

        Result<void> readChannels(int node)
        {
            Joint joint;
            joint.node = joint.places.node = joint.turns.node = node;
            joint.turns.target = ChannelTarget::rotation;
            const std::optional<double> count = number();
            for (double left = count.value_or(-1.0); left >= 1.0; --left) {
                const std::string_view name = word();
                const std::optional<Motion> motion = motionNamed(name);
                if (!motion) {
                    return broken(name);
                }
                joint.motions.push_back(*motion);
            }
            joints_.push_back(std::move(joint));
            return {};
        }

        Result<void> readMotion(Model& model, Warnings& warnings);
        bool readFrame(const Model& model, float seconds);
        std::string_view text_;
        std::string name_;
        const ImportLimits& limits_;
        std::size_t at_ = 0; ///< never beyond the end
        std::size_t line_ = 1;
        std::vector<Joint> joints_; ///< in the order of the numbers of a frame
    };

    Result<void> BvhReader::readMotion(Model& model, Warnings& warnings)
    {
        if (word() != "Frames:") {
            return broken("MOTION");
        }
        const double frames = number().value_or(-1.0);
        if (word() != "Frame" || word() != "Time:" || frames < 0.0) {
            return broken("Frames:");
        }
        const std::optional<double> named = number();
        const bool usable = named && *named > 0.0;
        const double frameTime = usable ? *named : usualFrameTime;
        if (!usable) {
            warnings.add("{} names no usable frame time; 30 frames a second are taken.", name_);
        }
        if (frames * static_cast<double>(joints_.size()) >
            static_cast<double>(limits_[Limit::keys])) {
            return tl::unexpected(overLimit(
                name_, Limit::keys, static_cast<std::uint64_t>(frames) * joints_.size(), limits_));
        }
        double read = 0.0;
        while (read < frames && readFrame(model, static_cast<float>(read * frameTime))) {
            ++read;
        }
        if (read < frames) {
            warnings.add("{} ends after {:.0f} of its {:.0f} frames.", name_, read, frames);
        }
        Animation clip;
        clip.name = model.name;
        clip.seconds = read > 0.0 ? (read - 1.0) * frameTime : 0.0;
        for (Joint& joint : joints_) {
            for (Channel* channel : {&joint.places, &joint.turns}) {
                if (!channel->times.empty()) {
                    clip.channels.push_back(std::move(*channel));
                }
            }
        }
        if (!clip.channels.empty()) {
            model.animations.push_back(std::move(clip));
        }
        return {};
    }

    /// Adds one key to every joint that moves; none where the numbers end before the frame does.
    bool BvhReader::readFrame(const Model& model, float seconds)
    {
        const std::size_t start = at_;
        for (const Joint& joint : joints_) {
            for (std::size_t i = 0; i < joint.motions.size(); ++i) {
                if (!number()) {
                    return false;
                }
            }
        }
        at_ = start;
        for (Joint& joint : joints_) {
            Vec3 place = model.nodes[static_cast<std::size_t>(joint.node)].local.translation;
            Quat turn(1.0F, 0.0F, 0.0F, 0.0F);
            bool moves = false;
            bool turns = false;
            for (const Motion motion : joint.motions) {
                const double value = number().value_or(0.0);
                const int axis = static_cast<int>(motion) % 3;
                if (motion < Motion::turnX) {
                    place[axis] = static_cast<float>(value);
                    moves = true;
                } else { // the first named turns last, as the innermost frame is the joint's own
                    Vec3 about(0.0F);
                    about[axis] = 1.0F;
                    const double radians = value * std::numbers::pi / 180.0;
                    turn = turn * glm::angleAxis(static_cast<float>(radians), about);
                    turns = true;
                }
            }
            if (moves) {
                joint.places.times.push_back(seconds);
                joint.places.values.insert(joint.places.values.end(), {place.x, place.y, place.z});
            }
            if (turns) {
                joint.turns.times.push_back(seconds);
                joint.turns.values.insert(joint.turns.values.end(),
                                          {turn.x, turn.y, turn.z, turn.w});
            }
        }
        return true;
    }

}

Result<Model> readBvh(const std::filesystem::path& path, std::span<const std::byte> file,
                      const ImportLimits& limits)
{
    Warnings warnings;
    Model model;
    model.name = path.stem().string();
    const std::string_view text(reinterpret_cast<const char*>(file.data()), file.size());
    TRY(BvhReader(text, path.string(), limits).read(model, warnings));
    addBoneShapes(model);
    model.bounds = restBounds(model);
    addUnitNotes(model, ModelFormat::bvh, path.string(), warnings);
    model.warnings = warnings.taken();
    return model;
}

}
