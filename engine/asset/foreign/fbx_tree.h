#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace premise {

/// A value of an FBX record. Of arrays only those of animation curves are kept, whose records' names
/// begin with "Key"; others, which hold geometry, are passed over and come as 0.
using FbxValue = std::variant<std::int64_t, double, std::string, std::vector<double>>;

/// A record of an FBX file: name, values, and the records inside it.
struct FbxRecord {
    std::string name;
    std::vector<FbxValue> values;
    std::vector<FbxRecord> children;

    /// The first child of this name, or null.
    [[nodiscard]] const FbxRecord* child(std::string_view wanted) const;
    [[nodiscard]] std::string text(std::size_t place) const;   ///< empty where it is no text
    [[nodiscard]] double number(std::size_t place) const;      ///< 0 where it is no number
    [[nodiscard]] std::int64_t whole(std::size_t place) const; ///< 0 where it is no number

    /// The array of the child of this name; empty where there is none.
    [[nodiscard]] std::vector<double> array(std::string_view wanted) const;
};

/// The records of an FBX file, binary or text, as children of one nameless record. Broken structure
/// ends the reading early: what was read till then is returned. Records nest 16 deep at most.
[[nodiscard]] FbxRecord fbxTree(std::span<const std::byte> file);

[[nodiscard]] FbxRecord fbxTextTree(std::string_view text);

/// What an object or a model is called: "Model::Camera" in text, "Camera\0\1Model" in binary.
[[nodiscard]] std::string fbxPlainName(const std::string& name);

/// Whether arrays of a record of this name are kept.
[[nodiscard]] bool fbxKeepsArray(std::string_view record);

}
