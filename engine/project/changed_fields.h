#pragma once

#include <algorithm>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "project/fields.h"

namespace premise {

/// Keys of fields() whose values differ between two states of one thing, in the order of the file.
class ChangedFields {
public:
    template <Described T> ChangedFields(const T& before, const T& after)
    {
        Visit visit{*this};
        fields(visit, before);
        visit.remembering = false;
        fields(visit, after);
    }

    [[nodiscard]] const std::vector<std::string_view>& keys() const { return keys_; }
    [[nodiscard]] bool has(std::string_view key) const
    {
        return std::ranges::find(keys_, key) != keys_.end();
    }
    /// Something changed, and nothing beside these.
    [[nodiscard]] bool only(std::initializer_list<std::string_view> allowed) const
    {
        return !keys_.empty() && std::ranges::all_of(keys_, [&](std::string_view key) {
            return std::ranges::find(allowed, key) != allowed.end();
        });
    }

private:
    /// fields() shows the members of both states in one order: the first round remembers where each
    /// lies, the second compares.
    struct Visit {
        ChangedFields& changed;
        bool remembering = true;
        std::vector<const void*> members{};
        std::size_t next = 0;

        void id(const auto&) {}
        template <class T> void must(std::string_view key, const T& value, Limits = anyNumber)
        {
            may(key, value);
        }
        template <class T> void may(std::string_view key, const T& value, Limits = anyNumber)
        {
            if (remembering) {
                members.push_back(&value);
            } else if (!(*static_cast<const T*>(members[next++]) == value)) {
                changed.keys_.push_back(key);
            }
        }
    };

    std::vector<std::string_view> keys_;
};

}
