#include "base/file.h"
#include "cli/scripts.h"

using namespace premise;
using test::failure;
using test::has;
using test::premiseRun;
using test::Set;

namespace {

struct Scripted : Set {
    std::string script = at("script.jsonl");

    test::Ran edit(const std::string& text, std::vector<std::string> more = {})
    {
        test::writeBytes(script, text);
        std::vector<std::string> words{"edit", production, "--script", script};
        words.insert(words.end(), more.begin(), more.end());
        return premiseRun(words);
    }
    [[nodiscard]] std::string dump(const std::vector<std::string>& more = {}) const
    {
        std::vector<std::string> words{"dump", production};
        words.insert(words.end(), more.begin(), more.end());
        return premiseRun(words).out;
    }
};

constexpr const char* one = "{\"put_mark\": {\"name\": \"one\"}}\n";

}

TEST_CASE("a script changes a production and saves it when that is asked for")
{
    Scripted set;
    const test::Ran ran =
        set.edit(std::string(one) + "\n{\"undo\": {}}\n{\"redo\": {}}\n", {"--save"});
    INFO(ran.error);
    CHECK(ran.code == 0);
    CHECK(ran.out == "1 edit done.\n");
    CHECK(ran.error.empty());
    CHECK(has(set.dump(), "\"name\": \"one\""));
    CHECK(set.dump() == readTextFile(set.production + "/project.json").value());
    CHECK(set.dump({"--hash"}) == contentHash(set.production + "/project.json").value() + "\n");
    CHECK(premiseRun({"verify", set.production}).code == 0);
}

TEST_CASE("each line of a script is acknowledged and what is one step together")
{
    Scripted set;
    const test::Ran ran = set.edit(std::string(one) + "{\"begin\": {}}\n" + one + one +
                                       "{\"end\": {}}\n{\"undo\": {}}\n",
                                   {"--ack"});
    CHECK(ran.out == "ACK 1\nACK 2\nACK 3\nACK 4\nACK 5\nACK 6\n");
    CHECK(has(ran.error, "Not saved: it is in the journal."));
    CHECK(has(premiseRun({"recover", set.production}).out,
              "3 changes were made after the last save"));
}

TEST_CASE("a line that cannot be done ends a script and names its place")
{
    Scripted set;
    const test::Ran ran = set.edit(std::string(one) + "{\"remove_mark\": {\"id\": 77}}\n" + one);
    CHECK(ran.code == 1);
    CHECK(has(ran.error, "script.jsonl:2: There is no mark #77 to change."));
    CHECK(has(premiseRun({"recover", set.production}).out, "1 change was made"));
    CHECK(has(set.edit(one, {"--recovered"}).error, "Not saved"));
    CHECK(has(premiseRun({"recover", set.production}).out, "2 changes were made"));
    CHECK(has(set.edit("{\"paint_mark\": {\"id\": 7}}\n", {"--recovered"}).error,
              "script.jsonl:1: there is no edit \"paint_mark\"."));
    CHECK(has(failure({"edit", set.production, "--script", set.at("nowhere")}, 1),
              "Go on from there with --recovered"));
}

TEST_CASE("what a script left unsaved is shown and taken or put aside")
{
    Scripted set;
    const std::string before = set.dump();
    set.edit(one);
    const std::string changed = set.dump({"--recovered"});
    CHECK(has(changed, "\"name\": \"one\""));
    CHECK(set.dump() == before);
    const test::Ran shown = premiseRun({"recover", set.production, "--list"});
    CHECK(has(shown.out, "1 change was made after the last save, at "));
    CHECK(has(shown.out, "  Add mark one\n"));
    CHECK(has(premiseRun({"recover", set.production, "--json"}).out, "\"what\": \"Add mark one\""));
    CHECK(has(premiseRun({"verify", set.production, "--json"}).out, "\"unsaved_changes\": 1"));

    CHECK(premiseRun({"recover", set.production, "--discard"}).code == 0);
    CHECK(set.dump({"--recovered"}) == before);
    CHECK(has(failure({"recover", set.production, "--take"}, 1), "has nothing that is not saved"));

    set.edit(one);
    const test::Ran taken = premiseRun({"recover", set.production, "--take"});
    CHECK(taken.code == 0);
    CHECK(has(taken.out, "Saved in "));
    CHECK(set.dump() == changed);
    CHECK(has(premiseRun({"recover", set.production}).out, "has nothing that is not saved"));
}

