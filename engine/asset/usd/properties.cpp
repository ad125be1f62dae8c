#include <algorithm>
#include <utility>

#include "asset/usd/parser.h"
#include "asset/usd/values.h"

namespace premise {

namespace {

    class PropertyReader {
    public:
        PropertyReader(UsdText& text, const ImportLimits& limits, const std::string& path,
                       std::size_t& keysLeft)
            : text_(text), limits_(limits), path_(path), keysLeft_(keysLeft)
        {
        }

        Result<void> read(UsdSpec& spec)
        {
            UsdEdit edit = takeUsdEdit(text_);
            while (text_.takeWord("custom") || text_.takeWord("uniform") ||
                   text_.takeWord("varying") || text_.takeWord("config")) {
            }
            edit = edit == UsdEdit::whole ? takeUsdEdit(text_) : edit;
            const std::size_t line = text_.line();
            const std::string type(text_.word());
            if (type.empty()) {
                return text_.ended() ? text_.wrong("the file ends within a prim")
                                     : text_.wrong("a prim or a property is expected here");
            }
            const bool array = text_.take('[');
            if (array) {
                TRY(text_.expect(']', "behind the type of an array"));
            }
            const std::string name(text_.word());
            if (name.empty()) {
                return text_.wrong("the name of a property is expected behind {}", type);
            }
            UsdProperty& property = spec.properties[name];
            property.type = type;
            property.array = array;
            property.line = property.line == 0 ? line : property.line;
            TRY(readBody(edit, property));
            return readUsdPropertyMetadata(text_, limits_, property);
        }

    private:
        Result<void> readBody(UsdEdit edit, UsdProperty& property)
        {
            const std::string part(text_.take('.') ? text_.word() : std::string_view());
            if (part == "timeSamples") {
                TRY(text_.expect('=', "behind timeSamples"));
                return readSamples(property);
            }
            if (part == "connect" || (property.type == "rel" && part.empty())) {
                if (text_.take('=')) {
                    applyUsdEdit(edit, TRY(readTargets()), property.targets);
                }
                return {};
            }
            if (!part.empty() && part != "default") {
                if (text_.take('=')) { // .spline and what later versions add
                    TRY(readLooseUsdValue(text_, limits_));
                }
                return {};
            }
            if (text_.take('=')) {
                property.value =
                    TRY(readUsdValue(text_, usdTypeNamed(property.type), property.array, limits_));
            }
            return {};
        }

        Result<std::string> readTarget()
        {
            const std::string path = TRY(text_.path());
            const std::string absolute = absoluteUsdPath(path, path_);
            if (absolute.empty()) {
                return text_.wrong("the path <{}> leads nowhere", path);
            }
            return absolute;
        }

        Result<std::vector<std::string>> readTargets()
        {
            std::vector<std::string> targets;
            if (text_.takeWord("None")) {
                return targets;
            }
            if (!text_.take('[')) {
                targets.push_back(TRY(readTarget()));
                return targets;
            }
            while (!text_.take(']')) {
                targets.push_back(TRY(readTarget()));
                if (!text_.take(',') && text_.peek() != ']') {
                    return text_.wrong("',' or ']' is expected in a list of paths");
                }
            }
            return targets;
        }

        Result<void> readSamples(UsdProperty& property)
        {
            const UsdType type = usdTypeNamed(property.type);
            TRY(text_.expect('{', "before values at times"));
            std::vector<UsdSample>& samples = property.samples;
            samples.clear();
            while (!text_.take('}')) {
                if (keysLeft_ == 0) {
                    return tl::unexpected(overLimit(text_.name(), Limit::keys, 0, limits_));
                }
                --keysLeft_;
                UsdSample& sample = samples.emplace_back();
                sample.time = TRY(text_.number());
                TRY(text_.expect(':', "behind a time"));
                sample.value = TRY(readUsdValue(text_, type, property.array, limits_));
                if (!text_.take(',') && text_.peek() != '}') {
                    return text_.wrong("',' or '}}' is expected behind a value at a time");
                }
            }
            // A time that is no number would have no place in the order.
            std::erase_if(samples,
                          [](const UsdSample& sample) { return sample.time != sample.time; });
            std::ranges::stable_sort(samples, {}, &UsdSample::time);
            return {};
        }

        UsdText& text_;
        const ImportLimits& limits_;
        const std::string& path_;
        std::size_t& keysLeft_;
    };

}

Result<void> readUsdProperty(UsdText& text, const ImportLimits& limits, const std::string& path,
                             std::size_t& keysLeft, UsdSpec& spec)
{
    return PropertyReader(text, limits, path, keysLeft).read(spec);
}

}
