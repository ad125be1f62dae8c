#include "window/desk.h"

#include <chrono>
#include <fstream>
#include <sstream>
#include <thread>

#include <unistd.h>

namespace premise::test {

namespace {

    bool within(double seconds, const std::function<bool()>& is)
    {
        using WaitClock = std::chrono::steady_clock;
        const auto until = WaitClock::now() + std::chrono::duration<double>(seconds);
        while (!is()) {
            if (WaitClock::now() > until) {
                return false;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
        return true;
    }

    std::string firstLine(const std::string& text)
    {
        return text.substr(0, text.find('\n'));
    }

}

Desk::Desk(std::string name, std::unique_ptr<Running> server)
    : name_(std::move(name)), server_(std::move(server))
{
}

std::unique_ptr<Desk> Desk::open()
{
    if (!canRun("xdotool") || run({"which", "Xvfb"}).code != 0) {
        return nullptr;
    }
    for (int number = 1000 + getpid() % 20000;; ++number) {
        const std::string socket = "/tmp/.X11-unix/X" + std::to_string(number);
        if (fs::exists(socket)) {
            continue;
        }
        const std::string name = ":" + std::to_string(number);
        auto server = std::make_unique<Running>(std::vector<std::string>{
            "Xvfb", name, "-screen", "0", "1920x1200x24", "-nolisten", "tcp"});
        if (within(20.0, [&] { return fs::exists(socket) || server->ended(); }) &&
            !server->ended()) {
            return std::unique_ptr<Desk>(new Desk(name, std::move(server)));
        }
        REQUIRE(number < 22000);
    }
}

std::string Desk::hands(std::vector<std::string> words) const
{
    const std::vector<std::string> begin{"env", "DISPLAY=" + name_, "xdotool"};
    words.insert(words.begin(), begin.begin(), begin.end());
    return run(words).out;
}

EditorWindow::EditorWindow(const Desk& desk, const std::vector<std::string>& environment,
                           const std::vector<std::string>& words)
    : desk_(desk)
{
    std::vector<std::string> all{"env", "DISPLAY=" + desk.name()};
    all.insert(all.end(), environment.begin(), environment.end());
    all.insert(all.end(), {PREMISE_EDITOR, "--new", production_.string(), "--size", "1280x720",
                           "--report", report_.string()});
    all.insert(all.end(), words.begin(), words.end());
    program_ = std::make_unique<Running>(all);
    const bool ready = comes([&] { return frames() > 0 || program_->ended(); }, 60.0);
    if (!ready || program_->ended()) {
        FAIL(program_->result().error);
    }
    id_ = firstLine(desk.hands({"search", "--onlyvisible", "--name", "Premise"}));
    REQUIRE_FALSE(id_.empty());
    (void)desk.hands({"windowfocus", "--sync", id_});
}

std::string EditorWindow::says(const std::string& word) const
{
    std::ifstream stream(report_);
    std::string line;
    while (std::getline(stream, line)) {
        if (line.starts_with(word + " ")) {
            return line.substr(word.size() + 1);
        }
    }
    return {};
}

long EditorWindow::frames() const
{
    const std::string count = says("frame");
    return count.empty() ? 0 : std::stol(count);
}

bool EditorWindow::comes(const std::function<bool()>& is, double seconds) const
{
    return within(seconds, is);
}

void EditorWindow::pointAt(const std::string& widget, double x, double y) const
{
    std::string at;
    const auto find = [&] {
        std::ifstream stream(report_);
        for (std::string line; std::getline(stream, line);) {
            if (line.starts_with("place ") && line.ends_with(" " + widget)) {
                at = line.substr(6);
                return true;
            }
        }
        return false;
    };
    INFO(widget);
    REQUIRE(comes(find));
    std::istringstream numbers(at);
    double left = 0.0;
    double top = 0.0;
    double width = 0.0;
    double height = 0.0;
    numbers >> left >> top >> width >> height;
    (void)desk_.hands({"mousemove", std::to_string(int(left + x * width)),
                       std::to_string(int(top + y * height))});
}

void EditorWindow::click(const std::string& widget, double x, double y) const
{
    pointAt(widget, x, y);
    (void)desk_.hands({"click", "1"});
}

void EditorWindow::type(const std::string& text) const
{
    (void)desk_.hands({"type", "--delay", "5", text});
}

double EditorWindow::processorSeconds() const
{
    std::ifstream stream("/proc/" + std::to_string(program_->process()) + "/stat");
    std::string line;
    std::getline(stream, line);
    // After the name in brackets: state, and from the twelfth on time in user and in system mode.
    std::istringstream words(line.substr(line.rfind(')') + 1));
    std::string skipped;
    for (int i = 0; i < 11; ++i) {
        words >> skipped;
    }
    double user = 0.0;
    double system = 0.0;
    words >> user >> system;
    return (user + system) / double(sysconf(_SC_CLK_TCK));
}

Ran EditorWindow::close()
{
    press("ctrl+q");
    CHECK(comes([&] { return program_->ended(); }));
    return program_->result();
}

}
