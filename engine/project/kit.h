#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "film/lens.h"

namespace premise {

namespace fs = std::filesystem;

/// How far a figure can be trusted; the kit's files say what each means.
enum class Confidence { low, medium, high };

/// Where figures come from; rows name it by its key.
struct KitSource {
    std::string key{};
    std::string text{};
};

/// A recording mode of a camera body, or a film gate.
struct KitMode {
    Gate gate{};
    double photositePitch = 0.0; ///< micrometres; 0 where unknown
    double squeezeHint = 1.0;    ///< of the lenses it is meant for
    Confidence confidence = Confidence::low;
    std::vector<std::string> sources{}; ///< keys
    std::string note{};
};

enum class Medium { digital, film };

struct KitBody {
    std::string body{};  ///< "ARRI ALEXA 35", "35 mm film"
    std::string maker{}; ///< empty for film
    Medium medium = Medium::digital;
    std::vector<KitMode> modes{};
};

struct KitLens {
    Lens lens{};
    bool macro = false;
};

/// Lenses made to go together.
struct KitSet {
    std::string set{}; ///< "Cooke S4/i"
    std::string maker{};
    std::string mount{}; ///< "PL", "PL/LPL"
    double squeeze = 1.0;
    Millimetres imageCircle{0.0}; ///< of lenses that name none of their own; 0 where unknown
    Confidence confidence = Confidence::low;
    std::vector<std::string> sources{}; ///< keys
    std::string note{};
    std::vector<KitLens> lenses{};
};

/// What can be ordered: cameras and lenses with what their makers and others say of them.
struct Kit {
    std::vector<KitBody> bodies{};
    std::vector<KitSource> cameraSources{};
    std::vector<KitSet> sets{};
    std::vector<KitSource> lensSources{};
};

/// Reads cameras.json and lenses.json. Fails with the path into the file on a figure that cannot be, a
/// name given twice, a source that is not listed, and where millimetres and photosites × pitch are more
/// than 0.05 mm apart.
[[nodiscard]] Result<Kit> loadKit(const fs::path& folder);

/// Null where there is none.
[[nodiscard]] const KitMode* gateNamed(const Kit& kit, std::string_view body,
                                       std::string_view mode);

/// The prime of this focal length, or the first zoom that reaches it; null where there is none.
[[nodiscard]] const KitLens* lensNamed(const Kit& kit, std::string_view set,
                                       Millimetres focalLength);

}
