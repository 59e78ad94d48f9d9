#include "import_codes.hpp"

#include "worksort/read/study/study_reader.hpp"
#include "worksort/util/problem.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>

#include <fmt/core.h>

namespace worksort {
namespace {

Dimension dimension_of(WorkField field) {
  if (field == WorkField::model) return Dimension::model;
  if (field == WorkField::issues) return Dimension::issue;
  if (field == WorkField::success) return Dimension::success;
  return Dimension::strategy;
}

std::string_view singular(WorkField field) {
  if (field == WorkField::shows) return "look-for";
  if (field == WorkField::success) return "success word";
  return dimension_name(dimension_of(field));
}

std::vector<std::string> words(WorkField field, const Codebook* codebook, const TaskInfo* task) {
  std::vector<std::string> out;
  if (field == WorkField::shows) {
    for (const auto& look_for : task->look_fors) out.push_back(look_for.id);
    return out;
  }
  codebook->visit(dimension_of(field), [&](const Entry& entry) {
    out.push_back(entry.id);
    out.push_back(entry.name);
    out.insert(out.end(), entry.aliases.begin(), entry.aliases.end());
  });
  return out;
}

}  // namespace

ImportCodes::ImportCodes(const Study& context, std::string fallback, ValueProblems& problems)
    : m_context(context), m_fallback(std::move(fallback)), m_problems(problems) {}

const Codebook* ImportCodes::find_codebook(const std::string& id) {
  if (const auto* found = m_context.codebook(id)) return found;
  auto& shelf = m_shipped[id];
  if (shelf == nullptr) {
    auto shipped = shipped_codebook(id);
    shelf = std::make_unique<Codebook>(shipped ? std::move(*shipped) : Codebook{});
  }
  return shelf->id.empty() ? nullptr : shelf.get();
}

const ImportCodes::Book& ImportCodes::book(std::string_view task, std::string_view codebook) {
  const std::pair<std::string, std::string> key(task, codebook);
  if (const auto found = m_books.find(key); found != m_books.end()) return found->second;
  Book out;
  const TaskInfo* info = m_context.task_info(task);
  if (info != nullptr && info->task != nullptr) out.id = info->task->codebook.text;
  if (out.id.empty()) out.id = codebook;
  if (out.id.empty()) out.id = m_fallback;
  if (out.id.empty() && m_context.codebooks.size() == 1) out.id = m_context.codebooks.front().id;
  if (!out.id.empty()) out.codebook = find_codebook(out.id);
  return m_books.emplace(key, out).first->second;
}

// The id of a part; empty if it is not known.
std::string ImportCodes::known(WorkField field, std::string_view part, const Book& book,
                               const TaskInfo* task) const {
  if (field == WorkField::shows) {
    if (task == nullptr) return "";
    for (const auto& look_for : task->look_fors) {
      if (spelling_of(look_for.id) == spelling_of(part)) return look_for.id;
    }
    return "";
  }
  const Codebook& codebook = book.codebook == nullptr ? empty_codebook() : *book.codebook;
  if (field == WorkField::success && codebook.success.empty()) {
    Codebook scale;
    scale.success.assign(default_success_scale().begin(), default_success_scale().end());
    return scale.find(Dimension::success, part).id;
  }
  return codebook.find(dimension_of(field), part).id;
}

bool ImportCodes::is_closed(WorkField field, const Book& book, const TaskInfo* task) const {
  if (field == WorkField::shows) return task != nullptr && !task->look_fors.empty();
  return book.codebook != nullptr && book.codebook->size(dimension_of(field)) > 0;
}

CodeCells::Codes ImportCodes::read(WorkField field, std::string_view part, std::string_view task,
                                   std::string_view codebook, const Spot& spot) {
  const Book& found = book(task, codebook);
  const TaskInfo* info = m_context.task_info(task);
  if (auto id = known(field, part, found, info); !id.empty()) return {{std::move(id)}, ""};
  if (field != WorkField::success && part.find(',') != std::string_view::npos) {
    Codes several;
    for (const auto& piece : split_trimmed(part, ','))
      several.codes.push_back(known(field, piece, found, info));
    const auto& codes = several.codes;
    if (!codes.empty() && std::find(codes.begin(), codes.end(), "") == codes.end()) return several;
  }
  if (!is_closed(field, found, info)) return {{std::string(part)}, ""};
  return unknown(field, part, found, info, spot);
}

// A single word, or what is spelled nearly like a code, stays a code; other words are the reader's and go to
// the note.
CodeCells::Codes ImportCodes::unknown(WorkField field, std::string_view part, const Book& book,
                                      const TaskInfo* task, const Spot& spot) {
  const auto known = words(field, book.codebook, task);
  const auto close = nearest(part, known);
  const bool text = !close && field != WorkField::success && part.find(' ') != std::string_view::npos;
  const std::string where =
      field == WorkField::shows ? fmt::format("task '{}'", m_context.text(task->id)) : book.id;
  const std::string shown = normalized(part);
  m_unknown.emplace(std::pair(field, shown), close.value_or(""));
  if (text) {
    m_problems.add(
        Severity::warning, "text-not-code", spot,
        fmt::format("'{}' is no {} of {} and stands in the note now", shown, singular(field), where),
        fmt::format("if it is a code: {}", value_option(field, part, "CODE")));
    return {{}, std::string(part)};
  }
  m_problems.add(
      Severity::warning, "unknown-code", spot,
      fmt::format("'{}' is no {} of {} and is kept as written", shown, singular(field), where),
      close ? fmt::format("{} {} changes it", did_you_mean(part, known), value_option(field, part, *close))
            : fmt::format("add it to the codebook, or change it: {}", value_option(field, part, "CODE")));
  return {{std::string(part)}, ""};
}

void ImportCodes::tell_unknown(std::vector<UnknownCode>& to) const {
  for (const auto& [word, close] : m_unknown) {
    const auto same = [&, &key = word](const UnknownCode& c) {
      return c.field == key.first && c.text == key.second;
    };
    if (std::none_of(to.begin(), to.end(), same)) to.push_back({word.first, word.second, close});
  }
}

}  // namespace worksort
