#include "worksort/report/page.hpp"

template class nlohmann::basic_json<nlohmann::ordered_map>;
