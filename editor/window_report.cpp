#include "editor/window_report.h"

#include <fstream>

#include <fmt/format.h>

namespace premise {

void WindowReport::write(const Editor& editor)
{
    if (file_.empty()) {
        return;
    }
    const ui::Gui& gui = editor.gui;
    const float scale = gui.scale();
    std::filesystem::path part = file_;
    part += ".part";
    {
        std::ofstream stream(part);
        stream << fmt::format("frame {}\nsize {:.0f} {:.0f}\npage {}\nframe-of-scene {:.0f}\n"
                              "status {}\n",
                              ++frame_, gui.window().w * scale, gui.window().h * scale,
                              int(editor.page), editor.time, editor.status());
        for (const auto& [name, at] : gui.places()) {
            stream << fmt::format("place {:.0f} {:.0f} {:.0f} {:.0f} {}\n", at.x * scale,
                                  at.y * scale, at.w * scale, at.h * scale, name);
        }
    }
    std::error_code ignored; // who reads it sees that nothing comes
    std::filesystem::rename(part, file_, ignored);
}

}
