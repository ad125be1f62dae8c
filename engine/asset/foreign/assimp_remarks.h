#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "asset/read/warnings.h"

namespace premise {

/// Hears what Assimp warns of on this thread, for as long as it lives: what it changes or leaves out
/// would else be known to nobody.
class AssimpRemarks {
public:
    AssimpRemarks();
    ~AssimpRemarks();
    AssimpRemarks(const AssimpRemarks&) = delete;
    AssimpRemarks& operator=(const AssimpRemarks&) = delete;

    /// Adds a sentence for each remark that tells of a change to the model; those with `explained` in
    /// them follow from what is told already.
    void report(const std::string& model, std::string_view explained, Warnings& warnings) const;

private:
    std::vector<std::string> heard_;             ///< each once
    std::vector<std::string>* before_ = nullptr; ///< who listened before
};

}
