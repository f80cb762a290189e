"""Which evidence, turning out otherwise, would change a grade by itself, and to which grade."""

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Literal

from peel_grade.files.record import Record
from peel_grade.firmness.resilience import SETS
from peel_grade.rulebook.framework import INSUFFICIENT, Framework

if TYPE_CHECKING:
    from peel_grade.report import form

_KINDS: tuple[Literal["missing", "recorded"], ...] = ("missing", "recorded")


class Turn(Record):
    """The smallest sets of pieces of evidence by which a grade would fall or rise (`verb`), and where `to`.

    `missing`: evidence that is not recorded and comes to be so; otherwise what is recorded and found another way.
    `cut`: there may be other sets.
    """

    verb: str
    to: str
    missing: bool
    sets: "tuple[tuple[form.Otherwise, ...], ...]"
    cut: bool


def turns(graded: "form.Question | form.Overall", possible: Collection[str], framework: Framework) -> Iterator[Turn]:
    """How a draft grade would change; `possible` are the grades that missing evidence allows."""
    firmness = graded["firmness"]
    if firmness is None:
        return
    order = [*framework.below, INSUFFICIENT, *framework.scale[len(framework.below) :]]  # as firmness has them
    place = order.index(graded["draft_grade"])
    for verb, beyond, others, by_kind in (
        ("fall", "below", order[:place], firmness["falls"]),
        ("rise", "above", order[place + 1 :], firmness["rises"]),
    ):
        for kind in _KINDS:
            if sets := by_kind[kind]["sets"]:
                met = [each for each in others if kind == "recorded" or each in possible]
                to = f"to {framework.said(met[0])}" if len(met) == 1 else f"{beyond} {framework.said(order[place])}"
                yield Turn(verb, to, kind == "missing", tuple(map(tuple, sets)), len(sets) >= SETS)
