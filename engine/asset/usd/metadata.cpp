#include <utility>

#include "asset/usd/parser.h"
#include "asset/usd/values.h"

namespace premise {

namespace {

    /// Calls `entry(edit, key)` behind each "key =", and skips texts that stand alone.
    template <class Entry> Result<void> eachEntry(UsdText& text, const Entry& entry)
    {
        if (!text.take('(')) {
            return {};
        }
        while (!text.take(')')) {
            if (text.peek() == '"' || text.peek() == '\'') {
                TRY(text.quoted());
                continue;
            }
            const UsdEdit edit = takeUsdEdit(text);
            const std::string key(text.word());
            if (key.empty()) {
                return text.ended() ? text.wrong("the file ends where ')' is expected")
                                    : text.wrong("a name or ')' is expected here");
            }
            TRY(text.expect('=', "behind " + key));
            TRY(entry(edit, key));
        }
        return {};
    }

    Result<void> readOffset(UsdText& text, const ImportLimits& limits, UsdArc& arc)
    {
        return eachEntry(text, [&](UsdEdit, const std::string& key) -> Result<void> {
            const UsdValue value = TRY(readLooseUsdValue(text, limits));
            if (key == "offset" && value.numbers.size() == 1) {
                arc.offset = value.numbers[0];
            } else if (key == "scale" && value.numbers.size() == 1) {
                arc.scale = value.numbers[0];
            }
            return {};
        });
    }

    Result<UsdArc> readArc(UsdText& text, const ImportLimits& limits, const std::string& from)
    {
        UsdArc arc;
        arc.line = text.line();
        if (text.peek() == '@') {
            arc.file = TRY(text.asset());
        }
        if (text.peek() == '<') {
            arc.path = TRY(text.path());
            arc.path = arc.path.empty() ? arc.path : absoluteUsdPath(arc.path, from);
        } else if (arc.file.empty()) {
            return text.wrong("a file between @ and @ or a path between < and > is expected");
        }
        TRY(readOffset(text, limits, arc));
        return arc;
    }

    Result<std::vector<UsdArc>> readArcs(UsdText& text, const ImportLimits& limits,
                                         const std::string& from)
    {
        std::vector<UsdArc> arcs;
        if (text.takeWord("None")) {
            return arcs;
        }
        if (!text.take('[')) {
            arcs.push_back(TRY(readArc(text, limits, from)));
            return arcs;
        }
        while (!text.take(']')) {
            arcs.push_back(TRY(readArc(text, limits, from)));
            if (!text.take(',') && text.peek() != ']') {
                return text.wrong("',' or ']' is expected in a list of references");
            }
        }
        return arcs;
    }

    Result<void> readSelections(UsdText& text, std::map<std::string, std::string>& selections)
    {
        TRY(text.expect('{', "before the chosen variants"));
        while (!text.take('}')) {
            if (text.word() != "string") {
                return text.wrong("\"string\" is expected before the name of a variant set");
            }
            const std::string set = text.peek() == '"' || text.peek() == '\''
                                        ? TRY(text.quoted())
                                        : std::string(text.word());
            TRY(text.expect('=', "behind the name of a variant set"));
            selections.insert_or_assign(set, TRY(text.quoted()));
        }
        return {};
    }

    UsdListEdit<UsdArc>* arcsNamed(UsdSpec& spec, const std::string& key)
    {
        return key == "references"                     ? &spec.references
               : key == "payload" || key == "payloads" ? &spec.payloads
               : key == "inherits"                     ? &spec.inherits
               : key == "specializes"                  ? &spec.specializes
                                                       : nullptr;
    }

    std::string firstText(const UsdValue& value)
    {
        return value.texts.empty() ? std::string() : value.texts.front();
    }

    std::optional<double> firstNumber(const UsdValue& value)
    {
        return value.numbers.empty() ? std::nullopt : std::optional(value.numbers.front());
    }

}

UsdEdit takeUsdEdit(UsdText& text)
{
    return text.takeWord("prepend") || text.takeWord("add") ? UsdEdit::prepend
           : text.takeWord("append")                        ? UsdEdit::append
           : text.takeWord("delete")                        ? UsdEdit::remove
           : text.takeWord("reorder")                       ? UsdEdit::reorder
                                                            : UsdEdit::whole;
}

Result<void> readUsdPrimMetadata(UsdText& text, const ImportLimits& limits, const std::string& path,
                                 UsdSpec& spec)
{
    return eachEntry(text, [&](UsdEdit edit, const std::string& key) -> Result<void> {
        if (UsdListEdit<UsdArc>* arcs = arcsNamed(spec, key)) {
            applyUsdEdit(edit, TRY(readArcs(text, limits, path)), *arcs);
            return {};
        }
        if (key == "variants") {
            return readSelections(text, spec.selections);
        }
        UsdValue value = TRY(readLooseUsdValue(text, limits));
        if (key == "active") {
            spec.active = firstNumber(value).value_or(1.0) != 0.0;
        } else if (key == "apiSchemas") {
            applyUsdEdit(edit, std::move(value.texts), spec.apiSchemas);
        } else if (key == "clips") {
            spec.clips = true;
        }
        return {};
    });
}

Result<void> readUsdLayerMetadata(UsdText& text, const ImportLimits& limits, UsdLayer& layer)
{
    return eachEntry(text, [&](UsdEdit, const std::string& key) -> Result<void> {
        if (key == "subLayers") {
            layer.subLayers = TRY(readArcs(text, limits, "/"));
            return {};
        }
        const UsdValue value = TRY(readLooseUsdValue(text, limits));
        if (key == "defaultPrim") {
            layer.defaultPrim = firstText(value);
        } else if (key == "upAxis") {
            layer.upAxis = firstText(value);
        } else if (key == "metersPerUnit") {
            layer.metresPerUnit = firstNumber(value);
        } else if (key == "timeCodesPerSecond") {
            layer.timeCodesPerSecond = firstNumber(value);
        } else if (key == "framesPerSecond") {
            layer.framesPerSecond = firstNumber(value);
        } else if (key == "startTimeCode") {
            layer.startTimeCode = firstNumber(value);
        }
        return {};
    });
}

Result<void> readUsdPropertyMetadata(UsdText& text, const ImportLimits& limits,
                                     UsdProperty& property)
{
    return eachEntry(text, [&](UsdEdit, const std::string& key) -> Result<void> {
        const UsdValue value = TRY(readLooseUsdValue(text, limits));
        if (key == "interpolation") {
            property.interpolation = firstText(value);
        } else if (key == "bindMaterialAs") {
            property.strongerThanDescendants = firstText(value) == "strongerThanDescendants";
        }
        return {};
    });
}

}
