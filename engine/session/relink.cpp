#include "session/relink.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <mutex>
#include <optional>
#include <unordered_map>

#include "asset/parallel.h"
#include "base/file.h"

namespace premise {

namespace {

    std::string lowerCase(std::string text)
    {
        std::ranges::transform(text, text.begin(),
                               [](unsigned char letter) { return char(std::tolower(letter)); });
        return text;
    }

    std::string extensionIn(const fs::path& path)
    {
        return lowerCase(path.extension().string());
    }

    bool isThere(const fs::path& file)
    {
        std::error_code ignored;
        return fs::is_regular_file(file, ignored);
    }

    /// How many of the last parts of both paths are the same: a folder that moved keeps what is in it.
    std::size_t sharedEnd(const fs::path& one, const fs::path& other)
    {
        const std::vector<fs::path> left(one.begin(), one.end());
        const std::vector<fs::path> right(other.begin(), other.end());
        const std::size_t most = std::min(left.size(), right.size());
        std::size_t shared = 0;
        while (shared < most &&
               left[left.size() - 1 - shared] == right[right.size() - 1 - shared]) {
            ++shared;
        }
        return shared;
    }

    /// Those that share the most of the path's end.
    std::vector<const FoundFile*> nearestTo(const fs::path& path,
                                            const std::vector<const FoundFile*>& files)
    {
        std::vector<const FoundFile*> best;
        std::size_t most = 0;
        for (const FoundFile* file : files) {
            const std::size_t shared = sharedEnd(path, file->path);
            if (shared > most || best.empty()) {
                best.clear();
                most = shared;
            }
            if (shared == most) {
                best.push_back(file);
            }
        }
        return best;
    }

    std::vector<fs::path> pathsOf(const std::vector<const FoundFile*>& files)
    {
        std::vector<fs::path> paths;
        for (const FoundFile* file : files) {
            paths.push_back(file->path);
        }
        return paths;
    }

    bool isCancelled(const RelinkOptions& options)
    {
        return options.cancelled && options.cancelled();
    }

    /// The files of a search by name and, once read, by content.
    class Media {
    public:
        explicit Media(const std::vector<FoundFile>& files)
        {
            for (const FoundFile& file : files) {
                byName_[file.name].push_back(&file);
                byExtension_[extensionIn(file.path)].push_back(&file);
            }
        }

        [[nodiscard]] std::vector<const FoundFile*> named(const std::string& name) const
        {
            const auto at = byName_.find(name);
            return at == byName_.end() ? std::vector<const FoundFile*>{} : at->second;
        }
        [[nodiscard]] std::vector<const FoundFile*> ending(const std::string& extension) const
        {
            const auto at = byExtension_.find(extension);
            return at == byExtension_.end() ? std::vector<const FoundFile*>{} : at->second;
        }
        [[nodiscard]] std::vector<const FoundFile*> holding(const std::string& hash) const
        {
            const auto at = byHash_.find(hash);
            return at == byHash_.end() ? std::vector<const FoundFile*>{} : at->second;
        }
        /// Empty where it was not read or cannot be.
        [[nodiscard]] std::string hashOf(const FoundFile* file) const
        {
            const auto at = hashes_.find(file);
            return at == hashes_.end() ? "" : at->second;
        }

        /// Reads those that were not read yet. Fails when told to stop.
        Result<void> read(std::vector<const FoundFile*> files, const RelinkOptions& options)
        {
            std::erase_if(files, [this](const FoundFile* file) { return hashes_.contains(file); });
            std::ranges::sort(files, {}, &FoundFile::path);
            const auto rest = std::ranges::unique(files);
            files.erase(rest.begin(), rest.end());
            std::vector<std::string> hashes(files.size());
            std::mutex telling;
            std::size_t done = 0; // guarded by it
            inParallel(files.size(), [&](std::size_t i) {
                if (isCancelled(options)) {
                    return;
                }
                hashes[i] = contentHash(files[i]->path).value_or("");
                const std::lock_guard lock(telling);
                ++done;
                if (options.reading) {
                    options.reading(done, files.size());
                }
            });
            if (isCancelled(options)) {
                return fail("Cancelled.");
            }
            for (std::size_t i = 0; i < files.size(); ++i) {
                hashes_[files[i]] = hashes[i];
                byHash_[hashes[i]].push_back(files[i]);
            }
            return {};
        }

    private:
        std::unordered_map<std::string, std::vector<const FoundFile*>> byName_;
        std::map<std::string, std::vector<const FoundFile*>> byExtension_; ///< in lower case
        std::unordered_map<const FoundFile*, std::string> hashes_;         ///< of files read
        std::unordered_map<std::string, std::vector<const FoundFile*>> byHash_;
    };

    /// By name first, which a moved folder keeps; then, for what is still not found by its content,
    /// every file of the same kind. A project knows no sizes that would say sooner.
    Result<void> readCandidates(Media& media, const std::vector<const Asset*>& missing,
                                const RelinkOptions& options)
    {
        std::vector<const FoundFile*> wanted;
        for (const Asset* asset : missing) {
            if (!asset->contentHash.empty()) {
                const auto named = media.named(fs::path(asset->path).filename().string());
                wanted.insert(wanted.end(), named.begin(), named.end());
            }
        }
        TRY(media.read(std::move(wanted), options));
        wanted.clear();
        std::map<std::string, bool> taken;
        for (const Asset* asset : missing) {
            const std::string extension = extensionIn(asset->path);
            if (!asset->contentHash.empty() && media.holding(asset->contentHash).empty() &&
                !std::exchange(taken[extension], true)) {
                const auto alike = media.ending(extension);
                wanted.insert(wanted.end(), alike.begin(), alike.end());
            }
        }
        return media.read(std::move(wanted), options);
    }

