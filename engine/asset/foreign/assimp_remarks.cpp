#include "asset/foreign/assimp_remarks.h"

#include <algorithm>
#include <mutex>
#include <string_view>

#include <assimp/DefaultLogger.hpp>
#include <assimp/Logger.hpp>

#include "asset/read/sentences.h"

namespace premise {

namespace {

    constexpr std::size_t mostHeard = 100;

    thread_local std::vector<std::string>* listener = nullptr;

    /// Assimp's logger is one for the whole program; this one hands on to the thread that reads.
    class ThreadLogger final : public Assimp::Logger {
    public:
        bool attachStream(Assimp::LogStream*, unsigned) override { return false; }
        bool detachStream(Assimp::LogStream*, unsigned) override { return false; }

    private:
        void OnDebug(const char*) override {}
        void OnVerboseDebug(const char*) override {}
        void OnInfo(const char*) override {}
        void OnWarn(const char* message) override { hear(message); }
        void OnError(const char* message) override { hear(message); }

        static void hear(const char* message)
        {
            if (listener != nullptr && listener->size() < mostHeard &&
                std::ranges::find(*listener, message) == listener->end()) {
                listener->emplace_back(message);
            }
        }
    };

    /// Remarks about what changes nothing that is drawn.
    bool isIdle(std::string_view remark)
    {
        constexpr std::string_view idle[] = {
            "No material specified for subgroup",
            "unsupported, newer format version",
            "no animation curves assigned",
            "did not find any transformation key frames",
            "setting default material",
            "source object for connection does not exist",
            "No hierarchy information has been found",
            "No object detected to attach a new mesh instance",
            "could not find corresponding node for joint", // of these we have a sentence
            "Unable to locate material file",
            "Unable to locate fallback material file",
            "Opening fallback material file"};
        return std::ranges::any_of(idle, [remark](std::string_view part) {
            return remark.find(part) != std::string_view::npos;
        });
    }

}

AssimpRemarks::AssimpRemarks() : before_(listener)
{
    static std::once_flag once;
    std::call_once(once,
                   [] { Assimp::DefaultLogger::set(new ThreadLogger); }); // the library owns it
    listener = &heard_;
}

AssimpRemarks::~AssimpRemarks()
{
    listener = before_;
}

void AssimpRemarks::report(const std::string& model, std::string_view explained,
                           Warnings& warnings) const
{
    for (const std::string& remark : heard_) {
        const bool known = !explained.empty() && remark.find(explained) != std::string::npos;
        if (!known && !isIdle(remark)) {
            warnings.add("{}: its reader remarks \"{}\".", model, withoutStop(remark));
        }
    }
}

}
