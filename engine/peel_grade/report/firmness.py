"""How firm draft grades are, in words: how few pieces of evidence would have to turn out otherwise, and which."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Literal

from peel_grade.files.record import Record
from peel_grade.report.lines import flowed, wrapped
from peel_grade.report.sections import framework_of, headline
from peel_grade.rulebook.framework import Framework
from peel_grade.wording.paint import Paint
from peel_grade.wording.terms import listed

if TYPE_CHECKING:
    from peel_grade.report import form

_KINDS: tuple[Literal["missing", "recorded"], ...] = ("missing", "recorded")
_DIRECTIONS = (("falls", "fall"), ("rises", "rise"))
_NOT_KNOWN = "rules share too much evidence to tell"


class _Way(Record):
    """A direction in which a grade could change, in parts of a sentence.

    `to` is where, the same by all that is told; else empty. Of `told` each says how few pieces do.
    """

    verb: str
    to: str
    told: tuple[str, ...]
    one: bool


def without_doubt(document: "form.AssessmentDocument") -> dict[str, str]:
    """The grades of questions, and the `overall` one, that would be others without the doubtful evidence."""
    found = document["doubtful"]
    graded = [each for each in found["differences"] if each["kind"] in ("overall", "question")] if found else []
    return {each["id"] if each["kind"] == "question" else "overall": str(each["without"]) for each in graded}


def firm_said(graded: "form.Question | form.Overall", framework: Framework, without: str | None = None) -> str:
    """In a sentence, how few pieces of evidence that turned out otherwise would make a grade fall or rise; and the
    grade `without` what is doubtful, where that is another one. Empty where there is neither.
    """
    ways, stays = _ways(graded, framework.said), _withstands(graded, framework)
    told = [
        f"would {each.verb} {f'{each.to} ' * bool(each.to)}if {listed(each.told, 'or')} "
        f"{'piece' if each.one else 'pieces'} turned out otherwise"
        for each in ways
    ]
    if stays:
        told.insert(0, f"would not fall unless more than {listed(stays, 'or')} pieces turned out otherwise")
    if _not_known(graded):
        told = [f"may be firm or not: its {_NOT_KNOWN}"]
    if without is not None:
        told.append(f"would be {framework.said(without)} without what is doubtful")
    return "; ".join(told)


def firm_told(
    graded: "form.Question | form.Overall", framework: Framework, width: int, indent: str, without: str | None = None
) -> Iterator[str]:
    """The same in short, in lines: `falls to R by 1 missing or 2 recorded`; and the grade without what is doubtful."""
    ways, stays = _ways(graded, framework.letter), _withstands(graded, framework)
    told = [f"{each.verb}s {f'{each.to} ' * bool(each.to)}by {listed(each.told, 'or')}" for each in ways]
    if stays:
        told.insert(0, f"stays unless by more than {listed(stays, 'or')}")
    if _not_known(graded):
        told = [f"firm or not: {_NOT_KNOWN}"]
    elif graded["firmness"] is not None and not graded["exact"] and len({*(graded["range"] or ())}) > 1:
        told.append("of the grades shown as possible nothing may bring some")
    if without is not None:
        told.append(f"{framework.letter(without)} without what is doubtful")
    if told:
        yield from flowed(["; ".join(told)], width, indent)


def _not_known(graded: "form.Question | form.Overall") -> bool:
    """Whether no change of evidence could be looked at."""
    firmness = graded["firmness"]
    return firmness is not None and all(
        each["looked"] == 0
        for way in (firmness["falls"], firmness["rises"])
        for each in (way["missing"], way["recorded"])
    )


def _ways(graded: "form.Question | form.Overall", called: Callable[[str], str]) -> Iterator[_Way]:
    """The directions in which few pieces change a grade; `called` names one."""
    firmness = graded["firmness"]
    if firmness is None:
        return
    for direction, verb in _DIRECTIONS:
        resiliences, kinds = _of(firmness, direction), _kinds(graded, direction)
        found = [(kind, number) for kind in _KINDS if (number := resiliences[kind]["number"]) is not None]
        brought = {kind: f"to {listed(map(called, resiliences[kind]['grades']), 'or')}" for kind, _ in found}
        same = brought[found[0][0]] if len({*brought.values()}) == 1 else ""
        told = [f"{number} {kind}" if same else f"{number} {kind} ({brought[kind]})" for kind, number in found]
        told += [
            f"at least {looked + 1} {kind}"
            for kind in kinds
            if kind not in brought and (looked := resiliences[kind]["looked"])
        ]
        if found:
            yield _Way(verb, same, tuple(told), all(number == 1 for _, number in found) and len(told) == len(found))


def _withstands(graded: "form.Question | form.Overall", framework: Framework) -> list[str]:
    """How many pieces of each kind a grade withstands that falls with no few; none where it falls, or is the worst."""
    firmness = graded["firmness"]
    if firmness is None or graded["draft_grade"] == framework.scale[0]:
        return []
    falls = firmness["falls"]
    if any(falls[kind]["number"] is not None for kind in _KINDS):
        return []
    kinds = _kinds(graded, "falls")
    return [f"{looked} {kind}" for kind in kinds if (looked := falls[kind]["looked"])]


def _kinds(graded: "form.Question | form.Overall", direction: str) -> tuple[Literal["missing", "recorded"], ...]:
    """The kinds of evidence of which any number could make a grade fall or rise, as far as its range tells."""
    ends = graded["range"]
    if ends is not None and ends[direction == "rises"] == graded["draft_grade"]:  # whatever comes to be recorded
        return _KINDS[1:]
    return _KINDS


def _of(firmness: "form.Firmness", direction: str) -> "form.Resiliences":
    return firmness["falls"] if direction == "falls" else firmness["rises"]


def firm(document: "form.AssessmentDocument", paint: Paint, width: int) -> Iterator[str]:
    """How firm each grade is, with the smallest sets of pieces of evidence that would change it."""
    framework = framework_of(document)
    graded: list[tuple[str, str, form.Question | form.Overall]] = [("overall", "Overall", document["overall"])]
    graded += [(name, each["title"], each) for name, each in document["questions"].items()]
    if not any(each["firmness"] for _, _, each in graded):
        return
    without = without_doubt(document)
    yield from headline("How firm the grades are", paint, width)
    for name, title, each in graded:
        if each["firmness"] is not None:
            yield from wrapped(f"{title}:", width, "    ", "  ")
            if told := firm_said(each, framework, without.get(name)):
                yield from wrapped(told, width, "    ")
            for told in changing(each["firmness"], framework, _as_written):
                yield from wrapped(told, width, "      ", "    - ")


def _as_written(piece: "form.Otherwise") -> str:
    written = (
        f"previous.areas: [{piece['value']}]" if piece["kind"] == "repeated" else f"{piece['name']}: {piece['value']}"
    )
    return f"{piece['label']} (`{written}`)"


def changing(
    firmness: "form.Firmness", framework: Framework, called: Callable[["form.Otherwise"], str]
) -> Iterator[str]:
    """The smallest sets of pieces of evidence that would change a grade, each in a sentence; `called` names a piece."""
    for direction, verb in _DIRECTIONS:
        resiliences = _of(firmness, direction)
        for resilience, how in ((resiliences["missing"], "recorded"), (resiliences["recorded"], "recorded otherwise")):
            for each in resilience["sets"]:
                pieces = "; ".join(map(called, each["evidence"]))
                yield f"would {verb} to {framework.said(each['grade'])} with this {how}: {pieces}"
