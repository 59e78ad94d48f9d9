// Every message of the reader in a few plain sentences; a test compares the list with the sources.
#include "worksort/report/data/findings.hpp"

#include <algorithm>
#include <array>

#include <fmt/core.h>

namespace worksort {
namespace {

struct Explanation {
  std::string_view id;
  std::string_view text;
};

// clang-format off: one message a line
constexpr std::array k_explanations = {
    Explanation{"ambiguous-student",
                "A piece names a student by a name that several students of the rosters have. Write the "
                "student's id."},
    Explanation{"ambiguous-word",
                "Two entries of a codebook share a name or an alias, so a reader cannot know which one is "
                "meant. Keep the word with one of them."},
    Explanation{"bad-code",
                "Codes and ids hold no semicolon, because it separates codes in spreadsheets. Several codes "
                "are a list: [a, b]."},
    Explanation{"bad-date",
                "Dates are written as year-month-day, such as 2026-11-17, and must exist in the calendar."},
    Explanation{"bad-escape",
                "A backslash in double quotes begins an escape that does not exist. Use single quotes, or "
                "write two backslashes."},
    Explanation{"bad-flag", "This key is true or false; yes and no are understood too."},
    Explanation{"bad-key",
                "A key must be plain text without characters that cannot be seen. Type it again by hand."},
    Explanation{"bad-number", "This key takes a whole number such as 20."},
    Explanation{"case-differs",
                "Two codes that no codebook defines differ only in capital letters. They stay two codes "
                "until they are written the same way or a codebook defines one."},
    Explanation{"class-differs",
                "Readers of one piece put it in different classes. The class that stands first, in the order "
                "of the files, counts."},
    Explanation{"codebook-circle",
                "A codebook extends another one that extends it again. Take one of the two out."},
    Explanation{"codebook-differs",
                "The work names another codebook than its task. The task's codebook counts."},
    Explanation{"comment-without-blank",
                "After a blank, # begins a comment, so the rest of the line is not read. Put the value in "
                "quotes, or a blank after the #."},
    Explanation{"control-character",
                "The file holds a character that cannot be seen and does not belong in text. Take it out, or "
                "save the file again as plain text."},
    Explanation{"dates-differ",
                "Two readers put the work of one student on one task on different days, so it counts as two "
                "pieces. The date is the day students did the work."},
    Explanation{
        "duplicate-id",
        "Two things of one kind have the same id. The first one counts; give the other an id of its own."},
    Explanation{"duplicate-key",
                "A key stands twice in one place. The first one counts. Two work: or task: documents in one "
                "file need a line with --- between them."},
    Explanation{"duplicate-piece",
                "One reader coded the same piece twice. A second response on one day is attempt: 2; a second "
                "reader is another coder."},
    Explanation{
        "extends-too-deep",
        "Codebooks extend each other through more than 100 steps. Extend the ones that the entries stand "
        "in directly."},
    Explanation{"invalid-utf8", "The file is not UTF-8 text. Save it again with the encoding UTF-8."},
    Explanation{"long-row",
                "A row of a table has more cells than the header. Usually a cell holds the delimiter and "
                "needs double quotes around it."},
    Explanation{"missing-blank", "After a key comes a colon and then a blank: student: s07."},
    Explanation{"missing-colon", "A line that should be 'key: value' has no colon."},
    Explanation{"missing-column",
                "A table of work needs a column named student. 'worksort import' reads tables whose columns "
                "have other names."},
    Explanation{"missing-key", "Something that is needed here is missing. The message names it."},
    Explanation{"needs-quotes",
                "What stands here means something else in YAML, or part of it would be lost. Put the whole "
                "value in quotes, as the hint shows."},
    Explanation{"no-aliases",
                "Files are data, and * refers to another part of the file. Write the value out, or put it in "
                "quotes if it is text."},
    Explanation{"no-anchors",
                "Files are data, and & names a part of the file to use again. Write the value without it, or "
                "put it in quotes if it is text."},
    Explanation{
        "no-codebook",
        "No codebook is named, so codes stand exactly as they are written and none of them can be checked."},
    Explanation{"no-directives",
                "A line that begins with % is a command to a YAML reader and is not read. Put text that "
                "begins with % in quotes."},
    Explanation{"no-merge-keys", "<< copies one part of a file into another. Write the values out."},
    Explanation{
        "no-tags",
        "! gives a value a type; here everything is text. Put the value in quotes if the ! belongs to it."},
    Explanation{
        "not-on-roster",
        "The student is not on the roster of the class. Check the id, or add the student to the roster."},
    Explanation{"not-worksort",
                "The file is YAML, but none of its keys belongs to worksort. It was passed over."},
    Explanation{"other-case", "The code was found although it is written with other capital letters."},
    Explanation{"replaces-shipped",
                "A codebook of yours has the id of one that ships with worksort, and is used in its place."},
    Explanation{
        "short-row",
        "A row of a table has fewer cells than the header. The cells that are not there are taken as empty."},
    Explanation{"spreadsheet-file",
                "A workbook is not text. Save its table as CSV UTF-8 in the spreadsheet program, and read "
                "that file with 'worksort import'."},
    Explanation{"spreadsheet-value",
                "Spreadsheets turn answers such as 3/4 or 1-2 into dates and long numbers into 1.00E+05. "
                "Compare the answer with the page, and format the column as text before typing."},
    Explanation{"stray-quote",
                "A value without quotes ends in a quote; if the one at its beginning was forgotten, add it. "
                "In a table, a quote inside a quoted cell is doubled."},
    Explanation{
        "student-two-names",
        "One id has two names in one school. The first one counts; give one of the students another id."},
    Explanation{"tab-indent", "Lines are indented with blanks, never with tabs."},
    Explanation{"text-not-code",
                "A cell of codes held words that are no code of the codebook. 'worksort import' moved them "
                "to the note of the piece."},
    Explanation{"too-deep", "Values are nested more than 32 levels deep."},
    Explanation{
        "too-long",
        "A list in brackets or a file is longer than anything a person writes. Cut it into several files."},
    Explanation{"too-many-codes", "A piece takes at most 255 codes of a kind."},
    Explanation{"unclear-delimiter",
                "The first line of a table splits into equally many cells in more than one way. --delimiter "
                "of 'worksort import' says which one is meant."},
    Explanation{
        "too-many-mistakes",
        "A file has so many mistakes that the rest of it was not read. Mend the first ones and check again."},
    Explanation{"unclosed-bracket", "A [ or { is opened and never closed."},
    Explanation{"unclosed-quote",
                "A quote is opened and not closed on its line. Longer texts are indented deeper than their "
                "key on the lines that follow. In a table, the cell ends at the next delimiter then."},
    Explanation{"undescribed-task",
                "Work belongs to a task that no file describes. Everything works without, but the prompt, "
                "the answers and what you expect to see are not known."},
    Explanation{
        "unknown-column",
        "Columns of the table are not known and were not used. 'worksort import' can be told what they are."},
    Explanation{"unknown-code",
                "The codebook does not define this code. The piece is kept; only this code is left out."},
    Explanation{"unknown-codebook", "There is no codebook of that id in the files or in worksort."},
    Explanation{"unknown-key", "This key does not exist here. Keys of your own begin with x-."},
    Explanation{"unknown-look-for", "The exemplars of the task have no look-for of that id."},
    Explanation{"unknown-student", "A plan names a student who is on no roster and has no work."},
    Explanation{"unknown-task", "No file describes the task, and no work belongs to it."},
    Explanation{"unknown-word", "This key takes only certain words. The message lists them."},
    Explanation{"unlisted-answer",
                "Answers are compared with the task's answers, and what is not listed there counts as wrong. "
                "These answers may be right in another form."},
    Explanation{"unreadable",
                "A file or folder could not be opened or is not a regular file. The others were read."},
    Explanation{"wording",
                "The words label children or name what is missing. Groups and notes are about the work; the "
                "hint says what could be written."},
    Explanation{"wrong-shape", "A list stands where one value belongs, or a value where keys belong."},
    Explanation{"yaml-syntax",
                "The line cannot be understood as YAML. Look for a missing quote, blank or indent on this "
                "line or just above."},
};
// clang-format on

}  // namespace

std::vector<std::string> message_ids() {
  std::vector<std::string> out;
  for (const auto& e : k_explanations) out.emplace_back(e.id);
  std::sort(out.begin(), out.end());
  return out;
}

std::optional<std::string> explain(std::string_view id) {
  for (const auto& e : k_explanations) {
    if (e.id == id) return fmt::format("{}: {}\n", e.id, e.text);
  }
  return std::nullopt;
}

std::string all_explanations() {
  std::string out;
  for (const auto& e : k_explanations) out += fmt::format("{}\n    {}\n", e.id, e.text);
  return out;
}

}  // namespace worksort
