#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "support/program.h"
#include "support/shared.h"

namespace premise::test {

namespace fs = std::filesystem;

/// A display of our own without a screen, and hands on its keyboard and mouse.
class Desk {
public:
    /// Nothing where Xvfb or xdotool is absent.
    [[nodiscard]] static std::unique_ptr<Desk> open();
    Desk(const Desk&) = delete;
    Desk& operator=(const Desk&) = delete;
    ~Desk() = default;

    [[nodiscard]] const std::string& name() const { return name_; } ///< ":1234"
    /// Runs xdotool with these words; what it printed.
    std::string hands(std::vector<std::string> words) const;
    void vanish() { server_.reset(); } ///< as when its cable is pulled

private:
    Desk(std::string name, std::unique_ptr<Running> server);
    std::string name_;
    std::unique_ptr<Running> server_;
};

/// The editor in a window of that desk, with a new production.
class EditorWindow {
public:
    explicit EditorWindow(const Desk& desk, const std::vector<std::string>& environment = {},
                          const std::vector<std::string>& words = {});

    [[nodiscard]] const fs::path& production() const { return production_; }
    [[nodiscard]] const std::string& id() const { return id_; } ///< as xdotool says it
    /// What the line of the report that begins so says; empty: there is none.
    [[nodiscard]] std::string says(const std::string& word) const;
    [[nodiscard]] long frames() const;
    /// Whether this comes true before so many seconds have passed.
    [[nodiscard]] bool comes(const std::function<bool()>& is, double seconds = 30.0) const;
    /// Waits for the widget of this name, and puts the pointer on it: parts of its width and height.
    void pointAt(const std::string& widget, double x = 0.5, double y = 0.5) const;
    void click(const std::string& widget, double x = 0.5, double y = 0.5) const;
    void press(const std::string& keys) const { (void)desk_.hands({"key", keys}); }
    void type(const std::string& text) const;
    [[nodiscard]] double processorSeconds() const; ///< that it has taken so far
    [[nodiscard]] Running& program() { return *program_; }
    /// Ctrl+Q, and its end.
    [[nodiscard]] Ran close();

private:
    const Desk& desk_;
    TemporaryFolder folder_{};
    fs::path production_ = folder_.path() / "set";
    fs::path report_ = folder_.path() / "report";
    std::unique_ptr<Running> program_;
    std::string id_;
};

}

/// A desk, or the end of this test with a message that it was skipped.
#define DESK_OR_SKIP()                                                                             \
    __extension__({                                                                                \
        auto premiseDesk = ::premise::test::Desk::open();                                          \
        if (premiseDesk == nullptr) {                                                              \
            MESSAGE("skipped: Xvfb or xdotool is absent; tools/setup installs them");              \
            return;                                                                                \
        }                                                                                          \
        std::move(premiseDesk);                                                                    \
    })
