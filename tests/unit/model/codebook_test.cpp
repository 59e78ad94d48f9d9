#include "worksort/model/codebook.hpp"

#include <doctest/doctest.h>

using namespace worksort;

namespace {

Strategy way(std::string id, std::string name, std::vector<std::string> aliases) {
  Strategy out;
  out.id = std::move(id);
  out.name = std::move(name);
  out.aliases = std::move(aliases);
  return out;
}

Codebook ways() {
  Codebook out;
  out.strategies = {way("counts-all", "Counts all", {"CA", "off task"}),
                    way("counts-on", "", {"ca", "Counts-All"}), way("ca-2", "CA", {})};
  return out;
}

}  // namespace

TEST_SUITE("codebook") {
  TEST_CASE(
      "a word is an id before it is a name or alias, and either before another spelling; the first entry "
      "counts") {
    const Codebook book = ways();
    const auto found = [&](std::string_view written) {
      const Found one = book.find(Dimension::strategy, written);
      return std::pair(one.match, one.id);
    };
    CHECK(found("counts-all") == std::pair(Match::exact, std::string("counts-all")));
    CHECK(found("CA") == std::pair(Match::alias, std::string("counts-all")));
    CHECK(found("ca") == std::pair(Match::alias, std::string("counts-on")));
    CHECK(found("Counts-All") == std::pair(Match::alias, std::string("counts-on")));
    CHECK(found("COUNTS ALL") == std::pair(Match::other_spelling, std::string("counts-all")));
    CHECK(found("Ca 2") == std::pair(Match::other_spelling, std::string("ca-2")));
    CHECK(found("off-task") == std::pair(Match::exact, std::string("off-task")));
    CHECK(found("off task") == std::pair(Match::alias, std::string("counts-all")));
    CHECK(found("AO") == std::pair(Match::other_spelling, std::string("answer-only")));
    CHECK(found("tallies").first == Match::none);
    CHECK(book.find(Dimension::model, "ca").match == Match::none);
  }

  TEST_CASE("an indexed codebook has the same entries at the same places") {
    Codebook book = ways();
    const Codebook plain = book;
    book.index();
    for (const std::string_view id : {"counts-all", "counts-on", "ca-2", "ca", ""}) {
      CHECK(book.place(Dimension::strategy, id) == plain.place(Dimension::strategy, id));
      CHECK(book.rank(Dimension::strategy, id) == plain.rank(Dimension::strategy, id));
      CHECK((book.strategy(id) == nullptr) == (plain.strategy(id) == nullptr));
      CHECK(book.entry(Dimension::model, id) == nullptr);
    }
    CHECK(book.strategy("ca-2") == &book.strategies[2]);
  }
  TEST_CASE(
      "how far work went has the order of the codebook's own scale, or of the one that holds elsewhere") {
    Codebook book;
    const auto ranks = [&] {
      std::string out;
      for (const auto* word : {"started", "partly", "carried-through", "low", "high", ""})
        out += std::to_string(book.rank(Dimension::success, word)) + " ";
      return out;
    };
    CHECK(ranks() == "0 1 2 3 3 3 ");
    book.success = {{"low", "", {}, ""}, {"high", "", {}, ""}};
    CHECK(ranks() == "2 2 2 0 1 2 ");
    book.index();
    CHECK(ranks() == "2 2 2 0 1 2 ");
  }
}
