#include "project/row_words.h"

#include <algorithm>

#include "project/edit_apply.h"
#include "project/words.h"

namespace premise {

namespace {

    std::size_t keysIn(const Placement& placement)
    {
        std::size_t keys = 0;
        for (const Track* track : {&placement.x, &placement.y, &placement.z, &placement.pan,
                                   &placement.tilt, &placement.roll, &placement.scale}) {
            keys += track->keys.size();
        }
        return keys;
    }

    std::string keyWords(std::size_t before, std::size_t after, const std::string& title)
    {
        if (before == after) {
            return "Change keys of " + title;
        }
        return (after > before ? "Set keys on " : "Remove keys of ") + title;
    }

    /// One number of a camera: said where it rests, told by its keys where it moves.
    std::string trackWords(const Track& before, const Track& after, const std::string& value,
                           const std::string& title)
    {
        return before.keys == after.keys ? fmt::format("Set {} on {}", value, title)
                                         : keyWords(before.keys.size(), after.keys.size(), title);
    }

    std::string glassWords(const ChangedFields& changed, const CameraSetup& before,
                           const CameraSetup& after)
    {
        const std::string title = shortTitleOf(before);
        if (changed.has("focal_length_mm")) { // a lens of a set brings its stop and close focus
            return trackWords(before.focalLength, after.focalLength,
                              fmt::format("{:.4g} mm", after.focalLength.rest), title);
        }
        if (changed.has("lens")) {
            return fmt::format("Put {} on {}",
                               after.lens.set.empty() ? "another lens" : after.lens.set, title);
        }
        if (changed.only({"focus_distance_m"})) {
            return trackWords(before.focusDistance, after.focusDistance,
                              fmt::format("focus {:.2f} m", after.focusDistance.rest), title);
        }
        if (changed.only({"t_stop"})) {
            return trackWords(before.tStop, after.tStop, fmt::format("T{:.3g}", after.tStop.rest),
                              title);
        }
        return fieldWords(changed, title);
    }

