#include "worksort/report/people/cards.hpp"

#include <array>

#include "cli/commands.hpp"

namespace worksort {
namespace {

class CardsCommand : public Command {
 public:
  void add_options(OptionSet& options) override {
    options.choice(
        "--of", m_of, {"groups", "pieces", "pairs", "select"},
        "a sheet for each group (default), a card for each piece, to sort by hand, for each pair, or for "
        "each piece that 'select' takes");
  }

  Result run(Session& session) override {
    const Selection& selection = session.select(session.read());
    const CardsOf of = wanted();
    const auto& cards = session.keep(make_cards(selection, of));
    Result result;
    result.page.make = [&selection, &cards, of] { return cards_page(selection, cards, of); };
    result.table.make = [&] { return cards_table(selection, cards); };
    return result;
  }

 private:
  [[nodiscard]] CardsOf wanted() const {
    static constexpr std::array<std::pair<std::string_view, CardsOf>, 3> k_words = {
        {{"pieces", CardsOf::pieces}, {"pairs", CardsOf::pairs}, {"select", CardsOf::select}}};
    for (const auto& [word, of] : k_words) {
      if (m_of == word) return of;
    }
    return CardsOf::groups;
  }

  std::string m_of = "groups";
};

}  // namespace

std::unique_ptr<Command> make_cards_command() {
  return std::make_unique<CardsCommand>();
}

}  // namespace worksort
