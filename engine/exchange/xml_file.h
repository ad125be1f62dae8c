#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

#include "base/result.h"
#include "base/time.h"

namespace premise {

/// An XML file of another program, and the lines of what is in it.
class XmlFile {
public:
    /// Fails with the line where it is not well formed, and where it is nested deeper than any cut is.
    [[nodiscard]] static Result<XmlFile> parsed(std::string_view text,
                                                const std::string& sourceName);

    [[nodiscard]] pugi::xml_node root() const { return document_.document_element(); }
    [[nodiscard]] const std::string& name() const { return name_; }
    /// "cut.xml:12", for the beginning of a sentence about an element.
    [[nodiscard]] std::string place(pugi::xml_node node) const;

private:
    XmlFile(std::string text, std::string name);
    [[nodiscard]] std::ptrdiff_t lineAt(std::ptrdiff_t offset) const;

    std::string text_;
    std::string name_;
    std::vector<std::ptrdiff_t> lineEnds_; ///< offsets in the text
    pugi::xml_document document_;
};

/// Trimmed text of a child; empty where there is none.
[[nodiscard]] std::string_view xmlText(pugi::xml_node node, const char* child);
/// The child's text as a whole number; nothing where it is none.
[[nodiscard]] std::optional<std::int64_t> xmlNumber(pugi::xml_node node, const char* child);

/// The next element in the order of the file, within `top`; none after the last.
[[nodiscard]] pugi::xml_node nextXml(pugi::xml_node node, pugi::xml_node top);

/// A declaration, a document type and the document, indented.
[[nodiscard]] std::string xmlDocumentText(const pugi::xml_document& document, const char* type);
void addXml(pugi::xml_node parent, const char* name, const std::string& text);
void addXml(pugi::xml_node parent, const char* name, std::int64_t number);
/// Without what no XML may contain.
[[nodiscard]] std::string xmlSafe(std::string text);

}
