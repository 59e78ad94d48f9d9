#include "worksort/report/people/select.hpp"

#include "worksort/report/people/people.hpp"
#include "worksort/util/text.hpp"

#include <array>

#include "cli/commands.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

class Select : public Command {
 public:
  void add_options(OptionSet& options) override {
    options.whole("-n,--most", m_most, "N",
                  "the N most telling pieces of each task, not all that it takes to show everything");
    options.choice("--order", m_order, {"concrete", "common", "contrast", "issue"},
                   "concrete models first (default), the most common strategy first, neighbours as different "
                   "as can be, or pieces with an issue first");
    options.whole("--recode", m_recode, "N", "in place of all that: N pieces for another person to read");
    options.whole("--seed", m_seed, "N", "with --recode, another number draws other pieces (default 1)");
  }

  Result run(Session& session) override {
    check();
    const Selection& selection = session.select(session.read());
    if (m_recode) return recode(session, selection);
    const auto& options = session.keep(select_options());
    const auto& choices = session.keep(select_pieces(selection, options));
    Result result;
    result.page.make = [&] { return select_page(selection, options, choices); };
    result.table.make = [&] { return select_table(selection, options, choices); };
    result.table.remarks = [&] {
      Lines out;
      for (const auto& choice : choices) {
        for (const auto& remark : select_remarks(selection, options, choice)) {
          out.push_back(fmt::format("worksort select: {}: {}",
                                    terminal_safe(selection.study().text(choice.task->id)),
                                    terminal_safe(remark)));
        }
      }
      return out;
    };
    return result;
  }

 private:
  void check() const {
    if (m_most && *m_most == 0) throw Problem("-n takes a number of at least 1");
    if (m_recode && *m_recode == 0) throw Problem("--recode takes a number of at least 1");
    if (m_recode && (m_most || !m_order.empty())) {
      throw Problem("--recode stands alone", "leave -n and --order out: pieces to read again are drawn");
    }
    if (m_seed && !m_recode) throw Problem("--seed goes with --recode");
  }

  SelectOptions select_options() const {
    static constexpr std::array<std::string_view, 4> k_orders = {"concrete", "common", "contrast", "issue"};
    SelectOptions out;
    for (std::size_t i = 0; i < k_orders.size(); ++i) {
      if (m_order == k_orders[i]) out.order = static_cast<SelectOrder>(i);
    }
    out.most = m_most.value_or(0);
    return out;
  }

  Result recode(Session& session, const Selection& selection) const {
    const auto& pieces = session.keep(recode_pieces(selection, *m_recode, m_seed.value_or(1)));
    Result result;
    result.page.make = [&] { return recode_page(selection, pieces, *m_recode); };
    result.table.make = [&] { return recode_table(selection, pieces); };
    return result;
  }

  std::optional<std::uint64_t> m_most;
  std::string m_order;
  std::optional<std::uint64_t> m_recode;
  std::optional<std::uint64_t> m_seed;
};

}  // namespace

std::unique_ptr<Command> make_select() {
  return std::make_unique<Select>();
}

}  // namespace worksort
