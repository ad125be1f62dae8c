#include "asset/usd/layers.h"

#include <algorithm>

namespace premise {

namespace {

    constexpr std::size_t deepestSublayers = 64;
    constexpr std::size_t mostSublayers = 1000; ///< of one file, those of sublayers counted

}

Result<void> UsdLayers::begin(std::string_view text, const std::string& name)
{
    layers_.push_back(TRY(parseUsdLayer(text, name, limits_)));
    (void)stackOf(*layers_.front());
    return {};
}

const UsdLayer* UsdLayers::layerOf(const UsdArc& arc, const UsdLayer& from)
{
    const Result<std::string> path = usdFileBeside(from.folder, arc.file);
    if (!path) {
        warnings_.add("{}, line {}: {} is left out: it {}.", from.name, arc.line, arc.file,
                      path.error().message);
        return nullptr;
    }
    if (const auto found = layerByFile_.find(*path); found != layerByFile_.end()) {
        return found->second;
    }
    const UsdLayer*& layer = layerByFile_[*path];
    Result<std::unique_ptr<UsdLayer>> read = readLayer(*path);
    if (!read) {
        warnings_.add("{}, line {}: {} is left out: {}", from.name, arc.line, arc.file,
                      read.error().message);
        return nullptr;
    }
    const std::size_t slash = path->rfind('/');
    (*read)->folder = slash == std::string::npos ? "" : path->substr(0, slash + 1);
    layers_.push_back(std::move(*read));
    layer = layers_.back().get();
    return layer;
}

Result<std::unique_ptr<UsdLayer>> UsdLayers::readLayer(const std::string& path) const
{
    const Result<std::string> text = open_(path);
    if (!text) {
        return fail("it {}.", text.error().message);
    }
    if (text->starts_with("PXR-USDC") || text->starts_with("PK\x03\x04")) {
        return fail("it is not USD text. Export it as .usda, or the whole as glTF.");
    }
    return parseUsdLayer(*text, path, limits_);
}

void UsdLayers::addToStack(const UsdStacked& one, std::vector<const UsdLayer*>& open,
                           UsdStack& stack)
{
    if (std::ranges::find(open, one.layer) != open.end()) {
        warnings_.add("{} is its own sublayer; it counts once.", one.layer->name);
        return;
    }
    if (open.size() >= deepestSublayers || stack.size() >= mostSublayers) {
        warnings_.add("{} has more sublayers than are read.", one.layer->name);
        return;
    }
    open.push_back(one.layer);
    stack.push_back(one);
    for (const UsdArc& arc : one.layer->subLayers) {
        if (const UsdLayer* layer = layerOf(arc, *one.layer)) {
            addToStack({layer, one.offset + arc.offset * one.scale, one.scale * arc.scale}, open,
                       stack);
        }
    }
    open.pop_back();
}

int UsdLayers::stackOf(const UsdLayer& layer)
{
    const auto found = stackByTop_.find(&layer);
    if (found != stackByTop_.end()) {
        return found->second;
    }
    UsdStack stack;
    std::vector<const UsdLayer*> open;
    addToStack({&layer, 0.0, 1.0}, open, stack);
    stacks_.push_back(std::move(stack));
    const int place = static_cast<int>(stacks_.size()) - 1;
    stackByTop_.emplace(&layer, place);
    return place;
}

}
