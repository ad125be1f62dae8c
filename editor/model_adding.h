#pragma once

#include <deque>
#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <string>

#include "asset/model.h"
#include "base/result.h"
#include "editor/ui/rect.h"

namespace premise {

class Editor;

/// Something about a model that the author may want otherwise: a sentence and what its button does.
struct ModelQuestion {
    std::string sentence{};
    std::string answer{}; ///< empty: there is nothing to be done
    std::function<void(Editor&)> act{};
};

/// Models on their way from disk into the production. Each is read aside first, so that what is wrong
/// with it is told before anything of it is there.
class ModelAdding {
public:
    void begin(const std::filesystem::path& file) { waiting_.push_back(file); }
    /// Reads the next, and adds what has been read or says why not.
    void follow(Editor& editor);
    [[nodiscard]] bool busy() const { return coming_.valid() || !waiting_.empty(); }

    std::optional<ModelQuestion> question; ///< until it is answered or closed

private:
    struct Read {
        std::filesystem::path file{};
        std::shared_ptr<const Model> model{}; ///< null: `problem` says why
        std::string contentHash{};
        std::string problem{};
    };
    static Read read(const std::filesystem::path& file);
    void add(Editor& editor, const Read& read);

    std::deque<std::filesystem::path> waiting_;
    std::future<Read> coming_;
};

/// The bar that asks, at the lower left of a view.
void drawModelQuestion(Editor& editor, const ui::Rect& view);

/// What is to be asked about a model's size, and by which factor its answer multiplies it; empty where
/// it is as large as things in a set are.
struct SizeDoubt {
    std::string sentence{}; ///< "wall.glb is 900 m wide. Is it in centimetres?"
    std::string answer{};   ///< "Make it 9 m"
    double factor = 1.0;
};
[[nodiscard]] SizeDoubt sizeDoubt(const std::string& file, const Bounds& bounds);

}
