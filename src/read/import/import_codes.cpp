#include "import_codes.hpp"

#include "worksort/read/study/study_reader.hpp"
#include "worksort/util/ascii.hpp"
#include "worksort/util/problem.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>

#include "read/study/messages.hpp"
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
  if (field == WorkField::success) {
    for (const auto& entry : codebook->success_scale()) out.push_back(entry.id);
    return out;
  }
  codebook->visit(dimension_of(field), [&](const Entry& entry) {
    out.push_back(entry.id);
    out.push_back(entry.name);
    out.insert(out.end(), entry.aliases.begin(), entry.aliases.end());
  });
  return out;
}

// What stands between separators, trimmed.
std::vector<std::string_view> split_views(std::string_view text, char separator) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const auto end = std::min(text.find(separator), text.size());
    out.push_back(trim(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

// "None", "n/a", "no issues".
bool says_none(WorkField field, std::string_view part) {
  if (field == WorkField::strategy || field == WorkField::success) return false;
  const std::string word = folded(part);
  const std::string no = fmt::format("no {}", singular(field));
  return reading::says_none(part) || word == no || word == no + "s";
}

bool is_bracket_open(std::string_view text) {
  const auto open = text.find_last_of("([");
  return open != std::string_view::npos && text.find_first_of(")]", open) == std::string_view::npos;
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

template <typename Find>
const std::string& ImportCodes::kept(Answers& answers, WorkField field, std::string_view part,
                                     const Book& book, const TaskInfo* task, const Find& find) {
  const bool of_task = field == WorkField::shows;
  auto& answer = answers[{field, of_task ? nullptr : book.codebook, of_task ? task : nullptr}];
  const auto [at, added] = answer.try_emplace(std::string(part));
  if (added) at->second = find();
  return at->second;
}

// The id of a part; empty if it is not known.
const std::string& ImportCodes::known(WorkField field, std::string_view part, const Book& book,
                                      const TaskInfo* task) {
  return kept(m_found, field, part, book, task, [&] { return looked_up(field, part, book, task); });
}

// The word of the codebook or task that a part is nearly spelled like; empty where none is.
const std::string& ImportCodes::close_to(WorkField field, std::string_view part, const Book& book,
                                         const TaskInfo* task) {
  return kept(m_close, field, part, book, task,
              [&] { return nearest(part, words(field, book.codebook, task)).value_or(""); });
}

std::string ImportCodes::looked_up(WorkField field, std::string_view part, const Book& book,
                                   const TaskInfo* task) {
  if (field == WorkField::shows) {
    if (task == nullptr) return "";
    for (const auto& look_for : task->look_fors) {
      if (spelling_of(look_for.id) == spelling_of(part)) return look_for.id;
    }
    return "";
  }
  const Codebook& codebook = book.codebook == nullptr ? empty_codebook() : *book.codebook;
  if (field == WorkField::success && codebook.success.empty()) return codebook.find_step(part).id;
  const Dimension dimension = dimension_of(field);
  return m_words.try_emplace({&codebook, dimension}, codebook, dimension).first->second.find(part).id;
}

bool ImportCodes::is_closed(WorkField field, const Book& book, const TaskInfo* task) const {
  if (field == WorkField::shows) return task != nullptr && !task->look_fors.empty();
  if (field == WorkField::success) return book.codebook != nullptr;  // there is a usual scale
  return book.codebook != nullptr && book.codebook->size(dimension_of(field)) > 0;
}

CodeCells::Codes ImportCodes::read(WorkField field, std::string_view part, std::string_view task,
                                   std::string_view codebook, const Spot& spot) {
  const Book& found = book(task, codebook);
  const TaskInfo* info = m_context.task_info(task);
  const auto& id = known(field, part, found, info);
  const bool is_code = !id.empty() && field != WorkField::also;  // there "n/a" would be one for absent
  if (!is_code && says_none(field, part)) {
    const std::string what(field == WorkField::also ? "further strategy" : singular(field));
    m_problems.add(Severity::warning, "text-not-code", spot,
                   fmt::format("'{}' says that there is no {}, so none is written", normalized(part), what),
                   "");
    return {};
  }
  if (!id.empty()) return {{id}, "", true};
  if (!is_closed(field, found, info)) return {{std::string(part)}, "", true};
  if (field == WorkField::success) return unknown(field, part, found, info, spot);
  return parts(field, part, found, info, spot);
}

// Check boxes, with a comma between them: codes, which may hold commas themselves, and what was written under
// "Other". Without a code among them the commas are those of a sentence.
CodeCells::Codes ImportCodes::parts(WorkField field, std::string_view cell, const Book& book,
                                    const TaskInfo* task, const Spot& spot) {
  const auto boxes = check_boxes(field, cell, book, task);
  const bool any =
      std::any_of(boxes.begin(), boxes.end(), [](const CheckBox& box) { return !box.id.empty(); });
  if (!any) {
    if (auto commented = with_comment(field, cell, book, task, spot)) return std::move(*commented);
    return unknown(field, cell, book, task, spot);
  }
  Codes out;
  for (const auto& box : boxes) {
    if (!box.id.empty()) {
      out.codes.push_back(box.id);
      continue;
    }
    auto more = with_comment(field, box.text, book, task, spot);
    if (!more) more = unknown(field, box.text, book, task, spot);
    out.codes.insert(out.codes.end(), more->codes.begin(), more->codes.end());
    if (!more->text.empty()) out.text += (out.text.empty() ? "" : ", ") + more->text;
  }
  return out;
}

// The parts of a cell in their order. What follows words that are no code belongs to them, up to the next
// code; so does what stands in one pair of brackets.
std::vector<ImportCodes::CheckBox> ImportCodes::check_boxes(WorkField field, std::string_view cell,
                                                            const Book& book, const TaskInfo* task) {
  const auto words = split_views(cell, ',');
  const auto joined = [&](std::size_t from, std::size_t to) {  // as they stand in the cell
    const char* const begin = words[from].data();
    return std::string_view(begin, static_cast<std::size_t>(words[to].data() + words[to].size() - begin));
  };
  std::vector<CheckBox> out;
  std::size_t open = words.size();  // where the words begin that the next ones may belong to
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::size_t first = i;
    std::string id;
    for (std::size_t last = words.size(); last-- > i && id.empty();) {
      id = known(field, joined(i, last), book, task);
      if (!id.empty()) i = last;
    }
    const auto before = open < first ? joined(open, first - 1) : std::string_view();
    if (is_bracket_open(before) || (id.empty() && !before.empty() && is_text(field, before, book, task))) {
      i = first;
      out.back().text = joined(open, i);
    } else if (!id.empty()) {
      open = words.size();
      out.push_back({joined(first, i), std::move(id)});
    } else if (!words[i].empty()) {
      open = i;
      out.push_back({words[i], ""});
    }
  }
  return out;
}

// True if words are a reader's own and no code, nor nearly one, nor one with a comment behind it.
bool ImportCodes::is_text(WorkField field, std::string_view part, const Book& book, const TaskInfo* task) {
  const bool several = part.find(' ') != std::string_view::npos || is_digit(part.front());
  const auto front = trim(part.substr(0, part.find_first_of("([:")));
  return several && known(field, front, book, task).empty() && close_to(field, front, book, task).empty();
}

// A code with a comment behind it, as "skip-counting (lost track)".
std::optional<CodeCells::Codes> ImportCodes::with_comment(WorkField field, std::string_view part,
                                                          const Book& book, const TaskInfo* task,
                                                          const Spot& spot) {
  static constexpr std::array<std::string_view, 9> k_marks = {
      "(", "[", ":", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", "\xE2\x80\x94", " = ", ". "};
  const auto split = [&](std::size_t end, const std::string& as) {
    const auto rest = part.substr(end);
    const auto* const mark =
        std::find_if(k_marks.begin(), k_marks.end(), [&](std::string_view m) { return rest.starts_with(m); });
    auto comment = trim(rest.substr(mark->size()));
    if ((*mark == "(" && comment.ends_with(')')) || (*mark == "[" && comment.ends_with(']')))
      comment = trim(comment.substr(0, comment.size() - 1));
    m_problems.add(Severity::warning, "text-not-code", spot,
                   fmt::format("'{}' is read as '{}', and '{}' stands in the note now", normalized(part), as,
                               normalized(comment)),
                   "");
    return std::string(comment);
  };
  const auto is_mark = [&](std::size_t at) {
    return std::any_of(k_marks.begin(), k_marks.end(),
                       [&](std::string_view m) { return part.substr(at).starts_with(m); });
  };
  std::size_t first = 0;
  for (std::size_t end = part.size(); end-- > 1;) {
    if (!is_mark(end)) continue;
    first = end;
    if (std::string id = known(field, trim(part.substr(0, end)), book, task); !id.empty())
      return Codes{{id}, split(end, id)};
  }
  const auto front = trim(part.substr(0, first));
  if (first == 0 || close_to(field, front, book, task).empty()) return std::nullopt;
  Codes out = unknown(field, front, book, task, spot);  // nearly a code
  out.text = split(first, normalized(front));
  return out;
}

// What reads "counts by / array" as the two codes that these are; empty where they are none.
std::string ImportCodes::several(WorkField field, std::string_view part, const Book& book,
                                 const TaskInfo* task) {
  if (field == WorkField::success) return "";
  std::vector<std::string> ids;
  for (const auto& one : reading::parts_of_list(part)) {
    ids.push_back(known(field, one, book, task));
    if (ids.back().empty()) return "";
  }
  if (ids.size() < 2) return "";
  return fmt::format("if these are {} codes: {}", ids.size(), value_option(field, part, join(ids, "; ")));
}

// A single word, or what is spelled nearly like a code, stays a code; other words are the reader's and go to
// the note.
CodeCells::Codes ImportCodes::unknown(WorkField field, std::string_view part, const Book& book,
                                      const TaskInfo* task, const Spot& spot) {
  const std::string& close = close_to(field, part, book, task);
  const bool text = close.empty() && field != WorkField::success && part.find(' ') != std::string_view::npos;
  const std::string where =
      field == WorkField::shows ? fmt::format("task '{}'", m_context.text(task->id)) : book.id;
  const std::string shown = normalized(part);
  const std::string codes = several(field, part, book, task);
  m_unknown.emplace(std::pair(field, shown), close);
  if (text) {
    m_problems.add(
        Severity::warning, "text-not-code", spot,
        fmt::format("'{}' is no {} of {} and stands in the note now", shown, singular(field), where),
        !codes.empty() ? codes : fmt::format("if it is a code: {}", value_option(field, part, "CODE")));
    return {{}, std::string(part)};
  }
  m_problems.add(
      Severity::warning, "unknown-code", spot,
      fmt::format("'{}' is no {} of {} and is kept as written", shown, singular(field), where),
      !codes.empty() ? codes
      : !close.empty()
          ? fmt::format("{} {} changes it", did_you_mean(part, {close}), value_option(field, part, close))
      : field == WorkField::success
          ? fmt::format("it takes {}; change it: {}", join(words(field, book.codebook, task), ", "),
                        value_option(field, part, "WORD"))
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
