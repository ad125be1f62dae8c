// Started in place of the importer by tests, with what it shall do as its first argument, or as the
// name of the model that it is to serve: each is something that a hostile model might make an importer
// do.
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include "asset/cooked/cooked_model.h"
#include "asset/cooked/cooked_textures.h"
#include "asset/read/image_source.h"
#include "asset/worker/message.h"

namespace {

using namespace premise;

constexpr int channel = 3;

void say(ImportSign sign, std::string text = {})
{
    const auto datagram = encoded({sign, 0, 0, std::move(text)});
    static_cast<void>(send(channel, datagram.data(), datagram.size(), MSG_NOSIGNAL));
}

void die(int number)
{
    std::signal(number, SIG_DFL);
    std::raise(number);
}

void rest()
{
    std::this_thread::sleep_for(std::chrono::hours(1));
}

void work()
{
    for (volatile unsigned i = 0;;) {
        i = i + 1;
    }
}

void sendRubbish()
{
    const char rubbish[] = "\xFF\xFE rubbish";
    static_cast<void>(send(channel, rubbish, sizeof rubbish, MSG_NOSIGNAL));
    rest();
}

void flood()
{
    for (;;) {
        say(ImportSign::working);
    }
}

void fork(void (*act)())
{
    if (::fork() == 0) {
        act();
    }
}

void startThreads()
{
    std::vector<std::thread> threads;
    for (int i = 0; i < 100; ++i) {
        threads.emplace_back(rest);
    }
    rest();
}

void fillMemory()
{
    constexpr std::size_t size = std::size_t(120) << 20U;
    auto* const memory = static_cast<volatile char*>(std::malloc(size));
    for (std::size_t i = 0; i < size; i += 1024) {
        memory[i] = 1;
    }
    die(SIGSEGV);
}

constexpr int geometryFile = 5;
constexpr int textureFile = 6;

/// A model of so many nodes and nothing else.
ReadModel nodesOnly(std::size_t count)
{
    ReadModel read;
    read.model.nodes.resize(count);
    return read;
}

void handOver(const ReadModel& read)
{
    static_cast<void>(writeCooked(read, geometryFile));
    say(ImportSign::geometry);
}

/// A picture of that many pixels on each side.
void handOverPicture(int side)
{
    ReadModel read = nodesOnly(1);
    read.model.textures.resize(1);
    read.images.resize(1);
    read.imageOf = {0};
    handOver(read);
    TextureFile textures(textureFile);
    Image8 image{side, side, {}};
    image.pixels.resize(std::size_t(side) * std::size_t(side) * 4);
    static_cast<void>(textures.append(0, textureImage(std::move(image), TextureRole::colour)));
    say(ImportSign::texture);
    say(ImportSign::done);
}

/// One picture of a model that has one: of another kind than it is for, or there twice.
void handOverWrongly(TextureRole role, int times)
{
    ReadModel read = nodesOnly(1);
    read.model.textures.resize(1);
    read.images.resize(1);
    read.imageOf = {0};
    handOver(read);
    TextureFile textures(textureFile);
    static_cast<void>(textures.append(0, textureImage(Image8{1, 1, {9, 9, 9, 255}}, role)));
    for (int i = 0; i < times; ++i) {
        say(ImportSign::texture);
    }
    rest();
}

/// Keeps a map of the file, through which it could change what was checked.
void keepHandsOn()
{
    static_cast<void>(writeCooked(nodesOnly(1), geometryFile));
    static_cast<void>(mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, geometryFile, 0));
    say(ImportSign::geometry);
    rest();
}