    std::string rangeWords(const FrameRange& before, const FrameRange& after,
                           const std::string& title)
    {
        if (before.duration() == after.duration()) {
            return fmt::format("Move {} in the scene", title);
        }
        if (before.end == after.end) {
            return fmt::format("Trim the start of {}", title);
        }
        return before.first == after.first ? fmt::format("Trim the end of {}", title)
                                           : fmt::format("Trim {}", title);
    }

}

std::string placementWords(const Placement& before, const Placement& after,
                           const std::string& title)
{
    const std::size_t keysBefore = keysIn(before);
    const std::size_t keysAfter = keysIn(after);
    if (keysBefore + keysAfter > 0) {
        return keyWords(keysBefore, keysAfter, title);
    }
    const ChangedFields changed(before, after);
    if (changed.only({"scale"})) {
        return "Scale " + title;
    }
    if (changed.only({"pan_deg", "tilt_deg", "roll_deg"})) {
        return "Turn " + title;
    }
    return "Move " + title;
}

std::string fieldWords(const ChangedFields& changed, const std::string& title)
{
    return changed.keys().size() == 1
               ? fmt::format("Change the {} of {}", spoken(changed.keys().front()), title)
               : "Change " + title;
}

std::string changeWords(const Asset& before, const Asset& after)
{
    const ChangedFields changed(before, after);
    if (changed.only({"path", "content_hash"}) && changed.has("path")) {
        return fmt::format("Find {} at {}", shortTitleOf(before), after.path);
    }
    return changeWords<Asset>(before, after);
}

std::string changeWords(const Prop& before, const Prop& after)
{
    const ChangedFields changed(before, after);
    if (changed.only({"gear"})) {
        return fmt::format("Make {} {}", shortTitleOf(before),
                           after.gear ? "film equipment" : "part of the picture");
    }
    return changeWords<Prop>(before, after);
}

std::string changeWords(const Mark& before, const Mark& after)
{
    const ChangedFields changed(before, after);
    if (changed.only({"facing_deg"})) {
        return "Turn " + shortTitleOf(before);
    }
    if (changed.only({"x_m", "y_m", "z_m", "facing_deg"})) {
        return "Move " + shortTitleOf(before);
    }
    return changeWords<Mark>(before, after);
}

std::string changeWords(const Cast& before, const Cast& after)
{
    const ChangedFields changed(before, after);
    const std::string title = shortTitleOf(before);
    if (changed.only({"stops"})) {
        if (before.stops.size() == after.stops.size()) {
            return "Change steps of " + title;
        }
        return (after.stops.size() > before.stops.size() ? "Add steps to " : "Remove steps of ") +
               title;
    }
    if (changed.only({"height_m"})) {
        return fmt::format("Make {} {:.2f} m tall", title, after.height.value());
    }
    return changeWords<Cast>(before, after);
}

std::string changeWords(const Light& before, const Light& after)
{
    const ChangedFields changed(before, after);
    const std::string title = shortTitleOf(before);
    if (changed.only({"on"})) {
        return fmt::format("Switch {} {}", title, after.on ? "on" : "off");
    }
    if (changed.only({"kelvin"})) {
        return fmt::format("Set {:.0f} K on {}", after.kelvin, title);
    }
    if (changed.only({"lux"})) {
        return fmt::format("Set {:g} lux on {}", after.lux, title);
    }
    if (changed.only({"candela"})) {
        return trackWords(before.candela, after.candela, fmt::format("{:g} cd", after.candela.rest),
                          title);
    }
    if (changed.only({"inner_cone_deg", "outer_cone_deg"})) {
        return "Change the cone of " + title;
    }
    if (changed.only({"width_m", "height_m"})) {
        return "Change the size of " + title;
    }
    return changeWords<Light>(before, after);
}

std::string changeWords(const CameraSetup& before, const CameraSetup& after)
{
    const ChangedFields changed(before, after);
    const std::string title = shortTitleOf(before);
    if (changed.only({"gate"})) {
        return fmt::format("Put {} on {}",
                           after.gate.body.empty() ? "another body" : after.gate.body, title);
    }
    if (changed.only({"support", "support_name"})) {
        return fmt::format("Rig {} on {}", title,
                           after.supportName.empty() ? std::string(wordFor(after.support))
                                                     : after.supportName);
    }
    if (changed.only({"shutter_deg"})) {
        return fmt::format("Set shutter {:g}° on {}", after.shutter.inDegrees(), title);
    }
    if (changed.only({"exposure_index"})) {
        return fmt::format("Set EI {:g} on {}", after.exposureIndex, title);
    }
    if (changed.only({"lens", "focal_length_mm", "focus_distance_m", "t_stop"})) {
        return glassWords(changed, before, after);
    }
    return changeWords<CameraSetup>(before, after);
}

std::string changeWords(const Shot& before, const Shot& after)
{
    const ChangedFields changed(before, after);
    const std::string title = shortTitleOf(before);
    if (changed.only({"number"})) {
        return fmt::format("Renumber {} to {}", title, after.number);
    }
    if (changed.only({"first_frame", "end_frame"})) {
        return rangeWords(before.range, after.range, title);
    }
    if (changed.only({"handle_in_frames", "handle_out_frames"})) {
        return "Change the handles of " + title;
    }
    if (changed.only({"take"})) {
        return fmt::format("Make {} take {}", title, after.take);
    }
    return changeWords<Shot>(before, after);
}

std::string changeWords(const Settings& before, const Settings& after)
{
    const ChangedFields changed(before, after);
    if (changed.only({"title"})) {
        return fmt::format("Rename the production to {}", after.title);
    }
    if (changed.only({"rate"})) {
        return fmt::format("Set {} frames a second", formatFrameRate(after.rate));
    }
    return changed.keys().size() == 1 ? fmt::format("Change the {}", spoken(changed.keys().front()))
                                      : "Change the settings";
}

std::string changeWords(const Sky& before, const Sky& after)
{
    const ChangedFields changed(before, after);
    if (changed.only({"lux"})) {
        return fmt::format("Set the sky to {:g} lux", after.lux);
    }
    return changed.only({"zenith", "horizon", "ground"}) ? "Colour the sky" : "Change the sky";
}

}
