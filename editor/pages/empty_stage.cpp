#include <array>

#include "editor/empty_note.h"
#include "editor/pages/set_parts.h"
#include "editor/ui/icons.h"
#include "editor/ui/widgets.h"

// The three steps from an empty stage to the first shot.

namespace premise {

namespace {

    constexpr std::size_t twoPeople = 2;

    struct StageStep {
        std::string_view title{};
        std::string_view sentence{};
        const char* sign = nullptr;
        std::array<std::string_view, 2> actions{}; ///< the second may be empty
    };
    constexpr std::array<StageStep, 3> stageSteps{{{"Bring in a set",
                                                    "Drop a model here, or draw a room.",
                                                    ui::icon::cube,
                                                    {"Add model", "Draw a room"}},
                                                   {"Place two people",
                                                    "Click the floor where they stand.",
                                                    ui::icon::addPerson,
                                                    {"Add person", ""}},
                                                   {"Find a shot",
                                                    "Look through a lens, keep a frame.",
                                                    ui::icon::camera,
                                                    {"New shot", ""}}}};

    bool stepIsDone(const Project& project, std::size_t step)
    {
        switch (step) {
        case 0:
            return !project.rooms.empty() || !project.setPieces.empty() || !project.props.empty();
        case 1: return project.cast.size() >= twoPeople;
        default: return !project.shots.empty();
        }
    }

    std::size_t nextStep(const Project& project)
    {
        std::size_t step = 0;
        while (step < stageSteps.size() && stepIsDone(project, step)) {
            ++step;
        }
        return step;
    }

    void drawStepCard(Editor& editor, const ui::Rect& at, std::size_t step, bool next)
    {
        ui::Gui& gui = editor.gui;
        const StageStep& what = stageSteps[step];
        const bool done = stepIsDone(editor.project(), step);
        ui::fill(gui, at, ui::colour::panel, ui::size::dialog);
        ui::outline(gui, at, next ? ui::colour::accent : ui::colour::hover, ui::size::dialog);
        ui::Rect rest = at.inset(16.0F);
        const ui::Rect buttons = rest.takeBottom(ui::size::button);
        ui::Rect signRow = rest.takeTop(28.0F, 12.0F);
        ui::Ink ink = next ? ui::colour::accent : ui::colour::text3;
        ink = done ? ui::colour::proof : ink;
        ui::glyph(gui, signRow.takeLeft(28.0F), done ? ui::icon::check : what.sign, ink,
                  ui::IconSize::card);
        ui::text(gui, rest.takeTop(16.0F, 8.0F), ui::Face::strong, ui::colour::text,
                 fmt::format("{}  {}", step + 1, what.title));
        ui::paragraph(gui, rest, ui::Face::body, ui::colour::text2, what.sentence);
        ui::Rect row = buttons;
        for (std::size_t i = 0; i < what.actions.size(); ++i) {
            if (!what.actions[i].empty()) {
                const ui::Rect place =
                    row.takeLeft(nextStepWidth(editor, what.actions[i]), ui::size::gap);
                nextStepButton(editor, place, what.actions[i], next && i == 0, " card");
            }
        }
    }

    /// All of it, in the middle of a stage where nothing stands.
    void drawStageCards(Editor& editor, const ui::Rect& view)
    {
        ui::Gui& gui = editor.gui;
        constexpr float gap = 12.0F;
        constexpr float cardHigh = 176.0F;
        const float wide = std::min(248.0F, (view.w - 48.0F - 2.0F * gap) / 3.0F);
        const float whole = 36.0F + 8.0F + 20.0F + 28.0F + cardHigh;
        ui::Rect rest{view.x, view.y + std::max((view.h - whole) * 0.42F, 44.0F), view.w, whole};
        ui::text(gui, rest.takeTop(36.0F, 8.0F), ui::Face::display, ui::colour::text,
                 "An empty stage", ui::Align::middle);
        ui::text(gui, rest.takeTop(20.0F, 28.0F), ui::Face::body, ui::colour::text2,
                 "Three steps to your first shot. Nothing here can break, and everything can be "
                 "undone.",
                 ui::Align::middle);
        ui::Rect cards{view.midX() - wide * 1.5F - gap, rest.y, wide * 3.0F + gap * 2.0F, cardHigh};
        ui::hit(gui, "empty stage", cards); // a click between buttons is not meant for the floor
        for (std::size_t step = 0; step < stageSteps.size(); ++step) {
            drawStepCard(editor, cards.takeLeft(wide, gap), step, step == 0);
        }
    }

    /// One line under the view's pills, once there is something to be seen.
    void drawStageLine(Editor& editor, const ui::Rect& view, std::size_t next)
    {
        ui::Gui& gui = editor.gui;
        const std::string_view action = stageSteps[next].actions[0];
        float width = 24.0F + nextStepWidth(editor, action) + 28.0F;
        for (std::size_t step = 0; step < stageSteps.size(); ++step) {
            width += 22.0F + 16.0F +
                     ui::widthOf(gui, step == next ? ui::Face::strong : ui::Face::body,
                                 stageSteps[step].title);
        }
        if (width > view.w - 24.0F) {
            return; // the toolbar has the buttons too
        }
        ui::Rect at{view.midX() - width * 0.5F, view.y + 48.0F, width, 40.0F};
        ui::hit(gui, "stage line", at);
        ui::fill(gui, at, ui::colour::pill, ui::size::dialog);
        at = at.inset(12.0F, 6.0F);
        for (std::size_t step = 0; step < stageSteps.size(); ++step) {
            const bool done = stepIsDone(editor.project(), step);
            const ui::Rect sign = at.takeLeft(16.0F, 6.0F);
            if (done) {
                ui::glyph(gui, sign, ui::icon::check, ui::colour::proof, ui::IconSize::row);
            } else {
                ui::text(gui, sign, ui::Face::strong,
                         step == next ? ui::colour::accent : ui::colour::text3,
                         std::to_string(step + 1), ui::Align::middle);
            }
            const ui::Face face = step == next ? ui::Face::strong : ui::Face::body;
            const float words = ui::widthOf(gui, face, stageSteps[step].title);
            ui::text(gui, at.takeLeft(words + 1.0F, 15.0F), face,
                     step == next ? ui::colour::text : ui::colour::text2, stageSteps[step].title);
        }
        ui::ButtonLook close;
        close.icon = ui::icon::close;
        close.kind = ui::ButtonLook::Kind::quiet;
        close.tipName = "Hide the steps";
        if (ui::button(gui, "hide steps", at.takeRight(24.0F, 4.0F).band(24.0F), close)) {
            editor.stepsHidden = true;
        }
        nextStepButton(editor, at.takeRight(nextStepWidth(editor, action)), action, true, " card");
    }

}

void drawEmptyStage(Editor& editor, const ui::Rect& view)
{
    const std::size_t next = nextStep(editor.project());
    editor.stepsHidden = editor.stepsHidden || !editor.project().shots.empty();
    if (editor.stepsHidden || next == stageSteps.size() || editor.tool != Tool::select) {
        return; // a tool in hand needs the floor
    }
    const bool bare = next == 0 && editor.project().cast.empty();
    if (bare) {
        drawStageCards(editor, view);
        editor.gui.hint =
            editor.gui.hint.empty() ? "Drop a model on the stage to begin" : editor.gui.hint;
    } else {
        drawStageLine(editor, view, next);
    }
}

}
