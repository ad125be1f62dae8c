// premise_import: reads one model in a process of its own, in a box, for the programs of Premise.

#include <charconv>
#include <cstdio>
#include <span>
#include <string_view>

#include <fmt/format.h>
#include <unistd.h>

#include "tools/import/self_test.h"
#include "tools/import/serve.h"

namespace premise::import {

namespace {

    /// --serve MODEL [--open] [KEY=VALUE...] HOST
    Result<Order> orderFrom(std::span<char* const> words)
    {
        Order order;
        if (words.size() < 2) {
            return fail("An order names a model and who asks.");
        }
        order.model = words.front();
        const std::string_view host = words.back();
        std::from_chars(host.data(), host.data() + host.size(), order.host);
        for (const std::string_view word : words.subspan(1, words.size() - 2)) {
            if (word == "--open") {
                order.boxDemanded = false;
            } else {
                TRY(order.limits.take(word));
            }
        }
        return order;
    }

    int serveOrder(std::span<char* const> words)
    {
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
