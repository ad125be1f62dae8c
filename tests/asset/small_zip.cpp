#include "small_zip.h"

#include <zlib.h>

namespace premise::test {

namespace {

    std::string littleEndian(std::uint64_t value, int bytes)
    {
        std::string text;
        for (int i = 0; i < bytes; ++i) {
            text += static_cast<char>(value >> (8 * i) & 0xFF);
        }
        return text;
    }

    std::string packed(const std::string& text)
    {
        z_stream stream{};
        deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
        std::string result(text.size() + 100, '\0');
        std::string source = text;
        stream.next_in = reinterpret_cast<Bytef*>(source.data());
        stream.avail_in = static_cast<uInt>(source.size());
        stream.next_out = reinterpret_cast<Bytef*>(result.data());
        stream.avail_out = static_cast<uInt>(result.size());
        deflate(&stream, Z_FINISH);
        result.resize(stream.total_out);
        deflateEnd(&stream);
        return result;
    }

}

std::string smallZip(const std::vector<ZipFile>& files, const std::string& comment)
{
    std::string body;
    std::string directory;
    for (const ZipFile& file : files) {
        const std::string data = file.deflated ? packed(file.text) : file.text;
        const auto sum = crc32(0, reinterpret_cast<const Bytef*>(file.text.data()),
                               static_cast<uInt>(file.text.size()));
        const std::uint64_t size = file.saidSize > 0 ? file.saidSize : file.text.size();
        const std::uint64_t method = file.method != 0xFFFF ? file.method : file.deflated ? 8 : 0;
        const std::string facts = littleEndian(file.flags, 2) + littleEndian(method, 2) +
                                  littleEndian(0, 4) + littleEndian(sum, 4) +
                                  littleEndian(data.size(), 4) + littleEndian(size, 4) +
                                  littleEndian(file.name.size(), 2) + littleEndian(0, 2);
        directory += "PK\x01\x02" + littleEndian(20, 2) + littleEndian(20, 2) + facts +
                     littleEndian(0, 2) + littleEndian(0, 2) + littleEndian(0, 2) +
                     littleEndian(0, 4) + littleEndian(body.size(), 4) + file.name;
        body += "PK\x03\x04" + littleEndian(20, 2) + facts + file.name + data;
    }
    return body + directory + "PK\x05\x06" + littleEndian(0, 4) + littleEndian(files.size(), 2) +
           littleEndian(files.size(), 2) + littleEndian(directory.size(), 4) +
           littleEndian(body.size(), 4) + littleEndian(comment.size(), 2) + comment;
}

}
