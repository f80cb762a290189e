"""What a framework declares of itself, from what was written to the data; and whether it hangs together."""

import re
from collections.abc import Iterator

from peel_grade.files.problems import Problem, quoted
from peel_grade.rulebook.framework import INSUFFICIENT, UNGRADED, Comparator, Effort, Framework, Grade, Noun, Words
from peel_grade.rulebook.frozen import FrozenDict
from peel_grade.rulebook.reading.framework_form import (
    ComparatorText,
    EffortText,
    FrameworkFile,
    GradeText,
    UnitText,
    WordsText,
)
from peel_grade.rulebook.reading.layers import Located
from peel_grade.rulebook.units import Unit

_DUPLICATE = "duplicate-name"
_RESERVED = (INSUFFICIENT, UNGRADED)
_KEY = re.compile(r"[^\W\d][\w'-]*")
KEYS_BESIDE = (
    *("framework", "source", "inspected", "previous", "indicators", "flags", "moderation", "allow"),
    *("assessment", "grades", "areas", "without_counterpart", "line", "note"),
)
"""The keys that stand beside the framework's word for whom it inspects, in force files and in what was published."""


def declared(text: FrameworkFile) -> Framework:
    """The framework; of what is not declared it has nothing, or the usual words."""
    return Framework(
        id=text.id,
        title=text.title,
        year=text.year,
        version=text.version,
        words=_words(text.words),
        grades=tuple(map(_grade, text.grades or ())),
        weights=tuple(text.weights or ()),
        benchmarks=FrozenDict({name: _comparator(row) for name, row in sorted(text.benchmarks.items())}),
        ranks=FrozenDict(dict(text.ranks or {})),
        units=FrozenDict({name: _unit(name, row) for name, row in sorted(text.units.items())}),
        recording=tuple(text.recording or ()),
        alternatives=FrozenDict(
            {name: row.title for name, row in sorted(text.overall.alternatives.items()) if row.title}
            if text.overall
            else {}
        ),
        efforts=FrozenDict({name: _effort(row) for name, row in (text.efforts or {}).items()}),
    )


def _words(text: WordsText | None) -> Words:
    given = text.model_dump(exclude_none=True) if text is not None else {}
    return Words()._replace(**{name: Noun(*noun) for name, noun in given.items()})


def _grade(text: GradeText) -> Grade:
    return Grade(text.id, text.title, text.letter, text.points, text.standard is True)


def _comparator(text: ComparatorText) -> Comparator:
    return Comparator(text.title, text.says or f"in {text.title}")


def _effort(text: EffortText) -> Effort:
    return Effort(text.title, text.points or 0, text.usual is True)


def _unit(name: str, text: UnitText) -> Unit:
    given = {key: value for key in ("least", "most", "per") if (value := getattr(text, key)) is not None}
    title = text.title or re.sub(r"\d{4,}", lambda found: f"{int(found[0]):,}", name.replace("_", " "))
    step = text.step if text.step is not None else 1 if text.whole else 0.1
    return Unit(whole=text.whole, title=title, step=step, percent=text.percent, **given)


def check_declared(framework: Located[FrameworkFile], problems: list[Problem]) -> None:
    """Add what does not hang together in what one framework file declares."""
    problems.extend(_scale(framework))
    problems.extend(_subject(framework))
    problems.extend(_efforts(framework))
    for index, weight in enumerate(weights := framework.text.weights or []):
        if weight in weights[:index]:
            message = f"the weight `{weight}` is declared twice"
            problems.append(framework.problem(message, at=("weights", index), code=_DUPLICATE))
    for name, unit in framework.text.units.items():
        if unit.least is not None and unit.most is not None and unit.least >= unit.most:
            message, help = f"no figure is from {unit.least} to {unit.most}", "`least` is below `most`"
            problems.append(framework.problem(message, help, at=("units", name, "least"), code="wrong-value"))


def _efforts(framework: Located[FrameworkFile]) -> Iterator[Problem]:
    """One of the efforts is the usual one, and it changes something."""
    efforts = framework.text.efforts or {}
    usual = [name for name, each in efforts.items() if each.usual]
    if efforts and not usual:
        help = "write `usual: true` at the one that holds where an entry names none"
        yield framework.problem("no effort is the usual one", help, at=("efforts",), key=True, code="wrong-value")
    for name in usual[1:]:
        help = f"it is `{usual[0]}` already"
        at = ("efforts", name, "usual")
        yield framework.problem("two efforts are the usual one", help, at=at, key=True, code="wrong-value")
    for name in usual:
        if efforts[name].changeable is False:
            help = "name it at the entries of the catalogue that cannot be changed"
            at = ("efforts", name, "usual")
            message = f"`{name}` is the usual effort, and changes nothing"
            yield framework.problem(message, help, at=at, key=True, code="wrong-value")


def _subject(framework: Located[FrameworkFile]) -> Iterator[Problem]:
    """The word for whom it inspects is a key of files."""
    words = framework.text.words
    if words is None or words.subject is None:
        return
    noun, at = Noun(*words.subject), ("words", "subject", 0)
    if noun.key in KEYS_BESIDE:
        message = f"`{noun.key}` cannot be what is inspected: it is a key of files that name who was inspected"
        yield framework.problem(message, "choose another word", at=at, code="wrong-value")
    elif not _KEY.fullmatch(noun.key) or noun.key in ("true", "false", "null"):
        message = f"{quoted(noun.one)} cannot stand as a key in files that name who was inspected"
        yield framework.problem(message, "write it with letters and spaces only", at=at, code="wrong-value")


def _scale(framework: Located[FrameworkFile]) -> Iterator[Problem]:
    grades = framework.text.grades or []
    for index, grade in enumerate(grades):
        for key in ("id", "letter"):
            if getattr(grade, key) in [getattr(each, key) for each in grades[:index]]:
                message = f"two grades have the {key} `{getattr(grade, key)}`"
                yield framework.problem(message, at=("grades", index, key), code=_DUPLICATE)
        if grade.id in _RESERVED:
            message = f"`{grade.id}` cannot be a grade: it stands where there is none"
            yield framework.problem(message, "choose another id", at=("grades", index, "id"), code="wrong-value")
    standards = [index for index, grade in enumerate(grades) if grade.standard]
    if grades and not standards:
        help = "write `standard: true` at the grade that is asked for"
        yield framework.problem("no grade is the standard", help, at=("grades",), key=True, code="wrong-value")
    for index in standards[1:]:
        help = f"it is `{grades[standards[0]].id}` already"
        yield framework.problem(
            "two grades are the standard", help, at=("grades", index, "standard"), key=True, code="wrong-value"
        )
    without = [index for index, grade in enumerate(grades) if grade.points is None]
    if 0 < len(without) < len(grades):
        message = f"`{grades[without[0]].id}` has no points, and other grades have"
        yield framework.problem(
            message, "give all grades points, or none", at=("grades", without[0]), code="wrong-value"
        )
