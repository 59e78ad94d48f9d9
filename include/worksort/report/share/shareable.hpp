// The mark of what was made for people outside the team.
#pragma once

#include <utility>

namespace worksort {

// A result that holds nothing about single students: counts that were released, and words of codebooks and
// protocols. Under --audience share a session writes nothing that does not carry this mark, and only what
// makes such results in `report` can give it (a test looks who does).
template <typename Result>
class Shareable {
 public:
  [[nodiscard]] const Result& result() const { return m_result; }
  [[nodiscard]] Result take() { return std::move(m_result); }

  // What a writer makes of the result and of nothing else.
  template <typename Writer>
  [[nodiscard]] auto written(const Writer& writer) const {
    return Shareable<decltype(writer(m_result))>(writer(m_result));
  }

 private:
  friend class ShareMark;
  template <typename>
  friend class Shareable;
  explicit Shareable(Result made) : m_result(std::move(made)) {}

  Result m_result;
};

}  // namespace worksort
