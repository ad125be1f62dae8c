#include <cstdio>
#include <string_view>

#include <fmt/format.h>

#include "tools/import/self_test.h"

using premise::import::selfTest;
using premise::import::Trial;

int main(int count, char** arguments)
{
    const std::string_view order = count == 2 ? arguments[1] : "";
    if (order == "--self-test") {
        return selfTest(Trial::boxed);
    }
    if (order == "--self-test-open") {
        return selfTest(Trial::open);
    }
    fmt::print(stderr,
               "premise_import reads models for Premise, which starts it.\n\n"
               "  premise_import --self-test        try what it must not do, and see it refused\n"
               "  premise_import --self-test-open   the same outside the box, for comparison\n");
    return 2;
}
