#include "editor/recovery_layer.h"

#include <algorithm>

#include <GLFW/glfw3.h>
#include <fmt/format.h>
#include <imgui.h>

#include "editor/ui/icons.h"
#include "editor/ui/widgets.h"

namespace premise {

namespace {

    constexpr float layerWidth = 560.0F;
    constexpr std::size_t shownChanges = 4;

    void answer(Editor& editor, bool take)
    {
        const std::size_t count = editor.session.work().recovery()->changes.size();
        const Result<void> done =
            take ? editor.session.work().takeRecovery() : editor.session.work().setRecoveryAside();
        if (!done) {
            editor.complain(done.error().message);
        } else if (take) {
            editor.say(
                fmt::format("Opened with the {} changes. Ctrl+S writes them to the file", count));
        } else {
            editor.say("Opened as saved. The changes are kept aside");
        }
    }

}

bool recoveryWaits(const Editor& editor)
{
    return editor.session.work().recovery().has_value();
}

void drawRecovery(Editor& editor)
{
    if (!recoveryWaits(editor)) {
        return;
    }
    ui::Gui& gui = editor.gui;
    const Recovery& recovery = *editor.session.work().recovery();
    const ui::Panel dim(gui, "recovery dim", gui.window(), ui::colour::dimDialog,
                        ui::Panel::Layer::over);
    ImGui::SetWindowFocus();
    const std::size_t rows = std::min(shownChanges, recovery.changes.size());
    const float sentence = ui::heightOf(gui, ui::Face::body, recovery.sentence, layerWidth - 48.0F);
    float damage = 0.0F;
    for (const std::string& line : recovery.damage) {
        damage += ui::heightOf(gui, ui::Face::body, line, layerWidth - 48.0F) + 6.0F;
    }
    const float height = 24.0F + 32.0F + 10.0F + sentence + 14.0F + float(rows) * 22.0F + damage +
                         20.0F + 28.0F + 10.0F + 18.0F + 20.0F;
    ui::Rect box{gui.window().midX() - layerWidth * 0.5F, gui.window().midY() - height * 0.5F,
                 layerWidth, height};
    ui::fill(gui, box, ui::colour::raised, ui::size::dialog);
    ui::outline(gui, box, ui::colour::edge, ui::size::dialog);
    ui::Rect rest = box.inset(24.0F, 24.0F);
    ui::Rect head = rest.takeTop(32.0F, 10.0F);
    ui::glyph(gui, head.takeLeft(28.0F, 12.0F), ui::icon::restore, ui::colour::proof,
              ui::IconSize::dialog);
    ui::text(gui, head, ui::Face::number, ui::colour::text, "We kept your work");
    ui::paragraph(gui, rest.takeTop(sentence, 14.0F), ui::Face::body, ui::colour::text2,
                  recovery.sentence);
    for (std::size_t i = 0; i < rows; ++i) {
        const RecoveredChange& change = recovery.changes[recovery.changes.size() - rows + i];
        ui::Rect line = rest.takeTop(22.0F);
        ui::glyph(gui, line.takeLeft(14.0F, 10.0F), ui::icon::check, ui::colour::text3,
                  ui::IconSize::row);
        ui::text(gui, line, ui::Face::body, ui::colour::text, change.what);
    }
    for (const std::string& line : recovery.damage) {
        const float tall = ui::heightOf(gui, ui::Face::body, line, rest.w);
        ui::paragraph(gui, rest.takeTop(tall, 6.0F), ui::Face::body, ui::colour::warning, line);
    }
    rest.takeTop(20.0F);
    ui::Rect buttons = rest.takeTop(28.0F, 10.0F);
    ui::ButtonLook take;
    const std::string words = recovery.changes.size() == 1 ? std::string("Open with the change")
                                                           : fmt::format("Open with the {} changes",
                                                                         recovery.changes.size());
    take.label = words;
    take.kind = ui::ButtonLook::Kind::main;
    ui::ButtonLook saved;
    saved.label = "Open as saved";
    const bool takes = ui::button(gui, "Open with the changes",
                                  buttons.takeLeft(ui::buttonWidth(gui, take), 8.0F), take);
    const bool leaves = ui::button(gui, "Open as saved",
                                   buttons.takeLeft(ui::buttonWidth(gui, saved), 8.0F), saved);
    ui::text(gui, rest.takeTop(18.0F), ui::Face::body, ui::colour::text3, "Both are kept.");
    if (takes || ImGui::IsKeyPressed(GLFW_KEY_ENTER)) {
        answer(editor, true);
    } else if (leaves) {
        answer(editor, false);
    }
}

}
