// Codes of a table compared with codebooks and look-fors while they are read.
#pragma once

#include "worksort/model/study.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "read/table/work_table.hpp"

namespace worksort {

// Turns names and aliases into ids, splits at a comma where a part is known, tells text from codes, and notes
// in `problems` what no codebook knows.
class ImportCodes : public CodeCells {
 public:
  // `fallback` is the codebook where no task and no row names one; may be empty. Everything outlives the
  // reader.
  ImportCodes(const Study& context, std::string fallback, ValueProblems& problems);

  Codes read(WorkField field, std::string_view part, std::string_view task, std::string_view codebook,
             const Spot& spot) override;

  // The codebook of a row: of its task, else its own, else the fallback, else the only one of the context.
  // Null where none is named or it does not exist; `id` is what was named.
  struct Book {
    std::string id;
    const Codebook* codebook = nullptr;
  };
  const Book& book(std::string_view task, std::string_view codebook);

  // Adds what no codebook knows to a list that has each once.
  void tell_unknown(std::vector<UnknownCode>& to) const;

 private:
  [[nodiscard]] const std::string& known(WorkField field, std::string_view part, const Book& book,
                                         const TaskInfo* task);
  [[nodiscard]] std::string looked_up(WorkField field, std::string_view part, const Book& book,
                                      const TaskInfo* task);
  [[nodiscard]] const std::string& close_to(WorkField field, std::string_view part, const Book& book,
                                            const TaskInfo* task);
  [[nodiscard]] const Codebook* find_codebook(const std::string& id);
  [[nodiscard]] bool is_closed(WorkField field, const Book& book, const TaskInfo* task) const;
  [[nodiscard]] Codes parts(WorkField field, std::string_view cell, const Book& book, const TaskInfo* task,
                            const Spot& spot);
  // A part of a cell, and its code where it is one.
  struct CheckBox {
    std::string_view text;
    std::string id;
  };
  [[nodiscard]] std::vector<CheckBox> check_boxes(WorkField field, std::string_view cell, const Book& book,
                                                  const TaskInfo* task);
  [[nodiscard]] bool is_text(WorkField field, std::string_view part, const Book& book, const TaskInfo* task);
  [[nodiscard]] std::optional<Codes> with_comment(WorkField field, std::string_view part, const Book& book,
                                                  const TaskInfo* task, const Spot& spot);
  [[nodiscard]] std::string several(WorkField field, std::string_view part, const Book& book,
                                    const TaskInfo* task);
  Codes unknown(WorkField field, std::string_view part, const Book& book, const TaskInfo* task,
                const Spot& spot);

  const Study& m_context;
  std::string m_fallback;
  ValueProblems& m_problems;
  std::map<std::pair<std::string, std::string>, Book, std::less<>> m_books;
  std::map<std::string, std::unique_ptr<Codebook>> m_shipped;
  std::map<std::pair<const Codebook*, Dimension>, CodeWords> m_words;
  std::map<std::pair<WorkField, std::string>, std::string> m_unknown;  // with the nearest code
  // What parts of cells are, and are near to, because a table says the same again and again.
  using Answers = std::map<std::tuple<WorkField, const Codebook*, const TaskInfo*>,
                           std::unordered_map<std::string, std::string>>;
  template <typename Find>
  static const std::string& kept(Answers& answers, WorkField field, std::string_view part, const Book& book,
                                 const TaskInfo* task, const Find& find);

  Answers m_found;
  Answers m_close;
};

}  // namespace worksort
