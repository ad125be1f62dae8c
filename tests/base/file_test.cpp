#include "base/file.h"

#include <csignal>
#include <fstream>
#include <thread>

#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise;
using premise::test::TemporaryFolder;

namespace {

std::size_t filesIn(const fs::path& folder)
{
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

void put(const fs::path& path, std::string_view text)
{
    std::ofstream(path, std::ios::binary) << text;
}

std::span<const std::byte> bytesOf(std::string_view text)
{
    return std::as_bytes(std::span(text));
}

}

TEST_CASE("what is written is read again")
{
    const TemporaryFolder folder;
    const fs::path path = folder.path() / "scene.json";
    const std::string all("zero \0 and newline \n", 20);
    REQUIRE(writeFileSafely(path, all));
    CHECK(readTextFile(path).value() == all);
    CHECK(readFile(path).value().size() == 20);
    REQUIRE(writeFileSafely(path, std::string_view()));
    CHECK(readTextFile(path).value().empty());
    CHECK(filesIn(folder.path()) == 1);
}

TEST_CASE("a file larger than its buffer is read whole")
{
    const TemporaryFolder folder;
    const fs::path path = folder.path() / "large.bin";
    std::vector<std::byte> bytes(3'000'001);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        bytes[i] = static_cast<std::byte>(i * 2654435761U >> 24U);
    }
    REQUIRE(writeFileSafely(path, bytes));
    CHECK(readFile(path).value() == bytes);
    CHECK(contentHash(path).value() == contentHash(bytes));
    CHECK(readFile(path, bytes.size()));
}

TEST_CASE("a file of the kernel that promises no size is read to its end")
{
    CHECK_FALSE(readTextFile("/proc/self/status").value().empty());
}

TEST_CASE("a file that is not there is named")
{
    const Result<std::string> text = readTextFile("/nowhere/scene.json");
    REQUIRE_FALSE(text);
    CHECK(text.error().message ==
          "There is no file /nowhere/scene.json. Check the path for a typing mistake.");
    CHECK_FALSE(contentHash(fs::path("/nowhere/scene.json")));
}

TEST_CASE("a disk that fails is blamed")
{
    // The memory of a process has nothing at its first byte, and says so as a broken disk would.
    CHECK(readFile("/proc/self/mem").error().message ==
          "/proc/self/mem could not be read: Input/output error. Check the disk or the network "
          "drive it lies on.");
}

TEST_CASE("a folder or a pipe in place of a file is refused at once")
{
    const TemporaryFolder folder;
    CHECK(readFile(folder.path()).error().message ==
          fmt::format("{} is a folder, not a file. Name a file in it.", folder.path().string()));
    const fs::path pipe = folder.path() / "pipe";
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    CHECK(readFile(pipe).error().message ==
          fmt::format("{} is a pipe or a device, not a file. Save its content to a file first.",
                      pipe.string()));
}

TEST_CASE("a file above the limit is refused with the limit")
{
    const TemporaryFolder folder;
    const fs::path path = folder.path() / "large.json";
    put(path, std::string(1001, 'x'));
    CHECK(readTextFile(path, 1000).error().message ==
          fmt::format("{} is larger than 0.001 MB, the most that is read here. Use a smaller "
                      "file.",
                      path.string()));
    CHECK(readTextFile(path, 1001));
}

