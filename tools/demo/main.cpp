// Writes the demo production THE LAST FERRY:
//
//     premise_demo assets/kits assets/productions/last_ferry
//
// The first folder holds the kit of cameras and lenses, the second becomes the production. Its
// models are those of assets/models, and a string of bulbs of its own. The same program writes the
// same files, byte for byte.
#include <cstdio>

#include "project/project_io.h"
#include "tools/demo/festoon.h"
#include "tools/demo/writer.h"

namespace premise::demo {

namespace {

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
