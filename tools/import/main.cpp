// premise_import: reads one model in a process of its own, in a box, for the programs of Premise.

#include <cstdio>
#include <span>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <unistd.h>

#include "tools/import/fork_server.h"
#include "tools/import/order.h"
#include "tools/import/self_test.h"
#include "tools/import/serve.h"

namespace premise::import {

namespace {

    int serveOrder(std::span<char* const> arguments)
    {
        const std::vector<std::string_view> words(arguments.begin(), arguments.end());
        const Result<Order> order = orderFrom(words);
        if (!order) {
            fmt::print(stderr, "{}\n", order.error().message);
            return 2;
        }
        return serve(*order);
    }

}

}

int main(int count, char** arguments)
{
    using namespace premise::import;
    const std::string_view order = count >= 2 ? arguments[1] : "";
    if (order == "--serve") {
        // At once, without taking anything down: the host has all it gets.
        _exit(serveOrder(std::span(arguments + 2, std::size_t(count) - 2)));
    }
    if (order == "--fork-server") {
        _exit(serveForks());
    }
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
