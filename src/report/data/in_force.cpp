#include "in_force.hpp"

#include <functional>
#include <string>

namespace worksort {
namespace {

struct ToCell {
  const Study& study;

  Cell operator()(const std::vector<Text>& codes) const {
    TextList out;
    for (const Text code : codes) out.emplace_back(study.text(code));
    return out;
  }
  Cell operator()(Text text) const { return std::string(study.text(text)); }
  Cell operator()(Correct correct) const { return std::string(to_string(correct)); }
  Cell operator()(bool flag) const { return flag; }
};

}  // namespace

Cell cell_of(const Study& study, const InForce& now, const InForceField& field) {
  return std::visit([&](auto member) { return ToCell{study}(std::invoke(member, now)); }, field.member);
}

}  // namespace worksort
