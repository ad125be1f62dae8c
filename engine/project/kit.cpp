#include "project/kit.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "base/file.h"
#include "project/field_reader.h"
#include "project/json_text.h"

namespace premise {

template <> struct Words<Confidence> {
    static constexpr std::array list{
        std::pair{"low", Confidence::low},
        std::pair{"medium", Confidence::medium},
        std::pair{"high", Confidence::high},
    };
};
template <> struct Words<Medium> {
    static constexpr std::array list{
        std::pair{"digital", Medium::digital},
        std::pair{"film", Medium::film},
    };
};

template <> inline constexpr bool isDescribed<KitSource> = true;
template <> inline constexpr bool isDescribed<KitMode> = true;
template <> inline constexpr bool isDescribed<KitBody> = true;
template <> inline constexpr bool isDescribed<KitLens> = true;
template <> inline constexpr bool isDescribed<KitSet> = true;

void fields(FieldReader& visit, KitSource& source)
{
    visit.must("key", source.key);
    visit.must("text", source.text);
}

void fields(FieldReader& visit, KitMode& mode)
{
    visit.must("mode", mode.gate.mode);
    visit.must("width_mm", mode.gate.width, aboveZero);
    visit.must("height_mm", mode.gate.height, aboveZero);
    visit.may("photosites_wide", mode.gate.photositesWide, aboveZero);
    visit.may("photosites_high", mode.gate.photositesHigh, aboveZero);
    visit.may("photosite_pitch_um", mode.photositePitch, aboveZero);
    visit.may("squeeze_hint", mode.squeezeHint, aboveZero);
    visit.must("confidence", mode.confidence);
    visit.must("sources", mode.sources);
    visit.may("note", mode.note);
}

void fields(FieldReader& visit, KitBody& body)
{
    visit.must("body", body.body);
    visit.may("maker", body.maker);
    visit.must("medium", body.medium);
    visit.must("modes", body.modes);
}

void fields(FieldReader& visit, KitLens& lens)
{
    // A prime has one focal length, a zoom two.
    Millimetres prime{0.0};
    visit.may("focal_length_mm", prime, aboveZero);
    lens.lens.shortest = prime;
    lens.lens.longest = prime;
    if (prime == Millimetres(0.0)) {
        visit.must("shortest_mm", lens.lens.shortest, aboveZero);
        visit.must("longest_mm", lens.lens.longest, aboveZero);
    }
    visit.must("t_stop", lens.lens.widestTStop, aboveZero);
    visit.may("close_focus_m", lens.lens.closeFocus, aboveZero);
    visit.may("image_circle_mm", lens.lens.imageCircle, aboveZero);
    visit.may("macro", lens.macro);
}

void fields(FieldReader& visit, KitSet& set)
{
    visit.must("set", set.set);
    visit.must("maker", set.maker);
    visit.must("mount", set.mount);
    visit.must("squeeze", set.squeeze, aboveZero);
    visit.may("image_circle_mm", set.imageCircle, aboveZero);
    visit.must("confidence", set.confidence);
    visit.must("sources", set.sources);
    visit.may("note", set.note);
    visit.must("lenses", set.lenses);
}

namespace {

    /// Makers print sizes to a tenth of a millimetre.
    constexpr double widestDifference = 0.05;

    void checkSources(Reading& reading, const std::string& path,
                      const std::vector<std::string>& keys, const std::vector<KitSource>& listed)
    {
        if (keys.empty()) {
            reading.fails(path, "must name at least one source.");
        }
        for (const std::string& key : keys) {
            if (std::ranges::find(listed, key, &KitSource::key) == listed.end()) {
                reading.fails(path, "\"{}\" is not among the sources.", key);
            }
        }
    }

    void checkSize(Reading& reading, const std::string& path, const KitMode& mode)
    {
        const Gate& gate = mode.gate;
        if (mode.photositePitch == 0.0 || gate.photositesWide == 0) {
            return;
        }
        const double wide = gate.photositesWide * mode.photositePitch / 1000.0;
        const double high = gate.photositesHigh * mode.photositePitch / 1000.0;
        if (std::abs(wide - gate.width.value()) > widestDifference ||
            std::abs(high - gate.height.value()) > widestDifference) {
            reading.fails(
                path, "{:g} × {:g} mm, but {} × {} photosites of {:g} µm are {:.3f} × {:.3f} mm.",
                gate.width.value(), gate.height.value(), gate.photositesWide, gate.photositesHigh,
                mode.photositePitch, wide, high);
        }
    }

