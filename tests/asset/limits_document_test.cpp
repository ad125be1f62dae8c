// The page that tells users the limits tells those that hold.
#include <fstream>
#include <sstream>
#include <string>

#include <fmt/format.h>

#include "asset/import/limits.h"

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise;

TEST_CASE("the page on reliability lists every limit as it is")
{
    std::ostringstream page;
    page << std::ifstream(test::sourceFile("docs/reliability.md")).rdbuf();
    std::string table = "| `--limit` | of what | usual | can be raised to |\n|---|---|---|---|\n";
    for (const LimitRow& row : limitTable()) {
        table += fmt::format("| `{}` | {} | {} | {} |\n", row.key, row.meaning,
                             amountText(row.unit, row.usual), amountText(row.unit, row.most));
    }
    INFO("docs/reliability.md needs this table:\n" << table);
    CHECK(page.str().find(table) != std::string::npos);
}
