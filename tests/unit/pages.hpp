// Pages as their readers see them.
#pragma once

#include "worksort/report/page/page.hpp"
#include "worksort/report/page/template.hpp"
#include "worksort/report/samples.hpp"

#include <string>

#include <doctest/doctest.h>

namespace worksort {

// The page by its shipped template; its data must fit the sample of that template.
inline std::string shown_page(const Page& page) {
  Value sample = page_sample(page.template_name);
  sample.erase("input");  // the command adds it
  for (const auto& problem : check_page_data(page.data, sample)) FAIL_CHECK(problem);
  return render_markdown(parse_template(shipped_template(page.template_name)), page.data);
}

}  // namespace worksort
