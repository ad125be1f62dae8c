#include <exception>
#include <new>
#include <system_error>

#include "asset/foreign/assimp_importer.h"
#include "asset/gltf/importer.h"
#include "asset/mesh/optimise_vertices.h"
#include "asset/model_bounds.h"
#include "asset/ply/reader.h"
#include "asset/read/bvh_reader.h"
#include "asset/read/model_format.h"
#include "asset/read/reader.h"
#include "asset/read/sentences.h"
#include "asset/usd/importer.h"
#include "base/file.h"

namespace premise {

namespace {

    /// Of a format that names no pictures.
    Result<ReadModel> withoutPictures(const fs::path& path, Result<Model> model)
    {
        ReadModel read;
        read.file = path.string();
        read.model = TRY(std::move(model));
        return read;
    }

    Error unknownFormat(const fs::path& path, const FileFormat& found)
    {
        if (!found.unread.empty()) {
            return {fmt::format("{} is {}, which cannot be read. Open it where it was made and "
                                "export it as glTF or FBX.",
                                path.string(), found.unread)};
        }
        if (const ModelFormat named = formatNamed(path); named != ModelFormat::unknown) {
            return {fmt::format("{} is no {}, whatever its name says. Copy or export it again.",
                                path.string(), nameOf(named))};
        }
        return {fmt::format("{} is not a model that can be read. Export it as glTF, GLB, FBX, "
                            "OBJ, DAE, PLY, STL or USD text.",
                            path.string())};
    }

    Result<ReadModel> readChecked(const fs::path& path, const ImportLimits& limits)
    {
        TRY(modelFileSize(path, limits));
        std::vector<std::byte> file = TRY(readFile(path));
        const FileFormat found = formatOfFile(path);
        if (found.format == ModelFormat::unknown) {
            return tl::unexpected(unknownFormat(path, found));
        }
        switch (found.format) {
        case ModelFormat::gltf: return importGltf(path, std::move(file), limits);
        case ModelFormat::ply: return readPly(path, file, limits);
        case ModelFormat::bvh: return withoutPictures(path, readBvh(path, file, limits));
        case ModelFormat::usda: return importUsd(path, file, limits);
        default: return importWithAssimp(path, found.format, file, limits);
        }
    }

}

Result<std::uint64_t> modelFileSize(const fs::path& path, const ImportLimits& limits)
{
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (status.type() == fs::file_type::not_found) {
        return fail("{} is not there. Put it back, or choose another model.", path.string());
    }
    if (!fs::is_regular_file(status)) {
        return fail("{} is not a file. Choose a model file.", path.string());
    }
    const std::uintmax_t size = fs::file_size(path, error);
    if (error || size == 0) {
        return fail("{} is empty. Copy or export it again.", path.string());
    }
    if (size > limits[Limit::fileBytes]) {
        return tl::unexpected(overLimit(path.string(), Limit::fileBytes, size, limits));
    }
    return size;
}

Result<ReadModel> readModel(const fs::path& path, const ImportLimits& limits)
{
    try {
        ReadModel read = TRY(readChecked(path, limits));
        TRY(checkReach(read.model, path.string()));
        optimiseVertices(read.model);
        return read;
    } catch (const std::bad_alloc&) {
        return tl::unexpected(overLimit(path.string(), Limit::memory, 0, limits));
    } catch (const std::exception& exception) {
        return fail("{} cannot be read: {}. Export it again.", path.string(),
                    withoutStop(exception.what()));
    }
}

Result<Model> readWhole(const fs::path& path, const ImportLimits& limits)
{
    try {
        return withPictures(TRY(readModel(path, limits)));
    } catch (const std::bad_alloc&) {
        return tl::unexpected(overLimit(path.string(), Limit::memory, 0, limits));
    }
}

}
