"""What few changes of each kind do, of as many together as can be kept."""

from peel_grade.firmness.changes import Of
from peel_grade.firmness.ground import Ground
from peel_grade.firmness.reach import TooMany
from peel_grade.firmness.search import Found, Search
from peel_grade.rulebook.frozen import FrozenDict

MOST = 3
"""Changes that are looked at together."""


def few_changes(ground: Ground, *kinds: Of) -> list[Found]:
    """What is found of each kind of changes, of as many together as can be kept."""
    found = dict[Of, Found]()
    for most in range(MOST, 0, -1):
        search = Search(ground, most)
        for of in kinds:
            if of not in found:
                try:
                    found[of] = search.found(of)
                except TooMany:
                    continue
        if len(found) == len(kinds):
            break
    return [found.get(of, Found({}, None, FrozenDict(), {})) for of in kinds]
