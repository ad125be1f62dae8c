#include "tools/import/order.h"

#include <charconv>

namespace premise::import {

Result<Order> orderFrom(std::span<const std::string_view> words)
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

}
