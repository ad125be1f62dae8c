#pragma once

#include <string>
#include <utility>

#include <fmt/format.h>
#include <tl/expected.hpp>

namespace premise {

/// One sentence for the user: what failed, on what, what to do.
struct Error {
    std::string message;
};

/// A value, or the sentence that says why there is none. Ignoring one does not compile.
template <class T> class [[nodiscard]] Result : public tl::expected<T, Error> {
public:
    using tl::expected<T, Error>::expected;
};

template <class... Args>
[[nodiscard]] tl::unexpected<Error> fail(fmt::format_string<Args...> text, Args&&... args)
{
    return tl::unexpected<Error>(Error{fmt::format(text, std::forward<Args>(args)...)});
}

namespace detail {
    template <class T> T&& taken(Result<T>& result)
    {
        return std::move(*result);
    }
    inline void taken(Result<void>&) {}
}

/// The value of a Result, or an early return that hands its error up.
// A statement expression, because a call site then reads as one sentence; g++ and clang know it.
#define TRY(expression)                                                                            \
    __extension__({                                                                                \
        auto premiseResult = (expression);                                                         \
        if (!premiseResult) {                                                                      \
            return tl::unexpected<::premise::Error>(std::move(premiseResult.error()));             \
        }                                                                                          \
        ::premise::detail::taken(premiseResult);                                                   \
    })

}
