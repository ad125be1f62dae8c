#include "exchange/xml_file.h"

#include <algorithm>
#include <charconv>
#include <sstream>

#include "exchange/text_line.h"

namespace premise {

namespace {

    constexpr int deepestXml = 100;

}

XmlFile::XmlFile(std::string text, std::string name)
    : text_(std::move(text)), name_(std::move(name))
{
    for (std::size_t end = text_.find('\n'); end != std::string::npos;
         end = text_.find('\n', end + 1)) {
        lineEnds_.push_back(std::ptrdiff_t(end));
    }
}

std::ptrdiff_t XmlFile::lineAt(std::ptrdiff_t offset) const
{
    return std::ranges::lower_bound(lineEnds_, offset) - lineEnds_.begin() + 1;
}

Result<XmlFile> XmlFile::parsed(std::string_view text, const std::string& sourceName)
{
    XmlFile file{std::string(text), sourceName};
    const pugi::xml_parse_result parsed = file.document_.load_buffer(
        file.text_.data(), file.text_.size(), pugi::parse_default, pugi::encoding_utf8);
    if (!parsed) {
        std::string reason = parsed.description();
        reason.front() = char(std::tolower(static_cast<unsigned char>(reason.front())));
        return fail("{}:{}: this is no XML: {}. Have the file written anew.", sourceName,
                    file.lineAt(parsed.offset), reason);
    }
    int depth = 0;
    for (pugi::xml_node node = file.root(); node;) {
        if (depth > deepestXml) {
            return fail(
                "{}: elements lie more than {} deep in one another, deeper than in any cut. "
                "Choose another file.",
                file.place(node), deepestXml);
        }
        if (node.first_child()) {
            node = node.first_child();
            ++depth;
            continue;
        }
        while (node && !node.next_sibling()) {
            node = node.parent();
            --depth;
        }
        node = node.next_sibling();
    }
    return file;
}

std::string XmlFile::place(pugi::xml_node node) const
{
    return fmt::format("{}:{}", name_, lineAt(node.offset_debug()));
}

std::string_view xmlText(pugi::xml_node node, const char* child)
{
    return trimmedText(node.child(child).text().get());
}

std::optional<std::int64_t> xmlNumber(pugi::xml_node node, const char* child)
{
    const std::string_view text = xmlText(node, child);
    std::int64_t number = 0;
    const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && rest == text.data() + text.size() ? std::optional(number)
                                                                     : std::nullopt;
}

pugi::xml_node nextXml(pugi::xml_node node, pugi::xml_node top)
{
    if (node.first_child()) {
        return node.first_child();
    }
    while (node && node != top && !node.next_sibling()) {
        node = node.parent();
    }
    return node == top ? pugi::xml_node() : node.next_sibling();
}

std::string xmlDocumentText(const pugi::xml_document& document, const char* type)
{
    std::ostringstream text;
    text << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE " << type << ">\n";
    document.save(text, "  ", pugi::format_indent | pugi::format_no_declaration);
    return text.str();
}

std::string xmlSafe(std::string text)
{
    for (char& letter : text) {
        const auto byte = static_cast<unsigned char>(letter);
        letter = byte < 32 && letter != '\n' && letter != '\t' ? ' ' : letter;
    }
    return text;
}

void addXml(pugi::xml_node parent, const char* name, const std::string& text)
{
    parent.append_child(name).text().set(xmlSafe(text).c_str());
}

void addXml(pugi::xml_node parent, const char* name, std::int64_t number)
{
    addXml(parent, name, fmt::format("{}", number));
}

}
