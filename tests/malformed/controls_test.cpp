// Whether the watch sees what it watches for: programs that do what must not be done, each in place
// of ours. A check that these pass would be no check.

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "malformed/broken/bytes.h"
#include "malformed/corpus/oracle.h"
#include "malformed/corpus/promises.h"
#include "malformed/watch/trace_log.h"
#include "malformed/watch/watched_run.h"

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise::test;

namespace {

namespace fs = std::filesystem;

/// A shell script in place of our program, which is called with: info MODEL --json.
struct Impostor {
    explicit Impostor(const std::string& script)
    {
        fs::create_directories(folder.path() / "bin");
        fs::create_directories(folder.path() / "model");
        writeFile(folder.path() / "bin/premise", "#!/bin/sh\n" + script + "\n");
        fs::permissions(folder.path() / "bin/premise", fs::perms::owner_all);
        writeFile(folder.path() / "model/box.glb", "box");
        writeFile(folder.path() / "secret", "secret");
    }

    [[nodiscard]] Verdict verdict(bool trace = false, Bounds bounds = {}) const
    {
        return importUnderWatch(
            {folder.path() / "bin/premise", {}, {}},
            {folder.path() / "model/box.glb", folder.path() / "model", bounds, trace},
            Room(folder.path() / "room"));
    }

    TemporaryFolder folder{};
};

const std::string empty = "echo '{\"warnings\": []}'";

bool tells(const Verdict& verdict, const std::string& part)
{
    return std::ranges::any_of(verdict.broken, [&](const std::string& line) {
        return line.find(part) != std::string::npos;
    });
}

}

TEST_CASE("a program that keeps its promises breaks none")
{
    const Verdict loaded = Impostor(empty).verdict();
    CHECK(loaded.ending == Ending::loaded);
    CHECK(loaded.broken.empty());
    const Verdict reported = Impostor("echo '{\"warnings\": [\"A part is left out.\"]}'").verdict();
    CHECK(reported.ending == Ending::loadedWithReport);
    const Verdict refused = Impostor("echo 'premise: box.glb is no model.' >&2; exit 1").verdict();
    CHECK(refused.ending == Ending::refused);
    CHECK(refused.broken.empty());
}

TEST_CASE("a crash of the program is seen")
{
    const Verdict verdict = Impostor("kill -SEGV $$").verdict();
    CHECK(verdict.ending == Ending::hostCrash);
    CHECK(tells(verdict, "the program lives; signal 11"));
    CHECK(tells(Impostor("exit 3").verdict(), "it answers 0 or 1, not 3"));
}

TEST_CASE("a refusal that is no sentence about the file is seen")
{
    CHECK(tells(Impostor("exit 1").verdict(), "a refusal is one line, not 0"));
    CHECK(tells(Impostor("echo 'premise: box.glb: std::bad_alloc' >&2; exit 1").verdict(),
                "a refusal is a sentence"));
    CHECK(tells(Impostor("echo 'premise: It is broken.' >&2; exit 1").verdict(),
                "a refusal names the file"));
    CHECK(tells(Impostor("echo 'premise: box.glb is bad.' >&2; echo And so. >&2; exit 1").verdict(),
                "a refusal is one line, not 2"));
}

TEST_CASE("a report that is no JSON or has no numbers is seen")
{
    CHECK(tells(Impostor("echo loaded").verdict(), "the report is JSON"));
    CHECK(tells(Impostor("echo '{\"size_m\": [null]}'").verdict(), "numbers are finite"));
    CHECK(tells(Impostor("printf '{\"name\": \"\\033[2J\"}'").verdict(), "steer the terminal"));
}

TEST_CASE("a process or a file that is left behind is seen")
{
    CHECK(tells(Impostor("sleep 20 & " + empty).verdict(), "no process is left"));
    CHECK(tells(Impostor("echo x > \"$TMPDIR/scrap\"; " + empty).verdict(),
                "no file is left: temp/scrap"));
    CHECK(tells(Impostor("echo x > scrap; " + empty).verdict(), "no file is left: work/scrap"));
    CHECK(tells(Impostor("echo x > \"$XDG_CACHE_HOME/1.part\"; " + empty).verdict(),
                "no file is left: cache/1.part"));
    CHECK(tells(Impostor("echo x > \"$XDG_CACHE_HOME/box.model\"; "
                         "echo 'premise: box.glb is bad.' >&2; exit 1")
                    .verdict(),
                "a refused model is not cached"));
}

