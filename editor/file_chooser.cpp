#include "editor/file_chooser.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>

#include <GLFW/glfw3.h>
#include <imgui.h>

#include "base/byte_count.h"
#include "editor/editor.h"
#include "editor/ui/fields.h"
#include "editor/ui/icons.h"

namespace premise {

namespace {

    constexpr float chooserWide = 720.0F;
    constexpr float chooserHigh = 520.0F;
    constexpr float placesWide = 176.0F;
    constexpr std::size_t mostRecent = 6;

    void goInto(FileChooser& chooser, const fs::path& folder)
    {
        chooser.folder = folder.lexically_normal();
        chooser.typed.clear();
        chooser.marked = 0;
        Result<std::vector<FolderEntry>> found = modelsIn(chooser.folder);
        chooser.trouble = found ? "" : found.error().message;
        chooser.entries = found ? std::move(*found) : std::vector<FolderEntry>();
    }

    void chooseFile(Editor& editor, const fs::path& file)
    {
        FileChooser& chooser = editor.fileChooser;
        chooser.open = false;
        std::erase(chooser.recent, file.parent_path());
        chooser.recent.insert(chooser.recent.begin(), file.parent_path());
        chooser.recent.resize(std::min(chooser.recent.size(), mostRecent));
        editor.addFile(file);
    }

    void enterEntry(Editor& editor, const FolderEntry& entry)
    {
        FileChooser& chooser = editor.fileChooser;
        if (entry.folder) {
            goInto(chooser, chooser.folder / entry.name);
        } else {
            chooseFile(editor, chooser.folder / entry.name);
        }
    }

    bool holdsTyped(const std::string& name, const std::string& typed)
    {
        const auto same = [](unsigned char a, unsigned char b) {
            return std::tolower(a) == std::tolower(b);
        };
        return typed.empty() || !std::ranges::search(name, typed, same).empty();
    }

    fs::path homeFolder()
    {
        const char* home = std::getenv("HOME");
        return home == nullptr ? fs::path("/") : fs::path(home);
    }

    /// A path that was typed whole: to a folder, or to a file.
    bool goToTyped(Editor& editor)
    {
        FileChooser& chooser = editor.fileChooser;
        fs::path typed = chooser.typed;
        if (chooser.typed.starts_with("~/")) {
            typed = homeFolder() / chooser.typed.substr(2);
        }
        std::error_code trouble;
        if (!typed.is_absolute()) {
            return false;
        }
        if (fs::is_directory(typed, trouble)) {
            goInto(chooser, typed);
        } else {
            chooseFile(editor, typed);
        }
        return true;
    }

    void drawPlace(Editor& editor, ui::Rect& list, std::string_view name, const fs::path& folder,
                   const char* sign)
    {
        const ui::Rect at = list.takeTop(ui::size::row);
        const bool here = editor.fileChooser.folder == folder.lexically_normal();
        const ui::Hit over = ui::row(editor.gui, "place " + folder.string(), at, here);
        ui::Rect inside = at.inset(8.0F, 0.0F);
        ui::glyph(editor.gui, inside.takeLeft(16.0F, 8.0F), sign, ui::colour::text2);
        ui::text(editor.gui, inside, ui::Face::body, ui::colour::text, name);
        if (over.hovered) {
            editor.gui.tooltip(at, folder.string());
        }
        if (over.clicked) {
            goInto(editor.fileChooser, folder);
        }
    }

    void drawPlaces(Editor& editor, ui::Rect list)
    {
        drawPlace(editor, list, "Home", homeFolder(), ui::icon::folder);
        drawPlace(editor, list, "This production", editor.session.file().parent_path(),
                  ui::icon::movie);
        const std::vector<fs::path> recent = editor.fileChooser.recent;
        if (!recent.empty()) {
            list.takeTop(8.0F);
            ui::text(editor.gui, list.takeTop(ui::size::row).inset(8.0F, 0.0F), ui::Face::strong,
                     ui::colour::text2, "Recent");
        }
        for (const fs::path& folder : recent) {
            drawPlace(editor, list, folder.filename().string(), folder, ui::icon::folderOpen);
        }
    }

    void drawEntry(Editor& editor, const FolderEntry& entry, const ui::Rect& at, bool marked)
    {
        if (marked) {
            ui::fill(editor.gui, at, ui::colour::accentFill, ui::size::control);
        }
        ui::Rect inside = at.inset(8.0F, 0.0F);
        ui::glyph(editor.gui, inside.takeLeft(16.0F, 8.0F),
                  entry.folder ? ui::icon::folder : ui::icon::cube, ui::colour::text2);
        if (!entry.folder) {
            ui::text(editor.gui, inside.takeRight(72.0F, 8.0F), ui::Face::body, ui::colour::text3,
                     bytesText(entry.bytes), ui::Align::right);
        }
        ui::text(editor.gui, inside, ui::Face::body, ui::colour::text, entry.name);
    }

    void drawEntries(Editor& editor, const std::vector<FolderEntry>& shown, const ui::Rect& area,
                     bool keyMoved)
    {
        FileChooser& chooser = editor.fileChooser;
        if (shown.empty()) {
            ui::paragraph(editor.gui, area.inset(8.0F), ui::Face::body, ui::colour::text3,
                          chooser.trouble.empty() ? "No models here." : chooser.trouble);
            return;
        }
        ui::Scroll scroll(editor.gui, "entries", area);
        ui::Rect list = scroll.content();
        for (std::size_t i = 0; i < shown.size(); ++i) {
            const ui::Rect at = list.takeTop(ui::size::row);
            if (i == chooser.marked && keyMoved) {
                scroll.reveal(at);
            }
            if (at.bottom() < area.y || at.y > area.bottom()) {
                continue;
            }
            const ui::Hit over = ui::hit(editor.gui, "file " + shown[i].name, at);
            if (over.hovered && i != chooser.marked) {
                ui::fill(editor.gui, at, ui::colour::hover, ui::size::control);
            }
            drawEntry(editor, shown[i], at, i == chooser.marked);
            if (over.pressed) {
                chooser.marked = i;
            }
            if (over.twice || (over.clicked && shown[i].folder)) {
                enterEntry(editor, shown[i]);
                break;
            }
        }
        scroll.setHeight(float(shown.size()) * ui::size::row);
    }

