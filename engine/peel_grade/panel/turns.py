"""Which evidence, turning out otherwise, would change a grade by itself, and to which grade."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from peel_grade.files.record import Record
from peel_grade.firmness.kept import ANY_FIGURE
from peel_grade.firmness.search import SETS
from peel_grade.rulebook.framework import Framework

if TYPE_CHECKING:
    from peel_grade.report import form

_CLOSED = {"{supplied: false}": "could not be supplied", "not_comparable": "could not be compared"}
_KINDS: tuple[Literal["missing", "recorded"], ...] = ("missing", "recorded")


class Turn(Record):
    """The smallest sets of pieces of evidence by which a grade would fall or rise (`verb`), and `to` which grade.

    `missing`: evidence that is not recorded and comes to be so; otherwise what is recorded and found another way.
    `cut`: there may be other sets.
    """

    verb: str
    to: str
    missing: bool
    sets: "tuple[tuple[form.Otherwise, ...], ...]"
    cut: bool

    def said(self, piece: "form.Otherwise") -> str:
        """What a piece would come in as, or be found: `came in at 1000`."""
        value = piece["value"]
        if piece["kind"] == "repeated":
            return "were listed"
        if value in _CLOSED:
            return _CLOSED[value]
        if value == ANY_FIGURE:
            return "came in, at whatever figure"
        if value.startswith("{"):
            parts = value.strip("{}").replace(": ", " ").replace("_", " ")
            return f"{'came in' if self.missing else 'were found'} with {parts}"
        came = "came in as" if piece["kind"] == "flag" else "came in at"
        return f"{came if self.missing else 'were found'} {value.replace('_', ' ')}"


def turns(graded: "form.Question | form.Overall", framework: Framework) -> Iterator[Turn]:
    """How a draft grade would change, by evidence that is missing and by what is recorded: to each grade of its own."""
    firmness = graded["firmness"]
    if firmness is None:
        return
    for verb, by_kind in (("fall", firmness["falls"]), ("rise", firmness["rises"])):
        for kind in _KINDS:
            cut = len(by_kind[kind]["sets"]) >= SETS
            for grade in by_kind[kind]["grades"]:
                if sets := [tuple(each["evidence"]) for each in by_kind[kind]["sets"] if each["grade"] == grade]:
                    yield Turn(verb, f"to {framework.said(grade)}", kind == "missing", tuple(sets), cut)
