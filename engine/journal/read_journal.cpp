#include <array>
#include <cstdlib>

#include "base/file.h"
#include "journal/journal_file.h"
#include "journal/witness.h"

namespace premise {

namespace {

    /// A folder of our own that goes when this does.
    class CopyFolder {
    public:
        static Result<CopyFolder> create()
        {
            std::error_code failure;
            std::string name =
                (fs::temp_directory_path(failure) / "premise-journal-XXXXXX").string();
            if (failure || ::mkdtemp(name.data()) == nullptr) {
                return fail("A journal cannot be looked into: there is no room for its copy in {}. "
                            "Name another folder in TMPDIR.",
                            failure ? "the temporary folder"
                                    : fs::path(name).parent_path().string());
            }
            return CopyFolder(name);
        }
        CopyFolder(CopyFolder&& other) noexcept : path_(std::exchange(other.path_, {})) {}
        CopyFolder(const CopyFolder&) = delete;
        CopyFolder& operator=(const CopyFolder&) = delete;
        CopyFolder& operator=(CopyFolder&&) = delete;
        ~CopyFolder()
        {
            std::error_code ignored;
            if (!path_.empty()) {
                fs::remove_all(path_, ignored);
            }
        }
        [[nodiscard]] const fs::path& path() const { return path_; }

    private:
        explicit CopyFolder(fs::path path) : path_(std::move(path)) {}
        fs::path path_;
    };

    fs::path logOf(const fs::path& file)
    {
        return file.string() + "-wal";
    }

    /// Row by row from the base on, as long as each checksum follows from the one before.
    Result<void> readEntries(const fs::path& file, JournalReading& reading,
                             std::vector<std::string>& checksums)
    {
        Database database = TRY(Database::open(file));
        Statement rows = TRY(database.prepare(
            "SELECT place, kind, at_ms, name, text, checksum FROM entry ORDER BY place"));
        while (TRY(rows.next())) {
            const std::optional<EntryKind> kind = entryKind(rows.text(1));
            const std::uint64_t place = reading.entries.size();
            Entry entry{
                kind.value_or(EntryKind::step), {rows.number(2)}, rows.text(3), rows.text(4)};
            const std::string checksum =
                checksumOf(entry, place, checksums.empty() ? std::string() : checksums.back());
            if (!kind || std::uint64_t(rows.number(0)) != place || checksum != rows.text(5)) {
                return fail("it is damaged.");
            }
            reading.entries.push_back(std::move(entry));
            checksums.push_back(checksum);
        }
        return {};
    }

    std::string countedChanges(std::uint64_t count)
    {
        return count == 1 ? "1 record" : fmt::format("{} records", count);
    }

    void compareWithWitness(const fs::path& file, const Witness& witness,
                            const std::vector<std::string>& checksums, JournalReading& reading)
    {
        if (witness.place >= checksums.size()) {
            reading.damage.push_back(fmt::format(
                "{} at the end of the journal {} are lost: it had {} and {} can be read.",
                countedChanges(witness.place + 1 - checksums.size()), file.string(),
                witness.place + 1, checksums.size()));
        } else if (checksums[witness.place] != witness.checksum) {
            reading.damage.push_back(fmt::format("The journal {} is not the one that {} speaks of.",
                                                 file.string(), witnessOf(file).string()));
        }
    }

}

std::vector<fs::path> filesOfJournal(const fs::path& file)
{
    return {file, logOf(file), file.string() + "-shm", file.string() + "-journal", witnessOf(file)};
}

Result<JournalReading> readJournal(const fs::path& file)
{
    const CopyFolder folder = TRY(CopyFolder::create());
    const fs::path copy = folder.path() / "journal.sqlite";
    JournalReading reading;
    std::error_code failure;
    if (!fs::is_regular_file(file, failure)) {
        return reading;
    }
    for (const auto& [from, to] : {std::pair(file, copy), std::pair(logOf(file), logOf(copy))}) {
        if (fs::is_regular_file(from, failure) && !fs::copy_file(from, to, failure)) {
            return fail(
                "The journal {} cannot be looked into: its copy in {} could not be written: {}. Make "
                "room there, or name another folder in TMPDIR.",
                file.string(), folder.path().parent_path().string(), failure.message());
        }
    }
    std::vector<std::string> checksums;
    const Result<void> read = readEntries(copy, reading, checksums);
    bool damagedWitness = false;
    const std::optional<Witness> witness = readWitness(witnessOf(file), damagedWitness);
    // One that was cut off while it was begun has nothing, and nothing in it was acknowledged.
    const bool hadBegun = !checksums.empty() || witness || damagedWitness;
    if (!read && hadBegun) {
        reading.damage.push_back(fmt::format("The journal {} is damaged: its first {} can be read.",
                                             file.string(),
                                             countedChanges(reading.entries.size())));
    }
    if (witness) {
        compareWithWitness(file, *witness, checksums, reading);
    } else if (damagedWitness) {
        reading.damage.push_back(fmt::format(
            "{} is damaged: whether the journal's last records are all there cannot be told.",
            witnessOf(file).string()));
    }
    if (!reading.entries.empty() && reading.entries.front().kind != EntryKind::base) {
        reading.entries.clear();
        reading.damage.push_back(
            fmt::format("The journal {} does not begin with a project.", file.string()));
    }
    return reading;
}

}
