#include "worksort/report/page/template.hpp"

#include "worksort/util/text.hpp"

#include <algorithm>

#include <fmt/core.h>

namespace worksort {
namespace {

constexpr int k_deepest = 8;

enum class PieceKind : std::uint8_t {
  text,
  newline,
  variable,
  raw,
  section,
  inverted,
  end,
  comment,
  partial
};

// A tag, a stretch of text within one line, or a line's end.
struct Piece {
  PieceKind kind = PieceKind::text;
  std::string value;
  std::size_t line = 1;
};

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t") == std::string_view::npos;
}

// Pieces that leave no trace when they have a line to themselves.
bool can_stand_alone(PieceKind kind) {
  return kind == PieceKind::section || kind == PieceKind::inverted || kind == PieceKind::end ||
         kind == PieceKind::comment || kind == PieceKind::partial;
}

// Cuts one template text into pieces, without looking into partials.
class Scanner {
 public:
  Scanner(std::string_view text, std::vector<TemplateError>& errors) : m_text(text), m_errors(errors) {}

  std::vector<Piece> scan() {
    while (m_at < m_text.size()) {
      if (m_text.substr(m_at).starts_with("{{")) {
        if (!scan_tag()) break;
      } else {
        scan_text();
      }
    }
    return std::move(m_pieces);
  }

 private:
  void scan_text() {
    if (m_text[m_at] == '\n') {
      m_pieces.push_back({PieceKind::newline, "\n", m_line++});
      ++m_at;
      return;
    }
    const std::size_t end = std::min({m_text.find("{{", m_at), m_text.find('\n', m_at), m_text.size()});
    std::string part(m_text.substr(m_at, end - m_at));
    if (end < m_text.size() && m_text[end] == '\n' && part.ends_with('\r')) part.pop_back();
    if (std::any_of(part.begin(), part.end(), [](char c) { return c >= 0 && c < ' ' && c != '\t'; })) {
      m_errors.push_back({m_line, "a control character stands in the template", "delete it"});
    }
    m_pieces.push_back({PieceKind::text, std::move(part), m_line});
    m_at = end;
  }

