// The search behind best_matching. All weights are positive; 0 stands for "may not be paired".
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace worksort {

// A node is a vertex (numbers below the vertex count) or a blossom: an odd ring of nodes that acts as one.
// A node within no blossom is on the surface. `BlossomSearch` keeps the classic invariants: every slack is at
// least 0, pairs and ring links have slack 0, only blossoms have a dual above 0 beside the vertices' own.
class BlossomSearch {
 public:
  static constexpr std::size_t k_none = std::numeric_limits<std::size_t>::max();

  // `weights` is the full symmetric matrix, row by row.
  BlossomSearch(std::size_t vertices, std::vector<std::int64_t> weights);

  // The partner of each vertex or k_none.
  const std::vector<std::size_t>& run();

 private:
  enum class Label : std::uint8_t { none, outer, inner };

  // An edge between two nodes, by the vertices in them that it joins.
  struct Link {
    std::size_t from = k_none;
    std::size_t to = k_none;
    [[nodiscard]] Link reversed() const { return {to, from}; }
  };

  // `near` is the edge of least slack from an outer node; for an inner node it is the edge that reached it.
  // links[i] joins children[i] to the next child around the ring; children[0] holds the base, the one vertex
  // whose partner is outside. inside[x] is the vertex within a blossom whose edge to x has the least slack.
  struct Node {
    bool used = false;
    std::size_t parent = k_none;
    std::size_t base = k_none;
    std::int64_t dual = 0;
    Label label = Label::none;
    Link near;
    std::vector<std::size_t> children;
    std::vector<Link> links;
    std::vector<std::size_t> inside;
  };

  // A way from a node up to, but without, the root; links[i] leads from nodes[i] to the next one or the root.
  struct Path {
    std::vector<std::size_t> nodes;
    std::vector<Link> links;
  };

  [[nodiscard]] std::int64_t weight(std::size_t u, std::size_t v) const { return m_weights[u * m_count + v]; }
  [[nodiscard]] std::int64_t slack(Link edge) const;
  [[nodiscard]] bool on_surface(std::size_t node) const;
  [[nodiscard]] std::size_t inside(std::size_t node, std::size_t vertex) const;
  [[nodiscard]] std::size_t outer_parent(std::size_t node) const;
  [[nodiscard]] std::size_t common_root(std::size_t a, std::size_t b) const;
  [[nodiscard]] Path path_up(std::size_t node, std::size_t root) const;
  [[nodiscard]] std::int64_t step_size() const;
  [[nodiscard]] std::int64_t free_dual() const;

  bool stage();
  void clear_labels();
  void make_outer(std::size_t node);
  void queue_leaves(std::size_t node);
  void set_top(std::size_t node, std::size_t top);
  bool scan(std::size_t vertex);
  bool reach(Link edge);
  bool follow_tight_edges();
  void offer(std::size_t node, Link edge);
  void find_near(std::size_t node);
  void adjust_duals(std::int64_t delta);
  void form_blossom(std::size_t root, Link edge);
  void find_inside(std::size_t blossom);
  void expand_empty_blossoms();
  void expand(std::size_t blossom);
  void label_ring(const Node& ring, Link entry);
  void augment(Link edge);
  void rematch_up(std::size_t vertex, std::size_t partner);
  void rebase(std::size_t node, std::size_t vertex);
  void pair_up(Link edge);

  std::size_t m_count;
  std::vector<std::int64_t> m_weights;
  std::vector<Node> m_nodes;
  std::vector<std::size_t> m_top;   // the surface node that each vertex is in
  std::vector<std::size_t> m_mate;  // of vertices
  std::vector<std::size_t> m_queue;
};

}  // namespace worksort
