#include <csignal>
#include <cstdint>

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/file.h"
#include "cli/scripts.h"

using namespace premise;

namespace {

constexpr std::size_t scriptLength = 200;

/// A disk that can lose its power: an ext4 file system in a file.
class Disk {
public:
    explicit Disk(const fs::path& folder) : image_(folder / "image"), mount_(folder / "disk")
    {
        fs::create_directories(mount_);
        test::writeBytes(image_, "");
        fs::resize_file(image_, std::uintmax_t(64) << 20U);
        good_ = test::run({"mkfs.ext4", "-q", "-F", image_.string()}).code == 0 && mounted();
    }
    ~Disk() { static_cast<void>(test::run({"umount", mount_.string()})); }
    Disk(const Disk&) = delete;
    Disk& operator=(const Disk&) = delete;

    [[nodiscard]] bool good() const { return good_; }
    [[nodiscard]] const fs::path& path() const { return mount_; }

    /// From now on nothing more reaches the disk, not even what was written and is only cached.
    void cutPower() const
    {
        const int folder = ::open(mount_.c_str(), O_RDONLY | O_CLOEXEC);
        REQUIRE(folder >= 0);
        // EXT4_IOC_SHUTDOWN with EXT4_GOING_FLAGS_NOLOGFLUSH, from the kernel's fs/ext4/ext4.h.
        std::uint32_t withoutFlush = 2;
        CHECK(::ioctl(folder, _IOR('X', 125, std::uint32_t), &withoutFlush) == 0);
        ::close(folder);
    }
    [[nodiscard]] bool mountedAgain()
    {
        return test::run({"umount", mount_.string()}).code == 0 && mounted();
    }

private:
    [[nodiscard]] bool mounted() const
    {
        return test::run({"mount", "-o", "loop", image_.string(), mount_.string()}).code == 0;
    }
    fs::path image_;
    fs::path mount_;
    bool good_ = false;
};

/// What is there after a cut during the script, or nothing where no disk can be mounted.
std::optional<test::Found> foundAfterCut(const test::EditScript& script,
                                         std::int64_t afterMicroseconds,
                                         const std::vector<std::string>& environment)
{
    const test::TemporaryFolder folder;
    Disk disk(folder.path());
    if (!disk.good()) {
        return std::nullopt;
    }
    const fs::path production = test::writeProduction(disk.path());
    ::sync();
    test::writeBytes(folder.path() / "script.jsonl", script.text());
    const fs::path out = folder.path() / "acknowledged";
    std::vector<std::string> words{"bash", "-c", R"(exec env "$@" >"$0")", out.string()};
    words.insert(words.end(), environment.begin(), environment.end());
    words.insert(words.end(), {PREMISE_BINARY, "edit", production.string(), "--script",
                               (folder.path() / "script.jsonl").string(), "--ack"});
    test::Running running(words);
    std::this_thread::sleep_for(std::chrono::microseconds(afterMicroseconds));
    const auto acknowledged = [&] {
        return test::acknowledgedIn(readTextFile(out).value_or(std::string()));
    };
    // What comes after the cut is not held to: a sync that is under way at this one may still succeed
    // without having done anything, where at a real one the whole machine would have stopped.
    const std::size_t before = acknowledged();
    disk.cutPower();
    running.signal(SIGKILL);
    static_cast<void>(running.result());
    REQUIRE(disk.mountedAgain());
    return test::foundAfter(production, script, acknowledged(), before);
}

}

TEST_CASE("no acknowledged edit is lost when the power is cut" * doctest::test_suite("slow"))
{
    // Three hundred by hand: PREMISE_CUTS=300 build/dev/tests/cli_tests -tc="*power is cut"
    const int cuts = test::countFrom("PREMISE_CUTS", 20);
    test::RandomAuthor author(62);
    const test::EditScript script = test::randomScript(author, test::smallProject(), scriptLength);
    for (int cut = 0; cut < cuts; ++cut) {
        CAPTURE(cut);
        const std::optional<test::Found> found =
            foundAfterCut(script, author.whole(0, 700'000), {});
        if (!found) {
            MESSAGE("skipped: no disk can be mounted here, which takes root and a loop device");
            return;
        }
        CHECK_MESSAGE(found->asAcknowledged, found->words);
    }
    // The control: on a system whose fsync does nothing, it is noticed.
    int lost = 0;
    for (int cut = 0; cut < 6; ++cut) {
        const std::optional<test::Found> found =
            foundAfterCut(script, 500'000 + author.whole(0, 300'000),
                          {"LD_PRELOAD=" POOR_SYSTEM, "POOR_SYSTEM_LACKS=sync"});
        lost += found->asAcknowledged ? 0 : 1;
    }
    CHECK(lost > 0);
}