  // False when nothing behind the tag can be understood.
  bool scan_tag() {
    const bool triple = m_text.substr(m_at).starts_with("{{{");
    const std::string_view closing = triple ? "}}}" : "}}";
    const std::size_t begin = m_at + closing.size();
    const std::size_t end = m_text.find(closing, begin);
    if (end == std::string_view::npos) {
      m_errors.push_back({m_line, fmt::format("a tag begins with {} and does not end", triple ? "{{{" : "{{"),
                          fmt::format("close it with {}", closing)});
      return false;
    }
    add_tag(m_text.substr(begin, end - begin), triple);
    m_line += static_cast<std::size_t>(std::count(m_text.begin() + static_cast<std::ptrdiff_t>(m_at),
                                                  m_text.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
    m_at = end + closing.size();
    return true;
  }

  void add_tag(std::string_view inside, bool triple) {
    std::string_view name = trim(inside);
    if (triple) return add_named(PieceKind::raw, name);
    if (name.starts_with('!')) return m_pieces.push_back({PieceKind::comment, "", m_line});
    static constexpr std::string_view k_signs = "#^/>&";
    static constexpr PieceKind k_kinds[] = {PieceKind::section, PieceKind::inverted, PieceKind::end,
                                            PieceKind::partial, PieceKind::raw};
    const auto sign = name.empty() ? std::string_view::npos : k_signs.find(name.front());
    if (sign == std::string_view::npos) return add_named(PieceKind::variable, name);
    add_named(k_kinds[sign], trim(name.substr(1)));
  }

  void add_named(PieceKind kind, std::string_view name) {
    const bool odd = name.empty() || std::any_of(name.begin(), name.end(), [](char c) {
                       return !(c == '_' || c == '-' || c == '.' || c == '/' || (c >= '0' && c <= '9') ||
                                (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
                     });
    if (odd) {
      const bool delimiters = name.starts_with('=');
      m_errors.push_back({m_line, fmt::format("'{{{{{}}}}}' is not a tag that can be used", name),
                          delimiters ? "tags always stand between {{ and }}; they cannot be changed"
                                     : "a tag holds one name, such as {{name}} or {{#name}}"});
      return;
    }
    m_pieces.push_back({kind, std::string(name), m_line});
  }

  std::string_view m_text;
  std::vector<TemplateError>& m_errors;
  std::vector<Piece> m_pieces;
  std::size_t m_at = 0;
  std::size_t m_line = 1;
};

std::string indented(std::string_view text, std::string_view indent) {
  std::string out;
  bool start = true;
  for (const char c : text) {
    if (start && c != '\n') out += indent;
    start = c == '\n';
    out += c;
  }
  return out;
}

// Puts the pieces of a template and its partials in a row.
class Assembler {
 public:
  explicit Assembler(const PartialLookup& partials) : m_partials(partials) {}

  Template run(std::string_view text) {
    add_text(text, {}, 0);
    check_balance();
    return std::move(m_out);
  }

 private:
  // Where a piece comes from: in a partial, every line is the line of the tag that asked for it.
  struct Origin {
    std::string partial;
    std::size_t line = 0;
  };

  void add_text(std::string_view text, const Origin& origin, int depth) {
    std::vector<TemplateError> errors;
    const std::vector<Piece> pieces = Scanner(text, errors).scan();
    for (auto& error : errors) {
      if (!origin.partial.empty()) {
        error.message =
            fmt::format("in the partial '{}', line {}: {}", origin.partial, error.line, error.message);
        error.line = origin.line;
      }
      m_out.errors.push_back(std::move(error));
    }
    for (std::size_t i = 0; i < pieces.size();) {
      std::size_t end = i;
      while (end < pieces.size() && pieces[end].kind != PieceKind::newline) ++end;
      add_line(pieces, i, end, origin, depth);
      i = end + 1;
    }
  }

  void add_line(const std::vector<Piece>& pieces, std::size_t begin, std::size_t end, const Origin& origin,
                int depth) {
    const bool alone = stands_alone(pieces, begin, end);
    std::string indent;
    for (std::size_t i = begin; i < end; ++i) {
      const Piece& piece = pieces[i];
      if (piece.kind == PieceKind::partial) {
        add_partial(piece, alone ? indent : "", alone, origin, depth);
      } else if (piece.kind == PieceKind::text) {
        if (alone)
          indent = piece.value;
        else
          add_token(TokenKind::text, piece, origin);
      } else if (piece.kind != PieceKind::comment) {
        add_token(token_kind(piece.kind), piece, origin);
      }
    }
    if (!alone && end < pieces.size()) add_token(TokenKind::text, pieces[end], origin);
  }

  static bool stands_alone(const std::vector<Piece>& pieces, std::size_t begin, std::size_t end) {
    std::size_t tags = 0;
    std::size_t partials = 0;
    for (std::size_t i = begin; i < end; ++i) {
      if (pieces[i].kind == PieceKind::text && !is_blank(pieces[i].value)) return false;
      if (pieces[i].kind == PieceKind::text) continue;
      if (!can_stand_alone(pieces[i].kind)) return false;
      ++tags;
      if (pieces[i].kind == PieceKind::partial) ++partials;
    }
    return tags > 0 && (partials == 0 || tags == 1);
  }

  void add_partial(const Piece& piece, std::string_view indent, bool alone, const Origin& origin, int depth) {
    const std::size_t line = origin.partial.empty() ? piece.line : origin.line;
    const std::string_view found = m_partials(piece.value);
    if (found.empty()) {
      m_out.errors.push_back({line, fmt::format("there is no partial '{}'", piece.value),
                              "a partial is a template that comes with worksort"});
      return;
    }
    if (depth >= k_deepest) {
      m_out.errors.push_back({line, fmt::format("partials are nested too deeply at '{}'", piece.value),
                              "a partial may not put itself in"});
      return;
    }
    std::string text = indented(found, indent);
    while (!alone && text.ends_with('\n')) text.pop_back();
    add_text(text, {piece.value, line}, depth + 1);
  }

  static TokenKind token_kind(PieceKind kind) {
    switch (kind) {
      case PieceKind::variable:
        return TokenKind::variable;
      case PieceKind::raw:
        return TokenKind::raw;
      case PieceKind::section:
        return TokenKind::section;
      case PieceKind::inverted:
        return TokenKind::inverted;
      case PieceKind::end:
        return TokenKind::end;
      default:
        return TokenKind::text;
    }
  }

  void add_token(TokenKind kind, const Piece& piece, const Origin& origin) {
    const std::size_t line = origin.partial.empty() ? piece.line : origin.line;
    m_out.tokens.push_back({kind, piece.value, 0, line, origin.partial});
  }

  // Sections learn where they end.
  void check_balance() {
    std::vector<TemplateToken*> open;
    for (std::size_t i = 0; i < m_out.tokens.size(); ++i) {
      TemplateToken& token = m_out.tokens[i];
      if (token.kind == TokenKind::section || token.kind == TokenKind::inverted) open.push_back(&token);
      if (token.kind != TokenKind::end) continue;
      if (open.empty() || open.back()->value != token.value) {
        const std::string hint = open.empty() ? "delete it, or put {{#" + token.value + "}} before it"
                                              : "the section that is open here is " + open.back()->value;
        m_out.errors.push_back(
            {token.line, fmt::format("{{{{/{}}}}} closes a section that is not open", token.value), hint});
        return;
      }
      open.back()->end = i;
      open.pop_back();
    }
    for (const auto* token : open) {
      m_out.errors.push_back({token->line, fmt::format("the section '{}' is not closed", token->value),
                              "put {{/" + token->value + "}} where it ends"});
    }
  }

  const PartialLookup& m_partials;
  Template m_out;
};

}  // namespace

Template parse_template(std::string_view text, const PartialLookup& partials) {
  text = behind_byte_mark(text);
  if (!is_valid_utf8(text)) return {{}, {{1, "the template is not UTF-8 text", "save it as UTF-8"}}};
  return Assembler(partials).run(text);
}

}  // namespace worksort
