#pragma once

#include <cstdint>
#include <random>

#include "project/edit.h"

namespace premise::test {

/// Makes edits and projects up, the same for the same seed. Numbers are round ones, long fractions
/// and corner cases in turn; names hold quotes, accents and what JSON must escape.
class RandomAuthor {
public:
    explicit RandomAuthor(std::uint32_t seed) : random_(seed) {}

    /// Mostly one that applies: rows name others that are there. Of every kind in turn.
    [[nodiscard]] Edit edit(const Project& project);
    /// Of this kind, by its place in the Edit variant.
    [[nodiscard]] Edit edit(const Project& project, std::size_t kind);
    /// What so many edits lead to.
    [[nodiscard]] Project project(int edits = 80);

    [[nodiscard]] std::int64_t whole(std::int64_t least, std::int64_t most);
    [[nodiscard]] double number(double least, double most);
    [[nodiscard]] bool chance(double share);
    [[nodiscard]] Track track(double least, double most);

private:
    template <class Row> [[nodiscard]] Row row(const Project& project);
    template <class Row> void fill(Row& row, const Project& project);
    template <class Row> [[nodiscard]] Edit put(const Project& project);
    template <class Row> [[nodiscard]] Id<Row> someId(const Project& project, bool mayBeNone);
    [[nodiscard]] std::string text();
    [[nodiscard]] Colour colour();
    [[nodiscard]] Angle degrees(double least, double most);
    [[nodiscard]] Placement placement();
    [[nodiscard]] Stop stop(const Project& project, Frame after);
    [[nodiscard]] Settings settings();
    [[nodiscard]] std::vector<CutClip> cut(const Project& project);

    std::mt19937 random_;
};

}
