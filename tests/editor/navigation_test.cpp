#include "editor/navigation.h"

#include <cmath>
#include <memory>

#include <GLFW/glfw3.h>
#include <glm/geometric.hpp>

#include "gpu/canvas.h"
#include "gpu/device.h"

#include <doctest/doctest.h>

using namespace premise;

namespace {

/// A window of 400 × 300 points that is one view.
class View {
public:
    View()
    {
        Result<std::unique_ptr<gpu::Device>> device = gpu::Device::create({});
        REQUIRE(device);
        device_ = std::move(*device);
        Result<std::unique_ptr<gpu::Canvas>> canvas = gpu::Canvas::create(*device_);
        REQUIRE(canvas);
        canvas_ = std::move(*canvas);
        REQUIRE(canvas_->resize(400, 300));
        Result<std::unique_ptr<ui::Gui>> gui = ui::Gui::create(*canvas_, 1.0F);
        REQUIRE(gui);
        gui_ = std::move(*gui);
        input.push(ui::PointerMoved{200.0F, 150.0F});
        frame();
        frame();
    }

    void frame()
    {
        constexpr double seconds = 0.1;
        gui_->begin(input, 400, 300, seconds);
        {
            const ui::Rect all{0.0F, 0.0F, 400.0F, 300.0F};
            const ui::Panel panel(*gui_, "view", all);
            const ViewInput seen = viewInput(*gui_, "view", all);
            navigate(*gui_, all, seen, camera, seconds);
            flies = fliesWith(GLFW_KEY_S);
        }
        REQUIRE(gui_->end());
    }

    void drag(ui::MouseButton button, float x, float y)
    {
        input.push(ui::PointerPressed{button, true});
        frame();
        input.push(ui::PointerMoved{200.0F + x, 150.0F + y});
        frame();
        input.push(ui::PointerPressed{button, false});
        frame();
    }

    void key(int which, bool down)
    {
        input.push(ui::KeyPressed{which, down});
        frame();
    }

    ui::InputQueue input;
    FreeCamera camera;
    bool flies = false;

private:
    std::unique_ptr<gpu::Device> device_;
    std::unique_ptr<gpu::Canvas> canvas_;
    std::unique_ptr<ui::Gui> gui_;
};

bool same(const DVec3& a, const DVec3& b)
{
    return glm::length(a - b) < 1e-9;
}

}

TEST_CASE("a left button on its own never moves the eye")
{
    View view;
    const DVec3 eye = view.camera.eye();
    view.drag(ui::MouseButton::left, 60.0F, 40.0F);
    CHECK(same(view.camera.eye(), eye));
}

TEST_CASE("Alt with the left button orbits: the eye goes round what it looks at")
{
    View view;
    const FreeCamera before = view.camera;
    view.key(GLFW_KEY_LEFT_ALT, true);
    view.drag(ui::MouseButton::left, 60.0F, 0.0F);
    CHECK(same(view.camera.pivot, before.pivot));
    CHECK(view.camera.distance == doctest::Approx(before.distance));
    CHECK(glm::length(view.camera.eye() - before.eye()) > 0.5);
}

TEST_CASE("the middle button slides the picture with Alt and without")
{
    for (const bool alt : {true, false}) {
        View view;
        const FreeCamera before = view.camera;
        if (alt) {
            view.key(GLFW_KEY_LEFT_ALT, true);
        }
        view.drag(ui::MouseButton::middle, 60.0F, 0.0F);
        const DVec3 way = view.camera.eye() - before.eye();
        // What is under the pointer follows it to the right, so the eye goes left.
        CHECK(glm::dot(way, before.right()) < -0.1);
        CHECK(std::abs(glm::dot(way, before.ahead())) < 1e-6);
        CHECK(same(view.camera.ahead(), before.ahead()));
    }
}

TEST_CASE("the wheel and Alt with the right button come nearer to what is looked at")
{
    View wheel;
    const FreeCamera before = wheel.camera;
    wheel.input.push(ui::WheelTurned{0.0F, 1.0F});
    wheel.frame();
    CHECK(wheel.camera.distance < before.distance);
    CHECK(same(wheel.camera.pivot, before.pivot));

    View button;
    button.key(GLFW_KEY_LEFT_ALT, true);
    button.drag(ui::MouseButton::right, 60.0F, 0.0F);
    CHECK(button.camera.distance < before.distance);
    CHECK(same(button.camera.pivot, before.pivot));
    CHECK(same(button.camera.ahead(), before.ahead()));
}

TEST_CASE("the right button looks round from where the eye is")
{
    View view;
    const FreeCamera before = view.camera;
    view.drag(ui::MouseButton::right, 60.0F, 0.0F);
    CHECK(same(view.camera.eye(), before.eye()));
    // The pointer to the right: the look goes right, which is a smaller pan.
    CHECK(view.camera.pan.inDegrees() < before.pan.inDegrees());
}

TEST_CASE("WASD QE fly while the right button is down and at no other time")
{
    struct Way {
        int key;
        double right;
        double up;
        double ahead;
    };
    const FreeCamera start;
    for (const Way& way : {Way{GLFW_KEY_W, 0.0, 0.0, 1.0}, Way{GLFW_KEY_S, 0.0, 0.0, -1.0},
                           Way{GLFW_KEY_D, 1.0, 0.0, 0.0}, Way{GLFW_KEY_A, -1.0, 0.0, 0.0},
                           Way{GLFW_KEY_E, 0.0, 1.0, 0.0}, Way{GLFW_KEY_Q, 0.0, -1.0, 0.0}}) {
        View view;
        view.key(way.key, true);
        CHECK(same(view.camera.eye(), start.eye()));
        CHECK_FALSE(view.flies);
        view.input.push(ui::PointerPressed{ui::MouseButton::right, true});
        view.frame();
        view.frame();
        CHECK(view.flies);
        const DVec3 flown = view.camera.eye() - start.eye();
        const DVec3 wanted =
            start.right() * way.right + DVec3(0.0, 1.0, 0.0) * way.up + start.ahead() * way.ahead;
        CAPTURE(way.key);
        CHECK(glm::length(flown) > 0.1);
        CHECK(glm::dot(glm::normalize(flown), wanted) > 0.999);
    }
}

TEST_CASE("the wheel changes how fast one flies while the right button is down")
{
    View view;
    view.input.push(ui::PointerPressed{ui::MouseButton::right, true});
    view.frame();
    const FreeCamera before = view.camera;
    view.input.push(ui::WheelTurned{0.0F, 1.0F});
    view.frame();
    CHECK(view.camera.flySpeed > before.flySpeed);
    CHECK(view.camera.distance == doctest::Approx(before.distance));
}
