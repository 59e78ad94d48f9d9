// What to lay on the table: a sheet for each group, or a card for each piece or pair.
#pragma once

#include "worksort/analyze/selection.hpp"
#include "worksort/report/page/page.hpp"
#include "worksort/report/page/table.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace worksort {

// `pieces`: each student's latest page, to be sorted by hand, so that nothing on the card says which strategy
// somebody saw. `select`: the pieces that select_pieces() takes, in its order.
enum class CardsOf : std::uint8_t { groups, pieces, pairs, select };

struct Card {
  const TaskInfo* task = nullptr;
  std::string
      group;  // id of the group that its pieces stand in; empty for a pair and a piece without a strategy
  std::string title;
  std::string aside;
  std::string definition;  // or why two sit together
  std::string ask;
  std::vector<std::uint32_t> pieces;
};

// In the order of the tasks; of absent students there is no card.
std::vector<Card> make_cards(const Selection& selection, CardsOf of);

// One row a piece on a card: task,group,student,picture,words,ask and more.
Table cards_table(const Selection& selection, const std::vector<Card>& cards);

Page cards_page(const Selection& selection, const std::vector<Card>& cards, CardsOf of);

}  // namespace worksort
