#pragma once

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace premise {

/// Rows that many may read and few ever write. They are owned by all their copies together, or lie
/// in memory that somebody else keeps, such as a mapped file. To copy costs nothing; whoever edits
/// gets rows of his own first. Edit one array from one thread at a time; read from many.
template <class T> class SharedArray {
public:
    using value_type = T;

    SharedArray() = default;
    SharedArray(std::vector<T> rows) : owned_(std::make_shared<std::vector<T>>(std::move(rows))) {}
    SharedArray(std::initializer_list<T> rows) : SharedArray(std::vector<T>(rows)) {}

    /// Rows in memory that stays as it is for as long as `keeper` lives.
    SharedArray(std::span<const T> rows, std::shared_ptr<const void> keeper)
        : lent_(rows), keeper_(std::move(keeper))
    {
    }

    [[nodiscard]] std::span<const T> rows() const
    {
        return owned_ != nullptr ? std::span<const T>(*owned_) : lent_;
    }
    [[nodiscard]] std::size_t size() const { return rows().size(); }
    [[nodiscard]] bool empty() const { return rows().empty(); }
    [[nodiscard]] const T* data() const { return rows().data(); }
    [[nodiscard]] const T* begin() const { return data(); }
    [[nodiscard]] const T* end() const { return data() + size(); }
    [[nodiscard]] const T& operator[](std::size_t i) const { return rows()[i]; }
    [[nodiscard]] const T& front() const { return rows().front(); }
    [[nodiscard]] const T& back() const { return rows().back(); }

    /// The rows to be changed: copied first where another array or a mapped file has them too. Good
    /// until this array is copied or assigned.
    [[nodiscard]] std::vector<T>& edit()
    {
        if (owned_ == nullptr || owned_.use_count() > 1) {
            const std::span<const T> present = rows();
            owned_ = std::make_shared<std::vector<T>>(present.begin(), present.end());
            lent_ = {};
            keeper_.reset();
        }
        return *owned_;
    }

    friend bool operator==(const SharedArray& a, const SharedArray& b)
    {
        return std::ranges::equal(a.rows(), b.rows());
    }

private:
    std::shared_ptr<std::vector<T>> owned_; ///< all rows, or null: then they are lent
    std::span<const T> lent_;
    std::shared_ptr<const void> keeper_;
};

}
