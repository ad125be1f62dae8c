#include "editor/script_expect.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "editor/actions.h"
#include "editor/script_words.h"

namespace premise {

namespace {

    /// The word at this place, without the mark of its quotes; empty where there is none.
    std::string wordAt(const std::vector<std::string>& words, std::size_t place)
    {
        if (place >= words.size()) {
            return {};
        }
        return words[place].starts_with('"') ? words[place].substr(1) : words[place];
    }

    std::string wordsOf(const Editor& editor, const std::string& what)
    {
        if (what == "proof") {
            return editor.handovers.empty() ? "" : editor.handovers.back()->now().proof;
        }
        return what == "status" ? editor.status() : editor.session.work().undoName();
    }

    Result<void> expectWords(const Editor& editor, const std::string& what,
                             const std::string& wanted)
    {
        const std::string is = wordsOf(editor, what);
        if (is.find(wanted) == std::string::npos) {
            return fail("the {} says \"{}\", not \"{}\"", what, is, wanted);
        }
        return {};
    }

    Result<void> expectSwitch(const Editor& editor, const std::string& name, bool wanted)
    {
        const auto found = std::ranges::find(actions(), name, &Action::name);
        if (found == actions().end() || !found->on) {
            return fail("\"{}\" is no switch", name);
        }
        if (found->on(editor) != wanted) {
            return fail("{} is {}", name, wanted ? "off" : "on");
        }
        return {};
    }

    Result<void> expectNumber(const std::string& what, double is, const std::string& wanted)
    {
        const std::optional<float> number = numberIn(wanted);
        if (!number) {
            return fail("\"{}\" is no number", wanted);
        }
        if (is != double(*number)) {
            return fail("there are {} {}, not {}", is, what, *number);
        }
        return {};
    }

}

Result<void> expectOf(const Editor& editor, const std::vector<std::string>& words)
{
    const std::string what = wordAt(words, 0);
    if (what == "status" || what == "undo" || what == "proof") {
        return expectWords(editor, what, wordAt(words, 1));
    }
    if (what == "on" || what == "off") {
        return expectSwitch(editor, wordAt(words, 1), what == "on");
    }
    const Project& project = editor.project();
    const Transport& clock = editor.transport();
    const std::array<std::pair<std::string_view, double>, 13> counts{
        {{"shots", double(project.shots.size())},
         {"cameras", double(project.cameras.size())},
         {"cast", double(project.cast.size())},
         {"pieces", double(project.setPieces.size())},
         {"rooms", double(project.rooms.size())},
         {"props", double(project.props.size())},
         {"marks", double(project.marks.size())},
         {"clips", double(project.cut.size())},
         {"sounds", double(project.soundClips.size())},
         {"frame", double(clock.frame() - clock.range().first)},
         {"shuttle", double(clock.shuttle())},
         {"in", double(clock.marked().first - clock.range().first)},
         {"out", double(clock.marked().end - clock.range().first)}}};
    for (const auto& [name, count] : counts) {
        if (name == what) {
            return expectNumber(what, count, wordAt(words, 1));
        }
    }
    return fail("\"{}\" cannot be expected", what);
}

}
