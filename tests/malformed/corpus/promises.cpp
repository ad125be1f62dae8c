#include "malformed/corpus/promises.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <csignal>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace premise::test {

namespace fs = std::filesystem;

namespace {

    using Json = nlohmann::json;

    constexpr double patience = 30.0; ///< seconds until a run is ended from outside

    bool has(std::string_view text, std::string_view part)
    {
        return text.find(part) != std::string_view::npos;
    }

    template <std::size_t Size>
    bool hasAny(std::string_view text, const std::array<const char*, Size>& parts)
    {
        return std::ranges::any_of(parts, [text](const char* part) { return has(text, part); });
    }

    std::string joined(const std::vector<std::string>& words)
    {
        std::string text;
        for (std::size_t i = 0; i < words.size() && i < 5; ++i) {
            text += (i == 0 ? "" : ", ") + words[i];
        }
        return words.size() > 5 ? fmt::format("{} and {} more", text, words.size() - 5) : text;
    }

    /// A letter that moves a terminal's cursor or changes its colour: those of ASCII, and those from
    /// U+0080 to U+009F. Lines may end.
    bool steersTerminal(std::string_view text)
    {
        for (std::size_t i = 0; i < text.size(); ++i) {
            const auto at = [&](std::size_t k) { return static_cast<unsigned char>(text[k]); };
            const bool latin = at(i) == 0xC2 && i + 1 < text.size() && at(i + 1) < 0xA0;
            if ((at(i) < 0x20 && text[i] != '\n') || at(i) == 0x7F || latin) {
                return true;
            }
        }
        return false;
    }

    /// Whether a list of numbers holds one that is none, which JSON writes as null. A fact alone may
    /// be null: there is none. The probe looks at every number of the model itself.
    bool hasNull(const Json& json)
    {
        return json.is_structured() && std::ranges::any_of(json, [&json](const Json& part) {
                   return (json.is_array() && part.is_null()) || hasNull(part);
               });
    }

    /// Without the lines that say from time to time that a long import goes on.
    std::string withoutProgress(std::string_view text)
    {
        std::string rest;
        while (!text.empty()) {
            const std::string_view line = text.substr(0, text.find('\n') + 1);
            const bool progress = line.starts_with("Reading ") && line.ends_with("so far\n");
            rest += progress ? std::string_view() : line.empty() ? text : line;
            text.remove_prefix(line.empty() ? text.size() : line.size());
        }
        return rest;
    }

    /// The sentence of a failure, held to be one.
    std::string sentenceOf(const WatchedRun& run, const fs::path& model, Verdict& verdict)
    {
        constexpr std::string_view speaker = "premise: ";
        std::string text = withoutProgress(run.error);
        if (!text.ends_with('\n') || std::ranges::count(text, '\n') != 1) {
            verdict.broken.push_back(
                fmt::format("a refusal is one line, not {}", std::ranges::count(text, '\n')));
        }
        text = text.substr(0, text.find('\n'));
        if (!text.starts_with(speaker) || !text.ends_with('.')) {
            verdict.broken.push_back("a refusal is a sentence: " + text);
        }
        if (text.starts_with(speaker)) {
            text.erase(0, speaker.size());
        }
        if (!has(text, model.filename().string())) {
            verdict.broken.push_back("a refusal names the file: " + text);
        }
        if (!run.out.empty()) {
            verdict.broken.push_back("a refusal prints no report");
        }
        return text;
    }

    void readReport(const WatchedRun& run, Verdict& verdict)
    {
        const Json json = Json::parse(run.out, nullptr, false);
        if (!json.is_object()) {
            verdict.broken.push_back("the report is JSON");
            return;
        }
        if (hasNull(json)) {
            verdict.broken.push_back("the report's numbers are finite");
        }
        for (const Json& warning : json.value("warnings", Json::array())) {
            verdict.warnings.push_back(warning.is_string() ? warning.get<std::string>()
                                                           : warning.dump());
        }
    }

    Ending endingOfRefusal(const std::string& sentence)
    {
        if (hasAny(sentence, std::array{"stopped the importer"})) {
            return Ending::workerCrash;
        }
        if (hasAny(sentence, std::array{"--limit seconds=", "--limit work="})) {
            return Ending::timeOut;
        }
        return hasAny(sentence, std::array{"the limit", "--limit", "more memory"})
                   ? Ending::limit
                   : Ending::refused;
    }

    void readEnding(const WatchedRun& run, const fs::path& model, Verdict& verdict)
    {
        if (run.stopped) {
            verdict.broken.push_back(fmt::format("it ends by itself; ended after {} s", patience));
        } else if (run.signal != 0) {
            verdict.broken.push_back(fmt::format("the program lives; signal {}", run.signal));
        } else if (run.code == 0) {
            readReport(run, verdict);
            verdict.ending = verdict.warnings.empty() ? Ending::loaded : Ending::loadedWithReport;
        } else if (run.code == 1) {
            verdict.sentence = sentenceOf(run, model, verdict);
            verdict.ending = endingOfRefusal(verdict.sentence);
        } else {
            verdict.broken.push_back(
                fmt::format("it answers 0 or 1, not {}: {}", run.code, run.error.substr(0, 200)));
        }
    }

