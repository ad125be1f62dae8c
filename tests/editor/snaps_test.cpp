#include "editor/snaps.h"

#include <fstream>

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise;
using namespace premise::test;

TEST_CASE("a snap never takes the name of a file that is there")
{
    const TemporaryFolder folder;
    CHECK(freeSnapFile(folder.path(), "12B_t3_f1214").filename() == "12B_t3_f1214_v001.png");
    std::ofstream(folder.path() / "12B_t3_f1214_v001.png") << "kept";
    std::ofstream(folder.path() / "12B_t3_f1214_v003.png") << "kept";
    CHECK(freeSnapFile(folder.path(), "12B_t3_f1214").filename() == "12B_t3_f1214_v002.png");
    CHECK(freeSnapFile(folder.path(), "12B_t3_f1215").filename() == "12B_t3_f1215_v001.png");
}
