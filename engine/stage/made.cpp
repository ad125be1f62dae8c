#include "stage/made.h"

namespace premise {

std::string withoutNumber(const std::string& name)
{
    const std::size_t letter = name.find_last_not_of("0123456789");
    const bool numbered = letter != std::string::npos && letter + 1 < name.size() && letter > 0 &&
                          name[letter] == ' ';
    return numbered ? name.substr(0, letter) : name;
}

}
