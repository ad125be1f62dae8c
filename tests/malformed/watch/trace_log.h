#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace premise::test {

/// What a traced program may open.
struct OpenRules {
    std::vector<std::filesystem::path> read;  ///< files, and folders with all below
    std::vector<std::filesystem::path> write; ///< folders in which it may write as well
};

/// What strace saw that the rules do not allow.
struct TraceFindings {
    std::vector<std::string> outside;  ///< files that were opened though they lie elsewhere
    std::vector<std::string> written;  ///< files that were opened for writing elsewhere
    std::vector<std::string> connects; ///< every attempt to connect
    std::vector<std::string> ended;    ///< signals that ended a process of it
};

/// Reads the lines of `strace -f -y`. An open counts where it succeeded, by the path the kernel
/// says it led to, so links and ".." hide nothing. Libraries, fonts and what the C library asks of
/// the system are always allowed; the list is in the source.
[[nodiscard]] TraceFindings findingsIn(std::string_view trace, const OpenRules& rules);

}
