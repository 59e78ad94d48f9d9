#include "tables.hpp"

namespace worksort::fields {
namespace {

// A measure has one of these keys.
ValuePlace measured(void* object) {
  auto* measure = static_cast<Measured*>(object);
  return Chosen{&measure->key, &measure->codes};
}

}  // namespace

using enum Shape;
using enum Privacy;

// One key a line reads best.
// clang-format off
void add_inquiry(std::vector<Mapping>& to) {
  using I = In<Inquiry>;
  add<Inquiry>(to, "inquiry", "a rapid cycle of inquiry", {
      {"id", code, open, "", "the name of the inquiry", I::of<&Inquiry::id>, k_required},
      {"lever", choice, open, "pedagogy|content-knowledge|intervention-planning", "the lever for change",
       I::of<&Inquiry::lever>},
      {"improve", text, personal, "", "what we are looking to improve this year, and in five",
       I::of<&Inquiry::improve>},
      {"learning", text, personal, "", "how teachers learn, with what support and feedback",
       I::of<&Inquiry::learning>},
      {"goals", maps, open, "goal", "what we want to see more or less of", I::of<&Inquiry::goals>},
      {"next", text, personal, "", "what comes next", I::of<&Inquiry::next>},
  });
  using G = In<Goal>;
  add<Goal>(to, "goal", "a goal of an inquiry", {
      {"id", code, open, "", "the name of the goal", G::of<&Goal::id>, k_required},
      {"text", text, personal, "", "the goal in words", G::of<&Goal::text>},
      {"measure", map, open, "measure", "codes to count; one dimension, any of the codes",
       G::of<&Goal::measure>},
      {"where", map, open, "where", "which schools, classes and tasks count", G::of<&Goal::where>},
      {"baseline", map, open, "period", "the period to compare with", G::of<&Goal::baseline>},
      {"current", map, open, "period", "the period to look at now", G::of<&Goal::current>},
      {"target", text, open, "", "share of the students with a coded piece, such as 40%",
       G::of<&Goal::target>},
      {"evidence", text, personal, "", "what people saw, for goals that no count can show",
       G::of<&Goal::evidence>, false, k_page_words},
  });
  add<Measured>(to, "measure", "codes to count", {
      {"strategy", codes, open, "", "any of these strategies", measured},
      same("strategies", codes, "strategy"),
      {"family", codes, open, "", "any strategy of these families", measured},
      {"model", codes, open, "", "any of these models", measured},
      same("models", codes, "model"),
      {"issue", codes, open, "", "any of these issues", measured},
      same("issues", codes, "issue"),
      {"look-for", codes, open, "", "any of these look-fors", measured},
      {"success", codes, open, "", "any of these words of the success scale", measured},
      {"correct", choices, open, "right|partly|wrong|none", "any of these words", measured},
  });
  using W = In<Where>;
  add<Where>(to, "where", "which work counts", {
      {"school", codes, open, "", "these schools", W::of<&Where::schools>},
      {"class", codes, open, "", "these classes", W::of<&Where::classes>},
      {"task", codes, open, "", "these tasks", W::of<&Where::tasks>},
  });
  using P = In<Period>;
  add<Period>(to, "period", "from one day to another, both included", {
      {"since", date, open, "", "the first day", P::of<&Period::since>},
      {"until", date, open, "", "the last day", P::of<&Period::until>},
  });
}
// clang-format on

}  // namespace worksort::fields
