#include "editor/ui/gui.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include <GLFW/glfw3.h>
#include <imgui.h>

#include "editor/ui/draw.h"

namespace premise::ui {

namespace {

    constexpr double never = std::numeric_limits<double>::infinity();
    constexpr double tipDelay = 0.5; ///< seconds of rest before a tooltip shows
    constexpr double tipReopens = 0.3;
    constexpr float tipWidth = 264.0F;

    void mapKeys(ImGuiIO& io)
    {
        io.KeyMap[ImGuiKey_Tab] = GLFW_KEY_TAB;
        io.KeyMap[ImGuiKey_LeftArrow] = GLFW_KEY_LEFT;
        io.KeyMap[ImGuiKey_RightArrow] = GLFW_KEY_RIGHT;
        io.KeyMap[ImGuiKey_UpArrow] = GLFW_KEY_UP;
        io.KeyMap[ImGuiKey_DownArrow] = GLFW_KEY_DOWN;
        io.KeyMap[ImGuiKey_PageUp] = GLFW_KEY_PAGE_UP;
        io.KeyMap[ImGuiKey_PageDown] = GLFW_KEY_PAGE_DOWN;
        io.KeyMap[ImGuiKey_Home] = GLFW_KEY_HOME;
        io.KeyMap[ImGuiKey_End] = GLFW_KEY_END;
        io.KeyMap[ImGuiKey_Insert] = GLFW_KEY_INSERT;
        io.KeyMap[ImGuiKey_Delete] = GLFW_KEY_DELETE;
        io.KeyMap[ImGuiKey_Backspace] = GLFW_KEY_BACKSPACE;
        io.KeyMap[ImGuiKey_Space] = GLFW_KEY_SPACE;
        io.KeyMap[ImGuiKey_Enter] = GLFW_KEY_ENTER;
        io.KeyMap[ImGuiKey_Escape] = GLFW_KEY_ESCAPE;
        io.KeyMap[ImGuiKey_KeyPadEnter] = GLFW_KEY_KP_ENTER;
        io.KeyMap[ImGuiKey_A] = GLFW_KEY_A;
        io.KeyMap[ImGuiKey_C] = GLFW_KEY_C;
        io.KeyMap[ImGuiKey_V] = GLFW_KEY_V;
        io.KeyMap[ImGuiKey_X] = GLFW_KEY_X;
        io.KeyMap[ImGuiKey_Y] = GLFW_KEY_Y;
        io.KeyMap[ImGuiKey_Z] = GLFW_KEY_Z;
    }

    void plainStyle()
    {
        ImGuiStyle& style = ImGui::GetStyle();
        style.WindowPadding = ImVec2(0.0F, 0.0F);
        style.WindowBorderSize = 0.0F;
        style.WindowMinSize = ImVec2(1.0F, 1.0F);
        style.ItemSpacing = ImVec2(0.0F, 0.0F);
        style.FramePadding = ImVec2(0.0F, 0.0F);
        style.FrameBorderSize = 0.0F;
        style.ChildBorderSize = 0.0F;
        style.PopupBorderSize = 0.0F;
        style.ScrollbarSize = 4.0F;
        style.Colors[ImGuiCol_WindowBg] = ImVec4(0, 0, 0, 0);
        style.Colors[ImGuiCol_ChildBg] = ImVec4(0, 0, 0, 0);
        style.Colors[ImGuiCol_PopupBg] = ImVec4(0, 0, 0, 0);
        style.Colors[ImGuiCol_FrameBg] = ImVec4(0, 0, 0, 0);
        style.Colors[ImGuiCol_NavHighlight] = ImVec4(0, 0, 0, 0);
        style.Colors[ImGuiCol_ScrollbarBg] = ImVec4(0, 0, 0, 0);
        style.Colors[ImGuiCol_ScrollbarGrab] = ImColor(colour::hover);
        style.Colors[ImGuiCol_ScrollbarGrabHovered] = ImColor(colour::press);
        style.Colors[ImGuiCol_ScrollbarGrabActive] = ImColor(colour::press);
        style.Colors[ImGuiCol_Text] = ImColor(colour::text);
        style.Colors[ImGuiCol_TextSelectedBg] = ImColor(colour::accentFill);
    }

    static_assert(sizeof(gpu::CanvasVertex) == sizeof(ImDrawVert));

    /// The interface's points as the canvas's pixels.
    struct Pixels {
        std::vector<gpu::CanvasVertex> vertices{};
        std::vector<std::uint16_t> indices{};
        std::vector<gpu::CanvasBatch> batches{};
    };

