#include "join.hpp"

#include "worksort/model/piece_fields.hpp"

#include <algorithm>
#include <utility>

namespace worksort {
namespace {

template <typename Value>
void append(std::vector<Value>& to, std::vector<Value>& from, std::uint32_t file) {
  for (auto& value : from) {
    value.origin.file = file;
    to.push_back(std::move(value));
  }
}

// Turns handles of a file's own pool into handles of the study's.
class Renamer {
 public:
  Renamer(const TextPool& from, TextPool& to) {
    m_new.reserve(from.size());
    for (std::uint32_t i = 0; i < from.size(); ++i) m_new.push_back(to.add(from[Text{i}]));
  }

  void operator()(Text& text) const { text = m_new[static_cast<std::size_t>(text)]; }
  void operator()(CodeRef& ref) const { (*this)(ref.code); }

  void operator()(Reading& r) const {
    for (const auto& field : piece_fields()) {
      std::visit(Overloaded{[&](CodeRef Reading::*member) { (*this)(r.*member); },
                            [&](Text Reading::*member) { (*this)(r.*member); }, [](auto) {}},
                 field.member);
    }
  }

 private:
  std::vector<Text> m_new;
};

}  // namespace

void Join::report(Severity severity, std::string_view id, const Origin& at, std::string message,
                  std::string hint) {
  diagnostics.add({severity, std::string(id), at.file < study.files.size() ? study.files[at.file] : "",
                   at.spot, std::move(message), std::move(hint), ""});
}

Origin origin_of(const Reading& reading, const CodeRef& code) {
  return {reading.file, {code.line, code.column, code.width}};
}

Origin origin_of(const Reading& reading) {
  return {reading.file, {reading.line, reading.column, 1}};
}

void append_content(Join& join, std::uint32_t file, FileContent&& content) {
  Study& study = join.study;
  const Renamer rename(content.texts, study.texts);
  const auto shift = static_cast<std::uint32_t>(study.codes.size());
  for (auto& code : content.codes) {
    rename(code);
    study.codes.push_back(code);
  }
  for (auto& reading : content.readings) {
    rename(reading);
    reading.first_code += shift;
    reading.file = file;
    study.readings.push_back(reading);
  }
  for (std::size_t i = 0; i < content.codebooks.size(); ++i) {
    Codebook& codebook = content.codebooks[i];
    const auto set_file = [&](auto& entries) {
      for (auto& entry : entries) entry.file = file;
    };
    set_file(codebook.success);
    set_file(codebook.families);
    set_file(codebook.strategies);
    set_file(codebook.models);
    set_file(codebook.issues);
    set_file(codebook.problem_types);
    set_file(codebook.references);
    study.codebooks.push_back(std::move(codebook));
    join.codebook_origins.push_back({file, content.codebook_origins[i].spot});
  }
  append(study.tasks, content.tasks, file);
  append(study.exemplars, content.exemplars, file);
  append(study.rosters, content.rosters, file);
  append(study.plans, content.plans, file);
  append(study.inquiries, content.inquiries, file);
  append(study.cycles, content.cycles, file);
  append(study.protocols, content.protocols, file);
  append(study.decisions, content.decisions, file);
  append(study.imports, content.imports, file);
  study.input.unread += content.unread;
  study.input.empty_works += content.empty_works;
  study.input.files += content.foreign ? 0 : 1;
}

}  // namespace worksort
