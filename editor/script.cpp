#include "editor/script.h"

#include <array>
#include <chrono>
#include <fstream>
#include <optional>
#include <thread>

#include <GLFW/glfw3.h>

#include "editor/actions.h"
#include "editor/script_expect.h"
#include "editor/script_words.h"
#include "image/codec.h"

namespace premise {

namespace {

    constexpr double frameSeconds = 1.0 / 60.0;
    constexpr int dragSteps = 8;
    constexpr auto longestSettling = std::chrono::seconds(300);

    /// One line at work.
    class Doing {
    public:
        Doing(Script::Stage& stage, const std::vector<std::string>& words, int& actions,
              ScriptFigures& figures)
            : stage_(stage), words_(words), actions_(actions), figures_(figures)
        {
        }

        Result<void> run()
        {
            const std::string verb = next();
            if (verb == "move") {
                const Place to = TRY(place());
                return moveTo(to);
            }
            if (verb == "click" || verb == "twice") {
                return click(verb == "twice" ? 2 : 1);
            }
            if (verb == "drag") {
                return drag();
            }
            if (verb == "down" || verb == "up") {
                return leftButton(verb == "down");
            }
            if (verb == "hold" || verb == "release") {
                return keys(verb == "hold");
            }
            if (verb == "press") {
                return press();
            }
            if (verb == "type") {
                return type();
            }
            if (verb == "wheel") {
                const float notches = TRY(number());
                stage_.input.push(ui::WheelTurned{0.0F, notches});
                return frames(2);
            }
            if (verb == "wait") {
                return frames(int(TRY(number())));
            }
            if (verb == "settle") {
                return settle();
            }
            if (verb == "handover") {
                stage_.editor.handoverWish.height = int(TRY(number()));
                stage_.editor.handoverWish.samples = int(TRY(number()));
                return {};
            }
            if (verb == "finish") {
                return finish();
            }
            if (verb == "drop") {
                stage_.input.push(ui::FilesDropped{{next()}});
                return frames(2);
            }
            if (verb == "shot") {
                return shot();
            }
            if (verb == "expect") {
                return expect();
            }
            if (verb == "drafts") {
                stage_.editor.picturesSettle = false;
                return {};
            }
            if (verb == "measure" || verb == "figures") {
                verb == "measure" ? figures_.begin() : figures_.print(next());
                return {};
            }
            return fail("\"{}\" is no step of a script", verb);
        }

    private:
        struct Place {
            float x = 0.0F;
            float y = 0.0F;
        };

        [[nodiscard]] bool more() const { return at_ < words_.size(); }
        std::string next()
        {
            if (!more()) {
                return {};
            }
            const std::string& word = words_[at_++];
            return word.starts_with('"') ? word.substr(1) : word;
        }
        Result<float> number()
        {
            const std::string word = next();
            const std::optional<float> value = numberIn(word);
            if (!value) {
                return fail("\"{}\" is no number", word);
            }
            return *value;
        }

        Result<Place> place()
        {
            const bool named = more() && words_[at_].starts_with('"');
            if (!named) {
                const float x = TRY(number());
                return Place{x, TRY(number())};
            }
            const std::string name = next();
            // A frame or two may pass until a widget is there.
            for (int tries = 0; tries < 30 && stage_.gui.placeOf(name).empty(); ++tries) {
                TRY(frames(1));
            }
            const ui::Rect found = stage_.gui.placeOf(name);
            if (found.empty()) {
                return fail("nothing named \"{}\" is on the window", name);
            }
            float x = 0.5F;
            float y = 0.5F;
            if (at_ + 1 < words_.size() && numberIn(words_[at_]) && numberIn(words_[at_ + 1])) {
                x = TRY(number());
                y = TRY(number());
            }
            return Place{found.x + found.w * x, found.y + found.h * y};
        }

        ui::MouseButton button()
        {
            if (more() && (words_[at_] == "right" || words_[at_] == "middle")) {
                return next() == "right" ? ui::MouseButton::right : ui::MouseButton::middle;
            }
            return ui::MouseButton::left;
        }

        Result<void> frames(int count)
        {
            using FrameClock = std::chrono::steady_clock;
            for (int i = 0; i < count; ++i) {
                const auto began = FrameClock::now();
                TRY(stage_.frame(frameSeconds));
                figures_.add(
                    std::chrono::duration<double, std::milli>(FrameClock::now() - began).count());
            }
            return {};
        }

        Result<void> moveTo(Place to)
        {
            stage_.input.push(ui::PointerMoved{to.x, to.y});
            return frames(2);
        }

        Result<void> click(int times)
        {
            const Place at = TRY(place());
            TRY(moveTo(at));
            const ui::MouseButton which = button();
            for (int i = 0; i < times; ++i) {
                stage_.input.push(ui::PointerPressed{which, true});
                stage_.input.push(ui::PointerPressed{which, false});
                TRY(frames(2));
            }
            ++actions_;
            return frames(2);
        }

