// The shared vocabulary of a team: strategies, models, issues, and how far a strategy was carried.
#pragma once

#include "worksort/util/diagnostic.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace worksort {

// The dimensions along which a piece is coded with words of the codebook.
enum class Dimension : std::uint8_t { strategy, model, issue, success, family, problem_type };
inline constexpr std::array k_all_dimensions = {Dimension::strategy, Dimension::model,
                                                Dimension::issue,    Dimension::success,
                                                Dimension::family,   Dimension::problem_type};

// "strategy", "problem-type" ...
std::string_view dimension_name(Dimension dimension);

// Where a document or value stands: index into Study::files and the place in that file.
struct Origin {
  std::uint32_t file = 0;
  Spot spot;
};

// A code or id as written, with its place.
struct Written {
  std::string text;
  Spot spot;
};

// What stands behind a key of the user's own: a text, or, where there are some, items or keys.
struct OwnValue {
  OwnValue() = default;
  OwnValue(std::string words) : text(std::move(words)) {}  // NOLINT(google-explicit-constructor)
  OwnValue(const char* words) : text(words) {}             // NOLINT(google-explicit-constructor)

  std::string text{};
  std::vector<OwnValue> items{};
  std::vector<std::pair<std::string, OwnValue>> keys{};
};

// Keys that begin with x-, in their order.
using OwnKeys = std::vector<std::pair<std::string, OwnValue>>;

// Calls `visit` for every text behind the keys.
void for_each_text(OwnKeys& keys, const std::function<void(std::string&)>& visit);

struct Questions {
  std::vector<std::string> assessing;  // find out what the student is thinking
  std::vector<std::string> advancing;  // go beyond the present approach
  std::string note{};
  OwnKeys own{};
};

// What every entry has. `file` and `spot` say where it is defined, for messages.
struct Entry {
  std::string id;
  std::string name;
  std::vector<std::string> aliases;
  std::string note;
  Spot spot{};
  std::uint32_t file = 0;
  OwnKeys own{};

  [[nodiscard]] std::string shown() const;  // the name, or the id made readable
};

struct Strategy : Entry {
  std::string family;
  std::string definition;
  std::string use_when;
  std::string not_when;
  std::string example;
  std::string source;
  std::vector<std::string> look_for;
  std::vector<std::string> models;
  std::vector<std::string> leads_to;
  std::vector<std::string> problem_types;  // that it serves; all where there are none
  Questions ask;
};

// `cra` is concrete, representational, abstract or empty.
struct Model : Entry {
  std::string cra;
};

// A short item that tells a slip from an idea, and what each way of answering it says.
struct Probe {
  std::string prompt;
  std::string tells;
  std::string note;
  OwnKeys own{};
};

// A model on which something about an issue becomes visible.
struct ModelToTry {
  std::string model;
  std::string why;
  std::string note;
  OwnKeys own{};
};

// What a task that takes up an issue would be like.
struct NextTask {
  std::string structure;
  std::string numbers;
  std::string why;
  std::string note;
  OwnKeys own{};
};

// `cause` is misconception, slip, gap, misread or not-attempted.
struct Issue : Entry {
  std::string cause = "misconception";
  std::string works_when;
  Probe probe;
  Questions ask;
  std::string contrast;
  std::vector<ModelToTry> models_to_try;
  NextTask next_task;
  std::vector<std::string> leads_from;  // strategies in which it is usually seen
};

// A code that an entry of a codebook names.
struct NamedCode {
  Dimension dimension = Dimension::strategy;
  Written code;
  std::uint32_t file = 0;
};

// How a written code was matched with an entry.
enum class Match : std::uint8_t { none, exact, alias, other_spelling };

struct Found {
  Match match = Match::none;
  std::string id;
};

