#include "project/history.h"

#include <algorithm>
#include <iterator>

#include "base/promise.h"
#include "project/edit_words.h"

namespace premise {

History::History(Project project)
{
    states_.push_back({std::move(project), {}});
}

const Project& History::project() const
{
    return states_[now_].project;
}

Result<void> History::apply(const Edit& edit)
{
    Project next = TRY(applied(project(), edit));
    if (gestureChanged_) {
        states_[now_].project = std::move(next);
        states_[now_].step = stepName(edit, states_[now_ - 1].project);
        ++revision_;
        return {};
    }
    if (next == project()) {
        return {};
    }
    const auto undone = states_.begin() + std::ptrdiff_t(now_) + 1;
    if (gesture_) {
        beyondGesture_.assign(std::move_iterator(undone), std::move_iterator(states_.end()));
    }
    states_.erase(undone, states_.end());
    std::string step = stepName(edit, project());
    states_.push_back({std::move(next), std::move(step)});
    ++now_;
    ++revision_;
    gestureChanged_ = gesture_;
    return {};
}

std::string History::stepName(const Edit& edit, const Project& before) const
{
    return gestureName_.empty() ? describe(edit, before) : gestureName_;
}

void History::beginGesture(std::string name)
{
    PROMISE(!gesture_, "One gesture ends before the next begins");
    gesture_ = true;
    gestureName_ = std::move(name);
}

void History::endGesture()
{
    PROMISE(gesture_, "Only a gesture that began can end");
    if (gestureChanged_ && project() == states_[now_ - 1].project) {
        cancelGesture();
        return;
    }
    gesture_ = false;
    gestureChanged_ = false;
    gestureName_.clear();
    beyondGesture_.clear();
}

void History::cancelGesture()
{
    PROMISE(gesture_, "Only a gesture that began can be cancelled");
    if (gestureChanged_) {
        states_.pop_back();
        --now_;
        ++revision_;
        std::ranges::move(beyondGesture_, std::back_inserter(states_));
    }
    gesture_ = false;
    gestureChanged_ = false;
    gestureName_.clear();
    beyondGesture_.clear();
}

bool History::canUndo() const
{
    return !gesture_ && now_ > 0;
}

bool History::canRedo() const
{
    return !gesture_ && now_ + 1 < states_.size();
}

void History::undo()
{
    if (canUndo()) {
        --now_;
        ++revision_;
    }
}

void History::redo()
{
    if (canRedo()) {
        ++now_;
        ++revision_;
    }
}

std::string History::undoName() const
{
    return canUndo() ? states_[now_].step : std::string();
}

std::string History::redoName() const
{
    return canRedo() ? states_[now_ + 1].step : std::string();
}

}
