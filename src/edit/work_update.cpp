#include "worksort/edit/work_update.hpp"

#include "worksort/model/fields.hpp"
#include "worksort/read/table/mangled.hpp"
#include "worksort/report/data/documents.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <tuple>

#include "work_homes.hpp"
#include "work_match.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

using enum WorkField;

class Updater {
 public:
  Updater(const std::string& file, const Tree& tree, const Study& context, const Imported& imported,
          bool clear)
      : m_file(file),
        m_tree(tree),
        m_context(context),
        m_imported(imported),
        m_clear(clear),
        m_homes(work_homes(tree)) {
    for (const auto& home : m_homes) {
      for (std::uint32_t i = m_tree[home.pieces].first_child; i != 0; i = m_tree[i].next)
        m_pieces[{m_tree[i].spot.line, m_tree[i].spot.column}] = i;
    }
  }

  WorkUpdate run() {
    std::vector<const Reading*> there;
    for (const auto& reading : m_context.readings) {
      if (m_context.files[reading.file] == m_file && piece_of(reading) != 0) there.push_back(&reading);
    }
    const auto matched = match_readings(m_imported.study, m_context, there);
    for (std::size_t i = 0; i < matched.size(); ++i) {
      if (matched[i] != nullptr) change(i, *matched[i]);
    }
    add(matched);
    name_missing(there, matched);
    return std::move(m_out);
  }

 private:
  [[nodiscard]] std::uint32_t piece_of(const Reading& reading) const {
    const auto found = m_pieces.find({reading.line, reading.column});
    return found == m_pieces.end() ? 0 : found->second;
  }

  // What changes in one piece; keys in the order of the format.
  void change(std::size_t index, const Reading& old) {
    const Reading& now = m_imported.study.readings[index];
    const FieldSet filled = m_imported.filled[index];
    m_columns = m_imported.tables[now.file].fields;
    m_piece = piece_of(old);
    m_touched = false;
    for (const auto* field : fields_by(&Places::file)) {
      if (!field->identity)
        std::visit([&](auto member) { compare(*field, member, filled, now, old); }, field->member);
    }
    ++(m_touched ? m_out.changed : m_out.same);
  }

  template <typename Member>
  void compare(const PieceField&, Member, FieldSet, const Reading&, const Reading&) {}

  void compare(const PieceField& f, const CodeList& list, FieldSet filled, const Reading& now,
               const Reading& old) {
    codes(f, list.codes, filled, now, old);
  }
  void compare(const PieceField& f, CodeRef Reading::*member, FieldSet filled, const Reading& now,
               const Reading& old) {
    text(f, filled, m_imported.study.text(now.*member), m_context.text(old.*member), true);
  }
  void compare(const PieceField& f, Text Reading::*member, FieldSet filled, const Reading& now,
               const Reading& old) {
    if (f.field == note) return change_note(f, filled, now, old);
    const auto wanted = m_imported.study.text(now.*member);
    const auto there = m_context.text(old.*member);
    if (f.head.empty()) return text(f, filled, wanted, there, true);
    // What stands above the pieces as a rule is never taken away by an empty cell.
    if (holds(filled, f.field) && wanted != there) put(f, wanted);
  }
  void compare(const PieceField& f, Correct Reading::*, FieldSet filled, const Reading& now,
               const Reading& old) {
    correctness(f, filled, now, old);
  }
  void compare(const PieceField& f, bool Reading::*member, FieldSet filled, const Reading& now,
               const Reading& old) {
    const bool changed =
        holds(filled, f.field) ? now.*member != old.*member : old.*member && is_cleared(f.field);
    if (changed) put(f, now.*member);
  }

  // True where a strategy says that none can be read.
  static bool has_special(const Study& study, const Reading& r) {
    const auto codes = study.strategies(r);
    return !codes.empty() && is_special(study.text(codes.front()));
  }

  // What was worked out from an answer does not stand for a new one, nor for a page that says something now.
  void correctness(const PieceField& f, FieldSet filled, const Reading& now, const Reading& old) {
    const auto mine = trim(m_imported.study.text(now.answer));
    const auto there = trim(m_context.text(old.answer));
    const bool new_answer = holds(filled, answer) && mine != there && !may_be_made_of(mine, there);
    const bool new_kind =
        holds(filled, strategy) && has_special(m_imported.study, now) != has_special(m_context, old);
    if ((new_answer || new_kind) && !old.correct_given && holds(filled, correct))
      put(f, to_string(now.correct));
    else
      text(f, filled, to_string(now.correct), to_string(old.correct), old.correct_given);
  }

  // True if an empty cell is to take away what the file has; counted if it does not.
  bool is_cleared(WorkField field) {
    const bool column = holds(m_columns, field) || (field == strategy && holds(m_columns, WorkField::also));
    if (column && !m_clear) ++m_out.empty_cells;
    return column && m_clear;
  }

