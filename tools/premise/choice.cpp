#include "tools/premise/choice.h"

#include <algorithm>
#include <charconv>
#include <filesystem>

namespace premise {

namespace {

    /// 1001–1048, as people say it: both are in.
    std::string spoken(FrameRange range)
    {
        return fmt::format("{} to {}", range.first, range.end - 1);
    }

    /// 070 where 70 was asked for; else one that a slip leads to.
    std::string likelyNumber(const std::string& number, const std::vector<std::string>& numbers)
    {
        const auto bare = [](const std::string& text) {
            return text.substr(std::min(text.find_first_not_of('0'), text.size()));
        };
        for (const std::string& each : numbers) {
            if (!number.empty() && bare(each) == bare(number)) {
                return each;
            }
        }
        return "";
    }

}

std::string listed(const std::vector<std::string>& names)
{
    constexpr std::size_t most = 20;
    const std::size_t shown = std::min(names.size(), most);
    std::string text;
    for (std::size_t i = 0; i < shown; ++i) {
        const bool last = i + 1 == names.size();
        text += (i == 0 ? "" : last ? " and " : ", ") + names[i];
    }
    if (names.size() > most) {
        text += fmt::format(" and {} more", names.size() - most);
    }
    return text;
}

Result<const Shot*> shotChosen(const Project& project, const std::string& number)
{
    if (const Shot* const shot = shotNumbered(project, number)) {
        return shot;
    }
    if (project.shots.empty()) {
        return fail("There is no shot {}: {} has no shots yet. Add one first.", number,
                    project.settings.title);
    }
    std::vector<std::string> numbers;
    for (const auto& shot : project.shots.rows()) {
        numbers.push_back(shot->number);
    }
    const std::string near = likelyNumber(number, numbers);
    if (!near.empty()) {
        return fail("There is no shot {} in {}; did you mean {}?", number, project.settings.title,
                    near);
    }
    return fail("There is no shot {} in {}; choose from {}.", number, project.settings.title,
                listed(numbers));
}

Result<const CameraSetup*> cameraChosen(const Project& project, const std::string& name)
{
    const auto& rows = project.cameras.rows();
    const auto found =
        std::ranges::find_if(rows, [&](const auto& row) { return row->name == name; });
    if (found != rows.end()) {
        return found->get();
    }
    if (rows.empty()) {
        return fail("There is no camera {}: {} has no cameras yet. Add one first.", name,
                    project.settings.title);
    }
    std::vector<std::string> names;
    for (const auto& row : rows) {
        names.push_back(row->name);
    }
    return fail("There is no camera {} in {}; choose from {}.", name, project.settings.title,
                listed(names));
}

Result<const CameraSetup*> cameraOf(const Project& project, const Shot& shot)
{
    const CameraSetup* const camera = project.cameras.find(shot.camera);
    if (camera == nullptr) {
        return fail("Shot {} has no camera. Give it one.", shot.number);
    }
    return camera;
}

FrameRange withHandles(const Shot& shot)
{
    return {shot.range.first - shot.handleIn, shot.range.end + shot.handleOut};
}

Result<void> coveredBy(const Shot& shot, FrameRange frames)
{
    const FrameRange all = withHandles(shot);
    if (frames.first >= all.first && frames.end <= all.end) {
        return {};
    }
    const Frame outside = frames.first < all.first ? frames.first : frames.end - 1;
    const std::string handles =
        all == shot.range ? "" : fmt::format(", {} with its handles", spoken(all));
    return fail("Frame {} lies outside shot {}, which covers {}{}; choose a frame in there.",
                outside, shot.number, spoken(shot.range), handles);
}

Result<FrameRange> parseFrames(const std::string& text)
{
    FrameRange range;
    const char* const end = text.data() + text.size();
    const auto [dash, first] = std::from_chars(text.data(), end, range.first);
    Frame last = range.first;
    bool understood = first == std::errc();
    if (understood && dash != end) {
        const auto [rest, second] = std::from_chars(dash + 1, end, last);
        understood = *dash == '-' && second == std::errc() && rest == end;
    }
    if (!understood) {
        return fail("\"{}\" is no range of frames; write first and last like 1001-1048.", text);
    }
    if (last < range.first) {
        return fail("The range {} ends before it begins; write it as {}-{}.", text, last,
                    range.first);
    }
    range.end = last + 1;
    return range;
}

std::string fileNameOf(const std::string& projectFile)
{
    std::error_code ignored;
    const std::filesystem::path whole = std::filesystem::absolute(projectFile, ignored);
    const std::string folder = whole.lexically_normal().parent_path().filename().string();
    return folder.empty() ? "production" : folder;
}

}
