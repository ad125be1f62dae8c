#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "asset/foreign/collada_gaps.h"
#include "asset/import/limits.h"
#include "asset/read/model_format.h"
#include "asset/read/zip_archive.h"
#include "base/result.h"

namespace premise {

/// What Assimp is given to read: the file itself, or what had to be made of it first.
struct ForeignSource {
    ModelFormat format = ModelFormat::unknown; ///< COLLADA for what lay in a ZAE
    std::span<const std::byte> bytes;          ///< of the file, or of `owned`
    std::vector<std::byte> owned;
    std::optional<ZipArchive> archive; ///< of a ZAE
    std::string inArchive;             ///< the DAE's name in there
    ColladaGaps gaps;                  ///< of a COLLADA document
};

/// UTF-16 becomes UTF-8, white space between the marks of XML goes, meshes of COLLADA with morph
/// targets come in their base shape, a ZAE is opened and its DAE
/// unpacked. Fails with a sentence on an archive that is broken, beyond a limit or without a DAE, and
/// on FBX of before 7.1.
[[nodiscard]] Result<ForeignSource> foreignSource(const std::string& name, ModelFormat format,
                                                  std::span<const std::byte> file,
                                                  const ImportLimits& limits);

}
