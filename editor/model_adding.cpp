#include "editor/model_adding.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "asset/import/importer.h"
#include "base/file.h"
#include "editor/editor.h"
#include "editor/ui/icons.h"
#include "editor/ui/widgets.h"
#include "stage/drop.h"
#include "stage/model_cameras.h"

namespace premise {

namespace {

    /// Whole numbers where they are, two digits else: "9", "0.85".
    std::string shortMetres(double metres)
    {
        return metres >= 10.0 ? fmt::format("{:.0f}", metres) : fmt::format("{:.2g}", metres);
    }

    void takeCameras(Editor& editor, const Model& model)
    {
        const std::vector<Edit> edits = editsToUseCameras(editor.project(), model);
        if (editor.ask(edits, "Use the cameras")) {
            editor.say(edits.size() == 1
                           ? std::string("1 camera is in the production")
                           : fmt::format("{} cameras are in the production", edits.size()));
        }
    }

    void scalePiece(Editor& editor, Id<SetPiece> id, double factor)
    {
        const SetPiece* piece = editor.project().setPieces.find(id);
        if (piece == nullptr) {
            return;
        }
        SetPiece changed = *piece;
        changed.placement.scale.rest *= factor;
        if (editor.ask({Put<SetPiece>{changed}}, "Scale " + piece->name)) {
            editor.say("Made " + changed.name + " smaller");
        }
    }

    /// For a file that has cameras and nothing to see.
    ModelQuestion onlyCameras(const std::string& name, const std::shared_ptr<const Model>& model)
    {
        ModelQuestion asks;
        const std::size_t count = model->cameras.size();
        asks.sentence = name + ": no shape found inside.";
        if (count > 0) {
            asks.sentence += count == 1 ? std::string(" It holds only 1 camera.")
                                        : fmt::format(" It holds only {} cameras.", count);
            asks.answer = count == 1 ? "Use the camera" : "Use the cameras";
            asks.act = [model](Editor& editor) { takeCameras(editor, *model); };
        }
        return asks;
    }

}

SizeDoubt sizeDoubt(const std::string& file, const Bounds& bounds)
{
    constexpr double largest = 300.0; // metres: more than any stage, less than a town
    const Vec3 size = bounds.empty() ? Vec3(0.0F) : bounds.size();
    const double widest = double(std::max({size.x, size.y, size.z}));
    if (!(widest > largest)) {
        return {};
    }
    const bool wide = double(std::max(size.x, size.z)) >= widest;
    return {fmt::format("{} is {} m {}. Is it in centimetres?", file, shortMetres(widest),
                        wide ? "wide" : "high"),
            fmt::format("Make it {} m", shortMetres(widest * 0.01)), 0.01};
}

ModelAdding::Read ModelAdding::read(const std::filesystem::path& file)
{
    Read read;
    read.file = file;
    Result<Model> model = importModel(file);
    if (!model) {
        read.problem = model.error().message;
        return read;
    }
    read.model = std::make_shared<const Model>(std::move(*model));
    if (const Result<std::string> hash = contentHash(file)) {
        read.contentHash = *hash;
    }
    return read;
}

void ModelAdding::follow(Editor& editor)
{
    if (coming_.valid() && coming_.wait_for(std::chrono::seconds(0)) == std::future_status::ready) {
        add(editor, coming_.get());
    }
    if (!coming_.valid() && !waiting_.empty()) {
        const std::filesystem::path file = waiting_.front();
        waiting_.pop_front();
        editor.say("Reading " + file.filename().string() + "…");
        coming_ = std::async(std::launch::async, [file] { return read(file); });
    }
    if (coming_.valid()) {
        editor.gui.drawAgainIn(0.1);
    }
}

void ModelAdding::add(Editor& editor, const Read& read)
{
    const std::string name = read.file.filename().string();
    if (read.model == nullptr) {
        editor.complain(read.problem);
        return;
    }
    if (triangleCount(*read.model) == 0) {
        question = onlyCameras(name, read.model);
        editor.complain(question->sentence);
        return;
    }
    DroppedModel model{read.file.stem().string(), {}, read.contentHash};
    model.path = fs::proximate(read.file, editor.session.file().parent_path()).generic_string();
    // Where the author looks, on the floor: where it is seen at once.
    const DVec3 foot(editor.freeCamera.pivot.x, -double(read.model->bounds.min.y),
                     editor.freeCamera.pivot.z);
    const Made<SetPiece> made = editsToDressWith(editor.project(), model, {foot, Angle(), {}});
    if (!editor.ask(made.edits, "Add " + model.name)) {
        return;
    }
    editor.selection.pick({ItemKind::setPiece, made.id.value});
    editor.say("Added " + name);
    if (const SizeDoubt doubt = sizeDoubt(name, read.model->bounds); !doubt.answer.empty()) {
        question = ModelQuestion{doubt.sentence, doubt.answer,
                                 [id = made.id, factor = doubt.factor](Editor& asked) {
                                     scalePiece(asked, id, factor);
                                 }};
    }
}

void drawModelQuestion(Editor& editor, const ui::Rect& view)
{
    std::optional<ModelQuestion>& question = editor.modelAdding.question;
    if (!question) {
        return;
    }
    ui::Gui& gui = editor.gui;
    ui::ButtonLook answer;
    answer.label = question->answer;
    answer.kind = ui::ButtonLook::Kind::main;
    const float answerWide = question->answer.empty() ? 0.0F : ui::buttonWidth(gui, answer) + 8.0F;
    const float width = ui::widthOf(gui, ui::Face::body, question->sentence) + answerWide + 80.0F;
    ui::Rect at{view.x + 12.0F, view.bottom() - 52.0F, std::min(width, view.w - 24.0F), 40.0F};
    ui::fill(gui, at, ui::colour::raised, ui::size::control);
    ui::outline(gui, at, ui::colour::edge, ui::size::control);
    at = at.inset(12.0F, 8.0F);
    ui::glyph(gui, at.takeLeft(16.0F, 8.0F), ui::icon::alert, ui::colour::warning);
    ui::ButtonLook leave;
    leave.icon = ui::icon::close;
    leave.kind = ui::ButtonLook::Kind::quiet;
    leave.tipName = "Leave it";
    const bool leaves = ui::button(gui, "close question", at.takeRight(24.0F, 8.0F), leave);
    bool answers = false;
    if (answerWide > 0.0F) {
        answers = ui::button(gui, question->answer, at.takeRight(answerWide - 8.0F, 8.0F), answer);
    }
    ui::text(gui, at, ui::Face::body, ui::colour::text, question->sentence);
    if (answers || leaves) {
        const ModelQuestion asked = *question;
        question.reset();
        if (answers) {
            asked.act(editor);
        }
    }
}

}