    void readTrace(const WatchedRun& run, const ImportUnderWatch& import, const Programs& programs,
                   const Room& room, Verdict& verdict)
    {
        const OpenRules rules{
            {fs::canonical(import.folder), fs::canonical(programs.premise).parent_path()},
            {room.folder()}};
        const TraceFindings findings = findingsIn(run.trace, rules);
        if (!findings.outside.empty()) {
            verdict.broken.push_back("nothing outside is opened: " + joined(findings.outside));
        }
        if (!findings.written.empty()) {
            verdict.broken.push_back("nothing outside is written: " + joined(findings.written));
        }
        if (!findings.connects.empty()) {
            verdict.broken.push_back("nobody is called: " + joined(findings.connects));
        }
        constexpr std::array crashes{"SIGSEGV", "SIGABRT", "SIGBUS", "SIGFPE", "SIGILL", "SIGSYS"};
        const bool crashed = std::ranges::any_of(findings.ended, [&](const std::string& signal) {
            return std::ranges::find(crashes, signal) != crashes.end();
        });
        if (crashed && verdict.ending != Ending::hostCrash) {
            verdict.ending = Ending::workerCrash;
        }
    }

    void readRest(const WatchedRun& run, const Bounds& bounds, const Room& room, Verdict& verdict)
    {
        if (run.seconds > bounds.seconds) {
            verdict.broken.push_back(
                fmt::format("it ends in {:.3g} s, not {:.3g} s", bounds.seconds, run.seconds));
        }
        if (run.peakMiB > bounds.peakMiB) {
            verdict.broken.push_back(
                fmt::format("it keeps within {} MiB, not {:.0f} MiB", bounds.peakMiB, run.peakMiB));
        }
        if (!run.childrenLeft.empty()) {
            verdict.broken.push_back("no process is left: " + joined(run.childrenLeft));
        }
        if (const auto litter = room.litter(); !litter.empty()) {
            verdict.broken.push_back("no file is left: " + joined(litter));
        }
        if (const auto cached = room.cached(); run.code != 0 && !cached.empty()) {
            verdict.broken.push_back("a refused model is not cached: " + joined(cached));
        }
        if (steersTerminal(run.out) || steersTerminal(run.error)) {
            verdict.broken.push_back("names cannot steer the terminal");
        }
    }

    void probeLoaded(const Programs& programs, const ImportUnderWatch& import, const Room& room,
                     Verdict& verdict)
    {
        std::vector<std::string> words{programs.probe.string(), import.model.string()};
        words.insert(words.end(), programs.options.begin(), programs.options.end());
        const WatchedRun run = watchedRun(words, room, {patience, false});
        if (run.code != 0) {
            verdict.broken.push_back(fmt::format(
                "what is loaded is sound: {}{}", run.out.substr(0, 300),
                run.signal != 0 ? fmt::format("signal {}", run.signal) : run.error.substr(0, 300)));
        }
    }

}

Verdict importUnderWatch(const Programs& programs, const ImportUnderWatch& import, const Room& room)
{
    room.clear();
    std::vector<std::string> words{programs.premise.string(), "info", import.model.string(),
                                   "--json"};
    words.insert(words.end(), programs.options.begin(), programs.options.end());
    const WatchedRun run = watchedRun(words, room, {patience, import.trace});
    Verdict verdict;
    verdict.seconds = run.seconds;
    verdict.peakMiB = run.peakMiB;
    verdict.hostMiB = run.hostMiB;
    readEnding(run, import.model, verdict);
    if (import.trace) {
        readTrace(run, import, programs, room, verdict);
    }
    readRest(run, import.bounds, room, verdict);
    if (run.code == 0 && !programs.probe.empty()) {
        probeLoaded(programs, import, room, verdict);
    }
    return verdict;
}

std::string causeOf(const std::string& sentence)
{
    struct Cause {
        const char* name;
        std::array<const char*, 6> words;
    };
    constexpr const char* none = "\x01"; // in no sentence
    constexpr std::array causes{
        Cause{"no model",
              {"nor a model", "is empty", "is not a file", "is not there", "is a folder",
               "archive, which cannot be read"}},
        Cause{"outside", {"outside", "out of the model's folder", none, none, none, none}},
        Cause{"missing", {"is missing", "not be found", none, none, none, none}},
    };
    for (const Cause& cause : causes) {
        if (hasAny(sentence, cause.words)) {
            return cause.name;
        }
    }
    return "damaged";
}

}
