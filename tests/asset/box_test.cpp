#include "asset/worker/box.h"

#include <algorithm>
#include <string>

#include <unistd.h>

#include <doctest/doctest.h>

#include "support/program.h"

namespace {

using namespace premise;

std::size_t linesWith(const std::string& text, const std::string& word)
{
    std::size_t lines = 0;
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
        ++lines;
    }
    return lines;
}

bool boxHere()
{
    const Result<void> box = boxAvailable();
    if (!box) {
        MESSAGE("skipped, because " << box.error().message);
    }
    return box.has_value();
}

TEST_CASE("every act that an importer must not do is refused")
{
    if (!boxHere()) {
        return;
    }
    const test::Ran ran = test::run({PREMISE_IMPORT_BINARY, "--self-test"});
    CAPTURE(ran.out);
    CAPTURE(ran.error);
    CHECK(ran.code == 0);
    CHECK(linesWith(ran.out, " refused\n") >= 27);
    CHECK(linesWith(ran.out, "WORKS") == 0);
}

TEST_CASE("an ordinary user is boxed like root")
{
    if (!boxHere()) {
        return;
    }
    if (geteuid() != 0 || !test::canRun("setpriv")) {
        MESSAGE("skipped: only root can become somebody else, with setpriv");
        return;
    }
    const test::Ran ran = test::run({"setpriv", "--reuid=65534", "--regid=65534", "--clear-groups",
                                     PREMISE_IMPORT_BINARY, "--self-test"});
    if (ran.code == 127 || ran.code == 126) {
        MESSAGE("skipped: an ordinary user cannot start programs from this folder");
        return;
    }
    CAPTURE(ran.out);
    CAPTURE(ran.error);
    CHECK(ran.code == 0);
}

TEST_CASE("outside the box the same acts work so that their refusal means something")
{
    const test::Ran ran = test::run({PREMISE_IMPORT_BINARY, "--self-test-open"});
    CAPTURE(ran.out);
    CHECK(ran.code == 1);
    CHECK(linesWith(ran.out, "WORKS") >= 14);
}

}
