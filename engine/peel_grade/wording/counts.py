"""What grade rules count, in English."""

from collections.abc import Mapping

from peel_grade.rulebook.conditions import Condition, Leaf
from peel_grade.rulebook.framework import INSUFFICIENT, Framework, Noun
from peel_grade.rulebook.model import Question, Rulebook, Theme
from peel_grade.rulebook.subjects import Count
from peel_grade.wording.terms import THAN, denied, listed, number_word, show_number


def counted(leaf: Leaf, spec: Count, book: Rulebook, *, wanted: bool = True) -> str:
    """A comparison of what a grade rule counts, or (not `wanted`) its opposite, in words.

    `at least two strengths are found`. The opposite is for `between` alone: any other comparison has one of its own.
    """
    if always(leaf):
        return "always"
    if leaf.operator == "below" and leaf.low <= 0:
        return "never"
    if spec.of == "evidence":
        told = _many(leaf, spec, evidence_counted(spec, book), "recorded", wanted)
        return told.replace("no of", "none of", 1) if spec.named else told
    if spec.of == "findings":
        return _findings(leaf, spec, book.framework, wanted)
    if spec.of == "reasons":
        return _many(leaf, spec, finding_counted(spec, book.framework), "among the reasons", wanted)
    if spec.measure == "points":
        return _points(leaf, spec, book, wanted)
    if spec.of == "areas":
        (area,) = spec.named
        return f"“{book.areas[area].text}” is {'suggested' if leaf.operator == 'at_least' else 'not suggested'}"
    if spec.of == "overall":
        said = graded_said(spec, book.framework)
        return f"the overall grade is {denied(said) if leaf.operator == 'below' else listed(said, 'or')}"
    titles, grades = _titles(spec, book), graded_said(spec, book.framework)
    one, many = stratum_noun(spec.of, book.framework)
    grade = listed(grades, "or")
    if len(titles) == 1 and spec.measure == "count" and leaf.low == 1 and leaf.operator in ("at_least", "below"):
        return f"the {one} {titles[0]} is {denied(grades) if leaf.operator == 'below' else grade}"
    if titles and spec.measure == "count":
        named = f"of the {many} {listed(titles, 'and')}"
        return _many(leaf, spec, (named, named), grade, wanted).replace("no of", "none of", 1)
    if titles:
        many = f"{one if len(titles) == 1 else many} {listed(titles, 'and')}"
    return _many(leaf, spec, (one, many), grade, wanted)


def _points(leaf: Leaf, spec: Count, book: Rulebook, wanted: bool) -> str:
    """A percentage of the most points that grades could bring."""
    one, many = stratum_noun(spec.of, book.framework)
    titles = _titles(spec, book)
    named = f"{one if len(titles) == 1 else many} {listed(titles, 'and')}" if titles else many
    return f"the {named} {'brings' if len(titles) == 1 else 'bring'} {_share(leaf, wanted)} of the most points"


def stratum_noun(of: str, framework: Framework) -> Noun:
    """What the framework calls the themes or questions that are counted."""
    return framework.words.theme if of == "themes" else framework.words.question


def always(condition: Condition) -> bool:
    """Whether a condition of a grade rule is that there are none or more: it holds whatever is counted."""
    return isinstance(condition, Leaf) and condition.operator == "at_least" and condition.low <= 0


def _many(leaf: Leaf, spec: Count, names: tuple[str, str], verb: str, wanted: bool) -> str:
    """A count or share of things (what one and what several of them are called) with what they are."""
    one, many = names
    if spec.measure == "share":
        return f"{_share(leaf, wanted)} of the {many} are {verb}"
    low, high = number_word(leaf.low), number_word(leaf.high)
    match leaf.operator:
        case "below" if leaf.low == 1:
            return f"no {one} is {verb}"
        case "at_most" if leaf.low == 0:
            return f"no {one} is {verb}"
        case "between" if not wanted:
            return f"fewer than {low} or more than {high} {many} are {verb}"
        case "between" if leaf.low == leaf.high:
            text = f"exactly {low}"
        case "between":
            return f"between {low} and {high} {many} are {verb}"
        case "below":
            return f"fewer than {low} {many} are {verb}"
        case "above":
            text = f"more than {low}"
        case "at_least":
            text = f"at least {low}"
        case "at_most":
            text = f"at most {low}"
    return f"{text} {one} is {verb}" if leaf.low == 1 else f"{text} {many} are {verb}"


def _share(leaf: Leaf, wanted: bool) -> str:
    low = f"{show_number(leaf.low)}%"
    if leaf.operator == "between":
        high = f"{show_number(leaf.high)}%"
        return f"between {low} and {high}" if wanted else f"less than {low} or more than {high}"
    return f"{THAN[leaf.operator]} {low}"


def _findings(leaf: Leaf, spec: Count, framework: Framework, wanted: bool) -> str:
    """A count of findings; of a share, those that are repeated are among all that rules could make."""
    names = finding_counted(spec if spec.measure == "count" else spec._replace(repeat=None), framework)
    verb = "made" if names[0] == "finding" else "found"
    if spec.measure == "count":
        return _many(leaf, spec, names, verb, wanted)
    if spec.repeat is not None:
        verb += " and repeated" if spec.repeat else " and new"
    return _many(leaf, spec, (names[0], f"possible {names[1]}"), verb, wanted)


def evidence_counted(spec: Count, book: Rulebook) -> Noun:
    """The pieces of evidence that are counted: `favourable pieces of evidence`; of named ones, all their labels."""
    side = {None: "", True: "favourable ", False: "adverse "}[spec.favourable]
    noun = Noun(f"{side}piece of evidence", f"{side}pieces of evidence")
    if not spec.named:
        return noun
    labels = [f"“{entry.label}”" for entry in book.entries() if entry.id in spec.named]
    named = f"{noun.one if len(labels) == 1 else noun.many} {listed(labels, 'and')}"
    return Noun(f"of the {named}", f"of the {named}") if spec.measure == "count" else Noun(named, named)


def finding_counted(spec: Count, framework: Framework) -> Noun:
    """The findings that are counted: `repeated grave weaknesses`."""
    one, many = {
        "strength": Noun("strength", "strengths"), "weakness": Noun("weakness", "weaknesses"),
        "cause_of_concern": framework.words.concern, None: Noun("finding", "findings"),
    }[spec.kind or ("weakness" if spec.weight else None)]  # fmt: skip
    before = f"{spec.weight} " if spec.weight else ""
    if spec.repeat is not None:
        before = f"{'repeated' if spec.repeat else 'new'} {before}"
    return Noun(before + one, before + many)


def _titles(spec: Count, book: Rulebook) -> list[str]:
    known: Mapping[str, Theme] | Mapping[str, Question] = book.themes if spec.of == "themes" else book.questions
    return [f"“{each.title}”" for each in known.values() if each.id in spec.named]


def graded_said(spec: Count, framework: Framework) -> list[str]:
    """The grades counted, each as what follows `is`."""
    grades = [grade for grade in framework.grades if grade.id in spec.graded]
    if not spec.graded:
        return ["counted"]
    found = [grade.said for grade in grades]
    if len(grades) > 1 and [grade.id for grade in grades] == [*framework.below]:
        found = [f"below {framework.standard.said}"]
    elif len(grades) < 2 or grades != [*framework.grades[len(framework.below) :]]:
        found[:1] = [f"graded {grade}" for grade in found[:1]]
    return found + (["without enough evidence"] if INSUFFICIENT in spec.graded else [])
