#include "asset/importer.h"

#include "asset/reader.h"

namespace premise {

Result<Model> importModel(const fs::path& path)
{
    return readWhole(path);
}

}
