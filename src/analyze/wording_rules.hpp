// The words that label children, with what to write in their place.
#pragma once

#include <array>
#include <string_view>

namespace worksort {

// Words in a row, each one of several (`low|high kids`). A match is no label when one of `not_before`
// follows.
struct WordingRule {
  std::string_view words;
  std::string_view instead;
  std::string_view not_before{};
};

constexpr std::string_view k_by_strategy = "name the strategy: 'students who counted by fours'";
constexpr std::string_view k_not_yet = "say what is on the page and what is not yet";
constexpr std::string_view k_slip = "say what differs, and where: 'one step is calculated differently'";
constexpr std::string_view k_only_the_page =
    "say what is on the page; what was behind it only the student can tell";
constexpr std::string_view k_no_kinds =
    "there are no kinds of people here: say what the work shows, 'used doubles in two places'";
constexpr std::string_view k_service =
    "name the adults and not the child: 'also works with the special educator'";
constexpr std::string_view k_standard =
    "say what is on the page and what is not yet; of a task, say which grade's standard it asks for";
constexpr std::string_view k_taught = "say what was taught, and what of it is on the page";

// Ability and tier labels that the field's position statements advise against, guesses about character, and
// phrases about what is missing. A word that is harmless alone is here with the words that make it a label.
constexpr std::array k_wording_rules = {
    // A place in a row of children.
    WordingRule{
        "low|lower|lowest|high|higher|highest|middle|bubble|weak|weaker|weakest|slow|slower|slowest|bright|"
        "brighter|brightest|smart|smarter|smartest|gifted|dumb "
        "kids|kid|children|child|learners|learner|achievers|achiever|performers|performer",
        k_by_strategy},
    WordingRule{
        "low|lower|lowest|weak|weaker|weakest|slow|slower|slowest|bright|brighter|brightest|smart|smarter|"
        "smartest|bubble|gifted students|student|pupils|pupil",
        k_by_strategy},
    WordingRule{"high|higher|highest students|pupils", k_by_strategy},
    WordingRule{"low|high group|groups", k_by_strategy, "size|sizes|number|numbers"},
    WordingRule{"middle group|groups", k_by_strategy, "of|has|shows"},
    WordingRule{"my|our|your top|bottom|middle kids|students", k_by_strategy},
    WordingRule{"my lows|highs|mediums|bubbles", k_by_strategy},
    WordingRule{"high flyers|flyer|fliers|flier", k_by_strategy},
    WordingRule{"low|high ability|abilities", k_by_strategy},
    WordingRule{"low|lower|high|higher level|performing|achieving "
                "kids|kid|students|student|learners|learner|children|child|group|groups",
                k_by_strategy},
    WordingRule{"underachievers|underachiever|overachievers|overachiever", k_by_strategy},
    WordingRule{"red|yellow|green zone kids|students", k_by_strategy},
    WordingRule{"tier 1|2|3|one|two|three|i|ii|iii kids|kid|students|student|learners|learner|children|child",
                k_by_strategy},
    WordingRule{"sped|iep|ell|esl kids|kid", k_service},
    WordingRule{"sped students|student", k_service},
    WordingRule{"special needs kids|kid|children|child", k_service},
    // What is missing.
    WordingRule{
        "struggling kids|kid|students|student|learners|learner|children|child|mathematicians|mathematician",
        k_not_yet},
    WordingRule{"strugglers|struggler", k_not_yet},
    WordingRule{"remedial kids|kid|students|student|learners|learner|children|child|group|groups", k_not_yet},
    WordingRule{"at risk kids|kid|students|student|learners|learner|children|child", k_not_yet},
    WordingRule{"below basic|proficient|proficiency", k_not_yet},
    WordingRule{"below grade level", k_standard},
    WordingRule{"kids|students|children|learners who are|were behind", k_not_yet, "the|a|this|that"},
    WordingRule{"doesn't|don't|didn't get it", k_not_yet,
                "to|right|done|finished|back|out|from|into|in|on|by|for|all"},
    WordingRule{"does|do|did not get it", k_not_yet,
                "to|right|done|finished|back|out|from|into|in|on|by|for|all"},
    WordingRule{"just doesn't|don't|didn't get", k_not_yet, "enough|any|a|an|the|to|there|home"},
    WordingRule{"can't|cannot do math|maths|mathematics|fractions", k_not_yet},
    WordingRule{"he|she|they|kids|kid|students|student|children|child|who can't|cannot|couldn't "
                "do|even|think|learn|understand|reason|handle|focus|remember",
                k_not_yet},
    WordingRule{"he|she|kids|kid|child|who can't|cannot|couldn't "
                "add|subtract|multiply|divide|count|read|explain|solve|keep",
                k_not_yet},
    WordingRule{"he|she|they|kids|students|children|who is|are|was|were unable to", k_not_yet},
    WordingRule{"incapable|clueless|hopeless|stupid", k_not_yet},
    WordingRule{"lost cause|causes", k_not_yet},
    WordingRule{"not|isn't|never good at math|maths|mathematics", k_not_yet},
    WordingRule{"bad|terrible|poor at math|maths|mathematics", k_not_yet},
    WordingRule{"he'll|she'll|they'll|will never get it", k_not_yet,
                "to|right|done|finished|back|out|from|into|in|on|by|for|all"},
    WordingRule{"doesn't|don't|didn't understand anything", k_not_yet},
    WordingRule{"one|two|three|1|2|3 grade|grades|years behind", k_standard, "the|a|this|that|his|her|our"},
    WordingRule{"one|two|three|1|2|3 grade level|levels behind", k_standard},
    WordingRule{"has|have no clue", k_not_yet},
    WordingRule{"has|have no number sense", k_not_yet},
    WordingRule{"lacks|lack number sense", k_not_yet},
    WordingRule{"knows|know|understands|understand nothing", k_not_yet},
    WordingRule{"should know this|that|it by now", k_taught},
    WordingRule{"should already know|have", k_taught, "seen|been"},
    // Guesses about character and about kinds of people.
    WordingRule{"careless|carelessly|carelessness", k_slip},
    WordingRule{"sloppy", k_slip, "joe|joes"},
    WordingRule{"lazy|lazily|laziness", k_only_the_page, "river|susan|day|dog|afternoon"},
    WordingRule{"unmotivated", k_only_the_page},
    WordingRule{"doesn't|don't|didn't even try", k_only_the_page},
    WordingRule{"isn't|aren't|wasn't even trying", k_only_the_page},
    WordingRule{"he|she|they|who|kids|students refuse|refuses|refused to work|try|think", k_only_the_page},
    WordingRule{"not|isn't|wasn't a math|maths person|kid|brain|student", k_no_kinds},
    WordingRule{"not|aren't math|maths people|kids", k_no_kinds},
    WordingRule{"math|maths brain|brains|gene", k_no_kinds},
    WordingRule{"no head for math|maths|numbers|figures", k_no_kinds},
};

}  // namespace worksort
