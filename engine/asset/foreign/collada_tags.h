#pragma once

#include <cstddef>
#include <string_view>

namespace premise {

/// A mark of an XML document.
struct ColladaTag {
    std::string_view name;
    bool closes = false;     ///< </name>
    bool isWhole = false;    ///< <name/>
    std::size_t begin = 0;   ///< of its "<" in the document
    std::size_t end = 0;     ///< after its ">"
    std::string_view inside; ///< between name and ">"

    /// Empty where it has none of this name.
    [[nodiscard]] std::string_view attribute(std::string_view wanted) const;
    /// The name that an attribute refers to in the same document, without its "#".
    [[nodiscard]] std::string_view reference(std::string_view wanted) const;
};

/// The marks of a document one after another; comments, declarations and bare text are passed over.
class ColladaTags {
public:
    explicit ColladaTags(std::string_view document) : document_(document) {}

    /// False where there is none any more.
    bool next(ColladaTag& tag);

private:
    std::string_view document_;
    std::size_t at_ = 0;
};

}
