#include <csignal>

#include "cli/scripts.h"

using namespace premise;

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t scriptLength = 200;

}

TEST_CASE("no acknowledged edit is lost when the program is killed at any moment" *
          doctest::test_suite("slow"))
{
    // A thousand by hand: PREMISE_KILLS=1000 build/dev/tests/cli_tests -tc="*killed at any moment"
    const int kills = test::countFrom("PREMISE_KILLS", 50);
    test::RandomAuthor author(61);
    const test::EditScript script = test::randomScript(author, test::smallProject(), scriptLength);
    const test::Set set;
    test::writeBytes(set.at("script.jsonl"), script.text());

    const auto edited = [&](const std::string& name) {
        test::writeProduction(set.folder.path(), test::smallProject(), name);
        return std::vector<std::string>{PREMISE_BINARY,         "edit", set.at(name), "--script",
                                        set.at("script.jsonl"), "--ack"};
    };
    const auto begin = Clock::now();
    test::Running whole(edited("whole"));
    CHECK(test::acknowledgedIn(whole.result().out) == scriptLength);
    const auto longest =
        std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - begin);
    CHECK(test::foundAfter(set.at("whole"), script, scriptLength, scriptLength).asAcknowledged);

    int inTheMiddle = 0;
    int withoutTheNext = 0;
    for (int kill = 0; kill < kills; ++kill) {
        const std::string name = fmt::format("killed-{}", kill);
        test::Running running(edited(name));
        std::this_thread::sleep_for(std::chrono::microseconds(author.whole(0, longest.count())));
        running.signal(SIGKILL);
        const std::size_t acknowledged = test::acknowledgedIn(running.result().out);
        CAPTURE(kill);
        CAPTURE(acknowledged);
        const test::Found found =
            test::foundAfter(set.at(name), script, acknowledged, acknowledged);
        CHECK_MESSAGE(found.asAcknowledged, found.words);
        inTheMiddle += acknowledged > 0 && acknowledged < scriptLength ? 1 : 0;
        withoutTheNext += acknowledged < scriptLength && !found.oneMore ? 1 : 0;
        CHECK(test::premiseRun({"verify", set.at(name)}).code == 0);
        fs::remove_all(set.at(name));
    }
    CHECK(inTheMiddle > kills / 4);
    // The control: had each line been acknowledged before it was on disk, it would have been noticed.
    CHECK(withoutTheNext > 0);
}

TEST_CASE("a killed program's production is free and offers what was done")
{
    const test::Set set;
    test::writeBytes(set.at("script.jsonl"),
                     "{\"put_mark\": {\"name\": \"one\"}}\n{\"put_mark\": {\"name\": \"two\"}}\n");
    // It waits for more after the two, as an editor does: the pipe it reads is also its own to write.
    const std::string waits = R"(mkfifo "$3"; exec 3<>"$3"; cat "$1" >&3;)"
                              R"( exec "$0" edit "$2" --script - --ack <&3)";
    test::Running running({"bash", "-c", waits, PREMISE_BINARY, set.at("script.jsonl"),
                           set.production, set.at("pipe")});
    const fs::path journals = fs::path(set.production) / ".premise" / "project";
    for (int wait = 0; wait < 1500 && !fs::exists(journals / "journal-1.witness"); ++wait) {
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(500)); // for the second line
    const std::string held =
        test::failure({"edit", set.production, "--script", set.at("script.jsonl")}, 1);
    CHECK(test::has(held, " has it open on "));
    CHECK(test::has(test::failure({"recover", set.production, "--take"}, 1),
                    "Close it there first."));
    CHECK(test::has(test::premiseRun({"verify", set.production}).out, "was not looked at."));
    running.signal(SIGKILL);
    CHECK(running.result().out == "ACK 1\nACK 2\n");
    CHECK(test::has(test::premiseRun({"recover", set.production}).out,
                    "2 changes were made after the last save"));
}
