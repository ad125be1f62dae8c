#include "asset/usd/stage.h"

#include <algorithm>
#include <cmath>

namespace premise {

namespace {

    /// Whether `path` is `prim`, lies below it, or is a property of it.
    bool isWithin(std::string_view path, std::string_view prim)
    {
        return path.starts_with(prim) &&
               (path.size() == prim.size() || path[prim.size()] == '/' || path[prim.size()] == '.');
    }

}

int UsdStage::find(const std::string& path) const
{
    const auto found = primAt.find(path);
    return found == primAt.end() ? -1 : found->second;
}

std::string UsdStage::path(int prim) const
{
    std::vector<const std::string*> names;
    for (int at = prim; at > 0; at = prims[static_cast<std::size_t>(at)].parent) {
        names.push_back(&prims[static_cast<std::size_t>(at)].name);
    }
    std::string text;
    for (auto name = names.rbegin(); name != names.rend(); ++name) {
        text += "/" + **name;
    }
    return text.empty() ? "/" : text;
}

std::string UsdStage::pathHere(const UsdOpinion& opinion, std::string path) const
{
    for (int at = opinion.context; at > 0;) {
        const UsdContext& context = contexts[static_cast<std::size_t>(at)];
        if (isWithin(path, context.from)) {
            path = context.to + path.substr(context.from.size());
        } else if (!context.sameFile) {
            return {};
        }
        at = context.parent;
    }
    return path;
}

Result<std::string> usdFileBeside(const std::string& folder, const std::string& file)
{
    std::string plain = file;
    std::ranges::replace(plain, '\\', '/');
    const bool drive = plain.size() > 1 && plain[1] == ':';
    if (plain.starts_with('/') || drive || plain.find("://") != std::string::npos ||
        plain.find('\0') != std::string::npos) {
        return fail("lies outside the model's folder");
    }
    const std::string path =
        absoluteUsdPath(plain.starts_with("..") ? plain : "./" + plain,
                        folder.empty() ? "/" : "/" + folder.substr(0, folder.size() - 1));
    if (path.size() < 2) {
        return fail("lies outside the model's folder");
    }
    return path.substr(1);
}

UsdFound findUsdValue(const UsdPrim& prim, std::string_view name)
{
    for (const UsdOpinion& opinion : prim.opinions) {
        const auto found = opinion.spec->properties.find(name);
        if (found == opinion.spec->properties.end()) {
            continue;
        }
        const UsdProperty& property = found->second;
        if (!property.samples.empty()) {
            return {&property, &opinion};
        }
        if (property.value) {
            // "None" takes away what weaker files give.
            return property.value->kind == UsdKind::none ? UsdFound{}
                                                         : UsdFound{&property, &opinion};
        }
    }
    return {};
}

const UsdValue* usdValue(const UsdPrim& prim, std::string_view name)
{
    const UsdFound found = findUsdValue(prim, name);
    if (!found) {
        return nullptr;
    }
    for (const UsdSample& sample : found.property->samples) {
        if (sample.value.kind != UsdKind::none) {
            return &sample.value;
        }
    }
    return found.property->value ? &*found.property->value : nullptr;
}

const std::vector<double>* usdNumbers(const UsdPrim& prim, std::string_view name)
{
    const UsdValue* value = usdValue(prim, name);
    return value != nullptr && value->kind == UsdKind::numbers ? &value->numbers : nullptr;
}

std::vector<std::string> usdTexts(const UsdPrim& prim, std::string_view name)
{
    const UsdValue* value = usdValue(prim, name);
    return value == nullptr ? std::vector<std::string>() : value->texts;
}

bool usdVaries(const UsdPrim& prim, std::string_view name)
{
    const UsdFound found = findUsdValue(prim, name);
    return found && found.property->samples.size() > 1;
}

double usdNumberOr(const UsdPrim& prim, std::string_view name, double otherwise)
{
    const UsdValue* value = usdValue(prim, name);
    const bool usable =
        value != nullptr && !value->numbers.empty() && std::isfinite(value->numbers[0]);
    return usable ? value->numbers[0] : otherwise;
}

std::string usdTextOr(const UsdPrim& prim, std::string_view name, std::string_view otherwise)
{
    const UsdValue* value = usdValue(prim, name);
    return std::string(value != nullptr && !value->texts.empty()
                           ? std::string_view(value->texts.front())
                           : otherwise);
}

bool usdFlagOr(const UsdPrim& prim, std::string_view name, bool otherwise)
{
    return usdNumberOr(prim, name, otherwise ? 1.0 : 0.0) != 0.0;
}

std::string usdInterpolation(const UsdPrim& prim, std::string_view name)
{
    for (const UsdOpinion& opinion : prim.opinions) {
        const auto found = opinion.spec->properties.find(name);
        if (found != opinion.spec->properties.end() && !found->second.interpolation.empty()) {
            return found->second.interpolation;
        }
    }
    return {};
}

std::vector<std::string> usdTargets(const UsdStage& stage, const UsdPrim& prim,
                                    std::string_view name)
{
    std::vector<std::string> targets;
    for (auto opinion = prim.opinions.rbegin(); opinion != prim.opinions.rend(); ++opinion) {
        const auto found = opinion->spec->properties.find(name);
        if (found == opinion->spec->properties.end() || found->second.targets.empty()) {
            continue;
        }
        const auto mapped = [&](const std::vector<std::string>& paths) {
            std::vector<std::string> result;
            for (const std::string& path : paths) {
                result.push_back(stage.pathHere(*opinion, path));
            }
            std::erase(result, std::string());
            return result;
        };
        applyEdits(found->second.targets.of<std::string>(mapped), targets);
    }
    return targets;
}

bool hasUsdApi(const UsdPrim& prim, std::string_view schema)
{
    std::vector<std::string> schemas;
    for (auto opinion = prim.opinions.rbegin(); opinion != prim.opinions.rend(); ++opinion) {
        applyEdits(opinion->spec->apiSchemas, schemas);
    }
    return std::ranges::find(schemas, schema) != schemas.end();
}

}
