#include "project/history.h"

#include <algorithm>
#include <iterator>

#include "base/check.h"

namespace premise {

History::History(Project project)
{
    states_.push_back(std::move(project));
}

const Project& History::project() const
{
    return states_[now_];
}

Result<void> History::apply(const Edit& edit)
{
    Project next = TRY(applied(project(), edit));
    if (gestureChanged_) {
        states_[now_] = std::move(next);
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
    states_.push_back(std::move(next));
    ++now_;
    gestureChanged_ = gesture_;
    return {};
}

void History::beginGesture()
{
    CHECK(!gesture_, "One gesture ends before the next begins");
    gesture_ = true;
}

void History::endGesture()
{
    CHECK(gesture_, "Only a gesture that began can end");
    if (gestureChanged_ && states_[now_] == states_[now_ - 1]) {
        cancelGesture();
        return;
    }
    gesture_ = false;
    gestureChanged_ = false;
    beyondGesture_.clear();
}

void History::cancelGesture()
{
    CHECK(gesture_, "Only a gesture that began can be cancelled");
    if (gestureChanged_) {
        states_.pop_back();
        --now_;
        std::ranges::move(beyondGesture_, std::back_inserter(states_));
    }
    gesture_ = false;
    gestureChanged_ = false;
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
    }
}

void History::redo()
{
    if (canRedo()) {
        ++now_;
    }
}

}