    void append(Pixels& pixels, const ImDrawList& list, float scale)
    {
        const auto vertices = std::int32_t(pixels.vertices.size());
        const auto indices = std::uint32_t(pixels.indices.size());
        for (const ImDrawVert& vertex : list.VtxBuffer) {
            pixels.vertices.push_back(
                {vertex.pos.x * scale, vertex.pos.y * scale, vertex.uv.x, vertex.uv.y, vertex.col});
        }
        pixels.indices.insert(pixels.indices.end(), list.IdxBuffer.begin(), list.IdxBuffer.end());
        for (const ImDrawCmd& command : list.CmdBuffer) {
            if (command.ElemCount == 0) {
                continue;
            }
            gpu::CanvasBatch batch;
            batch.clip = {
                std::round(command.ClipRect.x * scale), std::round(command.ClipRect.y * scale),
                std::round(command.ClipRect.z * scale), std::round(command.ClipRect.w * scale)};
            batch.picture = std::uint32_t(reinterpret_cast<std::uintptr_t>(command.GetTexID()));
            batch.firstIndex = indices + command.IdxOffset;
            batch.indices = command.ElemCount;
            batch.firstVertex = vertices + std::int32_t(command.VtxOffset);
            pixels.batches.push_back(batch);
        }
    }

}

Result<std::unique_ptr<Gui>> Gui::create(gpu::Canvas& canvas, float scale, Clipboard clipboard)
{
    std::unique_ptr<Gui> gui(new Gui(canvas, std::move(clipboard)));
    TRY(gui->setScale(scale));
    return gui;
}

Gui::Gui(gpu::Canvas& canvas, Clipboard clipboard)
    : canvas_(&canvas), clipboard_(std::move(clipboard)), context_(ImGui::CreateContext())
{
    ImGui::SetCurrentContext(context_);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset | ImGuiBackendFlags_HasMouseCursors;
    io.MousePos = ImVec2(-1.0F, -1.0F);
    io.ClipboardUserData = this;
    io.GetClipboardTextFn = [](void* user) {
        auto* self = static_cast<Gui*>(user);
        if (self->clipboard_.get) {
            self->clipboardText_ = self->clipboard_.get();
        }
        return self->clipboardText_.c_str();
    };
    io.SetClipboardTextFn = [](void* user, const char* text) {
        auto* self = static_cast<Gui*>(user);
        self->clipboardText_ = text;
        if (self->clipboard_.set) {
            self->clipboard_.set(text);
        }
    };
    mapKeys(io);
    plainStyle();
}

Gui::~Gui()
{
    ImGui::SetCurrentContext(context_);
    ImGui::DestroyContext(context_);
}

Result<void> Gui::moveTo(gpu::Canvas& canvas)
{
    canvas_ = &canvas;
    atlas_ = 0;
    return setScale(scale_);
}

Result<void> Gui::setScale(float scale)
{
    ImGui::SetCurrentContext(context_);
    ImGuiIO& io = ImGui::GetIO();
    io.Fonts->Clear();
    fonts_ = TRY(loadFonts(scale));
    scale_ = scale;
    // Faces are drawn in pixels and measured in points.
    io.FontGlobalScale = 1.0F / scale;
    io.FontDefault = fonts_.face(Face::body);
    unsigned char* pixels = nullptr;
    Image8 image;
    io.Fonts->GetTexDataAsRGBA32(&pixels, &image.width, &image.height);
    image.pixels.assign(pixels, pixels + std::size_t(image.width) * std::size_t(image.height) * 4);
    atlas_ = TRY(canvas_->put(atlas_, image));
    io.Fonts->SetTexID(reinterpret_cast<ImTextureID>(std::uintptr_t(atlas_)));
    io.Fonts->ClearTexData();
    return {};
}

void Gui::begin(InputQueue& input, int pixelsWide, int pixelsHigh, double seconds)
{
    ImGui::SetCurrentContext(context_);
    ImGuiIO& io = ImGui::GetIO();
    taken_ = input.takeFrame();
    window_ = {0.0F, 0.0F, float(pixelsWide) / scale_, float(pixelsHigh) / scale_};
    io.DisplaySize = ImVec2(window_.w, window_.h);
    io.DeltaTime = float(std::max(seconds, 1e-4));
    time_ += seconds;
    drawAgain_ = input.empty() ? never : 0.0;
    pointer_ = Pointer::arrow;
    hint.clear();
    holdsPointer = false;
    lastPlaces_ = std::exchange(places_, {});
    tip_ = {};
    ImGui::NewFrame();
    if (typing()) {
        // Letters belong to the text; what is left are chords with Ctrl and Alt.
        std::erase_if(taken_.pressed,
                      [](const InputQueue::Chord& chord) { return !chord.control && !chord.alt; });
    }
}

bool Gui::typing() const
{
    return ImGui::GetIO().WantTextInput;
}

void Gui::swallow(const InputQueue::Chord& chord)
{
    std::erase(taken_.pressed, chord);
}

void Gui::notePlace(std::string_view name, const Rect& at)
{
    if (recording) {
        places_.insert_or_assign(std::string(name), at);
    }
}

Rect Gui::placeOf(std::string_view name) const
{
    const auto found = lastPlaces_.find(name);
    return found == lastPlaces_.end() ? Rect{} : found->second;
}

void Gui::drawAgainIn(double seconds)
{
    drawAgain_ = std::min(drawAgain_, std::max(seconds, 0.0));
}

Result<void> Gui::end()
{
    drawTooltip();
    if (typing()) {
        drawAgainIn(0.4); // the caret blinks
    }
    ImGui::Render();
    const ImDrawData& data = *ImGui::GetDrawData();
    Pixels pixels;
    pixels.vertices.reserve(std::size_t(data.TotalVtxCount));
    pixels.indices.reserve(std::size_t(data.TotalIdxCount));
    for (int i = 0; i < data.CmdListsCount; ++i) {
        append(pixels, *data.CmdLists[i], scale_);
    }
    return canvas_->draw({pixels.vertices, pixels.indices, pixels.batches});
}

void Gui::tooltip(const Rect& over, std::string_view name, std::string_view keys,
                  std::string_view sentence)
{
    tip_ = {over, std::string(name), std::string(keys), std::string(sentence)};
}

void Gui::drawTooltip()
{
    if (tip_.name.empty() || ImGui::IsAnyMouseDown()) {
        rested_ = {};
        return;
    }
    if (!(tip_.over == rested_)) {
        rested_ = tip_.over;
        restedSince_ = time_;
    }
    const double rest = time_ - restedSince_;
    const bool oneWasOpen = time_ - tipClosed_ < tipReopens;
    if (rest < tipDelay && !oneWasOpen) {
        drawAgainIn(tipDelay - rest);
        return;
    }
    tipClosed_ = time_;
    const float inner = tipWidth - 24.0F;
    const float sentenceHeight =
        tip_.sentence.empty() ? 0.0F : heightOf(*this, Face::body, tip_.sentence, inner) + 8.0F;
    Rect at{tip_.over.x, tip_.over.bottom() + 8.0F, tipWidth, 44.0F - 4.0F + sentenceHeight};
    if (at.bottom() > window_.bottom() - 4.0F) {
        at.y = tip_.over.y - 8.0F - at.h;
    }
    at.x = std::clamp(at.x, 4.0F, std::max(window_.w - at.w - 4.0F, 4.0F));
    draw = ImGui::GetForegroundDrawList();
    fill(*this, at, colour::raised, size::dialog);
    outline(*this, at, colour::edge, size::dialog);
    Rect inside = at.inset(12.0F, 10.0F);
    Rect head = inside.takeTop(20.0F, 8.0F);
    if (!tip_.keys.empty()) {
        keyCap(*this, head, tip_.keys);
    }
    text(*this, head, Face::strong, colour::text, tip_.name);
    if (!tip_.sentence.empty()) {
        paragraph(*this, inside, Face::body, colour::text2, tip_.sentence);
    }
}

Panel::Panel(Gui& gui, const char* name, const Rect& at, Ink ground, Layer layer)
    : gui_(gui), before_(gui.draw)
{
    ImGui::SetNextWindowPos(ImVec2(at.x, at.y));
    ImGui::SetNextWindowSize(ImVec2(std::max(at.w, 1.0F), std::max(at.h, 1.0F)));
    ImGuiWindowFlags flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                             ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav |
                             ImGuiWindowFlags_NoScrollWithMouse;
    if (layer == Layer::page) {
        flags |= ImGuiWindowFlags_NoBringToFrontOnFocus;
    }
    ImGui::Begin(name, nullptr, flags);
    gui.draw = ImGui::GetWindowDrawList();
    fill(gui, at, ground);
}

Panel::~Panel()
{
    ImGui::End();
    gui_.draw = before_;
}

}
