#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "asset/import/limits.h"
#include "base/result.h"

namespace premise {

// One USD text file as it is written: prims, their properties and what they refer to. Nothing is put
// together yet; see usd/stage.h.

enum class UsdKind : std::uint8_t {
    none, ///< "None": said to have no value
    numbers,
    texts, ///< strings, tokens, file names, paths
    other  ///< a dictionary and the like, which nobody here reads
};

struct UsdValue {
    UsdKind kind = UsdKind::none;
    bool array = false;
    std::uint8_t width = 1;      ///< numbers an element: 3 for a point, 16 for a matrix
    std::vector<double> numbers; ///< `width` an element; may be inf or nan
    std::vector<std::string> texts;

    [[nodiscard]] std::size_t count() const
    {
        return kind == UsdKind::texts ? texts.size() : numbers.size() / width;
    }
};

struct UsdSample {
    double time = 0.0; ///< in time codes
    UsdValue value;
};

/// A list as several files edit it: replaced as a whole, or added to and taken from.
template <class Item> struct UsdListEdit {
    std::optional<std::vector<Item>> whole;
    std::vector<Item> prepended;
    std::vector<Item> appended;
    std::vector<Item> deleted;

    [[nodiscard]] bool empty() const
    {
        return !whole && prepended.empty() && appended.empty() && deleted.empty();
    }

    /// The same edit of other items: `list` makes a vector of them of a vector of these.
    template <class Other, class ListOf>
    [[nodiscard]] UsdListEdit<Other> of(const ListOf& list) const
    {
        UsdListEdit<Other> other;
        if (whole) {
            other.whole = list(*whole);
        }
        other.prepended = list(prepended);
        other.appended = list(appended);
        other.deleted = list(deleted);
        return other;
    }
};

struct UsdProperty {
    std::string type; ///< without []; "rel" for a relationship
    bool array = false;
    std::optional<UsdValue> value;
    std::vector<UsdSample> samples;       ///< rising
    UsdListEdit<std::string> targets;     ///< absolute paths: of a relationship, or connected
    std::string interpolation;            ///< of a primvar, or empty
    bool strongerThanDescendants = false; ///< of a material's binding
    std::size_t line = 0;
};

/// A reference, a payload, an inherited class or a sublayer.
struct UsdArc {
    std::string file; ///< empty: the same
    std::string path; ///< absolute; empty: the file's default prim
    double offset = 0.0;
    double scale = 1.0;
    std::size_t line = 0;
    friend bool operator==(const UsdArc& a, const UsdArc& b)
    {
        return a.file == b.file && a.path == b.path;
    }
    friend bool operator<(const UsdArc& a, const UsdArc& b)
    {
        return a.file != b.file ? a.file < b.file : a.path < b.path;
    }
};

enum class UsdSpecifier : std::uint8_t { over, def, abstract };

struct UsdSpec {
    std::string name;
    std::string type;
    UsdSpecifier specifier = UsdSpecifier::over;
    std::size_t line = 0;
    std::optional<bool> active;
    UsdListEdit<std::string> apiSchemas;
    UsdListEdit<UsdArc> references;
    UsdListEdit<UsdArc> payloads;
    UsdListEdit<UsdArc> inherits;
    UsdListEdit<UsdArc> specializes;
    std::map<std::string, std::string> selections; ///< of a variant set, the variant
    bool clips = false;                            ///< values come from other files over time
    std::map<std::string, UsdProperty, std::less<>> properties;
    std::vector<std::unique_ptr<UsdSpec>> children;
    std::map<std::string, UsdSpec*, std::less<>> childNamed;
    std::map<std::string, std::map<std::string, std::unique_ptr<UsdSpec>>> variantSets;

    /// The child of that name, made where there is none.
    UsdSpec& child(const std::string& called);
    [[nodiscard]] const UsdSpec* find(std::string_view called) const;
};

struct UsdLayer {
    std::string name; ///< what sentences call the file
    std::string
        folder; ///< of the file, below the model's own; "" there, else with a '/' at its end
    UsdSpec root;
    std::string defaultPrim;
    std::optional<double> metresPerUnit;
    std::string upAxis;
    std::optional<double> timeCodesPerSecond;
    std::optional<double> framesPerSecond;
    std::optional<double> startTimeCode;
    std::vector<UsdArc> subLayers; ///< strongest first
};

/// Prims lie in each other as deep as the limits say, but never deeper than this.
constexpr std::size_t deepestUsdPrim = 1000;
[[nodiscard]] std::size_t usdDepth(const ImportLimits& limits);

/// Whether a file calls itself USD text.
[[nodiscard]] bool isUsdText(std::string_view start);

/// Fails with file and line where the text is not USD, and beyond the limits.
[[nodiscard]] Result<std::unique_ptr<UsdLayer>> parseUsdLayer(std::string_view text,
                                                              const std::string& name,
                                                              const ImportLimits& limits);

/// `path` as seen from the prim at `from`: "../mat" from "/a/b" is "/a/mat". Empty where it leads
/// out of the file.
[[nodiscard]] std::string absoluteUsdPath(std::string_view path, std::string_view from);

}
