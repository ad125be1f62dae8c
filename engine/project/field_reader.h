#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "project/fields.h"
#include "project/words.h"

namespace premise {

/// What one reading of a file has met so far.
struct Reading {
    std::string error;         ///< the first: path and sentence; empty while all is well
    bool newerVersion = false; ///< unknown keys and words are passed over
    bool newRows = false;      ///< a row may be without an id: the project gives it one
    std::vector<std::string> warnings;
    std::map<std::uint32_t, std::string> ids; ///< where each was given

    template <class... Args>
    void fails(std::string_view path, fmt::format_string<Args...> text, Args&&... args)
    {
        if (error.empty()) {
            error = fmt::format("{}{}{}", path, path.empty() ? "" : ": ",
                                fmt::format(text, std::forward<Args>(args)...));
        }
    }
};

/// Reads a thing's fields out of a JSON object.
class FieldReader {
public:
    using Json = nlohmann::json;

    /// `json` outlives the reader. Fails where it is no object.
    FieldReader(Reading& reading, const Json& json, std::string path);

    template <class Row> void id(Id<Row>& id) { readOwnId(id.value); }
    template <class T> void must(const char* key, T& value, Limits limits = anyNumber)
    {
        if (const Json* json = find(key)) {
            read(*json, pathOf(key), value, limits);
        } else {
            reading_.fails(path_, "the key \"{}\" is missing.", key);
        }
    }
    template <class T> void may(const char* key, T& value, Limits limits = anyNumber)
    {
        if (const Json* json = find(key)) {
            read(*json, pathOf(key), value, limits);
        }
    }
    /// A key that is read elsewhere.
    void know(const char* key) { known_.emplace_back(key); }
    /// After the last field: what is left over was misspelt.
    void finish();

private:
    [[nodiscard]] const Json* find(const char* key);
    [[nodiscard]] std::string pathOf(std::string_view key) const;
    void readOwnId(std::uint32_t& id);

    void read(const Json& json, const std::string& path, bool& value, const Limits& limits);
    void read(const Json& json, const std::string& path, double& value, const Limits& limits);
    void read(const Json& json, const std::string& path, std::int32_t& value, Limits limits);
    void read(const Json& json, const std::string& path, std::int64_t& value, const Limits& limits);
    void read(const Json& json, const std::string& path, std::uint32_t& value,
              const Limits& limits);
    void read(const Json& json, const std::string& path, std::size_t& value, const Limits& limits);
    void read(const Json& json, const std::string& path, std::string& value, const Limits& limits);
    void read(const Json& json, const std::string& path, Metres& value, const Limits& limits);
    void read(const Json& json, const std::string& path, Millimetres& value, const Limits& limits);
    void read(const Json& json, const std::string& path, Angle& value, const Limits& limits);
    void read(const Json& json, const std::string& path, Colour& value, const Limits& limits);
    void read(const Json& json, const std::string& path, FrameRate& value, const Limits& limits);
    void read(const Json& json, const std::string& path, Speed& value, const Limits& limits);
    void read(const Json& json, const std::string& path, DropFrame& value, const Limits& limits);
    void read(const Json& json, const std::string& path, Aspect& value, const Limits& limits);
    void read(const Json& json, const std::string& path, Tangent& value, const Limits& limits);
    void read(const Json& json, const std::string& path, Key& value, const Limits& limits);
    void read(const Json& json, const std::string& path, Track& value, const Limits& limits);
    void readKeys(const Json& json, const std::string& path, Track& track, const Limits& limits);
    void wrongType(const Json& json, const std::string& path, std::string_view wanted);
    void wrongWord(const std::string& path, const std::string& word,
                   const std::vector<std::string>& words);

    template <class Row>
    void read(const Json& json, const std::string& path, Id<Row>& value, const Limits& limits)
    {
        read(json, path, value.value, limits);
    }
    template <class Enum>
    requires std::is_enum_v<Enum>
    void read(const Json& json, const std::string& path, Enum& value, const Limits& limits)
    {
        std::string text;
        read(json, path, text, limits);
        std::vector<std::string> words;
        for (const auto& [word, meaning] : Words<Enum>::list) {
            words.emplace_back(word);
            if (text == word) {
                value = meaning;
                return;
            }
        }
        wrongWord(path, text, words);
    }
    template <Described T>
    void read(const Json& json, const std::string& path, T& value, const Limits&)
    {
        FieldReader reader(reading_, json, path);
        fields(reader, value);
        reader.finish();
    }
    template <class T>
    void read(const Json& json, const std::string& path, std::vector<T>& list, const Limits& limits)
    {
        list.clear();
        eachOf(json, path, [&](const Json& item, const std::string& itemPath) {
            read(item, itemPath, list.emplace_back(), limits);
        });
    }
    template <class Row>
    void read(const Json& json, const std::string& path, Table<Row>& table, const Limits& limits)
    {
        std::vector<Row> rows;
        read(json, path, rows, limits);
        if (reading_.error.empty()) { // then no two have one id
            for (Row& row : rows) {
                table.add(std::move(row));
            }
        }
    }
    template <class Visit>
    void eachOf(const Json& json, const std::string& path, const Visit& visit)
    {
        if (!json.is_array()) {
            return wrongType(json, path, "a list");
        }
        for (std::size_t i = 0; i < json.size() && reading_.error.empty(); ++i) {
            visit(json[i], fmt::format("{}[{}]", path, i));
        }
    }

    Reading& reading_;
    const Json* json_; ///< null where it is no object
    std::string path_;
    std::vector<std::string> known_;
};

}
