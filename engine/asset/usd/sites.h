#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "asset/usd/layers.h"

namespace premise {

struct UsdSiteSpec {
    UsdStacked from;
    const UsdSpec* spec = nullptr;
};

/// What one file with its sublayers says of a prim, and what that draws in.
struct UsdSite {
    int context = 0;
    std::string path; ///< in its own file
    std::vector<UsdSiteSpec> specs;
    std::set<std::string> chosen; ///< variant sets that are dealt with
    std::vector<UsdSite> inherits;
    std::vector<UsdSite> variants;
    std::vector<UsdSite> references;
    std::vector<UsdSite> payloads;
    std::vector<UsdSite> specializes;
};

struct UsdAuthoredArc {
    UsdArc arc;
    const UsdLayer* layer = nullptr;
    friend bool operator<(const UsdAuthoredArc& a, const UsdAuthoredArc& b)
    {
        return a.arc < b.arc;
    }
    friend bool operator==(const UsdAuthoredArc& a, const UsdAuthoredArc& b)
    {
        return a.arc == b.arc;
    }
};

/// The prim of that absolute path in one file, null where it has none.
[[nodiscard]] const UsdSpec* usdSpecAt(const UsdLayer& layer, std::string_view path);

/// What a site's files together say of such a list, and which file said each.
[[nodiscard]] std::vector<UsdAuthoredArc> usdArcsOf(const UsdSite& site,
                                                    UsdListEdit<UsdArc> UsdSpec::*list);

/// All sites, the strongest first.
[[nodiscard]] std::vector<UsdSite*> sitesInOrder(std::vector<UsdSite>& initial);

/// The strongest choice for that variant set, null where nobody chose.
[[nodiscard]] const std::string* variantChosen(const std::vector<UsdSite*>& sites,
                                               const std::string& set);

/// Names of all children, those of weak files first.
[[nodiscard]] std::vector<std::string> usdChildNames(const std::vector<UsdSite*>& sites);

}
