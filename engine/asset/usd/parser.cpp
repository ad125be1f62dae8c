#include "asset/usd/parser.h"

#include <algorithm>
#include <utility>

#include "asset/usd/values.h"

namespace premise {

namespace {

    class LayerReader {
    public:
        LayerReader(UsdText& text, const ImportLimits& limits)
            : text_(text),
              limits_(limits),
              primsLeft_(limits[Limit::nodes]),
              keysLeft_(limits[Limit::keys])
        {
        }

        Result<void> read(UsdLayer& layer)
        {
            TRY(readUsdLayerMetadata(text_, limits_, layer));
            while (!text_.ended()) {
                if (text_.takeWord("reorder")) {
                    TRY(skipOrder());
                } else if (!isSpecifier(text_.peekWord())) {
                    return text_.wrong("def, over or class is expected here");
                } else {
                    TRY(readPrim("", 1, layer.root));
                }
            }
            return {};
        }

    private:
        static bool isSpecifier(std::string_view word)
        {
            return word == "def" || word == "over" || word == "class";
        }

        /// reorder nameChildren = […]: nothing that is drawn depends on it.
        Result<void> skipOrder()
        {
            (void)text_.word();
            TRY(text_.expect('=', "behind reorder"));
            TRY(readLooseUsdValue(text_, limits_));
            return {};
        }

        Result<void> checkRoom(std::size_t depth)
        {
            if (depth > deepestUsdPrim) {
                return text_.wrong("prims lie more than {} deep in each other", deepestUsdPrim);
            }
            if (depth > usdDepth(limits_)) {
                return tl::unexpected(overLimit(text_.name(), Limit::nodeDepth, 0, limits_));
            }
            if (primsLeft_ == 0) {
                return tl::unexpected(overLimit(text_.name(), Limit::nodes, 0, limits_));
            }
            return {};
        }

        Result<void> readPrim(const std::string& parent, std::size_t depth, UsdSpec& into)
        {
            const std::size_t line = text_.line();
            TRY(checkRoom(depth));
            --primsLeft_;
            const std::string specifier(text_.word());
            const std::string type(text_.word());
            const std::string name = TRY(text_.quoted());
            if (name.empty() || name.find_first_of("/.<>{}[]") != std::string::npos) {
                return text_.wrong("\"{}\" is not a name that a prim can have", name);
            }
            UsdSpec& spec = into.child(name);
            spec.line = line;
            spec.type = type.empty() ? spec.type : type;
            spec.specifier = specifier == "def"     ? UsdSpecifier::def
                             : specifier == "class" ? UsdSpecifier::abstract
                                                    : spec.specifier;
            const std::string path = parent + "/" + name;
            TRY(readUsdPrimMetadata(text_, limits_, path, spec));
            return readContents(path, depth, spec);
        }

        Result<void> readContents(const std::string& path, std::size_t depth, UsdSpec& spec)
        {
            TRY(text_.expect('{', "before what a prim holds"));
            while (!text_.take('}')) {
                const std::string_view word = text_.peekWord();
                if (isSpecifier(word)) {
                    TRY(readPrim(path, depth + 1, spec));
                } else if (word == "variantSet") {
                    TRY(readVariants(path, depth, spec));
                } else if (word == "reorder") {
                    TRY(readReorder(path, spec));
                } else {
                    TRY(readUsdProperty(text_, limits_, path, keysLeft_, spec));
                }
            }
            return {};
        }

        /// The order of children or properties is skipped; that of targets is a property's.
        Result<void> readReorder(const std::string& path, UsdSpec& spec)
        {
            (void)text_.takeWord("reorder");
            const std::string_view word = text_.peekWord();
            if (word == "nameChildren" || word == "properties") {
                return skipOrder();
            }
            UsdSpec ignored;
            (void)spec;
            return readUsdProperty(text_, limits_, path, keysLeft_, ignored);
        }

        Result<void> readVariants(const std::string& path, std::size_t depth, UsdSpec& spec)
        {
            (void)text_.takeWord("variantSet");
            auto& variants = spec.variantSets[TRY(text_.quoted())];
            TRY(text_.expect('=', "behind the name of a variant set"));
            TRY(text_.expect('{', "before the variants of a set"));
            while (!text_.take('}')) {
                TRY(checkRoom(depth));
                --primsLeft_;
                std::unique_ptr<UsdSpec>& variant = variants[TRY(text_.quoted())];
                if (variant == nullptr) {
                    variant = std::make_unique<UsdSpec>();
                }
                variant->line = text_.line();
                TRY(readUsdPrimMetadata(text_, limits_, path, *variant));
                TRY(readContents(path, depth + 1, *variant));
            }
            return {};
        }

        UsdText& text_;
        const ImportLimits& limits_;
        std::size_t primsLeft_;
        std::size_t keysLeft_;
    };

}

std::size_t usdDepth(const ImportLimits& limits)
{
    return std::min<std::size_t>(limits[Limit::nodeDepth], deepestUsdPrim);
}

UsdSpec& UsdSpec::child(const std::string& called)
{
    if (const auto found = childNamed.find(called); found != childNamed.end()) {
        return *found->second;
    }
    children.push_back(std::make_unique<UsdSpec>());
    children.back()->name = called;
    childNamed.emplace(called, children.back().get());
    return *children.back();
}

const UsdSpec* UsdSpec::find(std::string_view called) const
{
    const auto found = childNamed.find(called);
    return found == childNamed.end() ? nullptr : found->second;
}

bool isUsdText(std::string_view start)
{
    return start.starts_with("#usda ") || start.starts_with("\xEF\xBB\xBF#usda ");
}

Result<std::unique_ptr<UsdLayer>> parseUsdLayer(std::string_view text, const std::string& name,
                                                const ImportLimits& limits)
{
    if (!isUsdText(text)) {
        return fail("{} is not USD text: it does not begin with \"#usda 1.0\". Export it as .usda.",
                    name);
    }
    text.remove_prefix(text.starts_with('#') ? 0 : 3);
    auto layer = std::make_unique<UsdLayer>();
    layer->name = name;
    UsdText letters(text, name);
    LayerReader reader(letters, limits);
    TRY(reader.read(*layer));
    return layer;
}

std::string absoluteUsdPath(std::string_view path, std::string_view from)
{
    std::string result(path.starts_with('/') ? std::string_view() : from == "/" ? "" : from);
    std::string_view rest = path;
    if (path.starts_with('.') && !path.starts_with("./") && !path.starts_with("..")) {
        return path == "." ? result : result + std::string(path); // a property of the prim itself
    }
    while (!rest.empty()) {
        const std::size_t slash = std::min(rest.find('/'), rest.size());
        const std::string_view part = rest.substr(0, slash);
        rest = slash < rest.size() ? rest.substr(slash + 1) : std::string_view();
        if (part == "..") {
            const std::size_t last = result.rfind('/');
            if (last == std::string::npos) {
                return {};
            }
            result.resize(last);
        } else if (part.starts_with("..") && part.size() > 2) { // "...size": of the parent
            return {};
        } else if (!part.empty() && part != ".") {
            result += '/';
            result += part;
        }
    }
    return result.empty() ? "/" : result;
}

}
