// Imports a model and looks at every number of it: exit code 0 where the model is sound, 2 where it
// is not, 1 where it was not imported.

#include <cstdio>
#include <string>

#include "asset/import/importer.h"
#include "malformed/probe/sound_model.h"

int main(int count, char** words)
{
    if (count < 2) {
        std::fputs("Usage: malformed_probe MODEL\n", stderr);
        return 1;
    }
    const auto model = premise::importModel(words[1]);
    if (!model) {
        std::fprintf(stderr, "%s\n", model.error().message.c_str());
        return 1;
    }
    const std::string fault = premise::test::unsoundness(*model);
    std::fputs(fault.empty() ? "sound" : fault.c_str(), stdout);
    return fault.empty() ? 0 : 2;
}
