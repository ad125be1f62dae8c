// Writes the demo production THE LAST FERRY:
//
//     premise_demo assets/kits assets/productions/last_ferry
//
// The first folder holds the kit of cameras and lenses, the second becomes the production. Its
// models are those of assets/models, and a string of bulbs of its own. The same program writes the
// same files, byte for byte.
#include <cstdio>

#include "base/file.h"
#include "project/project_io.h"
#include "tools/demo/festoon.h"
#include "tools/demo/writer.h"

namespace premise::demo {

namespace {

    /// Names each model by its content, so that one that changes later is noticed.
    Result<void> writeHashes(Writer& writer, const fs::path& production)
    {
        const Project project = writer.project();
        for (const auto& row : project.assets.rows()) {
            Asset asset = *row;
            asset.contentHash = TRY(contentHash(production / asset.path));
            TRY(writer.put(asset));
        }
        return {};
    }

    Result<void> writeProduction(const fs::path& kitFolder, const fs::path& production)
    {
        Writer writer(TRY(loadKit(kitFolder)));
        Settings settings;
        settings.title = "The Last Ferry";
        TRY(writer.apply(SetSettings{settings}));
        TRY(writePlace(writer));
        TRY(writeLight(writer));
        TRY(writeCast(writer));
        TRY(writeArrival(writer));
        TRY(writeTable(writer));
        TRY(writeCut(writer));
        TRY(writeFestoon(production / "models" / "festoon.glb"));
        TRY(writeHashes(writer, production));
        return saveProject(writer.project(), production);
    }

}

}

int main(int count, char** arguments)
{
    if (count != 3) {
        std::fputs("Usage: premise_demo <folder of the kit> <folder of the production>\n", stderr);
        return 2;
    }
    const auto written = premise::demo::writeProduction(arguments[1], arguments[2]);
    if (!written) {
        std::fprintf(stderr, "%s\n", written.error().message.c_str());
        return 1;
    }
    return 0;
}
