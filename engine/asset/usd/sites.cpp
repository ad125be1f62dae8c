#include "asset/usd/sites.h"

#include <algorithm>

namespace premise {

namespace {

    void flatten(UsdSite& site, std::vector<UsdSite*>& sites, std::vector<UsdSite*>& weakest)
    {
        sites.push_back(&site);
        for (std::vector<UsdSite>* part :
             {&site.inherits, &site.variants, &site.references, &site.payloads}) {
            for (UsdSite& one : *part) {
                flatten(one, sites, weakest);
            }
        }
        for (UsdSite& one : site.specializes) {
            weakest.push_back(&one);
        }
    }

}

const UsdSpec* usdSpecAt(const UsdLayer& layer, std::string_view path)
{
    const UsdSpec* spec = &layer.root;
    while (spec != nullptr && path.size() > 1) {
        path.remove_prefix(1);
        const std::size_t slash = std::min(path.find('/'), path.size());
        spec = spec->find(path.substr(0, slash));
        path.remove_prefix(slash);
    }
    return spec;
}

std::vector<UsdAuthoredArc> usdArcsOf(const UsdSite& site, UsdListEdit<UsdArc> UsdSpec::*list)
{
    std::vector<UsdAuthoredArc> arcs;
    for (auto one = site.specs.rbegin(); one != site.specs.rend(); ++one) {
        const UsdListEdit<UsdArc>& edit = one->spec->*list;
        if (edit.empty()) {
            continue;
        }
        const auto authored = [&](const std::vector<UsdArc>& from) {
            std::vector<UsdAuthoredArc> result;
            for (const UsdArc& arc : from) {
                result.push_back({arc, one->from.layer});
            }
            return result;
        };
        applyEdits(edit.of<UsdAuthoredArc>(authored), arcs);
    }
    return arcs;
}

std::vector<UsdSite*> sitesInOrder(std::vector<UsdSite>& initial)
{
    std::vector<UsdSite*> sites;
    std::vector<UsdSite*> weakest;
    for (UsdSite& site : initial) {
        flatten(site, sites, weakest);
    }
    while (!weakest.empty()) {
        std::vector<UsdSite*> next;
        for (UsdSite* site : weakest) {
            flatten(*site, sites, next);
        }
        weakest = std::move(next);
    }
    return sites;
}

const std::string* variantChosen(const std::vector<UsdSite*>& sites, const std::string& set)
{
    for (const UsdSite* site : sites) {
        for (const UsdSiteSpec& one : site->specs) {
            const auto found = one.spec->selections.find(set);
            if (found != one.spec->selections.end()) {
                return &found->second;
            }
        }
    }
    return nullptr;
}

std::vector<std::string> usdChildNames(const std::vector<UsdSite*>& sites)
{
    std::vector<std::string> names;
    std::set<std::string_view> known;
    for (auto site = sites.rbegin(); site != sites.rend(); ++site) {
        for (auto one = (*site)->specs.rbegin(); one != (*site)->specs.rend(); ++one) {
            for (const auto& child : one->spec->children) {
                if (known.insert(child->name).second) {
                    names.push_back(child->name);
                }
            }
        }
    }
    return names;
}

}
