#include "malformed/corpus/oracle.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace premise::test {

namespace {

    bool has(const std::string& text, const char* part)
    {
        return text.find(part) != std::string::npos;
    }

    enum class Demand { any, loaded, notLoadedSilently, refused };

    struct Row {
        const char* words; ///< a part of the expectation
        Demand demand;
    };

    /// What the words of EXPECT.tsv demand of the ending. That the program lives, opens nothing
    /// outside and shows no number that is none is demanded of every file and not repeated here.
    constexpr std::array rows{
        Row{"reject or placeholder", Demand::notLoadedSilently},
        Row{"no open() outside",
            Demand::notLoadedSilently}, // a file is missing, so something is said
        Row{"no entity fetch", Demand::any},
        Row{"no write outside", Demand::refused}, // a zip of 3MF: not on the list of formats
        Row{"mesh dropped or clamped", Demand::notLoadedSilently},
        Row{"<=10 s or clear limit message", Demand::any},
        Row{"<=10 s", Demand::any},
        Row{"no stack overflow", Demand::any},
        Row{"finite or rejected", Demand::any},
        Row{"clamped or rejected", Demand::notLoadedSilently},
        Row{"sorted or dropped", Demand::notLoadedSilently},
        Row{"scaled or tiled", Demand::notLoadedSilently},
        Row{"shown escaped", Demand::any},
        Row{"replaced by U+FFFD", Demand::loaded},
        // Packets of camera tracking: no models, and refused as such.
        Row{"accepted", Demand::refused},
        Row{"dropped", Demand::refused},
        Row{"finite pose", Demand::refused},
        Row{"no crash", Demand::refused},
    };

    bool loaded(Ending ending)
    {
        return ending == Ending::loaded || ending == Ending::loadedWithReport;
    }

    bool silent(const Verdict& verdict)
    {
        return verdict.ending == Ending::loaded;
    }

    /// The number before " s" or " GiB" behind "<=".
    double bound(const std::string& words, const std::string& unit, double otherwise)
    {
        for (std::size_t at = words.find("<="); at != std::string::npos;
             at = words.find("<=", at + 2)) {
            char* end = nullptr;
            const double number = std::strtod(words.c_str() + at + 2, &end);
            if (std::string(end).starts_with(" " + unit)) {
                return number;
            }
        }
        return otherwise;
    }

}

Bounds boundsOf(const Input& input)
{
    const Bounds every;
    return {bound(input.expected, "s", every.seconds),
            bound(input.expected, "GiB", every.peakMiB / 1024.0) * 1024.0};
}

bool readsOutOfBounds(const std::string& code)
{
    constexpr std::array codes{"ACCESSOR_TOO_LONG",
                               "BUFFER_VIEW_TOO_LONG",
                               "BUFFER_BYTE_LENGTH_MISMATCH",
                               "BUFFER_MISSING_GLB_DATA",
                               "ACCESSOR_INDEX_OOB",
                               "ACCESSOR_JOINTS_INDEX_OOB",
                               "ACCESSOR_SPARSE_INDEX_OOB",
                               "ACCESSOR_SPARSE_COUNT_OUT_OF_RANGE",
                               "UNRESOLVED_REFERENCE",
                               "INVALID_IBM_ACCESSOR_COUNT",
                               "MESH_PRIMITIVE_UNEQUAL_ACCESSOR_COUNT",
                               "MESH_PRIMITIVE_MORPH_TARGET_INVALID_ATTRIBUTE_COUNT",
                               "ANIMATION_SAMPLER_OUTPUT_ACCESSOR_INVALID_COUNT",
                               "GLB_CHUNK_TOO_BIG",
                               "GLB_UNEXPECTED_END_OF_CHUNK_DATA"};
    return std::ranges::find(codes, code) != codes.end();
}

std::vector<std::string> differences(const Input& input, const Verdict& verdict)
{
    std::vector<std::string> lines;
    if (!input.expected.empty()) {
        const auto* const row = std::ranges::find_if(
            rows, [&](const Row& one) { return has(input.expected, one.words); });
        if (row == rows.end()) {
            lines.push_back("nobody knows what is expected by: " + input.expected);
        } else if (row->demand == Demand::notLoadedSilently && silent(verdict)) {
            lines.push_back("expected \"" + input.expected + "\", loaded without a word");
        } else if (row->demand == Demand::loaded && !loaded(verdict.ending)) {
            lines.push_back("expected \"" + input.expected + "\", not loaded");
        } else if (row->demand == Demand::refused && loaded(verdict.ending)) {
            lines.push_back("expected \"" + input.expected + "\", loaded");
        }
    }
    for (const std::string& code : input.errors) {
        if (readsOutOfBounds(code) && silent(verdict)) {
            lines.push_back("glTF-Validator says " + code + ", loaded without a word");
        }
    }
    return lines;
}

}
