#include "editor/empty_note.h"

#include "editor/actions.h"
#include "editor/ui/widgets.h"

namespace premise {

namespace {

    ui::ButtonLook nextStepLook(const Editor& editor, std::string_view name, bool main)
    {
        const Action& action = actionNamed(name);
        ui::ButtonLook look;
        look.label = action.name;
        look.kind = main ? ui::ButtonLook::Kind::main : ui::ButtonLook::Kind::plain;
        look.keys = action.keys;
        look.tip = action.sentence;
        look.disabled = action.reason ? action.reason(editor) : ui::Reason();
        return look;
    }

}

void nextStepButton(Editor& editor, const ui::Rect& at, std::string_view action, bool main,
                    std::string_view suffix)
{
    const std::string id = std::string(action).append(suffix);
    if (ui::button(editor.gui, id, at, nextStepLook(editor, action, main))) {
        runAction(editor, actionNamed(action));
    }
}

float nextStepWidth(const Editor& editor, std::string_view action)
{
    return ui::buttonWidth(editor.gui, nextStepLook(editor, action, false));
}

void emptyNote(Editor& editor, const ui::Rect& area, std::string_view sentence,
               std::string_view action)
{
    ui::Rect rest = area.inset(ui::size::padding);
    const float height = ui::heightOf(editor.gui, ui::Face::body, sentence, rest.w);
    ui::paragraph(editor.gui, rest.takeTop(height, 12.0F), ui::Face::body, ui::colour::text3,
                  sentence);
    if (!action.empty() && rest.h >= ui::size::button) {
        ui::Rect row = rest.takeTop(ui::size::button);
        nextStepButton(editor, row.takeLeft(nextStepWidth(editor, action)), action, false);
    }
}

void emptyPicture(Editor& editor, const ui::Rect& area, std::string_view sentence,
                  std::string_view action)
{
    ui::Rect words = area.band(20.0F);
    words.y -= action.empty() ? 0.0F : 20.0F;
    ui::text(editor.gui, words, ui::Face::body, ui::colour::text2, sentence, ui::Align::middle);
    if (!action.empty() && area.h > 80.0F) {
        const float width = nextStepWidth(editor, action);
        nextStepButton(
            editor, {area.midX() - width * 0.5F, words.bottom() + 10.0F, width, ui::size::button},
            action, false);
    }
}

}
