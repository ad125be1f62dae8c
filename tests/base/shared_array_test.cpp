#include "base/shared_array.h"

#include <doctest/doctest.h>

namespace premise {

TEST_CASE("copies of an array share their rows until one of them is edited")
{
    SharedArray<int> first{1, 2, 3};
    SharedArray<int> second = first;
    CHECK(second.data() == first.data());
    second.edit().push_back(4);
    CHECK(first.size() == 3);
    CHECK(second.size() == 4);
    CHECK(second.back() == 4);
    CHECK_FALSE(first == second);
    const int* const own = second.data();
    second.edit()[0] = 9;
    CHECK(second.data() == own); // nobody else has them
    CHECK(first[0] == 1);
}

TEST_CASE("lent rows are read where they lie and copied to be edited")
{
    const auto memory = std::make_shared<std::vector<int>>(std::vector<int>{5, 6, 7});
    SharedArray<int> lent(std::span<const int>(*memory).subspan(1), memory);
    CHECK(lent.data() == memory->data() + 1);
    CHECK(lent == SharedArray<int>{6, 7});
    CHECK(memory.use_count() == 2);
    lent.edit()[0] = 8;
    CHECK((*memory)[1] == 6);
    CHECK(lent.front() == 8);
    CHECK(memory.use_count() == 1); // an edited copy needs the lender no more
}

TEST_CASE("an array without rows is empty and equals another")
{
    const SharedArray<float> none;
    CHECK(none.empty());
    CHECK(none.begin() == none.end());
    CHECK(none == SharedArray<float>(std::vector<float>{}));
}

}