// After reading, `extends` has been followed: the lists hold the inherited entries too, in display order.
struct Codebook {
  Origin origin;
  std::string id;
  std::string title;
  std::string source;
  std::vector<std::string> extends;
  std::vector<Entry> success;
  std::vector<Entry> families;
  std::vector<Strategy> strategies;
  std::vector<Model> models;
  std::vector<Issue> issues;
  std::vector<Entry> problem_types;
  std::string note{};
  OwnKeys own{};
  std::vector<NamedCode> references;  // from its own entries, without the inherited ones
  bool shipped = false;
  std::array<std::map<std::string, std::size_t, std::less<>>, k_all_dimensions.size()> places;  // by index()

  // Keeps where each id stands, so that a code of a large codebook is found as fast as one of a small one. To
  // be called when the lists are complete.
  void index();

  [[nodiscard]] std::string shown() const;  // the title, or the id made readable

  // How far work is carried, from the beginning to the end: its own words, or those that hold everywhere.
  [[nodiscard]] std::span<const Entry> success_scale() const;

  // Looks a written code up by id, then name or alias, then either in other case. Special codes are found as
  // strategies.
  [[nodiscard]] Found find(Dimension dimension, std::string_view written) const;

  // The same for a step of the scale that holds.
  [[nodiscard]] Found find_step(std::string_view written) const;

  // True if it finds it, or it is a step of the scale that holds.
  [[nodiscard]] bool has(Dimension dimension, std::string_view written) const;

  [[nodiscard]] const Strategy* strategy(std::string_view id) const;
  [[nodiscard]] const Model* model(std::string_view id) const;
  [[nodiscard]] const Issue* issue(std::string_view id) const;

  // The name of a code for people: of its entry or, for a code that is not defined, the code itself made
  // readable.
  [[nodiscard]] std::string name_of(Dimension dimension, std::string_view id) const;

  // Ids of a dimension in display order (for strategies without the special codes).
  [[nodiscard]] std::vector<std::string> ids(Dimension dimension) const;

  // How many codes of a dimension it defines.
  [[nodiscard]] std::size_t size(Dimension dimension) const;

  // Where the code stands in display order, if it is defined.
  [[nodiscard]] std::optional<std::size_t> place(Dimension dimension, std::string_view id) const;

  // The same; codes that are not defined come after all others. Of success on the scale that holds.
  [[nodiscard]] std::size_t rank(Dimension dimension, std::string_view id) const;

  // Entry of a dimension by position in display order, null when there is none.
  [[nodiscard]] const Entry* entry(Dimension dimension, std::string_view id) const;

  // Calls `visit(dimension, member)` for each list of entries.
  template <typename Visit>
  static void for_each_list(Visit&& visit) {
    visit(Dimension::success, &Codebook::success);
    visit(Dimension::family, &Codebook::families);
    visit(Dimension::strategy, &Codebook::strategies);
    visit(Dimension::model, &Codebook::models);
    visit(Dimension::issue, &Codebook::issues);
    visit(Dimension::problem_type, &Codebook::problem_types);
  }

  // Calls `visit` for every entry of the dimension in display order.
  void visit(Dimension dimension, const std::function<void(const Entry&)>& visit) const;
};

// Looks up many words of one codebook: its names and aliases are put in order once, for the first word that
// is no id. REQUIRES: the codebook stays as it is for as long.
class CodeWords {
 public:
  CodeWords(const Codebook& codebook, Dimension dimension) : m_codebook(codebook), m_dimension(dimension) {}

  // What Codebook::find finds.
  [[nodiscard]] Found find(std::string_view written);

 private:
  void fill();

  const Codebook& m_codebook;
  Dimension m_dimension;
  bool m_filled = false;
  std::map<std::string, std::string> m_names;      // names and aliases, with the ids
  std::map<std::string, std::string> m_spellings;  // of these and of ids, with the ids
};

// Codes that say that no strategy can be read from the page; they exist in every codebook.
std::span<const Entry> special_codes();
bool is_special(std::string_view strategy);
inline constexpr std::string_view k_absent = "absent";

// The scale that holds where no codebook says otherwise: started, partly, carried-through.
std::span<const Entry> default_success_scale();

// "blank" as people say it in a sentence: "answer only".
std::string special_name(std::string_view code);

}  // namespace worksort
