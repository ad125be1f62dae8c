#include "asset/read/utf8_repair.h"

#include "project/limits.h"

namespace premise {

std::string utf8Mended(std::string_view text)
{
    std::string whole;
    whole.reserve(text.size());
    while (!text.empty()) {
        std::size_t length = 1;
        while (length <= 4 && !(length <= text.size() && isUtf8(text.substr(0, length)))) {
            ++length;
        }
        whole += length > 4 ? std::string_view("\xEF\xBF\xBD") : text.substr(0, length);
        text.remove_prefix(length > 4 ? 1 : length);
    }
    return whole;
}

}
