#include "boxed_settings.h"

#include "asset/worker/box.h"

namespace premise::test {

ImportSettings boxedSettings(const fs::path& cache)
{
    ImportSettings settings;
    settings.cacheFolder = cache;
    settings.allowUnboxed = !boxAvailable().has_value();
    return settings;
}

ImportSettings boxedWithoutCache()
{
    ImportSettings settings = boxedSettings({});
    settings.useCache = false;
    return settings;
}

}
