#include "project/project_io.h"

#include <algorithm>

#include "base/file.h"
#include "project/field_check.h"
#include "project/field_reader.h"
#include "project/field_writer.h"
#include "project/json_text.h"

namespace premise {

namespace {

    constexpr const char* formatName = "premise-project";

    /// The minor number grows with what older versions can do without, the major one when a field they
    /// know has changed, so that they may or may not be able to show a file.
    struct Version {
        std::int64_t major = 1;
        std::int64_t minor = 0;
        friend auto operator<=>(const Version&, const Version&) = default;
    };
    constexpr Version thisVersion{1, 3};

    Result<Version> versionOf(const nlohmann::json& json, std::string_view sourceName)
    {
        const auto format = json.is_object() ? json.find("format") : json.end();
        if (format == json.end() || *format != formatName) {
            return fail(
                "{} is not a Premise project: its \"format\" must be \"{}\". Choose another "
                "file.",
                sourceName, formatName);
        }
        const auto version = json.find("version");
        const auto isNumber = [](const nlohmann::json& number) {
            return number.is_number_unsigned() && number.get<std::uint64_t>() < 1000000;
        };
        if (version == json.end() || !version->is_array() || version->size() != 2 ||
            !isNumber((*version)[0]) || !isNumber((*version)[1])) {
            return fail("{}: version: must be two whole numbers, such as [{}, {}]. Correct it.",
                        sourceName, thisVersion.major, thisVersion.minor);
        }
        return Version{(*version)[0].get<std::int64_t>(), (*version)[1].get<std::int64_t>()};
    }

    std::uint32_t largestOf(const std::map<std::uint32_t, std::string>& ids)
    {
        return ids.empty() ? 0 : ids.rbegin()->first;
    }

    /// Where saving writes: the folder need not hold a project yet.
    Result<fs::path> fileToWrite(const fs::path& production)
    {
        std::error_code ignored;
        if (fs::is_directory(production, ignored)) {
            return production / projectFileName;
        }
        const fs::path folder = production.has_parent_path() ? production.parent_path() : ".";
        if (production.extension() != ".json" || !fs::is_directory(folder, ignored)) {
            return fail("There is no folder {} to save the project in. Make it first.",
                        production.string());
        }
        return production;
    }

    bool isNewer(const fs::path& file)
    {
        const Result<std::string> text = readTextFile(file);
        if (!text) {
            return false;
        }
        const Result<nlohmann::json> json = parseJson(*text, file.string());
        if (!json) {
            return false;
        }
        const Result<Version> version = versionOf(*json, file.string());
        return version && *version > thisVersion;
    }

}

std::string projectText(const Project& project)
{
    nlohmann::ordered_json json = {
        {"format", formatName},
        {"version", {thisVersion.major, thisVersion.minor}},
    };
    FieldWriter writer;
    fields(writer, project);
    json.update(writer.take());
    return laidOut(json);
}

Result<LoadedProject> parseProject(std::string_view text, std::string_view sourceName)
{
    const nlohmann::json json = TRY(parseJson(text, sourceName));
    const Version version = TRY(versionOf(json, sourceName));
    if (version.major < thisVersion.major) {
        return fail("{} is a project of version {}.{}; this Premise reads version {}. Open it with "
                    "the Premise that wrote it.",
                    sourceName, version.major, version.minor, thisVersion.major);
    }
    LoadedProject loaded;
    Reading reading;
    loaded.newerVersion = reading.newerVersion = version > thisVersion;
    FieldReader reader(reading, json, "");
    reader.know("format");
    reader.know("version");
    fields(reader, loaded.project);
    reader.finish();
    const std::string brokenLines = brokenFrameLines(loaded.project.settings.frameLines);
    if (!brokenLines.empty()) {
        reading.fails("settings.frame_lines", "{}.", brokenLines);
    }
    if (!reading.error.empty() && loaded.newerVersion) {
        return fail(
            "{}: {} It was written by a newer Premise (version {}.{}): update Premise to open it.",
            sourceName, reading.error, version.major, version.minor);
    }
    if (!reading.error.empty()) {
        return fail("{}: {}", sourceName, reading.error);
    }
    if (loaded.newerVersion) {
        loaded.warnings.push_back(
            fmt::format("{} was written by a newer Premise (version {}.{}). It is shown without "
                        "what is new and cannot be saved here: update Premise for that.",
                        sourceName, version.major, version.minor));
    }
    loaded.warnings.insert(loaded.warnings.end(), reading.warnings.begin(), reading.warnings.end());
    loaded.project.lastId = std::max(loaded.project.lastId, largestOf(reading.ids));
    return loaded;
}

Result<LoadedProject> loadProject(const fs::path& production)
{
    const fs::path file = TRY(projectFileOf(production));
    const std::string text = TRY(readTextFile(file));
    return parseProject(text, file.string());
}

Result<std::string> savableText(const Project& project)
{
    // What cannot be read again must not take the place of what can.
    std::string text = projectText(project);
    const Result<LoadedProject> readBack = parseProject(text, projectFileName);
    if (!readBack) {
        return fail("The project was not saved, because it could not be opened again. {}",
                    readBack.error().message);
    }
    return text;
}

Result<void> saveProjectText(std::string_view text, const fs::path& production)
{
    const fs::path file = TRY(fileToWrite(production));
    if (isNewer(file)) {
        return fail(
            "{} was written by a newer Premise. Update Premise, or save under another name to keep both.",
            file.string());
    }
    return writeFileSafely(file, text);
}

Result<void> saveProject(const Project& project, const fs::path& production)
{
    return saveProjectText(TRY(savableText(project)), production);
}

Result<fs::path> projectFileOf(const fs::path& production)
{
    std::error_code ignored;
    if (fs::is_regular_file(production, ignored)) {
        return production;
    }
    if (!fs::is_directory(production, ignored)) {
        return fail("There is no file or folder {}. Check the path for a typing mistake.",
                    production.string());
    }
    const fs::path file = production / projectFileName;
    if (!fs::is_regular_file(file, ignored)) {
        return fail("There is no {} in {}. Choose the folder of a production.", projectFileName,
                    production.string());
    }
    return file;
}

}