    std::vector<FolderEntry> shownEntries(const FileChooser& chooser)
    {
        std::vector<FolderEntry> shown;
        std::ranges::copy_if(
            chooser.entries, std::back_inserter(shown),
            [&](const FolderEntry& entry) { return holdsTyped(entry.name, chooser.typed); });
        return shown;
    }

    /// Up and down mark, Backspace without text goes out of the folder. True when one was marked.
    bool takeChooserKeys(FileChooser& chooser, std::size_t count, bool hadText)
    {
        bool moved = false;
        if (ImGui::IsKeyPressed(GLFW_KEY_DOWN) && chooser.marked + 1 < count) {
            ++chooser.marked;
            moved = true;
        }
        if (ImGui::IsKeyPressed(GLFW_KEY_UP) && chooser.marked > 0) {
            --chooser.marked;
            moved = true;
        }
        if (!hadText && ImGui::IsKeyPressed(GLFW_KEY_BACKSPACE)) {
            goInto(chooser, chooser.folder.parent_path());
        }
        return moved;
    }

    void drawChooserHead(Editor& editor, ui::Rect head)
    {
        FileChooser& chooser = editor.fileChooser;
        ui::ButtonLook up;
        up.icon = ui::icon::up;
        up.tipName = "The folder above";
        up.keys = "Backspace";
        if (ui::button(editor.gui, "folder above", head.takeLeft(28.0F, 8.0F).band(28.0F), up)) {
            goInto(chooser, chooser.folder.parent_path());
        }
        const ui::Rect field = head.takeRight(240.0F, 8.0F).band(28.0F);
        const std::string before = chooser.typed;
        if (ui::searchField(editor.gui, "find file", field, chooser.typed, "Type to filter",
                            chooser.justOpened || chooser.typed != before)) {
            chooser.marked = 0;
        }
        ui::text(editor.gui, head, ui::Face::strong, ui::colour::text, chooser.folder.string());
    }

}

void openFileChooser(Editor& editor)
{
    FileChooser& chooser = editor.fileChooser;
    chooser.open = true;
    chooser.justOpened = true;
    goInto(chooser,
           chooser.recent.empty() ? editor.session.file().parent_path() : chooser.recent.front());
}

void drawFileChooser(Editor& editor)
{
    FileChooser& chooser = editor.fileChooser;
    if (!chooser.open) {
        return;
    }
    ui::Gui& gui = editor.gui;
    const ui::Panel dim(gui, "file chooser", gui.window(), ui::colour::dimDialog,
                        ui::Panel::Layer::over);
    if (chooser.justOpened) {
        ImGui::SetWindowFocus();
    }
    const bool hadText = !chooser.typed.empty();
    const ui::Rect box{gui.window().midX() - chooserWide * 0.5F,
                       gui.window().midY() - std::min(chooserHigh, gui.window().h - 32.0F) * 0.5F,
                       chooserWide, std::min(chooserHigh, gui.window().h - 32.0F)};
    ui::fill(gui, box, ui::colour::raised, ui::size::dialog);
    ui::outline(gui, box, ui::colour::edge, ui::size::dialog);
    ui::Rect rest = box.inset(16.0F);
    ui::text(gui, rest.takeTop(24.0F, 8.0F), ui::Face::title, ui::colour::text,
             "Add a model or a sound");
    drawChooserHead(editor, rest.takeTop(28.0F, 12.0F));
    chooser.justOpened = false;
    ui::Rect foot = rest.takeBottom(28.0F, 12.0F);
    drawPlaces(editor, rest.takeLeft(placesWide, 12.0F));
    const std::vector<FolderEntry> shown = shownEntries(chooser);
    const bool keyMoved = takeChooserKeys(chooser, shown.size(), hadText);
    ui::fill(gui, rest, ui::colour::panel, ui::size::control);
    drawEntries(editor, shown, rest.inset(4.0F), keyMoved);
    ui::ButtonLook add;
    add.kind = ui::ButtonLook::Kind::main;
    const bool any = chooser.marked < shown.size();
    add.label = any && shown[chooser.marked].folder ? "Open" : "Add";
    add.disabled = any ? "" : "Mark a model first.";
    ui::ButtonLook leave;
    leave.label = "Leave it";
    const bool adds =
        ui::button(gui, "Add the model", foot.takeRight(ui::buttonWidth(gui, add), 8.0F), add);
    const bool leaves =
        ui::button(gui, "Leave it", foot.takeRight(ui::buttonWidth(gui, leave), 8.0F), leave);
    ui::text(gui, foot, ui::Face::body, ui::colour::text3,
             "glTF, FBX, OBJ, Collada, USD text, PLY, STL, 3DS, BVH");
    if (leaves || ImGui::IsKeyPressed(GLFW_KEY_ESCAPE)) {
        chooser.open = false;
    } else if (adds || ImGui::IsKeyPressed(GLFW_KEY_ENTER) ||
               ImGui::IsKeyPressed(GLFW_KEY_KP_ENTER)) {
        if (!goToTyped(editor) && any && chooser.marked < shown.size()) {
            enterEntry(editor, shown[chooser.marked]);
        }
    }
}

}