TEST_CASE("a file or folder without permission says so")
{
    const TemporaryFolder folder;
    const fs::path path = folder.path() / "secret";
    put(path, "x");
    fs::permissions(path, fs::perms::none);
    fs::permissions(folder.path(), fs::perms(0555)); // others may look in, nobody may write
    const pid_t child = ::fork();
    if (child == 0) {
        constexpr uid_t nobody = 65534; // the superuser may read everything
        const bool lowered = ::geteuid() != 0 || ::setuid(nobody) == 0;
        const Result<std::string> read = readTextFile(path);
        const Result<void> written = writeFileSafely(folder.path() / "new", std::string_view("x"));
        const bool readTold = !read && read.error().message.find("Ask its owner for permission to "
                                                                 "read it.") != std::string::npos;
        const bool writeTold =
            !written && written.error().message.find("read-only to you. Choose "
                                                     "another folder.") != std::string::npos;
        ::_exit(lowered && readTold && writeTold ? 0 : 1);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    fs::permissions(folder.path(), fs::perms::owner_all);
    CHECK(WEXITSTATUS(status) == 0);
}

TEST_CASE("a folder that is not there cannot be written to")
{
    const Result<void> written = writeFileSafely("/nowhere/at/all.json", std::string_view("{}"));
    REQUIRE_FALSE(written);
    CHECK(written.error().message == "/nowhere/at/all.json cannot be written: there is no folder "
                                     "/nowhere/at. Make it first.");
}

TEST_CASE("a folder is not overwritten by a file")
{
    const TemporaryFolder folder;
    CHECK(writeFileSafely(folder.path(), std::string_view("x")).error().message ==
          fmt::format("{} is a folder, not a file. Add a file name.", folder.path().string()));
    CHECK_FALSE(writeFileSafely(folder.path() / "", std::string_view("x")));
}

TEST_CASE("a folder that takes no new files is not said to be absent")
{
    // /proc takes no new files from anybody.
    const Result<void> written = writeFileSafely("/proc/scene.json", std::string_view("{}"));
    REQUIRE_FALSE(written);
    CHECK(written.error().message == "/proc/scene.json cannot be written: its folder takes no new "
                                     "files. Choose another folder.");
}

TEST_CASE("a file that vanishes while it is written is not blamed on its folder")
{
    const TemporaryFolder folder;
    const fs::path path = folder.path() / "movie.mp4";
    Result<PendingFile> file = PendingFile::create(path);
    REQUIRE(file);
    REQUIRE(fs::remove(file->temporary()));
    CHECK(file->commit().error().message ==
          fmt::format("{} could not be written: No such file or directory. Write to another "
                      "place.",
                      path.string()));
}

TEST_CASE("a full disk says so and leaves the old file")
{
    const TemporaryFolder folder;
    const pid_t child = ::fork();
    if (child == 0) {
        constexpr int skipped = 77;
        const bool ours =
            ::unshare(CLONE_NEWNS) == 0 || ::unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0;
        if (!ours || ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
            ::mount("tmpfs", folder.path().c_str(), "tmpfs", 0, "size=64k") != 0) {
            ::_exit(skipped);
        }
        const fs::path path = folder.path() / "scene.json";
        put(path, "old");
        const Result<void> written = writeFileSafely(path, std::string(1'000'000, 'x'));
        const std::string expected =
            fmt::format("{} could not be written: the disk is full. Free some space and try again.",
                        path.string());
        const bool told = !written && written.error().message == expected;
        ::_exit(told && readTextFile(path).value() == "old" && filesIn(folder.path()) == 1 ? 0 : 1);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    if (WEXITSTATUS(status) == 77) {
        MESSAGE("skipped: no small disk may be mounted here");
        return;
    }
    CHECK(WEXITSTATUS(status) == 0);
}

TEST_CASE("a write that fails half way leaves the old file")
{
    const TemporaryFolder folder;
    const fs::path path = folder.path() / "scene.json";
    put(path, "old");
    const pid_t child = ::fork();
    if (child == 0) {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{4096, 4096};
        const bool limited = ::setrlimit(RLIMIT_FSIZE, &limit) == 0;
        const Result<void> written = writeFileSafely(path, std::string(10'000, 'x'));
        ::_exit(limited && !written &&
                        written.error().message ==
                            fmt::format("{} could not be written: File too large. Write to "
                                        "another place.",
                                        path.string())
                    ? 0
                    : 1);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(WEXITSTATUS(status) == 0);
    CHECK(readTextFile(path).value() == "old");
    CHECK(filesIn(folder.path()) == 1);
}

TEST_CASE("a file that cannot take its name leaves nothing behind")
{
    const TemporaryFolder folder;
    const fs::path path = folder.path() / "scene.json";
    {
        PendingFile pending = PendingFile::create(path).value();
        fs::create_directory(path); // somebody was faster, and with a folder
        CHECK_FALSE(pending.commit());
    }
    CHECK(fs::is_directory(path));
    CHECK(filesIn(folder.path()) == 1);
}

TEST_CASE("a pending file keeps the extension that writers go by")
{
    const TemporaryFolder folder;
    const PendingFile pending = PendingFile::create(folder.path() / "chase_v001.1001.exr").value();
    CHECK(pending.temporary() == folder.path() / "chase_v001.1001.part.exr");
}

TEST_CASE("a file appears only when it is complete")
{
    const TemporaryFolder folder;
    const fs::path path = folder.path() / "shot.mp4";
    {
        PendingFile pending = PendingFile::create(path).value();
        put(pending.temporary(), "half");
        CHECK_FALSE(fs::exists(path));
        put(pending.temporary(), "whole");
        REQUIRE(pending.commit());
        CHECK(readTextFile(path).value() == "whole");
    }
    CHECK(filesIn(folder.path()) == 1);
}

TEST_CASE("a file given up leaves the old one and nothing else")
{
    const TemporaryFolder folder;
    const fs::path path = folder.path() / "shot.mp4";
    put(path, "old");
    {
        const PendingFile pending = PendingFile::create(path).value();
        put(pending.temporary(), "half");
    }
    CHECK(readTextFile(path).value() == "old");
    CHECK(filesIn(folder.path()) == 1);
}

TEST_CASE("a pending file that moves house is still one file")
{
    const TemporaryFolder folder;
    PendingFile first = PendingFile::create(folder.path() / "a.png").value();
    PendingFile second = PendingFile::create(folder.path() / "b.png").value();
    first = std::move(second);
    CHECK(filesIn(folder.path()) == 1);
    PendingFile third(std::move(first));
    REQUIRE(third.commit());
    CHECK(fs::exists(folder.path() / "b.png"));
    CHECK(filesIn(folder.path()) == 1);
}

TEST_CASE("what a crash left behind is overwritten")
{
    const TemporaryFolder folder;
    put(folder.path() / "scene.part.json", "a longer remainder of a crash");
    REQUIRE(writeFileSafely(folder.path() / "scene.json", std::string_view("new")));
    CHECK(readTextFile(folder.path() / "scene.json").value() == "new");
    CHECK(filesIn(folder.path()) == 1);
}

TEST_CASE("two writers of one file do not mix")
{
    const TemporaryFolder folder;
    const fs::path path = folder.path() / "scene.json";
    const PendingFile first = PendingFile::create(path).value();
    const Result<PendingFile> second = PendingFile::create(path);
    REQUIRE_FALSE(second);
    CHECK(second.error().message ==
          fmt::format("{} is just being written by another program. Wait for it, or write to "
                      "another name.",
                      path.string()));
    CHECK(fs::exists(first.temporary()));
}

TEST_CASE("many writers at once leave one whole file")
{
    const TemporaryFolder folder;
    const fs::path path = folder.path() / "scene.json";
    const auto writeOften = [&](char letter) {
        for (int i = 0; i < 50; ++i) {
            static_cast<void>(writeFileSafely(path, std::string(10'000, letter)).has_value());
        }
    };
    std::thread other(writeOften, 'b');
    writeOften('a');
    other.join();
    const std::string text = readTextFile(path).value();
    CHECK(text.size() == 10'000);
    CHECK(text == std::string(10'000, text[0]));
    CHECK(filesIn(folder.path()) == 1);
}

TEST_CASE("permissions and symbolic links of the old file stay")
{
    const TemporaryFolder folder;
    const fs::path real = folder.path() / "real.json";
    put(real, "old");
    fs::permissions(real, fs::perms::owner_read | fs::perms::owner_write);
    fs::create_symlink("real.json", folder.path() / "link.json");
    REQUIRE(writeFileSafely(folder.path() / "link.json", std::string_view("new")));
    CHECK(fs::is_symlink(folder.path() / "link.json"));
    CHECK(readTextFile(real).value() == "new");
    CHECK(fs::status(real).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
}

TEST_CASE("a temporary name that leads elsewhere is not followed")
{
    const TemporaryFolder folder;
    put(folder.path() / "precious", "precious");
    fs::create_symlink("precious", folder.path() / "scene.part.json");
    CHECK_FALSE(writeFileSafely(folder.path() / "scene.json", std::string_view("new")));
    CHECK(readTextFile(folder.path() / "precious").value() == "precious");
}

TEST_CASE("a program that is interrupted leaves no temporary file")
{
    const TemporaryFolder folder;
    const pid_t child = ::fork();
    if (child == 0) {
        std::signal(SIGINT, [](int) {
            removePendingFilesOnSignal();
            ::_exit(130);
        });
        const Result<PendingFile> one = PendingFile::create(folder.path() / "one.mp4");
        const Result<PendingFile> two = PendingFile::create(folder.path() / "two.exr");
        std::raise(SIGINT);
        ::_exit(one && two ? 1 : 2);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(WEXITSTATUS(status) == 130);
    CHECK(filesIn(folder.path()) == 0);
}

TEST_CASE("more files than the signal knows are still written")
{
    const TemporaryFolder folder;
    std::vector<PendingFile> files;
    for (int i = 0; i < 100; ++i) {
        files.push_back(PendingFile::create(folder.path() / fmt::format("{}.png", i)).value());
    }
    for (PendingFile& file : files) {
        CHECK(file.commit());
    }
    CHECK(filesIn(folder.path()) == 100);
}

TEST_CASE("content is named as xxHash names it")
{
    // Published values of XXH3-128 without a seed.
    CHECK(contentHash(bytesOf("")) == "99aa06d3014798d86001c324468d497f");
    CHECK(contentHash(bytesOf("abc")) == "06b05ab6733a618578af5f94892f3950");
}
