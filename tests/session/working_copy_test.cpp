#include "session/working_copy.h"

#include <algorithm>
#include <cstdlib>

#include <sys/mount.h>

#include "base/file.h"
#include "journal/backups.h"
#include "project/random_project.h"
#include "session/desk.h"

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise;
using test::Desk;
using test::mark;
using test::opened;
using test::RandomAuthor;

namespace {

bool has(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

}

TEST_CASE("what is looked at is not touched and not changed")
{
    Desk desk;
    WorkingCopy copy = opened(desk.production, Access::look);
    CHECK(copy.readOnly());
    const Result<void> applied = copy.apply(mark("one"));
    REQUIRE_FALSE(applied);
    CHECK(has(applied.error().message, "was opened only to be looked at."));
    CHECK_FALSE(copy.save());
    CHECK_FALSE(fs::exists(desk.production / ".premise"));
}

TEST_CASE("an unsaved change is recovered when it is asked for and not before")
{
    Desk desk;
    Project changed;
    fs::path left;
    {
        WorkingCopy copy = opened(desk.production);
        REQUIRE(copy.apply(mark("one")));
        REQUIRE(copy.waitUntilSafe());
        CHECK(copy.safety().safe());
        CHECK(copy.unsaved());
        changed = copy.project();
        left = desk.leftNow();
    }
    WorkingCopy copy = opened(left);
    REQUIRE(copy.recovery());
    CHECK(has(copy.recovery()->sentence, "1 change was made after the last save, at "));
    CHECK(has(copy.recovery()->sentence, ": Add mark one."));
    CHECK(copy.project() == test::smallProject());
    const Result<void> early = copy.apply(mark("two"));
    REQUIRE_FALSE(early);
    CHECK(has(early.error().message, "Take that or set it aside before anything is changed."));
    REQUIRE(copy.takeRecovery());
    CHECK_FALSE(copy.recovery());
    CHECK(copy.project() == changed);
    CHECK(copy.unsaved());
    copy.undo();
    CHECK(copy.project() == test::smallProject());
}

TEST_CASE("a recovery that was taken is as safe as what it recovered")
{
    Desk desk;
    {
        WorkingCopy copy = opened(desk.production);
        REQUIRE(copy.apply(mark("one")));
    }
    WorkingCopy copy = opened(desk.production);
    REQUIRE(copy.recovery());
    REQUIRE(copy.takeRecovery());
    REQUIRE(copy.apply(mark("two")));
    REQUIRE(copy.waitUntilSafe());
    WorkingCopy again = opened(desk.leftNow());
    REQUIRE(again.recovery());
    CHECK(again.recovery()->changes.size() == 2);
    REQUIRE(again.takeRecovery());
    CHECK(again.project() == copy.project());
}

TEST_CASE("a recovery that is set aside is kept and not offered again")
{
    Desk desk;
    {
        WorkingCopy copy = opened(desk.production);
        REQUIRE(copy.apply(mark("one")));
    }
    {
        WorkingCopy copy = opened(desk.production);
        REQUIRE(copy.recovery());
        REQUIRE(copy.setRecoveryAside());
        CHECK(copy.project() == test::smallProject());
        REQUIRE(copy.apply(mark("two")));
        copy.undo();
    }
    CHECK_FALSE(opened(desk.production).recovery());
    std::size_t aside = 0;
    for (const auto& entry : fs::directory_iterator(desk.production / ".premise" / "project")) {
        aside += entry.path().filename().string().starts_with("aside-") ? 1U : 0U;
    }
    CHECK(aside > 0);
}

TEST_CASE("what was saved leaves nothing but its backups")
{
    Desk desk;
    Project changed;
    {
        WorkingCopy copy = opened(desk.production);
        REQUIRE(copy.apply(mark("one")));
        REQUIRE(copy.save());
        CHECK_FALSE(copy.unsaved());
        // Saved, and then the power is cut.
        CHECK_FALSE(opened(desk.leftNow()).recovery());
        changed = copy.project();
    }
    CHECK(loadProject(desk.production)->project == changed);
    WorkingCopy copy = opened(desk.production);
    CHECK_FALSE(copy.recovery());
    CHECK(copy.project() == changed);
    const std::vector<Backup> backups = backupsIn(keepingPlaceOf(copy.file()));
    REQUIRE(backups.size() == 2); // as it was found, and as it was saved
    CHECK(readBackup(backups[0]).value() == projectText(changed));
    CHECK(readBackup(backups[1]).value() == projectText(test::smallProject()));
}

TEST_CASE("a production that was only opened is left as it was")
{
    Desk desk;
    {
        WorkingCopy copy = opened(desk.production);
        CHECK_FALSE(copy.readOnly());
        REQUIRE(copy.apply(mark("one")));
        copy.undo();
    }
    CHECK_FALSE(fs::exists(desk.production / ".premise"));
}

TEST_CASE("the second who opens a production can look and is told who has it")
{
    Desk desk;
    {
        const WorkingCopy first = opened(desk.production);
        WorkingCopy second = opened(desk.production);
        CHECK(second.readOnly());
        CHECK(has(second.whyReadOnly(), " has it open on "));
        CHECK(has(second.whyReadOnly(), " since "));
        CHECK_FALSE(second.apply(mark("one")));
        CHECK_FALSE(second.save());
        CHECK_FALSE(first.readOnly());
    }
    CHECK_FALSE(opened(desk.production).readOnly());
}

TEST_CASE("a change that another program made meanwhile is kept when it is saved over")
{
    Desk desk;
    WorkingCopy copy = opened(desk.production);
    REQUIRE(copy.apply(mark("one")));
    REQUIRE(copy.save());
    Project other = test::smallProject();
    other.settings.title = "Theirs";
    REQUIRE(saveProject(other, desk.production));
    REQUIRE(copy.apply(mark("two")));
    REQUIRE(copy.save());
    REQUIRE_FALSE(copy.warnings().empty());
    CHECK(has(copy.warnings().back(), "was changed by another program while it was open here."));
    const std::vector<Backup> backups = backupsIn(keepingPlaceOf(copy.file()));
    CHECK(std::ranges::any_of(backups, [&](const Backup& backup) {
        return readBackup(backup).value() == projectText(other);
    }));
}

TEST_CASE("a project that cannot be read any more says what else there is of it")
{
    Desk desk;
    {
        WorkingCopy copy = opened(desk.production);
        REQUIRE(copy.apply(mark("one")));
        REQUIRE(copy.save());
    }
    test::writeBytes(desk.production / projectFileName, "{ \"format\": ");
    Result<WorkingCopy> broken = WorkingCopy::open(desk.production, Access::edit);
    REQUIRE_FALSE(broken);
    CHECK(has(broken.error().message, "is kept as a backup: premise recover "));
}

TEST_CASE("in a read-only folder changes are kept elsewhere and saving says why it cannot")
{
    const test::TemporaryFolder folder;
    const fs::path disk = folder.path() / "disk";
    fs::create_directory(disk);
    // Read-only to everybody, also to root, whom permissions do not keep out.
    if (::mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=8m") != 0) {
        MESSAGE("skipped: no disk can be mounted here");
        return;
    }
    const fs::path production = test::writeProduction(disk);
    REQUIRE(::mount("tmpfs", disk.c_str(), "tmpfs", MS_REMOUNT | MS_RDONLY, "size=8m") == 0);
    ::setenv("XDG_STATE_HOME", (folder.path() / "state").c_str(), 1);
    Project changed;
    {
        WorkingCopy copy = opened(production);
        CHECK_FALSE(copy.readOnly());
        REQUIRE_FALSE(copy.warnings().empty());
        CHECK(has(copy.warnings().front(), "is read-only to you. What you change is kept in "));
        REQUIRE(copy.apply(mark("one")));
        REQUIRE(copy.waitUntilSafe());
        const Result<void> saved = copy.save();
        REQUIRE_FALSE(saved);
        CHECK(has(saved.error().message, "its folder is read-only to you. Choose another folder."));
        CHECK(copy.unsaved());
        changed = copy.project();
        const WorkingCopy second = opened(production);
        CHECK(has(second.whyReadOnly(), " has it open on "));
    }
    {
        WorkingCopy copy = opened(production);
        REQUIRE(copy.recovery());
        REQUIRE(copy.takeRecovery());
        CHECK(copy.project() == changed);
    }
    // It can be written again: what was kept elsewhere is found, and from then on is beside it.
    REQUIRE(::mount("tmpfs", disk.c_str(), "tmpfs", MS_REMOUNT, "size=8m") == 0);
    {
        WorkingCopy copy = opened(production);
        REQUIRE(copy.recovery());
        REQUIRE(copy.takeRecovery());
        CHECK(copy.project() == changed);
        REQUIRE(copy.save());
    }
    CHECK_FALSE(opened(production).recovery());
    ::unsetenv("XDG_STATE_HOME");
    CHECK(::umount(disk.c_str()) == 0);
}

TEST_CASE("in the middle of a drag nothing is saved")
{
    Desk desk;
    WorkingCopy copy = opened(desk.production);
    copy.beginGesture("Drag");
    REQUIRE(copy.apply(mark("one")));
    CHECK_FALSE(copy.save());
    copy.endGesture();
    CHECK(copy.undoName() == "Drag");
    CHECK(copy.save());
}

TEST_CASE("a drag of five hundred movements is one record")
{
    Desk desk;
    WorkingCopy copy = opened(desk.production);
    REQUIRE(copy.apply(mark("one")));
    const Mark placed = *copy.project().marks.rows().front();
    const std::uint64_t before = copy.safety().changes;
    copy.beginGesture();
    for (int i = 1; i <= 500; ++i) {
        Mark moved = placed;
        moved.x = Metres(0.01 * i);
        REQUIRE(copy.apply(Put<Mark>{moved}));
    }
    copy.endGesture();
    // One, and one for each second that it took on a slow machine.
    CHECK(copy.safety().changes - before < 20);
    REQUIRE(copy.waitUntilSafe());
    WorkingCopy again = opened(desk.leftNow());
    REQUIRE(again.recovery());
    REQUIRE(again.takeRecovery());
    CHECK(again.project() == copy.project());
    copy.undo();
    CHECK(copy.project().marks.rows().front()->x == placed.x);
}

TEST_CASE("whatever was changed and undone and saved: what is left is what was there")
{
    RandomAuthor author(51);
    for (int round = 0; round < 6; ++round) {
        Desk desk;
        WorkingCopy copy = opened(desk.production);
        for (int step = 0; step < 60; ++step) {
            const std::int64_t choice = author.whole(0, 19);
            if (choice < 3) {
                copy.undo();
            } else if (choice < 5) {
                copy.redo();
            } else if (choice == 5) {
                REQUIRE(copy.save());
            } else if (choice < 8) {
                copy.beginGesture();
                for (std::int64_t i = author.whole(0, 5); i > 0; --i) {
                    static_cast<void>(copy.apply(author.edit(copy.project())).has_value());
                }
                author.chance(0.3) ? copy.cancelGesture() : copy.endGesture();
            } else {
                static_cast<void>(copy.apply(author.edit(copy.project())).has_value());
            }
            if (step % 12 != 11) {
                continue;
            }
            REQUIRE(copy.waitUntilSafe());
            WorkingCopy again = opened(desk.leftNow());
            CHECK(again.recovery().has_value() == copy.unsaved());
            if (again.recovery()) {
                CHECK(again.recovery()->damage.empty());
                REQUIRE(again.takeRecovery());
            }
            CHECK(again.project() == copy.project());
        }
    }
}
