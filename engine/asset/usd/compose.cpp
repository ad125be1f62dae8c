#include <algorithm>
#include <set>
#include <utility>

#include "asset/usd/sites.h"
#include "asset/usd/stage.h"

namespace premise {

namespace {

    constexpr int longestChain = 64; ///< references from references
    constexpr std::size_t workOfArc = 16;

    bool overlaps(const std::string& a, const std::string& b)
    {
        const std::string& longer = a.size() >= b.size() ? a : b;
        const std::string& shorter = a.size() >= b.size() ? b : a;
        return longer.starts_with(shorter) &&
               (longer.size() == shorter.size() || longer[shorter.size()] == '/');
    }

    class Composer {
    public:
        Composer(const UsdOpen& open, const ImportLimits& limits, Warnings& warnings)
            : limits_(limits),
              warnings_(warnings),
              layers_(open, limits, warnings),
              workLeft_(limits[Limit::nodes] * 4 * workOfArc)
        {
        }

        Result<UsdStage> compose(std::string_view text, const std::string& name)
        {
            TRY(layers_.begin(text, name));
            name_ = name;
            stage_.contexts.emplace_back();
            stage_.prims.emplace_back();
            stage_.prims[0].defined = true;
            stage_.primAt.emplace("/", 0);
            std::vector<UsdSite> root(1);
            root[0].path = "/";
            for (const UsdStacked& one : layers_.stack(0)) {
                root[0].specs.push_back({one, &one.layer->root});
            }
            TRY(fill(0, root, "", 0));
            if (inactive_ > 0) {
                warnings_.add("{}: {} switched off (active = false) and left out, first <{}>.",
                              name_,
                              inactive_ == 1 ? "1 prim is" : fmt::format("{} prims are", inactive_),
                              firstInactive_);
            }
            stage_.layers = layers_.taken();
            return std::move(stage_);
        }

    private:
        template <class... Args> void warn(const UsdLayer& layer, std::size_t line,
                                           fmt::format_string<Args...> text, Args&&... args)
        {
            warnings_.addAt(fmt::format("{}, line {}", layer.name, line), text,
                            std::forward<Args>(args)...);
        }

        // What a prim draws in

        // What is marked not to be inlined is no part of fill(), which goes down a level of prims with all
        // that it has on the stack.
        [[gnu::noinline]] Result<void> expand(UsdSite& site, int chain)
        {
            TRY(follow(site, &UsdSpec::inherits, site.inherits, chain));
            TRY(follow(site, &UsdSpec::references, site.references, chain));
            TRY(follow(site, &UsdSpec::payloads, site.payloads, chain));
            return follow(site, &UsdSpec::specializes, site.specializes, chain);
        }

        Result<void> follow(UsdSite& site, UsdListEdit<UsdArc> UsdSpec::*list,
                            std::vector<UsdSite>& into, int chain)
        {
            for (const UsdAuthoredArc& one : usdArcsOf(site, list)) {
                TRY(spend(workOfArc));
                if (chain >= longestChain) {
                    warn(*one.layer, one.arc.line,
                         "references lie more than {} deep in each "
                         "other; the rest is left out.",
                         longestChain);
                    continue;
                }
                TRY(followOne(site, one, into, chain));
            }
            return {};
        }

        Result<void> followOne(UsdSite& site, const UsdAuthoredArc& one, std::vector<UsdSite>& into,
                               int chain)
        {
            const int here = stage_.contexts[static_cast<std::size_t>(site.context)].stack;
            const UsdLayer* layer = one.arc.file.empty() ? layers_.stack(here).front().layer
                                                         : layers_.layerOf(one.arc, *one.layer);
            if (layer == nullptr) {
                return {};
            }
            const int stack = layers_.stackOf(*layer);
            std::string path = one.arc.path;
            if (path.empty() && !layer->defaultPrim.empty()) {
                path = (layer->defaultPrim.starts_with('/') ? "" : "/") + layer->defaultPrim;
            }
            UsdSite target;
            target.path = path;
            for (const UsdStacked& stacked : layers_.stack(stack)) {
                const UsdSpec* spec = path.size() < 2 ? nullptr : usdSpecAt(*stacked.layer, path);
                if (spec != nullptr) {
                    target.specs.push_back({stacked, spec});
                }
            }
            if (target.specs.empty()) {
                warn(*one.layer, one.arc.line, "{} of {} is left out: there is no such prim.",
                     path.empty() ? "the default prim" : "<" + path + ">", layer->name);
                return {};
            }
            if (isCircle(site, stack, path)) {
                warn(*one.layer, one.arc.line, "<{}> refers to itself; that is left out.", path);
                return {};
            }
            target.context = static_cast<int>(stage_.contexts.size());
            stage_.contexts.push_back({site.context, stack, path, site.path, stack == here,
                                       one.arc.offset, one.arc.scale});
            TRY(expand(target, chain + 1));
            into.push_back(std::move(target));
            return {};
        }

