#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <string>

#include <unistd.h>

#include "asset/worker/watch.h"

#include <doctest/doctest.h>

namespace {

using namespace premise;

struct Outcome {
    Result<void> result;
    std::vector<ImportMessage> messages;
    double seconds = 0.0;
};

/// Watches the fake importer do as it is told.
Outcome outcomeOf(
    const std::string& act, const ImportLimits& limits = {},
    const std::function<bool()>& goOn = [] { return true; })
{
    Outcome outcome;
    const auto begin = std::chrono::steady_clock::now();
    auto worker = WorkerProcess::start(FAKE_IMPORTER, {act}, {});
    REQUIRE(worker);
    outcome.result = watchWorker(
        *worker, {"tree.fbx", limits, 1000},
        [&](const ImportMessage& message) -> Result<void> {
            outcome.messages.push_back(message);
            return {};
        },
        goOn);
    outcome.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return outcome;
}

std::string causeOf(const std::string& act, const ImportLimits& limits = {})
{
    const Outcome outcome = outcomeOf(act, limits);
    REQUIRE_FALSE(outcome.result);
    return outcome.result.error().message;
}

ImportLimits with(const char* limit)
{
    ImportLimits limits;
    REQUIRE(limits.take(limit));
    return limits;
}

/// Processes of this program's that are there, also those that ended and were not waited for.
std::size_t childrenOfOurs()
{
    std::size_t count = 0;
    for (const auto& task : std::filesystem::directory_iterator("/proc/self/task")) {
        std::ifstream children(task.path() / "children");
        for (std::string child; children >> child;) {
            ++count;
        }
    }
    return count;
}

TEST_CASE("what a worker sends arrives in order")
{
    const Outcome outcome = outcomeOf("done");
    CHECK(outcome.result);
    REQUIRE(outcome.messages.size() == 2);
    CHECK(outcome.messages[0].sign == ImportSign::working);
    CHECK(outcome.messages[1].sign == ImportSign::note);
    CHECK(outcome.messages[1].text == "A face was dropped.");
}

TEST_CASE("a model that crashes the importer is named with a way on")
{
    const std::string crash =
        "tree.fbx stopped the importer (it crashed reading it). Export it again, "
        "best as glTF.";
    CHECK(causeOf("crash") == crash);
    CHECK(causeOf("abort") == crash);
    CHECK(causeOf("exit") == crash);
    CHECK(causeOf("end") == crash);
}

TEST_CASE("a worker whose work is done may end as it likes")
{
    CHECK(outcomeOf("done and crash").result);
}

TEST_CASE("a model that takes the importer too long is ended at the limit")
{
    CHECK(causeOf("hang", with("work=1")) ==
          "tree.fbx takes more than 1 s of work without coming further, which is the limit. Import "
          "it with --limit work=2.");
    CHECK(causeOf("sleep", with("seconds=1")) ==
          "tree.fbx takes more than 1 s to import, which is the limit. Import it with "
          "--limit seconds=2.");
}

TEST_CASE("a crash for want of memory says so")
{
    CHECK(
        causeOf("memory", with("memory=128MiB")) ==
        "tree.fbx takes more than 128 MiB of memory to import, which is the limit. Import it with "
        "--limit memory=256MiB.");
}

TEST_CASE("what makes no model ends the worker")
{
    const std::string rubbish =
        "tree.fbx stopped the importer (it sent what makes no model). Export "
        "it again, best as glTF.";
    CHECK(causeOf("rubbish") == rubbish);
    CHECK(causeOf("flood") == rubbish);
}

TEST_CASE("an importer made to do what none does makes the file suspect")
{
    const std::string breach =
        "tree.fbx stopped the importer (it made it try what no importer does). "
        "Do not trust this file; get it anew from where it came.";
    CHECK(causeOf("breach") == breach);
    CHECK(causeOf("threads") == breach);
    // Once the model may have been read, no word may have the user open the box.
    CHECK(causeOf("no box after all") == breach);
    CHECK(causeOf("no box after a sign") == breach);
    CHECK(causeOf("unboxed unasked") == breach);
}

TEST_CASE("a worker that closes its channel and stays is ended")
{
    const Outcome outcome = outcomeOf("close");
    CHECK_FALSE(outcome.result);
    CHECK(outcome.seconds < 5.0);
}

TEST_CASE("an import that nobody wants any longer ends at once")
{
    int asked = 0;
    const Outcome outcome = outcomeOf("sleep", {}, [&asked] { return ++asked < 3; });
    REQUIRE_FALSE(outcome.result);
    CHECK(outcome.result.error().message == "tree.fbx was not imported: it was stopped.");
    CHECK(outcome.seconds < 10.0); // the worker would sleep for longer
}

TEST_CASE("what the worker says is shown without its control characters")
{
    CHECK(causeOf("fail") == "tree.fbx has no ?[31mmesh.");
}

TEST_CASE("where no box closes the way on is named")
{
    CHECK(
        causeOf("unboxable") ==
        "tree.fbx cannot be imported safely here: this kernel has no Landlock. If you trust where "
        "it comes from, import it with --allow-unboxed-import.");
}

TEST_CASE("no worker and nothing that it started stays behind")
{
    const std::size_t before = childrenOfOurs(); // a fork server may be among them
    for (const char* const act : {"crash", "done", "fork and end", "rubbish"}) {
        static_cast<void>(outcomeOf(act));
    }
    CHECK(childrenOfOurs() == before);
    {
        const auto dropped = WorkerProcess::start(FAKE_IMPORTER, {"sleep"}, {});
        REQUIRE(dropped);
        CHECK(childrenOfOurs() == before + 1);
    }
    CHECK(childrenOfOurs() == before);
}

TEST_CASE("a worker program that is not there is named")
{
    const auto worker = WorkerProcess::start("nowhere/premise_import", {}, {});
    REQUIRE_FALSE(worker);
    CHECK(worker.error().message ==
          "nowhere/premise_import cannot be started (No such file or directory)");
}

TEST_CASE("a message that is cut short or of no kind is none")
{
    const std::vector<std::byte> whole = encoded({ImportSign::texture, 3, 4096, "wood"});
    const auto again = decoded(whole);
    REQUIRE(again);
    CHECK(again->sign == ImportSign::texture);
    CHECK(again->index == 3);
    CHECK(again->offset == 4096);
    CHECK(again->text == "wood");
    CHECK_FALSE(decoded(std::span(whole).first(15)));
    std::vector<std::byte> unknown = whole;
    unknown[0] = std::byte{77};
    CHECK_FALSE(decoded(unknown));
    CHECK(encoded({ImportSign::note, 0, 0, std::string(100'000, 'x')}).size() == longestMessage);
}

TEST_CASE("text from a stranger's file cannot steer a terminal")
{
    CHECK(safeToShow("Zoë 樹 🎬") == "Zoë 樹 🎬");
    CHECK(safeToShow("a\x1B[2Jb\nc\x7F") == "a?[2Jb?c?");
    CHECK(safeToShow("\xC2\x9B"
                     "1m") == "??1m"); // a control character of two bytes
    CHECK(safeToShow("\xE2\x80\xAE"
                     "gpj") == "???gpj"); // right to left from here
    CHECK(safeToShow("\xC0\xAF\xED\xA0\x80\xF5") == "??????");
    CHECK(safeToShow("\xE6\xA8") == "??");
}

}
