#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "base/result.h"

namespace premise {

/// The letters of a USD text file, read from front to back. Space, line ends, ';' and comments
/// separate and are skipped before anything is looked at.
class UsdText {
public:
    /// `name` is what sentences call the file.
    UsdText(std::string_view text, std::string name) : text_(text), name_(std::move(name)) {}

    /// The next letter that counts; '\0' at the end.
    [[nodiscard]] char peek();
    [[nodiscard]] bool ended();
    /// Steps over `letter` where it comes next.
    [[nodiscard]] bool take(char letter);
    /// Steps over the word where it comes next as a whole.
    [[nodiscard]] bool takeWord(std::string_view word);
    /// A name such as points, xformOp:translate or UsdGeom::Mesh; empty where none comes next.
    [[nodiscard]] std::string_view word();
    /// The name that comes next, which stays.
    [[nodiscard]] std::string_view peekWord();

    /// Fails unless `letter` comes next; `where` ends "expected ')' …".
    [[nodiscard]] Result<void> expect(char letter, std::string_view where);
    /// A number, true, false, inf or nan.
    [[nodiscard]] Result<double> number();
    /// "…", '…', """…""" or '''…''', its escapes resolved.
    [[nodiscard]] Result<std::string> quoted();
    /// What stands between @ and @, or @@@ and @@@.
    [[nodiscard]] Result<std::string> asset();
    /// What stands between < and >.
    [[nodiscard]] Result<std::string> path();

    /// Of the next letter, from 1.
    [[nodiscard]] std::size_t line();
    [[nodiscard]] const std::string& name() const { return name_; }

    /// "set.usda, line 41: <what>. Export it again."
    template <class... Args>
    [[nodiscard]] tl::unexpected<Error> wrong(fmt::format_string<Args...> what, Args&&... args)
    {
        return fail("{}, line {}: {}. Export it again.", name_, line(),
                    fmt::format(what, std::forward<Args>(args)...));
    }

private:
    void skip();
    [[nodiscard]] std::size_t wordEnd() const;
    [[nodiscard]] bool startsWith(std::string_view text) const
    {
        return text_.substr(at_, text.size()) == text;
    }
    std::string escape();

    std::string_view text_;
    std::string name_;
    std::size_t at_ = 0;
    std::size_t counted_ = 0; ///< line ends before this place are in line_
    std::size_t line_ = 1;
};

}
