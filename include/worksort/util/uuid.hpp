// Identifiers that are the same whenever they are made from the same name.
#pragma once

#include <string>
#include <string_view>

namespace worksort {

// The version 5 UUID (RFC 9562) of a name in the namespace of URLs and URNs, in lower case with dashes.
std::string uuid_of(std::string_view name);

}  // namespace worksort