        /// Whether going to `path` leads to where we came from.
        bool isCircle(const UsdSite& site, int stack, const std::string& path) const
        {
            int at = site.context;
            std::string beside = site.path;
            while (at >= 0) {
                const UsdContext& context = stage_.contexts[static_cast<std::size_t>(at)];
                if (context.stack == stack && overlaps(beside, path)) {
                    return true;
                }
                beside = context.to;
                at = context.parent;
            }
            return false;
        }

        // Variants

        /// Adds the chosen variants of all sets that were not dealt with yet. False: there are none.
        [[gnu::noinline]] Result<bool> choose(std::vector<UsdSite>& initial)
        {
            struct Found {
                UsdSite* site = nullptr;
                std::string set;
                const UsdSiteSpec* told = nullptr;
            };
            const std::vector<UsdSite*> sites = sitesInOrder(initial);
            std::vector<Found> sets;
            for (UsdSite* site : sites) {
                for (const UsdSiteSpec& one : site->specs) {
                    for (const auto& [set, variants] : one.spec->variantSets) {
                        if (site->chosen.insert(set).second) {
                            sets.push_back({site, set, &one});
                        }
                    }
                }
            }
            std::vector<const std::string*> selections;
            for (const Found& found : sets) {
                TRY(spend(sites.size()));
                selections.push_back(variantChosen(sites, found.set));
            }
            // From the last: what is added to a site moves the variants that it had.
            std::size_t before = 0;
            for (std::size_t i = sets.size(); i > 0; --i) {
                const Found& found = sets[i - 1];
                std::vector<UsdSite>& variants = found.site->variants;
                const bool isLastOfSite = i == sets.size() || sets[i].site != found.site;
                before = isLastOfSite ? variants.size() : before;
                TRY(addVariant(*found.site, found.set, selections[i - 1], *found.told));
                if (i == 1 || sets[i - 2].site != found.site) {
                    std::reverse(variants.begin() + static_cast<std::ptrdiff_t>(before),
                                 variants.end());
                }
            }
            return !sets.empty();
        }

        /// Fails once putting the files together takes far more than their prims account for.
        [[gnu::noinline]] Result<void> spend(std::size_t work)
        {
            if (work > workLeft_) {
                return fail("{} refers to other prims too often; its files together hold too "
                            "much. Export it as one flat file.",
                            name_);
            }
            workLeft_ -= work;
            return {};
        }

        Result<void> addVariant(UsdSite& site, const std::string& set, const std::string* selection,
                                const UsdSiteSpec& told)
        {
            if (selection == nullptr || selection->empty()) {
                warn(*told.from.layer, told.spec->line,
                     "no variant of \"{}\" is chosen; none is shown.", set);
                return {};
            }
            UsdSite variant;
            variant.context = site.context;
            variant.path = site.path;
            for (const UsdSiteSpec& one : site.specs) {
                const auto variants = one.spec->variantSets.find(set);
                if (variants == one.spec->variantSets.end()) {
                    continue;
                }
                const auto found = variants->second.find(*selection);
                if (found != variants->second.end()) {
                    variant.specs.push_back({one.from, found->second.get()});
                }
            }
            if (variant.specs.empty()) {
                warn(*told.from.layer, told.spec->line,
                     "the variant \"{}\" of \"{}\" is chosen, which is not there.", *selection,
                     set);
                return {};
            }
            TRY(expand(variant, 0));
            site.variants.push_back(std::move(variant));
            return {};
        }

        // The stage

