#include "join.hpp"

#include "worksort/model/piece_fields.hpp"
#include "worksort/util/platform.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace worksort {
namespace {

template <typename Value>
void append(std::vector<Value>& to, std::vector<Value>& from, std::uint32_t file) {
  for (auto& value : from) {
    value.origin.file = file;
    to.push_back(std::move(value));
  }
}

// The members of a reading of one type.
template <typename Member>
std::vector<Member> members() {
  std::vector<Member> out;
  for (const auto& field : piece_fields()) {
    if (const auto* member = std::get_if<Member>(&field.member)) out.push_back(*member);
  }
  return out;
}

// Turns handles of a file's own pool into handles of the study's.
class Renamer {
 public:
  Renamer(const TextPool& from, TextPool& to) {
    m_new.reserve(from.size());
    for (std::uint32_t i = 0; i < from.size(); ++i) m_new.push_back(to.add(from, Text{i}));
  }

  void operator()(Text& text) const { text = m_new[static_cast<std::size_t>(text)]; }
  void operator()(CodeRef& ref) const { (*this)(ref.code); }

  void operator()(Reading& r) const {
    static const auto k_codes = members<CodeRef Reading::*>();
    static const auto k_texts = members<Text Reading::*>();
    for (const auto member : k_codes) (*this)(r.*member);
    for (const auto member : k_texts) (*this)(r.*member);
  }

 private:
  std::vector<Text> m_new;
};

// The first texts become those of all; handles of the others change.
void take_texts(TextPool& texts, FileContent& content) {
  if (texts.size() == 1) {  // the empty one
    texts = std::move(content.texts);
    return;
  }
  const Renamer rename(content.texts, texts);
  for (auto& code : content.codes) rename(code);
  for (auto& reading : content.readings) rename(reading);
}

template <typename Value>
void move_behind(std::vector<Value>& to, std::vector<Value>& from) {
  if (to.capacity() == 0) {
    to = std::move(from);
    return;
  }
  const std::size_t needed = to.size() + from.size();
  if (needed > to.capacity()) platform::reserve_much(to, std::max(needed, to.capacity() * 2));
  to.insert(to.end(), from.begin(), from.end());
}

void take_readings(TextPool& texts, std::vector<CodeRef>& codes, std::vector<Reading>& readings,
                   FileContent& from) {
  take_texts(texts, from);
  if (!codes.empty())
    for (auto& reading : from.readings) reading.first_code += static_cast<std::uint32_t>(codes.size());
  move_behind(codes, from.codes);
  move_behind(readings, from.readings);
}

PiecePlace in_file(PiecePlace place, std::uint32_t file) {
  place.file = file;
  return place;
}

void keep_keys(KeptKeys& to, KeptKeys&& from, std::uint32_t file) {
  for (auto& [place, keys] : from.pieces) to.pieces.emplace(in_file(place, file), std::move(keys));
  for (auto& [place, head] : from.heads)
    to.heads.emplace(in_file(place, file), KeptKeys::Head{in_file(head.last, file), std::move(head.keys)});
  std::move(from.documents.begin(), from.documents.end(), std::back_inserter(to.documents));
}

}  // namespace

void Join::report(Severity severity, std::string_view id, const Origin& at, std::string message,
                  std::string hint) {
  diagnostics.add({severity, std::string(id), at.file < study.files.size() ? study.files[at.file] : "",
                   at.spot, std::move(message), std::move(hint), ""});
}

Origin origin_of(const Reading& reading, const CodeRef& code) {
  return {reading.file, {code.line, code.column, code.width}};
}

Origin origin_of(const Reading& reading) {
  return {reading.file, {reading.line, reading.column, 1}};
}

void add_part(FileContent& to, FileContent&& part) {
  take_readings(to.texts, to.codes, to.readings, part);
}

void append_content(Join& join, std::uint32_t file, FileContent&& content) {
  Study& study = join.study;
  if (file > 0)
    for (auto& reading : content.readings) reading.file = file;
  take_readings(study.texts, study.codes, study.readings, content);
  for (auto& codebook : content.codebooks) {
    const auto set_file = [&](auto& entries) {
      for (auto& entry : entries) entry.file = file;
    };
    Codebook::for_each_list([&](Dimension, auto list) { set_file(codebook.*list); });
    set_file(codebook.references);
  }
  for_each_kind([&](std::string_view, auto list) { append(study.*list, content.*list, file); });
  keep_keys(study.kept, std::move(content.kept), file);
  study.input.unread += content.unread;
  study.input.empty_works += content.empty_works;
  study.input.files += content.foreign || content.continues ? 0 : 1;
}

}  // namespace worksort
