#pragma once

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "asset/read/warnings.h"
#include "asset/usd/layer.h"

namespace premise {

/// What one file says of a prim.
struct UsdOpinion {
    const UsdLayer* layer = nullptr;
    const UsdSpec* spec = nullptr;
    int context = 0;     ///< by what it came here; see UsdStage::pathHere
    double offset = 0.0; ///< stage time = its time · scale + offset
    double scale = 1.0;
};

/// A prim as all files together say it is.
struct UsdPrim {
    std::string name;
    std::string type; ///< "Mesh"; empty where nobody says
    int parent = -1;
    std::vector<int> children;
    std::vector<UsdOpinion> opinions; ///< strongest first
    bool defined = false;             ///< by a def; else it only waits to be referred to
    bool active = true;
};

/// How what was written of one prim came to be said of another.
struct UsdContext {
    int parent = -1;
    int stack = 0; ///< the file it stands in, with its sublayers
    std::string from;
    std::string to;
    bool sameFile = false; ///< as its parent's: paths beside `from` keep their meaning
    double offset = 0.0;
    double scale = 1.0;
};

/// The files of a scene put together: sublayers, references, payloads, classes and chosen variants.
struct UsdStage {
    std::vector<std::unique_ptr<UsdLayer>> layers; ///< the first is the file itself
    std::vector<UsdContext> contexts;              ///< the first is the stage's own
    std::vector<UsdPrim> prims; ///< parents first; the first is the root above all
    std::unordered_map<std::string, int> primAt;

    [[nodiscard]] const UsdLayer& root() const { return *layers.front(); }
    [[nodiscard]] int find(const std::string& path) const;
    [[nodiscard]] std::string path(int prim) const;
    /// What a path written in a context means on this stage; empty where it means nothing.
    [[nodiscard]] std::string pathHere(const UsdOpinion& opinion, std::string path) const;
};

/// Reads a file by its path below the model's folder. Fails where it is not there or not allowed;
/// the sentence begins behind the file's name: "is not there".
using UsdOpen = std::function<Result<std::string>(const std::string& path)>;

/// A layer's files as they lie below the model's folder: "../tex/a.png" seen from "sets/" is
/// "tex/a.png". Fails where that leads out, with what it is: "lies outside the model's folder".
[[nodiscard]] Result<std::string> usdFileBeside(const std::string& folder, const std::string& file);

/// Fails where the file itself is broken, or where there is more than the limits allow; what of
/// other files cannot be had is told in `warnings`.
[[nodiscard]] Result<UsdStage> composeUsdStage(std::string_view text, const std::string& name,
                                               const UsdOpen& open, const ImportLimits& limits,
                                               Warnings& warnings);

/// A value that somebody gave, and who.
struct UsdFound {
    const UsdProperty* property = nullptr;
    const UsdOpinion* opinion = nullptr;
    [[nodiscard]] explicit operator bool() const { return property != nullptr; }
};

/// The strongest that gives the attribute a value, at all times or at some.
[[nodiscard]] UsdFound findUsdValue(const UsdPrim& prim, std::string_view name);
/// The value at rest: the first in time, or the one of all times; null where there is none.
[[nodiscard]] const UsdValue* usdValue(const UsdPrim& prim, std::string_view name);
/// Its numbers; null where it has none.
[[nodiscard]] const std::vector<double>* usdNumbers(const UsdPrim& prim, std::string_view name);
/// Its texts; none where it has none.
[[nodiscard]] std::vector<std::string> usdTexts(const UsdPrim& prim, std::string_view name);
[[nodiscard]] bool usdVaries(const UsdPrim& prim, std::string_view name);
/// Finite, else the other.
[[nodiscard]] double usdNumberOr(const UsdPrim& prim, std::string_view name, double otherwise);
[[nodiscard]] std::string usdTextOr(const UsdPrim& prim, std::string_view name,
                                    std::string_view otherwise);
[[nodiscard]] bool usdFlagOr(const UsdPrim& prim, std::string_view name, bool otherwise);
/// How a primvar is spread over a mesh; empty where nobody says.
[[nodiscard]] std::string usdInterpolation(const UsdPrim& prim, std::string_view name);
/// What a relationship names or an attribute is connected to, as paths of the stage.
[[nodiscard]] std::vector<std::string> usdTargets(const UsdStage& stage, const UsdPrim& prim,
                                                  std::string_view name);
[[nodiscard]] bool hasUsdApi(const UsdPrim& prim, std::string_view schema);

/// Items of a list that several opinions edit, the strongest last.
template <class Item> void applyEdits(const UsdListEdit<Item>& edit, std::vector<Item>& items)
{
    if (edit.whole) {
        items = *edit.whole;
    }
    const auto drop = [&items](const std::vector<Item>& gone) {
        if (!items.empty() && !gone.empty()) {
            const std::set<Item> all(gone.begin(), gone.end());
            std::erase_if(items, [&all](const Item& item) { return all.contains(item); });
        }
    };
    drop(edit.deleted);
    drop(edit.prepended);
    items.insert(items.begin(), edit.prepended.begin(), edit.prepended.end());
    drop(edit.appended);
    items.insert(items.end(), edit.appended.begin(), edit.appended.end());
}

}
