"""Where the inspected stand to the threshold of a rule: it concludes, it does not, or it is undecided."""

from collections.abc import Mapping, Sequence

from peel_grade.files.record import Record
from peel_grade.panel.comparisons import Outcome, cost, gap, of_number
from peel_grade.panel.drafts import Draft
from peel_grade.rulebook.conditions import Leaf, leaves
from peel_grade.rulebook.model import Rule

SIDES: tuple[bool | None, ...] = (True, None, False)
"""A rule concludes, is undecided, or does not conclude."""


class Place(Record):
    """How one draft stands to a rule: `away` comparisons would have to turn out otherwise for it to be the other way.

    `gap` is how far the first figure that holds it on its side is from the threshold, None where none does.
    `outcomes` are those of the rule's comparisons.
    """

    draft: Draft
    verdict: bool | None
    away: int
    gap: float | None
    outcomes: tuple[Outcome, ...]


class Sides(Record):
    """A rule with what it compares, and who stands on which side of it, the nearest first on each."""

    rule: Rule
    comparisons: tuple[Leaf, ...]
    places: Mapping[bool | None, tuple[Place, ...]]


def sides(rule: Rule, drafts: Sequence[Draft], numbers: Mapping[Leaf, int]) -> Sides:
    """Who stands where to a rule; `numbers` are the places of all comparisons among the outcomes of a draft."""
    condition = rule.condition
    compared = tuple(dict.fromkeys(leaves(condition)))
    numbered = [(leaf, numbers[leaf]) for leaf in compared]
    figures = [place for place, leaf in enumerate(compared) if of_number(leaf)]
    found: dict[bool | None, list[Place]] = {side: [] for side in SIDES}
    for draft in drafts:
        verdict = draft.verdicts.get(rule.id)
        outcomes = tuple(draft.outcomes[number] for _, number in numbered)
        met = {leaf: draft.outcomes[number].met for leaf, number in numbered}
        # what holds the rule where it is: the figures that are on its side
        apart = next((gap(compared[at], outcomes[at]) for at in figures if outcomes[at].met is verdict), None)
        found[verdict].append(Place(draft, verdict, cost(condition, verdict is not True, met), apart, outcomes))
    return Sides(rule, compared, {side: tuple(sorted(places, key=_nearest)) for side, places in found.items()})


def _nearest(place: Place) -> tuple[int, float, str]:
    return place.away, float("inf") if place.gap is None else place.gap, place.draft.name