    void checkBodies(Reading& reading, Kit& kit)
    {
        std::set<std::pair<std::string, std::string>> names;
        for (std::size_t i = 0; i < kit.bodies.size(); ++i) {
            for (std::size_t j = 0; j < kit.bodies[i].modes.size(); ++j) {
                KitMode& mode = kit.bodies[i].modes[j];
                mode.gate.body = kit.bodies[i].body;
                const std::string path = fmt::format("bodies[{}].modes[{}]", i, j);
                if (!names.emplace(mode.gate.body, mode.gate.mode).second) {
                    reading.fails(path, "{} {} is there already.", mode.gate.body, mode.gate.mode);
                }
                checkSources(reading, path + ".sources", mode.sources, kit.cameraSources);
                checkSize(reading, path, mode);
            }
        }
    }

    void checkSets(Reading& reading, Kit& kit)
    {
        std::set<std::string> names;
        for (std::size_t i = 0; i < kit.sets.size(); ++i) {
            KitSet& set = kit.sets[i];
            const std::string path = fmt::format("sets[{}]", i);
            if (!names.insert(set.set).second) {
                reading.fails(path, "{} is there already.", set.set);
            }
            checkSources(reading, path + ".sources", set.sources, kit.lensSources);
            for (std::size_t j = 0; j < set.lenses.size(); ++j) {
                Lens& lens = set.lenses[j].lens;
                lens.set = set.set;
                lens.squeeze = set.squeeze;
                if (lens.imageCircle == Millimetres(0.0)) {
                    lens.imageCircle = set.imageCircle;
                }
                if (lens.shortest > lens.longest) {
                    reading.fails(fmt::format("{}.lenses[{}]", path, j),
                                  "a zoom from {:g} to {:g} mm runs backwards.",
                                  lens.shortest.value(), lens.longest.value());
                }
            }
        }
    }

    /// Reads one of the two files into its lists, and has `check` look at them.
    template <class Row, class Check>
    Result<void> readKitFile(const fs::path& file, const char* format, const char* listKey,
                             std::vector<KitSource>& sources, std::vector<Row>& rows,
                             const Check& check)
    {
        const std::string text = TRY(readTextFile(file));
        const nlohmann::json json = TRY(parseJson(text, file.string()));
        Reading reading;
        FieldReader reader(reading, json, "");
        std::string written;
        reader.must("format", written);
        if (written != format) {
            reading.fails("format", "must be \"{}\".", format);
        }
        reader.know("version");
        reader.know("about");
        reader.must("sources", sources);
        reader.must(listKey, rows);
        reader.finish();
        if (reading.error.empty()) {
            check(reading);
        }
        if (!reading.error.empty()) {
            return fail("{}: {}", file.string(), reading.error);
        }
        return {};
    }

}

Result<Kit> loadKit(const fs::path& folder)
{
    Kit kit;
    TRY(readKitFile(folder / "cameras.json", "premise-cameras", "bodies", kit.cameraSources,
                    kit.bodies, [&](Reading& reading) { checkBodies(reading, kit); }));
    TRY(readKitFile(folder / "lenses.json", "premise-lenses", "sets", kit.lensSources, kit.sets,
                    [&](Reading& reading) { checkSets(reading, kit); }));
    return kit;
}

const KitMode* gateNamed(const Kit& kit, std::string_view body, std::string_view mode)
{
    for (const KitBody& kept : kit.bodies) {
        const auto at = std::ranges::find(kept.modes, mode, [](const KitMode& candidate) {
            return std::string_view(candidate.gate.mode);
        });
        if (kept.body == body && at != kept.modes.end()) {
            return &*at;
        }
    }
    return nullptr;
}

const KitLens* lensNamed(const Kit& kit, std::string_view set, Millimetres focalLength)
{
    const auto at = std::ranges::find(
        kit.sets, set, [](const KitSet& kept) { return std::string_view(kept.set); });
    if (at == kit.sets.end()) {
        return nullptr;
    }
    const KitLens* zoom = nullptr;
    for (const KitLens& candidate : at->lenses) {
        const Lens& lens = candidate.lens;
        if (lens.shortest == focalLength && lens.longest == focalLength) {
            return &candidate;
        }
        if (zoom == nullptr && lens.shortest <= focalLength && focalLength <= lens.longest) {
            zoom = &candidate;
        }
    }
    return zoom;
}

}
