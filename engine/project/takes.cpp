#include "project/takes.h"

#include <algorithm>

namespace premise {

namespace {

    /// "B" of "B take 2": the camera that the takes' cameras began with.
    std::string firstName(const std::string& name)
    {
        const std::size_t at = name.rfind(" take ");
        const bool counted = at != std::string::npos && at + 6 < name.size() &&
                             name.find_first_not_of("0123456789", at + 6) == std::string::npos;
        return counted ? name.substr(0, at) : name;
    }

}

std::vector<const Shot*> takesOf(const Project& project, std::string_view number)
{
    std::vector<const Shot*> takes;
    for (const auto& shot : project.shots.rows()) {
        if (shot->number == number) {
            takes.push_back(shot.get());
        }
    }
    std::ranges::sort(takes, std::greater(), &Shot::take);
    return takes;
}

std::vector<std::string> shotNumbers(const Project& project)
{
    std::vector<std::string> numbers;
    for (const auto& shot : project.shots.rows()) {
        if (std::ranges::find(numbers, shot->number) == numbers.end()) {
            numbers.push_back(shot->number);
        }
    }
    return numbers;
}

Result<std::vector<Edit>> newTake(const Project& project, Id<Shot> id)
{
    const Shot* shot = project.shots.find(id);
    if (shot == nullptr) {
        return fail("There is no shot #{} to take again.", id.value);
    }
    std::vector<Edit> edits;
    Shot next = *shot;
    next.id = {};
    next.take = takesOf(project, shot->number).front()->take + 1;
    if (const CameraSetup* camera = project.cameras.find(shot->camera)) {
        CameraSetup copy = *camera;
        copy.id = {};
        copy.name = fmt::format("{} take {}", firstName(camera->name), next.take);
        edits.emplace_back(Put<CameraSetup>{std::move(copy)});
        next.camera = {project.lastId + 1}; // the id that the copy is given
    }
    edits.emplace_back(Put<Shot>{std::move(next)});
    return edits;
}

}
