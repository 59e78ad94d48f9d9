#include "blossom_search.hpp"

#include <algorithm>

namespace worksort {

BlossomSearch::BlossomSearch(std::size_t vertices, std::vector<std::int64_t> weights)
    : m_count(vertices),
      m_weights(std::move(weights)),
      m_nodes(vertices + vertices / 2 + 1),
      m_top(vertices),
      m_mate(vertices, k_none) {
  const std::int64_t heaviest = m_weights.empty() ? 0 : *std::ranges::max_element(m_weights);
  for (std::size_t v = 0; v < vertices; ++v) {
    m_nodes[v].used = true;
    m_nodes[v].base = v;
    m_nodes[v].dual = heaviest;
    m_top[v] = v;
  }
}

const std::vector<std::size_t>& BlossomSearch::run() {
  while (stage()) {
  }
  return m_mate;
}

// Duals are kept doubled so that halves stay whole numbers.
std::int64_t BlossomSearch::slack(Link edge) const {
  return m_nodes[edge.from].dual + m_nodes[edge.to].dual - 2 * weight(edge.from, edge.to);
}

bool BlossomSearch::on_surface(std::size_t node) const {
  return m_nodes[node].used && m_nodes[node].parent == k_none;
}

// Grows alternating trees from all free nodes until a pair can be added (true) or no gain is left (false).
bool BlossomSearch::stage() {
  clear_labels();
  for (std::size_t node = 0; node < m_nodes.size(); ++node) {
    if (on_surface(node) && m_mate[m_nodes[node].base] == k_none) make_outer(node);
  }
  if (m_queue.empty()) return false;
  while (true) {
    while (!m_queue.empty()) {
      const std::size_t vertex = m_queue.back();
      m_queue.pop_back();
      if (scan(vertex)) return true;
    }
    const std::int64_t delta = step_size();
    const bool exhausted = delta == free_dual();
    adjust_duals(delta);
    if (exhausted) return false;
    if (follow_tight_edges()) return true;
    expand_empty_blossoms();
  }
}

void BlossomSearch::clear_labels() {
  m_queue.clear();
  for (Node& node : m_nodes) {
    node.label = Label::none;
    node.near = {};
  }
}

void BlossomSearch::make_outer(std::size_t node) {
  m_nodes[node].label = Label::outer;
  queue_leaves(node);
}

void BlossomSearch::queue_leaves(std::size_t node) {
  if (node < m_count) m_queue.push_back(node);
  for (const std::size_t child : m_nodes[node].children) queue_leaves(child);
}

void BlossomSearch::set_top(std::size_t node, std::size_t top) {
  if (node < m_count) m_top[node] = top;
  for (const std::size_t child : m_nodes[node].children) set_top(child, top);
}

// Looks at all edges of an outer vertex: follows the tight ones, remembers the others.
bool BlossomSearch::scan(std::size_t vertex) {
  for (std::size_t other = 0; other < m_count; ++other) {
    if (weight(vertex, other) == 0 || m_top[vertex] == m_top[other]) continue;
    if (m_nodes[m_top[other]].label == Label::inner) continue;
    const Link edge{vertex, other};
    if (slack(edge) > 0) {
      offer(m_top[other], edge);
    } else if (reach(edge)) {
      return true;
    }
  }
  return false;
}

// Takes a tight edge from an outer node to another that is not inner; true when a pair was added.
bool BlossomSearch::reach(Link edge) {
  const std::size_t target = m_top[edge.to];
  if (m_nodes[target].label == Label::none) {
    m_nodes[target].label = Label::inner;
    m_nodes[target].near = edge;
    make_outer(m_top[m_mate[m_nodes[target].base]]);
    return false;
  }
  const std::size_t root = common_root(m_top[edge.from], target);
  if (root == k_none) {
    augment(edge);
    return true;
  }
  form_blossom(root, edge);
  return false;
}

bool BlossomSearch::follow_tight_edges() {
  for (std::size_t node = 0; node < m_nodes.size(); ++node) {
    if (!on_surface(node) || m_nodes[node].label == Label::inner) continue;
    const Link edge = m_nodes[node].near;
    if (edge.from == k_none || slack(edge) > 0) continue;
    if (reach(edge)) return true;
  }
  return false;
}

void BlossomSearch::offer(std::size_t node, Link edge) {
  Link& near = m_nodes[node].near;
  if (near.from == k_none || slack(edge) < slack(near)) near = edge;
}

void BlossomSearch::find_near(std::size_t node) {
  m_nodes[node].near = {};
  for (std::size_t vertex = 0; vertex < m_count; ++vertex) {
    if (m_top[vertex] == node || m_nodes[m_top[vertex]].label != Label::outer) continue;
    const std::size_t own = inside(node, vertex);
    if (own != k_none) offer(node, {vertex, own});
  }
}

// The vertex within a node whose edge to an outside vertex has the least slack, or k_none.
std::size_t BlossomSearch::inside(std::size_t node, std::size_t vertex) const {
  if (node >= m_count) return m_nodes[node].inside[vertex];
  return weight(node, vertex) > 0 ? node : k_none;
}

// Free vertices have the smallest dual of all, so the smallest outer one is theirs.
std::int64_t BlossomSearch::free_dual() const {
  std::int64_t smallest = std::numeric_limits<std::int64_t>::max();
  for (std::size_t v = 0; v < m_count; ++v) {
    if (m_nodes[m_top[v]].label == Label::outer) smallest = std::min(smallest, m_nodes[v].dual);
  }
  return smallest;
}

// How far the duals can move before an edge becomes tight, an inner blossom empty or a free dual 0.
std::int64_t BlossomSearch::step_size() const {
  std::int64_t delta = free_dual();
  for (std::size_t id = 0; id < m_nodes.size(); ++id) {
    if (!on_surface(id)) continue;
    const Node& node = m_nodes[id];
    if (node.label == Label::inner) {
      if (id >= m_count) delta = std::min(delta, node.dual / 2);
    } else if (node.near.from != k_none) {
      delta = std::min(delta, node.label == Label::outer ? slack(node.near) / 2 : slack(node.near));
    }
  }
  return delta;
}

void BlossomSearch::adjust_duals(std::int64_t delta) {
  for (std::size_t v = 0; v < m_count; ++v) {
    const Label label = m_nodes[m_top[v]].label;
    if (label == Label::outer) m_nodes[v].dual -= delta;
    if (label == Label::inner) m_nodes[v].dual += delta;
  }
  for (std::size_t id = m_count; id < m_nodes.size(); ++id) {
    if (!on_surface(id)) continue;
    if (m_nodes[id].label == Label::outer) m_nodes[id].dual += 2 * delta;
    if (m_nodes[id].label == Label::inner) m_nodes[id].dual -= 2 * delta;
  }
}

// The outer node two steps nearer to the root of the tree, or k_none at the root.
std::size_t BlossomSearch::outer_parent(std::size_t node) const {
  const std::size_t partner = m_mate[m_nodes[node].base];
  return partner == k_none ? k_none : m_top[m_nodes[m_top[partner]].near.from];
}

std::size_t BlossomSearch::common_root(std::size_t a, std::size_t b) const {
  std::vector<bool> seen(m_nodes.size(), false);
  for (; a != k_none; a = outer_parent(a)) seen[a] = true;
  while (b != k_none && !seen[b]) b = outer_parent(b);
  return b;
}

BlossomSearch::Path BlossomSearch::path_up(std::size_t node, std::size_t root) const {
  Path path;
  while (node != root) {
    const std::size_t base = m_nodes[node].base;
    const std::size_t inner = m_top[m_mate[base]];
    const Link entry = m_nodes[inner].near;
    path.nodes.insert(path.nodes.end(), {node, inner});
    path.links.insert(path.links.end(), {Link{base, m_mate[base]}, entry.reversed()});
    node = m_top[entry.from];
  }
  return path;
}

// Closes the ring root ... edge.from, edge.to ... root.
void BlossomSearch::form_blossom(std::size_t root, Link edge) {
  Path left = path_up(m_top[edge.from], root);
  const Path right = path_up(m_top[edge.to], root);
  std::size_t id = m_count;
  while (m_nodes[id].used) ++id;
  Node& blossom = m_nodes[id];
  blossom = {};
  blossom.used = true;
  blossom.base = m_nodes[root].base;
  blossom.label = Label::outer;
  blossom.children = {root};
  blossom.children.insert(blossom.children.end(), left.nodes.rbegin(), left.nodes.rend());
  blossom.children.insert(blossom.children.end(), right.nodes.begin(), right.nodes.end());
  for (auto link = left.links.rbegin(); link != left.links.rend(); ++link) {
    blossom.links.push_back(link->reversed());
  }
  blossom.links.push_back(edge);
  blossom.links.insert(blossom.links.end(), right.links.begin(), right.links.end());
  for (const std::size_t child : blossom.children) {
    m_nodes[child].parent = id;
    if (m_nodes[child].label == Label::inner) queue_leaves(child);
  }
  set_top(id, id);
  find_inside(id);
  find_near(id);
}

// Slacks within a blossom move together, so what is found here stays right as long as the blossom lives.
void BlossomSearch::find_inside(std::size_t blossom) {
  std::vector<std::size_t>& best = m_nodes[blossom].inside;
  best.assign(m_count, k_none);
  for (const std::size_t child : m_nodes[blossom].children) {
    for (std::size_t vertex = 0; vertex < m_count; ++vertex) {
      const std::size_t own = inside(child, vertex);
      if (own == k_none) continue;
      if (best[vertex] == k_none || slack({own, vertex}) < slack({best[vertex], vertex})) best[vertex] = own;
    }
  }
}

void BlossomSearch::expand_empty_blossoms() {
  for (std::size_t id = m_count; id < m_nodes.size(); ++id) {
    const Node& node = m_nodes[id];
    if (on_surface(id) && node.label == Label::inner && node.dual == 0) expand(id);
  }
}

// Puts the children of an inner blossom back on the surface.
void BlossomSearch::expand(std::size_t blossom) {
  const Node ring = std::move(m_nodes[blossom]);
  m_nodes[blossom] = {};
  for (const std::size_t child : ring.children) {
    m_nodes[child].parent = k_none;
    m_nodes[child].label = Label::none;
    set_top(child, child);
  }
  label_ring(ring, ring.near);
  for (const std::size_t child : ring.children) {
    if (m_nodes[child].label != Label::inner) find_near(child);
  }
}

// Labels the children on the even way around the ring from the one that was entered to the base.
void BlossomSearch::label_ring(const Node& ring, Link entry) {
  const std::size_t size = ring.children.size();
  auto place =
      static_cast<std::size_t>(std::ranges::find(ring.children, m_top[entry.to]) - ring.children.begin());
  const bool backward = place % 2 == 0;
  const auto next = [&](std::size_t i) { return backward ? i - 1 : (i + 1) % size; };
  while (true) {
    m_nodes[ring.children[place]].label = Label::inner;
    m_nodes[ring.children[place]].near = entry;
    if (place == 0) return;
    const std::size_t middle = next(place);
    make_outer(ring.children[middle]);
    place = next(middle);
    entry = backward ? ring.links[place].reversed() : ring.links[middle];
  }
}

void BlossomSearch::augment(Link edge) {
  rematch_up(edge.from, edge.to);
  rematch_up(edge.to, edge.from);
}

// Pairs a vertex with a new partner and every vertex above it in the tree with the one that reached it.
void BlossomSearch::rematch_up(std::size_t vertex, std::size_t partner) {
  while (true) {
    const std::size_t left_alone = m_mate[m_nodes[m_top[vertex]].base];
    rebase(m_top[vertex], vertex);
    m_mate[vertex] = partner;
    if (left_alone == k_none) return;
    const Link entry = m_nodes[m_top[left_alone]].near;
    rebase(m_top[left_alone], entry.to);
    m_mate[entry.to] = entry.from;
    vertex = entry.from;
    partner = entry.to;
  }
}

// Makes a vertex the base of its node: pairs the children between the old base and the new one the other way.
void BlossomSearch::rebase(std::size_t node, std::size_t vertex) {
  if (node < m_count) return;
  Node& blossom = m_nodes[node];
  std::size_t holder = vertex;
  while (m_nodes[holder].parent != node) holder = m_nodes[holder].parent;
  const auto found = std::ranges::find(blossom.children, holder);
  const auto place = static_cast<std::size_t>(found - blossom.children.begin());
  rebase(holder, vertex);
  const bool backward = place % 2 == 0;
  const std::size_t end = backward ? place : blossom.children.size();
  for (std::size_t i = backward ? 0 : place + 1; i < end; i += 2) {
    rebase(blossom.children[i], blossom.links[i].from);
    rebase(blossom.children[(i + 1) % blossom.children.size()], blossom.links[i].to);
    pair_up(blossom.links[i]);
  }
  const auto shift = static_cast<std::ptrdiff_t>(place);
  std::rotate(blossom.children.begin(), blossom.children.begin() + shift, blossom.children.end());
  std::rotate(blossom.links.begin(), blossom.links.begin() + shift, blossom.links.end());
  blossom.base = vertex;
}

void BlossomSearch::pair_up(Link edge) {
  m_mate[edge.from] = edge.to;
  m_mate[edge.to] = edge.from;
}

}  // namespace worksort
