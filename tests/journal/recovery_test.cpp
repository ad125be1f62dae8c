#include "journal/recovery.h"

#include "journal/step_text.h"
#include "journals.h"

using namespace premise;
using test::RandomAuthor;

namespace {

constexpr Moment evening{std::int64_t(20'000) * 86'400'000};

/// A folder with a journal of these entries.
struct Kept {
    test::TemporaryFolder folder{};

    explicit Kept(const std::vector<Entry>& entries)
    {
        const Result<JournalFile> journal =
            JournalFile::create(folder.path() / "journal-1.sqlite", entries);
        REQUIRE(journal);
    }
    [[nodiscard]] JournalState state(std::string_view hash) const
    {
        Result<JournalState> state = journalState(folder.path(), hash, evening);
        REQUIRE(state);
        return std::move(*state);
    }
};

Entry step(const std::vector<Edit>& edits, std::string name)
{
    return {EntryKind::step, evening, std::move(name), editsText(edits)};
}

Edit mark(const char* name)
{
    return Put<Mark>{{.name = name}};
}

std::vector<Entry> base()
{
    return {{EntryKind::base, evening, "opened", projectText(Project())}};
}

std::vector<std::string> marksOf(const Project& project)
{
    std::vector<std::string> names;
    for (const auto& row : project.marks.rows()) {
        names.push_back(row->name);
    }
    return names;
}

using Names = std::vector<std::string>;

}

TEST_CASE("what a journal holds is recovered to the last change")
{
    RandomAuthor author(41);
    const test::Written written = test::sessionOf(author, author.project(40), 60);
    const JournalState state = Kept(written.entries).state("hash of the file");
    REQUIRE(state.recovery);
    CHECK(state.recovery->history.project() == written.states.back());
    CHECK(state.recovery->changes.size() == 60);
    CHECK(state.recovery->damage.empty());
    CHECK_FALSE(state.recovery->savedFileChanged);
    // Undo goes on where it was.
    History history = state.recovery->history;
    history.undo();
    CHECK(history.project() == written.states[59]);
}

TEST_CASE("a recovery is told in words and with its time")
{
    std::vector<Entry> entries = base();
    entries.push_back(step({mark("one")}, "Add mark one"));
    const std::string at = spokenMoment(evening, evening);
    CHECK(Kept(entries).state("opened").recovery->sentence ==
          "1 change was made after the last save, at " + at + ": Add mark one.");
    entries.push_back({EntryKind::undo, evening, "", ""});
    entries.push_back({EntryKind::redo, evening, "", ""});
    CHECK(Kept(entries).state("opened").recovery->sentence ==
          "3 changes were made after the last save, the last at " + at + ": Redo: Add mark one.");
    CHECK(Kept(entries).state("another").recovery->sentence.find("changed by another program") !=
          std::string::npos);
}

TEST_CASE("what is saved is not recovered")
{
    std::vector<Entry> entries = base();
    CHECK_FALSE(Kept(entries).state("opened").recovery);
    entries.push_back(step({mark("one")}, "one"));
    entries.push_back({EntryKind::saving, evening, "first save", ""});
    // Cut off before the file was replaced, and after.
    CHECK(Kept(entries).state("opened").recovery);
    CHECK_FALSE(Kept(entries).state("first save").recovery);
    entries.push_back({EntryKind::saved, evening, "", ""});
    CHECK_FALSE(Kept(entries).state("first save").recovery);
    // Another program has changed it since; all of ours was in it.
    CHECK_FALSE(Kept(entries).state("another").recovery);
    entries.push_back(step({mark("two")}, "two"));
    const JournalState state = Kept(entries).state("first save");
    REQUIRE(state.recovery);
    CHECK(state.recovery->changes.size() == 1);
    CHECK(marksOf(state.recovery->history.project()) == Names{"one", "two"});
}

TEST_CASE("changes that were all undone are nothing to recover")
{
    std::vector<Entry> entries = base();
    entries.push_back(step({mark("one")}, "one"));
    entries.push_back({EntryKind::undo, evening, "", ""});
    CHECK_FALSE(Kept(entries).state("opened").recovery);
}

TEST_CASE("of a drag under way the last of what was told counts")
{
    std::vector<Entry> entries = base();
    entries.push_back(step({mark("one")}, "one"));
    entries.push_back(step({mark("two")}, "two"));
    entries.push_back({EntryKind::undo, evening, "", ""});
    entries.push_back({EntryKind::gesture, evening, "drag", editsText({mark("a")})});
    entries.push_back({EntryKind::gesture, evening, "drag", editsText({mark("a"), mark("b")})});
    JournalState state = Kept(entries).state("opened");
    REQUIRE(state.recovery);
    CHECK(marksOf(state.recovery->history.project()) == Names{"one", "a", "b"});
    CHECK(state.recovery->changes.size() == 4);

    std::vector<Entry> ended = entries;
    ended.push_back(step({mark("c")}, "drag"));
    state = Kept(ended).state("opened");
    CHECK(marksOf(state.recovery->history.project()) == Names{"one", "c"});
    CHECK(state.recovery->changes.size() == 4);

    // Cancelled, what was undone before it can still be redone.
    entries.push_back({EntryKind::dropped, evening, "", ""});
    entries.push_back({EntryKind::redo, evening, "", ""});
    state = Kept(entries).state("opened");
    CHECK(marksOf(state.recovery->history.project()) == Names{"one", "two"});
}

TEST_CASE("a change that makes no sense ends what is recovered and is told")
{
    std::vector<Entry> entries = base();
    entries.push_back(step({mark("one")}, "one"));
    entries.push_back(step({Remove<Mark>{{77}}}, "nonsense"));
    entries.push_back(step({mark("two")}, "two"));
    const JournalState state = Kept(entries).state("opened");
    REQUIRE(state.recovery);
    CHECK(marksOf(state.recovery->history.project()) == Names{"one"});
    REQUIRE(state.recovery->damage.size() == 1);
    CHECK(state.recovery->damage.front().find("up to its record 2 of 4: There is no mark #77") !=
          std::string::npos);
}

TEST_CASE("a journal that was cut off when it was begun yields to the one before")
{
    std::vector<Entry> entries = base();
    entries.push_back(step({mark("one")}, "one"));
    const Kept kept(entries);
    test::overwrite(kept.folder.path() / "journal-2.sqlite", "");
    const JournalState state = kept.state("opened");
    REQUIRE(state.recovery);
    CHECK(marksOf(state.recovery->history.project()) == Names{"one"});
}

TEST_CASE("a journal set aside is kept and not asked about again")
{
    std::vector<Entry> entries = base();
    entries.push_back(step({mark("one")}, "one"));
    const Kept kept(entries);
    REQUIRE(setJournalsAside(kept.folder.path(), evening, Aside::moved));
    CHECK_FALSE(kept.state("opened").recovery);
    std::size_t aside = 0;
    for (const auto& [path, bytes] : test::contentsOf(kept.folder.path())) {
        aside += path.filename().string().starts_with("aside-") ? 1U : 0U;
        CHECK_FALSE(path.filename().string().starts_with("journal-"));
    }
    CHECK(aside > 0);
}

TEST_CASE("a drag is written as no more edits than it takes")
{
    Project before;
    before.marks.put({.id = {1}, .name = "Marek 1"});
    before.marks.put({.id = {2}, .name = "Eva 1"});
    before.lastId = 2;
    std::vector<Edit> edits;
    Project after = before;
    for (int frame = 0; frame < 500; ++frame) {
        for (const auto& row : before.marks.rows()) {
            Mark moved = *row;
            moved.x = Metres(0.01 * frame);
            edits.emplace_back(Put<Mark>{moved});
            after = applied(after, edits.back()).value();
        }
    }
    const std::string text = stepText(edits, before, after);
    CHECK(parseEdits(text, "text")->size() == 2);

    // A row that is new and then moved takes both.
    std::vector<Edit> made{mark("new"), Put<Mark>{{.id = {3}, .name = "new", .x = Metres(1.0)}}};
    after = applied(applied(before, made[0]).value(), made[1]).value();
    CHECK(parseEdits(stepText(made, before, after), "text").value() == made);

    // Two shots that change their numbers over a third one need every step of it.
    Project shots;
    shots.shots.put({.id = {1}, .number = "010", .range = {1, 2}});
    shots.shots.put({.id = {2}, .number = "020", .range = {1, 2}});
    const auto renumbered = [](std::uint32_t id, const char* number) {
        return Put<Shot>{{.id = {id}, .number = number, .range = {1, 2}}};
    };
    std::vector<Edit> swap{renumbered(1, "tmp"), renumbered(2, "010"), renumbered(1, "020")};
    after = shots;
    for (const Edit& edit : swap) {
        after = applied(after, edit).value();
    }
    const Result<std::vector<Edit>> written = parseEdits(stepText(swap, shots, after), "text");
    REQUIRE(written);
    Project again = shots;
    for (const Edit& edit : *written) {
        again = applied(again, edit).value();
    }
    CHECK(again == after);
}

TEST_CASE("any step leads where it led when it is written as fewer edits")
{
    RandomAuthor author(42);
    for (int round = 0; round < 40; ++round) {
        const Project before = author.project(30);
        Project after = before;
        std::vector<Edit> edits;
        for (int i = 0; i < 20; ++i) {
            Edit edit = author.edit(after);
            if (Result<Project> next = applied(after, edit)) {
                after = std::move(*next);
                edits.push_back(std::move(edit));
            }
        }
        Project again = before;
        const Result<std::vector<Edit>> fewer = parseEdits(stepText(edits, before, after), "text");
        REQUIRE(fewer);
        for (const Edit& edit : *fewer) {
            again = applied(again, edit).value();
        }
        CHECK(again == after);
    }
}