  void text(const PieceField& f, FieldSet filled, std::string_view now, std::string_view old, bool written) {
    if (holds(filled, f.field)) {
      if (trim(now) == trim(old)) return;
      if (may_be_made_of(trim(now), trim(old)))
        m_out.mangled.emplace_back(trim(now), trim(old));
      else
        put(f, now);
    } else if (written && !trim(old).empty() && is_cleared(f.field)) {
      put(f, "");
    }
  }

  void codes(const PieceField& f, std::span<const CodeRef> (Study::*list)(const Reading&) const,
             FieldSet filled, const Reading& now, const Reading& old) {
    std::vector<std::string> wanted;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::string> meant;
    std::vector<std::string> there;
    for (const auto& code : (m_imported.study.*list)(now)) wanted.emplace_back(m_imported.study.text(code));
    for (const auto& code : (m_context.*list)(old)) {
      there.emplace_back(m_context.text(code));
      meant[{code.line, code.column}] = there.back();
    }
    if (wanted == there) return;
    if (!holds(filled, f.field) && (there.empty() || !is_cleared(f.field))) return;
    put(f, spelled(f, wanted, meant));
  }

  // What stays in a list keeps its spelling.
  [[nodiscard]] Value spelled(
      const PieceField& f, const std::vector<std::string>& wanted,
      const std::map<std::pair<std::uint32_t, std::uint32_t>, std::string>& meant) const {
    std::map<std::string, std::string> there;
    std::uint32_t list = 0;
    for (const auto name : {f.name, f.same_as}) {
      if (list == 0 && !name.empty()) list = child_of(m_tree, m_piece, name);
    }
    if (list != 0 && m_tree[list].kind == NodeKind::list) {
      for (std::uint32_t i = m_tree[list].first_child; i != 0; i = m_tree[i].next) {
        const auto found = meant.find({m_tree[i].spot.line, m_tree[i].spot.column});
        if (found != meant.end()) there.emplace(found->second, m_tree[i].text);
      }
    }
    Value out = Value::array();
    for (const auto& code : wanted) {
      const auto found = there.find(code);
      out.push_back(found == there.end() ? code : found->second);
    }
    return out;
  }

  // Words that came out of a column of codes are added to a note; a column of notes takes its place.
  void change_note(const PieceField& f, FieldSet filled, const Reading& now, const Reading& old) {
    const auto wanted = m_imported.study.text(now.note);
    const auto there = m_context.text(old.note);
    if (holds(filled, note) || wanted.empty()) return text(f, filled, wanted, there, true);
    if (there.find(wanted) != std::string_view::npos) return;
    put(f, there.empty() ? std::string(wanted) : fmt::format("{}; {}", there, wanted));
  }

  void put(const PieceField& f, Value value) {
    if (f.shape == Shape::texts && value.text().find('\n') != std::string::npos)
      value = split_trimmed(value.text(), '\n');
    m_out.changes.keys.push_back({m_piece, "piece", std::string(f.name), std::move(value)});
    m_touched = true;
  }

  void add(const std::vector<const Reading*>& matched) {
    std::vector<const Reading*> homeless;
    for (std::size_t i = 0; i < matched.size(); ++i) {
      if (matched[i] != nullptr) continue;
      ++m_out.added;
      const Reading& reading = m_imported.study.readings[i];
      const Value work = work_documents(m_imported.study, {&reading}).front()["work"];
      Value own;
      const std::string who = work["pieces"].front()["student"].text();
      const WorkHome* home = home_for(m_homes, m_tree, m_context, work, who, own);
      if (home == nullptr) {
        homeless.push_back(&reading);
        continue;
      }
      Value piece = work["pieces"].front();
      for (const auto& [key, value] : own.items()) piece[key] = value;
      m_out.changes.items.push_back({home->pieces_key, home->pieces, std::move(piece)});
    }
    m_out.changes.documents = work_documents(m_imported.study, homeless);
  }

  // Work of the same task, date and coder as some row's, without a row.
  void name_missing(const std::vector<const Reading*>& there, const std::vector<const Reading*>& matched) {
    const auto key = [](const Reading& r) { return std::tuple(r.task.code, r.date, r.coder); };
    std::set<const Reading*> found(matched.begin(), matched.end());
    std::set<std::tuple<Text, std::int32_t, Text>> about;
    for (const auto* reading : found) {
      if (reading != nullptr) about.insert(key(*reading));
    }
    for (const auto* reading : there) {
      if (!found.contains(reading) && about.contains(key(*reading))) m_out.missing.push_back(reading);
    }
  }

  const std::string& m_file;
  const Tree& m_tree;
  const Study& m_context;
  const Imported& m_imported;
  bool m_clear;
  std::vector<WorkHome> m_homes;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> m_pieces;
  FieldSet m_columns = 0;     // of the table that the piece at hand comes from
  std::uint32_t m_piece = 0;  // the piece at hand
  bool m_touched = false;     // and whether it changes
  WorkUpdate m_out;
};

}  // namespace

WorkUpdate update_work(const std::string& file, const Tree& tree, const Study& context,
                       const Imported& imported, bool clear) {
  return Updater(file, tree, context, imported, clear).run();
}

}  // namespace worksort
