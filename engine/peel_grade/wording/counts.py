"""What grade rules count, in English."""

from peel_grade.rulebook.conditions import Leaf
from peel_grade.rulebook.model import GRADES, Rulebook
from peel_grade.rulebook.subjects import Count
from peel_grade.wording.terms import THAN, listed, number_word, show_number, words

_BELOW_GOOD, _GOOD_OR_BETTER = set(GRADES[:2]), set(GRADES[2:])


def counted(leaf: Leaf, spec: Count, book: Rulebook) -> str:
    """A comparison of what a grade rule counts, in words: `at least two strengths are found`."""
    if leaf.operator == "at_least" and leaf.low <= 0:
        return "no rule above decides"
    if spec.of == "evidence":
        return _many(leaf, spec, "piece of evidence", "pieces of evidence", "is recorded", "are recorded")
    if spec.of == "findings":
        one, many = _finding(spec)
        verb = "made" if one == "finding" else "found"
        return _many(leaf, spec, one, many, f"is {verb}", f"are {verb}")
    titles = _titles(spec, book)
    grade = _graded(spec)
    one = spec.of.removesuffix("s")
    if len(titles) == 1 and spec.measure == "count" and leaf.low == 1 and leaf.operator in ("at_least", "below"):
        return f"the {one} {titles[0]} is {'' if leaf.operator == 'at_least' else 'not '}{grade or 'counted'}"
    of_named = f" of the {spec.of} {listed(titles, 'and')}" if titles else ""
    is_, are = (f"is {grade}", f"are {grade}") if grade else ("is counted", "are counted")
    if titles and spec.measure == "count":
        return _many(leaf, spec, of_named.strip(), of_named.strip(), is_, are).replace("no of", "none of", 1)
    return _many(leaf, spec, one, spec.of, is_, are)


def _many(leaf: Leaf, spec: Count, one: str, many: str, is_: str, are: str) -> str:
    """A count or share of things with its verb: `at least two strengths are found`."""
    if spec.measure == "share":
        possible = "possible " if spec.of in ("findings", "evidence") else ""
        return f"{_share(leaf)} of the {possible}{many} {are}"
    low = int(leaf.low) if float(leaf.low).is_integer() else leaf.low
    match leaf.operator:
        case "below" if low == 1:
            return f"no {one} {is_}"
        case "at_most" if low == 0:
            return f"no {one} {is_}"
        case "between" if leaf.low == leaf.high:
            text = f"exactly {number_word(low)}"
        case "between":
            return f"between {number_word(low)} and {number_word(leaf.high)} {many} {are}"
        case "below":
            return f"fewer than {number_word(low)} {many} {are}"
        case "above":
            text = f"more than {number_word(low)}"
        case "at_least":
            text = f"at least {number_word(low)}"
        case "at_most":
            text = f"at most {number_word(low)}"
    return f"{text} {one if low == 1 else many} {is_ if low == 1 else are}"


def _share(leaf: Leaf) -> str:
    if leaf.operator == "between":
        return f"between {show_number(leaf.low)}% and {show_number(leaf.high)}%"
    return f"{THAN[leaf.operator]} {show_number(leaf.low)}%"


def _finding(spec: Count) -> tuple[str, str]:
    one, many = {
        "strength": ("strength", "strengths"), "weakness": ("weakness", "weaknesses"),
        "cause_of_concern": ("cause of concern", "causes of concern"), None: ("finding", "findings"),
    }[spec.kind or ("weakness" if spec.weight else None)]  # fmt: skip
    before = f"{spec.weight} " if spec.weight else ""
    if spec.repeat is not None:
        before = f"{'repeated' if spec.repeat else 'new'} {before}"
    return before + one, before + many


def _titles(spec: Count, book: Rulebook) -> list[str]:
    known = {theme.id: theme.title for theme in book.themes.values()}
    known |= {question.id: question.title for question in book.questions.values()}
    named = [name for name in known if name in spec.named]
    return [f"“{known[name]}”" for name in named] + [words(name) for name in spec.named if name not in known]


def _graded(spec: Count) -> str:
    """The grades counted, as what follows `is`."""
    grades = {grade for grade in spec.graded if grade in GRADES}
    parts = []
    if grades == _BELOW_GOOD:
        parts.append("below good")
    elif grades == _GOOD_OR_BETTER:
        parts.append("good or outstanding")
    elif grades:
        parts.append(f"graded {listed([words(grade) for grade in GRADES if grade in grades], 'or')}")
    if len(grades) != len(spec.graded):
        parts.append("without enough evidence")
    return " or ".join(parts)
