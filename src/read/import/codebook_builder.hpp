// A codebook put together from entries that come one by one, as other programs list them.
#pragma once

#include "worksort/model/codebook.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace worksort::reading {

// What a name gives as a code: small letters, digits and dashes.
std::string code_of_name(std::string_view name);

class CodebookBuilder {
 public:
  // What an entry has, by the keys of the format.
  using Fields = std::map<std::string, std::string>;

  explicit CodebookBuilder(std::string id) { m_codebook.id = std::move(id); }

  // `kind` is strategy, model, issue, success or family. `name` or `id` is there; an id that its list has
  // already gets a number. Lists stand with ; between their items. Throws Problem for a word that a choice
  // has not.
  void add(Dimension kind, const Fields& fields);

  // The family of that id or name, which is made where it is not there yet.
  std::string family(std::string_view name);

  Codebook take();

 private:
  std::string new_id(Dimension kind, const Fields& fields);

  Codebook m_codebook;
  std::map<Dimension, std::set<std::string>> m_ids;
};

}  // namespace worksort::reading
