"""How firm draft grades are, in words: how few pieces of evidence would have to turn out otherwise, and which."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Literal

from peel_grade.report.lines import flowed, wrapped
from peel_grade.report.sections import headline
from peel_grade.wording.paint import Paint

if TYPE_CHECKING:
    from peel_grade.report import form

_KINDS: tuple[Literal["missing", "recorded"], ...] = ("missing", "recorded")
_DIRECTIONS = (("falls", "fall"), ("rises", "rise"))


def firm_told(graded: "form.Question | form.Overall", width: int, indent: str) -> Iterator[str]:
    """In lines, how few pieces of evidence that turned out otherwise would make a grade fall or rise; else none."""
    if told := firm_said(graded):
        yield from flowed([told], width, indent)


def firm_said(graded: "form.Question | form.Overall") -> str:
    """The same in a sentence."""
    firmness = graded["firmness"]
    if firmness is None:
        return ""
    return "; ".join(said for direction, verb in _DIRECTIONS if (said := _fewest(_of(firmness, direction), verb)))


def _of(firmness: "form.Firmness", direction: str) -> "form.Resiliences":
    return firmness["falls"] if direction == "falls" else firmness["rises"]


def _fewest(resiliences: "form.Resiliences", verb: str) -> str:
    """`would fall if 1 missing or 2 recorded pieces turned out otherwise`; empty where no few pieces do."""
    numbers = {kind: number for kind in _KINDS if (number := resiliences[kind]["number"]) is not None}
    if not numbers:
        return ""
    pieces = "piece" if [*numbers.values()][-1] == 1 else "pieces"
    told = " or ".join(f"{number} {kind}" for kind, number in numbers.items())
    return f"would {verb} if {told} {pieces} turned out otherwise"


def firm(document: "form.AssessmentDocument", paint: Paint, width: int) -> Iterator[str]:
    """How firm each grade is, with the smallest sets of pieces of evidence that would change it."""
    graded: list[tuple[str, form.Question | form.Overall]] = [("Overall", document["overall"])]
    graded += [(each["title"], each) for each in document["questions"].values()]
    if not any(each["firmness"] for _, each in graded):
        return
    yield from headline("How firm the grades are", paint, width)
    for title, each in graded:
        if each["firmness"] is not None:
            yield from wrapped(f"{title}:", width, "    ", "  ")
            yield from firm_told(each, width, "    ")
            for told in changing(each["firmness"], _as_written):
                yield from wrapped(told, width, "      ", "    - ")


def _as_written(piece: "form.Otherwise") -> str:
    return f"{piece['label']} (`{piece['name']}: {piece['value']}`)"


def changing(firmness: "form.Firmness", called: Callable[["form.Otherwise"], str]) -> Iterator[str]:
    """The smallest sets of pieces of evidence that would change a grade, each in a sentence; `called` names a piece."""
    for direction, verb in _DIRECTIONS:
        resiliences = _of(firmness, direction)
        for resilience, how in ((resiliences["missing"], "recorded"), (resiliences["recorded"], "recorded otherwise")):
            for changes in resilience["sets"]:
                yield f"would {verb} with this {how}: {'; '.join(map(called, changes))}"
