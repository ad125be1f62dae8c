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

    /// A row that names a file.
    struct NamedFile {
        MediaId media{};
        std::string name{};
        std::string path{};
        std::string contentHash{};
    };

    std::vector<NamedFile> filesNamedIn(const Project& project)
    {
        std::vector<NamedFile> files;
        const auto add = [&](const auto& table) {
            for (const auto& row : table.rows()) {
                files.push_back({row->id, row->name, row->path, row->contentHash});
            }
        };
        add(project.assets);
        add(project.sounds);
        return files;
    }

    /// The row with another path or content; an empty one leaves it as it is.
    template <class Row> Edit editOf(Row row, const std::string& path, const std::string& content)
    {
        if (!path.empty()) {
            row.path = path;
        }
        // A file that was never read keeps its row without a hash: nothing is claimed unseen.
        if (!content.empty()) {
            row.contentHash = content;
        }
        return Put<Row>{std::move(row)};
    }

    Edit editOf(const Project& project, const MediaId& media, const std::string& path,
                const std::string& content)
    {
        if (const auto* sound = std::get_if<Id<Sound>>(&media)) {
            return editOf(project.sounds.at(*sound), path, content);
        }
        return editOf(project.assets.at(std::get<Id<Asset>>(media)), path, content);
    }

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
    Result<void> readCandidates(Media& media, const std::vector<NamedFile>& missing,
                                const RelinkOptions& options)
    {
        std::vector<const FoundFile*> wanted;
        for (const NamedFile& file : missing) {
            if (!file.contentHash.empty()) {
                const auto named = media.named(fs::path(file.path).filename().string());
                wanted.insert(wanted.end(), named.begin(), named.end());
            }
        }
        TRY(media.read(std::move(wanted), options));
        wanted.clear();
        std::map<std::string, bool> taken;
        for (const NamedFile& file : missing) {
            const std::string extension = extensionIn(file.path);
            if (!file.contentHash.empty() && media.holding(file.contentHash).empty() &&
                !std::exchange(taken[extension], true)) {
                const auto alike = media.ending(extension);
                wanted.insert(wanted.end(), alike.begin(), alike.end());
            }
        }
        return media.read(std::move(wanted), options);
    }

    /// One file's place among the plan's lists.
    class Decision {
    public:
        Decision(RelinkPlan& plan, const Media& media, const fs::path& production)
            : plan_(plan), media_(media), production_(production)
        {
        }

        void decide(const NamedFile& file, bool acceptChanged)
        {
            const fs::path old = file.path;
            const auto same = file.contentHash.empty() ? std::vector<const FoundFile*>{}
                                                       : media_.holding(file.contentHash);
            if (!same.empty()) {
                choose(file, nearestTo(old, same), Evidence::content);
                return;
            }
            const auto named = nearestTo(old, media_.named(old.filename().string()));
            if (named.empty()) {
                plan_.missing.push_back(missing(file, {}));
            } else if (file.contentHash.empty() || acceptChanged) {
                choose(file, named, Evidence::name);
            } else {
                plan_.changed.push_back(missing(file, named));
            }
        }

    private:
        static MissingMedia missing(const NamedFile& file,
                                    const std::vector<const FoundFile*>& fits)
        {
            return {file.media, file.name, file.path, !file.contentHash.empty(), pathsOf(fits)};
        }

        void choose(const NamedFile& file, const std::vector<const FoundFile*>& fits,
                    Evidence evidence)
        {
            if (fits.size() > 1) {
                plan_.ambiguous.push_back(missing(file, fits));
                return;
            }
            const fs::path relative = fits.front()->path.lexically_relative(production_);
            plan_.found.push_back({file.media, file.name, file.path, relative.generic_string(),
                                   evidence, !file.contentHash.empty(),
                                   media_.hashOf(fits.front())});
        }

        RelinkPlan& plan_;
        const Media& media_;
        const fs::path& production_; ///< without links, so that ".." leads where it seems to
    };

    /// Reads what the project has no content of: what the plan found by name, and what is in its place.
    Result<void> recordContent(RelinkPlan& plan, const Project& project, const fs::path& home,
                               const RelinkOptions& options)
    {
        struct Unread {
            fs::path file{};
            Relink* found = nullptr; ///< null: of one in its place
            MediaId media{};
            std::string hash{};
        };
        std::vector<Unread> unread;
        for (Relink& found : plan.found) {
            if (found.contentHash.empty()) {
                unread.push_back({home / found.newPath, &found, found.media, {}});
            }
        }
        for (const NamedFile& file : filesNamedIn(project)) {
            if (file.contentHash.empty() && isThere(home / file.path)) {
                unread.push_back({home / file.path, nullptr, file.media, {}});
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
                plan.recorded.push_back({file.media, file.hash});
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
    std::vector<NamedFile> missing;
    for (NamedFile& file : filesNamedIn(project)) {
        if (isThere(home / file.path)) {
            ++plan.present;
        } else {
            missing.push_back(std::move(file));
        }
    }
    const FoundFiles found = TRY(filesBelow(search, options.bounds));
    plan.filesSeen = found.files.size();
    plan.whole = found.whole;
    Media media(found.files);
    TRY(readCandidates(media, missing, options));
    Decision decision(plan, media, home);
    for (const NamedFile& file : missing) {
        decision.decide(file, options.acceptChanged);
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
        edits.push_back(editOf(project, relink.media, relink.newPath, relink.contentHash));
    }
    for (const Recorded& recorded : plan.recorded) {
        edits.push_back(editOf(project, recorded.media, "", recorded.contentHash));
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
