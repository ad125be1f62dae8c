#include <algorithm>
#include <cmath>
#include <cstring>
#include <optional>
#include <thread>

#include <ImfArray.h>
#include <ImfChannelList.h>
#include <ImfFloatAttribute.h>
#include <ImfFrameBuffer.h>
#include <ImfIO.h>
#include <ImfInputFile.h>
#include <ImfOutputFile.h>
#include <ImfStandardAttributes.h>
#include <ImfStringAttribute.h>
#include <ImfThreading.h>
#include <half.h>

#include "base/file.h"
#include "base/promise.h"
#include "base/time.h"
#include "image/codec.h"
#include "image/decoders.h"

namespace premise {

namespace {

    /// A file in memory, so that a full disk is our sentence and not the library's silence.
    class MemoryWriter : public Imf::OStream {
    public:
        MemoryWriter() : Imf::OStream("memory") {}
        void write(const char* from, int count) override
        {
            const auto size = static_cast<std::size_t>(count);
            bytes_.resize(std::max(bytes_.size(), position_ + size));
            std::memcpy(bytes_.data() + position_, from, size);
            position_ += size;
        }
        std::uint64_t tellp() override { return position_; }
        void seekp(std::uint64_t position) override { position_ = position; }

        [[nodiscard]] std::span<const std::byte> bytes() const { return bytes_; }

    private:
        std::vector<std::byte> bytes_;
        std::size_t position_ = 0; ///< the next byte to write
    };

    class MemoryReader : public Imf::IStream {
    public:
        explicit MemoryReader(std::span<const std::byte> bytes)
            : Imf::IStream("memory"), bytes_(bytes)
        {
        }
        bool read(char* into, int count) override
        {
            const auto size = static_cast<std::size_t>(std::max(count, 0));
            if (position_ > bytes_.size() || size > bytes_.size() - position_) {
                throw Iex::InputExc("it ends too early");
            }
            std::memcpy(into, bytes_.data() + position_, size);
            position_ += size;
            return position_ < bytes_.size();
        }
        std::uint64_t tellg() override { return position_; }
        void seekg(std::uint64_t position) override { position_ = position; }

    private:
        std::span<const std::byte> bytes_;
        std::uint64_t position_ = 0; ///< the next byte to read; may lie past the end
    };

    /// Compression takes most of the time of a picture; the bytes do not depend on who made them.
    void useAllProcessors()
    {
        static const bool done = [] {
            Imf::setGlobalThreadCount(static_cast<int>(std::thread::hardware_concurrency()));
            return true;
        }();
        static_cast<void>(done);
    }

    constexpr float brightest = 65504.0F;

    half heldByHalf(float light)
    {
        // Neither what is not a number nor infinity survives a blur in a compositor.
        return std::isnan(light) ? half(0.0F) : half(std::clamp(light, -brightest, brightest));
    }

    std::optional<Imf::TimeCode> standardTimecode(const std::string& text)
    {
        constexpr std::int64_t most = 39; // the tens of frames have two bits
        const bool shaped =
            text.size() == 11 && text.find_first_not_of("0123456789:;") == std::string::npos;
        if (!shaped) {
            return std::nullopt;
        }
        const auto field = [&](std::size_t at) {
            return (text[at] - '0') * 10 + (text[at + 1] - '0');
        };
        for (const std::size_t digit : {0U, 1U, 3U, 4U, 6U, 7U, 9U, 10U}) {
            if (text[digit] > '9') {
                return std::nullopt;
            }
        }
        if (field(0) > 23 || field(3) > 59 || field(6) > 59 || field(9) > most) {
            return std::nullopt;
        }
        return Imf::TimeCode(field(0), field(3), field(6), field(9), text[8] == ';');
    }

    Result<void> addAttributes(Imf::Header& header, const ExrAttributes& attributes)
    {
        const auto taken = [&](const std::string& name) {
            return name.empty() || name.size() > 255 || header.find(name.c_str()) != header.end();
        };
        for (const auto& [name, text] : attributes.strings) {
            if (taken(name)) {
                return fail(
                    "\"{}\" cannot name a text in an EXR: the format uses it itself. Choose "
                    "another name.",
                    name);
            }
            if (name != "timeCode") {
                header.insert(name, Imf::StringAttribute(text));
            } else if (const std::optional<Imf::TimeCode> timecode = standardTimecode(text)) {
                Imf::addTimeCode(header, *timecode);
            }
        }
        for (const auto& [name, number] : attributes.numbers) {
            if (taken(name)) {
                return fail(
                    "\"{}\" cannot name a number in an EXR: it is in use. Choose another name.",
                    name);
            }
            header.insert(name, Imf::FloatAttribute(number));
        }
        return {};
    }

    Result<Imf::Header> headerOf(const ImageF& image, bool opaque, const ExrAttributes& attributes)
    {
        Imf::Header header(image.width, image.height);
        header.compression() = Imf::ZIP_COMPRESSION;
        for (const char* channel : {"R", "G", "B", "A"}) {
            if (!opaque || *channel != 'A') {
                header.channels().insert(channel, Imf::Channel(Imf::HALF));
            }
        }
        Imf::addChromaticities(header, Imf::Chromaticities()); // the default is Rec.709 with D65
        Imf::addFramesPerSecond(header, Imf::Rational(attributes.rateNumerator,
                                                      std::max(attributes.rateDenominator, 1)));
        TRY(addAttributes(header, attributes));
        return header;
    }

