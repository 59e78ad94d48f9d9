#include "worksort/report/page/plain_template.hpp"

#include "worksort/util/share.hpp"

#include <stdexcept>

#include <kainjow/mustache.hpp>

namespace worksort {
namespace {

using Data = kainjow::mustache::data;

Data to_data(const Value& value) {
  if (value.is_boolean()) return Data(value.get<bool>() ? Data::type::bool_true : Data::type::bool_false);
  if (value.is_string()) return Data(value.get<std::string>());
  if (value.is_array()) {
    kainjow::mustache::list list;
    for (const auto& item : value) list.push_back(to_data(item));
    return Data(list);
  }
  Data out(Data::type::object);
  for (const auto& [key, item] : value.items()) out.set(key, to_data(item));
  return out;
}

}  // namespace

std::string fill_in(std::string_view name, const Value& data) {
  for (const auto& file : share_files()) {
    if (file.name != name) continue;
    kainjow::mustache::mustache page{std::string(file.text)};
    page.set_custom_escape([](const std::string& text) { return text; });
    if (!page.is_valid()) throw std::logic_error(page.error_message());
    return page.render(to_data(data));
  }
  throw std::logic_error("share/" + std::string(name) + " is missing");
}

}  // namespace worksort