/// Until somebody lays a file "go" beside the model.
void awaitLeave()
{
    constexpr int modelFolder = 4;
    for (int i = 0; i < 1200 && faccessat(modelFolder, "go", F_OK, 0) != 0; ++i) {
        say(ImportSign::working);
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
}

/// A square of 1 m standing on the floor that shows a picture.
ReadModel pictureOnASquare()
{
    ReadModel read = nodesOnly(1);
    Primitive square;
    for (const Vec2 corner : {Vec2(0, 0), Vec2(1, 0), Vec2(1, 1), Vec2(0, 1)}) {
        square.vertices.edit().push_back({{corner.x - 0.5F, corner.y, 0}, {0, 0, 1}, corner});
    }
    square.indices = {0, 1, 2, 0, 2, 3};
    square.material = 0;
    square.bounds = {{-0.5F, 0, 0}, {0.5F, 1, 0}};
    read.model.bounds = square.bounds;
    read.model.meshes.push_back({"square", {square}, {}});
    read.model.nodes[0].mesh = 0;
    read.model.materials.resize(1);
    read.model.materials[0].baseColourTexture.texture = 0;
    read.model.textures.resize(1);
    read.images.resize(1);
    read.imageOf = {0};
    return read;
}

void handOverGreenLate()
{
    handOver(pictureOnASquare());
    awaitLeave();
    TextureFile textures(textureFile);
    Image8 green{1, 1, {20, 220, 20, 255}};
    static_cast<void>(textures.append(0, textureImage(std::move(green), TextureRole::colour)));
    say(ImportSign::texture);
    say(ImportSign::done);
}

void crashLate()
{
    handOver(pictureOnASquare());
    awaitLeave();
    die(SIGSEGV);
}

void sayMany(ImportSign sign, int count)
{
    say(ImportSign::boxed);
    for (int i = 0; i < count; ++i) {
        say(sign, "file " + std::to_string(i));
    }
    handOver(nodesOnly(1));
    say(ImportSign::done);
}

const std::map<std::string, void (*)()> acts{
    {"eleven nodes",
     [] {
         handOver(nodesOnly(11));
         say(ImportSign::done);
     }},
    {"picture twice", [] { handOverWrongly(TextureRole::colour, 2); }},
    {"picture for another use", [] { handOverWrongly(TextureRole::normal, 1); }},
    {"hands on it", keepHandsOn},
    {"large picture", [] { handOverPicture(32); }},
    {"late picture", handOverGreenLate},
    {"late crash", crashLate},
    {"many notes", [] { sayMany(ImportSign::note, 1203); }},
    {"many files", [] { sayMany(ImportSign::sideFile, 20'007); }},
    {"few files", [] { sayMany(ImportSign::sideFile, 7); }},
    {"no box",
     [] {
         say(ImportSign::unboxed, "this kernel has no Landlock");
         handOver(nodesOnly(1));
         say(ImportSign::done);
     }},
    {"no box after all",
     [] {
         say(ImportSign::boxed);
         say(ImportSign::unboxable, "this kernel has no Landlock");
     }},
    {"no box after a sign",
     [] {
         say(ImportSign::working);
         say(ImportSign::unboxable, "this kernel has no Landlock");
     }},
    {"unboxed unasked",
     [] {
         say(ImportSign::unboxed, "this kernel has no Landlock");
         say(ImportSign::done);
     }},
    {"crash", [] { die(SIGSEGV); }},
    {"abort", [] { std::abort(); }},
    {"exit", [] { std::exit(3); }},
    {"end", [] {}},
    {"breach", [] { die(SIGSYS); }},
    {"hang", work},
    {"sleep", rest},
    {"rubbish", sendRubbish},
    {"flood", flood},
    {"threads", startThreads},
    {"memory", fillMemory},
    {"close",
     [] {
         close(channel);
         rest();
     }},
    {"fork and end",
     [] {
         fork(rest);
         say(ImportSign::done);
     }},
    {"fail", [] { say(ImportSign::failed, "tree.fbx has no \x1B[31mmesh."); }},
    {"unboxable", [] { say(ImportSign::unboxable, "this kernel has no Landlock"); }},
    {"done and crash",
     [] {
         say(ImportSign::done);
         die(SIGSEGV);
     }},
    {"done",
     [] {
         say(ImportSign::working);
         say(ImportSign::note, "A face was dropped.");
         say(ImportSign::done);
     }},
};

}

int main(int, char** arguments)
{
    const std::string first = arguments[1];
    acts.at(first == "--serve" ? std::filesystem::path(arguments[2]).stem().string() : first)();
    return 0;
}
