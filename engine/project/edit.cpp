#include "project/edit.h"

#include "project/edit_apply.h"

namespace premise {

Result<Project> applied(const Project& project, const Edit& edit)
{
    return std::visit([&](const auto& change) { return appliedTo(project, change); }, edit);
}

}
