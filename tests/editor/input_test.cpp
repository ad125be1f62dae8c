#include "editor/ui/input.h"

#include <GLFW/glfw3.h>
#include <imgui.h>

#include <doctest/doctest.h>

using namespace premise::ui;

namespace {

/// An interface without a window: enough for input to enter it.
struct Context {
    Context() : context(ImGui::CreateContext())
    {
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.DisplaySize = ImVec2(800.0F, 600.0F);
        unsigned char* pixels = nullptr;
        int width = 0;
        int height = 0;
        io.Fonts->GetTexDataAsAlpha8(&pixels, &width, &height);
    }
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;
    ~Context() { ImGui::DestroyContext(context); }

    InputQueue::Taken frame(InputQueue& queue)
    {
        InputQueue::Taken taken = queue.takeFrame();
        ImGui::NewFrame();
        ImGui::EndFrame();
        return taken;
    }
    ImGuiContext* context;
};

}

TEST_CASE("ten fast presses of a key are ten presses")
{
    Context interface;
    InputQueue queue;
    for (int i = 0; i < 10; ++i) {
        queue.push(KeyPressed{GLFW_KEY_F5, true});
        queue.push(KeyPressed{GLFW_KEY_F5, false});
    }
    int presses = 0;
    for (int i = 0; i < 40 && !queue.empty(); ++i) {
        presses += int(interface.frame(queue).pressed.size());
    }
    CHECK(queue.empty());
    CHECK(presses == 10);
}

TEST_CASE("a chord keeps the modifiers that were held when it went down")
{
    Context interface;
    InputQueue queue;
    queue.push(KeyPressed{GLFW_KEY_LEFT_CONTROL, true});
    queue.push(KeyPressed{GLFW_KEY_Z, true});
    queue.push(KeyPressed{GLFW_KEY_Z, false});
    queue.push(KeyPressed{GLFW_KEY_LEFT_CONTROL, false});
    std::vector<InputQueue::Chord> pressed;
    for (int i = 0; i < 10; ++i) {
        for (const InputQueue::Chord& chord : interface.frame(queue).pressed) {
            pressed.push_back(chord);
        }
    }
    REQUIRE(pressed.size() == 2);
    CHECK(pressed[1] == InputQueue::Chord{GLFW_KEY_Z, true, false, false});
    CHECK_FALSE(ImGui::GetIO().KeyCtrl);
}

TEST_CASE("a click is over before the pointer moves on")
{
    Context interface;
    InputQueue queue;
    queue.push(PointerMoved{10.0F, 10.0F});
    queue.push(PointerPressed{MouseButton::left, true});
    queue.push(PointerPressed{MouseButton::left, false});
    queue.push(PointerMoved{500.0F, 400.0F});
    interface.frame(queue);
    CHECK(ImGui::GetIO().MouseDown[0]);
    CHECK(ImGui::GetIO().MousePos.x == 10.0F);
    interface.frame(queue);
    CHECK_FALSE(ImGui::GetIO().MouseDown[0]);
    CHECK(ImGui::GetIO().MousePos.x == 10.0F);
    interface.frame(queue);
    CHECK(ImGui::GetIO().MousePos.x == 500.0F);
}

TEST_CASE("a window that loses the keyboard holds no key down")
{
    Context interface;
    InputQueue queue;
    queue.push(KeyPressed{GLFW_KEY_W, true});
    queue.push(PointerPressed{MouseButton::right, true});
    interface.frame(queue);
    interface.frame(queue);
    queue.push(FocusChanged{false});
    CHECK(interface.frame(queue).focusLost);
    CHECK_FALSE(ImGui::GetIO().KeysDown[GLFW_KEY_W]);
    CHECK_FALSE(ImGui::GetIO().MouseDown[1]);
}
