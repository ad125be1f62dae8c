#include <cstdlib>

#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

int main(int count, char** arguments)
{
    // Tests, and the programs they start, neither fill the user's cache nor are helped by it.
    setenv("PREMISE_CACHE", "", 1);
    doctest::Context context(count, arguments);
    return context.run();
}