        Result<void> drag()
        {
            const Place from = TRY(place());
            const Place to = TRY(place());
            const ui::MouseButton which = button();
            TRY(moveTo(from));
            stage_.input.push(ui::PointerPressed{which, true});
            TRY(frames(1));
            for (int i = 1; i <= dragSteps; ++i) {
                const float part = float(i) / float(dragSteps);
                stage_.input.push(ui::PointerMoved{from.x + (to.x - from.x) * part,
                                                   from.y + (to.y - from.y) * part});
                TRY(frames(1));
            }
            TRY(frames(1));
            stage_.input.push(ui::PointerPressed{which, false});
            ++actions_;
            return frames(3);
        }

        Result<void> leftButton(bool down)
        {
            if (down) {
                const Place at = TRY(place());
                TRY(moveTo(at));
                ++actions_;
            }
            stage_.input.push(ui::PointerPressed{ui::MouseButton::left, down});
            return frames(3);
        }

        Result<void> keys(bool down)
        {
            while (more()) {
                const std::string word = next();
                const int key = modifierKey(word);
                if (key == 0) {
                    return fail("\"{}\" is no key", word);
                }
                stage_.input.push(ui::KeyPressed{key, down});
            }
            return frames(2);
        }

        Result<void> press()
        {
            const std::string words = next();
            const ui::InputQueue::Chord chord = chordOf(words);
            if (chord.key == 0) {
                return fail("\"{}\" is no key", words);
            }
            const auto modifiers = [&](bool down) {
                const auto set = [&](bool wanted, int key) {
                    if (wanted) {
                        stage_.input.push(ui::KeyPressed{key, down});
                    }
                };
                set(chord.control, GLFW_KEY_LEFT_CONTROL);
                set(chord.shift, GLFW_KEY_LEFT_SHIFT);
                set(chord.alt, GLFW_KEY_LEFT_ALT);
            };
            modifiers(true);
            stage_.input.push(ui::KeyPressed{chord.key, true});
            stage_.input.push(ui::KeyPressed{chord.key, false});
            modifiers(false);
            ++actions_;
            return frames(4);
        }

        Result<void> type()
        {
            const std::string text = next();
            for (const char letter : text) {
                stage_.input.push(ui::TextTyped{std::uint32_t(static_cast<unsigned char>(letter))});
            }
            ++actions_;
            return frames(3);
        }

        /// Models and pictures have come, and what was to be saved is saved.
        bool settled() const
        {
            const Editor& editor = stage_.editor;
            return editor.desk.idle() && !editor.desk.hasNews() && !editor.reader.reading() &&
                   !editor.library.reading() && !editor.modelAdding.busy() &&
                   !editor.soundAdding.busy() && !editor.sounds.reading() && !editor.snaps.busy() &&
                   !editor.session.work().saving();
        }

        Result<void> settle()
        {
            const auto until = std::chrono::steady_clock::now() + longestSettling;
            TRY(frames(2));
            while (!settled()) {
                if (std::chrono::steady_clock::now() > until) {
                    return fail("the pictures did not settle within five minutes");
                }
                std::this_thread::sleep_for(std::chrono::milliseconds(5));
                TRY(stage_.frame(0.0));
            }
            return frames(2);
        }

        Result<void> finish()
        {
            const auto until = std::chrono::steady_clock::now() + longestSettling;
            for (const std::unique_ptr<Handover>& job : stage_.editor.handovers) {
                while (job->now().state == Handover::State::running) {
                    if (std::chrono::steady_clock::now() > until) {
                        return fail("a handover did not end within five minutes");
                    }
                    std::this_thread::sleep_for(std::chrono::milliseconds(5));
                    TRY(stage_.frame(0.0));
                }
                if (job->now().state != Handover::State::done) {
                    return fail("a handover ended with \"{}\"", job->now().words);
                }
            }
            return {};
        }

        Result<void> shot()
        {
            const std::string file = next();
            TRY(frames(1));
            const Image8 shown = TRY(stage_.gui.canvas().shown());
            return writePng(file, shown);
        }

        Result<void> expect()
        {
            const std::vector<std::string> words(words_.begin() + std::ptrdiff_t(at_),
                                                 words_.end());
            at_ = words_.size();
            return expectOf(stage_.editor, words);
        }

        Script::Stage& stage_;
        const std::vector<std::string>& words_;
        int& actions_;
        ScriptFigures& figures_;
        std::size_t at_ = 0;
    };

}

Result<Script> Script::read(const std::filesystem::path& file)
{
    std::ifstream stream(file);
    if (!stream) {
        return fail("The script {} cannot be read. Check its name.", file.string());
    }
    Script script;
    script.name_ = file.filename().string();
    std::string line;
    for (int number = 1; std::getline(stream, line); ++number) {
        Result<std::vector<std::string>> words = wordsOf(line);
        if (!words) {
            return fail("{} line {}: {}.", script.name_, number, words.error().message);
        }
        if (!words->empty()) {
            script.lines_.push_back({number, std::move(*words)});
        }
    }
    return script;
}

Result<void> Script::run(Stage& stage)
{
    for (const Line& line : lines_) {
        const Result<void> done = Doing(stage, line.words, actions_, figures_).run();
        if (!done) {
            return fail("{} line {}: {}.", name_, line.number, done.error().message);
        }
    }
    return {};
}

}
