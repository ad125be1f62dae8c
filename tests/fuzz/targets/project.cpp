// A production's file, which a crew sends around.
#include "base/promise.h"
#include "fuzz/fuzz_model.h"
#include "project/project_io.h"

using namespace premise;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const Result<LoadedProject> loaded = parseProject(text, "project.json");
    if (!loaded) {
        fuzz::checkSentence(loaded.error());
        return 0;
    }
    if (loaded->newerVersion) {
        return 0; // shown, and never written
    }
    const std::string written = projectText(loaded->project);
    const Result<LoadedProject> again = parseProject(written, "project.json");
    PROMISE(again.has_value(), again ? "" : again.error().message.c_str());
    PROMISE(projectText(again->project) == written, "What is written is read as it was");
    return 0;
}