    /// One asset's place among the plan's lists.
    class Decision {
    public:
        Decision(RelinkPlan& plan, const Media& media, const fs::path& production)
            : plan_(plan), media_(media), production_(production)
        {
        }

        void decide(const Asset& asset, bool acceptChanged)
        {
            const fs::path old = asset.path;
            const auto same = asset.contentHash.empty() ? std::vector<const FoundFile*>{}
                                                        : media_.holding(asset.contentHash);
            if (!same.empty()) {
                choose(asset, nearestTo(old, same), Evidence::content);
                return;
            }
            const auto named = nearestTo(old, media_.named(old.filename().string()));
            if (named.empty()) {
                plan_.missing.push_back(missing(asset, {}));
            } else if (asset.contentHash.empty() || acceptChanged) {
                choose(asset, named, Evidence::name);
            } else {
                plan_.changed.push_back(missing(asset, named));
            }
        }

    private:
        static MissingAsset missing(const Asset& asset, const std::vector<const FoundFile*>& files)
        {
            return {asset.id, asset.name, asset.path, !asset.contentHash.empty(), pathsOf(files)};
        }

        void choose(const Asset& asset, const std::vector<const FoundFile*>& files,
                    Evidence evidence)
        {
            if (files.size() > 1) {
                plan_.ambiguous.push_back(missing(asset, files));
                return;
            }
            const fs::path relative = files.front()->path.lexically_relative(production_);
            plan_.found.push_back({asset.id, asset.name, asset.path, relative.generic_string(),
                                   evidence, !asset.contentHash.empty(),
                                   media_.hashOf(files.front())});
        }

        RelinkPlan& plan_;
        const Media& media_;
        const fs::path& production_; ///< without links, so that ".." leads where it seems to
    };

}

namespace {

    /// Reads what the project has no content of: what the plan found by name, and what is in its place.
    Result<void> recordContent(RelinkPlan& plan, const Project& project, const fs::path& home,
                               const RelinkOptions& options)
    {
        struct Unread {
            fs::path file{};
            Relink* found = nullptr; ///< null: of an asset in its place
            Id<Asset> asset{};
            std::string hash{};
        };
        std::vector<Unread> unread;
        for (Relink& found : plan.found) {
            if (found.contentHash.empty()) {
                unread.push_back({home / found.newPath, &found, found.asset, {}});
            }
        }
        for (const auto& asset : project.assets.rows()) {
            if (asset->contentHash.empty() && isThere(home / asset->path)) {
                unread.push_back({home / asset->path, nullptr, asset->id, {}});
            }
        }
        inParallel(unread.size(), [&](std::size_t i) {
            // What cannot be read stays unrecorded: nothing is claimed unseen.
            unread[i].hash = isCancelled(options) ? "" : contentHash(unread[i].file).value_or("");
        });
        if (isCancelled(options)) {
            return fail("Cancelled.");
        }
        for (Unread& file : unread) {
            if (file.found != nullptr) {
                file.found->contentHash = file.hash;
            } else if (!file.hash.empty()) {
                plan.recorded.push_back({file.asset, file.hash});
            }
        }
        return {};
    }

}

Result<RelinkPlan> relinkPlan(const Project& project, const fs::path& production,
                              const fs::path& search, const RelinkOptions& options)
{
    std::error_code failure;
    const fs::path home = fs::canonical(production.empty() ? fs::path(".") : production, failure);
    if (failure) {
        return fail("There is no folder {}. Check the path for a typing mistake.",
                    production.string());
    }
    RelinkPlan plan;
    std::vector<const Asset*> missing;
    for (const auto& asset : project.assets.rows()) {
        if (isThere(home / asset->path)) {
            ++plan.present;
        } else {
            missing.push_back(asset.get());
        }
    }
    const FoundFiles found = TRY(filesBelow(search, options.bounds));
    plan.filesSeen = found.files.size();
    plan.whole = found.whole;
    Media media(found.files);
    TRY(readCandidates(media, missing, options));
    Decision decision(plan, media, home);
    for (const Asset* asset : missing) {
        decision.decide(*asset, options.acceptChanged);
    }
    if (options.recordContent) {
        TRY(recordContent(plan, project, home, options));
    }
    return plan;
}

std::vector<Edit> editsFor(const RelinkPlan& plan, const Project& project)
{
    std::vector<Edit> edits;
    for (const Relink& relink : plan.found) {
        Asset asset = project.assets.at(relink.asset);
        asset.path = relink.newPath;
        // A file that was never read keeps its asset without a hash: nothing is claimed unseen.
        if (!relink.contentHash.empty()) {
            asset.contentHash = relink.contentHash;
        }
        edits.emplace_back(Put<Asset>{std::move(asset)});
    }
    for (const Recorded& recorded : plan.recorded) {
        Asset asset = project.assets.at(recorded.asset);
        asset.contentHash = recorded.contentHash;
        edits.emplace_back(Put<Asset>{std::move(asset)});
    }
    return edits;
}

Result<void> relink(History& history, const RelinkPlan& plan)
{
    history.beginGesture();
    for (const Edit& edit : editsFor(plan, history.project())) {
        if (Result<void> done = history.apply(edit); !done) {
            history.cancelGesture();
            return done;
        }
    }
    history.endGesture();
    return {};
}

}
