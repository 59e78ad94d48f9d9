// What a page about a plan can hold.
#pragma once

#include "worksort/model/documents.hpp"
#include "worksort/report/page/page.hpp"

namespace worksort {

// Every key of the page's data, for checking templates.
Value plan_sample();

// The plan as it is kept, with all its notes; keys of the user's own are nobody else's.
Value plan_document_data(Plan plan);

}  // namespace worksort