        /// Fills a prim from what is said of it, and makes its children.
        Result<void> fill(int prim, std::vector<UsdSite>& initial, const std::string& path,
                          std::size_t depth)
        {
            for (UsdSite& site : initial) {
                TRY(expand(site, 0));
            }
            while (TRY(choose(initial))) {
            }
            const std::vector<UsdSite*> sites = sitesInOrder(initial);
            settle(prim, sites);
            if (!stage_.prims[static_cast<std::size_t>(prim)].active) {
                firstInactive_ = inactive_++ == 0 ? path : firstInactive_;
                return {};
            }
            if (depth >= usdDepth(limits_)) {
                warnings_.add("{}: what lies deeper than <{}> is left out.", name_, path);
                return {};
            }
            for (const std::string& name : usdChildNames(sites)) {
                TRY(addChild(prim, sites, path + "/" + name, name, depth));
            }
            return {};
        }

        Result<void> addChild(int parent, const std::vector<UsdSite*>& sites,
                              const std::string& path, const std::string& name, std::size_t depth)
        {
            if (stage_.prims.size() > limits_[Limit::nodes]) {
                return tl::unexpected(overLimit(name_, Limit::nodes, 0, limits_));
            }
            TRY(spend(sites.size()));
            const int prim = static_cast<int>(stage_.prims.size());
            UsdPrim& made = stage_.prims.emplace_back();
            made.name = name;
            made.parent = parent;
            stage_.prims[static_cast<std::size_t>(parent)].children.push_back(prim);
            stage_.primAt.emplace(path, prim);
            std::vector<UsdSite> initial = childSites(sites, name);
            return fill(prim, initial, path, depth + 1);
        }

        [[gnu::noinline]] static std::vector<UsdSite> childSites(const std::vector<UsdSite*>& sites,
                                                                 const std::string& name)
        {
            std::vector<UsdSite> initial;
            for (const UsdSite* site : sites) {
                UsdSite child;
                for (const UsdSiteSpec& one : site->specs) {
                    if (const UsdSpec* spec = one.spec->find(name)) {
                        child.specs.push_back({one.from, spec});
                    }
                }
                if (!child.specs.empty()) {
                    child.context = site->context;
                    child.path = (site->path == "/" ? "" : site->path) + "/" + name;
                    initial.push_back(std::move(child));
                }
            }
            return initial;
        }

        [[gnu::noinline]] void settle(int place, const std::vector<UsdSite*>& sites)
        {
            UsdPrim& prim = stage_.prims[static_cast<std::size_t>(place)];
            bool told = place == 0;
            bool activeTold = false;
            for (const UsdSite* site : sites) {
                for (const UsdSiteSpec& one : site->specs) {
                    const UsdSpec& spec = *one.spec;
                    prim.opinions.push_back(opinionOf(*site, one));
                    prim.type = prim.type.empty() ? spec.type : prim.type;
                    if (!told && spec.specifier != UsdSpecifier::over) {
                        told = true;
                        prim.defined = spec.specifier == UsdSpecifier::def;
                    }
                    if (!activeTold && spec.active) {
                        activeTold = true;
                        prim.active = *spec.active;
                    }
                    if (spec.clips) {
                        warn(*one.from.layer, spec.line,
                             "values that come from clips in other files are left out.");
                    }
                }
            }
        }

        UsdOpinion opinionOf(const UsdSite& site, const UsdSiteSpec& one) const
        {
            double offset = one.from.offset;
            double scale = one.from.scale;
            for (int at = site.context; at > 0;) {
                const UsdContext& context = stage_.contexts[static_cast<std::size_t>(at)];
                offset = offset * context.scale + context.offset;
                scale *= context.scale;
                at = context.parent;
            }
            return {one.from.layer, one.spec, site.context, offset, scale};
        }

        const ImportLimits& limits_;
        Warnings& warnings_;
        UsdLayers layers_;
        std::size_t workLeft_; ///< looks at what one file says of one prim
        UsdStage stage_;
        std::string name_;
        std::size_t inactive_ = 0; ///< prims that are switched off
        std::string firstInactive_;
    };

}

Result<UsdStage> composeUsdStage(std::string_view text, const std::string& name,
                                 const UsdOpen& open, const ImportLimits& limits,
                                 Warnings& warnings)
{
    return Composer(open, limits, warnings).compose(text, name);
}

}
