"""What becomes of mutants that nothing notices: which make no difference, and whether what is claimed of them holds."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from peel_grade.mutation.equivalence import Equivalence, Looked
from peel_grade.mutation.mutants import Mutant
from peel_grade.mutation.survivors import Claim, Claims
from peel_grade.mutation.trying import Tried

_MOST_LOOKED_AT = 200
"""Survivors without a claim that are looked at: where there are more, scenarios or boundaries are what is missing."""


class Survivor(NamedTuple):
    """A mutant that nothing notices, what is claimed of it, and what was found (None: it was not looked at)."""

    mutant: Mutant
    claim: Claim | None
    looked: Looked | None

    @property
    def open(self) -> bool:
        """Whether it may make a difference that something should notice."""
        return self.looked is None or not self.looked.equivalent


class Verdict(NamedTuple):
    """What is wrong with a claim: why it does not hold; or (empty) that it is needless, for the change is noticed."""

    rule: str
    says: str
    why: str


def survivors(tried: Iterable[Tried], claims: Claims, equivalence: Equivalence) -> list[Survivor]:
    """The mutants that survive, in their order; each is looked at that something is claimed of, and many others."""
    left, found = _MOST_LOOKED_AT, []
    for each in tried:
        if each.survives:
            claim = claims.get(each.mutant.name)
            looked = equivalence.of(each.mutant) if claim is not None or left else None
            left -= claim is None and left > 0
            found.append(Survivor(each.mutant, claim, looked))
    return found


def judged(
    claims: Claims, tried: Iterable[Tried], found: Iterable[Survivor], equivalence: Equivalence, *, complete: bool
) -> Iterator[Verdict]:
    """The claims with which something is wrong; `complete` is whether every mutant was tried."""
    looked: dict[tuple[str, str], list[Looked]] = {}  # a rule may have one test twice, with changes of one name
    for survivor in found:
        if survivor.claim is not None and survivor.looked is not None:
            looked.setdefault(survivor.mutant.name, []).append(survivor.looked)
    noticed = set()
    for each in tried:
        if not each.survives and each.mutant.name in claims:
            looked.setdefault(each.mutant.name, []).append(equivalence.of(each.mutant))
            noticed.add(each.mutant.name)
    for (rule, says), claim in claims.items():
        results = looked.get((rule, says), [])
        why = next(filter(None, (_why_not(claim, each) for each in results)), "")
        if complete and not results:
            why = "no change of the rulebook is called so"
        if why or (rule, says) in noticed:
            yield Verdict(rule, says, why)


def _why_not(claim: Claim, looked: Looked) -> str:
    """Why a claim does not hold; empty where it does."""
    if looked.how is None:
        return f"it cannot be confirmed: {looked.why_not}"
    if looked.differs:
        return f"it makes a difference {looked.differs}"
    return "" if claim.how == looked.how else f"it is known otherwise: write `equivalent: {looked.how}`"