    void writePixels(Imf::OutputFile& file, const ImageF& image)
    {
        std::vector<half> halves(image.pixels.size());
        std::ranges::transform(image.pixels, halves.begin(), heldByHalf);
        const std::size_t pixel = 4 * sizeof(half);
        const std::size_t row = pixel * static_cast<std::size_t>(image.width);
        Imf::FrameBuffer buffer;
        std::size_t offset = 0;
        for (const char* channel : {"R", "G", "B", "A"}) {
            char* const first = reinterpret_cast<char*>(halves.data() + offset++);
            buffer.insert(channel, Imf::Slice(Imf::HALF, first, pixel, row));
        }
        file.setFrameBuffer(buffer);
        file.writePixels(image.height);
    }

    /// Where the values of one channel go in rows of RGBA floats.
    void addSlice(Imf::FrameBuffer& buffer, const char* channel, float* first,
                  const Imath::Box2i& box, double otherwise)
    {
        const std::int64_t width = std::int64_t(box.max.x) - box.min.x + 1;
        const std::int64_t pixel = 4 * sizeof(float);
        // The library counts pixels from the origin of the picture, which need not lie in the box.
        const std::int64_t start = pixel * (box.min.x + box.min.y * width);
        buffer.insert(channel,
                      Imf::Slice(Imf::FLOAT, reinterpret_cast<char*>(first) - start,
                                 static_cast<std::size_t>(pixel),
                                 static_cast<std::size_t>(pixel * width), 1, 1, otherwise));
    }

    /// Reads band by band, so that memory grows with what the file really holds.
    void readPixels(Imf::InputFile& file, ImageF& image)
    {
        const Imath::Box2i box = file.header().dataWindow();
        const bool grey = file.header().channels().findChannel("Y") != nullptr &&
                          file.header().channels().findChannel("R") == nullptr;
        constexpr int bandHeight = 256;
        const auto row = 4 * static_cast<std::size_t>(image.width);
        for (int y = box.min.y; y <= box.max.y; y += bandHeight) {
            const Imath::Box2i band({box.min.x, y},
                                    {box.max.x, std::min(y + bandHeight - 1, box.max.y)});
            const std::size_t filled = image.pixels.size();
            image.pixels.resize(filled + row * static_cast<std::size_t>(band.max.y - y + 1));
            float* const first = image.pixels.data() + filled;
            Imf::FrameBuffer buffer;
            addSlice(buffer, grey ? "Y" : "R", first, band, 0.0);
            if (!grey) {
                addSlice(buffer, "G", first + 1, band, 0.0);
                addSlice(buffer, "B", first + 2, band, 0.0);
            }
            addSlice(buffer, "A", first + 3, band, 1.0);
            file.setFrameBuffer(buffer);
            file.readPixels(band.min.y, band.max.y);
        }
        for (std::size_t pixel = 0; grey && pixel < image.pixels.size(); pixel += 4) {
            image.pixels[pixel + 1] = image.pixels[pixel];
            image.pixels[pixel + 2] = image.pixels[pixel];
        }
    }

    Result<ImageF> decodeExr(std::span<const std::byte> bytes, const std::string& name)
    {
        MemoryReader reader(bytes);
        Imf::InputFile file(reader);
        const Imath::Box2i box = file.header().dataWindow();
        const std::int64_t width = std::int64_t(box.max.x) - box.min.x + 1;
        const std::int64_t height = std::int64_t(box.max.y) - box.min.y + 1;
        TRY(sizeAllowed(width, height, name));
        const Imf::ChannelList& channels = file.header().channels();
        if (channels.findChannel("R") == nullptr && channels.findChannel("Y") == nullptr) {
            return fail("\"{}\" holds neither colour nor grey. Export it with R, G and B channels.",
                        name);
        }
        for (auto channel = channels.begin(); channel != channels.end(); ++channel) {
            if (channel.channel().xSampling != 1 || channel.channel().ySampling != 1) {
                return fail("\"{}\" stores some channels at a lower size. Export it as plain RGB.",
                            name);
            }
        }
        ImageF image{static_cast<int>(width), static_cast<int>(height), {}};
        readPixels(file, image);
        return image;
    }

}

Result<void> writeExr(const fs::path& path, const ImageF& image, const ExrAttributes& attributes)
{
    PROMISE(image.pixels.size() ==
                4 * static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height),
            "A picture has four numbers for each pixel");
    if (image.pixels.empty()) {
        return fail("A picture without pixels cannot be written. Use a size above 0 × 0.");
    }
    bool opaque = true;
    for (std::size_t alpha = 3; alpha < image.pixels.size(); alpha += 4) {
        opaque = opaque && image.pixels[alpha] >= 1.0F;
    }
    useAllProcessors();
    try {
        const Imf::Header header = TRY(headerOf(image, opaque, attributes));
        MemoryWriter writer;
        {
            Imf::OutputFile file(writer, header);
            writePixels(file, image);
        }
        return writeFileSafely(path, writer.bytes());
    } catch (const std::exception& failure) {
        return fail("\"{}\" could not be written as EXR: {}. Write it again.", path.string(),
                    failure.what());
    }
}

Result<ImageF> readExr(const fs::path& path)
{
    const std::vector<std::byte> bytes = TRY(readFile(path));
    constexpr std::string_view signature = "\x76\x2F\x31\x01";
    if (bytes.size() < signature.size() ||
        std::memcmp(bytes.data(), signature.data(), signature.size()) != 0) {
        return fail("\"{}\" is not an EXR picture. Convert it to one.", path.string());
    }
    useAllProcessors();
    try {
        return decodeExr(bytes, path.string());
    } catch (const std::exception& failure) {
        return fail("\"{}\" is a broken EXR picture: {}. Export it again.", path.string(),
                    failure.what());
    }
}

}