TEST_CASE("a backup is gone back to and what it replaces is a backup too")
{
    Scripted set;
    const std::string before = set.dump();
    set.edit(one, {"--save"});
    const std::string after = set.dump();
    const fs::path backups = fs::path(set.production) / ".premise" / "project" / "backups";
    for (const std::string& name : test::namesIn(backups)) {
        if (readTextFile(backups / name).value() == before) {
            CHECK(premiseRun({"recover", set.production, "--restore", name}).code == 0);
        }
    }
    CHECK(set.dump() == before);
    CHECK(has(failure({"recover", set.production, "--restore", "x"}, 1), "There is no backup x"));
    // Also where the project is gone altogether.
    fs::remove(set.production + "/project.json");
    for (const std::string& name : test::namesIn(backups)) {
        if (readTextFile(backups / name).value() == after) {
            CHECK(premiseRun({"recover", set.production, "--restore", name}).code == 0);
        }
    }
    CHECK(set.dump() == after);
}

TEST_CASE("a project that is cut off is taken from the journal")
{
    Scripted set;
    set.edit(one);
    const std::string changed = set.dump({"--recovered"});
    test::writeBytes(set.production + "/project.json", changed.substr(0, changed.size() / 2));
    CHECK(premiseRun({"verify", set.production}).code == 1);
    CHECK(has(failure({"edit", set.production, "--script", set.script}, 1),
              "can be recovered: premise recover "));
    CHECK(premiseRun({"recover", set.production, "--take"}).code == 0);
    CHECK(set.dump() == changed);
    CHECK(premiseRun({"verify", set.production}).code == 0);
}

TEST_CASE("a project cut off anywhere or with a bit flipped is not taken for what was saved")
{
    Scripted set;
    set.edit(one, {"--save"});
    const std::string file = set.production + "/project.json";
    const std::string whole = readTextFile(file).value();
    test::RandomAuthor author(63);
    for (int round = 0; round < 12; ++round) {
        const auto at = std::size_t(author.whole(0, std::int64_t(whole.size()) - 1));
        std::string broken = whole;
        broken[at] = char(broken[at] ^ (1 << author.whole(0, 6)));
        test::writeBytes(file, round % 2 == 0 ? broken : whole.substr(0, at));
        CAPTURE(at);
        const test::Ran verified = premiseRun({"verify", set.production});
        CHECK(verified.code == 1);
        CHECK(has(verified.out, "damage   "));
    }
    test::writeBytes(file, whole);
    CHECK(premiseRun({"verify", set.production}).code == 0);
}

TEST_CASE("a disk that fails acknowledges nothing and says so")
{
    Scripted set;
    test::writeBytes(set.script, one);
    const test::Ran ran =
        test::run({"env", "LD_PRELOAD=" POOR_SYSTEM, "POOR_SYSTEM_LACKS=disk", PREMISE_BINARY,
                   "edit", set.production, "--script", set.script, "--ack"});
    CHECK(ran.code == 1);
    CHECK(ran.out.empty());
    CHECK(has(ran.error, "The last changes are not on disk yet: "));
    CHECK(std::ranges::count(ran.error, '\n') == 1);
}

TEST_CASE("a production of a newer Premise is written over by nobody")
{
    Scripted set;
    CHECK(set.edit(one).code == 0); // something that recover could take
    test::makeNewer(set.production);
    const auto text = [&] {
        return readTextFile(fs::path(set.production) / "project.json").value_or("");
    };
    const std::string newer = text();
    const auto untouched = [&](const test::Ran& ran) {
        INFO(ran.error);
        CHECK(ran.code == 1);
        CHECK(has(ran.error, "newer Premise"));
        CHECK(text() == newer);
    };
    untouched(set.edit(one, {"--save"}));
    untouched(premiseRun({"recover", set.production, "--take"}));
}
