#include "project/edit_io.h"

#include "project/edit_fields.h"
#include "project/field_reader.h"
#include "project/field_writer.h"
#include "project/json_text.h"

namespace premise {

namespace {

    nlohmann::ordered_json jsonOf(const Edit& edit)
    {
        return std::visit(
            []<class Kind>(const Kind& change) {
                FieldWriter writer;
                editFields(writer, change);
                return nlohmann::ordered_json{{EditWord<Kind>::word(), writer.take()}};
            },
            edit);
    }

    /// Reads the edit's members into the kind that goes by this word; false where none does.
    template <class Kind> bool readKind(Reading& reading, const std::string& word,
                                        const nlohmann::json& members, const std::string& path,
                                        Edit& edit)
    {
        if (word != EditWord<Kind>::word()) {
            return false;
        }
        Kind change;
        FieldReader reader(reading, members, path);
        editFields(reader, change);
        reader.finish();
        edit = std::move(change);
        return true;
    }

    template <std::size_t... kinds> void readEdit(Reading& reading, const nlohmann::json& json,
                                                  const std::string& path, Edit& edit,
                                                  std::index_sequence<kinds...>)
    {
        if (!json.is_object() || json.size() != 1) {
            return reading.fails(
                path, "an edit must be an object with one key, the kind of edit, such as {}.",
                R"({"remove_mark": {"id": 3}})");
        }
        const std::string& word = json.begin().key();
        const std::string inner = path.empty() ? word : fmt::format("{}.{}", path, word);
        const bool known = (readKind<std::variant_alternative_t<kinds, Edit>>(
                                reading, word, json.begin().value(), inner, edit) ||
                            ...);
        if (!known) {
            const std::string nearest =
                nearestOf(word, {EditWord<std::variant_alternative_t<kinds, Edit>>::word()...});
            reading.fails(path, "there is no edit \"{}\".{}", word,
                          nearest.empty() ? std::string()
                                          : fmt::format(" Did you mean \"{}\"?", nearest));
        }
    }

    Result<Edit> editFrom(const nlohmann::json& json, const std::string& path,
                          std::string_view sourceName)
    {
        Reading reading;
        reading.newRows = true;
        Edit edit;
        readEdit(reading, json, path, edit, std::make_index_sequence<std::variant_size_v<Edit>>());
        if (!reading.error.empty()) {
            return fail("{}: {}", sourceName, reading.error);
        }
        return edit;
    }

}

std::string editText(const Edit& edit)
{
    return onOneLine(jsonOf(edit));
}

Result<Edit> parseEdit(std::string_view text, std::string_view sourceName)
{
    const nlohmann::json json = TRY(parseJson(text, sourceName));
    return editFrom(json, "", sourceName);
}

std::string editsText(const std::vector<Edit>& edits)
{
    nlohmann::ordered_json json = nlohmann::ordered_json::array();
    for (const Edit& edit : edits) {
        json.push_back(jsonOf(edit));
    }
    return onOneLine(json);
}

Result<std::vector<Edit>> parseEdits(std::string_view text, std::string_view sourceName)
{
    const nlohmann::json json = TRY(parseJson(text, sourceName));
    if (!json.is_array()) {
        return fail("{}: must be a list of edits.", sourceName);
    }
    std::vector<Edit> edits;
    for (std::size_t i = 0; i < json.size(); ++i) {
        edits.push_back(TRY(editFrom(json[i], fmt::format("[{}]", i), sourceName)));
    }
    return edits;
}

}
