#pragma once

#include <string>

#include "asset/usd/layer.h"
#include "asset/usd/text.h"

namespace premise {

/// How a statement changes a list that weaker files made.
enum class UsdEdit { whole, prepend, append, remove, reorder };

/// The word that says so, where one comes next.
[[nodiscard]] UsdEdit takeUsdEdit(UsdText& text);

/// Adds what a statement names to a list, the way it says.
template <class Item>
void applyUsdEdit(UsdEdit edit, std::vector<Item> items, UsdListEdit<Item>& list)
{
    auto& into = edit == UsdEdit::prepend  ? list.prepended
                 : edit == UsdEdit::append ? list.appended
                                           : list.deleted;
    if (edit == UsdEdit::whole) {
        list.whole = std::move(items);
    } else if (edit != UsdEdit::reorder) {
        into.insert(into.end(), items.begin(), items.end());
    }
}

/// The part in ( ) behind a prim's name, where there is one. `path` is the prim's own.
[[nodiscard]] Result<void> readUsdPrimMetadata(UsdText& text, const ImportLimits& limits,
                                               const std::string& path, UsdSpec& spec);

/// The part in ( ) at the start of a file, where there is one.
[[nodiscard]] Result<void> readUsdLayerMetadata(UsdText& text, const ImportLimits& limits,
                                                UsdLayer& layer);

/// The part in ( ) behind a property, where there is one.
[[nodiscard]] Result<void> readUsdPropertyMetadata(UsdText& text, const ImportLimits& limits,
                                                   UsdProperty& property);

/// An attribute or a relationship. `path` is that of the prim it belongs to, `keysLeft` what may
/// still come. Fails also where there are more.
[[nodiscard]] Result<void> readUsdProperty(UsdText& text, const ImportLimits& limits,
                                           const std::string& path, std::size_t& keysLeft,
                                           UsdSpec& spec);

}