TEST_CASE("time and memory beyond their bounds are seen")
{
    CHECK(tells(Impostor("sleep 0.4; " + empty).verdict(false, {0.2, 2048.0}), "it ends in 0.2 s"));
    // tail keeps the one endless line: 300 MB.
    CHECK(tells(Impostor("head -c 300000000 /dev/zero | tail -n 1 > /dev/null; " + empty)
                    .verdict(false, {10.0, 200.0}),
                "it keeps within 200 MiB"));
}

TEST_CASE("what is opened or written outside is seen")
{
    if (!canTrace()) {
        MESSAGE("skipped: strace is not here");
        return;
    }
    const Verdict modest = Impostor("cat \"$2\" > /dev/null; " + empty).verdict(true);
    CHECK(modest.broken == std::vector<std::string>{});
    const Impostor curious("cat \"$(dirname \"$2\")/../secret\" > /dev/null; " + empty);
    CHECK(tells(curious.verdict(true), "nothing outside is opened"));
    CHECK(tells(Impostor("cat /etc/passwd > /dev/null; " + empty).verdict(true),
                "nothing outside is opened: /etc/passwd"));
    CHECK(tells(Impostor("echo x > \"$2.new\"; " + empty).verdict(true),
                "nothing outside is written"));
}

TEST_CASE("strace's lines are read by where an open led")
{
    const OpenRules rules{{"/models/box"}, {"/rooms/1"}};
    const auto outside = [&](const std::string& line) {
        const TraceFindings findings = findingsIn(line, rules);
        return findings.outside.size() + findings.written.size() + findings.connects.size();
    };
    CHECK(outside("7 openat(AT_FDCWD</>, \"box/a.bin\", O_RDONLY) = 3</models/box/a.bin>\n") == 0);
    CHECK(outside("7 openat(3</models/box>, \"../b\", O_RDONLY) = 4</models/b>\n") == 1);
    CHECK(outside("7 openat(3</models/box>, \"../b\", O_RDONLY) = -1 EACCES (denied)\n") == 0);
    CHECK(outside("7 openat(3</models/box>, \"link\", O_RDONLY) = 4</models/boxes/b>\n") == 1);
    CHECK(outside("7 <... openat resumed>) = 4</etc/shadow>\n") == 1);
    CHECK(outside("7 openat(3</models/box>, \"n\", O_WRONLY|O_CREAT) = 4</models/box/n>\n") == 1);
    CHECK(outside("7 openat(3</rooms/1>, \"n\", O_WRONLY|O_CREAT) = 4</rooms/1/temp/n>\n") == 0);
    CHECK(outside("7 openat2(3</>, \"proc/self/environ\", {}) = 4</proc/7/environ>\n") == 1);
    CHECK(outside("7 connect(4<socket:[1]>, {sa_family=AF_INET}, 16) = -1 EACCES\n") == 1);
    CHECK(findingsIn("9 +++ killed by SIGSEGV (core dumped) +++\n", rules).ended ==
          std::vector<std::string>{"SIGSEGV"});
}

TEST_CASE("what an oracle says is held against a model that loads without a word")
{
    Input input{"corpus/x", "corpus/x/a.gltf", "a.gltf", "", {"ACCESSOR_INDEX_OOB"}, true};
    Verdict verdict;
    verdict.ending = Ending::loaded;
    CHECK(differences(input, verdict).size() == 1);
    verdict.ending = Ending::loadedWithReport;
    CHECK(differences(input, verdict).empty());
    input.errors.clear();
    input.expected = "reject or placeholder; process alive; <=5 s; <=1.5 GiB";
    verdict.ending = Ending::loaded;
    CHECK(differences(input, verdict).size() == 1);
    CHECK(boundsOf(input).seconds == 5.0);
    CHECK(boundsOf(input).peakMiB == 1536.0);
    input.expected = "words nobody knows";
    CHECK(differences(input, verdict).size() == 1);
}
